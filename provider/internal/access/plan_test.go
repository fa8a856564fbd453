package access

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

const (
	goodToken    = "a-token-of-24-characters"
	goodPassword = "a-password-of-27-characters"
	nextPassword = "the-next-one-of-27-characters"
)

// planned is the plan of a cluster named sessions, with what is unknown of its inputs.
func planned(t *testing.T, version string, args Inputs) (*Plan, *inputs.Resolver) {
	t.Helper()
	in := inputs.NewResolver(t.Context())
	runs := engine.NewPlan(in, engine.Inputs{InstanceType: "cache.m7g.large", RedisVersion: pulumi.String(version)})
	return NewPlan(in, args, &identity.Plan{Name: "sessions"}, runs.Release), in
}

// planOf is the plan of a cluster that runs 7.1.
func planOf(t *testing.T, args Inputs) *Plan {
	t.Helper()
	p, _ := planned(t, "7.1", args)
	return p
}

// named is a user with a password.
func named(name string) User { return withPasswords(name, goodPassword) }

func withPasswords(name string, passwords ...string) User {
	user := User{Name: name, AccessString: pulumi.String("on ~* +@all")}
	for _, password := range passwords {
		user.Passwords = append(user.Passwords, pulumi.String(password))
	}
	return user
}

func byIAM(name string) User {
	return User{Name: name, AccessString: pulumi.String("on ~* +@all"), Iam: new(true)}
}

// may is a user app that may do what an access string says.
func may(rights string) User {
	user := named("app")
	user.AccessString = pulumi.String(rights)
	return user
}

func tokenOf(value, strategy string) Inputs {
	return Inputs{AuthToken: pulumi.String(value), AuthTokenUpdateStrategy: &strategy}
}

// The parts agree on how clients log in, and on what the AWS provider is told of it.
func TestWaysToLogIn(t *testing.T) {
	t.Parallel()
	moves := tokenOf(goodToken, DeleteToken)
	moves.Users = []User{named("app")}
	for name, test := range map[string]struct {
		args               Inputs
		way                string
		authenticatesUsers bool
		movesToUsers       bool
		sentStrategy       string
	}{
		"nothing":           {Inputs{}, "none", false, false, RotateToken},
		"an empty token":    {Inputs{AuthToken: pulumi.String("")}, "none", false, false, RotateToken},
		"a token":           {Inputs{AuthToken: pulumi.String(goodToken)}, "token", false, false, RotateToken},
		"a generated token": {Inputs{GenerateAuthToken: new(true)}, "token", false, false, RotateToken},
		"a token alone":     {tokenOf(goodToken, SetToken), "token", false, false, SetToken},
		"users":             {Inputs{Users: []User{named("app")}}, "users", true, false, RotateToken},
		"a group":           {Inputs{UserGroupId: pulumi.String("Mine")}, "users", true, false, RotateToken},
		"an empty group":    {Inputs{UserGroupId: pulumi.String("")}, "none", false, false, RotateToken},
		"the move":          {moves, "token", false, true, RotateToken},
	} {
		p := planOf(t, test.args)
		assert.Equal(t, test.way, p.authentication(), name)
		assert.Equal(t, test.authenticatesUsers, p.AuthenticatesUsers(), name)
		assert.Equal(t, test.movesToUsers, p.MovesToUsers(), name)
		assert.Equal(t, test.sentStrategy, p.Token.SentStrategy(), name)
	}
	assert.Equal(t, []string{"authToken", "authTokenUpdateStrategy", "userGroupIds"}, planOf(t, moves).LeftAlone())
	assert.Equal(t, []string{"authTokenUpdateStrategy"}, planOf(t, Inputs{Users: []User{named("app")}}).LeftAlone())
	assert.Equal(t, "mine", planOf(t, Inputs{UserGroupId: pulumi.String("Mine")}).Users.Group(), "as AWS stores it")
	assert.Equal(t, "sessions", planOf(t, moves).Users.Group())
	assert.Equal(t, "aws elasticache modify-replication-group --replication-group-id sessions "+
		"--auth-token-update-strategy DELETE --user-group-ids-to-add sessions --apply-immediately",
		planOf(t, moves).moveCommand())
}

// The outputs connect as the user that is named, or as the best of the ones that are listed.
func TestConnectionUser(t *testing.T) {
	t.Parallel()
	for want, args := range map[string]Inputs{
		"app":     {Users: []User{byIAM("web"), named("default"), named("app"), named("other")}},
		"other":   {Users: []User{named("app"), named("other")}, ConnectionUser: new("other")},
		"web":     {Users: []User{byIAM("web")}},
		"default": {Users: []User{named("default")}},
	} {
		if user := planOf(t, args).Users.connectionUser(); assert.NotNil(t, user, want) {
			assert.Equal(t, want, user.Name)
		}
	}
	for name, args := range map[string]Inputs{
		"a group of one's own":                {UserGroupId: pulumi.String("mine")},
		"the user as which no one can log in": {Users: []User{named("app")}, ConnectionUser: new("default")},
		"a user that is not listed":           {Users: []User{named("app")}, ConnectionUser: new("other")},
	} {
		assert.Nil(t, planOf(t, args).Users.connectionUser(), name)
	}
}

// The token stays the same unless it is known to be another one.
func TestSameToken(t *testing.T) {
	t.Parallel()
	unknown := pulumi.UnsafeUnknownOutput(nil).ApplyT(func(any) string { return "" }).(pulumi.StringOutput)
	later := Inputs{AuthToken: unknown.ToStringPtrOutput()}
	own := func(value string) Inputs { return Inputs{AuthToken: pulumi.String(value)} }
	generated := func(version int) Inputs {
		return Inputs{GenerateAuthToken: new(true), AuthTokenVersion: &version}
	}
	for name, test := range map[string]struct {
		was, now Inputs
		last     string
		same     bool
	}{
		"as it was":                             {own(goodToken), own(goodToken), goodToken, true},
		"another":                               {own(goodToken), own("another"), goodToken, false},
		"as it was, and no output tells":        {own(goodToken), own(goodToken), "", true},
		"another, and no output tells":          {own(goodToken), own("another"), "", false},
		"not known yet":                         {own(goodToken), later, goodToken, true},
		"the same version":                      {generated(1), generated(1), "generated", true},
		"another version":                       {generated(1), generated(2), "generated", false},
		"generated in place of one's own":       {own(goodToken), generated(1), goodToken, false},
		"one's own, which was generated before": {generated(1), own("generated"), "generated", true},
		"one's own in place of a generated one": {generated(1), own(goodToken), "generated", false},
		"one's own, and no output tells":        {generated(1), own(goodToken), "", false},
	} {
		c := check.Change[*Token]{Was: planOf(t, test.was).Token, Now: planOf(t, test.now).Token}
		c.Was.Last = test.last
		assert.Equal(t, test.same, sameToken(c), name)
	}
}

// Credentials are every token and password, and no path of one is shown.
func TestCredentials(t *testing.T) {
	t.Parallel()
	p := planOf(t, Inputs{AuthToken: pulumi.String(goodToken), Users: []User{
		byIAM("web"), withPasswords("app", goodPassword, nextPassword),
	}})
	found := map[string]string{}
	for path, secret := range p.Credentials() {
		found[path] = secret.Value
	}
	assert.Equal(t, map[string]string{
		"authToken": goodToken, "users[1].passwords[0]": goodPassword, "users[1].passwords[1]": nextPassword,
	}, found)
	for path, want := range map[string]bool{
		"users[1].passwords[0]": true, "users[1].accessString": true, "users[1].password": true, "users": true,
		"users[1].name": false, "users[1].userId": false, "users[1].iam": false, "maintenanceWindow": false,
	} {
		assert.Equal(t, want, HoldsPassword(path), path)
	}
}
