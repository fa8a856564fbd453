package rediscluster

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// constructsSource is what others have found out about users that AWS's own documents do not say.
const constructsSource = "https://github.com/open-constructs/aws-cdk-library, src/aws-elasticache/user.ts"

const oddHyphens = "AWS may refuse an id with two hyphens in a row, or with one at its end; "

// userAdvice is about users that AWS may not take as they are.
var userAdvice = []check.Rule[*plan]{
	{
		Name: "users-quota", Input: "users",
		Holds:   "The users are within the quota of a group that accounts begin with, the one counted that no one can be.",
		Example: "users: [" + strings.Join(numbered(elasticache.UserQuota, "{ name: u%d, accessString: on, iam: true }"), ", ") + "]",
		Source:  "ElastiCache user guide, \"Quotas\"",
		Silence: "use fewer users",
		Needs:   []string{"users"},
		Check: func(p *plan, say check.Say) {
			counted := ""
			if len(p.plannedUsers) > len(p.users) {
				counted = ", with \"default\", which the group needs"
			}
			if n := len(p.plannedUsers); n > elasticache.UserQuota {
				say("users", "makes %d users%s; AWS's quota is %d in a group until you have it raised (Service Quotas, \"Users per user group\")", n, counted, elasticache.UserQuota)
			}
		},
	},
	{
		Name: "user-name-long", Input: "users",
		Holds:   "The name of a user has 120 characters at most.",
		Example: "users: [{ name: " + strings.Repeat("n", elasticache.MaxUserName+1) + ", accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  constructsSource,
		Silence: "use a shorter name",
		Needs:   []string{"users"},
		Check: func(p *plan, say check.Say) {
			for _, u := range p.users {
				if n := len([]rune(u.name)); n > elasticache.MaxUserName {
					say(u.path+".name", "is %d characters long; AWS does not document a limit, and is known to refuse more than %d: use a shorter name", n, elasticache.MaxUserName)
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
		Check: func(p *plan, say check.Say) {
			for _, u := range p.plannedUsers {
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
}
