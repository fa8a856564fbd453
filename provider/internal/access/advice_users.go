package access

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// UserAdvice is about users that AWS may not take as they are, and about the lack of any.
var UserAdvice = []check.Rule[*Plan]{
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
		Check: func(p *Plan, say check.Say) {
			counted := ""
			if len(p.PlannedUsers) > len(p.Users) {
				counted = ", with \"default\", which the group needs"
			}
			if n := len(p.PlannedUsers); n > elasticache.UserQuota {
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
		Check: func(p *Plan, say check.Say) {
			for _, u := range p.Users {
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
		Check: func(p *Plan, say check.Say) {
			for _, u := range p.PlannedUsers {
				switch odd := elasticache.OddHyphens(u.id); {
				case !odd || u.path == "": // the user that no one can be stands in no list
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
	{
		Name: "token-empty", Input: "authToken",
		Holds:   "A token that the program passes is not empty, unless clients log in otherwise. An empty one is none.",
		Example: `authToken: ""`,
		Source:  elasticache.CreateAPI + ", AuthToken: without one, whoever can connect needs no password",
		Silence: "give the token, or leave it out where no password is meant",
		Needs:   slices.Concat(tokenInputs, []string{"userGroupId"}),
		Reads:   []string{"users"},
		Check: func(p *Plan, say check.Say) {
			if p.TokenEmpty && !p.UsesToken() && !p.UsesUsers() {
				say("authToken",
					"is empty, which counts as none, so whoever may connect needs no password: set the secret that "+
						"it comes from, use generateAuthToken or users, or leave it out where that is meant")
			}
		},
	},
	{
		Name: "tls-off", Input: "enableTransitEncryption",
		Holds:   "Connections are encrypted.",
		Example: `enableTransitEncryption: false`,
		Source:  "ElastiCache developer guide, \"ElastiCache in-transit encryption (TLS)\"",
		Silence: "`enableTransitEncryption: true`; or accept it, for example in development",
		Needs:   []string{"enableTransitEncryption"},
		Check: func(p *Plan, say check.Say) {
			if !p.TLS.Value {
				say("enableTransitEncryption",
					"false sends all data in plain text, and rules out a password; use true, on a cluster that runs "+
						"in two steps (docs/access.md)")
			}
		},
	},
}

const oddHyphens = "AWS may refuse an id with two hyphens in a row, or with one at its end; "
