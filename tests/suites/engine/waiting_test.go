package engine

import (
	"maps"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// sized is a cluster of a node type with all that watches it, on the nodes and on the group.
func sized(nodeType string, changes pulumi.Map) pulumi.RunFunc {
	inputs := pulumi.Map{
		"instanceType":               pulumi.String(nodeType),
		"enableCloudwatchAlarms":     pulumi.Bool(true),
		"alarmScope":                 pulumi.String("both"),
		"enableDashboard":            pulumi.Bool(true),
		"compositeAlarmSnsTopicArns": pulumi.StringArray{},
	}
	maps.Copy(inputs, changes)
	return program(inputs)
}

// watching is what watches the cluster, by the names of the resources, as the last update left it.
func watching(stack *sandbox.Stack) map[string]map[string]any {
	watches := map[string]map[string]any{}
	for name, r := range stack.Resources() {
		if strings.HasPrefix(r.Type, "aws:cloudwatch/") {
			watches[name] = r.Inputs
		}
	}
	return watches
}

// freeable is the state of the alarm on a node's free memory after so much of it was free for an hour.
func freeable(t *testing.T, box *sandbox.Sandbox, free float64) string {
	t.Helper()
	published, err := box.Cloud.Metrics(sandbox.Region)
	require.NoError(t, err)
	var course []awssim.Datapoint
	for _, m := range published {
		if m.Name == "FreeableMemory" && m.Dimensions["CacheClusterId"] == "sessions-001" &&
			m.Dimensions["CacheNodeId"] != "" {
			for minute := range 60 {
				course = append(course, awssim.Datapoint{Metric: m, Value: free, Minute: minute})
			}
		}
	}
	require.NotEmpty(t, course)
	require.NoError(t, box.Cloud.Observe(sandbox.Region, course...))
	state, err := box.Cloud.AlarmState(sandbox.Region, "sessions-freeable-memory-001", 59)
	require.NoError(t, err)
	return state
}

// While another node type waits for the maintenance window, all that watches the cluster fits the nodes that run, in
// every preview and update. The first update after the window that reads what runs fits it to the new ones, and its
// preview shows that.
func TestAlarmsFollowTheNodesThatRun(t *testing.T) {
	t.Parallel()
	for what, way := range map[string]struct {
		from, to string
		// healthy is how much memory of a node that runs is free, in bytes.
		healthy float64
	}{
		"to larger nodes":  {"cache.r7g.large", "cache.r7g.16xlarge", 4e9},
		"to smaller nodes": {"cache.r7g.16xlarge", "cache.r7g.large", 120e9},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", sized(way.from, nil))
			changes, _ := stack.Up()
			resources := changes["create"]
			before := watching(stack)

			stack.Run(sized(way.to, nil))
			component := sandbox.Changes{"update": 2, "same": resources - 2} // and the replication group
			const waits = `the alarms fit the nodes that run until the first "pulumi up --refresh" after the window`
			const misfits = 4 // those on the CPU and the memory of two nodes
			assert.Contains(t, said(t, stack, func() { assert.Equal(t, component, stack.Preview()) }), waits)
			changes, _ = stack.Up()
			assert.Equal(t, component, changes)
			assert.Equal(t, before, watching(stack))
			assert.Equal(t, "OK", freeable(t, box, way.healthy), "a healthy node")
			group := sandbox.Changes{"update": 1, "same": resources - 1}
			assert.Contains(t, said(t, stack, func() { assert.Equal(t, group, stack.Preview()) }), waits)
			changes, _ = stack.Up()
			assert.Equal(t, group, changes)
			assert.Equal(t, before, watching(stack))

			require.NoError(t, box.Cloud.Maintain())
			assert.Equal(t, group, stack.Preview(), "it sees what the last update saw")
			stack.Refresh()
			fits := sandbox.Changes{"update": misfits + 1, "same": resources - misfits - 1} // and the dashboard
			assert.Equal(t, fits, stack.Preview())
			changes, _ = stack.Up()
			assert.Equal(t, fits, changes)
			after := watching(stack)
			assert.NotEqual(t, before, after)
			assert.Equal(t, sandbox.Changes{"same": resources}, stack.Preview())
			stack.Destroy()

			// As if the cluster had been created so.
			stack.Run(sized(way.to, nil))
			stack.Up()
			assert.Equal(t, watching(stack), after)
		})
	}
}

// An update that does not read what runs first finds out on the way, so its preview does not show it.
func TestAlarmsAfterTheWindowWithoutRefresh(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", sized("cache.t4g.small", nil))
	stack.Up()
	stack.Run(sized("cache.m7g.xlarge", nil))
	stack.Up()
	metric := func() any { return stack.Resources()["cache-alarm-cpu-001"].Inputs["metricName"] }
	assert.Equal(t, "CPUUtilization", metric(), "two CPUs")
	require.NoError(t, box.Cloud.Maintain())
	assert.Equal(t, 1, stack.Preview()["update"])
	stack.Up()
	assert.Equal(t, "EngineCPUUtilization", metric(), "four CPUs: the engine's thread is what fills up")
	assert.Len(t, stack.Preview(), 1, "nothing to do")
}

// Where the change is made at once, so are those of the alarms, and the preview shows them.
func TestAlarmsFollowAtOnce(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", sized("cache.r7g.large", nil))
	changes, _ := stack.Up()
	resources := changes["create"]
	stack.Run(sized("cache.r7g.16xlarge", pulumi.Map{"applyImmediately": pulumi.Bool(true)}))
	fits := sandbox.Changes{"update": 2 + 4 + 1, "same": resources - 7}
	assert.NotContains(t, said(t, stack, func() { assert.Equal(t, fits, stack.Preview()) }), "the alarms fit")
	changes, _ = stack.Up()
	assert.Equal(t, fits, changes)
	assert.Len(t, stack.Preview(), 1, "nothing to do")
}

// Alarms that come in the update in which another node type begins to wait fit the nodes that run; a threshold that the
// program gives stays.
func TestAlarmsThatComeWhileItWaits(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(pulumi.Map{"instanceType": pulumi.String("cache.t4g.micro")}))
	stack.Up()
	few := pulumi.Map{"connections": pulumi.Map{"threshold": pulumi.Float64(500)}}
	stack.Run(sized("cache.r7g.16xlarge", pulumi.Map{"alarms": few}))
	stack.Up()
	alarm := func(name string) map[string]any { return stack.Resources()["cache-alarm-"+name+"-001"].Inputs }
	assert.EqualValues(t, 100_000_000, alarm("freeable-memory")["threshold"])
	assert.EqualValues(t, 45, alarm("cpu")["threshold"])
	assert.EqualValues(t, 500, alarm("connections")["threshold"])
	assert.NotContains(t, stack.Resources(), "cache-alarm-cpu-credits-001",
		"which alarms there are follows what is asked for")
	assert.Equal(t, 1, stack.Preview()["update"], "the replication group")
}
