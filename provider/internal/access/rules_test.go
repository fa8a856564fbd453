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

// said is what rules say of inputs: the path and the reason, by the name of the rule.
func said(t *testing.T, version string, args Inputs, rules []check.Rule[*Plan]) map[string]string {
	t.Helper()
	p, in := planned(t, version, args)
	found := map[string]string{}
	for _, one := range check.Run(p, in.Unknown.Cover, rules) {
		found[one.Rule.Name] += one.Path + " " + one.Reason
	}
	return found
}

// ruleCases break one rule each, and no other.
var ruleCases = map[string]struct {
	version string
	args    Inputs
	path    string
	says    string
}{
	"tls-mode-form": {
		args: Inputs{TransitEncryptionMode: pulumi.String("optional")},
		path: "transitEncryptionMode",
		says: `"optional" is none of preferred, required`,
	},
	"tls-mode-alone": {
		args: Inputs{TransitEncryptionMode: pulumi.String(TLSPreferred), EnableTransitEncryption: pulumi.Bool(false)},
		path: "transitEncryptionMode",
		says: `"preferred" is a mode of TLS, and enableTransitEncryption is false: leave the mode out, or use ` +
			"true",
	},
	"tls-mode-version": {
		version: "6.2", args: Inputs{TransitEncryptionMode: pulumi.String(TLSPreferred)},
		path: "transitEncryptionMode",
		says: `"preferred" needs Redis OSS 7.0 or later, or Valkey, and this is Redis OSS 6.2: leave it out`,
	},
	"tls-mode-access": {
		args: Inputs{TransitEncryptionMode: pulumi.String(TLSPreferred), UserGroupId: pulumi.String("mine")},
		path: "transitEncryptionMode",
		says: `"preferred" does not go with a token or users, which clients without TLS would send in clear: ` +
			`use "required", or bring them when all clients have TLS`,
	},
	"token-form": {
		args: Inputs{AuthToken: pulumi.String("too-short")},
		path: "authToken",
		says: "is 9 characters long; AWS takes 16 to 128",
	},
	"token-one": {
		args: Inputs{AuthToken: pulumi.String(goodToken), GenerateAuthToken: new(true)},
		path: "generateAuthToken",
		says: "true makes a token, and authToken is one already: leave one of them out",
	},
	"token-version": {
		args: Inputs{AuthTokenVersion: new(2)},
		path: "authTokenVersion",
		says: "asks for another generated token, and none is generated: set generateAuthToken, or pass another " +
			"authToken",
	},
	"strategy-form": {
		args: tokenOf(goodToken, "rotate"),
		path: "authTokenUpdateStrategy",
		says: `"rotate" is none of ROTATE, SET, DELETE: use "ROTATE"`,
	},
	"token-tls": {
		args: Inputs{AuthToken: pulumi.String(goodToken), EnableTransitEncryption: pulumi.Bool(false)},
		path: "authToken",
		says: "needs TLS, and enableTransitEncryption is false: use true, or leave authToken out",
	},
	"strategy-of-token": {
		args: tokenOf("", SetToken),
		path: "authTokenUpdateStrategy",
		says: "says how the token changes, and there is none: leave it out, or pass authToken or " +
			"generateAuthToken",
	},
	"user-group-form": {
		args: Inputs{UserGroupId: pulumi.String("my_users")},
		path: "userGroupId",
		says: `"my_users" is not an id that AWS takes (a letter first, then letters, digits and hyphens, in ` +
			`lower case as AWS stores it, at most 40 characters): use "my-users"`,
	},
	"users-one": {
		args: Inputs{UserGroupId: pulumi.String("mine"), Users: []User{named("app")}},
		path: "userGroupId",
		says: "does not go with users, for which a group is made: leave one of them out, or put the users into " +
			"your own group",
	},
	"users-some": {
		args: Inputs{Users: []User{}},
		path: "users",
		says: "is empty, so everyone who may connect would need no password: list one, or leave this out",
	},
	"user-name": {
		args: Inputs{Users: []User{named("app"), named("app")}},
		path: "users[1].name",
		says: `"app" is the name of users[0] already: leave one out`,
	},
	"user-id": {
		args: Inputs{Users: []User{named("app.web")}},
		path: "users[0].name",
		says: `makes the id "sessions-app.web", which AWS does not take: pass userId as well, of letters, ` +
			"digits and hyphens",
	},
	"user-iam-name": {
		args: Inputs{Users: []User{{
			Name: "app", AccessString: pulumi.String("on"), Iam: new(true), UserId: new("other"),
		}}},
		path: "users[0].userId",
		says: `"other" is not the name, "app", and AWS wants the two to be one with IAM: leave userId out`,
	},
	"user-proof": {
		args: Inputs{Users: []User{withPasswords("app")}},
		path: "users[0].passwords",
		says: "is required, one or two; or pass iam: true. No user without any proof is made",
	},
	"user-password": {
		args: Inputs{Users: []User{withPasswords("app", goodPassword, goodPassword)}},
		path: "users[0].passwords[1]",
		says: "is the same as the one before it: leave it out",
	},
	"user-access": {
		args: Inputs{Users: []User{may("on allow-all")}},
		path: "users[0].accessString",
		says: `holds "allow-all", which is no rule of Redis's: use words such as on, off, ~keys*, &channels*, ` +
			"+command, -command, +@category and -@category",
	},
	"user-command": {
		args: Inputs{Users: []User{may("on ~* +@reed")}},
		path: "users[0].accessString",
		says: `holds "+@reed", and Redis OSS 7.1 refuses what it does not have; did you mean "+@read"?`,
	},
	"users-version": {
		version: "6.2", args: Inputs{Users: []User{byIAM("web")}},
		path: "users[0].iam",
		says: "needs Redis OSS 7.0 or later, or Valkey, and this is Redis OSS 6.2: use passwords, or upgrade " +
			"first",
	},
	"users-tls": {
		args: Inputs{UserGroupId: pulumi.String("mine"), EnableTransitEncryption: pulumi.Bool(false)},
		path: "userGroupId",
		says: "needs TLS, and enableTransitEncryption is false: use true, or leave userGroupId out",
	},
	"users-or-token": {
		args: Inputs{AuthToken: pulumi.String(goodToken), Users: []User{named("app")}},
		path: "users",
		says: "does not go with a token: leave authToken out; on a cluster that has the token, set " +
			`authTokenUpdateStrategy to "DELETE" first, which makes the users beside it (docs/access.md)`,
	},
	"connection-user": {
		args: Inputs{ConnectionUser: new("app")},
		path: "connectionUser",
		says: `"app" is not the name of one of users: name one of them, or leave it out`,
	},
}

// Each rule that must hold says one thing, and nothing else is said together with it.
func TestRules(t *testing.T) {
	t.Parallel()
	for _, rule := range Rules {
		test, ok := ruleCases[rule.Name]
		if !assert.True(t, ok, "%s has no case", rule.Name) {
			continue
		}
		if test.version == "" {
			test.version = "7.1"
		}
		want := map[string]string{rule.Name: test.path + " " + test.says}
		assert.Equal(t, want, said(t, test.version, test.args, Rules))
	}
	assert.Len(t, Rules, len(ruleCases))
	moves := tokenOf(goodToken, DeleteToken)
	moves.Users = []User{byIAM("web"), withPasswords("app", goodPassword, nextPassword)}
	for name, args := range map[string]Inputs{
		"nothing": {}, "the move to users": moves,
		"no TLS, and no login": {EnableTransitEncryption: pulumi.Bool(false)},
		"clients without TLS":  {TransitEncryptionMode: pulumi.String(TLSPreferred)},
		"a generated token":    {GenerateAuthToken: new(true), AuthTokenVersion: new(3)},
		"a group":              {UserGroupId: pulumi.String("mine"), TransitEncryptionMode: pulumi.String(TLSRequired)},
	} {
		assert.Empty(t, said(t, "7.1", args, Rules), name)
	}
}

// Ids begin with the name of the cluster. Where that is wrong, its own rule says so, and nothing is said of the users.
func TestIDsOfAWrongName(t *testing.T) {
	t.Parallel()
	in := inputs.NewResolver(t.Context())
	runs := engine.NewPlan(in, engine.Inputs{InstanceType: "cache.m7g.large"})
	for name, says := range map[string]int{"sessions": 1, "Sessions_1": 0} {
		args := Inputs{Users: []User{named("app.web"), named("app")}}
		p := NewPlan(in, args, &identity.Plan{Name: name}, runs.Release)
		assert.Len(t, check.Run(p, in.Unknown.Cover, Rules), says, name)
	}
}
