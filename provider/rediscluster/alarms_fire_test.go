package rediscluster

import (
	"fmt"
	"maps"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/awssim"
)

const metricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm"

// Every alarm of every cluster fires: what it watches is what AWS publishes of a member that there is, it goes off when the value
// is on the wrong side of the threshold for as long as it says, and recovers.
func TestAlarmsFire(t *testing.T) {
	t.Parallel()
	for _, node := range []string{"cache.m7g.large", "cache.r6g.xlarge", "cache.t4g.small", "cache.t2.small", "cache.r6gd.xlarge", "cache.c7gn.large"} {
		shapes := map[string]func(*RedisClusterArgs){"two": nodes(2), "shards": shards(2, 1)}
		if node == "cache.m7g.large" {
			shapes = map[string]func(*RedisClusterArgs){"one node": nodes(1), "six": nodes(6), "one shard": shards(1, 1), "shards without replicas": shards(3, 0), "shards": shards(2, 2)}
		}
		for what, shape := range shapes {
			t.Run(node+" "+what, func(t *testing.T) {
				t.Parallel()
				s := newSurroundings(t)
				everything := &Alarms{}
				for input := range alarmFields {
					everything.turnOn(input)
				}
				require.NoError(t, s.create(s.fit(with(all(nodeType(node), shape, func(a *RedisClusterArgs) { a.Alarms = everything })))))
				fire(t, s.cloud)
			})
		}
	}
}

// turnOn asks for an alarm as the table has it.
func (a *Alarms) turnOn(input string) {
	setAlarm(a, input, &Alarm{})
}

func fire(t *testing.T, cloud *awssim.Cloud) {
	t.Helper()
	published, err := cloud.Metrics(region)
	require.NoError(t, err)
	resources, err := cloud.List()
	require.NoError(t, err)
	fired := 0
	for _, r := range resources {
		if r.Type != metricAlarm {
			continue
		}
		number := func(property string) float64 {
			value, ok := r.Properties[property].(float64)
			require.True(t, ok, "%s: %s is %v", r.ID, property, r.Properties[property])
			return value
		}
		metric, found := find(published, r.Properties)
		dimensions := r.Properties["dimensions"].(map[string]any)
		if !found {
			// Only a primary has no lag: no alarm can be kept from following the roles, which change.
			assert.Equal(t, "ReplicationLag", r.Properties["metricName"], "%s watches what nobody publishes: %v", r.ID, dimensions)
			assert.Regexp(t, `-001$`, dimensions["CacheClusterId"])
			continue
		}
		minutes := int(number("period") * number("evaluationPeriods") / 60)
		wrong, right := number("threshold")+1, 0. // also where the datapoints of a period are added up
		if r.Properties["comparisonOperator"] == lessThan {
			wrong, right = number("threshold")-1, number("threshold")
		}
		var course []awssim.Datapoint
		for minute := range 3 * minutes {
			value := right
			if minute/minutes == 1 {
				value = wrong
			}
			course = append(course, awssim.Datapoint{Metric: metric, Value: value, Minute: minute})
		}
		require.NoError(t, cloud.Observe(region, course...))
		for i, want := range []string{"OK", "ALARM", "OK"} {
			state, err := cloud.AlarmState(region, r.ID, (i+1)*minutes-1)
			require.NoError(t, err)
			assert.Equal(t, want, state, "%s after %d minutes", r.ID, (i+1)*minutes)
		}
		fired++
	}
	assert.Greater(t, fired, 14, "most of the table, for each member")
}

// find is the metric that an alarm watches: of the same name and exactly the same dimensions, in the alarm's unit if it has one.
func find(published []awssim.Metric, alarm map[string]any) (awssim.Metric, bool) {
	for _, m := range published {
		if m.Namespace != alarm["namespace"] || m.Name != alarm["metricName"] || alarm["unit"] != nil && alarm["unit"] != m.Unit {
			continue
		}
		dimensions := map[string]string{}
		for name, value := range alarm["dimensions"].(map[string]any) {
			dimensions[name] = fmt.Sprint(value)
		}
		if maps.Equal(dimensions, m.Dimensions) {
			return m, true
		}
	}
	return awssim.Metric{}, false
}
