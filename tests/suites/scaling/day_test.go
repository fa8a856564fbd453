package scaling_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/firing"
)

// daily is a cluster that follows the load of a day. Its alarms are those of the group, which hold at every size.
const daily = `
replicationGroupSize: 4
clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }
alarmScope: group
autoScaling:
  shards: { min: 2, max: 6, scaleIn: true }
  replicas: { min: 1, max: 3 }
`

// peaks are the hours of the two peaks of a day.
var peaks = []int{10, 20}

// work is what all primaries have to do in a minute of the day, as a percentage of one node's CPU: half of it at night,
// and six times as much in the peaks. The replicas have twice as much to do.
func work(minute int) float64 {
	most := 0.
	for _, peak := range peaks {
		away := float64(minute-60*peak) / 120
		most = max(most, math.Exp(-away*away))
	}
	return 50 + 250*most
}

// size is how many shards a cluster has, and replicas in each.
type size struct{ shards, replicas int }

// Over a day with two peaks the cluster grows and shrinks with the load. At every hour a refresh and a deployment of
// the program change nothing, and every alarm watches what AWS publishes.
func TestDayWithTwoPeaks(t *testing.T) {
	t.Parallel()
	c, err := newCluster()
	require.NoError(t, err)
	inputs, err := c.inputs(daily)
	require.NoError(t, err)
	_, err = c.deploy(inputs)
	require.NoError(t, err)

	seen := map[size]bool{}
	var hours []size
	for hour := range 24 {
		require.NoError(t, c.cloud.Live(region, hour*60, (hour+1)*60, func(load awssim.Load) map[string]float64 {
			seen[size{load.Shards, load.Replicas}] = true
			share := work(load.Minute) / float64(load.Shards)
			if load.Role == "Replica" {
				share *= 2 / float64(load.Replicas)
			}
			return map[string]float64{"EngineCPUUtilization": min(100, share)}
		}))
		before, err := c.counts()
		require.NoError(t, err)
		if hour%2 == 1 {
			_, err = c.refresh()
			require.NoError(t, err)
		}
		changes, err := c.deploy(inputs)
		require.NoError(t, err)
		assert.Empty(t, changes, "after hour %d", hour)
		after, err := c.counts()
		require.NoError(t, err)
		assert.Equal(t, before, after, "after hour %d", hour)
		watchesWhatIsPublished(t, c.cloud)
		hours = append(hours, size{after[shards], after[replicas]})
	}
	t.Log("by hour:", hours)
	night, noon := hours[3], hours[14]
	assert.Equal(t, size{2, 1}, night)
	for _, peak := range peaks {
		assert.Greater(t, hours[peak].shards, noon.shards, "at %d o'clock", peak)
		assert.Greater(t, hours[peak].replicas, noon.replicas, "at %d o'clock", peak)
	}
	for at := range seen {
		t.Run(fmt.Sprint(at), func(t *testing.T) { alarmsWorkAt(t, at) })
	}
}

// watchesWhatIsPublished sees that each alarm watches a metric that AWS publishes.
func watchesWhatIsPublished(t *testing.T, cloud *awssim.Cloud) {
	t.Helper()
	published, err := cloud.Metrics(region)
	require.NoError(t, err)
	all, err := cloud.List()
	require.NoError(t, err)
	alarms := 0
	for _, r := range all {
		if r.Type != awstype.MetricAlarm {
			continue
		}
		alarms++
		assert.True(t, slices.ContainsFunc(published, func(m awssim.Metric) bool {
			of, _ := r.Properties["dimensions"].(map[string]any)
			return m.Name == r.Properties["metricName"] && maps.EqualFunc(m.Dimensions, of,
				func(is string, want any) bool { return is == want })
		}), "%s watches what nobody publishes", r.ID)
	}
	assert.Positive(t, alarms)
}

// soon is a number of minutes in which an alarm goes off, and AWS does not scale in yet.
const soon = 12

// alarmsWorkAt sees that every alarm of the program goes off and recovers at a size that AWS chose, and that one goes
// off for the node that AWS added last.
func alarmsWorkAt(t *testing.T, at size) {
	t.Helper()
	for _, role := range []string{"", "Primary", "Replica"} {
		c, err := newCluster()
		require.NoError(t, err)
		inputs, err := c.inputs(daily)
		require.NoError(t, err)
		_, err = c.deploy(inputs)
		require.NoError(t, err)
		require.NoError(t, c.cloud.Resize(group, at.shards, at.replicas))
		if role == "" {
			assert.Positive(t, firing.EveryAlarm(t, c.cloud, region))
			continue
		}
		newest := ""
		hot := func(load awssim.Load) map[string]float64 {
			if load.Role == role {
				newest = max(newest, load.Member)
			}
			value := 20.
			if load.Minute > 0 && load.Member == newest {
				value = 99
			}
			return map[string]float64{"EngineCPUUtilization": value}
		}
		require.NoError(t, c.cloud.Live(region, 0, soon, hot))
		assert.NotEmpty(t, wentOff(t, c.cloud, soon-1), "no alarm watches %s", newest)
	}
}

// wentOff are the alarms that are off in a minute.
func wentOff(t *testing.T, cloud *awssim.Cloud, minute int) (alarms []string) {
	t.Helper()
	all, err := cloud.List()
	require.NoError(t, err)
	for _, r := range all {
		if r.Type == awstype.MetricAlarm {
			state, err := cloud.AlarmState(region, r.ID, minute)
			require.NoError(t, err)
			if state == "ALARM" {
				alarms = append(alarms, r.ID)
			}
		}
	}
	return alarms
}
