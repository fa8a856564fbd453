package construct

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/snapshots"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/wire"
)

// clusters are inputs whose children stand in the list, by what they show.
var clusters = map[string]string{
	"one with defaults": "",
	"one with everything": `
replicationGroupSize: 6
clusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 1 }
engine: valkey
alarmScope: both
alarms: { evictions: {}, hitRate: {}, saves: {}, trafficManagement: {}, networkPackets: {} }
alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts]
compositeAlarmSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:pager]
enableDashboard: true
allowConnectionsFromCidrBlocks: [10.0.0.0/16, "fd00:12::/32", "${block}", { "fn::secret": 10.9.0.0/16 }]
allowConnectionsFromSecurityGroups: [sg-0aaaaaaaaaaaaaaa1, 123456789012/sg-0aaaaaaaaaaaaaaa2, "${group}"]
allowConnectionsFromPrefixLists: [pl-0aaaaaaaaaaaaaaa1]
allowConnectionsFromSelf: true
connectionSecret: {}
engineLog: {}
slowLog: {}
parameters: { timeout: "300" }
users:
  - { name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }
  - { name: job, accessString: on ~* +@read, iam: true }`,
	"burstable nodes and a generated token": "instanceType: cache.t4g.small\ngenerateAuthToken: true\nreplicationGroupSize: 3",
	"data tiering":                          "instanceType: cache.r6gd.xlarge",
	"few CPUs":                              "instanceType: cache.m7g.large\nreplicationGroupSize: 1\nenableMultiAz: false\nenableAutomaticFailover: false",
	"networks of the program's own": `
vpcId: null
subnetIds: null
subnetGroupName: own
securityGroupIds: [sg-0aaaaaaaaaaaaaaa1]
allowConnectionsFromSecurityGroups: null`,
	"more alarms than a composite alarm looks at": `
replicationGroupSize: 30
clusterMode: { numNodeGroups: 15, replicasPerNodeGroup: 1 }
compositeAlarmSnsTopicArns: []`,
}

// snapshotComponents are inputs of the components that copy snapshots, by what they show.
var snapshotComponents = map[string]struct{ token, inputs string }{
	"An export of snapshots":               {snapshots.ExportToken, ""},
	"An export of snapshots, without copy": {snapshots.ExportToken, "copyTo: null"},
	"An export of snapshots, to a bucket of the program": {
		snapshots.ExportToken, "copyTo: null\nbucketName: my-exports",
	},
	"An export of snapshots, too seldom for an alarm": {snapshots.ExportToken, "schedule: rate(7 days)"},
	"An export of snapshots, with everything": {snapshots.ExportToken, `
copyTo:
  accountId: "222222222222"
  bucketArn: "${vault}"
  kmsKeyArn: arn:aws:kms:eu-west-1:222222222222:key/01234567-89ab-cdef-0123-456789abcdef
  replicationTimeControl: true
  storageClass: STANDARD_IA
forceDestroy: true
maxAgeInHours: 30
retentionInDays: 7
schedule: cron(15 4,16 * * ? *)
scheduleTimezone: Europe/Berlin
snapshotWindow: 22:30-23:30
tags: { team: web }
timeLimitInHours: 2`},
	"A vault for snapshots": {snapshots.VaultToken, ""},
	"A vault for snapshots, with everything": {snapshots.VaultToken, `
sourceAccountIds: ["111111111111", "${account}"]
allowRestore: true
kmsKeyArn: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef
lockMode: compliance
replicationGroupIds: [sessions, "${group}"]
schedule: rate(1 day)
tags: { team: web }`},
}

// childrenOf are the types and names of what a component of the package makes.
func childrenOf(t *testing.T, token, sound, text string) (children []string) {
	t.Helper()
	inputs, err := wire.Inputs(sound, text)
	require.NoError(t, err)
	answer := func(child wire.Child) (string, property.Map, error) {
		id, outputs, err := wire.Echo(child)
		if child.TypeToken == "random:index/randomPassword:RandomPassword" {
			outputs = outputs.Set("result", property.New("generated").WithSecret(true))
		}
		return id, outputs, err
	}
	made := wire.ConstructOf(context.Background(), token, inputs, true, answer)
	require.NoError(t, made.Err, "%v", made.Problems)
	for _, child := range made.Children {
		children = append(children, fmt.Sprint(child.TypeToken, " ", child.Name))
	}
	slices.Sort(children)
	return children
}

// serverlessCaches are inputs of serverless caches whose children stand in the list, by what they show.
var serverlessCaches = map[string]string{
	"one with defaults": "dataStorage: null\necpuPerSecond: null\nusers: null\nalarmsSnsTopicArns: null",
	"one with limits":   "",
	"one with everything": `
alarms: { evictions: {}, hitRate: {} }
compositeAlarmSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:pager]
enableDashboard: true
allowConnectionsFromCidrBlocks: [10.0.0.0/16, "fd00:12::/32", "${block}", { "fn::secret": 10.9.0.0/16 }]
allowConnectionsFromSecurityGroups: [sg-0aaaaaaaaaaaaaaa1, 123456789012/sg-0aaaaaaaaaaaaaaa2, "${group}"]
allowConnectionsFromPrefixLists: [pl-0aaaaaaaaaaaaaaa1]
allowConnectionsFromSelf: true
connectionSecret: {}
users:
  - { name: app, accessString: on ~* +@all, passwords: [a-password-of-27-characters] }
  - { name: job, accessString: on ~* +@read, iam: true }
connectionUser: app`,
	"networks and users of the program's own": `
vpcId: null
securityGroupIds: [sg-0aaaaaaaaaaaaaaa1]
allowConnectionsFromSecurityGroups: null
users: null
userGroupId: mine`,
}

// soundOf are inputs with nothing wrong about them, of a component beside the cluster.
func soundOf(token string) string {
	for _, one := range wire.Further() {
		if one.Token == token {
			return one.Sound
		}
	}
	return ""
}

// The name of a child is API: another name is another resource, and the one before is deleted. A change of the list
// needs an alias, and a test of it with the engine.
func TestChildrenKeepTheirNames(t *testing.T) {
	t.Parallel()
	var list strings.Builder
	add := func(title string, children []string) {
		fmt.Fprintf(&list, "# %s\n%s\n\n", title, strings.Join(children, "\n"))
	}
	for _, title := range slices.Sorted(maps.Keys(clusters)) {
		add("A cluster: "+title, childrenOf(t, "aws-redis:index:RedisCluster", wire.Sound, clusters[title]))
	}
	for _, title := range slices.Sorted(maps.Keys(serverlessCaches)) {
		add("A serverless cache: "+title,
			childrenOf(t, serverlesscache.Token, soundOf(serverlesscache.Token), serverlessCaches[title]))
	}
	endpoints := "primaryEndpoint: master.a.ab12cd.euw1.cache.amazonaws.com\n" +
		"readerEndpoint: replica.a.ab12cd.euw1.cache.amazonaws.com\n" +
		"configurationEndpoint: clustercfg.a.ab12cd.euw1.cache.amazonaws.com\ntls: true\n"
	add("Records of DNS", childrenOf(t, "aws-redis:index:RedisDnsRecords",
		"zoneId: Z0123456789ABCDEFGHIJ\nname: cache.example.com\n", endpoints))
	add("Services of Kubernetes, with a ConfigMap",
		childrenOf(t, "aws-redis:index:RedisKubernetesService", "name: redis\n", endpoints))
	add("Services of Kubernetes, with a Secret",
		childrenOf(t, "aws-redis:index:RedisKubernetesService", "name: redis\nenvironment: { A: b }\n", endpoints))

	for _, title := range slices.Sorted(maps.Keys(snapshotComponents)) {
		one := snapshotComponents[title]
		add(title, childrenOf(t, one.token, soundOf(one.token), one.inputs))
	}

	programs, err := filepath.Glob("../../../examples/*/Pulumi.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, programs)
	for _, path := range programs {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		var program struct {
			Resources map[string]struct {
				Type       string
				Properties yaml.Node
			}
		}
		require.NoError(t, yaml.Unmarshal(text, &program))
		for _, name := range slices.Sorted(maps.Keys(program.Resources)) {
			one := program.Resources[name]
			if one.Type == "aws-redis:index:RedisCluster" || one.Type == serverlesscache.Token {
				properties, err := yaml.Marshal(&one.Properties)
				require.NoError(t, err)
				// The examples in all languages make this cluster. What the program is configured with, and what its
				// resources are called when they exist.
				known := strings.NewReplacer("${name}", "sessions", "${nodeType}", "cache.t4g.small", "${port}", "6379",
					"${instanceType}", "cache.t4g.small", "${snapshotWindow}", "03:00-04:00",
					"${tls}", "true", "${deletionProtection}", "true", "${subnets.ids}", "[subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa2]").
					Replace(string(properties))
				example := filepath.Base(filepath.Dir(path))
				add("The example in "+example, childrenOf(t, one.Type, "", known))
				if example == "yaml" {
					add("The example in yaml, with shards, as in the other languages", childrenOf(t, one.Type, known,
						"replicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }"))
				}
			}
		}
	}

	const golden = "testdata/children.txt"
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(list.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), list.String(), "write the list anew with UPDATE=1, and give what is renamed an alias")
}
