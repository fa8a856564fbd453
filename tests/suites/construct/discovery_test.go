package construct

import (
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/snapshots"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// sound are the inputs that the examples of a component's rules change, with the changes of an example.
func sound(t *testing.T, token, example string) property.Map {
	t.Helper()
	require.NotEmpty(t, soundOf(token), "no component %s", token)
	inputs, err := wire.Inputs(soundOf(token), example)
	require.NoError(t, err)
	return inputs
}

func names(t *testing.T, token, example string, preview bool) wire.Result {
	t.Helper()
	return wire.ConstructOf(t.Context(), token, sound(t, token, example), preview, wire.Echo)
}

// ofExample is what the example of a rule leads to in a preview.
func ofExample(t *testing.T, token string, rule provider.Rule) wire.Result {
	t.Helper()
	return wire.ConstructOf(wire.In(t.Context(), rule.Region), token, sound(t, token, rule.Example), true, wire.Echo)
}

// What the examples change is as it should be; the example of each rule breaks this rule and no other, and the engine
// is told of it at the input.
func TestExamplesOfNames(t *testing.T) {
	t.Parallel()
	for _, component := range wire.Further() {
		result := names(t, component.Token, "", true)
		require.NoError(t, result.Err)
		assert.Empty(t, result.Warnings)
		seen := map[string]bool{}
		for _, rule := range component.Rules() {
			assert.False(t, seen[rule.Name], "%s stands twice in the tables", rule.Name)
			seen[rule.Name] = true
			assert.NotEmpty(t, rule.Source, rule.Name)
			result := ofExample(t, component.Token, rule)
			if rule.Silence == "" {
				assert.Empty(t, result.Children, "%s: nothing is registered", rule.Name)
				assertRefused(t, rule, result)
				continue
			}
			assertTold(t, rule, result)
		}
	}
}

// What is of a wrong type, what is missing and what breaks a rule is told together, in the order of the inputs.
func TestNamesTypesAndRulesTogether(t *testing.T) {
	t.Parallel()
	for token, want := range map[string]struct {
		example string
		told    []string
	}{
		discovery.KubernetesToken: {`
name: null
primaryEndpoint: 10.0.0.1
readerEndpoint: 7
port: "6379"
tls: "yes"
namespace: Shop
environment: { "REDIS HOST": x }
labels: { "-": 1, team: "web & mobile" }
annotations: { a: null, "-note": x }
serviceName: redis
`, []string{
			"primaryEndpoint", "readerEndpoint", "tls", "port", "namespace", "environment (secret)", `labels["-"]`, `labels["-"]`, `labels["team"]`, `annotations["a"]`, `annotations["-note"]`, "serviceName",
		}},
		discovery.DnsToken: {`
zoneId: example.com
name: null
primaryEndpoint: master.sessions.ab12cd.euw1.cache.amazonaws.com.
readerEndpoint: master.sessions.ab12cd.euw1.cache.amazonaws.com:6379
readerName: [cache]
ttl: 60.5
zone_id: x
`, []string{"zoneId", "name", "primaryEndpoint", "readerEndpoint", "readerName", "ttl", "zone_id"}},
		snapshots.ExportToken: {`
name: null
replicationGroupId: Sessions
acceptedWarnings: [alarms-untold, 7]
alarmsSnsTopicArns: [arn:aws:sqs:eu-west-1:123456789012:alerts, 7]
copyTo: { accountId: "1", bucketArn: 7, storageClass: standard, kmsKeyArn: alias/vault, replicationTime: true }
forceDestroy: "yes"
instanceType: cache.r6gd.xlarge
maxAgeInHours: 841
retentionInDays: 1.5
schedule: hourly
scheduleTimezone: Berlin
snapshotRetentionLimit: "15"
snapshotWindow: 06:00-06:30
tags: { a: 1, "aws:b": x }
timeLimitInHours: 25
bucket: my-exports
`, []string{
			"name", "replicationGroupId", "acceptedWarnings[1]", "alarmsSnsTopicArns[0]", "alarmsSnsTopicArns[1]",
			"copyTo.bucketArn", "copyTo.replicationTime", "copyTo.accountId", "copyTo.kmsKeyArn", "copyTo.storageClass",
			"forceDestroy", "instanceType", "maxAgeInHours", "retentionInDays", "schedule", "scheduleTimezone",
			"snapshotRetentionLimit", "snapshotWindow", `tags["a"]`, `tags["aws:b"]`, "timeLimitInHours", "bucket",
		}},
		snapshots.VaultToken: {`
name: Sessions
sourceAccountIds: ["1111", 7, "222222222222", "222222222222"]
allowRestore: 1
kmsKeyArn: alias/vault
lockInDays: 0
lockMode: COMPLIANCE
maxAgeInHours: "30"
replicationGroupIds: [Sessions, null]
retentionInDays: 36501
schedule: rate(1 hour)
scheduleTimezone: [UTC]
tags: { a: "#" }
source_account_ids: []
`, []string{
			"name", "sourceAccountIds[0]", "sourceAccountIds[1]", "sourceAccountIds[3]", "allowRestore", "kmsKeyArn",
			"lockInDays", "lockMode", "maxAgeInHours", "replicationGroupIds[0]", "replicationGroupIds[1]",
			"retentionInDays", "scheduleTimezone", `tags["a"]`, "source_account_ids",
		}},
	} {
		result := names(t, token, want.example, true)
		assert.Empty(t, result.Children)
		var told []string
		for _, one := range result.Problems {
			told = append(told, one.Path)
		}
		assert.Equal(t, want.told, told, "%v", result.Err)
	}
}

// What a message proposes is right: it can be fed back.
func TestProposalsOfNames(t *testing.T) {
	t.Parallel()
	const (
		primary    = "master.sessions.ab12cd.euw1.cache.amazonaws.com"
		serverless = "sessions-ab12cd.serverless.euw1.cache.amazonaws.com"
	)
	for example, want := range map[string]string{
		"primaryEndpoint: rediss://:a-token-of-16-characters@" + primary + ":6379/0": `use "` + primary + `"`,
		"primaryEndpoint: default:a-token-of-16-characters@" + primary + ":6379":     `use "` + primary + `"`,
		"primaryEndpoint: a-token-of-16-characters@redis_1":                          "use the name before the port",
		"primaryEndpoint: master..sessions.euw1.cache.amazonaws.com":                 "for example",
		"primaryEndpoint: " + primary + ":6379":                                      `use "` + primary + `"`,
		"primaryEndpoint: " + strings.ToUpper(primary):                               `use "` + primary + `"`,
		"primaryEndpoint: " + primary + ".":                                          `use "` + primary + `"`,
		"primaryEndpoint: 10.0.0.7":                                                  "is an IP address",
		"primaryEndpoint: \"[fd00::7]:6379\"":                                        "is an IP address",
		"endpoint: " + primary + "\nprimaryEndpoint: null":                           "pass the endpoint of a serverless cache as configurationEndpoint",
		"primaryEndpointAddress: " + primary + "\nprimaryEndpoint: null":             "did you mean primaryEndpoint?",
		"primaryEndpoint: " + serverless:                                             "speaks the cluster protocol and has no primary endpoint: pass it as configurationEndpoint",
		"readerPort: \"6380\"":                                                       "write 6380, without quotes",
		"readerPort: 6380\nreaderEndpoint: null":                                     "counts for nothing without readerEndpoint",
		"name: My_Cache":                                                             `use "my-cache"`,
		"port: \"6379\"":                                                             "write 6379, without quotes",
	} {
		result := names(t, discovery.KubernetesToken, example, true)
		require.NotEmpty(t, result.Problems, example)
		assert.Contains(t, result.Problems[0].Reason, want, example)
		assert.NotContains(t, result.Problems[0].Reason, "a-token", example)
		// The engine quotes what stands at a path that it finds.
		assert.Equal(t, strings.Contains(example, "a-token"), strings.HasSuffix(result.Problems[0].Path, " (secret)"),
			example)
	}
	for example, want := range map[string]string{
		"zoneId: /hostedzone/Z0123456789ABCDEFGHIJ":                       `use "Z0123456789ABCDEFGHIJ"`,
		"zoneId: arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ":      `use "Z0123456789ABCDEFGHIJ"`,
		"hostedZoneId: Z0123456789ABCDEFGHIJ\nzoneId: null":               "did you mean zoneId?",
		"name: Cache.Example.com":                                         `use "cache.example.com"`,
		"name: cache-.example.com":                                        "for example",
		"name: Cache.my_zone.internal":                                    `use "cache.my_zone.internal"`,
		"name: cache.example.com.":                                        `use "cache.example.com"`,
		"readerName: cache.internal.example.com":                          "is name as well",
		"configurationName: c.example.com":                                "counts for nothing without configurationEndpoint",
		"readerEndpoint: null\nreaderName: replicas.internal.example.com": "counts for nothing without readerEndpoint",
	} {
		result := names(t, discovery.DnsToken, example, true)
		require.NotEmpty(t, result.Problems, example)
		assert.Contains(t, result.Problems[0].Reason, want, example)
	}
}

// Each set of endpoints has its names.
func TestEndpointsOfNames(t *testing.T) {
	t.Parallel()
	const (
		of         = ".sessions.ab12cd.euw1.cache.amazonaws.com"
		serverless = "sessions-ab12cd.serverless.euw1.cache.amazonaws.com"
	)
	for _, one := range []struct {
		endpoints, fqdns []string
		services         map[string]string
	}{
		{[]string{"serverless"}, []string{"cache-record", "cache-record-reader"}, map[string]string{
			"cache-service": "redis " + serverless, "cache-service-reader": "redis-reader " + serverless,
		}},
		{[]string{"primary"}, []string{"cache-record"}, map[string]string{"cache-service": "redis master"}},
		{[]string{"primary", "reader"}, []string{"cache-record", "cache-record-reader"}, map[string]string{"cache-service": "redis master", "cache-service-reader": "redis-reader replica"}},
		{[]string{"reader"}, []string{"cache-record-reader"}, map[string]string{"cache-service-reader": "redis-reader replica"}},
		{[]string{"configuration"}, []string{"cache-record"}, map[string]string{"cache-service": "redis clustercfg"}},
		{[]string{"configuration", "reader"}, []string{"cache-record", "cache-record-reader"}, map[string]string{"cache-service": "redis clustercfg", "cache-service-reader": "redis-reader replica"}},
		{
			[]string{"primary", "reader", "configuration"},
			[]string{
				"cache-record", "cache-record-configuration", "cache-record-reader",
			},
			map[string]string{
				"cache-service":               "redis master",
				"cache-service-reader":        "redis-reader replica",
				"cache-service-configuration": "redis-configuration clustercfg",
			},
		},
	} {
		example := "readerEndpoint: \"\"\nprimaryEndpoint: \"\"\nconfigurationEndpoint: \"\""
		if one.endpoints[0] == "serverless" {
			example = "primaryEndpoint: null\nconfigurationEndpoint: " + serverless + "\nreaderEndpoint: " + serverless
		}
		for _, endpoint := range one.endpoints {
			prefix := map[string]string{
				"primary": "master", "reader": "replica", "configuration": "clustercfg",
			}[endpoint]
			example = strings.Replace(example, endpoint+"Endpoint: \"\"", endpoint+"Endpoint: "+prefix+of, 1)
		}
		result := names(t, discovery.KubernetesToken, example, false)
		require.NoError(t, result.Err, example)
		services := map[string]string{}
		for name, child := range result.Children {
			if child.TypeToken == "kubernetes:core/v1:Service" {
				host, _ := strings.CutSuffix(child.Inputs.Get("spec").AsMap().Get("externalName").AsString(), of)
				services[name] = child.Inputs.Get("metadata").AsMap().Get("name").AsString() + " " + host
			}
		}
		assert.Equal(t, one.services, services)

		result = names(t, discovery.DnsToken, example, false)
		require.NoError(t, result.Err, example)
		var records []string
		for name, child := range result.Children {
			if child.TypeToken == awstype.Record {
				records = append(records, name)
			}
		}
		slices.Sort(records)
		assert.Equal(t, one.fqdns, records)
	}
}

// The warning is about TLS alone, and goes with the choice that it asks for.
func TestWarningOfNames(t *testing.T) {
	t.Parallel()
	const open = "primaryEndpoint: sessions.ab12cd.ng.0001.euw1.cache.amazonaws.com\n" +
		"readerEndpoint: sessions-ro.ab12cd.ng.0001.euw1.cache.amazonaws.com\n"
	for _, token := range []string{discovery.KubernetesToken, discovery.DnsToken} {
		for example, warnings := range map[string]int{
			"tls: null": 1, "tls: true": 0, "tls: false": 1, open + "tls: false": 0, open + "tls: true": 1, open + "tls: null": 0,
			"tls: null\nprimaryEndpoint: redis.example.com\nreaderEndpoint: null": 1,
		} {
			result := names(t, token, example, false)
			require.NoError(t, result.Err, example)
			assert.Len(t, result.Warnings, warnings, "%s: %v", example, result.Warnings)
		}
	}
}
