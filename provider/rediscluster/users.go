package rediscluster

import (
	"cmp"
	"slices"
	"strings"

	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// user is one that the program asks for.
type user struct {
	path      string
	name      string
	access    inputs.Setting[string]
	passwords inputs.List
	iam       bool
	// id follows from the name unless idGiven.
	id      string
	idGiven bool
}

// rights are what the user may do, where that is known and nothing is wrong with it.
func (u user) rights() (elasticache.AccessString, bool) {
	if !u.access.Known {
		return elasticache.AccessString{}, false
	}
	rights, err := elasticache.ParseAccessString(u.access.Value)
	return rights, err == nil
}

// takeUsers resolves the users.
func takeUsers(in *inputs.Resolver, asked []User) []user {
	users := make([]user, len(asked))
	for i, one := range asked {
		path := inputs.Element("users", i)
		users[i] = user{
			path: path, name: one.Name, iam: inputs.OrElse(one.Iam, false), id: strings.ToLower(inputs.OrElse(one.UserId, "")), idGiven: one.UserId != nil,
			access: inputs.Take(in, path+".accessString", one.AccessString, ""), passwords: inputs.TakePasswords(in, path+".passwords", one.Passwords),
		}
	}
	return users
}

// usesUsers says whether users, and no token, are what clients log in as, in the end.
func (r *request) usesUsers() bool { return len(r.users) > 0 || inputs.Said(r.userGroupID) }

// userGroup is the id of the group of users: that which is made of users is called what the cluster is called.
func (r *request) userGroup() string {
	if len(r.users) > 0 {
		return r.name
	}
	return r.userGroupID.Value
}

// plannedUser is a user as AWS is asked for it.
type plannedUser struct {
	user
	// role is the end of the resource's name.
	role           string
	authentication elasticache.UserAuthentication
}

// usersEngine is the engine of users and of groups of them. A cluster of Valkey takes those of Redis OSS, and they stay as they are when
// a cluster of Redis OSS becomes one of Valkey, which must not wait for its users, nor they for it.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)".
const usersEngine = elasticache.Redis

// planUsers are those of the program, and the one that no one can be, without which everyone would be let in as the default user of AWS's
// own.
// Source: ElastiCache developer guide, "Role-Based Access Control (RBAC)": DefaultUserRequired.
func (p *plan) planUsers() []plannedUser {
	var users []plannedUser
	for _, one := range p.users {
		planned := plannedUser{user: one, role: "user-" + one.name, authentication: elasticache.ByPassword}
		if one.iam {
			planned.authentication = elasticache.ByIAM
		}
		planned.id = cmp.Or(one.id, p.userID(one))
		users = append(users, planned)
	}
	isDefault := func(u plannedUser) bool { return u.name == elasticache.DefaultUser }
	if len(users) > 0 && !slices.ContainsFunc(users, isDefault) {
		no := user{name: elasticache.DefaultUser, access: inputs.Fixed(elasticache.NoAccess)}
		no.id = p.userID(no)
		users = append(users, plannedUser{user: no, role: "user-" + no.name, authentication: elasticache.NoPassword})
	}
	return users
}

// userID of a user that logs in with IAM is its name, as AWS demands. Others are told apart from those of other clusters, since the ids
// of all users of an account and region differ.
func (p *plan) userID(u user) string {
	if u.iam {
		return u.name
	}
	return elasticache.UserIDOf(p.name, u.name)
}

// planConnectionUser is the user that the outputs connect as: the one that the program names, or the first that has a password and
// is not the default one, or the first.
func (p *plan) planConnectionUser() *plannedUser {
	order := []func(plannedUser) bool{
		func(u plannedUser) bool {
			return u.authentication == elasticache.ByPassword && u.name != elasticache.DefaultUser
		},
		func(u plannedUser) bool { return u.authentication != elasticache.NoPassword },
	}
	if p.connectionUserInput != "" {
		order = []func(plannedUser) bool{func(u plannedUser) bool {
			return u.name == p.connectionUserInput && u.authentication != elasticache.NoPassword
		}}
	}
	for _, fits := range order {
		if i := slices.IndexFunc(p.plannedUsers, fits); i >= 0 {
			return &p.plannedUsers[i]
		}
	}
	return nil
}

// access is who may log in: the users that are made, by their names, and the group of them that the cluster has.
type access struct {
	token pulumi.StringOutput
	users map[string]*awselasticache.User
	// groupID is that of the users that are made, or of the program's own group.
	groupID pulumi.StringPtrInput
}

// access makes the token, or the users and the group of them.
func (b *builder) access() (*access, error) {
	a := &access{users: map[string]*awselasticache.User{}}
	token, err := b.token()
	if err != nil {
		return nil, err
	}
	a.token = token
	var ids pulumi.StringArray
	for _, u := range b.plan.plannedUsers {
		made, err := b.user(u)
		if err != nil {
			return nil, err
		}
		a.users[u.name] = made
		ids = append(ids, made.UserId)
	}
	switch {
	case len(ids) > 0:
		group, err := awselasticache.NewUserGroup(b.Ctx, b.Name("user-group"), &awselasticache.UserGroupArgs{
			Engine: pulumi.String(usersEngine), UserGroupId: pulumi.String(b.plan.userGroup()), UserIds: ids, Tags: b.Tags(),
		}, b.Child()...)
		if err != nil {
			return nil, err
		}
		a.groupID = group.UserGroupId.ToStringPtrOutput()
	case inputs.Said(b.plan.userGroupID):
		a.groupID = inputs.StringInput(b.plan.userGroupID).ToStringPtrOutput()
	}
	return a, nil
}

func (b *builder) user(u plannedUser) (*awselasticache.User, error) {
	args := &awselasticache.UserArgs{
		UserId: pulumi.String(u.id), UserName: pulumi.String(u.name), Engine: pulumi.String(usersEngine), AccessString: inputs.StringInput(u.access), Tags: b.Tags(),
	}
	opts := b.Child()
	switch mode := (awselasticache.UserAuthenticationModeArgs{Type: pulumi.String(u.authentication)}); u.authentication {
	case elasticache.NoPassword:
		// As a mode AWS would call it otherwise than it is called here, and every preview would show a difference.
		args.NoPasswordRequired = pulumi.Bool(true)
	case elasticache.ByPassword:
		mode.Passwords = pulumi.ToSecret(u.passwords.Inputs()).(pulumi.StringArrayOutput)
		// The provider marks the list of passwords beside the mode as a secret, and not the one in it.
		opts = append(opts, pulumi.AdditionalSecretOutputs([]string{"authenticationMode"}))
		args.AuthenticationMode = mode
	default:
		args.AuthenticationMode = mode
	}
	return awselasticache.NewUser(b.Ctx, b.Name(u.role), args, opts...)
}
