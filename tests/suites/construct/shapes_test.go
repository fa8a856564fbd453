package construct

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/discovery"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// tell are the paths of the problems of a component with the changes that an example makes.
func tell(t *testing.T, token, example string) []string {
	t.Helper()
	text := wire.Sound
	for _, one := range wire.Further() {
		if one.Token == token {
			text = one.Sound
		}
	}
	result, err := wire.TryOf(t.Context(), token, text, example)
	require.NoError(t, err, example)
	assert.Empty(t, result.Children, example)
	var paths []string
	for _, one := range result.Problems {
		paths = append(paths, one.Path)
	}
	return paths
}

// A value of a wrong type keeps back the rules that read it, and no other: what is wrong beside it is told in the same
// round.
func TestWrongTypeHidesOnlyWhatReadsIt(t *testing.T) {
	t.Parallel()
	const app = "name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters]"
	for example, want := range map[string][]string{
		// Maps, by their entries.
		"parameters: { maxmemory_policy: allkeys-lru, timeout: 300 }": {`parameters["timeout"]`, `parameters["maxmemory_policy"]`},
		"parameters: { maxmemory-policy: lru, timeout: 300 }":         {`parameters["timeout"]`, `parameters["maxmemory-policy"]`},
		"parameters: { maxmemory_policy: 1 }":                         {`parameters["maxmemory_policy"]`, `parameters["maxmemory_policy"]`},
		"parameters: { timeout: 300 }\nparameterGroupName: mine":      {`parameters["timeout"]`, "parameters"},
		"parameters: { timeout: null, appendonly: \"yes\" }":          {`parameters["timeout"]`, `parameters["appendonly"]`},
		`tags: { a: 1, "aws:b": x }`:                                  {`tags["a"]`, `tags["aws:b"]`},
		`tags: { a: 1, b: "#" }`:                                      {`tags["a"]`, `tags["b"]`},
		// Users, by their fields.
		"users: [{ name: app, accessString: 1, passwords: [a-password-of-27-characters] }, { name: my web, accessString: on ~* +@all, iam: true, userId: web }]": {
			"users[0].accessString (secret)", "users[1].userId", "users[1].name",
		},
		"users: [app, { name: my web, accessString: on, passwords: [too-short], userId: web }]":                                                {"users[0] (secret)", "users[1].name", "users[1].passwords[0] (secret)"},
		"users: [null, { name: my web, accessString: on, passwords: [too-short], userId: web }]":                                               {"users[0] (secret)", "users[1].name", "users[1].passwords[0] (secret)"},
		"users: [{ name: 1, accessString: on all, passwords: [too-short] }, { " + app + " }]":                                                  {"users[0].name", "users[0].accessString (secret)", "users[0].passwords[0] (secret)"},
		"users: [{ name: my app, userId: app, accessString: on, passwords: 1 }]":                                                               {"users[0].passwords (secret)", "users[0].name"},
		"users: [{ name: my app, userId: app, accessString: on, passwords: [null, too-short] }]":                                               {"users[0].passwords[0] (secret)", "users[0].name", "users[0].passwords[1] (secret)"},
		"users: [{ name: app, userId: 1, accessString: on all, iam: true, passwords: [a-password-of-27-characters] }]":                         {"users[0].userId", "users[0].iam", "users[0].accessString (secret)"},
		"users: [{ name: app, accessString: on all, iam: \"true\" }]":                                                                          {"users[0].iam", "users[0].accessString (secret)"},
		"users: [{ " + app + ", iam: 1 }, { " + app + " }]":                                                                                    {"users[0].iam", "users[1].name"},
		"users: [{ name: 7, accessString: on, iam: true }]\nconnectionUser: web":                                                               {"users[0].name"},
		"users: [{ name: app, accessString: 7, iam: true }]\nconnectionUser: web":                                                              {"users[0].accessString (secret)", "connectionUser"},
		"users: [{ name: app, accessString: 7, iam: true }]\nuserGroupId: mine":                                                                {"users[0].accessString (secret)", "userGroupId"},
		"users: [{ name: app, accessString: 7, iam: true }]\nenableTransitEncryption: false":                                                   {"users[0].accessString (secret)", "users (secret)"},
		"users: [{ name: app, accessString: 7, iam: true }]\nauthToken: a-token-of-24-characters":                                              {"users[0].accessString (secret)", "users (secret)"},
		"users: [{ name: app, accessString: 7, iam: true }]\ntransitEncryptionMode: preferred":                                                 {"users[0].accessString (secret)", "transitEncryptionMode"},
		"users: [{ name: app, accessString: 7, iam: true }]\nredisVersion: \"6.2\"\ninstanceType: cache.m6g.large":                             {"users[0].accessString (secret)", "users[0].iam"},
		"users: [{ name: app, accessString: 7, passwords: [a-password-of-27-characters] }]\nredisVersion: 5.0.6\ninstanceType: cache.r5.large": {"users[0].accessString (secret)", "users (secret)"},
		// Alarms and logs, by their settings.
		"alarms: { memory: { threshold: \"70\", period: 61 } }":                                {"alarms.memory.threshold", "alarms.memory.period"},
		"alarms: { memory: { period: \"60\", treatMissingData: bad, datapointsToAlarm: 99 } }": {"alarms.memory.period", "alarms.memory.datapointsToAlarm", "alarms.memory.treatMissingData"},
		"alarms: { memory: { evaluationPeriods: \"2\", threshold: 100 } }":                     {"alarms.memory.evaluationPeriods", "alarms.memory.threshold"},
		"alarms: { memory: { evaluationPeriods: \"2\", datapointsToAlarm: 99 } }":              {"alarms.memory.evaluationPeriods"},
		"alarms: { memory: 1, swap: { period: 61 } }":                                          {"alarms.memory", "alarms.swap.period"},
		"slowLog: 1\nengineLog: { format: xml }":                                               {"slowLog", "engineLog.format"},
		"slowLog: { format: 1, retentionInDays: 10 }":                                          {"slowLog.format", "slowLog.retentionInDays"},
		"slowLog: { logGroupName: 1, retentionInDays: 10, format: xml }":                       {"slowLog.logGroupName", "slowLog.format"},
		"slowLog: { logGroupName: 1, retentionInDays: 10, deliveryStreamName: redis }":         {"slowLog.logGroupName", "slowLog.retentionInDays"},
		"slowLog: { logGroupName: mine, retentionInDays: \"7\", kmsKeyId: my-key }":            {"slowLog.retentionInDays", "slowLog.kmsKeyId", "slowLog.kmsKeyId"},
		"connectionSecret: { name: 1, kmsKeyId: my-key, recoveryWindowInDays: 3 }":             {"connectionSecret.name", "connectionSecret.kmsKeyId", "connectionSecret.recoveryWindowInDays"},
		"clusterMode: { numNodeGroups: \"2\", replicasPerNodeGroup: 6 }":                       {"clusterMode.numNodeGroups", "clusterMode.replicasPerNodeGroup"},
	} {
		assert.ElementsMatch(t, want, tell(t, rediscluster.Token, example), example)
	}
	for example, want := range map[string][]string{
		"dataStorage: { maximum: \"10\", minimum: 0 }":                             {"dataStorage.maximum", "dataStorage.minimum"},
		"dataStorage: 10\necpuPerSecond: { maximum: 5 }":                           {"dataStorage", "ecpuPerSecond.maximum"},
		"ecpuPerSecond: { maximum: 5000, unit: ECPU }\ndailySnapshotTime: 6am":     {"ecpuPerSecond.unit", "dailySnapshotTime"},
		"majorEngineVersion: 8\nengine: Valkey\nsnapshotRetentionLimit: 36":        {"engine", "majorEngineVersion", "snapshotRetentionLimit"},
		`tags: { a: 1, "aws:b": x }`:                                               {`tags["a"]`, `tags["aws:b"]`},
		"alarms: { throttling: { threshold: \"70\", period: 61 } }":                {"alarms.throttling.threshold", "alarms.throttling.period"},
		"users: [{ name: app, accessString: 7, iam: true }]\nconnectionUser: web":  {"users[0].accessString (secret)", "connectionUser"},
		"users: [{ name: app, accessString: 7, iam: true }]\nuserGroupId: mine":    {"users[0].accessString (secret)", "userGroupId"},
		"restoreFromSnapshotArns: [7, before-upgrade]":                             {"restoreFromSnapshotArns[0]", "restoreFromSnapshotArns[1]"},
		"connectionSecret: { name: 1, kmsKeyId: my-key, recoveryWindowInDays: 3 }": {"connectionSecret.name", "connectionSecret.kmsKeyId", "connectionSecret.recoveryWindowInDays"},
	} {
		assert.ElementsMatch(t, want, tell(t, serverlesscache.Token, example), example)
	}
	for example, want := range map[string][]string{
		`labels: { team: 1, "-": x }`:                    {`labels["team"]`, `labels["-"]`},
		`annotations: { note: null, "-note": x }`:        {`annotations["note"]`, `annotations["-note"]`},
		`environment: { REDIS_URL: 1, "REDIS HOST": x }`: {"environment (secret)", `environment["REDIS_URL"] (secret)`},
	} {
		told := tell(t, discovery.KubernetesToken, example)
		slices.Sort(told)
		assert.ElementsMatch(t, want, told, example)
	}
}

// A name that no input has may hold anything. Its path is one line, leads to it, and cannot be read as another's.
func TestOddNamesAreQuoted(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("k", 200)
	for example, want := range map[string]string{
		`"instance-type": cache.m7g.large`: `["instance-type"]`,
		`"7.1": redis`:                     `["7.1"]`,
		`"name.first": a`:                  `["name.first"]`,
		`"name[0]": a`:                     `["name[0]"]`,
		`"port: is 7 (secret)": a`:         `["port: is 7 (secret)"] (secret)`,
		`"a\nname: b": a`:                  `["a\nname: b"]`,
		`"": a`:                            `[""]`,
		`alarms: { "a.b": {} }`:            `alarms["a.b"]`,
		`tags: { "` + long + `": x }`:      `tags["` + long + `"]`,
		`connectionSecret: { name: my-app/redis, "recoveryWindowInDays[0]": 7 }`: `connectionSecret` +
			`["recoveryWindowInDays[0]"]`,
	} {
		assert.Equal(t, []string{want}, tell(t, rediscluster.Token, example), example)
	}
}
