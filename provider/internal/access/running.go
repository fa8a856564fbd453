package access

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// tokenAtOnce is the rule that a token takes the place of users at once, about any subject that may have users.
func tokenAtOnce[S any](hasUsers func(S) bool, now func(S) *Plan) check.Rule[S] {
	return check.Rule[S]{
		Name: "token-at-once", Input: "authToken",
		Holds:   "A token takes the place of users at once (`SET`). It holds of `generateAuthToken` as well.",
		Before:  "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Example: "authToken: a-token-of-24-characters",
		Source: authSource +
			": with ROTATE, a cluster without a token takes the new one beside no token at all",
		StricterThanAWS: "AWS would let everyone in who may connect, without any password, until the token is `SET`.",
		Needs:           ChangeInputs,
		Quotes:          ChangeQuotes,
		Check: func(subject S, say check.Say) {
			if p := now(subject); hasUsers(subject) && p.UsesToken() && !p.MovesToUsers() &&
				p.TokenStrategy != SetToken {
				say(p.TokenInput(),
					"takes the place of the users, and AWS takes it beside no token at all, so that everyone who may "+
						"connect could log in: set authTokenUpdateStrategy to \"SET\", and the token is demanded "+
						"(docs/access.md)")
			}
		},
	}
}

// RunningChanges are held against what runs, which may have users that the last deployment did not have: someone made
// the request of the move by hand.
var RunningChanges = []check.Rule[check.Running[*Plan]]{
	tokenAtOnce(func(r check.Running[*Plan]) bool { return r.Property("userGroupIds") != "" },
		func(r check.Running[*Plan]) *Plan { return r.Now }),
}

// moveCommand is the request of AWS that takes the token away and gives the cluster its users.
func (p *Plan) moveCommand() string {
	group := elasticache.ReplicationGroupID(p.identity.Name)
	return group.ModifyCommand("--auth-token-update-strategy DELETE --user-group-ids-to-add " + p.UserGroup())
}

// ManualSteps are what has to be done in AWS before the replication group is updated. They are held against the group
// as the engine has it.
var ManualSteps = []check.Rule[check.Running[*Plan]]{
	{
		Name: "token-gone-first", Input: "users",
		Holds: "The token is gone when the users take its place. It is held against the cluster as the last update " +
			"or refresh saw it.",
		Before: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: DELETE\n" +
			"users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Example: "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  toUsersSource,
		Late:    true,
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(r check.Running[*Plan], say check.Say) {
			if r.Now.AuthenticatesUsers() && r.Property("authToken") != "" {
				say(r.Now.UsersInput(),
					"takes the place of the token when AWS has taken it away. If that is still to do: %s. Then, and "+
						"if it is done already, pulumi up --refresh is all (docs/access.md)",
					r.Now.moveCommand())
			}
		},
	},
}
