package access

import (
	"cmp"
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// The strategies by which AWS replaces a token.
// Source: ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy.
const (
	RotateToken = "ROTATE"
	SetToken    = "SET"
	DeleteToken = "DELETE"
)

// Token is the password that all clients share.
type Token struct {
	engine *engine.Release

	// Own is the token that the program passes. An empty one counts as none.
	Own inputs.Setting[string]
	// Empty says that the program passes an empty token.
	Empty bool
	// Generate says that a token is generated.
	Generate bool
	// Version is which of the generated tokens the cluster has. VersionGiven says that the program names it.
	Version      int
	VersionGiven bool
	// Strategy is empty where the program gives none.
	Strategy string
	// Last is the token of the last deployment, for a plan that was deployed; empty where it had none.
	Last string
}

func newToken(in *inputs.Resolver, args Inputs, engine *engine.Release) *Token {
	t := &Token{
		engine:       engine,
		Own:          inputs.Take(in, "authToken", args.AuthToken, ""),
		Generate:     inputs.OrElse(args.GenerateAuthToken, false),
		Version:      inputs.OrElse(args.AuthTokenVersion, 1),
		VersionGiven: args.AuthTokenVersion != nil,
		Strategy:     inputs.OrElse(args.AuthTokenUpdateStrategy, ""),
	}
	// A secret of the program's configuration that was never set arrives as an empty token. The advice token-empty
	// reports it.
	t.Empty = t.Own.Given && !inputs.Said(t.Own)
	t.Own.Given = inputs.Said(t.Own)
	// A token is a secret whether or not the program marks it.
	t.Own.Secret = true
	in.Secrets["authToken"] = true
	return t
}

// Wanted says whether the program asks for a token. Clients log in with it, also while the move to users is under way.
func (t *Token) Wanted() bool { return t.Own.Given || t.Generate }

// Input is the input that the token comes from.
func (t *Token) Input() string {
	if t.Own.Given {
		return "authToken"
	}
	return "generateAuthToken"
}

// SentStrategy is the strategy that the AWS provider gets together with the token. The provider cannot carry out
// DELETE, so it never gets that: a cluster that moves to users keeps the strategy that it has (see [Plan.LeftAlone]),
// and a new cluster has no earlier token to replace.
func (t *Token) SentStrategy() string {
	if t.Strategy == DeleteToken {
		return RotateToken
	}
	return cmp.Or(t.Strategy, RotateToken)
}

// key changes when another token is to be generated.
func (t *Token) key() string { return fmt.Sprint(t.Version) }

// sameToken says whether the cluster keeps the token that it was last deployed with. A token that is not known yet
// counts as the same.
func sameToken(c check.Change[*Token]) bool {
	then, now := c.Was, c.Now
	switch {
	case now.Generate:
		return then.Generate && now.key() == then.key()
	case then.Last != "":
		return !now.Own.Known || now.Own.Value == then.Last
	case then.Generate:
		return false
	}
	return !check.Changed(then.Own, now.Own)
}
