package construct

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/snapshots"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// answersNothing is for secrets: the stand-in for the engine cannot answer with a secret that is not known.
func answersNothing(child wire.Child) (string, property.Map, error) {
	return child.Name + "-id", property.Map{}, nil
}

// In a preview everything may be unknown but the name of the Services, after which other things are named.
func TestUnknownNames(t *testing.T) {
	t.Parallel()
	result := names(t, discovery.KubernetesToken, `
primaryEndpoint: ${a.b}
readerEndpoint: ${a.b}
tls: ${a.b}
port: ${a.b}
namespace: ${a.b}
labels: ${a.b}
annotations: { note: "${a.b}" }
`, true)
	require.NoError(t, result.Err)
	assertMade(t, result.Children, "cache-service", "cache-service-reader", "cache-config-map")
	assert.True(t, result.Children["cache-service"].Inputs.Get("spec").AsMap().Get("externalName").IsComputed())
	assert.True(t, result.Children["cache-service"].Inputs.Get("metadata").AsMap().Get("labels").IsComputed())
	data := result.Children["cache-config-map"].Inputs.Get("data").AsMap()
	for _, key := range []string{
		"REDIS_HOST", "REDIS_READER_HOST", "REDIS_PORT", "REDIS_TLS", "REDIS_TLS_SERVER_NAME",
	} {
		assert.True(t, data.Get(key).IsComputed(), key)
	}
	result = wire.ConstructOf(t.Context(), discovery.KubernetesToken,
		sound(t, discovery.KubernetesToken, "environment: ${a.b}"), true, answersNothing)
	require.NoError(t, result.Err)
	assert.True(t, result.Children["cache-secret"].Inputs.Get("stringData").HasComputed())

	// Of a serverless cache that is yet to come, both names are expected, and the ports with them.
	result = names(t, discovery.KubernetesToken, `
primaryEndpoint: null
configurationEndpoint: ${a.b}
readerEndpoint: ${a.b}
port: ${a.b}
readerPort: ${a.b}
`, true)
	require.NoError(t, result.Err)
	assertMade(t, result.Children, "cache-service", "cache-service-reader", "cache-config-map")
	data = result.Children["cache-config-map"].Inputs.Get("data").AsMap()
	assert.Equal(t, "true", data.Get("REDIS_CLUSTER").AsString())
	assert.True(t, data.Get("REDIS_READER_PORT").IsComputed())

	// Of a cluster that is there, an endpoint that is not known is one that its mode does not have, and the rules hold.
	for example, want := range map[string]string{
		"readerName: cache.internal.example.com\nconfigurationEndpoint: ${a.b}": "is name as well", "configurationName: c.example.com\nconfigurationEndpoint: ${a.b}": "counts for nothing",
	} {
		result = names(t, discovery.DnsToken, example, true)
		require.Len(t, result.Problems, 1, example)
		assert.Contains(t, result.Problems[0].Reason, want)
	}
	result = names(t, discovery.DnsToken, "configurationEndpoint: ${a.b}\nreaderEndpoint: ${a.b}\ntls: null", true)
	require.NoError(t, result.Err)
	assertMade(t, result.Children, "cache-record")
	assert.Len(t, result.Warnings, 1)

	result = names(t, discovery.KubernetesToken, "name: ${a.b}", true)
	assert.Empty(t, result.Children)
	assert.Len(t, result.Problems, 1)

	result = names(t, discovery.DnsToken,
		"zoneId: ${a.b}\nname: ${a.b}\nprimaryEndpoint: ${a.b}\nreaderEndpoint: ${a.b}\nttl: ${a.b}\ntls: ${a.b}", true)
	require.NoError(t, result.Err)
	assertMade(t, result.Children, "cache-record", "cache-record-reader")
}

// The environment is a secret whether or not the program says so, in the state of the component and of the Secret, and
// in what is said of it; what is no secret is none.
func TestSecretsOfNames(t *testing.T) {
	t.Parallel()
	const password = "a-password-without-a-mark"
	result := names(t, discovery.KubernetesToken, "environment: { REDIS_PASSWORD: "+password+" }", false)
	require.NoError(t, result.Err)
	assert.Equal(t, "redis-connection", result.State.Get("secretName").AsString())
	assert.True(t, result.State.Get("configMapName").IsNull())
	for name, child := range result.Children {
		for key, value := range child.Inputs.All {
			if !value.HasSecrets() {
				assert.NotContains(t, fmt.Sprintf("%#v", value), password, "%s.%s", name, key)
			}
		}
	}
	assert.True(t, result.Children["cache-secret"].Inputs.Get("stringData").HasSecrets())
	assert.False(t, result.Children["cache-service"].Inputs.Get("spec").HasSecrets())

	result = names(t, discovery.KubernetesToken, "environment: { \"bad key\": "+password+" }", false)
	require.Len(t, result.Problems, 1)
	assert.NotContains(t, fmt.Sprint(result.Err), password)

	// A secret endpoint is one wherever it goes, and is not quoted.
	result = names(t, discovery.DnsToken,
		`primaryEndpoint: { "fn::secret": master.sessions.ab12cd.euw1.cache.amazonaws.com }`, false)
	require.NoError(t, result.Err)
	assert.True(t, result.Children["cache-record"].Inputs.Get("records").HasSecrets())
	result = names(t, discovery.DnsToken, `primaryEndpoint: { "fn::secret": "10.11.12.13" }`, false)
	require.NotEmpty(t, result.Problems)
	assert.NotContains(t, fmt.Sprint(result.Err), "10.11.12.13")
	// Nor by a rule that is about another input.
	result = names(t, discovery.DnsToken,
		`primaryEndpoint: { "fn::secret": master.hidden.ab12cd.euw1.cache.amazonaws.com }`, false)
	require.NotEmpty(t, result.Problems)
	assert.NotContains(t, fmt.Sprint(result.Problems, result.Warnings), "hidden.")
	result = names(t, discovery.DnsToken,
		`{ primaryEndpoint: { "fn::secret": master.hidden.ab12cd.euw1.cache.amazonaws.com }, readerEndpoint: null, `+
			"tls: false }",
		false)
	require.Len(t, result.Warnings, 1)
	assert.NotContains(t, result.Warnings[0], "hidden.")
}

// What only a cluster or a vault that is yet to come knows, a preview passes on as unknown: the component is registered
// with all its children, and nothing is said of what nobody knows.
func TestUnknownSnapshots(t *testing.T) {
	t.Parallel()
	result := names(t, snapshots.ExportToken, `
replicationGroupId: ${a.b}
copyTo: { accountId: "${a.b}", bucketArn: "${a.b}", kmsKeyArn: "${a.b}" }
snapshotWindow: ${a.b}
snapshotRetentionLimit: ${a.b}
instanceType: ${a.b}
kmsKeyId: ${a.b}
alarmsSnsTopicArns: ["${a.b}"]
tags: ${a.b}
`, true)
	require.NoError(t, result.Err)
	assert.Empty(t, result.Warnings)
	schedule := result.Children["cache-schedule"].Inputs
	assert.True(t, schedule.Get("scheduleExpression").IsComputed(), "it follows the window")
	assert.Equal(t, "UTC", schedule.Get("scheduleExpressionTimezone").AsString())
	assert.True(t, result.Children["cache-run"].Inputs.Get("definition").IsComputed())
	assert.True(t, result.Children["cache-run-policy"].Inputs.Get("policy").IsComputed())
	assert.True(t, result.Children["cache-copy-policy"].Inputs.Get("policy").IsComputed())
	rule := result.Children["cache-replication"].Inputs.Get("rules").AsArray().Get(0).AsMap()
	destination := rule.Get("destination").AsMap()
	for _, field := range []string{"account", "bucket"} {
		assert.True(t, destination.Get(field).IsComputed(), field)
	}
	assert.True(t, destination.Get("encryptionConfiguration").AsMap().Get("replicaKmsKeyId").IsComputed())
	dimensions := result.Children["cache-alarm-copy-failed"].Inputs.Get("dimensions").AsMap()
	assert.True(t, dimensions.Get("DestinationBucket").IsComputed())
	assertMade(t, result.Children, "cache-alarm-overdue", "cache-bucket", "cache-start-role")
	assert.Equal(t, 30., result.Children["cache-alarm-overdue"].Inputs.Get("evaluationPeriods").AsNumber(),
		"the default runs once a day, whenever that is")

	// The name of a serverless cache that is yet to come is enough to tell that it is one.
	result = names(t, snapshots.ExportToken, `
replicationGroupId: null
serverlessCacheName: ${a.b}
dailySnapshotTime: ${a.b}
`, true)
	require.NoError(t, result.Err)
	assert.Empty(t, result.Warnings)
	schedule = result.Children["cache-schedule"].Inputs
	assert.True(t, schedule.Get("scheduleExpression").IsComputed(), "it follows the time")
	assert.True(t, result.Children["cache-run"].Inputs.Get("definition").IsComputed())
	assert.True(t, result.Children["cache-run-policy"].Inputs.Get("policy").IsComputed())
	result = names(t, snapshots.ExportToken, "serverlessCacheName: ${a.b}", true)
	require.Len(t, result.Problems, 1)
	assert.Equal(t, "serverlessCacheName (unknown)", result.Problems[0].Path)
	result = names(t, snapshots.ExportToken, `
replicationGroupId: null
serverlessCacheName: ${a.b}
snapshotWindow: ${a.b}
`, true)
	require.Len(t, result.Problems, 1)
	assert.Equal(t, "snapshotWindow (unknown)", result.Problems[0].Path)

	// A bucket that is not known yet is one of the program.
	result = names(t, snapshots.ExportToken, "copyTo: null\nbucketName: ${a.b}", true)
	require.NoError(t, result.Err)
	assert.Empty(t, result.Warnings)
	assert.NotContains(t, result.Children, "cache-bucket")
	assert.True(t, result.Children["cache-run"].Inputs.Get("definition").IsComputed())

	result = names(t, snapshots.VaultToken, `
sourceAccountIds: ["111111111111", "${a.b}"]
replicationGroupIds: ["${a.b}"]
serverlessCacheNames: ["${a.b}"]
kmsKeyArn: ${a.b}
`, true)
	require.NoError(t, result.Err)
	assert.True(t, result.Children["cache-bucket-policy"].Inputs.Get("policy").IsComputed())
	encryption := result.Children["cache-bucket-encryption"].Inputs.Get("rules").AsArray().Get(0).AsMap()
	assert.True(t, encryption.Get("applyServerSideEncryptionByDefault").AsMap().Get("kmsMasterKeyId").IsComputed())
	result = names(t, snapshots.VaultToken, "sourceAccountIds: ${a.b}\nreplicationGroupIds: ${a.b}", true)
	require.NoError(t, result.Err)
	assertMade(t, result.Children, "cache-bucket-lock", "cache-run", "cache-schedule")

	// What is known is held against the rules, whatever stands beside it.
	result = names(t, snapshots.VaultToken, `sourceAccountIds: ["${a.b}", "1111"]`, true)
	assert.Empty(t, result.Children)
	require.Len(t, result.Problems, 1)
	assert.Equal(t, "sourceAccountIds[1]", result.Problems[0].Path)
	// The component decides with the rest, so that has to be known.
	for token, example := range map[string]string{
		snapshots.ExportToken: "name: ${a.b}\nschedule: ${a.b}\nforceDestroy: ${a.b}\nmaxAgeInHours: ${a.b}",
		snapshots.VaultToken:  "name: ${a.b}\nschedule: ${a.b}\nlockMode: ${a.b}\nlockInDays: ${a.b}",
	} {
		result = names(t, token, example, true)
		assert.Empty(t, result.Children)
		assert.Len(t, result.Problems, 4, "%v", result.Problems)
	}
}

// A secret is one wherever it goes, and stands in no message, in the open or inside another.
func TestSecretsOfSnapshots(t *testing.T) {
	t.Parallel()
	result := wire.ConstructOf(t.Context(), snapshots.ExportToken, sound(t, snapshots.ExportToken, `
copyTo: null
bucketName: { "fn::secret": hidden-bucket-of-exports }
alarmsSnsTopicArns: [{ "fn::secret": "arn:aws:sns:eu-west-1:123456789012:hidden-topic" }]
`), true, answersNothing)
	require.NoError(t, result.Err)
	for name, child := range result.Children {
		for key, value := range child.Inputs.All {
			if !value.HasSecrets() {
				assert.NotContains(t, fmt.Sprintf("%#v", value), "hidden", "%s.%s", name, key)
			}
		}
	}
	assert.True(t, result.Children["cache-run-policy"].Inputs.Get("policy").HasSecrets())
	assert.True(t, result.State.Get("bucketName").HasSecrets())
	assert.True(t, result.State.Get("bucketArn").HasSecrets())

	for _, one := range []struct {
		token, example, input string
	}{
		{snapshots.ExportToken, `{ copyTo: null, bucketName: { "fn::secret": "Hidden Bucket" } }`, "bucketName"},
		{snapshots.ExportToken, `bucketName: { "fn::secret": hidden-bucket-of-exports }`, "bucketName"},
		{snapshots.ExportToken, `snapshotWindow: { "fn::secret": "05:55-06:00-hidden" }`, "snapshotWindow"},
		{snapshots.ExportToken, `copyTo: { accountId: { "fn::secret": hidden }, bucketArn: "arn:aws:s3:::vault" }`, "copyTo"},
		{snapshots.ExportToken, `copyTo: { accountId: "222222222222", bucketArn: { "fn::secret": hidden } }`, "copyTo"},
		{snapshots.ExportToken, `replicationGroupId: { "fn::secret": Hidden }`, "replicationGroupId"},
		{snapshots.VaultToken, `sourceAccountIds: ["111111111111", { "fn::secret": hidden }]`, "sourceAccountIds"},
		{snapshots.VaultToken, `replicationGroupIds: [{ "fn::secret": Hidden }]`, "replicationGroupIds"},
		{snapshots.VaultToken, `kmsKeyArn: { "fn::secret": alias/hidden }`, "kmsKeyArn"},
	} {
		result = names(t, one.token, one.example, true)
		require.Len(t, result.Problems, 1, "%s: %v", one.example, result.Problems)
		assert.Equal(t, one.input, wire.Root(result.Problems[0].Path), one.example)
		assert.True(t, strings.HasSuffix(result.Problems[0].Path, " (secret)"), one.example)
		assert.NotContains(t, strings.ToLower(fmt.Sprint(result.Err, result.Problems)), "hidden", one.example)
	}
	// Nor in a warning, nor in a message about another input.
	for _, one := range []struct{ token, example, hidden string }{
		{snapshots.VaultToken, `sourceAccountIds: [{ "fn::secret": "123456789012" }]`, "123456789012"},
		{snapshots.ExportToken, `copyTo: { accountId: { "fn::secret": "123456789012" }, bucketArn: "arn:aws:s3:::vault" }`, "123456789012"},
		{snapshots.ExportToken, `{ snapshotWindow: { "fn::secret": "05:55-06:57" }, schedule: "cron(0 6 * * ? *)" }`, "05:55"},
	} {
		result = wire.ConstructOf(t.Context(), one.token, sound(t, one.token, one.example), true, answersNothing)
		require.NoError(t, result.Err)
		require.Len(t, result.Warnings, 1, one.example)
		assert.NotContains(t, result.Warnings[0], one.hidden)
	}
	result = names(t, snapshots.ExportToken,
		`{ snapshotWindow: { "fn::secret": "05:55-06:57" }, maxAgeInHours: 4 }`, true)
	require.Len(t, result.Problems, 1)
	assert.NotContains(t, result.Problems[0].String(), "05:55")
	assert.NotContains(t, result.Problems[0].String(), "use 5", "the hours tell how long the window is")
}
