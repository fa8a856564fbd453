package elasticache

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Login is a user who may log in to the servers of a cache, as the access control lists of Redis have them.
type Login struct {
	User      string   `json:"user"`
	Passwords []string `json:"passwords"` // any of them
	Open      bool     `json:"open"`      // also without a password, and whoever says no name is the user default
	IAM       bool     `json:"iam"`       // with a token of IAM's alone
	Access    string   `json:"access"`    // the rules of the user, as in "on ~* &* +@all"
}

// Logins are all who may log in to a replication group; none where there is no such group.
func Logins(w *world.World, replicationGroupID string) []Login {
	r := w.Find(awstype.ReplicationGroup, "", strings.ToLower(replicationGroupID))
	if r == nil {
		return nil
	}
	return logins(w.Around(r), r)
}

// ServerlessLogins are all who may log in to a serverless cache; none where there is no such cache. It has no tokens:
// without a user group everyone may log in.
func ServerlessLogins(w *world.World, name string) []Login {
	r := w.Find(awstype.ServerlessCache, "", strings.ToLower(name))
	if r == nil {
		return nil
	}
	if group := props.Map(r.Properties).Str("userGroupId"); group != "" {
		return loginsOf(w.Around(r), group)
	}
	return []Login{{User: defaultUser, Access: openAccess, Open: true}}
}

func logins(v world.View, r *world.Resource) []Login {
	groups := props.Map(r.Properties).Strs("userGroupIds")
	if len(groups) == 0 {
		login := Login{User: defaultUser, Access: openAccess}
		for _, token := range tokens(v, r.ID) {
			if token == noToken {
				login.Open = true
			} else {
				login.Passwords = append(login.Passwords, token)
			}
		}
		return []Login{login}
	}
	return loginsOf(v, groups...)
}

// loginsOf are the users of user groups.
func loginsOf(v world.View, userGroups ...string) []Login {
	var logins []Login
	for _, group := range userGroups {
		for _, id := range v.Get(awstype.UserGroup, strings.ToLower(group)).Strs("userIds") {
			user := findUser(v, id)
			way := wayOf(user.Object("authenticationMode"))
			logins = append(logins, Login{
				User: user.Str("userName"), Passwords: v.Hidden(awstype.User, user.Str("userId")),
				Open: way == freely, IAM: way == byIAM,
				Access: user.Str("accessString"),
			})
		}
	}
	return logins
}
