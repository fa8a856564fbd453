package access

import (
	"cmp"
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// The modes of TLS.
// Source: ElastiCache API, CreateReplicationGroup, TransitEncryptionMode.
const (
	TLSPreferred = "preferred"
	TLSRequired  = "required"
)

// The ways in which AWS takes another token.
// Source: ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy.
const (
	RotateToken = "ROTATE"
	SetToken    = "SET"
	DeleteToken = "DELETE"
)

// generatedTokenLength of letters and digits is 381 bits. Symbols would add little, and have to be quoted in shells,
// files and URLs.
const generatedTokenLength = 64

// UsesToken says whether clients log in with a token, or did until the move to users is made.
func (p *Plan) UsesToken() bool { return p.AuthToken.Given || p.GenerateToken }

// TokenInput is the input that the token comes from.
func (p *Plan) TokenInput() string {
	if p.AuthToken.Given {
		return "authToken"
	}
	return "generateAuthToken"
}

// MovesToUsers says whether the cluster has a token still, and users are made beside it that will take its place.
func (p *Plan) MovesToUsers() bool {
	return p.UsesToken() && p.UsesUsers() && p.TokenStrategy == DeleteToken
}

// SentStrategy is the strategy that the AWS provider is given with a token. It is never DELETE, which the provider
// cannot carry out: on the way to users a cluster keeps the strategy that it has (see leftAlone), and a new one has no
// token before this one.
func (p *Plan) SentStrategy() string {
	if p.TokenStrategy == DeleteToken {
		return RotateToken
	}
	return cmp.Or(p.TokenStrategy, RotateToken)
}

// AuthenticatesUsers says whether the users are those of the cluster, and not made for it alone.
func (p *Plan) AuthenticatesUsers() bool { return p.UsesUsers() && !p.UsesToken() }

// tokenKey changes with a token that is generated.
func (p *Plan) tokenKey() string { return fmt.Sprint(p.TokenVersion) }

// sameToken says whether the token is the one that the cluster was last given, as far as that is known.
func sameToken(c check.Change[*Plan]) bool {
	then, p := c.Was, c.Now
	switch {
	case p.GenerateToken:
		return then.GenerateToken && p.tokenKey() == then.tokenKey()
	case then.LastToken != "":
		return !p.AuthToken.Known || p.AuthToken.Value == then.LastToken
	case then.GenerateToken:
		return false
	}
	return !check.Changed(then.AuthToken, p.AuthToken)
}
