// Package access is the concern of who can log in, and of the encryption of connections. It has three parts: TLS, the
// token and the users.
//
// A rule about one part sees that part alone. Rules that relate parts see the whole plan, and stand in the files named
// between.
package access

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is who can log in, and how connections are encrypted.
type Plan struct {
	TLS   *TLS
	Token *Token
	Users *Users
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs, identity *identity.Plan, engine *engine.Release) *Plan {
	return &Plan{
		TLS:   newTLS(in, args, engine),
		Token: newToken(in, args, engine),
		Users: NewUsers(in, args.users(), identity, engine),
	}
}

// The parts of a plan, for lifting the rules about them.
func ofTLS(p *Plan) *TLS { return p.TLS }

func ofToken(p *Plan) *Token { return p.Token }

func ofUsers(p *Plan) *Users { return p.Users }

// MovesToUsers says whether the cluster still has its token, and users are created that will take its place.
func (p *Plan) MovesToUsers() bool {
	return p.Token.Wanted() && p.Users.Wanted() && p.Token.Strategy == DeleteToken
}

// AuthenticatesUsers says whether clients log in as users. During the move from a token to users they do not yet.
func (p *Plan) AuthenticatesUsers() bool { return p.Users.Wanted() && !p.Token.Wanted() }

// usersInUse are the users as which clients log in: none while they log in with a token.
func usersInUse(p *Plan) *Users {
	if p.AuthenticatesUsers() {
		return p.Users
	}
	return &Users{}
}

// LeftAlone are the properties of the replication group that the AWS provider must not change while there are users.
//
// For another strategy alone the provider sends the token again, and AWS refuses that where there is no token. During
// the move to users the provider cannot do what AWS demands, which is to take the token away in the request that adds
// the users. So the user sends this request, and the provider leaves what it finds afterwards.
// Source: https://github.com/hashicorp/terraform-provider-aws/issues/39546.
func (p *Plan) LeftAlone() []string {
	if p.MovesToUsers() {
		return []string{"authToken", "authTokenUpdateStrategy", "userGroupIds"}
	}
	return []string{"authTokenUpdateStrategy"}
}

// moveCommand is the request to AWS that takes the token away and gives the cluster its users.
func (p *Plan) moveCommand() string {
	group := elasticache.ReplicationGroupID(p.Users.identity.Name)
	return group.ModifyCommand("--auth-token-update-strategy DELETE --user-group-ids-to-add " + p.Users.Group())
}
