package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// rulesBetween relate TLS, the token and the users.
var rulesBetween = []check.Rule[*Plan]{
	{
		Name: "tls-mode-access", Input: "transitEncryptionMode",
		Holds:   "Where clients log in, with a token or as users, TLS is demanded of them.",
		Example: "transitEncryptionMode: preferred\nauthToken: a-token-of-24-characters",
		Source: "ElastiCache's answer: \"Transit encryption preferred is not supported with redis access control\" " +
			"(https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/239)",
		Needs: slices.Concat(tokenInputs, []string{"userGroupId", "transitEncryptionMode"}),
		Reads: []string{"users"},
		Check: func(p *Plan, say check.Say) {
			if p.TLS.Mode.Value == TLSPreferred && (p.Token.Wanted() || p.Users.Wanted()) {
				say("transitEncryptionMode",
					"\"preferred\" does not go with a token or users, which clients without TLS would send in clear: "+
						"use \"required\", or bring them when all clients have TLS")
			}
		},
	},
	{
		Name: "token-tls", Input: "authToken",
		Holds:   "A token goes with TLS alone.",
		Example: "authToken: a-token-of-24-characters\nenableTransitEncryption: false",
		Source:  elasticache.CreateAPI + ", AuthToken",
		Needs:   slices.Concat(tokenInputs, []string{"enableTransitEncryption"}),
		Check: func(p *Plan, say check.Say) {
			if p.Token.Wanted() && !p.TLS.Enabled.Value {
				say(p.Token.Input(), "needs TLS, and enableTransitEncryption is false: use true, or leave %s out",
					p.Token.Input())
			}
		},
	},
	{
		Name: "strategy-of-token", Input: "authTokenUpdateStrategy",
		Holds: "A strategy goes with a token, and `DELETE` with users as well, which are to take the " +
			"token's place.",
		Example: "authTokenUpdateStrategy: SET",
		Source: "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy: DELETE is for a move to " +
			"users",
		StricterThanAWS: "AWS looks at the strategy when the token changes, and not before.",
		Needs:           slices.Concat(tokenInputs, []string{"authTokenUpdateStrategy", "users", "userGroupId"}),
		Check: func(p *Plan, say check.Say) {
			switch {
			case p.Token.Strategy == "":
			case !p.Token.Wanted():
				say("authTokenUpdateStrategy",
					"says how the token changes, and there is none: leave it out, or pass authToken or "+
						"generateAuthToken")
			case p.Token.Strategy == DeleteToken && !p.Users.Wanted():
				say("authTokenUpdateStrategy",
					"\"DELETE\" is the way from a token to users: pass users or userGroupId as well; AWS takes a "+
						"token away in no other case")
			}
		},
	},
	{
		Name: "users-tls", Input: "users",
		Holds:   "Users, also those of `userGroupId`, go with TLS alone.",
		Example: "users: [{ name: app, accessString: on ~* +@all, iam: true }]\nenableTransitEncryption: false",
		Source:  usersSource,
		Needs:   []string{"userGroupId", "enableTransitEncryption"},
		Reads:   []string{"users"},
		Check: func(p *Plan, say check.Say) {
			if p.Users.Wanted() && !p.TLS.Enabled.Value {
				say(p.Users.Input(), "needs TLS, and enableTransitEncryption is false: use true, or leave %s out",
					p.Users.Input())
			}
		},
	},
	{
		Name: "users-or-token", Input: "users",
		Holds: "Clients log in with a token, or as users, also those of `userGroupId`; with both only on " +
			"the way from the one to the others.",
		Example: "users: [{ name: app, accessString: on ~* +@all, iam: true }]\n" +
			"authToken: a-token-of-24-characters",
		Source:          elasticache.CreateAPI + ", AuthToken, UserGroupIds",
		StricterThanAWS: "AWS would be sent the token alone, and the users would be made for nothing.",
		Needs:           slices.Concat(tokenInputs, []string{"userGroupId", "authTokenUpdateStrategy"}),
		Reads:           []string{"users"},
		Check: func(p *Plan, say check.Say) {
			if p.Token.Wanted() && p.Users.Wanted() && p.Token.Strategy != DeleteToken {
				say(p.Users.Input(),
					"does not go with a token: leave %s out; on a cluster that has the token, set "+
						"authTokenUpdateStrategy to \"DELETE\" first, which makes the users beside it (docs/access.md)",
					p.Token.Input())
			}
		},
	},
}
