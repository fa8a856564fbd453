package access

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// UserAdvice is about what users may do, and about names and numbers of users that AWS may refuse.
var UserAdvice = []check.Rule[*Users]{
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
		Check: func(users *Users, say check.Say) {
			version, _ := users.engine.OfferedVersion()
			for _, u := range users.Asked {
				rights, _ := u.rights()
				for _, unknown := range rights.Unknown(version) {
					if !unknown.Certain {
						say(u.path+".accessString",
							"holds %s, which this package does not know of the version: it is passed on to AWS as it "+
								"is%s",
							unknown.Rule, remedy(unknown))
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
		Check: func(users *Users, say check.Say) {
			for _, u := range users.Asked {
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
		Check: func(users *Users, say check.Say) {
			for _, u := range users.Asked {
				if rights, ok := u.rights(); ok && !rights.CanLogIn() && !rights.TurnsOff() {
					say(u.path+".accessString",
						"does not say \"on\", and a user is off without it, so no one can log in as %s",
						spelling.Quote(u.Name))
				}
			}
		},
	},
	{
		Name: "users-quota", Input: "users",
		Holds: "The users are within the quota of a group that accounts begin with, the one counted that no one " +
			"can be.",
		Example: "users: [" +
			strings.Join(check.Numbered(elasticache.UserQuota, "{ name: u%d, accessString: on, iam: true }"), ", ") +
			"]",
		Source:  "ElastiCache user guide, \"Quotas\"",
		Silence: "use fewer users",
		Needs:   []string{"users"},
		Check: func(users *Users, say check.Say) {
			counted := ""
			if len(users.Planned) > len(users.Asked) {
				counted = ", with \"default\", which the group needs"
			}
			if n := len(users.Planned); n > elasticache.UserQuota {
				say("users",
					"makes %d users%s; AWS's quota is %d in a group until you have it raised (Service Quotas, "+
						"\"Users per user group\")",
					n, counted, elasticache.UserQuota)
			}
		},
	},
	{
		Name: "user-name-long", Input: "users",
		Holds: "The name of a user has 120 characters at most.",
		Example: "users: [{ name: " + strings.Repeat("n", elasticache.MaxUserName+1) +
			", accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  constructsSource,
		Silence: "use a shorter name",
		Needs:   []string{"users"},
		Check: func(users *Users, say check.Say) {
			for _, u := range users.Asked {
				if n := len([]rune(u.Name)); n > elasticache.MaxUserName {
					say(u.path+".name",
						"is %d characters long; AWS does not document a limit, and is known to refuse more than %d: "+
							"use a shorter name",
						n, elasticache.MaxUserName)
				}
			}
		},
	},
	{
		Name: "user-id-hyphens", Input: "users",
		Holds:   "The id of a user has single hyphens, and none at its end.",
		Example: "users: [{ name: app-, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  apiCreateUser + ", UserId (which has no such rule); " + constructsSource,
		Silence: "pass a `userId` with single hyphens, none at the end",
		Needs:   []string{"users", "name"},
		Check: func(users *Users, say check.Say) {
			for _, u := range users.Planned {
				switch odd := elasticache.OddHyphens(u.id); {
				case !odd || u.path == "": // the program does not list the user as which no one can log in
				case u.iam:
					say(u.path+".name", "is the id as well, with IAM, and "+oddHyphens+"use another name")
				case u.idGiven:
					say(u.path+".userId", oddHyphens+"use single ones")
				default:
					say(u.path+".name", "makes the id %s, and "+oddHyphens+"pass userId as well", spelling.Quote(u.id))
				}
			}
		},
	},
}

const oddHyphens = "AWS may refuse an id with two hyphens in a row, or with one at its end; "
