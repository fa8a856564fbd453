package rediscluster

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

func await(t *testing.T, output pulumi.Output) any {
	t.Helper()
	result, err := internals.UnsafeAwaitOutput(t.Context(), output)
	require.NoError(t, err)
	require.True(t, result.Known)
	return result.Value
}

func TestOutputs(t *testing.T) {
	t.Parallel()
	var clusterModeOff, clusterModeOn map[string]any
	collect := func(to *map[string]any) func(*RedisCluster) {
		return func(c *RedisCluster) {
			*to = map[string]any{}
			for name, output := range inputs.Outputs(c) {
				value := await(t, output.(pulumi.Output))
				if s, ok := value.(*string); ok {
					if value = nil; s != nil {
						value = *s
					}
				}
				(*to)[name] = value
			}
		}
	}
	_, err := deploy(t, valid(), collect(&clusterModeOff))
	require.NoError(t, err)
	_, err = deploy(t, with(func(a *RedisClusterArgs) {
		a.ClusterMode = &ClusterMode{NumNodeGroups: 2, ReplicasPerNodeGroup: 0}
		a.EnableMultiAz = false
	}), collect(&clusterModeOn))
	require.NoError(t, err)

	delete(clusterModeOff, "alarmArns")
	assert.Equal(t, map[string]any{
		"allowedSources":      []string{},
		"authentication":      "none",
		"authToken":           nil,
		"connectionSecretArn": nil,
		"connectionUrl":       "rediss://master.cache.abc.euw1.cache.amazonaws.com:6379",
		"environment": map[string]string{
			"REDIS_CLUSTER": "false", "REDIS_HOST": "master.cache.abc.euw1.cache.amazonaws.com", "REDIS_PORT": "6379", "REDIS_TLS": "true",
			"REDIS_URL":         "rediss://master.cache.abc.euw1.cache.amazonaws.com:6379",
			"REDIS_READER_HOST": "replica.cache.abc.euw1.cache.amazonaws.com", "REDIS_READER_URL": "rediss://replica.cache.abc.euw1.cache.amazonaws.com:6379",
		},
		"iamConnectPolicies":    map[string]string{},
		"readerConnectionUrl":   "rediss://replica.cache.abc.euw1.cache.amazonaws.com:6379",
		"transitEncryption":     "required",
		"userArns":              map[string]string{},
		"userGroupId":           nil,
		"arn":                   "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:cache",
		"cacheClusterIds":       []string{"cache-001", "cache-002"},
		"cacheNodeId":           "0001",
		"cachePort":             6379,
		"configurationEndpoint": nil,
		"dashboardUrl":          nil,
		"endpoint":              "master.cache.abc.euw1.cache.amazonaws.com",
		"engineVersionActual":   "7.1.0",
		"finalSnapshotName":     "sessions-final-4fbaa527",
		"parameterGroupName":    "default.redis7",
		"primaryEndpoint":       "master.cache.abc.euw1.cache.amazonaws.com",
		"readerEndpoint":        "replica.cache.abc.euw1.cache.amazonaws.com",
		"replicationGroupId":    "sessions",
		"securityGroupId":       "cache-security-group-id",
		"subnetGroupName":       "sessions",
	}, clusterModeOff)

	const configuration = "clustercfg.cache.abc.euw1.cache.amazonaws.com"
	assert.Equal(t, configuration, clusterModeOn["endpoint"])
	assert.Equal(t, configuration, clusterModeOn["configurationEndpoint"])
	assert.Nil(t, clusterModeOn["primaryEndpoint"], "absent, not empty")
	assert.Nil(t, clusterModeOn["readerEndpoint"], "absent, not empty")
	assert.Equal(t, "rediss://"+configuration+":6379", clusterModeOn["connectionUrl"])
	assert.Nil(t, clusterModeOn["readerConnectionUrl"], "absent, not empty")
	assert.Equal(t, "true", clusterModeOn["environment"].(map[string]string)["REDIS_CLUSTER"])
	arns := clusterModeOn["alarmArns"].(map[string]string)
	assert.Equal(t, "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:sessions-cpu-0002-001", arns["cpu-0002-001"])
	assert.Len(t, arns, 12)
}
