package rediscluster

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// connected is a cluster with the outputs that tell how to connect, and which of them are secrets.
func connected(t *testing.T, change func(*RedisClusterArgs)) (g graph, outputs map[string]any, secret map[string]bool) {
	t.Helper()
	outputs, secret = map[string]any{}, map[string]bool{}
	g, err := deploy(t, with(all(noAlarms, change)), func(c *RedisCluster) {
		for name, output := range inputs.Outputs(c) {
			result, err := internals.UnsafeAwaitOutput(t.Context(), output.(pulumi.Output))
			require.NoError(t, err)
			value := result.Value
			if s, ok := value.(*string); ok {
				if value = nil; s != nil {
					value = *s
				}
			}
			outputs[name], secret[name] = value, result.Secret
		}
	})
	require.NoError(t, err)
	return g, outputs, secret
}

func TestGeneratedToken(t *testing.T) {
	t.Parallel()
	g, outputs, secret := connected(t, all(generated, tokenVersion(2), strategy("ROTATE")))
	made := g["cache-auth-token"]
	assert.Equal(t, map[string]any{"length": 64., "special": false, "keepers": map[string]any{"version": "2"}},
		made.Inputs.Mappable())
	group := g["cache-replication-group"]
	assert.Equal(t, "generated-2", group.Get("authToken"))
	assert.True(t, group.Sent["authToken"].ContainsSecrets())
	assert.Equal(t, "ROTATE", group.Get("authTokenUpdateStrategy"))
	assert.Equal(t, "generated-2", outputs["authToken"])
	assert.Equal(t, "token", outputs["authentication"])
	assert.Equal(t, "rediss://:generated-2@master.cache.abc.euw1.cache.amazonaws.com:6379", outputs["connectionUrl"])
	environment := outputs["environment"].(map[string]string)
	assert.Equal(t, "generated-2", environment["REDIS_PASSWORD"])
	assert.NotContains(t, environment, "REDIS_USERNAME", "AUTH with a token alone names no user")
	for _, name := range []string{"authToken", "connectionUrl", "readerConnectionUrl", "environment"} {
		assert.True(t, secret[name], "%s is a secret", name)
	}
	for _, name := range []string{"endpoint", "allowedSources", "authentication", "transitEncryption", "cachePort"} {
		assert.False(t, secret[name], "%s is none", name)
	}

	g, _, _ = connected(t, generated)
	assert.Equal(t, map[string]any{"version": "1"}, g["cache-auth-token"].Get("keepers"),
		"asking for the first version later changes nothing")
	assert.Equal(t, "ROTATE", g["cache-replication-group"].Get("authTokenUpdateStrategy"),
		"what a provider does by itself differs by its version")
}

// With a token the strategy is always sent, and without one never: nothing hangs on what a version of the provider does
// by itself.
func TestStrategyIsSentWithEachToken(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*RedisClusterArgs)
		want   any
	}{
		"a token":              {token(goodToken), "ROTATE"},
		"a token that rotates": {all(token(goodToken), strategy("ROTATE")), "ROTATE"},
		"a token that is set":  {all(token(goodToken), strategy("SET")), "SET"},
		"one that is made":     {generated, "ROTATE"},
		"one made and set":     {all(generated, strategy("SET")), "SET"},
		"on the way to users":  {all(token(goodToken), users(app), strategy("DELETE")), "ROTATE"},
		"users":                {users(app), nil},
		"nothing":              {func(*RedisClusterArgs) {}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g, _, _ := connected(t, test.change)
			group := g["cache-replication-group"]
			assert.Equal(t, test.want != nil, group.Has("authTokenUpdateStrategy"))
			if test.want != nil {
				assert.Equal(t, test.want, group.Get("authTokenUpdateStrategy"))
			}
		})
	}
}

func TestUsers(t *testing.T) {
	t.Parallel()
	reader := may("on ~* -@all +@read")
	reader.Name, reader.Passwords = "reader", strs("the-old-one-of-some-length", "the-new-one/of: some length")
	reader.Passwords[1] = pulumi.String("the-new:one#of-some-length")
	g, outputs, secret := connected(t, users(byIAM("web"), reader, app))

	assert.Equal(t, map[string]any{
		"userId": "web", "userName": "web", "engine": "redis", "accessString": "on ~* +@all", "authenticationMode": map[string]any{"type": "iam"},
	}, g["cache-user-web"].Inputs.Mappable())
	made := g["cache-user-reader"]
	assert.Equal(t, "sessions-reader", made.Get("userId"))
	assert.Equal(t, "on ~* -@all +@read", made.Get("accessString"))
	mode := made.Inputs["authenticationMode"].ObjectValue()
	assert.Equal(t, "password", mode["type"].StringValue())
	require.True(t, mode["passwords"].IsSecret())
	assert.Equal(t, []any{"the-old-one-of-some-length", "the-new:one#of-some-length"},
		mode["passwords"].SecretValue().Element.Mappable())
	assert.Equal(t, []string{"authenticationMode", "passwords"},
		g["cache-user-reader"].RegisterRPC.GetAdditionalSecretOutputs())
	assert.Equal(t, map[string]any{
		"userId": "sessions-default", "userName": "default", "engine": "redis", "accessString": "off ~keys* -@all +get", "noPasswordRequired": true,
	}, g["cache-user-default"].Inputs.Mappable(), "AWS's own default user would let everyone in")
	assert.Equal(t, []any{"web", "sessions-reader", "sessions-app", "sessions-default"},
		g["cache-user-group"].Get("userIds"))

	group := g["cache-replication-group"]
	assert.Equal(t, []any{"sessions"}, group.Get("userGroupIds"))
	assert.False(t, group.Has("authToken"))
	assert.Equal(t, []string{"snapshotName", "snapshotArns", "authTokenUpdateStrategy"},
		group.RegisterRPC.GetIgnoreChanges(), "of a change of it the provider would make a request that AWS refuses")

	assert.Equal(t, "users", outputs["authentication"])
	assert.Equal(t, "sessions", outputs["userGroupId"])
	assert.Equal(t, "rediss://reader:the-new%3Aone%23of-some-length@master.cache.abc.euw1.cache.amazonaws.com:6379",
		outputs["connectionUrl"], "the first with a password, and the newest of its passwords")
	assert.Equal(t, "reader", outputs["environment"].(map[string]string)["REDIS_USERNAME"])
	assert.Len(t, outputs["userArns"], 4)
	var policy struct {
		Statement []struct {
			Action   string
			Resource []string
		}
	}
	policies := outputs["iamConnectPolicies"].(map[string]string)
	require.Len(t, policies, 1)
	require.NoError(t, json.Unmarshal([]byte(policies["web"]), &policy))
	require.Len(t, policy.Statement, 1)
	assert.Equal(t, "elasticache:Connect", policy.Statement[0].Action)
	assert.Equal(t, []string{
		"arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:cache",
		"arn:aws:elasticache:eu-west-1:123456789012:user:web",
	}, policy.Statement[0].Resource)
	assert.False(t, secret["iamConnectPolicies"])

	recorded := g["cache"].Sent["users"]
	assert.True(t, recorded.ContainsSecrets())
	assert.Equal(t, "web", recorded.ArrayValue()[0].ObjectValue()["name"].StringValue(),
		"but for the passwords it can be read")
}

func TestConnectionUser(t *testing.T) {
	t.Parallel()
	withDefault := named("default", "")
	for name, test := range map[string]struct {
		change func(*RedisClusterArgs)
		url    string
	}{
		"the one that is named": {all(users(named("web", ""), app), connectsAs("app")), "rediss://app:" + goodPassword + "@"},
		"not the default one":   {users(withDefault, app), "rediss://app:" + goodPassword + "@"},
		"the default one alone": {users(withDefault), "rediss://default:" + goodPassword + "@"},
		"with IAM, no password": {users(byIAM("web")), "rediss://web@"},
		"none of ours":          {userGroup("my-users"), "rediss://master"},
		"on the way to users":   {all(token(goodToken), users(app), strategy("DELETE")), "rediss://:" + goodToken + "@"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, outputs, _ := connected(t, test.change)
			assert.Contains(t, outputs["connectionUrl"], test.url)
		})
	}
}

// On the way from a token to users both are there, and nothing of the group changes.
func TestOnTheWayToUsers(t *testing.T) {
	t.Parallel()
	g, outputs, _ := connected(t, all(token(goodToken), users(app), strategy("DELETE")))
	group := g["cache-replication-group"]
	assert.Equal(t, goodToken, group.Get("authToken"))
	assert.False(t, group.Has("userGroupIds"))
	assert.Equal(t, "ROTATE", group.Get("authTokenUpdateStrategy"), "DELETE alone is what AWS refuses")
	assert.Equal(t, []string{"authToken", "authTokenUpdateStrategy", "snapshotArns", "snapshotName", "userGroupIds"},
		slices.Sorted(slices.Values(group.RegisterRPC.GetIgnoreChanges())))
	assert.Equal(t, []any{"sessions-app", "sessions-default"}, g["cache-user-group"].Get("userIds"))
	assert.Equal(t, "token", outputs["authentication"])
	assert.Equal(t, "sessions", outputs["userGroupId"])
}

// A user named default of the program's own is the one that no one can be, but for what it may do: the one becomes the
// other in place.
func TestDefaultUser(t *testing.T) {
	t.Parallel()
	g, _, _ := connected(t, users(app, named("default", "")))
	assert.Equal(t, "sessions-default", g["cache-user-default"].Get("userId"))
	assert.Equal(t, "on ~* +@all", g["cache-user-default"].Get("accessString"))
	g, _, _ = connected(t, all(runs("valkey"), users(app)))
	for _, name := range []string{"cache-user-app", "cache-user-default", "cache-user-group"} {
		assert.Equal(t, "redis", g[name].Get("engine"), "%s stays as it is when the engine changes", name)
	}
}

func TestConnectionSecret(t *testing.T) {
	t.Parallel()
	g, outputs, _ := connected(t, all(token(goodToken), func(a *RedisClusterArgs) {
		a.ConnectionSecret = &ConnectionSecret{
			KmsKeyId: pulumi.String(kmsKey), Name: pulumi.String("my-app/redis"), RecoveryWindowInDays: new(7),
		}
	}))
	assert.Equal(t, map[string]any{
		"description": "How to connect to the ElastiCache replication group sessions", "kmsKeyId": kmsKey, "name": "my-app/redis", "recoveryWindowInDays": 7.,
	}, g["cache-connection-secret"].Inputs.Mappable())
	assert.Equal(t, "arn:aws:secretsmanager:eu-west-1:123456789012:secret:cache-connection-secret-AbCdEf",
		outputs["connectionSecretArn"])
	version := g["cache-connection-secret-version"]
	assert.Equal(t, "cache-connection-secret-id", version.Get("secretId"))
	assert.True(t, version.Sent["secretString"].ContainsSecrets())
	var secret map[string]any
	require.NoError(t, json.Unmarshal([]byte(version.Get("secretString").(string)), &secret))
	assert.Equal(t, map[string]any{
		"engine": "redis", "host": "master.cache.abc.euw1.cache.amazonaws.com", "port": 6379., "username": "", "password": goodToken, "tls": true, "cluster_mode": false,
		"url":         "rediss://:" + goodToken + "@master.cache.abc.euw1.cache.amazonaws.com:6379",
		"reader_host": "replica.cache.abc.euw1.cache.amazonaws.com", "reader_url": "rediss://:" + goodToken + "@replica.cache.abc.euw1.cache.amazonaws.com:6379",
	}, secret)

	g, _, _ = connected(t, all(users(app), secretNamed("")))
	assert.False(t, g["cache-connection-secret"].Has("name"), "one is chosen")
	require.NoError(t,
		json.Unmarshal([]byte(g["cache-connection-secret-version"].Get("secretString").(string)), &secret))
	assert.Equal(t, "arn:aws:elasticache:eu-west-1:123456789012:user:sessions-app", secret["user_arn"],
		"what rotates passwords looks for it")
}

// A password that a person put where another input belongs is not shown, nor one that is refused.
func TestPasswordsAreNotShown(t *testing.T) {
	t.Parallel()
	_, _, err := prepare(t.Context(), with(func(a *RedisClusterArgs) {
		a.Users = []User{withPasswords("short-one"), may("on ~* allow-all")}
		a.Users[1].Passwords = strs("s3cr3t-of-some-length-and-more")
		a.MaintenanceWindow = pulumi.String("s3cr3t-of-some-length-and-more")
	}), home)
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "short-one")
	assert.NotContains(t, err.Error(), "s3cr3t")
	assert.Contains(t, err.Error(), "holds the value of users[1].passwords[0]")
	assert.Contains(t, err.Error(), `holds "allow-all"`, "what is no password is")
	// The engine quotes what stands at a path that it finds.
	for _, one := range Problems(err) {
		if one.PropertyPath != "users[1].name" {
			assert.Contains(t, one.PropertyPath, " (secret)", one.Reason)
		}
	}

	// Nor in another case, with escapes, or when it is too long to be quoted whole.
	for _, secret := range []string{
		"S3cr3t-of-some-LENGTH-and-more",
		`s3cr3t\with-a-backslash`,
		"s3cr3t-" + strings.Repeat("and-on-", 15),
		"s3cr3t-and-spaces-around ",
	} {
		_, _, err = prepare(t.Context(), with(all(token(secret), func(a *RedisClusterArgs) {
			a.MaintenanceWindow = pulumi.String(secret)
			a.SubnetGroupName, a.UserGroupId = pulumi.String(secret), pulumi.String(secret)
		})), home)
		require.Error(t, err)
		assert.NotContains(t, strings.ToLower(err.Error()), "s3cr3t", "%s", secret)
	}
}
