package rediscluster

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const (
	tlsSource  = "ElastiCache API, ModifyReplicationGroup, TransitEncryptionMode; ElastiCache developer guide, \"ElastiCache in-transit encryption (TLS)\""
	authSource = "ElastiCache developer guide, \"Authenticating with the AUTH command\""
	// The AWS provider sends the group of users and the token in two requests, and AWS takes them in one.
	toUsersSource = usersSource + ", migrating from AUTH to RBAC; https://github.com/hashicorp/terraform-provider-aws/issues/39546"
)

// accessInputs are those that say who may log in, and how.
var accessInputs = slices.Concat(tokenInputs, userInputs, []string{"authTokenVersion", "authTokenUpdateStrategy"})

// accessQuotes are those of which the rules about changes show the values. They never show a token, nor of a user more than its name.
var accessQuotes = []string{"name", "userGroupId"}

// togglesNow says whether TLS is known to be turned on or off on a cluster that runs.
func togglesNow(c planChange) bool {
	return check.Changed(c.Was.transitEncryption, c.Now.transitEncryption) && c.Was.togglesTLS()
}

// movesMode says whether AWS is asked for another mode of TLS. A mode that is left out stays as it is, and is `required` where it was never given.
func movesMode(c planChange) bool {
	then, now := c.Was.transitMode, c.Now.transitMode
	return then.Known && now.Known && now.Value != "" && now.Value != cmp.Or(then.Value, tlsRequired)
}

// tokenAtOnce is the rule that a token takes the place of users at once, about any subject that may have users.
func tokenAtOnce[S any](hasUsers func(S) bool, now func(S) *plan) check.Rule[S] {
	return check.Rule[S]{
		Name: "token-at-once", Input: "authToken",
		Holds:           "A token takes the place of users at once (`SET`). It holds of `generateAuthToken` as well.",
		Before:          "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Example:         "authToken: a-token-of-24-characters",
		Source:          authSource + ": with ROTATE, a cluster without a token takes the new one beside no token at all",
		StricterThanAWS: "AWS would let everyone in who may connect, without any password, until the token is `SET`.",
		Needs:           accessInputs,
		Quotes:          accessQuotes,
		Check: func(subject S, say check.Say) {
			if p := now(subject); hasUsers(subject) && p.usesToken() && !p.movesToUsers() && p.tokenStrategy != set {
				say(p.tokenInput(), "takes the place of the users, and AWS takes it beside no token at all, so that everyone who may connect could log in: set authTokenUpdateStrategy to \"SET\", and the token is demanded (docs/access.md)")
			}
		},
	}
}

// tokenAtOnceOfRunning is held against what runs, which may have users that the last deployment did not have: someone made the request of
// the move by hand.
var tokenAtOnceOfRunning = tokenAtOnce(func(r planRunning) bool { return r.Property("userGroupIds") != "" }, func(r planRunning) *plan { return r.Now })

// accessChanges are the changes of TLS, the token and the users that AWS refuses, or that turn clients away.
var accessChanges = []check.Rule[planChange]{
	{
		Name: "tls-in-steps", Input: "enableTransitEncryption",
		Holds:   "TLS is turned on and off in two steps on a cluster that runs, with the mode `preferred` between them.",
		Example: "enableTransitEncryption: false",
		Source:  tlsSource,
		Needs:   slices.Concat([]string{"enableTransitEncryption", "transitEncryptionMode"}, versionInputs),
		Check: func(c planChange, say check.Say) {
			if !togglesNow(c) {
				return
			}
			switch then, now := c.Was.transitEncryption.Value, c.Now.transitEncryption.Value; {
			case !then && now && c.Now.transitMode.Value != tlsPreferred:
				say("enableTransitEncryption", "from false to true takes two steps: first with transitEncryptionMode: \"preferred\", which serves clients with TLS and without; then, when all have it, with \"required\" (docs/access.md)")
			case then && !now && c.Was.transitMode.Value != tlsPreferred:
				say("enableTransitEncryption", "from true to false takes two steps: first transitEncryptionMode: \"preferred\" alone, which serves clients with TLS and without; then, when none has it, false without a mode (docs/access.md)")
			}
		},
	},
	{
		Name: "token-in-phases", Input: "authTokenUpdateStrategy",
		Holds:   "Another token is taken beside the one before (`ROTATE`), and then alone (`SET`).",
		Before:  "authToken: a-token-of-24-characters",
		Example: "authToken: the-next-token-of-27-letters\nauthTokenUpdateStrategy: SET",
		Source:  authSource + ": SET comes after ROTATE",
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if !c.Now.usesToken() || !c.Was.usesToken() || sameToken(c) {
				return
			}
			switch c.Now.tokenStrategy {
			case set:
				say("authTokenUpdateStrategy", "\"SET\" with another token would turn away every client that has the one before: use \"ROTATE\" for the new token, give it to the clients, and then \"SET\" with the same token (docs/access.md)")
			case deleteToken:
				say(c.Now.tokenInput(), "changes in the update that prepares the move to users, and would be left as it was: change it in an update before")
			}
		},
	},
	{
		Name: "users-in-steps", Input: "users",
		Holds:   "Users take the place of a token in two steps, with `authTokenUpdateStrategy: DELETE` first. `userGroupId` is held to the same.",
		Before:  "authToken: a-token-of-24-characters",
		Example: "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  toUsersSource,
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if c.Now.hasUsers() && c.Was.usesToken() && !c.Was.movesToUsers() {
				say(c.Now.usersInput(), "takes the place of the token in two steps: keep %s and set authTokenUpdateStrategy to \"DELETE\" first, which makes the users beside it and tells what to do (docs/access.md)", c.Was.tokenInput())
			}
		},
	},
	tokenAtOnce(func(c planChange) bool { return c.Was.hasUsers() }, func(c planChange) *plan { return c.Now }),
	{
		Name: "token-modified", Input: "authToken",
		Holds:   "A token is added, or another one taken, from Redis OSS 5.0.6 on, and with Valkey. It holds of `generateAuthToken` as well.",
		Before:  "redisVersion: \"4.0.10\"\ninstanceType: cache.m5.large\nauthToken: a-token-of-24-characters",
		Example: "redisVersion: \"4.0.10\"\ninstanceType: cache.m5.large\nauthToken: another-of-24-characters",
		Source:  authSource + ", modifying the AUTH token on an existing cluster",
		Needs:   slices.Concat(accessInputs, versionInputs),
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if c.Now.usesToken() && !(c.Was.usesToken() && sameToken(c)) && c.Was.running.Known && !c.Was.running.Value.AtLeast(5, 0, 6) {
				say(c.Now.tokenInput(), "changes, and AWS changes tokens from Redis OSS 5.0.6 on; this cluster runs %s: upgrade it first", c.Was.running.Value.Release())
			}
		},
	},
	{
		Name: "users-and-tls", Input: "users",
		Holds:   "Users come and go in another update than a change of TLS. `userGroupId` is held to the same.",
		Before:  "transitEncryptionMode: preferred",
		Example: "transitEncryptionMode: required\nusers: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  usersSource + "; AWS's answers: \"User group based access control requires encryption-in-transit to be enabled\" (https://github.com/hashicorp/terraform-provider-aws/issues/42966), \"Modification of transit encryption is not supported for access control enabled clusters\" (https://github.com/aws-controllers-k8s/community/issues/2536)",
		Needs:   slices.Concat(accessInputs, []string{"enableTransitEncryption", "transitEncryptionMode"}, versionInputs),
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if !togglesNow(c) && !movesMode(c) {
				return
			}
			switch then, now := c.Was.hasUsers(), c.Now.hasUsers(); {
			case !then && now:
				say(c.Now.usersInput(), "comes with a change of TLS, and AWS takes users when TLS is required already: change TLS in this update, and bring the users in the next")
			case then && !now:
				say(c.Was.usersInput(), "goes with a change of TLS, which AWS does not change on a cluster that has users: take the users away in this update, and change TLS in the next")
			}
		},
	},
}

// accessWarnings are what a change of TLS, the token or the users does to clients.
var accessWarnings = []check.Rule[planChange]{
	{
		Name: "token-added", Input: "authToken",
		Holds:   "The token is demanded of clients. It holds of `generateAuthToken` as well.",
		Example: "authToken: a-token-of-24-characters",
		Source:  authSource + ", setting AUTH on an existing cluster",
		Silence: "it is told once, when the token is added",
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			switch {
			case !c.Now.usesToken() || c.Was.usesToken():
			case c.Was.hasUsers():
				say(c.Now.tokenInput(), "takes the place of the users: the AWS provider takes the users away in one request and brings the token in the next, and for the minutes between the two everyone who may connect can log in")
			case c.Now.tokenStrategy == set:
				say(c.Now.tokenInput(), "is new on a cluster that runs, and \"SET\" has AWS demand it at once: clients that have not been given it are turned away")
			default:
				say(c.Now.tokenInput(), "is new on a cluster that runs: AWS takes it beside no token at all, so that clients can be given it; set authTokenUpdateStrategy to \"SET\" in an update after that, and clients without it are turned away")
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
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if !c.Now.usesToken() || !c.Was.usesToken() || c.Was.tokenStrategy == set || c.Now.tokenStrategy == deleteToken || sameToken(c) {
				return
			}
			input, again := c.Now.tokenInput(), ""
			if c.Now.generateToken && c.Was.generateToken {
				input, again = "authTokenVersion", "; also an earlier version is a new token"
			}
			// How many tokens the cluster has, no one tells.
			say(input, "changes, and the token before was not \"SET\": if a rotation is under way, clients with a token before that, or none, are turned away, since AWS keeps the two newest; if so, deploy \"SET\" with the token that clients have first%s", again)
		},
	},
	{
		Name: "users-added", Input: "users",
		Holds:   "Clients that log in as no user are known. `userGroupId` is held to the same.",
		Example: "applyImmediately: true\nusers: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  usersSource,
		Silence: "it is told once, when users come to a cluster that has neither them nor a token, or another group of them",
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			switch then := c.Was; {
			case !c.Now.hasUsers() || then.usesToken():
			case !then.hasUsers():
				say(c.Now.usersInput(), "is new on a cluster that runs and asks for no password: clients that log in as none of the users are turned away at once. To give them time, bring a token first, and go from it to users (docs/access.md)")
			case len(c.Now.users) == 0 && len(then.users) == 0 && check.Changed(then.userGroupID, c.Now.userGroupID), len(c.Now.users) == 0 != (len(then.users) == 0):
				say(c.Now.usersInput(), "is another group of users than before: clients that log in as a user of the former one alone are turned away")
			}
		},
	},
	{
		Name: "token-stays", Input: "authToken",
		Holds:   "A token is not taken away from a cluster that runs, but for users. It holds of `generateAuthToken` as well.",
		Before:  "authToken: a-token-of-24-characters",
		Example: "",
		Source:  "ElastiCache API, ModifyReplicationGroup, AuthTokenUpdateStrategy: DELETE is for a move to users",
		Silence: "give the token",
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if !c.Now.usesToken() && !c.Now.usesUsers() && c.Was.usesToken() {
				say(c.Was.tokenInput(), "is left out, and the cluster has one: AWS takes a token away only in a move to users, so it is likely to refuse this update; give the token that the cluster has")
			}
		},
	},
	{
		Name: "token-alone", Input: "authTokenUpdateStrategy",
		Holds:   "The token before the last one is let in.",
		Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: SET",
		Source:  authSource + ": SET after ROTATE; AWS's answer: \"The SET strategy can only be used with a replication group that has 2 AUTH tokens\" (https://github.com/hashicorp/terraform-provider-aws/issues/38209)",
		Silence: "it is told once, when the strategy becomes `SET`",
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if c.Now.usesToken() && c.Was.usesToken() && c.Now.tokenStrategy == set && c.Was.tokenStrategy != set && sameToken(c) {
				say("authTokenUpdateStrategy", "becomes \"SET\": from now on clients that have the token before this one are turned away. If no rotation is under way, AWS refuses the request")
			}
		},
	},
	{
		Name: "strategy-with-token", Input: "authTokenUpdateStrategy",
		Holds:   "The way back from `SET` to `ROTATE` comes with the next token.",
		Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: SET",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: ROTATE",
		Source:  "the AWS provider, aws.elasticache.ReplicationGroup: a change of the strategy alone is a request for the same token",
		Silence: "leave `SET` until the next token",
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if c.Now.usesToken() && c.Was.usesToken() && c.Was.tokenStrategy == set && c.Now.tokenStrategy != set && c.Now.tokenStrategy != deleteToken && sameToken(c) {
				say("authTokenUpdateStrategy", "goes back from \"SET\" without another token, so AWS is asked to rotate to the one that it has, and may refuse: leave \"SET\" until the next token")
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
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if c.Was.hasUsers() && !c.Now.usesUsers() && !c.Now.usesToken() {
				say(c.Was.usersInput(), "is left out, and so everyone who may connect can log in, without any password")
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
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if !c.Now.hasUsers() || !c.Was.hasUsers() {
				return
			}
			now := map[string]user{}
			for _, u := range c.Now.users {
				now[u.name] = u
			}
			for _, was := range c.Was.users {
				is, stays := now[was.name]
				switch former := was.passwords.Elements; {
				case len(c.Now.users) == 0:
				case !stays:
					say("users", "no longer lists %s: clients that log in as it are turned away", spelling.Quote(was.name))
				case was.iam != is.iam:
					say(is.path+".iam", "changes, and clients that log in as %s in the other way are turned away", spelling.Quote(was.name))
				case !is.iam && len(former) > 0 && !slices.ContainsFunc(is.passwords.Elements, func(e inputs.Setting[string]) bool {
					newest := former[len(former)-1]
					return !e.Known || !newest.Known || e.Value == newest.Value
				}):
					say(is.path+".passwords", "does not have the newest password of before, and clients with it are turned away: list the two, old and new, until all have the new one (docs/access.md)")
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
		Check: func(c planChange, say check.Say) {
			if c.Was.transitMode.Value == tlsPreferred && c.Now.transitMode.Value == tlsRequired {
				say("transitEncryptionMode", "becomes \"required\": clients without TLS are turned away, and so are those that connect by the names that the endpoints had without it")
			}
		},
	},
	{
		Name: "access-waits", Input: "applyImmediately",
		Holds:   "Who may log in, and how, changes when the program says so.",
		Example: "transitEncryptionMode: preferred",
		Source:  "ElastiCache API, ReplicationGroupPendingModifiedValues: TransitEncryptionMode, UserGroups",
		Silence: "`applyImmediately: true`",
		Needs:   slices.Concat(accessInputs, []string{"enableTransitEncryption", "transitEncryptionMode", "applyImmediately"}, versionInputs),
		Quotes:  accessQuotes,
		Check: func(c planChange, say check.Say) {
			if c.Now.applyImmediately.Value {
				return
			}
			var waiting []string
			switch then := c.Was; {
			case then.movesToUsers():
			case c.Now.hasUsers() && !(then.hasUsers() && then.userGroup() == c.Now.userGroup()):
				waiting = append(waiting, c.Now.usersInput())
			case !c.Now.hasUsers() && then.hasUsers():
				waiting = append(waiting, then.usersInput())
			}
			switch {
			case togglesNow(c):
				waiting = append(waiting, "enableTransitEncryption")
			case movesMode(c):
				waiting = append(waiting, "transitEncryptionMode")
			}
			if len(waiting) > 0 {
				say("applyImmediately", "is not true, so AWS may let the change of %s wait for the maintenance window: the update succeeds, and clients are let in as before until then; write true", strings.Join(waiting, " and "))
			}
		},
	},
	{
		Name: "tls-mode-said", Input: "transitEncryptionMode",
		Holds:   "A cluster that serves clients without TLS is not taken for one that does not.",
		Before:  "transitEncryptionMode: preferred",
		Example: "",
		Source:  "the AWS provider, aws.elasticache.ReplicationGroup: a mode that is left out stays as it is",
		Silence: "`transitEncryptionMode: required`",
		Needs:   []string{"enableTransitEncryption", "transitEncryptionMode"},
		Check: func(c planChange, say check.Say) {
			if c.Was.transitMode.Value == tlsPreferred && c.Now.transitMode.Value == "" && c.Now.transitEncryption.Value {
				say("transitEncryptionMode", "is left out, so the cluster stays as it is and serves clients without TLS: write \"required\" to turn them away")
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
		Needs:   slices.Concat([]string{"enableTransitEncryption", "transitEncryptionMode"}, versionInputs),
		Check: func(c planChange, say check.Say) {
			if togglesNow(c) && c.Was.transitEncryption.Value && !c.Now.transitEncryption.Value {
				say("enableTransitEncryption", "from true to false: what clients send is no longer encrypted, and those with TLS are turned away")
			}
		},
	},
}

// manualSteps is what has to be done in AWS before the replication group is updated. It is held against the group as the engine has it.
var manualSteps = []check.Rule[planRunning]{{
	Name: "token-gone-first", Input: "users",
	Holds:   "The token is gone when the users take its place. It is held against the cluster as the last update or refresh saw it.",
	Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: DELETE\nusers: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
	Example: "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
	Source:  toUsersSource,
	Late:    true,
	Needs:   accessInputs,
	Quotes:  accessQuotes,
	Check: func(r planRunning, say check.Say) {
		if r.Now.hasUsers() && r.Property("authToken") != "" {
			say(r.Now.usersInput(), "takes the place of the token when AWS has taken it away. If that is still to do: %s. Then, and if it is done already, pulumi up --refresh is all (docs/access.md)", r.Now.moveCommand())
		}
	},
}}

// moveCommand is the request of AWS that takes the token away and gives the cluster its users.
func (p *plan) moveCommand() string {
	return p.modifyCommand("--auth-token-update-strategy DELETE --user-group-ids-to-add " + p.userGroup())
}

// accessAdvice is what is unwise about how clients get in.
var accessAdvice = []check.Rule[*plan]{
	{
		Name: "tls-preferred", Input: "transitEncryptionMode",
		Holds:   "Clients are not served without TLS.",
		Example: "transitEncryptionMode: preferred",
		Source:  tlsSource,
		Silence: "`transitEncryptionMode: required`, when all clients have TLS",
		Needs:   []string{"transitEncryptionMode"},
		Check: func(p *plan, say check.Say) {
			if p.transitMode.Value == tlsPreferred {
				say("transitEncryptionMode", "\"preferred\" serves clients without TLS as well, whose passwords and data go in clear: use \"required\" when all clients have it")
			}
		},
	},
	{
		Name: "move-to-users", Input: "authTokenUpdateStrategy",
		Holds:   "A move from the token to users is made to the end.",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: DELETE\nusers: [{ name: default, accessString: on ~* +@all, passwords: [a-token-of-24-characters] }]",
		Source:  toUsersSource,
		Silence: "make the move, and leave the token and `authTokenUpdateStrategy` out",
		Needs:   slices.Concat(accessInputs, []string{"name"}),
		Quotes:  accessQuotes,
		Check: func(p *plan, say check.Say) {
			if p.movesToUsers() {
				say("authTokenUpdateStrategy", "\"DELETE\" leaves the token as it is, while users are made. When they are there: %s, and wait until the cluster is available. Then leave %s and authTokenUpdateStrategy out, and deploy with pulumi up --refresh", p.moveCommand(), p.tokenInput())
			}
		},
	},
	{
		Name: "move-keeps-clients", Input: "users",
		Holds:   "Clients that have the token are let in when users take its place: as the user `default`, with the token as a password.",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: DELETE\nusers: [{ name: default, accessString: on ~* +@all, passwords: [another-of-27-characters-too] }]",
		Beside:  []string{"move-to-users"},
		Source:  usersSource + ": clients that name no user are the user default",
		Silence: "a user `default` with the token among its passwords",
		Needs:   accessInputs,
		Quotes:  accessQuotes,
		Check: func(p *plan, say check.Say) {
			if !p.movesToUsers() || len(p.users) == 0 {
				return
			}
			i := slices.IndexFunc(p.users, func(u user) bool { return u.name == elasticache.DefaultUser })
			if i < 0 {
				say("users", "has no user \"default\": clients that have the token are turned away as the users take its place; list one with the token as its password until they have a user (docs/access.md)")
				return
			}
			isToken := func(e inputs.Setting[string]) bool { return !e.Known || e.Value == p.authToken.Value }
			if p.authToken.Given && p.authToken.Known && !slices.ContainsFunc(p.users[i].passwords.Elements, isToken) {
				say(p.users[i].path+".passwords", "do not have the token: clients that have it are turned away as the users take its place")
			}
		},
	},
	{
		Name: "user-command-unknown", Input: "users",
		Holds:   "The commands and categories of commands in an access string are ones that this package knows of the version.",
		Example: "engine: valkey\nusers: [{ name: app, accessString: on ~* +@reed, passwords: [a-password-of-27-characters] }]",
		Source:  "Redis 7.0, COMMAND DOCS and ACL CAT; Valkey, src/commands (as of Valkey 9.1); ElastiCache user guide, the commands of JSON, Bloom filters and vector search",
		Silence: "name what the version has; a newer version of this package knows newer commands",
		Needs:   versionInputs,
		Check: func(p *plan, say check.Say) {
			version, _ := p.offeredVersion()
			for _, u := range p.users {
				rights, _ := u.rights()
				for _, unknown := range rights.Unknown(version) {
					if !unknown.Certain {
						say(u.path+".accessString", "holds %s, which this package does not know of the version: it is passed on to AWS as it is%s", unknown.Rule, cure(unknown))
					}
				}
			}
		},
	},
	{
		Name: "user-restricted", Input: "users",
		Holds:   "An access string names no command that ElastiCache keeps from everyone: BGREWRITEAOF, BGSAVE, CONFIG, DEBUG, MIGRATE, REPLICAOF, SAVE, SLAVEOF, SHUTDOWN and SYNC.",
		Example: "users: [{ name: app, accessString: on ~* +@read +config|get, passwords: [a-password-of-27-characters] }]",
		Source:  "ElastiCache user guide, \"Restricted commands\"; " + usersSource + ": an access string with a forbidden command is refused, though `-config|set` is an example there",
		Silence: "leave the rule out: no user can call the command, whatever the access string says",
		Check: func(p *plan, say check.Say) {
			for _, u := range p.users {
				rights, _ := u.rights()
				for _, rule := range rights.Restricted() {
					say(u.path+".accessString", "holds %s: ElastiCache keeps the command from everyone, and its guide says that it refuses access strings with such commands; leave it out", rule)
				}
			}
		},
	},
	{
		Name: "user-off", Input: "users",
		Holds:   "A user can log in.",
		Example: "users: [{ name: app, accessString: ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  "Redis documentation, \"ACL\", ACL rules",
		Silence: "begin the access string with `on`, or with `off` where no one shall log in as the user",
		Check: func(p *plan, say check.Say) {
			for _, u := range p.users {
				if rights, ok := u.rights(); ok && !rights.CanLogIn() && !rights.TurnsOff() {
					say(u.path+".accessString", "does not say \"on\", and a user is off without it, so no one can log in as %s", spelling.Quote(u.name))
				}
			}
		},
	},
}
