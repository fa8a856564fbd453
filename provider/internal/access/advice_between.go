package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// adviceBetween is about the move from a token to users, and about the lack of both.
var adviceBetween = []check.Rule[*Plan]{
	{
		Name: "move-to-users", Input: "authTokenUpdateStrategy",
		Holds: "A move from the token to users is made to the end.",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: DELETE\n" +
			"users: [{ name: default, accessString: on ~* +@all, passwords: [a-token-of-24-characters] }]",
		Source:  toUsersSource,
		Silence: "make the move, and leave the token and `authTokenUpdateStrategy` out",
		Needs:   slices.Concat(ChangeInputs, []string{"name"}),
		Quotes:  ChangeQuotes,
		Check: func(p *Plan, say check.Say) {
			if p.MovesToUsers() {
				say("authTokenUpdateStrategy",
					"\"DELETE\" leaves the token as it is, while users are made. When they are there: %s, and wait "+
						"until the cluster is available. Then leave %s and authTokenUpdateStrategy out, and deploy "+
						"with pulumi up --refresh",
					p.moveCommand(), p.Token.Input())
			}
		},
	},
	{
		Name: "move-keeps-clients", Input: "users",
		Holds: "Clients that have the token are let in when users take its place: as the user `default`, with the " +
			"token as a password.",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: DELETE\n" +
			"users: [{ name: default, accessString: on ~* +@all, passwords: [another-of-27-characters-too] }]",
		Beside:  []string{"move-to-users"},
		Source:  usersSource + ": clients that name no user are the user default",
		Silence: "a user `default` with the token among its passwords",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(p *Plan, say check.Say) {
			if !p.MovesToUsers() || len(p.Users.Asked) == 0 {
				return
			}
			isDefault := func(u AskedUser) bool { return u.Name == elasticache.DefaultUser }
			i := slices.IndexFunc(p.Users.Asked, isDefault)
			if i < 0 {
				say("users",
					"has no user \"default\": clients that have the token are turned away as the users take its "+
						"place; list one with the token as its password until they have a user (docs/access.md)")
				return
			}
			user, token := p.Users.Asked[i], p.Token.Own
			maybeToken := func(e inputs.Setting[string]) bool { return !e.Known || e.Value == token.Value }
			if token.Given && token.Known && !slices.ContainsFunc(user.Passwords.Elements, maybeToken) {
				say(user.path+".passwords",
					"do not have the token: clients that have it are turned away as the users take its place")
			}
		},
	},
	{
		Name: "token-empty", Input: "authToken",
		Holds:   "A token that the program passes is not empty, unless clients log in otherwise. An empty one is none.",
		Example: `authToken: ""`,
		Source:  elasticache.CreateAPI + ", AuthToken: without one, whoever can connect needs no password",
		Silence: "give the token, or leave it out where no password is meant",
		Needs:   slices.Concat(tokenInputs, []string{"userGroupId"}),
		Reads:   []string{"users"},
		Check: func(p *Plan, say check.Say) {
			if p.Token.Empty && !p.Token.Wanted() && !p.Users.Wanted() {
				say("authToken",
					"is empty, which counts as none, so whoever may connect needs no password: set the secret that "+
						"it comes from, use generateAuthToken or users, or leave it out where that is meant")
			}
		},
	},
}
