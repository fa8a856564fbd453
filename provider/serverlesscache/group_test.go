package serverlesscache

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

const urn = "urn:pulumi:stack::project::aws-redis:index:RedisServerlessCache"

// The names of the children are API: a new name here without an alias in the code replaces resources of users.
func TestChildren(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, "connectionSecret: {}\nenableDashboard: true\n"+list(pager, topic)+list(blocks, "10.0.0.0/16")+
		list(prefixLists, "pl-0123abcd")+"allowConnectionsFromSelf: true")
	assert.Equal(t, []string{
		"cache", "cache-alarm-connections", "cache-alarm-data-storage", "cache-alarm-ecpu", "cache-alarm-throttling",
		"cache-alarm-unhealthy", "cache-connection-secret", "cache-connection-secret-version", "cache-dashboard",
		"cache-ingress-cidr-10.0.0.0-16", "cache-ingress-group-sg-0aaaaaaaaaaaaaaa1", "cache-ingress-prefix-list-pl-0123abcd",
		"cache-ingress-self", "cache-security-group", "cache-serverless-cache", "cache-user-app", "cache-user-default",
		"cache-user-group",
	}, g.Names())
	for name, r := range g {
		if name == "cache" {
			continue
		}
		assert.Equal(t, urn+"::cache", r.Parent(), name)
		assert.Equal(t, name == "cache-serverless-cache", r.RegisterRPC.GetProtect(), name)
		if from, to := r.Inputs["fromPort"], r.Inputs["toPort"]; strings.HasPrefix(name, "cache-ingress-") {
			assert.Equal(t, []float64{6379, 6380}, []float64{from.NumberValue(), to.NumberValue()}, name)
		}
	}
	depends := func(on ...string) {
		for _, one := range on {
			found := false
			for _, dependency := range g["cache-serverless-cache"].Dependencies() {
				found = found || strings.HasSuffix(dependency, "::"+one)
			}
			assert.True(t, found, "the cache waits for %s", one)
		}
	}
	depends("cache-security-group", "cache-user-group")
}

// Every property of the cache itself.
func TestServerlessCache(t *testing.T) {
	t.Parallel()
	assert.Equal(t, map[string]any{
		"name": "sessions", "description": "Serverless cache sessions", "engine": "valkey", "majorEngineVersion": "8",
		"cacheUsageLimits": map[string]any{
			"dataStorage":    map[string]any{"unit": "GB", "maximum": 10.},
			"ecpuPerSeconds": []any{map[string]any{"maximum": 50000.}},
		},
		"dailySnapshotTime": "06:00", "snapshotRetentionLimit": 15.,
		"subnetIds":        []any{"subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"},
		"securityGroupIds": []any{"cache-security-group-id"}, "userGroupId": "sessions",
	}, mustDeploy(t)["cache-serverless-cache"].Inputs.Mappable())

	other := mustDeploy(t, bare, restore(file)+`
engine: redis
dataStorage: { minimum: 1 }
ecpuPerSecond: { minimum: 1000, maximum: 2000 }
description: of the web team
dailySnapshotTime: "23:59"
snapshotRetentionLimit: 0
securityGroupIds: [sg-0aaaaaaaaaaaaaaa2]
userGroupId: My-Users
deletionProtection: false
tags: { team: web }
kmsKeyId: `+kmsKey)
	assert.Equal(t, map[string]any{
		"name": "sessions", "description": "of the web team", "engine": "redis", "majorEngineVersion": "7",
		"cacheUsageLimits": map[string]any{
			"dataStorage":    map[string]any{"unit": "GB", "minimum": 1.},
			"ecpuPerSeconds": []any{map[string]any{"minimum": 1000., "maximum": 2000.}},
		},
		"dailySnapshotTime": "23:59", "snapshotRetentionLimit": 0.,
		"subnetIds":        []any{"subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"},
		"securityGroupIds": []any{group2}, "userGroupId": "my-users", "kmsKeyId": kmsKey,
		"snapshotArnsToRestores": []any{file}, "tags": map[string]any{"team": "web"},
	}, other["cache-serverless-cache"].Inputs.Mappable())
	assert.False(t, other["cache-serverless-cache"].RegisterRPC.GetProtect())
	assert.NotContains(t, other, "cache-security-group")
	for name, r := range other {
		if name != "cache" {
			assert.Equal(t, map[string]any{"team": "web"}, r.Get("tags"), "%s can carry tags", name)
		}
	}
}

// What is optional and empty is not sent.
func TestEmptyIsAbsent(t *testing.T) {
	t.Parallel()
	cache := mustDeploy(t, bare,
		"dataStorage: {}\necpuPerSecond: {}\nuserGroupId: \"\"\nkmsKeyId: \"\"\ndescription: \"\"\n"+
			restore(""))["cache-serverless-cache"]
	for _, property := range []string{"cacheUsageLimits", "userGroupId", "kmsKeyId", "snapshotArnsToRestores", "tags"} {
		assert.False(t, cache.Has(property), property)
	}
	assert.Equal(t, "Serverless cache sessions", cache.Get("description"))
}

// To drop what filled a cache is no change; to name something is.
func TestSourceMayBeDropped(t *testing.T) {
	t.Parallel()
	for changes, ignored := range map[string][]string{
		"": {"snapshotArnsToRestores"}, restore(""): {"snapshotArnsToRestores"}, restore(snapshot): nil,
	} {
		cache := mustDeploy(t, changes)["cache-serverless-cache"]
		assert.Equal(t, ignored, cache.RegisterRPC.GetIgnoreChanges(), changes)
	}
}

// What the program gives the component goes to what takes the time.
func TestTimeouts(t *testing.T) {
	t.Parallel()
	g, err := deploy(with(t), nil, pulumi.Timeouts(&pulumi.CustomTimeouts{Create: "2h", Update: "90m"}))
	require.NoError(t, err)
	asked := g["cache-serverless-cache"].RegisterRPC.GetCustomTimeouts()
	assert.Equal(t, []string{"2h", "90m", ""}, []string{asked.GetCreate(), asked.GetUpdate(), asked.GetDelete()})
}

// outputsOf are the outputs of a cache, and which are secrets.
func outputsOf(t *testing.T, changes ...string) (outputs map[string]any, secret map[string]bool, g mocked.Graph) {
	t.Helper()
	outputs, secret = map[string]any{}, map[string]bool{}
	g, err := deploy(with(t, changes...), func(c *RedisServerlessCache) {
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
	return outputs, secret, g
}

func TestOutputs(t *testing.T) {
	t.Parallel()
	outputs, secret, _ := outputsOf(t, bare, "enableCloudwatchAlarms: false")
	const host = "sessions-abc.serverless.euw1.cache.amazonaws.com"
	assert.Equal(t, map[string]any{
		"alarmArns": map[string]string{}, "allowedSources": []string{},
		"arn":            "arn:aws:elasticache:eu-west-1:123456789012:serverlesscache:sessions",
		"authentication": "none", "connectionSecretArn": nil, "connectionUrl": "rediss://" + host + ":6379",
		"dashboardUrl": nil, "endpoint": host, "engineVersionActual": "8.1",
		"environment": map[string]string{
			"REDIS_CLUSTER": "true", "REDIS_HOST": host, "REDIS_PORT": "6379", "REDIS_TLS": "true",
			"REDIS_URL": "rediss://" + host + ":6379", "REDIS_READER_HOST": host, "REDIS_READER_PORT": "6380",
			"REDIS_READER_URL": "rediss://" + host + ":6380",
		},
		"iamConnectPolicies": map[string]string{}, "port": 6379, "readerConnectionUrl": "rediss://" + host + ":6380",
		"readerEndpoint": host, "readerPort": 6380, "securityGroupId": "cache-security-group-id",
		"serverlessCacheName": "sessions", "userArns": map[string]string{}, "userGroupId": nil,
	}, outputs)
	for name, is := range secret {
		hidden := name == "connectionUrl" || name == "readerConnectionUrl" || name == "environment"
		assert.False(t, is && !hidden, "%s is no secret", name)
	}

	outputs, secret, g := outputsOf(t, user("passwords: [a-password-of-27-characters]")+"\nconnectionSecret: {}")
	for _, name := range []string{"connectionUrl", "readerConnectionUrl", "environment"} {
		assert.True(t, secret[name], "%s holds the password", name)
	}
	assert.Equal(t, "rediss://app:a-password-of-27-characters@"+host+":6380", outputs["readerConnectionUrl"])
	assert.Equal(t, "users", outputs["authentication"])
	assert.Len(t, outputs["alarmArns"], 4)
	version := g["cache-connection-secret-version"]
	assert.True(t, version.Sent["secretString"].ContainsSecrets())
	assert.Contains(t, version.Get("secretString"), "a-password-of-27-characters")
	for name, r := range g {
		for key, value := range r.Sent {
			if !value.ContainsSecrets() {
				assert.NotContains(t, value.String(), "a-password-of-27-characters", "%s.%s is in the open", name, key)
			}
		}
	}
	outputs, _, _ = outputsOf(t)
	assert.Contains(t, outputs["iamConnectPolicies"].(map[string]string)["app"],
		"arn:aws:elasticache:eu-west-1:123456789012:serverlesscache:sessions")
}
