package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Warnings are what a change of the token, the users or TLS does to clients.
var Warnings = []check.Rule[check.Change[*Plan]]{
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
			case !c.Now.UsesToken() || c.Was.UsesToken():
			case c.Was.AuthenticatesUsers():
				say(c.Now.TokenInput(),
					"takes the place of the users: the AWS provider takes the users away in one request and brings "+
						"the token in the next, and for the minutes between the two everyone who may connect can log "+
						"in")
			case c.Now.TokenStrategy == SetToken:
				say(c.Now.TokenInput(),
					"is new on a cluster that runs, and \"SET\" has AWS demand it at once: clients that have not "+
						"been given it are turned away")
			default:
				say(c.Now.TokenInput(),
					"is new on a cluster that runs: AWS takes it beside no token at all, so that clients can be "+
						"given it; set authTokenUpdateStrategy to \"SET\" in an update after that, and clients "+
						"without it are turned away")
			}
		},
	},
	{
		Name: "token-twice", Input: "authToken",
		Holds:   "A rotation is ended before the next one. It holds of `generateAuthToken` as well.",
		Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Example: "authToken: another-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Source:  authSource + ": a cluster has the two newest tokens, and the one before them is removed",
		Silence: "`authTokenUpdateStrategy: SET`, when all clients have the token, before the next one",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if !c.Now.UsesToken() || !c.Was.UsesToken() || c.Was.TokenStrategy == SetToken ||
				c.Now.TokenStrategy == DeleteToken || sameToken(c) {
				return
			}
			input, again := c.Now.TokenInput(), ""
			if c.Now.GenerateToken && c.Was.GenerateToken {
				input, again = "authTokenVersion", "; also an earlier version is a new token"
			}
			// How many tokens the cluster has, no one tells.
			say(input,
				"changes, and the token before was not \"SET\": if a rotation is under way, clients with a token "+
					"before that, or none, are turned away, since AWS keeps the two newest; if so, deploy \"SET\" "+
					"with the token that clients have first%s",
				again)
		},
	},
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
			case !c.Now.AuthenticatesUsers() || then.UsesToken():
			case !then.AuthenticatesUsers():
				say(c.Now.UsersInput(),
					"is new on a cluster that runs and asks for no password: clients that log in as none of the "+
						"users are turned away at once. To give them time, bring a token first, and go from it to "+
						"users (docs/access.md)")
			case len(c.Now.Users) == 0 && len(then.Users) == 0 && check.Changed(then.UserGroupID, c.Now.UserGroupID),
				len(c.Now.Users) == 0 != (len(then.Users) == 0):
				say(c.Now.UsersInput(),
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
			if !c.Now.UsesToken() && !c.Now.UsesUsers() && c.Was.UsesToken() {
				say(c.Was.TokenInput(),
					"is left out, and the cluster has one: AWS takes a token away only in a move to users, so it is "+
						"likely to refuse this update; give the token that the cluster has")
			}
		},
	},
	{
		Name: "token-alone", Input: "authTokenUpdateStrategy",
		Holds:   "The token before the last one is let in.",
		Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: SET",
		Source: authSource +
			": SET after ROTATE; AWS's answer: \"The SET strategy can only be used with a replication group that has " +
			"2 AUTH tokens\" (https://github.com/hashicorp/terraform-provider-aws/issues/38209)",
		Silence: "it is told once, when the strategy becomes `SET`",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if c.Now.UsesToken() && c.Was.UsesToken() && c.Now.TokenStrategy == SetToken &&
				c.Was.TokenStrategy != SetToken && sameToken(c) {
				say("authTokenUpdateStrategy",
					"becomes \"SET\": from now on clients that have the token before this one are turned away. If no "+
						"rotation is under way, AWS refuses the request")
			}
		},
	},
	{
		Name: "strategy-with-token", Input: "authTokenUpdateStrategy",
		Holds:   "The way back from `SET` to `ROTATE` comes with the next token.",
		Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: SET",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Source: "the AWS provider, aws.elasticache.ReplicationGroup: a change of the strategy alone is a request " +
			"for the same token",
		Silence: "leave `SET` until the next token",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if c.Now.UsesToken() && c.Was.UsesToken() && c.Was.TokenStrategy == SetToken &&
				c.Now.TokenStrategy != SetToken && c.Now.TokenStrategy != DeleteToken && sameToken(c) {
				say("authTokenUpdateStrategy",
					"goes back from \"SET\" without another token, so AWS is asked to rotate to the one that it has, "+
						"and may refuse: leave \"SET\" until the next token")
			}
		},
	},
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
			if c.Was.AuthenticatesUsers() && !c.Now.UsesUsers() && !c.Now.UsesToken() {
				say(c.Was.UsersInput(), "is left out, and so everyone who may connect can log in, without any password")
			}
		},
	},
	{
		Name: "password-in-steps", Input: "users",
		Holds:   "Another password comes beside the one before, and a user does not go while clients log in as it.",
		Before:  "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Example: "users: [{ name: app, accessString: on ~* +@all, passwords: [the-next-one-of-27-characters] }]",
		Source:  usersSource,
		Silence: "it is told once, when the password or the user goes",
		Needs:   ChangeInputs,
		Quotes:  ChangeQuotes,
		Check: func(c check.Change[*Plan], say check.Say) {
			if !c.Now.AuthenticatesUsers() || !c.Was.AuthenticatesUsers() {
				return
			}
			now := map[string]AskedUser{}
			for _, u := range c.Now.Users {
				now[u.Name] = u
			}
			for _, was := range c.Was.Users {
				is, stays := now[was.Name]
				switch former := was.Passwords.Elements; {
				case len(c.Now.Users) == 0:
				case !stays:
					say("users", "no longer lists %s: clients that log in as it are turned away",
						spelling.Quote(was.Name))
				case was.iam != is.iam:
					say(is.path+".iam", "changes, and clients that log in as %s in the other way are turned away",
						spelling.Quote(was.Name))
				case !is.iam &&
					len(former) > 0 && !slices.ContainsFunc(is.Passwords.Elements, func(e inputs.Setting[string]) bool {
					newest := former[len(former)-1]
					return !e.Known || !newest.Known || e.Value == newest.Value
				}):
					say(is.path+".passwords",
						"does not have the newest password of before, and clients with it are turned away: list the "+
							"two, old and new, until all have the new one (docs/access.md)")
				}
			}
		},
	},
	{
		Name: "tls-demanded", Input: "transitEncryptionMode",
		Holds:   "All clients have TLS when it is demanded.",
		Before:  "transitEncryptionMode: preferred",
		Example: "applyImmediately: true\ntransitEncryptionMode: required",
		Source:  tlsSource + ", best practices: the names of the endpoints without TLS are deleted",
		Silence: "it is told once, when the mode becomes `required`",
		Needs:   []string{"enableTransitEncryption", "transitEncryptionMode"},
		Check: func(c check.Change[*Plan], say check.Say) {
			if c.Was.TLSMode.Value == TLSPreferred && c.Now.TLSMode.Value == TLSRequired {
				say("transitEncryptionMode",
					"becomes \"required\": clients without TLS are turned away, and so are those that connect by the "+
						"names that the endpoints had without it")
			}
		},
	},
}

// TLSWarnings are what a change of TLS does to clients.
var TLSWarnings = []check.Rule[check.Change[*Plan]]{
	{
		Name: "tls-mode-said", Input: "transitEncryptionMode",
		Holds:   "A cluster that serves clients without TLS is not taken for one that does not.",
		Before:  "transitEncryptionMode: preferred",
		Example: "",
		Source:  "the AWS provider, aws.elasticache.ReplicationGroup: a mode that is left out stays as it is",
		Silence: "`transitEncryptionMode: required`",
		Needs:   []string{"enableTransitEncryption", "transitEncryptionMode"},
		Check: func(c check.Change[*Plan], say check.Say) {
			if c.Was.TLSMode.Value == TLSPreferred && c.Now.TLSMode.Value == "" && c.Now.TLS.Value {
				say("transitEncryptionMode",
					"is left out, so the cluster stays as it is and serves clients without TLS: write \"required\" "+
						"to turn them away")
			}
		},
	},
	{
		Name: "tls-turned-off", Input: "enableTransitEncryption",
		Holds:   "What clients send stays encrypted.",
		Before:  "transitEncryptionMode: preferred",
		Example: "applyImmediately: true\nenableTransitEncryption: false",
		Source:  tlsSource,
		Silence: "it is told once, when TLS is turned off",
		Needs:   slices.Concat([]string{"enableTransitEncryption", "transitEncryptionMode"}, engine.VersionInputs),
		Check: func(c check.Change[*Plan], say check.Say) {
			if TogglesNow(c) && c.Was.TLS.Value && !c.Now.TLS.Value {
				say("enableTransitEncryption",
					"from true to false: what clients send is no longer encrypted, and those with TLS are turned away")
			}
		},
	},
}
