package clusteralarms

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// ruleOf is the rule of a composite alarm if its alarms keep their planned names.
func (p *Plan) ruleOf(c monitoring.Composite) string {
	var names []string
	for _, key := range c.Under {
		name := p.AlarmName(key)
		for _, part := range p.Composites {
			if part.Key == key {
				name = part.CloudwatchName
			}
		}
		names = append(names, name)
	}
	return monitoring.AnyOf(names)
}

// There is a composite alarm if the program lists its topics, even none, and there are alarms to look at.
func TestCompositeAlarm(t *testing.T) {
	t.Parallel()
	assert.Empty(t, planOf(t).Composites)
	assert.Empty(t, planOf(t, paging(pagerTopic), withoutAlarms).Composites)
	assert.Len(t, planOf(t, paging()).Composites, 1)

	p := planOf(t, paging(pagerTopic), ofShape(oneNode))
	require.Len(t, p.Composites, 1)
	whole := p.Composites[0]
	assert.Equal(t, "sessions is unhealthy", whole.CloudwatchName)
	assert.Equal(t,
		`ALARM("sessions-cpu-001") OR ALARM("sessions-memory-001") OR ALARM("sessions-freeable-memory-001") OR `+
			`ALARM("sessions-swap-001") OR ALARM("sessions-connections-001") OR `+
			`ALARM("sessions-traffic-management-001")`,
		p.ruleOf(whole))
	assert.Contains(t, whole.About, "At least one alarm of the cluster sessions is on.")
}

// The composite alarms look at each alarm once, and CloudWatch accepts their rules, even of the largest cluster with
// the longest name.
func TestCompositeAlarmsOfLargeClusters(t *testing.T) {
	t.Parallel()
	for _, size := range []int{1, 5, 6, 34, 250} {
		p := planOf(t, paging(pagerTopic), ofShape(sharded(size, 1)), watching("both"), withSettings(everyAlarm()),
			func(c *testCluster) { c.name = strings.Repeat("n", 40) })
		alarms := map[string]int{}
		for _, a := range p.Alarms {
			alarms[fmt.Sprintf("ALARM(%q)", p.AlarmName(a.ShortName()))] = 0
		}
		parts := p.Composites[:len(p.Composites)-1]
		assert.Equal(t, len(p.Alarms) > 100, len(parts) > 0, "%d shards", size)
		whole := p.Composites[len(parts)]
		assert.True(t, whole.Tells)
		if len(parts) > 0 {
			var want []string
			for i, part := range parts {
				assert.False(t, part.Tells, "once is enough")
				want = append(want, fmt.Sprintf("ALARM(%q)", part.CloudwatchName))
				assert.Equal(t, fmt.Sprintf("alarm-unhealthy-part-%d", i+1), part.Role())
			}
			assert.Equal(t, strings.Join(want, " OR "), p.ruleOf(whole))
		}
		looked := parts
		if len(parts) == 0 {
			looked = p.Composites
		}
		for _, c := range p.Composites {
			assert.LessOrEqual(t, len(p.ruleOf(c)), 10240)
			assert.LessOrEqual(t, len(c.Under), 100)
			assert.LessOrEqual(t, len(c.About), 1024)
			assert.LessOrEqual(t, len(c.CloudwatchName), 255)
		}
		for _, c := range looked {
			for one := range strings.SplitSeq(p.ruleOf(c), " OR ") {
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
