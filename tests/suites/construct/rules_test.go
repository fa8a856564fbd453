package construct

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// The cluster that the examples change is as it should be.
func TestNothingToSay(t *testing.T) {
	t.Parallel()
	result, err := wire.Try(t.Context(), "")
	require.NoError(t, err)
	require.NoError(t, result.Err)
	assert.Empty(t, result.Warnings)
}

// assertRefused holds that the engine is told of a rule in one problem, of one line, at the input.
func assertRefused(t *testing.T, rule provider.Rule, result wire.Result) {
	t.Helper()
	if assert.Len(t, result.Problems, 1, "%s: %v", rule.Name, result.Err) {
		assert.True(t, strings.HasPrefix(result.Problems[0].Path, rule.Input), "%s: reported at %s", rule.Name,
			result.Problems[0].Path)
		assert.NotContains(t, result.Problems[0].Reason, "\n", rule.Name)
	}
}

// assertTold holds that the engine is told of a rule in one warning, of one line, at the input.
func assertTold(t *testing.T, rule provider.Rule, result wire.Result) {
	t.Helper()
	require.NoError(t, result.Err, rule.Name)
	assert.Len(t, result.Warnings, 1+len(rule.Beside), rule.Name)
	own := slices.DeleteFunc(slices.Clone(result.Warnings), func(warning string) bool {
		return slices.ContainsFunc(rule.Beside, func(other string) bool {
			return strings.HasSuffix(warning, " ["+other+"]")
		})
	})
	if assert.Len(t, own, 1, rule.Name) {
		assert.True(t, strings.HasPrefix(own[0], rule.Input), "%s: told at %s", rule.Name, own[0])
		assert.True(t, strings.HasSuffix(own[0], " ["+rule.Name+"]"), "the name by which to accept it: %s", own[0])
		assert.NotContains(t, own[0], "\n", rule.Name)
	}
}

// The example of each rule breaks this rule and no other, and the engine is told of it at the input: as a problem,
// before anything is registered, or as one warning of one line.
func TestExamples(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, rule := range wire.Rules() {
		assert.False(t, names[rule.Name], "%s stands twice in the tables", rule.Name)
		names[rule.Name] = true
		result, err := wire.Try(wire.In(t.Context(), rule.Region), rule.Example)
		require.NoError(t, err, rule.Name)
		if rule.Silence == "" {
			assert.Empty(t, result.Children, "%s: nothing is registered", rule.Name)
			assertRefused(t, rule, result)
			continue
		}
		require.NoError(t, result.Err, rule.Name)
		assert.Len(t, result.Warnings, 1+len(rule.Beside), rule.Name)
		about := slices.DeleteFunc(result.Warnings, func(warning string) bool {
			return !strings.HasPrefix(warning, rule.Input)
		})
		if assert.Len(t, about, 1, "%s is told of at %s", rule.Name, rule.Input) {
			assert.NotContains(t, about[0], "\n", rule.Name)
		}
	}
}

// The example of each rule about changes breaks this rule and no other, and the engine is told of it at the input.
// Going nowhere is told of by none.
func TestExamplesOfChanges(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, rule := range wire.Rules() {
		names[rule.Name] = true
	}
	for _, rule := range rediscluster.ChangeRules() {
		assert.False(t, names[rule.Name], "%s stands twice in the tables", rule.Name)
		names[rule.Name] = true
		for _, example := range []string{rule.Before, rule.Example} {
			if strings.Contains(example, "clusterModeMigration") || rule.Name == "scaling-begins" {
				continue // no cluster is made so
			}
			if anew, err := wire.Try(t.Context(), example); anew.Err != nil {
				require.NoError(t, err, rule.Name)
				assertRefused(t, rule, anew) // a rule about what is made anew, which holds for the first time too
				continue
			}
			stays, err := wire.TryChange(t.Context(), example, example)
			require.NoError(t, err, rule.Name)
			require.NoError(t, stays.Err, rule.Name)
			assert.Empty(t, stays.Warnings, rule.Name)
		}
		result, err := wire.TryChange(wire.Running(t.Context(), rule.Runs), rule.Before, rule.Example)
		require.NoError(t, err, rule.Name)
		if rule.Silence == "" {
			assertRefused(t, rule, result)
			if !rule.Late {
				assert.Len(t, result.Children, 1, "%s: nothing is registered but the component itself, in a preview",
					rule.Name)
			}
			continue
		}
		assertTold(t, rule, result)
	}
}

// What is of a wrong type, and what breaks a rule, is told together, and a value that was refused for its type has no
// rule held against it.
func TestTypesAndRulesTogether(t *testing.T) {
	t.Parallel()
	result, err := wire.Try(t.Context(), `
name: Sessions
vpc_id: vpc-1
enableMultiAz: "true"
replicationGroupSize: 12
clusterMode: { numNodeGroups: 0, replicasPerNodeGroup: "1", shards: 3 }
subnetIds: [null, subnet-1, subnet-0aaaaaaaaaaaaaaa2]
allowConnectionsFromCidrBlocks: [10.0.0.1/16, 7, 10.0.0.1/8]
port: "6379"
redisVersion: 7.1
snapshotWindow: 06:00
tags: { a: null, "aws:b": x, c: 1, d: "#" }
authToken: 123
instance_type: cache.m7g.large
`)
	require.NoError(t, err)
	assert.Empty(t, result.Children)
	var paths []string
	for _, one := range result.Problems {
		paths = append(paths, one.Path)
	}
	assert.Equal(t, []string{
		"enableMultiAz", "name",
		"subnetIds[0]", "subnetIds[1]",
		"allowConnectionsFromCidrBlocks[0]", "allowConnectionsFromCidrBlocks[1]", "allowConnectionsFromCidrBlocks[2]",
		"authToken (secret)",
		"clusterMode.replicasPerNodeGroup", "clusterMode.shards", "clusterMode.numNodeGroups",
		"port", "redisVersion", "snapshotWindow",
		`tags["a"]`, `tags["c"]`, `tags["aws:b"]`, `tags["d"]`,
		"instance_type", "vpc_id",
	}, paths)
}

// What a message proposes is right: it can be fed back, and nothing is said of it.
func TestProposals(t *testing.T) {
	t.Parallel()
	for example, want := range map[string]string{
		`redisVersion: 6.0`:                             `write it in quotes, "6.0"`,
		`redisVersion: 7.1`:                             `write it in quotes, "7.1"`,
		`port: " 6380 "`:                                "write 6380, without quotes",
		`enableMultiAz: "True"`:                         "write true, without quotes",
		`subnetIds: subnet-12345678`:                    `pass ["subnet-12345678"]`,
		`subnetIds: "subnet-12345678, subnet-23456789"`: `pass ["subnet-12345678", "subnet-23456789"]`,
		`clusterMode: []`:                               "is a list; leave it out where there is none",
		`clusterMode: false`:                            "is false; leave it out where there is none",
		`vpc_security_group_ids: [sg-0123abcd]`:         "did you mean securityGroupIds?",
		`snapshot_arns: [x]`:                            "did you mean snapshotArns?",
		`snapshot_arn: x`:                               "did you mean snapshotArn?",
		`nodeType: cache.m7g.large`:                     "did you mean instanceType?",
		`{engine: valkey, engineVersion: 8.0}`:          `write it in quotes, "8.0"`,
		`cacheVersion: "7.1"`:                           "is not an input",
		`vpcId: "Calling __str__ on an Output[T] is not"`: "is an Output that was turned into text; pass the " +
			"Output itself",
		`name: "x-Calling [toString] on an [Output<T>] is x"`: "pass the Output itself",
	} {
		result, err := wire.Try(t.Context(), example)
		require.NoError(t, err)
		if assert.Len(t, result.Problems, 1, "%s: %v", example, result.Problems) {
			assert.Contains(t, result.Problems[0].Reason, want, example)
		}
	}
	// Where nothing right can be made of the value, nothing is proposed.
	for _, example := range []string{
		"redisVersion: 7.2",
		"name: 123",
		"vpcId: 12345678",
		"allowConnectionsFromCidrBlocks: [10]",
		"snapshotWindow: false",
		"subnetIds: web",
	} {
		result, err := wire.Try(t.Context(), example)
		require.NoError(t, err)
		if assert.Len(t, result.Problems, 1, example) {
			assert.NotContains(t, result.Problems[0].Reason, `, "`, example)
			assert.NotContains(t, result.Problems[0].Reason, "pass [", example)
		}
	}
}

// A secret is quoted nowhere: not where it is of a wrong type, not where it is deep inside, not by a rule that reads it
// beside another input, not under a wrong name, and not by the engine, which quotes what it finds at the path.
func TestSecretsAreNeverQuoted(t *testing.T) {
	t.Parallel()
	const hush = "hush-4242"
	for _, example := range []string{
		`port: { "fn::secret": hush-4242 }`,
		`port: [{ "fn::secret": hush-4242 }]`,
		`tags: { a: [{ "fn::secret": hush-4242 }] }`,
		`tags: [{ Key: a, Value: { "fn::secret": hush-4242 } }]`,
		`tags: { "fn::secret": { "hush-4242#": x } }`,
		`tags: { a: { "fn::secret": "hush-4242#" }, "aws:b": x }`,
		`snapshotName: { name: { "fn::secret": hush-4242 } }`,
		`clusterMode: [{ numNodeGroups: { "fn::secret": hush-4242 } }]`,
		`auth: { token: { "fn::secret": hush-4242 } }`,
		`password: hush-4242`,
		`pwd: hush-4242`,
		`users: [{ name: app, accessString: "on >hush-4242 ~* +@all", passwords: [a-password-of-27-characters] }]`,
		`users: [{ name: app, accessString: "on ~* +@all", pass: hush-4242 }]`,
		`users: [{ name: app, accessString: "on ~* +@all", proof: hush-4242 }]`,
		`auth_token: hush-4242`,
		`authToken: hush-4242`,
		`authToken: [hush-4242]`,
		"authToken: hush-4242\nsnapshotName: hush-4242!",
		"authToken: hush-4242\ntags: { hush-4242: \"#\" }",
		"subnetIds: [{ \"fn::secret\": hush-4242 }, subnet-12345678]",
		"subnetIds: { \"fn::secret\": [hush-4242] }",
		"subnetIds: [{ \"fn::secret\": 1 }]",
		"parameterGroupName: default.redis6.x\nredisVersion: { \"fn::secret\": hush-4242 }",
		"snapshotWindow: { \"fn::secret\": \"06:30-07:42\" }\nmaintenanceWindow: sat:07:00-sat:08:42",
	} {
		result, err := wire.Try(t.Context(), example)
		require.NoError(t, err)
		require.NotEmpty(t, result.Problems, example)
		for _, one := range result.Problems {
			for _, secret := range []string{hush, "06:30-07:42", "07:42", "4242"} {
				assert.NotContains(t, one.String(), secret, example)
			}
			// A path that the engine finds leads to no secret.
			if (strings.Contains(example, "fn::secret") || strings.HasPrefix(example, "users")) &&
				strings.HasPrefix(example, wire.Root(one.Path)+":") {
				assert.Contains(t, one.Path, "(secret)", example)
			}
		}
	}
	// Nor are the words of others changed by what is secret.
	result, err := wire.Try(t.Context(),
		"enableTransitEncryption: { \"fn::secret\": true }\nenableAutomaticFailover: false\nport: 0\n"+
			"tags: { a: { \"fn::secret\": use } }")
	require.NoError(t, err)
	assert.Equal(t, []wire.Problem{
		{Path: "enableMultiAz", Reason: "true needs enableAutomaticFailover: true"},
		{Path: "port", Reason: "0 is not a TCP port: use 1 to 65535; Redis's own is 6379"},
	}, result.Problems)
}

// The settings of alarms reach the alarms, and what is wrong with them is told by their paths.
func TestAlarmInputs(t *testing.T) {
	t.Parallel()
	result, err := wire.Try(t.Context(),
		"alarms: { memory: { threshold: 70.5, treatMissingData: breaching }, swap: { enabled: false }, hitRate: {}, "+
			"cpu: null }")
	require.NoError(t, err)
	require.NoError(t, result.Err)
	memory := result.Children["cache-alarm-memory-002"].Inputs
	assert.Equal(t, 70.5, memory.Get("threshold").AsNumber())
	assert.Equal(t, "breaching", memory.Get("treatMissingData").AsString())
	assert.Contains(t, result.Children, "cache-alarm-hit-rate-001")
	assert.NotContains(t, result.Children, "cache-alarm-swap-001")
	assert.Contains(t, result.Children, "cache-alarm-cpu-001", "null is left out")

	result, err = wire.Try(t.Context(), `
alarms:
  memory: { threshold: "70", period: 60.5, evaluationPeriods: 2, datapointsToAlarm: 3 }
  swap: false
  cpu: { treshold: 50 }
  eviction: {}
  cpuCredit: { threshold: 5 }
  hitRate: { treatMissingData: 1 }
  connections: { threshold: -1, period: 61 }
`)
	require.NoError(t, err)
	assert.Empty(t, result.Children)
	told := map[string]string{}
	for _, one := range result.Problems {
		told[one.Path] = one.Reason
	}
	for path, says := range map[string]string{
		"alarms.memory.threshold":         "write 70, without quotes",
		"alarms.memory.period":            "60.5 is not a whole number",
		"alarms.memory.datapointsToAlarm": "3 is out of range",
		"alarms.swap":                     "is false; it takes an object: pass { enabled: false }",
		"alarms.cpu.treshold":             "did you mean threshold?",
		"alarms.eviction":                 "did you mean evictions?",
		"alarms.cpuCredit":                "did you mean cpuCredits?",
		"alarms.hitRate.treatMissingData": "it takes a string",
		"alarms.connections.threshold":    "the alarm would always be on",
		"alarms.connections.period":       "61 is not a multiple of 60 seconds",
	} {
		assert.Contains(t, told[path], says, path)
	}
	assert.Len(t, told, 10, "and nothing by a rule that reads what was refused: %v", told)
}
