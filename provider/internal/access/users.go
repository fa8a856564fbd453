package access

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// cure is what to do about a rule that the engine does not know.
func cure(u elasticache.UnknownRule) string {
	switch {
	case u.Release != "":
		return fmt.Sprintf(" (it came with %s): leave it out, or upgrade first", u.Release)
	case u.Meant != "":
		return fmt.Sprintf("; did you mean %q?", u.Meant)
	}
	return ": check the spelling, or leave it out"
}

// UsersInput is the input that the users come from.
func (p *Plan) UsersInput() string {
	if len(p.Users) > 0 {
		return "users"
	}
	return "userGroupId"
}

// AskedUser is one that the program asks for.
type AskedUser struct {
	path      string
	Name      string
	access    inputs.Setting[string]
	Passwords inputs.List
	iam       bool
	// id follows from the name unless idGiven.
	id      string
	idGiven bool
}

// rights are what the user may do, where that is known and nothing is wrong with it.
func (u AskedUser) rights() (elasticache.AccessString, bool) {
	if !u.access.Known {
		return elasticache.AccessString{}, false
	}
	rights, err := elasticache.ParseAccessString(u.access.Value)
	return rights, err == nil
}

// takeUsers resolves the users.
func takeUsers(in *inputs.Resolver, asked []User) []AskedUser {
	users := make([]AskedUser, len(asked))
	for i, one := range asked {
		path := inputs.Element("users", i)
		users[i] = AskedUser{
			path: path, Name: one.Name, iam: inputs.OrElse(one.Iam, false),
			id: strings.ToLower(inputs.OrElse(one.UserId, "")), idGiven: one.UserId != nil,
			access: inputs.Take(in, path+".accessString", one.AccessString, ""), Passwords: inputs.TakePasswords(in,
				path+".passwords", one.Passwords),
		}
	}
	return users
}

// UsesUsers says whether users, and no token, are what clients log in as, in the end.
func (p *Plan) UsesUsers() bool { return len(p.Users) > 0 || inputs.Said(p.UserGroupID) }

// UserGroup is the id of the group of users: that which is made of users is called what the cluster is called.
func (p *Plan) UserGroup() string {
	if len(p.Users) > 0 {
		return p.identity.Name
	}
	return p.UserGroupID.Value
}

// PlannedUser is a user as AWS is asked for it.
type PlannedUser struct {
	AskedUser
	// role is the end of the resource's name.
	role           string
	Authentication elasticache.UserAuthentication
}

// usersEngine is the engine of users and of groups of them. A cluster of Valkey takes those of Redis OSS, and they stay
// as they are when a cluster of Redis OSS becomes one of Valkey, which must not wait for its users, nor they for it.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)".
const usersEngine = elasticache.Redis

// planUsers are those of the program, and the one that no one can be, without which everyone would be let in as the
// default user of AWS's own.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)": DefaultUserRequired.
func (p *Plan) planUsers() []PlannedUser {
	var users []PlannedUser
	for _, one := range p.Users {
		planned := PlannedUser{AskedUser: one, role: "user-" + one.Name, Authentication: elasticache.ByPassword}
		if one.iam {
			planned.Authentication = elasticache.ByIAM
		}
		planned.id = cmp.Or(one.id, p.userID(one))
		users = append(users, planned)
	}
	isDefault := func(u PlannedUser) bool { return u.Name == elasticache.DefaultUser }
	if len(users) > 0 && !slices.ContainsFunc(users, isDefault) {
		no := AskedUser{Name: elasticache.DefaultUser, access: inputs.Fixed(elasticache.NoAccess)}
		no.id = p.userID(no)
		users = append(users,
			PlannedUser{AskedUser: no, role: "user-" + no.Name, Authentication: elasticache.NoPassword})
	}
	return users
}

// userID of a user that logs in with IAM is its name, as AWS demands. Others are told apart from those of other
// clusters, since the ids of all users of an account and region differ.
func (p *Plan) userID(u AskedUser) string {
	if u.iam {
		return u.Name
	}
	return elasticache.UserIDOf(p.identity.Name, u.Name)
}

// planConnectionUser is the user that the outputs connect as: the one that the program names, or the first that has a
// password and is not the default one, or the first.
func (p *Plan) planConnectionUser() *PlannedUser {
	order := []func(PlannedUser) bool{
		func(u PlannedUser) bool {
			return u.Authentication == elasticache.ByPassword && u.Name != elasticache.DefaultUser
		},
		func(u PlannedUser) bool { return u.Authentication != elasticache.NoPassword },
	}
	if p.ConnectionUserName != "" {
		order = []func(PlannedUser) bool{func(u PlannedUser) bool {
			return u.Name == p.ConnectionUserName && u.Authentication != elasticache.NoPassword
		}}
	}
	for _, fits := range order {
		if i := slices.IndexFunc(p.PlannedUsers, fits); i >= 0 {
			return &p.PlannedUsers[i]
		}
	}
	return nil
}
