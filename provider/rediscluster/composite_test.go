package rediscluster

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func planOf(t *testing.T, changes ...func(*RedisClusterArgs)) *plan {
	t.Helper()
	request, found, err := newRequest(t.Context(), with(all(changes...)))
	require.NoError(t, err)
	require.Empty(t, found)
	return newPlan(request)
}

// rule is that of a composite alarm whose alarms have the names that they are planned with.
func (p *plan) rule(c composite) string {
	var names []string
	for _, key := range c.under {
		name := p.alarmName(key)
		for _, part := range p.compositeAlarms {
			if part.key == key {
				name = part.cloudwatchName
			}
		}
		names = append(names, name)
	}
	return anyOf(names)
}

// There is a composite alarm where there is somebody to tell, or a list to say so, and alarms to look at.
func TestCompositeAlarm(t *testing.T) {
	t.Parallel()
	assert.Empty(t, planOf(t).compositeAlarms)
	assert.Empty(t, planOf(t, pager(topic), noAlarms).compositeAlarms)
	assert.Len(t, planOf(t, pager()).compositeAlarms, 1)

	p := planOf(t, pager(topic), nodes(1))
	require.Len(t, p.compositeAlarms, 1)
	whole := p.compositeAlarms[0]
	assert.Equal(t, "sessions is unhealthy", whole.cloudwatchName)
	assert.Equal(t, `ALARM("sessions-cpu-001") OR ALARM("sessions-memory-001") OR ALARM("sessions-freeable-memory-001") OR ALARM("sessions-swap-001") OR `+
		`ALARM("sessions-connections-001") OR ALARM("sessions-traffic-management-001")`, p.rule(whole))
	assert.Contains(t, whole.about, "At least one alarm of the cluster sessions is on.")
}

// However large the cluster, whatever is on and however long the name, each alarm is looked at once, and no rule is larger than
// CloudWatch takes.
func TestCompositeAlarmsOfLargeClusters(t *testing.T) {
	t.Parallel()
	everything := Alarms{}
	for input := range alarmFields {
		everything.turnOn(input)
	}
	for _, size := range []int{1, 5, 6, 34, 250} {
		p := planOf(t, pager(topic), shards(size, 1), scope("both"), changed(everything), name(strings.Repeat("n", 40)))
		alarms := map[string]int{}
		for _, a := range p.alarms {
			alarms[fmt.Sprintf("ALARM(%q)", p.alarmName(a.shortName()))] = 0
		}
		parts := p.compositeAlarms[:len(p.compositeAlarms)-1]
		assert.Equal(t, len(p.alarms) > 100, len(parts) > 0, "%d shards", size)
		whole := p.compositeAlarms[len(parts)]
		assert.True(t, whole.tells)
		if len(parts) > 0 {
			var want []string
			for i, part := range parts {
				assert.False(t, part.tells, "once is enough")
				want = append(want, fmt.Sprintf("ALARM(%q)", part.cloudwatchName))
				assert.Equal(t, fmt.Sprintf("alarm-unhealthy-part-%d", i+1), part.role())
			}
			assert.Equal(t, strings.Join(want, " OR "), p.rule(whole))
		}
		looked := parts
		if len(parts) == 0 {
			looked = p.compositeAlarms
		}
		for _, c := range p.compositeAlarms {
			assert.LessOrEqual(t, len(p.rule(c)), 10240)
			assert.LessOrEqual(t, len(c.under), 100)
			assert.LessOrEqual(t, len(c.about), 1024)
			assert.LessOrEqual(t, len(c.cloudwatchName), 255)
		}
		for _, c := range looked {
			for _, one := range strings.Split(p.rule(c), " OR ") {
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

// A program may rename the alarms; the composite alarm looks at them under the names that they have. And one that takes the place of
// another of its name is not made before that is gone, or it would go with it.
func TestCompositeAlarmOfRenamedAlarms(t *testing.T) {
	t.Parallel()
	r := &recorder{graph: graph{}}
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		require.NoError(t, ctx.RegisterStackTransformation(func(args *pulumi.ResourceTransformationArgs) *pulumi.ResourceTransformationResult {
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
