package engine

import (
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/firing"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const (
	metricAlarm    = awstype.MetricAlarm
	compositeAlarm = awstype.CompositeAlarm
	dashboard      = awstype.Dashboard
)

// everyAlarm turns on what is off by default.
func everyAlarm() pulumi.Map {
	all := pulumi.Map{}
	for _, row := range rediscluster.AlarmTable() {
		all[row.Input] = pulumi.Map{}
	}
	return all
}

// In each mode: every alarm of the table goes off and recovers, on its member and on the group, and the composite alarm
// with them; what the dashboard draws is there.
func TestAlarmsGoOff(t *testing.T) {
	t.Parallel()
	sharded := pulumi.Map{
		"clusterMode": pulumi.Map{"numNodeGroups": pulumi.Int(2), "replicasPerNodeGroup": pulumi.Int(1)}, "replicationGroupSize": pulumi.Int(4),
		"alarmScope": pulumi.String("both"),
	}
	for name, test := range map[string]struct {
		mode          pulumi.Map
		node          string
		alarms, fired int
		lines         int
	}{
		// Of the primaries, replication lag has no data.
		"cluster mode disabled":           {pulumi.Map{}, "cache.m7g.large", 2 * 18, 2*18 - 1, 2 * 8},
		"cluster mode disabled, credits":  {pulumi.Map{}, "cache.t4g.small", 2 * 19, 2*19 - 1, 2 * 9},
		"cluster mode enabled":            {sharded, "cache.m7g.xlarge", 3 + 4*18, 3 + 4*18 - 2, 3 + 4*8},
		"cluster mode enabled, with tier": {sharded, "cache.r6gd.xlarge", 3 + 4*18, 3 + 4*18 - 2, 3 + 4*8},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inputs := pulumi.Map{
				"instanceType": pulumi.String(test.node), "enableCloudwatchAlarms": pulumi.Bool(true), "alarms": everyAlarm(), "enableDashboard": pulumi.Bool(true),
				"compositeAlarmSnsTopicArns": pulumi.ToStringArray([]string{"arn:aws:sns:eu-west-1:123456789012:pager"}),
			}
			maps.Copy(inputs, test.mode)
			box := sandbox.New(t)
			stack := box.Program("test", program(inputs))
			stack.Up()
			assert.Equal(t, test.fired, firing.EveryAlarm(t, box.Cloud, sandbox.Region))
			assert.Equal(t, test.lines, firing.EveryGraph(t, box.Cloud, sandbox.Region))
			types := map[string]int{}
			for _, r := range stack.Resources() {
				types[r.Type]++
			}
			assert.Equal(t, test.alarms, types[metricAlarm])
			assert.Equal(t, 1, types[compositeAlarm])
			assert.Equal(t, 1, types[dashboard])

			again := stack.Preview()
			assert.Len(t, again, 1, "nothing to do: %v", again)
			stack.Destroy()
			assert.Empty(t, box.Holds())
		})
	}
}

// CloudWatch deletes no alarm that a composite alarm looks at, and takes no rule over one that does not exist. The
// cluster grows and shrinks all the same, past the hundred alarms of one rule and back, and the composite alarm comes
// and goes.
func TestCompositeAlarmFollows(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	clusterOf := func(shards int, watched bool) pulumi.RunFunc {
		inputs := pulumi.Map{
			"instanceType": pulumi.String("cache.m7g.large"), "enableCloudwatchAlarms": pulumi.Bool(true), "enableDashboard": pulumi.Bool(watched),
			"clusterMode":          pulumi.Map{"numNodeGroups": pulumi.Int(shards), "replicasPerNodeGroup": pulumi.Int(1)},
			"replicationGroupSize": pulumi.Int(2 * shards),
		}
		if watched {
			inputs["compositeAlarmSnsTopicArns"] = pulumi.StringArray{}
		}
		return program(inputs)
	}
	composites := func() (names []string) {
		resources, err := box.Cloud.List()
		require.NoError(t, err)
		for _, r := range resources {
			if r.Type == compositeAlarm {
				names = append(names, r.ID)
			}
		}
		slices.Sort(names)
		return names
	}
	stack := box.Program("test", clusterOf(7, true))
	stack.Up()
	assert.Equal(t, []string{"sessions is unhealthy"}, composites(), "98 alarms")
	stack.Run(clusterOf(8, true))
	stack.Up()
	assert.Equal(t, []string{"sessions is unhealthy", "sessions is unhealthy, part 1", "sessions is unhealthy, part 2"},
		composites(), "112 alarms")
	stack.Run(clusterOf(2, true))
	changes, _ := stack.Up()
	assert.Equal(t, 12*7+2, changes["delete"])
	assert.Equal(t, []string{"sessions is unhealthy"}, composites())
	stack.Run(clusterOf(2, false))
	changes, _ = stack.Up()
	assert.Equal(t, 2, changes["delete"], "the composite alarm and the dashboard")
	stack.Run(clusterOf(2, true))
	stack.Up()
	stack.Destroy()
	assert.Empty(t, box.Holds())
}
