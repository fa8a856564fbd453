package access

import (
	"encoding/json"
	"testing"

	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component/componenttest"
)

// build builds the access of a cluster, and looks at what was built.
func build(t *testing.T, args Inputs, look func(*Plan, *Access)) map[string]pulumi.MockResourceArgs {
	t.Helper()
	p := planOf(t, args)
	return componenttest.Build(t, func(b *component.Builder) error {
		built, err := p.Build(b)
		if err == nil {
			look(p, built)
		}
		return err
	})
}

// Nothing is created where the program asks for nothing, or has its own group.
func TestNothingToBuild(t *testing.T) {
	t.Parallel()
	assert.Empty(t, build(t, Inputs{}, func(_ *Plan, a *Access) { assert.Nil(t, a.GroupID) }))
	assert.Empty(t, build(t, Inputs{UserGroupId: pulumi.String("Mine")}, func(_ *Plan, a *Access) {
		id, _ := componenttest.Await(t, a.GroupID.ToStringPtrOutput())
		assert.Equal(t, "mine", *id.(*string))
	}))
}

func TestBuildToken(t *testing.T) {
	t.Parallel()
	made := build(t, Inputs{GenerateAuthToken: new(true), AuthTokenVersion: new(2)}, func(_ *Plan, a *Access) {
		token, secret := componenttest.Await(t, a.Token)
		assert.Equal(t, "generated", token)
		assert.True(t, secret)
	})
	assert.Equal(t, map[string]any{"length": 64., "special": false, "keepers": map[string]any{"version": "2"}},
		made["cache-auth-token"].Inputs.Mappable())
	made = build(t, Inputs{AuthToken: pulumi.String(goodToken)}, func(_ *Plan, a *Access) {
		token, secret := componenttest.Await(t, a.Token)
		assert.Equal(t, goodToken, token)
		assert.True(t, secret, "whether or not the program marks it")
	})
	assert.Empty(t, made)
}

func TestBuildUsers(t *testing.T) {
	t.Parallel()
	made := build(t, Inputs{Users: []User{byIAM("web"), withPasswords("app", goodPassword, nextPassword)}},
		func(_ *Plan, a *Access) {
			assert.Len(t, a.Users, 3)
			password, secret := componenttest.Await(t, a.Login.Password)
			assert.Equal(t, nextPassword, password)
			assert.True(t, secret)
		})
	assert.Equal(t, map[string]any{
		"userId": "web", "userName": "web", "engine": "redis", "accessString": "on ~* +@all",
		"authenticationMode": map[string]any{"type": "iam"},
	}, made["cache-user-web"].Inputs.Mappable())
	assert.Equal(t, map[string]any{
		"userId": "sessions-default", "userName": "default", "engine": "redis",
		"accessString": "off ~keys* -@all +get", "noPasswordRequired": true,
	}, made["cache-user-default"].Inputs.Mappable(), "no one can log in as it")
	app := made["cache-user-app"]
	assert.Equal(t, "sessions-app", app.Inputs["userId"].StringValue())
	mode := app.Inputs["authenticationMode"].ObjectValue()
	require.True(t, mode["passwords"].IsSecret())
	assert.Equal(t, []any{goodPassword, nextPassword}, mode["passwords"].SecretValue().Element.Mappable())
	assert.Contains(t, app.RegisterRPC.GetAdditionalSecretOutputs(), "authenticationMode")
	assert.Equal(t, map[string]any{
		"engine": "redis", "userGroupId": "sessions", "userIds": []any{"web", "sessions-app", "sessions-default"},
	}, made["cache-user-group"].Inputs.Mappable())
}

// The program's own user `default` takes the place of the one as which no one can log in, under the same names.
func TestOwnDefaultUser(t *testing.T) {
	t.Parallel()
	made := build(t, Inputs{Users: []User{named("default")}}, func(*Plan, *Access) {})
	assert.Len(t, made, 2)
	assert.Equal(t, "sessions-default", made["cache-user-default"].Inputs["userId"].StringValue())
	assert.Equal(t, "on ~* +@all", made["cache-user-default"].Inputs["accessString"].StringValue())
}

// replicationGroup answers as AWS does for a cluster with a mode of TLS, or without TLS.
func replicationGroup(tls bool, mode string) *awselasticache.ReplicationGroup {
	return &awselasticache.ReplicationGroup{
		Arn:                      pulumi.String("arn:cluster").ToStringOutput(),
		TransitEncryptionEnabled: pulumi.Bool(tls).ToBoolOutput(),
		TransitEncryptionMode:    pulumi.String(mode).ToStringOutput(),
	}
}

func TestOutputs(t *testing.T) {
	t.Parallel()
	group := replicationGroup(true, "")
	build(t, Inputs{Users: []User{byIAM("web"), named("app")}}, func(p *Plan, a *Access) {
		o := p.Outputs(a, group)
		token, _ := componenttest.Await(t, o.AuthToken)
		assert.Nil(t, token)
		id, _ := componenttest.Await(t, o.UserGroupID)
		assert.Equal(t, "sessions", *id.(*string))
		arns, _ := componenttest.Await(t, o.UserARNs)
		assert.Equal(t, map[string]string{
			"web": "arn:cache-user-web", "app": "arn:cache-user-app", "default": "arn:cache-user-default",
		}, arns)
		policies, secret := componenttest.Await(t, o.IAMConnectPolicies)
		assert.False(t, secret)
		require.Len(t, policies, 1, "for users that log in with IAM")
		var policy struct {
			Statement []struct {
				Action   string
				Resource []string
			}
		}
		require.NoError(t, json.Unmarshal([]byte(policies.(map[string]string)["web"]), &policy))
		require.Len(t, policy.Statement, 1)
		assert.Equal(t, "elasticache:Connect", policy.Statement[0].Action)
		assert.Equal(t, []string{"arn:cluster", "arn:cache-user-web"}, policy.Statement[0].Resource)
	})
	build(t, Inputs{AuthToken: pulumi.String(goodToken)}, func(p *Plan, a *Access) {
		o := p.Outputs(a, group)
		token, secret := componenttest.Await(t, o.AuthToken)
		assert.Equal(t, goodToken, *token.(*string))
		assert.True(t, secret)
		id, _ := componenttest.Await(t, o.UserGroupID)
		assert.Nil(t, id)
	})
}

// The output says what AWS does, whatever the program asks for.
func TestTransitEncryption(t *testing.T) {
	t.Parallel()
	for want, group := range map[string]*awselasticache.ReplicationGroup{
		"off": replicationGroup(false, ""), "preferred": replicationGroup(true, "preferred"),
		"required": replicationGroup(true, "required"),
	} {
		mode, _ := componenttest.Await(t, transitEncryption(group))
		assert.Equal(t, want, mode)
	}
	mode, _ := componenttest.Await(t, transitEncryption(replicationGroup(true, "")))
	assert.Equal(t, "required", mode, "where AWS names no mode")
}
