package rediscluster

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/firing"
)

// Whatever size AWS has given a cluster, each of its alarms goes off and recovers, and its dashboard finds the nodes
// that run, and no others.
func TestAlarmsFireAtEverySize(t *testing.T) {
	t.Parallel()
	everything := &Alarms{}
	for input := range clusteralarms.AlarmFields {
		turnOn(everything, input)
	}
	turnedOn := func(a *RedisClusterArgs) { a.Alarms, a.EnableDashboard = everything, new(true) }
	oneToFive := between(1, 5)
	for name, test := range map[string]struct {
		change func(*args)
		alarms int
	}{
		"shards by CPU":       {all(shards(2, 1), scales(oneToFive, nil)), 4},
		"shards by memory":    {all(shards(2, 1), scales(limitsBy("memory", 60), nil)), 4},
		"shards by SSD":       {all(nodeType("cache.r6gd.xlarge"), shards(2, 1), scales(limitsBy("capacity", 60), nil)), 4},
		"replicas":            {all(shards(2, 1), scales(nil, oneToFive)), 4},
		"both":                {all(shards(2, 1), scales(oneToFive, oneToFive)), 5},
		"from no replica":     {all(shards(2, 0), scales(nil, oneToFive)), 4},
		"nodes of their own":  {all(shards(1, 1), scales(oneToFive, nil), scope("both")), 4 + 2*16},
		"nodes and no group":  {all(shards(1, 1), scales(oneToFive, nil), scope("nodes")), 1 + 2*16},
		"a target of its own": {all(shards(2, 1), scales(limitsBy("cpu", 42.5), nil)), 4},
	} {
		for _, size := range [][2]int{{1, 1}, {2, 1}, {5, 1}, {3, 4}} {
			t.Run(fmt.Sprint(name, " ", size), func(t *testing.T) {
				t.Parallel()
				s := newSurroundings(t)
				require.NoError(t, s.create(s.fit(with(all(test.change, turnedOn, pager(topic))))))
				require.NoError(t, s.cloud.Resize("sessions", size[0], size[1]))
				assert.GreaterOrEqual(t, firing.EveryAlarm(t, s.cloud, region), test.alarms)
				assert.GreaterOrEqual(t, firing.EveryGraph(t, s.cloud, region), 3, "the lines of the group")
				assert.GreaterOrEqual(t, firing.EverySearch(t, s.cloud, region, "sessions"), 8)
			})
		}
	}
}

// The alarm on a dimension reaches AWS as it is planned: it compares what AWS scales by with the same target.
func TestScalingAlarmsFollowTheirPolicies(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(all(shards(2, 1), scales(limitsBy("memory", 55), limitsBy("cpu", 65)))))
	for word, want := range map[string]map[string]any{
		"shards": {
			"metricName": "DatabaseMemoryUsageCountedForEvictPercentage", "threshold": 55.,
			"dimensions": map[string]any{"ReplicationGroupId": "sessions"},
		},
		"replicas": {
			"metricName": "EngineCPUUtilization", "threshold": 65.,
			"dimensions": map[string]any{"ReplicationGroupId": "sessions", "Role": "Replica"},
		},
	} {
		alarm, policy := g["cache-alarm-scaling-"+word], g["cache-scaling-"+word+"-policy"]
		want["name"], want["statistic"], want["comparisonOperator"] = "sessions-scaling-"+word, "Average",
			"GreaterThanThreshold"
		want["period"], want["evaluationPeriods"], want["datapointsToAlarm"] = 300., 12., 12.
		for property, value := range want {
			assert.Equal(t, value, alarm.Get(property), "%s: %s", word, property)
		}
		tracked := policy.Get("targetTrackingScalingPolicyConfiguration").(map[string]any)
		assert.Equal(t, alarm.Get("threshold"), tracked["targetValue"], word)
	}
	for name := range g {
		assert.NotRegexp(t, `^cache-alarm-.*-\d{4}-\d{3}$`, name, "no alarm on a node")
	}
}
