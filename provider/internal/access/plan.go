// Package access is the concern of who can log in, with a token or as a user, and of the encryption of connections.
package access

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is who can log in, and how connections are encrypted.
type Plan struct {
	in       *inputs.Resolver
	identity *identity.Plan
	engine   *engine.Plan

	TLS     inputs.Setting[bool]
	TLSMode inputs.Setting[string]

	AuthToken inputs.Setting[string]
	// TokenEmpty says that the program passes an empty token.
	TokenEmpty    bool
	GenerateToken bool
	// TokenStrategy is empty where the program says nothing.
	TokenStrategy string
	TokenVersion  int
	// TokenVersionGiven says that the program asks for a version.
	TokenVersionGiven bool
	// LastToken is the one that a cluster which was deployed was given; empty where it has none.
	LastToken string

	UserGroupID inputs.Setting[string]
	Users       []AskedUser
	// UsersGiven says that there is a list of users, which may be empty.
	UsersGiven bool
	// PlannedUsers are those that are made.
	PlannedUsers []PlannedUser
	// ConnectionUserName is empty where the first user will do. ConnectionUser is the one that the outputs connect as,
	// or nil.
	ConnectionUserName string
	ConnectionUser     *PlannedUser
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs, identity *identity.Plan, engine *engine.Plan) *Plan {
	p := &Plan{
		in: in, identity: identity, engine: engine,
		TLS:                inputs.Take(in, "enableTransitEncryption", args.EnableTransitEncryption, true),
		TLSMode:            inputs.Take(in, "transitEncryptionMode", args.TransitEncryptionMode, ""),
		AuthToken:          inputs.Take(in, "authToken", args.AuthToken, ""),
		GenerateToken:      inputs.OrElse(args.GenerateAuthToken, false),
		TokenStrategy:      inputs.OrElse(args.AuthTokenUpdateStrategy, ""),
		TokenVersion:       inputs.OrElse(args.AuthTokenVersion, 1),
		TokenVersionGiven:  args.AuthTokenVersion != nil,
		UserGroupID:        inputs.Derive(inputs.Take(in, "userGroupId", args.UserGroupId, ""), strings.ToLower),
		Users:              takeUsers(in, args.Users),
		UsersGiven:         args.Users != nil,
		ConnectionUserName: inputs.OrElse(args.ConnectionUser, ""),
	}
	// An empty token is none: a secret of the program's configuration that was never set is one. The advice token-empty
	// says so.
	p.TokenEmpty = p.AuthToken.Given && !inputs.Said(p.AuthToken)
	p.AuthToken.Given = inputs.Said(p.AuthToken)
	// A token is a secret whether or not the program says so.
	p.AuthToken.Secret = true
	in.Secrets["authToken"] = true
	p.PlannedUsers = p.planUsers()
	if p.AuthenticatesUsers() {
		p.ConnectionUser = p.planConnectionUser()
	}
	return p
}

// Authentication is how clients prove who they are.
func (p *Plan) Authentication() string {
	switch {
	case p.UsesToken():
		return "token"
	case p.AuthenticatesUsers():
		return "users"
	}
	return "none"
}

// LeftAlone are what the AWS provider must not be told of a cluster that has users, or is about to. Of a change of the
// strategy it makes a request for another token, which AWS refuses where there is none; and it cannot take the token
// away in the request that brings the users, as AWS demands, so that this is done beside it and what is found then is
// left as it is.
// Source: https://github.com/hashicorp/terraform-provider-aws/issues/39546.
func (p *Plan) LeftAlone() []string {
	if p.MovesToUsers() {
		return []string{"authToken", "authTokenUpdateStrategy", "userGroupIds"}
	}
	return []string{"authTokenUpdateStrategy"}
}
