package rediscluster

import (
	"cmp"
	"fmt"

	"github.com/pulumi/pulumi-random/sdk/v4/go/random"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// The ways in which AWS takes another token.
// Source: ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy.
const (
	rotate      = "ROTATE"
	set         = "SET"
	deleteToken = "DELETE"
)

// generatedTokenLength of letters and digits is 381 bits. Symbols would add little, and have to be quoted in shells, files and URLs.
const generatedTokenLength = 64

// usesToken says whether clients log in with a token, or did until the move to users is made.
func (r *request) usesToken() bool { return r.authToken.Given || r.generateToken }

// tokenInput is the input that the token comes from.
func (r *request) tokenInput() string {
	if r.authToken.Given {
		return "authToken"
	}
	return "generateAuthToken"
}

// movesToUsers says whether the cluster has a token still, and users are made beside it that will take its place.
func (r *request) movesToUsers() bool {
	return r.usesToken() && r.usesUsers() && r.tokenStrategy == deleteToken
}

// sentStrategy is the strategy that the AWS provider is given with a token. It is never DELETE, which the provider cannot carry out: on the
// way to users a cluster keeps the strategy that it has (see leftAlone), and a new one has no token before this one.
func (r *request) sentStrategy() string {
	if r.tokenStrategy == deleteToken {
		return rotate
	}
	return cmp.Or(r.tokenStrategy, rotate)
}

// hasUsers says whether the users are those of the cluster, and not made for it alone.
func (r *request) hasUsers() bool { return r.usesUsers() && !r.usesToken() }

// tokenKey changes with a token that is generated.
func (r *request) tokenKey() string { return fmt.Sprint(r.tokenVersion) }

// sameToken says whether the token is the one that the cluster was last given, as far as that is known.
func sameToken(c planChange) bool {
	then, p := c.Was, c.Now
	switch {
	case p.generateToken:
		return then.generateToken && p.tokenKey() == then.tokenKey()
	case then.lastToken != "":
		return !p.authToken.Known || p.authToken.Value == then.lastToken
	case then.generateToken:
		return false
	}
	return !check.Changed(then.authToken, p.authToken)
}

// token is the program's own, or one that is generated; the zero Output where there is none.
func (b *builder) token() (pulumi.StringOutput, error) {
	p := b.plan
	switch {
	case p.generateToken:
		made, err := random.NewRandomPassword(b.Ctx, b.Name("auth-token"), &random.RandomPasswordArgs{
			Length: pulumi.Int(generatedTokenLength), Special: pulumi.Bool(false), Keepers: pulumi.StringMap{"version": pulumi.String(p.tokenKey())},
		}, b.Child()...)
		if err != nil {
			return pulumi.StringOutput{}, err
		}
		return made.Result, nil
	case p.authToken.Given:
		return pulumi.ToSecret(inputs.StringInput(p.authToken)).(pulumi.StringOutput), nil
	}
	return pulumi.StringOutput{}, nil
}
