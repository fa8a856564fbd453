package engine

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/checkout"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const replicationGroup = awstype.ReplicationGroup

// The examples, as they stand, through the life of a cluster: in both modes, with TLS and without.
func TestLifecycle(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"yaml", "go"} {
		for _, clusterMode := range []bool{false, true} {
			for _, tls := range []bool{true, false} {
				t.Run(fmt.Sprintf("%s/cluster mode %t/TLS %t", language, clusterMode, tls), func(t *testing.T) {
					t.Parallel()
					lifecycle(t, language, clusterMode, tls)
				})
			}
		}
	}
}

func lifecycle(t *testing.T, language string, clusterMode, tls bool) {
	box := sandbox.New(t)
	stack := box.Project(project(t, box, language, clusterMode))
	stack.Set("tls", fmt.Sprint(tls))
	if clusterMode && language == "go" {
		stack.Set("shards", "2")
	}

	members := []string{"001", "002"}
	if clusterMode {
		members = []string{"0001-001", "0001-002", "0002-001", "0002-002"}
	}
	// A stack, the component, its security group with one rule, subnet group and replication group, and around it a
	// VPC, two subnets, the application's group and a topic; and for each member eight alarms, one of them about CPU
	// credits.
	resources := 11 + 8*len(members)

	// The first preview knows none of the ids, and shows every resource all the same.
	assert.Equal(t, sandbox.Changes{"create": resources}, stack.Preview())
	changes, outputs := stack.Up()
	assert.Equal(t, sandbox.Changes{"create": resources}, changes)

	value := func(output string) any { return outputs[output].Value }
	var ids []any
	for _, member := range members {
		ids = append(ids, "sessions-"+member)
	}
	assert.Equal(t, ids, value("cacheClusterIds"))
	assert.Len(t, value("alarmArns"), 8*len(members))
	assert.Equal(t, "sessions", value("replicationGroupId"))
	assert.Equal(t, "7.1.0", value("engineVersionActual"))
	assert.EqualValues(t, 6379, value("port"))
	assertEndpoints(t, clusterMode, tls, value)

	// Nothing to do.
	assert.Equal(t, sandbox.Changes{"same": resources}, stack.Preview())
	changes, _ = stack.Up()
	assert.Equal(t, sandbox.Changes{"same": resources}, changes)

	// A tag and the node type, in place: the data stays.
	group := get(t, box)
	stack.Set("environment", "staging")
	stack.Set("nodeType", "cache.m7g.xlarge")
	changes, _ = stack.Up()
	// The component, security group, rule, subnet group, replication group, alarms; the new nodes have no CPU credits.
	tagged, gone := 5+7*len(members), len(members)
	assert.Equal(t, sandbox.Changes{"update": tagged, "delete": gone, "same": resources - tagged - gone}, changes)
	resources -= gone
	assert.Equal(t, "cache.t4g.small", get(t, box)["nodeType"], "until the maintenance window")
	require.NoError(t, box.Cloud.Maintain())
	stack.Refresh()
	updated := get(t, box)
	assert.Equal(t, "cache.m7g.xlarge", updated["nodeType"])
	assert.Equal(t, map[string]any{"Environment": "staging"}, updated["tags"])
	assert.Equal(t, group["arn"], updated["arn"])
	changes, _ = stack.Up()
	fitted := 2 * len(members) // the alarms on the CPU and the memory of each node
	assert.Equal(t, sandbox.Changes{"update": fitted, "same": resources - fitted}, changes)
	assert.Equal(t, "EngineCPUUtilization", stack.Resources()["cache-alarm-cpu-"+members[0]].Inputs["metricName"],
		"four CPUs: the engine's thread is what fills up")

	// The port, a replacement: of the replication group and nothing else. The rule and the component are updated.
	stack.Set("port", "6380")
	changes, outputs = stack.Up()
	assert.Equal(t, sandbox.Changes{"replace": 1, "update": 2, "same": resources - 3}, changes)
	assert.EqualValues(t, 6380, value("port"))

	// Refresh finds no difference, then one that somebody made at the console, and up mends it.
	assert.Equal(t, sandbox.Changes{"same": resources}, stack.Refresh())
	require.NoError(t, box.Cloud.Set(replicationGroup, "sessions", "snapshotRetentionLimit", 3))
	assert.Equal(t, sandbox.Changes{"update": 1, "same": resources - 1}, stack.Refresh())
	changes, _ = stack.Up()
	assert.Equal(t, sandbox.Changes{"update": 1, "same": resources - 1}, changes)
	assert.EqualValues(t, 15, get(t, box)["snapshotRetentionLimit"])

	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// assertEndpoints sees that a cluster has the endpoints of its mode, and no other.
func assertEndpoints(t *testing.T, clusterMode, tls bool, value func(output string) any) {
	t.Helper()
	endpoints := map[string]*regexp.Regexp{}
	switch {
	case clusterMode && tls:
		endpoints["configurationEndpoint"] = regexp.MustCompile(`^clustercfg\.sessions\.`)
	case clusterMode:
		endpoints["configurationEndpoint"] = regexp.MustCompile(`^sessions\..*\.clustercfg\.`)
	case tls:
		endpoints["primaryEndpoint"] = regexp.MustCompile(`^master\.sessions\.`)
		endpoints["readerEndpoint"] = regexp.MustCompile(`^replica\.sessions\.`)
	default:
		endpoints["primaryEndpoint"] = regexp.MustCompile(`^sessions\..*\.ng\.0001\.`)
		endpoints["readerEndpoint"] = regexp.MustCompile(`^sessions-ro\.`)
	}
	for _, name := range []string{"primaryEndpoint", "readerEndpoint", "configurationEndpoint"} {
		if want, exists := endpoints[name]; exists {
			assert.Regexp(t, want, value(name), name)
		} else {
			assert.Nil(t, value(name), "%s is absent in this mode, not empty", name)
		}
	}
	if clusterMode {
		assert.Equal(t, value("configurationEndpoint"), value("endpoint"))
	} else {
		assert.Equal(t, value("primaryEndpoint"), value("endpoint"))
	}
}

// get is the replication group as AWS has it.
func get(t *testing.T, box *sandbox.Sandbox) map[string]any {
	t.Helper()
	group, err := box.Cloud.Get(replicationGroup, "sessions")
	require.NoError(t, err)
	return group.Properties
}

// project is an example's folder, where the sandbox can write the stack's configuration. A YAML program has no
// conditions, so there the mode is written into a copy.
func project(t *testing.T, box *sandbox.Sandbox, language string, clusterMode bool) string {
	t.Helper()
	folder := box.Copy("examples/" + language)
	switch language {
	case "go":
		// The module says where the SDK lies relative to itself.
		edit(t, filepath.Join(folder, "go.mod"), "=> ../../sdk", "=> "+filepath.Join(checkout.Root(), "sdk"))
	case "yaml":
		if clusterMode {
			edit(t, filepath.Join(folder, "Pulumi.yaml"), "replicationGroupSize: 2",
				"replicationGroupSize: 4\n      clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }")
		}
	}
	return folder
}

// edit replaces what must stand in a file exactly once.
func edit(t *testing.T, path, old, replacement string) {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, 1, strings.Count(string(content), old), "%q in %s", old, path)
	require.NoError(t, os.WriteFile(path, []byte(strings.Replace(string(content), old, replacement, 1)), 0o600))
}

// fault makes the next operation on a type fail with an error of AWS's.
func fault(t *testing.T, box *sandbox.Sandbox, operation, resourceType, code, message string) {
	t.Helper()
	require.NoError(t,
		box.Cloud.Inject(awssim.Fault{Operation: operation, Type: resourceType, Code: code, Message: message}))
}
