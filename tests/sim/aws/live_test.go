package awssim_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// cpuOf is a load of the engine's CPU alone: each primary has its part of it, and each replica its part of the reads.
func cpuOf(demand func(minute int) float64) func(awssim.Load) map[string]float64 {
	return func(l awssim.Load) map[string]float64 {
		parts := float64(l.Shards)
		if l.Role == "Replica" {
			parts = float64(l.Replicas)
		}
		return map[string]float64{"EngineCPUUtilization": math.Min(99, demand(l.Minute)/parts)}
	}
}

func constantly(demand float64) func(int) float64 { return func(int) float64 { return demand } }

// activitiesIn are the activities of a cloud, as "13+10 2->3".
func activitiesIn(t *testing.T, cloud *awssim.Cloud) []string {
	t.Helper()
	activities, err := cloud.Activities(region)
	require.NoError(t, err)
	var out []string
	for _, a := range activities {
		assert.Equal(t, "cache", a.Group)
		text := fmt.Sprintf("%d+%d %d->%d", a.Minute, a.Ends-a.Minute, a.From, a.To)
		if a.Failure != "" {
			text += " " + a.Failure
		}
		out = append(out, text)
	}
	return out
}

// tracking is a group of shards with a policy that keeps the CPU of the primaries at 60.
func tracking(t *testing.T, change values, least, most int) *engine {
	t.Helper()
	e, _ := shardedCache(t, change)
	track(e, least, most)
	return e
}

func track(e *engine, least, most int) {
	e.create(scalingTargetType, "target", between(shardDimension, least, most))
	e.create(scalingPolicyType, "policy", tracked(shardDimension, primaryCPU, 60).configured(values{
		"scaleOutCooldown": 600, "scaleInCooldown": 900,
	}))
}

// A day in the life of a cache whose users come in the morning and in the evening.
func TestDayWithTwoPeaks(t *testing.T) {
	e := tracking(t, lone.with("numNodeGroups", 1), 1, 6)
	peak := func(minute int, hour, height float64) float64 {
		distance := (float64(minute)/60 - hour) / 1.5
		return height * math.Exp(-distance*distance)
	}
	demand := func(minute int) float64 { return 30 + peak(minute, 9, 170) + peak(minute, 19, 250) }
	shards := map[int]int{}
	var tooMuch []int
	require.NoError(t, e.cloud.Live(region, 0, 1440, func(l awssim.Load) map[string]float64 {
		shards[l.Minute] = l.Shards
		if demand(l.Minute)/float64(l.Shards) > 90 {
			tooMuch = append(tooMuch, l.Minute)
		}
		return cpuOf(demand)(l)
	}))
	for hour, want := range map[int]int{0: 1, 6: 1, 9: 4, 13: 1, 19: 5, 23: 1} {
		assert.Equal(t, want, shards[hour*60], "at %d:00", hour)
	}
	assert.Empty(t, tooMuch, "it scales in time")
	activities, err := e.cloud.Activities(region)
	require.NoError(t, err)
	for i, a := range activities {
		assert.Regexp(t, `^policy track: `+primaryCPU+` is \d+\.\d, and its target 60\.0$`, a.Cause)
		assert.Equal(t, shardDimension, a.Dimension)
		assert.Empty(t, a.Failure)
		if i > 0 {
			assert.GreaterOrEqual(t, a.Minute, activities[i-1].Ends, "one at a time")
			assert.Equal(t, activities[i-1].To, a.From)
		}
	}
	assert.Equal(t, "1 x 0", countsOf(t, e.cloud))
}

// Each node's values are datapoints of all metrics that it publishes, so that an alarm on the group sees their average.
func TestAlarmsSeeWhatPassed(t *testing.T) {
	e, _ := shardedCache(t, nil)
	dimensions := values{"ReplicationGroupId": "cache"}
	onGroup := values{"metricName": "EngineCPUUtilization", "evaluationPeriods": 1, "threshold": 50}
	e.create(metricAlarmType, "group", alarmInputs.and(onGroup).and(values{"name": "group", "dimensions": dimensions}))
	e.create(metricAlarmType, "primaries", alarmInputs.and(onGroup).and(values{
		"name": "primaries", "dimensions": dimensions.with("Role", "Primary"),
	}))
	e.create(metricAlarmType, "node", alarmInputs.and(onGroup).and(values{
		"name": "node", "dimensions": values{"CacheClusterId": "cache-0002-002", "CacheNodeId": "0001"},
	}))
	seen := map[awssim.Load]bool{}
	require.NoError(t, e.cloud.Live(region, 5, 6, func(l awssim.Load) map[string]float64 {
		seen[l] = true
		return map[string]float64{"EngineCPUUtilization": map[string]float64{"Primary": 80, "Replica": 10}[l.Role]}
	}))
	common := awssim.Load{Minute: 5, Group: "cache", Shards: 2, Replicas: 1}
	want := map[awssim.Load]bool{}
	for _, shard := range []string{"0001", "0002"} {
		for node, role := range map[string]string{"001": "Primary", "002": "Replica"} {
			l := common
			l.Member, l.NodeGroup, l.Role = "cache-"+shard+"-"+node, shard, role
			want[l] = true
		}
	}
	assert.Equal(t, want, seen)
	for name, state := range map[string]string{"group": "OK", "primaries": "ALARM", "node": "OK"} {
		got, err := e.cloud.AlarmState(region, name, 5)
		require.NoError(t, err)
		assert.Equal(t, state, got, name)
	}
	e.create(compositeAlarmType, "any", compositeInputs.with("alarmRule", `ALARM("primaries") OR ALARM("node")`))
	const none = "INSUFFICIENT_DATA"
	for name, want := range map[string][]string{
		"primaries": {none, none, none, none, none, "ALARM", "ALARM", "ALARM", none},
		"any":       {"OK", "OK", "OK", "OK", "OK", "ALARM", "ALARM", "ALARM", "OK"},
	} {
		states, err := e.cloud.AlarmStates(region, name, 8)
		require.NoError(t, err)
		assert.Equal(t, want, states, name)
	}
}

func TestMinutesPassOnce(t *testing.T) {
	e, _ := shardedCache(t, nil)
	idle := cpuOf(constantly(1))
	require.NoError(t, e.cloud.Live(region, 3, 10, idle))
	assert.ErrorContains(t, e.cloud.Live(region, 9, 20, idle),
		"minute 9 has passed already in us-east-1: the next one is 10")
	require.NoError(t, e.cloud.Live("eu-west-1", 0, 1, idle), "each region by itself")
	require.NoError(t, e.cloud.Live(region, 10, 11, idle))
	err := e.cloud.Live(region, 11, 12, func(awssim.Load) map[string]float64 { return map[string]float64{"CPU": 1} })
	assert.ErrorContains(t, err, "the node cache-0001-001 publishes no metric CPU")
	require.NoError(t, e.cloud.Live(region, 11, 12, idle), "what fails does not pass")
	require.NoError(t, e.cloud.Reset())
	require.NoError(t, e.cloud.Live(region, 0, 1, idle))
}

// What happens does not depend on how many minutes pass at a time, nor on where the cloud is kept.
func TestLiveInSteps(t *testing.T) {
	demand := func(minute int) float64 { return 100 + 80*math.Sin(float64(minute)/40) }
	whole := tracking(t, lone.with("numNodeGroups", 1), 1, 6)
	require.NoError(t, whole.cloud.Live(region, 0, 300, cpuOf(demand)))
	steps := newEngine(t, newCloud(t), nil)
	n := steps.network()
	steps.create(replicationType, "cache", clusterInputs.and(lone).and(values{
		"subnetGroupName": n.subnets.id, "securityGroupIds": []string{n.group.id}, "numNodeGroups": 1,
	}))
	track(steps, 1, 6)
	for minute := 0; minute < 300; minute += 47 {
		require.NoError(t, steps.cloud.Live(region, minute, min(minute+47, 300), cpuOf(demand)))
	}
	assert.Equal(t, activitiesIn(t, whole.cloud), activitiesIn(t, steps.cloud))
	assert.NotEmpty(t, activitiesIn(t, whole.cloud))
}

// While an activity is underway nothing else starts, and a target that is registered meanwhile has its count moved
// after it.
func TestRegistrationWaitsForAnActivity(t *testing.T) {
	e := tracking(t, lone.with("numNodeGroups", 2), 1, 6)
	require.NoError(t, e.cloud.Live(region, 0, 4, cpuOf(constantly(150))))
	e.create(scalingTargetType, "again", between(shardDimension, 5, 6))
	assert.Equal(t, "2 x 0", countsOf(t, e.cloud))
	require.NoError(t, e.cloud.Live(region, 4, 30, cpuOf(constantly(150))))
	assert.Equal(t, []string{"2+10 2->3", "12+10 3->5"}, activitiesIn(t, e.cloud))
	assert.Equal(t, "5 x 0", countsOf(t, e.cloud))
	activities, err := e.cloud.Activities(region)
	require.NoError(t, err)
	assert.Equal(t, "registration of the target", activities[1].Cause)
}
