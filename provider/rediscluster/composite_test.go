package rediscluster

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

func planOf(t *testing.T, changes ...func(*RedisClusterArgs)) *plan {
	t.Helper()
	p, found, err := newPlan(t.Context(), with(all(changes...)))
	require.NoError(t, err)
	require.Empty(t, found)
	p.accepted.Rules = everyRule()
	return p
}

// rule is that of a composite alarm whose alarms have the names that they are planned with.
func (p *plan) rule(c monitoring.Composite) string {
	var names []string
	for _, key := range c.Under {
		name := p.monitoring.AlarmName(key)
		for _, part := range p.monitoring.Composites {
			if part.Key == key {
				name = part.CloudwatchName
			}
		}
		names = append(names, name)
	}
	return monitoring.AnyOf(names)
}

// There is a composite alarm where there is somebody to tell, or a list to say so, and alarms to look at.
func TestCompositeAlarm(t *testing.T) {
	t.Parallel()
	assert.Empty(t, planOf(t).monitoring.Composites)
	assert.Empty(t, planOf(t, pager(topic), noAlarms).monitoring.Composites)
	assert.Len(t, planOf(t, pager()).monitoring.Composites, 1)

	p := planOf(t, pager(topic), nodes(1))
	require.Len(t, p.monitoring.Composites, 1)
	whole := p.monitoring.Composites[0]
	assert.Equal(t, "sessions is unhealthy", whole.CloudwatchName)
	assert.Equal(t,
		`ALARM("sessions-cpu-001") OR ALARM("sessions-memory-001") OR ALARM("sessions-freeable-memory-001") OR `+
			`ALARM("sessions-swap-001") OR ALARM("sessions-connections-001") OR `+
			`ALARM("sessions-traffic-management-001")`,
		p.rule(whole))
	assert.Contains(t, whole.About, "At least one alarm of the cluster sessions is on.")
}

// However large the cluster, whatever is on and however long the name, each alarm is looked at once, and no rule is
// larger than CloudWatch takes.
func TestCompositeAlarmsOfLargeClusters(t *testing.T) {
	t.Parallel()
	everything := Alarms{}
	for input := range monitoring.AlarmFields {
		turnOn(&everything, input)
	}
	for _, size := range []int{1, 5, 6, 34, 250} {
		p := planOf(t, pager(topic), shards(size, 1), scope("both"), changed(everything), name(strings.Repeat("n", 40)))
		alarms := map[string]int{}
		for _, a := range p.monitoring.Alarms {
			alarms[fmt.Sprintf("ALARM(%q)", p.monitoring.AlarmName(a.ShortName()))] = 0
		}
		parts := p.monitoring.Composites[:len(p.monitoring.Composites)-1]
		assert.Equal(t, len(p.monitoring.Alarms) > 100, len(parts) > 0, "%d shards", size)
		whole := p.monitoring.Composites[len(parts)]
		assert.True(t, whole.Tells)
		if len(parts) > 0 {
			var want []string
			for i, part := range parts {
				assert.False(t, part.Tells, "once is enough")
				want = append(want, fmt.Sprintf("ALARM(%q)", part.CloudwatchName))
				assert.Equal(t, fmt.Sprintf("alarm-unhealthy-part-%d", i+1), part.Role())
			}
			assert.Equal(t, strings.Join(want, " OR "), p.rule(whole))
		}
		looked := parts
		if len(parts) == 0 {
			looked = p.monitoring.Composites
		}
		for _, c := range p.monitoring.Composites {
			assert.LessOrEqual(t, len(p.rule(c)), 10240)
			assert.LessOrEqual(t, len(c.Under), 100)
			assert.LessOrEqual(t, len(c.About), 1024)
			assert.LessOrEqual(t, len(c.CloudwatchName), 255)
		}
		for _, c := range looked {
			for one := range strings.SplitSeq(p.rule(c), " OR ") {
				if _, there := alarms[one]; !there {
					assert.Fail(t, "an alarm that there is not", one)
				}
				alarms[one]++
			}
		}
		for one, times := range alarms {
			if times != 1 {
				assert.Equal(t, 1, times, one)
			}
		}
	}
}

// A program may rename the alarms; the composite alarm looks at them under the names that they have. And one that takes
// the place of another of its name is not made before that is gone, or it would go with it.
func TestCompositeAlarmOfRenamedAlarms(t *testing.T) {
	t.Parallel()
	r := &recorder{graph: graph{}}
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		require.NoError(t, ctx.RegisterStackTransformation(func(
			args *pulumi.ResourceTransformationArgs,
		) *pulumi.ResourceTransformationResult {
			if alarm, ok := args.Props.(*cloudwatch.MetricAlarmArgs); ok {
				alarm.Name = pulumi.Sprintf("team-%s", alarm.Name)
			}
			return &pulumi.ResourceTransformationResult{Props: args.Props, Opts: args.Opts}
		}))
		_, err := New(ctx, "cache", with(all(pager(topic), nodes(1), withDashboard)))
		return err
	}, pulumi.WithMocks("project", "stack", r)))
	whole := r.graph["cache-alarm-unhealthy"]
	assert.Contains(t, whole.get("alarmRule"), `ALARM("team-sessions-cpu-001") OR ALARM("team-sessions-memory-001")`)
	assert.NotContains(t, whole.get("alarmRule"), `"sessions-`)
	assert.True(t, whole.RegisterRPC.GetDeleteBeforeReplace())
	assert.Contains(t, r.graph["cache-dashboard"].get("dashboardBody"), `:alarm:team-sessions-cpu-001"`)
}
