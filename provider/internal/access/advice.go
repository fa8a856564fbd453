package access

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Advice is about how clients get in.
var Advice = []check.Rule[*Plan]{
	{
		Name: "tls-preferred", Input: "transitEncryptionMode",
		Holds:   "Clients are not served without TLS.",
		Example: "transitEncryptionMode: preferred",
		Source:  tlsSource,
		Silence: "`transitEncryptionMode: required`, when all clients have TLS",
		Needs:   []string{"transitEncryptionMode"},
		Check: func(p *Plan, say check.Say) {
			if p.TLSMode.Value == TLSPreferred {
				say("transitEncryptionMode",
					"\"preferred\" serves clients without TLS as well, whose passwords and data go in clear: use "+
						"\"required\" when all clients have it")
			}
		},
	},
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
					p.moveCommand(), p.TokenInput())
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
			if !p.MovesToUsers() || len(p.Users) == 0 {
				return
			}
			i := slices.IndexFunc(p.Users, func(u AskedUser) bool { return u.Name == elasticache.DefaultUser })
			if i < 0 {
				say("users",
					"has no user \"default\": clients that have the token are turned away as the users take its "+
						"place; list one with the token as its password until they have a user (docs/access.md)")
				return
			}
			isToken := func(e inputs.Setting[string]) bool { return !e.Known || e.Value == p.AuthToken.Value }
			if p.AuthToken.Given && p.AuthToken.Known && !slices.ContainsFunc(p.Users[i].Passwords.Elements, isToken) {
				say(p.Users[i].path+".passwords",
					"do not have the token: clients that have it are turned away as the users take its place")
			}
		},
	},
	{
		Name: "user-command-unknown", Input: "users",
		Holds: "The commands and categories of commands in an access string are ones that this package knows of " +
			"the version.",
		Example: "engine: valkey\nusers: [{ name: app, accessString: on ~* +@reed, passwords: " +
			"[a-password-of-27-characters] }]",
		Source: "Redis 7.0, COMMAND DOCS and ACL CAT; Valkey, src/commands (as of Valkey 9.1); ElastiCache user " +
			"guide, the commands of JSON, Bloom filters and vector search",
		Silence: "name what the version has; a newer version of this package knows newer commands",
		Needs:   engine.VersionInputs,
		Check: func(p *Plan, say check.Say) {
			version, _ := p.engine.OfferedVersion()
			for _, u := range p.Users {
				rights, _ := u.rights()
				for _, unknown := range rights.Unknown(version) {
					if !unknown.Certain {
						say(u.path+".accessString",
							"holds %s, which this package does not know of the version: it is passed on to AWS as it "+
								"is%s",
							unknown.Rule, cure(unknown))
					}
				}
			}
		},
	},
	{
		Name: "user-restricted", Input: "users",
		Holds: "An access string names no command that ElastiCache keeps from everyone: BGREWRITEAOF, BGSAVE, " +
			"CONFIG, DEBUG, MIGRATE, REPLICAOF, SAVE, SLAVEOF, SHUTDOWN and SYNC.",
		Example: "users: [{ name: app, accessString: on ~* +@read +config|get, passwords: " +
			"[a-password-of-27-characters] }]",
		Source: "ElastiCache user guide, \"Restricted commands\"; " + usersSource +
			": an access string with a forbidden command is refused, though `-config|set` is an example there",
		Silence: "leave the rule out: no user can call the command, whatever the access string says",
		Check: func(p *Plan, say check.Say) {
			for _, u := range p.Users {
				rights, _ := u.rights()
				for _, rule := range rights.Restricted() {
					say(u.path+".accessString",
						"holds %s: ElastiCache keeps the command from everyone, and its guide says that it refuses "+
							"access strings with such commands; leave it out",
						rule)
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
		Check: func(p *Plan, say check.Say) {
			for _, u := range p.Users {
				if rights, ok := u.rights(); ok && !rights.CanLogIn() && !rights.TurnsOff() {
					say(u.path+".accessString",
						"does not say \"on\", and a user is off without it, so no one can log in as %s",
						spelling.Quote(u.Name))
				}
			}
		},
	},
}
