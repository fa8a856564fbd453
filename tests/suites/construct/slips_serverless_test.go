package construct

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// slip is what somebody writes who knows other tools, and what a message about it says at its path.
type slip struct{ example, path, says string }

var serverlessSlips = []slip{
	// Names and forms of CloudFormation, the CDK, the AWS provider and the modules of Terraform.
	{"name: null\nserverlessCacheName: sessions", "serverlessCacheName", "did you mean name?"},
	{"name: null\ncacheName: sessions", "cacheName", "did you mean name?"},
	{"cacheUsageLimits: { dataStorage: { maximum: 10, unit: GB } }", "cacheUsageLimits", "dataStorage: { maximum: 10 }"},
	{"cache_usage_limits: { data_storage: { maximum: 10 } }", "cache_usage_limits", "ecpuPerSecond: { maximum: 5000 }"},
	{"serverlessCacheUsageLimits: { data_storage_max: 10 }", "serverlessCacheUsageLimits", "dataStorage: { maximum: 10 }"},
	{"dataStorage: { maximum: 10, unit: GB }", "dataStorage.unit", "the unit of data is always GB: leave it out"},
	{"ecpuPerSecond: null\necpuPerSeconds: [{ maximum: 5000 }]", "ecpuPerSeconds", "did you mean ecpuPerSecond?"},
	{"ecpuPerSecond: [{ maximum: 5000 }]", "ecpuPerSecond", "pass the object itself: { maximum, minimum }"},
	{"maxDataStorage: 10", "maxDataStorage", "did you mean dataStorage?"},
	{"maxEcpuPerSecond: 5000", "maxEcpuPerSecond", "did you mean ecpuPerSecond?"},
	{"dataStorage: { max: 10 }", "dataStorage.max", "did you mean maximum?"},
	{"dataStorage: { min: 1, maximum: 10 }", "dataStorage.min", "did you mean minimum?"},
	{"snapshotArnsToRestore: [\"arn:aws:s3:::b/f.rdb\"]", "snapshotArnsToRestore", "did you mean restoreFromSnapshotArns?"},
	{"majorVersion: \"8\"", "majorVersion", "did you mean majorEngineVersion?"},
	{"userGroup: app", "userGroup", "did you mean userGroupId?"},
	{"vpc: vpc-0aaaaaaaaaaaaaaa1\nvpcId: null", "vpc", "did you mean vpcId?"},
	{"kmsKeyArn: x", "kmsKeyArn", "did you mean kmsKeyId?"},
	{"finalSnapshotName: last", "finalSnapshotName", "takes no last snapshot"},
	{"backup: { backupRetentionLimit: 6 }", "backup", "snapshotRetentionLimit, dailySnapshotTime"},
	{"zoneId: Z0123456789ABCDEFGHIJ", "zoneId", "create a RedisDnsRecords"},
	{"engineVersion: \"8.0\"", "engineVersion", "use majorEngineVersion"},
	{"snapshotWindow: 06:00-07:00", "snapshotWindow", "use dailySnapshotTime"},
	{"instanceType: cache.t4g.small", "instanceType", "has no nodes"},
	{"authToken: a-token-of-24-characters", "authToken (secret)", "list users"},
	// Types and units.
	{"dataStorage: 10", "dataStorage", "pass { maximum: 10 }"},
	{"dataStorage: 10GB", "dataStorage", "pass { maximum: 10 }"},
	{"ecpuPerSecond: 5000", "ecpuPerSecond", "pass { maximum: 5000 }"},
	{"dataStorage: { maximum: 10GB }", "dataStorage.maximum", "write 10, without quotes and unit"},
	{"dataStorage: { maximum: \"10\" }", "dataStorage.maximum", "write 10, without quotes"},
	{"dataStorage: { maximum: 0.5 }", "dataStorage.maximum", "pass 0 or 1"},
	{"dataStorage: { maximum: 10000 }", "dataStorage.maximum", "5000"},
	{"ecpuPerSecond: { maximum: 5 }", "ecpuPerSecond.maximum", "1000"},
	{"ecpuPerSecond: { minimum: 9000, maximum: 5000 }", "ecpuPerSecond.minimum", "5000"},
	{"majorEngineVersion: 8", "majorEngineVersion", "write it in quotes, \"8\""},
	{"majorEngineVersion: \"8.0\"", "majorEngineVersion", "use \"8\""},
	{"majorEngineVersion: 7.2", "majorEngineVersion", "it takes a string"},
	{"majorEngineVersion: valkey8", "majorEngineVersion", "use \"8\""},
	{"engine: memcached", "engine", "for Memcached, use the resources of the AWS provider"},
	{"engine: Valkey", "engine", "use \"valkey\""},
	{"engine: redis\nmajorEngineVersion: \"8\"", "majorEngineVersion", "or engine: \"valkey\""},
	{"dailySnapshotTime: 06:00-07:00", "dailySnapshotTime", "use \"06:00\""},
	{"dailySnapshotTime: \"6:00\"", "dailySnapshotTime", "use \"06:00\""},
	{"dailySnapshotTime: \"24:00\"", "dailySnapshotTime", "use \"00:00\""},
	{"dailySnapshotTime: 6", "dailySnapshotTime", "it takes a string"},
	{"dailySnapshotTime: cron(0 9 * * ? *)", "dailySnapshotTime", "for example"},
	{"snapshotRetentionLimit: 36", "snapshotRetentionLimit", "35"},
	{"snapshotRetentionLimit: \"7\"", "snapshotRetentionLimit", "write 7, without quotes"},
	{"subnetIds: subnet-0aaaaaaaaaaaaaaa1", "subnetIds", "pass [\"subnet-0aaaaaaaaaaaaaaa1\"]"},
	{"restoreFromSnapshotArns: arn:aws:s3:::bucket/dump.rdb", "restoreFromSnapshotArns", "pass [\"arn:aws:s3:::bucket/dump.rdb\"]"},
	{"restoreFromSnapshotArns: [before-upgrade]", "restoreFromSnapshotArns[0]", "arn:aws:"},
	{"kmsKeyId: 01234567-89ab-cdef-0123-456789abcdef", "kmsKeyId", "arn:aws:kms:"},
	{"alarmsSnsTopicArns: [alerts]", "alarmsSnsTopicArns[0]", "arn:aws:sns:"},
	{"users: null\nuserGroupId: arn:aws:elasticache:eu-west-1:123456789012:usergroup:app", "userGroupId", "use \"app\""},
	{"users: [app]", "users[0] (secret)", "it takes an object"},
	{"users: { name: app }", "users (secret)", "put the object into a list"},
	{"alarms: false", "alarms", "use enableCloudwatchAlarms: false"},
	{"deletionProtection: \"false\"", "deletionProtection", "write false, without quotes"},
	{"name: My_Cache", "name", "use \"my-cache\""},
}

// A message names the input, and leads somebody who knows other tools to what to write here.
func TestSlipsWithServerlessCaches(t *testing.T) {
	t.Parallel()
	component := serverless(t)
	for _, one := range serverlessSlips {
		result, err := wire.TryOf(t.Context(), component.Token, component.Sound, one.example)
		require.NoError(t, err, one.example)
		assert.Empty(t, result.Children, one.example)
		said := false
		for _, problem := range result.Problems {
			assert.NotRegexp(t, `^[.\[]`, problem.Path, one.example)
			said = said || problem.Path == one.path && strings.Contains(problem.Reason, one.says)
		}
		assert.True(t, said, "%s: at %s: %s: %v", one.example, one.path, one.says, result.Problems)
	}
}

// A cluster leads back in the same way.
func TestClustersTakeNoInputsOfServerlessCaches(t *testing.T) {
	t.Parallel()
	for _, one := range []slip{
		{"dataStorage: { maximum: 10 }", "dataStorage", "use a RedisServerlessCache"},
		{"ecpuPerSecond: { maximum: 5000 }", "ecpuPerSecond", "use a RedisServerlessCache"},
		{"majorEngineVersion: \"8\"", "majorEngineVersion", "use engineVersion"},
		{"dailySnapshotTime: 06:00", "dailySnapshotTime", "use snapshotWindow"},
		{"restoreFromSnapshotArns: [\"arn:aws:s3:::b/f.rdb\"]", "restoreFromSnapshotArns", "as snapshotArns"},
	} {
		result, err := wire.Try(t.Context(), one.example)
		require.NoError(t, err, one.example)
		assert.Empty(t, result.Children, one.example)
		require.Len(t, result.Problems, 1, one.example)
		assert.Equal(t, one.path, result.Problems[0].Path)
		assert.Contains(t, result.Problems[0].Reason, one.says)
	}
}
