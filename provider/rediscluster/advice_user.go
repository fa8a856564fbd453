package rediscluster

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

// constructsSource is what others have found out about users that AWS's own documents do not say.
const constructsSource = "https://github.com/open-constructs/aws-cdk-library, src/aws-elasticache/user.ts"

const oddHyphens = "AWS may refuse an id with two hyphens in a row, or with one at its end; "

// userAdvice is about users that AWS may not take as they are.
var userAdvice = []Rule{
	{
		Name: "user-name-long", Input: "users",
		Holds:   "The name of a user has 120 characters at most.",
		Example: "users: [{ name: " + strings.Repeat("n", elasticache.MaxUserName+1) + ", accessString: on ~* +@all, passwords: [a-password-of-27-characters] }]",
		Source:  constructsSource,
		Silence: "use a shorter name",
		needs:   []string{"users"},
		check: func(p *plan, say report) {
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
		needs:   []string{"users", "name"},
		check: func(p *plan, say report) {
			for _, u := range p.plannedUsers {
				switch odd := elasticache.OddHyphens(u.id); {
				case !odd || u.path == "": // the user that no one can be stands in no list
				case u.iam:
					say(u.path+".name", "is the id as well, with IAM, and "+oddHyphens+"use another name")
				case u.idGiven:
					say(u.path+".userId", oddHyphens+"use single ones")
				default:
					say(u.path+".name", "makes the id %s, and "+oddHyphens+"pass userId as well", elasticache.Quote(u.id))
				}
			}
		},
	},
}
