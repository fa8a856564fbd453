package rediscluster

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

const (
	tlsSource  = "ElastiCache API, ModifyReplicationGroup, TransitEncryptionMode; ElastiCache developer guide, \"ElastiCache in-transit encryption (TLS)\""
	authSource = "ElastiCache developer guide, \"Authenticating with the AUTH command\""
	// The AWS provider sends the group of users and the token in two requests, and AWS takes them in one.
	toUsersSource = usersSource + ", migrating from AUTH to RBAC; https://github.com/hashicorp/terraform-provider-aws/issues/39546"
)

// accessInputs are those that say who may log in, and how.
var accessInputs = slices.Concat(tokenInputs, userInputs, []string{"authTokenVersion", "authTokenUpdateStrategy"})

// togglesNow says whether TLS is known to be turned on or off on a cluster that keeps its data.
func (p *plan) togglesNow() bool {
	return moved(p.past.transitEncryption, p.transitEncryption) && p.past.togglesTLS() && !p.replaces()
}

// movesMode says whether AWS is asked for another mode of TLS. A mode that is left out stays as it is, and is `required` where it was never given.
func (p *plan) movesMode() bool {
	then, now := p.past.transitMode, p.transitMode
	return then.Known && now.Known && now.Value != "" && now.Value != cmp.Or(then.Value, tlsRequired)
}

// accessTransitions are the changes of TLS, the token and the users that AWS refuses, or that turn clients away.
var accessTransitions = []Rule{
	{
		Name: "tls-in-steps", Input: "enableTransitEncryption",
		Holds:   "TLS is turned on and off in two steps on a cluster that runs, with the mode `preferred` between them.",
		Example: "enableTransitEncryption: false",
		Source:  tlsSource,
		needs:   slices.Concat([]string{"enableTransitEncryption", "transitEncryptionMode"}, versionInputs),
		check: func(p *plan, say report) {
			if !p.togglesNow() {
				return
			}
			switch then, now := p.past.transitEncryption.Value, p.transitEncryption.Value; {
			case !then && now && p.transitMode.Value != tlsPreferred:
				say("enableTransitEncryption", "from false to true takes two steps: first with transitEncryptionMode: \"preferred\", which serves clients with TLS and without; then, when all have it, with \"required\" (docs/access.md)")
			case then && !now && p.past.transitMode.Value != tlsPreferred:
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
		needs:   accessInputs,
		check: func(p *plan, say report) {
			if !p.usesToken() || !p.past.usesToken() || p.sameToken(p.past.request) || p.replaces() {
				return
			}
			switch p.tokenStrategy {
			case set:
				say("authTokenUpdateStrategy", "\"SET\" with another token would turn away every client that has the one before: use \"ROTATE\" for the new token, give it to the clients, and then \"SET\" with the same token (docs/access.md)")
			case deleteToken:
				say(p.tokenInput(), "changes in the update that prepares the move to users, and would be left as it was: change it in an update before")
			}
		},
	},
	{
		Name: "users-in-steps", Input: "users",
		Holds:   "Users take the place of a token in two steps, with `authTokenUpdateStrategy: DELETE` first. `userGroupId` is held to the same.",
		Before:  "authToken: a-token-of-24-characters",
		Example: "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  toUsersSource,
		needs:   accessInputs,
		check: func(p *plan, say report) {
			if p.hasUsers() && p.past.usesToken() && !p.past.movesToUsers() && !p.replaces() {
				say(p.usersInput(), "takes the place of the token in two steps: keep %s and set authTokenUpdateStrategy to \"DELETE\" first, which makes the users beside it and tells what to do (docs/access.md)", p.past.tokenInput())
			}
		},
	},
}

// accessCosts are what a change of TLS, the token or the users does to clients.
var accessCosts = []Rule{
	{
		Name: "token-added", Input: "authToken",
		Holds:   "The token is demanded of clients. It holds of `generateAuthToken` as well.",
		Example: "authToken: a-token-of-24-characters",
		Source:  authSource + ", setting AUTH on an existing cluster",
		Silence: "it is told once, when the token is added",
		needs:   accessInputs,
		check: func(p *plan, say report) {
			switch {
			case !p.usesToken() || p.past.usesToken() || p.replaces():
			case p.past.hasUsers():
				say(p.tokenInput(), "takes the place of the users: the AWS provider takes the users away in one request and brings the token in the next, and between the two everyone who may connect can log in")
			case p.tokenStrategy == set:
				say(p.tokenInput(), "is new on a cluster that runs, and \"SET\" has AWS demand it at once: clients that have not been given it are turned away")
			default:
				say(p.tokenInput(), "is new on a cluster that runs: AWS takes it beside no token at all, so that clients can be given it; set authTokenUpdateStrategy to \"SET\" in an update after that, and clients without it are turned away")
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
		needs:   accessInputs,
		check: func(p *plan, say report) {
			if !p.usesToken() && !p.usesUsers() && p.past.usesToken() && !p.replaces() {
				say(p.past.tokenInput(), "is left out, and the cluster has one: AWS takes a token away only in a move to users, so it is likely to refuse this update; give the token that the cluster has")
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
		needs:   accessInputs,
		check: func(p *plan, say report) {
			if p.usesToken() && p.past.usesToken() && p.tokenStrategy == set && p.past.tokenStrategy != set && p.sameToken(p.past.request) && !p.replaces() {
				say("authTokenUpdateStrategy", "becomes \"SET\": from now on clients that have the token before this one are turned away. Where no rotation is under way there is none, and AWS refuses the request")
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
		needs:   accessInputs,
		check: func(p *plan, say report) {
			if p.usesToken() && p.past.usesToken() && p.past.tokenStrategy == set && p.tokenStrategy != set && p.tokenStrategy != deleteToken && p.sameToken(p.past.request) && !p.replaces() {
				say("authTokenUpdateStrategy", "goes back from \"SET\" without another token, so AWS is asked to rotate to the one that it has, and may refuse: leave \"SET\" until the next token")
			}
		},
	},
	{
		Name: "users-gone", Input: "users",
		Holds:   "Users are not taken away from a cluster that runs. `userGroupId` is held to the same.",
		Before:  "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Example: "",
		Source:  "ElastiCache API, ModifyReplicationGroup, UserGroupIdsToRemove",
		Silence: "give the users, or a token",
		needs:   accessInputs,
		check: func(p *plan, say report) {
			if p.past.hasUsers() && !p.usesUsers() && !p.usesToken() && !p.replaces() {
				say(p.past.usersInput(), "is left out, and so everyone who may connect can log in, without any password")
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
		needs:   []string{"enableTransitEncryption", "transitEncryptionMode"},
		check: func(p *plan, say report) {
			if p.past.transitMode.Value == tlsPreferred && p.transitMode.Value == "" && p.transitEncryption.Value && !p.replaces() {
				say("transitEncryptionMode", "is left out, so the cluster stays as it is and serves clients without TLS: write \"required\" to turn them away")
			}
		},
	},
	{
		Name: "tls-turned-off", Input: "enableTransitEncryption",
		Holds:   "What clients send stays encrypted.",
		Before:  "transitEncryptionMode: preferred",
		Example: "enableTransitEncryption: false",
		Source:  tlsSource,
		Silence: "it is told once, when TLS is turned off",
		needs:   slices.Concat([]string{"enableTransitEncryption", "transitEncryptionMode"}, versionInputs),
		check: func(p *plan, say report) {
			if p.togglesNow() && p.past.transitEncryption.Value && !p.transitEncryption.Value {
				say("enableTransitEncryption", "from true to false: what clients send is no longer encrypted, and those with TLS are turned away")
			}
		},
	},
}

// unmade is what has to be done in AWS before the replication group is updated. It is held against the group as the engine has it.
var unmade = []Rule{{
	Name: "token-gone-first", Input: "users",
	Holds:   "The token is gone when the users take its place. It is held against the cluster as the last update or refresh saw it.",
	Before:  "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: DELETE\nusers: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
	Example: "users: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
	Source:  toUsersSource,
	Late:    true,
	needs:   accessInputs,
	check: func(p *plan, say report) {
		if p.hasUsers() && p.runs("authToken") != "" {
			say(p.usersInput(), "takes the place of the token when AWS has taken it away: %s; then deploy with pulumi up --refresh (docs/access.md)", p.moveCommand())
		}
	},
}}

// moveCommand is the request of AWS that takes the token away and gives the cluster its users.
func (p *plan) moveCommand() string {
	group := p.name
	if len(p.plannedUsers) == 0 {
		group = p.userGroupID.Value
	}
	return fmt.Sprintf("aws elasticache modify-replication-group --replication-group-id %s --auth-token-update-strategy DELETE --user-group-ids-to-add %s --apply-immediately", p.name, group)
}

// accessAdvice is what is unwise about how clients get in.
var accessAdvice = []Rule{
	{
		Name: "tls-preferred", Input: "transitEncryptionMode",
		Holds:   "Clients are not served without TLS.",
		Example: "transitEncryptionMode: preferred",
		Source:  tlsSource,
		Silence: "`transitEncryptionMode: required`, when all clients have TLS",
		needs:   []string{"transitEncryptionMode"},
		check: func(p *plan, say report) {
			if p.transitMode.Value == tlsPreferred {
				say("transitEncryptionMode", "\"preferred\" serves clients without TLS as well, whose passwords and data go in clear: use \"required\" when all clients have it")
			}
		},
	},
	{
		Name: "move-to-users", Input: "authTokenUpdateStrategy",
		Holds:   "A move from the token to users is made to the end.",
		Example: "authToken: a-token-of-24-characters\nauthTokenUpdateStrategy: DELETE\nusers: [{ name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  toUsersSource,
		Silence: "make the move, and leave the token and `authTokenUpdateStrategy` out",
		needs:   slices.Concat(accessInputs, []string{"name"}),
		check: func(p *plan, say report) {
			if p.movesToUsers() {
				say("authTokenUpdateStrategy", "\"DELETE\" makes the users and leaves the token as it is. When they are there: %s. Then leave %s and authTokenUpdateStrategy out, and deploy with pulumi up --refresh", p.moveCommand(), p.tokenInput())
			}
		},
	},
	{
		Name: "user-category", Input: "users",
		Holds:   "The categories of commands in an access string are ones that this package knows.",
		Example: "users: [{ name: app, accessString: on ~* +@al, passwords: [a-password-of-27-characters] }]",
		Source:  "Redis documentation, \"ACL\", command categories (as of 2026-11)",
		Silence: "use a category of Redis's; a newer version of this package knows newer ones",
		check: func(p *plan, say report) {
			for _, u := range p.users {
				if u.access.Known && elasticache.CheckAccessString(u.access.Value) == nil {
					for _, category := range elasticache.UnknownCategories(u.access.Value) {
						say(u.path+".accessString", "holds the category %s, which this package does not know: it is passed on to AWS as it is; check the spelling", elasticache.Quote("@"+category))
					}
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
		check: func(p *plan, say report) {
			for _, u := range p.users {
				if access := u.access; access.Known && !elasticache.CanLogIn(access.Value) && !elasticache.TurnsOff(access.Value) && elasticache.CheckAccessString(access.Value) == nil {
					say(u.path+".accessString", "does not say \"on\", and a user is off without it, so no one can log in as %s", elasticache.Quote(u.name))
				}
			}
		},
	},
}
