package access

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Users are who clients log in as, each with its rights, and their group.
type Users struct {
	in       *inputs.Resolver
	identity *identity.Plan
	engine   *engine.Release

	// GroupID is the program's own group.
	GroupID inputs.Setting[string]
	Asked   []AskedUser
	// Listed says that the program lists users. The list may be empty.
	Listed bool
	// Planned are the users that are created.
	Planned []PlannedUser
	// ConnectionName is the user that the program names for the outputs to connect as; empty where it names none.
	ConnectionName string
}

// NewUsers decides about users alone. A component whose clients can have a token as well has a [Plan].
func NewUsers(in *inputs.Resolver, args UserInputs, identity *identity.Plan, engine *engine.Release) *Users {
	u := &Users{
		in: in, identity: identity, engine: engine,
		// AWS stores the id in lower case.
		GroupID:        inputs.Derive(inputs.Take(in, "userGroupId", args.UserGroupId, ""), strings.ToLower),
		Asked:          askedUsers(in, args.Users),
		Listed:         args.Users != nil,
		ConnectionName: inputs.OrElse(args.ConnectionUser, ""),
	}
	u.Planned = u.plannedUsers()
	return u
}

// AskedUser is a user as the program asks for it.
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

// askedUsers resolves the users that the program lists.
func askedUsers(in *inputs.Resolver, asked []User) []AskedUser {
	users := make([]AskedUser, len(asked))
	for i, one := range asked {
		path := inputs.Element("users", i)
		users[i] = AskedUser{
			path:      path,
			Name:      one.Name,
			access:    inputs.Take(in, path+".accessString", one.AccessString, ""),
			Passwords: inputs.TakePasswords(in, path+".passwords", one.Passwords),
			iam:       inputs.OrElse(one.Iam, false),
			id:        strings.ToLower(inputs.OrElse(one.UserId, "")),
			idGiven:   one.UserId != nil,
		}
	}
	return users
}

// rights are what the user may do. ok is false where the access string is unknown or wrong.
func (u AskedUser) rights() (rights elasticache.AccessString, ok bool) {
	if !u.access.Known {
		return elasticache.AccessString{}, false
	}
	rights, err := elasticache.ParseAccessString(u.access.Value)
	return rights, err == nil
}

// Wanted says whether the program asks for users. A cluster that still has its token only moves towards them.
func (u *Users) Wanted() bool { return len(u.Asked) > 0 || inputs.Said(u.GroupID) }

// Input is the input that the users come from.
func (u *Users) Input() string {
	if len(u.Asked) > 0 {
		return "users"
	}
	return "userGroupId"
}

// Group is the id of the group of users. A group that is created has the name of the cluster.
func (u *Users) Group() string {
	if len(u.Asked) > 0 {
		return u.identity.Name
	}
	return u.GroupID.Value
}

// PlannedUser is a user as AWS is asked for it.
type PlannedUser struct {
	AskedUser
	// role is the end of the resource's name.
	role           string
	Authentication elasticache.UserAuthentication
}

// usersEngine is the engine of all users and groups, also on a cluster of Valkey, which accepts users of Redis OSS. So
// they stay as they are when a cluster changes from Redis OSS to Valkey, and neither has to wait for the other.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)".
const usersEngine = elasticache.Redis

// plannedUsers are the users that the program lists, and a user `default` as which no one can log in, unless the
// program lists its own. Without it the group would need AWS's user of that name, as which everyone can log in.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)": DefaultUserRequired.
func (u *Users) plannedUsers() []PlannedUser {
	var users []PlannedUser
	for _, one := range u.Asked {
		planned := PlannedUser{AskedUser: one, role: "user-" + one.Name, Authentication: elasticache.ByPassword}
		if one.iam {
			planned.Authentication = elasticache.ByIAM
		}
		planned.id = cmp.Or(one.id, u.idOf(one))
		users = append(users, planned)
	}
	isDefault := func(u PlannedUser) bool { return u.Name == elasticache.DefaultUser }
	if len(users) > 0 && !slices.ContainsFunc(users, isDefault) {
		closed := AskedUser{Name: elasticache.DefaultUser, access: inputs.Fixed(elasticache.NoAccess)}
		closed.id = u.idOf(closed)
		users = append(users,
			PlannedUser{AskedUser: closed, role: "user-" + closed.Name, Authentication: elasticache.NoPassword})
	}
	return users
}

// idOf is the id of a user whose program gives none. With IAM it is the name, as AWS demands. Otherwise it begins with
// the name of the cluster, since all users of an account and region need different ids.
func (u *Users) idOf(one AskedUser) string {
	if one.iam {
		return one.Name
	}
	return elasticache.UserIDOf(u.identity.Name, one.Name)
}

// connectionUser is the user that the program names for the outputs to connect as. Where it names none, it is the first
// user with a password that is not `default`, or else the first as which clients can log in. It is nil if there is
// none.
func (u *Users) connectionUser() *PlannedUser {
	canLogIn := func(u PlannedUser) bool { return u.Authentication != elasticache.NoPassword }
	preferences := []func(PlannedUser) bool{
		func(u PlannedUser) bool {
			return u.Authentication == elasticache.ByPassword && u.Name != elasticache.DefaultUser
		},
		canLogIn,
	}
	if u.ConnectionName != "" {
		preferences = []func(PlannedUser) bool{
			func(one PlannedUser) bool { return one.Name == u.ConnectionName && canLogIn(one) },
		}
	}
	for _, fits := range preferences {
		if i := slices.IndexFunc(u.Planned, fits); i >= 0 {
			return &u.Planned[i]
		}
	}
	return nil
}
