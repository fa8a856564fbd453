package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
)

// tokenForUsers refuses an exchange of the token for users, or of users for a token, that leaves a gap.
var tokenForUsers = []check.Rule[check.Change[*Plan]]{
	{
		Name: "users-in-steps", Input: "users",
		Holds: "Users take the place of a token in two steps, with `authTokenUpdateStrategy: DELETE` first. " +
			"`userGroupId` is held to the same.",
		Before:  "authToken: a-token-of-24-characters",
		Example: "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  toUsersSource,
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if c.Now.AuthenticatesUsers() && c.Was.Token.Wanted() && !c.Was.MovesToUsers() {
				say(c.Now.Users.Input(),
					"takes the place of the token in two steps: keep %s and set authTokenUpdateStrategy to "+
						"\"DELETE\" first, which makes the users beside it and tells what to do (docs/access.md)",
					c.Was.Token.Input())
			}
		},
	},
	tokenAtOnce(func(c check.Change[*Plan]) bool { return c.Was.AuthenticatesUsers() },
		func(c check.Change[*Plan]) *Plan { return c.Now }),
}

// usersWithTLS refuses users and a change of TLS in one update.
var usersWithTLS = []check.Rule[check.Change[*Plan]]{
	{
		Name: "users-and-tls", Input: "users",
		Holds:  "Users come and go in another update than a change of TLS. `userGroupId` is held to the same.",
		Before: "transitEncryptionMode: preferred",
		Example: "transitEncryptionMode: required\nusers: [{ name: app, accessString: on ~* +@all, passwords: " +
			"[a-password-of-27-characters] }]",
		Source: usersSource + "; AWS's answers: \"User group based access control requires encryption-in-transit to " +
			"be enabled\" (https://github.com/hashicorp/terraform-provider-aws/issues/42966), \"Modification of " +
			"transit encryption is not supported for access control enabled clusters\" " +
			"(https://github.com/aws-controllers-k8s/community/issues/2536)",
		Needs: slices.Concat(ChangeInputs, []string{"enableTransitEncryption", "transitEncryptionMode"},
			engine.VersionInputs),
		Quotes: ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if !TogglesTLS(check.PartOf(c, ofTLS)) && !MovesTLSMode(check.PartOf(c, ofTLS)) {
				return
			}
			switch then, now := c.Was.AuthenticatesUsers(), c.Now.AuthenticatesUsers(); {
			case !then && now:
				say(c.Now.Users.Input(),
					"comes with a change of TLS, and AWS takes users when TLS is required already: change TLS in "+
						"this update, and bring the users in the next")
			case then && !now:
				say(c.Was.Users.Input(),
					"goes with a change of TLS, which AWS does not change on a cluster that has users: take the "+
						"users away in this update, and change TLS in the next")
			}
		},
	},
}

// tokenAdded warns of a token that is new.
var tokenAdded = []check.Rule[check.Change[*Plan]]{
	{
		Name: "token-added", Input: "authToken",
		Holds:   "The token is demanded of clients. It holds of `generateAuthToken` as well.",
		Example: "authToken: a-token-of-24-characters",
		Source:  authSource + ", setting AUTH on an existing cluster",
		Silence: "it is told once, when the token is added",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			switch {
			case !c.Now.Token.Wanted() || c.Was.Token.Wanted():
			case c.Was.AuthenticatesUsers():
				say(c.Now.Token.Input(),
					"takes the place of the users: the AWS provider takes the users away in one request and brings "+
						"the token in the next, and for the minutes between the two everyone who may connect can log "+
						"in")
			case c.Now.Token.Strategy == SetToken:
				say(c.Now.Token.Input(),
					"is new on a cluster that runs, and \"SET\" has AWS demand it at once: clients that have not "+
						"been given it are turned away")
			default:
				say(c.Now.Token.Input(),
					"is new on a cluster that runs: AWS takes it beside no token at all, so that clients can be "+
						"given it; set authTokenUpdateStrategy to \"SET\" in an update after that, and clients "+
						"without it are turned away")
			}
		},
	},
}

// usersAdded warns of users that are new, and of a token that is left out.
var usersAdded = []check.Rule[check.Change[*Plan]]{
	{
		Name: "users-added", Input: "users",
		Holds: "Clients that log in as no user are known. `userGroupId` is held to the same.",
		Example: "applyImmediately: true\nusers: [{ name: app, accessString: on ~* +@all, passwords: " +
			"[a-password-of-27-characters] }]",
		Source: usersSource,
		Silence: "it is told once, when users come to a cluster that has neither them nor a token, or another group " +
			"of them",
		Needs:  ChangeInputs,
		Quotes: ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			switch then := c.Was; {
			case !c.Now.AuthenticatesUsers() || then.Token.Wanted():
			case !then.AuthenticatesUsers():
				say(c.Now.Users.Input(),
					"is new on a cluster that runs and asks for no password: clients that log in as none of the "+
						"users are turned away at once. To give them time, bring a token first, and go from it to "+
						"users (docs/access.md)")
			case AnotherGroup(then.Users, c.Now.Users):
				say(c.Now.Users.Input(),
					"is another group of users than before: clients that log in as a user of the former one alone "+
						"are turned away")
			}
		},
	},
	{
		Name: "token-stays", Input: "authToken",
		Holds: "A token is not taken away from a cluster that runs, but for users. It holds of `generateAuthToken` " +
			"as well.",
		Before:  "authToken: a-token-of-24-characters",
		Example: "",
		Source:  "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy: DELETE is for a move to users",
		Silence: "give the token",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if !c.Now.Token.Wanted() && !c.Now.Users.Wanted() && c.Was.Token.Wanted() {
				say(c.Was.Token.Input(),
					"is left out, and the cluster has one: AWS takes a token away only in a move to users, so it is "+
						"likely to refuse this update; give the token that the cluster has")
			}
		},
	},
}

// AnotherGroup says whether the users are known to come from another group of the program's own, or from such a group
// instead of a list, or from a list instead of it. Another list stays the group that was created for the cluster.
func AnotherGroup(then, now *Users) bool {
	thenListed, nowListed := len(then.Asked) > 0, len(now.Asked) > 0
	return thenListed != nowListed || !nowListed && check.Changed(then.GroupID, now.GroupID)
}

// usersGone warns of users that are taken away.
var usersGone = []check.Rule[check.Change[*Plan]]{
	{
		Name: "users-gone", Input: "users",
		Holds:   "Users are not taken away from a cluster that runs. `userGroupId` is held to the same.",
		Before:  "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Example: "applyImmediately: true",
		Source:  "ElastiCache API, ModifyReplicationGroup, UserGroupIdsToRemove",
		Silence: "give the users, or a token",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if c.Was.AuthenticatesUsers() && !c.Now.Users.Wanted() && !c.Now.Token.Wanted() {
				say(c.Was.Users.Input(),
					"is left out, and so everyone who may connect can log in, without any password")
			}
		},
	},
}
