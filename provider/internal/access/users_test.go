package access

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component/componenttest"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// usersOf are the users of a cache named sessions, which can have no token.
func usersOf(t *testing.T, args UserInputs) *Users {
	t.Helper()
	release := engine.NewMajor(engine.MajorInputs{}).Release
	return NewUsers(inputs.NewResolver(t.Context()), args, &identity.Plan{Name: "sessions"}, release)
}

// Users stand without a plan of tokens and TLS: they are planned, held to their rules, and created.
func TestUsersAlone(t *testing.T) {
	t.Parallel()
	none := usersOf(t, UserInputs{})
	assert.False(t, none.Wanted() || none.Listed)
	empty := usersOf(t, UserInputs{Users: []User{}})
	assert.False(t, empty.Wanted())
	assert.True(t, empty.Listed)
	group := usersOf(t, UserInputs{UserGroupId: pulumi.String("My-Users")})
	assert.True(t, group.Wanted())
	assert.Equal(t, []string{"userGroupId", "my-users"}, []string{group.Input(), group.Group()})
	listed := usersOf(t, UserInputs{Users: []User{named("app"), byIAM("web")}})
	assert.Equal(t, []string{"users", "sessions"}, []string{listed.Input(), listed.Group()})
	var ids []string
	for _, one := range listed.Planned {
		ids = append(ids, one.id)
	}
	assert.Equal(t, []string{"sessions-app", "web", "sessions-default"}, ids, "and one as which no one can log in")
	assert.Equal(t, "app", listed.connectionUser().Name)
	assert.Nil(t, group.connectionUser())
	var secrets []string
	for path, password := range listed.Credentials() {
		secrets = append(secrets, path+" "+password.Value)
	}
	assert.Equal(t, []string{"users[0].passwords[0] " + goodPassword}, secrets)

	said := func(u *Users, rules []check.Rule[*Users]) (names []string) {
		for _, one := range check.Run(u, u.in.Unknown.Cover, rules) {
			names = append(names, one.Rule.Name)
		}
		return names
	}
	assert.Empty(t, said(listed, UserRules))
	assert.Empty(t, said(listed, UserAdvice))
	assert.Equal(t, []string{"users-some"}, said(empty, UserRules))
	both := UserInputs{Users: []User{named("app")}, UserGroupId: pulumi.String("my-users")}
	assert.Equal(t, []string{"users-one"}, said(usersOf(t, both), UserRules))
}

func TestBuildOfUsersAlone(t *testing.T) {
	t.Parallel()
	var o UserOutputs
	made := componenttest.Build(t, func(b *component.Builder) error {
		u := usersOf(t, UserInputs{Users: []User{named("app"), byIAM("web")}})
		built, err := u.Build(b)
		if err != nil {
			return err
		}
		o = u.Outputs(built, pulumi.String("arn:cache").ToStringOutput())
		authentication, _ := componenttest.Await(t, o.Authentication)
		assert.Equal(t, "users", authentication)
		policies, _ := componenttest.Await(t, o.IAMConnectPolicies)
		assert.Contains(t, policies.(map[string]string)["web"], "arn:cache")
		assert.Len(t, policies, 1)
		return nil
	})
	assert.Len(t, made, 4, "two users, one as which no one can log in, and their group")
	assert.Equal(t, "sessions", made["cache-user-group"].Inputs["userGroupId"].StringValue())
	assert.Equal(t, "iam", made["cache-user-web"].Inputs["authenticationMode"].ObjectValue()["type"].StringValue())
}

func TestAnotherGroup(t *testing.T) {
	t.Parallel()
	own := func(id string) *Users { return usersOf(t, UserInputs{UserGroupId: pulumi.String(id)}) }
	listed := func(all ...User) *Users { return usersOf(t, UserInputs{Users: all}) }
	assert.True(t, AnotherGroup(own("a"), own("b")))
	assert.False(t, AnotherGroup(own("A"), own("a")), "AWS stores it in lower case")
	assert.True(t, AnotherGroup(own("a"), listed(named("app"))))
	assert.True(t, AnotherGroup(listed(named("app")), own("a")))
	assert.False(t, AnotherGroup(listed(named("app")), listed(named("web"))), "it stays the group that was created")
}
