package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// The examples of the ElastiCache developer guide, "Target tracking scaling policies", and what lies between them.
func TestHowFarPoliciesScale(t *testing.T) {
	for name, test := range map[string]struct {
		dimension, metric string
		count             int
		cpu               float64
		until             int
		want              string
	}{
		"30 percent of 50":         {shardDimension, primaryCPU, 50, 78, 12, "65 x 0"},
		"10 percent of 50":         {shardDimension, primaryCPU, 50, 66, 12, "60 x 0"},
		"20 percent is rounded up": {shardDimension, primaryCPU, 6, 61, 12, "8 x 0"},
		"at the target":            {shardDimension, primaryCPU, 6, 60, 100, "6 x 0"},
		"twice the target":         {shardDimension, primaryCPU, 2, 99, 12, "4 x 0"},
		"one more replica":         {replicaDimension, replicaCPU, 1, 78, 12, "1 x 2"},
		"two more replicas":        {replicaDimension, replicaCPU, 2, 99, 12, "1 x 4"},
		"most replicas":            {replicaDimension, replicaCPU, 4, 99, 12, "1 x 5"},
		"three quarters":           {shardDimension, primaryCPU, 50, 45, 100, "50 x 0"},
		"below three quarters":     {shardDimension, primaryCPU, 50, 42, 30, "35 x 0"},
		"never too few":            {shardDimension, primaryCPU, 2, 40, 100, "2 x 0"},
		"one replica fewer":        {replicaDimension, replicaCPU, 3, 10, 25, "1 x 2"},
		"the last replica":         {replicaDimension, replicaCPU, 1, 10, 100, "1 x 1"},
		"the last shard":           {shardDimension, primaryCPU, 1, 1, 100, "1 x 0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			counts, most := lone.with("numNodeGroups", test.count), 100
			if test.dimension == replicaDimension {
				counts, most = values{"numNodeGroups": 1, "replicasPerNodeGroup": test.count}, 5
			}
			e, _ := shardedCache(t, counts)
			e.create(scalingTargetType, "target", between(test.dimension, 1, most))
			e.create(scalingPolicyType, "policy", tracked(test.dimension, test.metric, 60).configured(values{
				"scaleOutCooldown": 3600, "scaleInCooldown": 3600,
			}))
			total := test.cpu * float64(test.count)
			require.NoError(t, e.cloud.Live(region, 0, test.until+1, cpuOf(constantly(total))))
			assert.Equal(t, test.want, countsOf(t, e.cloud))
		})
	}
}

// A policy that is put again has new alarms, and a target that is registered anew has no cooldown.
func TestNewPoliciesStartToCount(t *testing.T) {
	e := tracking(t, lone.with("numNodeGroups", 1), 1, 9)
	busy := cpuOf(constantly(900))
	put := func() {
		e.create(scalingPolicyType, "policy", tracked(shardDimension, primaryCPU, 60).
			configured(values{"scaleOutCooldown": 3600}))
	}
	require.NoError(t, e.cloud.Live(region, 0, 2, busy))
	put()
	require.NoError(t, e.cloud.Live(region, 2, 30, busy))
	assert.Equal(t, []string{"4+10 1->2"}, activitiesIn(t, e.cloud))
	require.NoError(t, e.cloud.Delete(scalingTargetType, shardTarget))
	e.create(scalingTargetType, "target", between(shardDimension, 1, 9))
	put()
	require.NoError(t, e.cloud.Live(region, 30, 40, busy))
	assert.Equal(t, []string{"4+10 1->2", "32+10 2->4"}, activitiesIn(t, e.cloud))
}

// An alarm goes off after 3 minutes above the target, and after 15 below three quarters of it, without a break.
func TestHowSoonPoliciesScale(t *testing.T) {
	for name, test := range map[string]struct {
		demand func(minute int) float64
		want   []string
	}{
		"out":            {constantly(130), []string{"2+10 2->3"}},
		"in":             {constantly(50), []string{"14+10 2->1"}},
		"a break":        {func(minute int) float64 { return map[bool]float64{true: 100, false: 130}[minute%3 == 2] }, nil},
		"a longer break": {func(minute int) float64 { return map[bool]float64{true: 100, false: 50}[minute%15 == 14] }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			e := tracking(t, lone.with("numNodeGroups", 2), 1, 3)
			require.NoError(t, e.cloud.Live(region, 0, 40, cpuOf(test.demand)))
			assert.Equal(t, test.want, activitiesIn(t, e.cloud))
		})
	}
	e := tracking(t, lone.with("numNodeGroups", 2), 1, 3)
	require.NoError(t, e.cloud.SetActivityMinutes(2, 1))
	require.NoError(t, e.cloud.Live(region, 0, 40, cpuOf(constantly(130))))
	assert.Equal(t, []string{"2+2 2->3"}, activitiesIn(t, e.cloud))
}

// A cooldown counts from the end of an activity, for activities in its direction.
func TestCooldowns(t *testing.T) {
	e := tracking(t, lone.with("numNodeGroups", 1), 1, 9)
	grows := func(minute int) float64 { return 70 * float64(1+minute/5) }
	require.NoError(t, e.cloud.Live(region, 0, 50, cpuOf(grows)))
	assert.Equal(t, []string{"2+10 1->2", "22+10 2->4", "42+10 4->7"}, activitiesIn(t, e.cloud))
	require.NoError(t, e.cloud.Live(region, 50, 140, cpuOf(constantly(140))))
	assert.Equal(t, []string{"64+10 7->3"}, activitiesIn(t, e.cloud)[3:], "in does not wait for the cooldown of out")
	require.NoError(t, e.cloud.Live(region, 140, 150, cpuOf(constantly(30))))
	require.NoError(t, e.cloud.Live(region, 150, 154, cpuOf(constantly(300))))
	assert.Equal(t, []string{"152+10 3->5"}, activitiesIn(t, e.cloud)[4:])

	e = tracking(t, lone.with("numNodeGroups", 4), 1, 9)
	falls := func(minute int) float64 { return map[bool]float64{true: 120, false: 20}[minute < 20] }
	require.NoError(t, e.cloud.Live(region, 0, 80, cpuOf(falls)))
	assert.Equal(t, []string{"14+10 4->2", "39+10 2->1"}, activitiesIn(t, e.cloud))
}

func TestScalingInIsOptional(t *testing.T) {
	for name, change := range map[string]func(e *engine){
		"disabled": func(e *engine) {
			e.create(scalingPolicyType, "policy", tracked(shardDimension, primaryCPU, 60).
				configured(values{"disableScaleIn": true}))
		},
		"suspended": func(e *engine) {
			e.create(scalingTargetType, "target", between(shardDimension, 1, 4).
				with("suspendedState", values{"dynamicScalingInSuspended": true}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := tracking(t, lone.with("numNodeGroups", 2), 1, 4)
			change(e)
			require.NoError(t, e.cloud.Live(region, 0, 60, cpuOf(constantly(2))))
			assert.Empty(t, activitiesIn(t, e.cloud))
			require.NoError(t, e.cloud.Live(region, 60, 80, cpuOf(constantly(140))))
			assert.Equal(t, []string{"62+10 2->3"}, activitiesIn(t, e.cloud))
		})
	}
	e := tracking(t, lone.with("numNodeGroups", 2), 1, 4)
	target := e.create(scalingTargetType, "target", between(shardDimension, 1, 4).
		with("suspendedState", values{"dynamicScalingOutSuspended": true}))
	e.unchanged(e.refresh(target), between(shardDimension, 1, 4).
		with("suspendedState", values{"dynamicScalingOutSuspended": true}))
	require.NoError(t, e.cloud.Live(region, 0, 20, cpuOf(constantly(140))))
	assert.Empty(t, activitiesIn(t, e.cloud))
}

// Of two policies of a dimension the one that wants more wins, and a scale-in waits for both.
func TestTwoPolicies(t *testing.T) {
	for name, test := range map[string]struct {
		cpu, memory float64
		onMemory    values
		want        []string
	}{
		"both out":               {70, 90, nil, []string{"2+10 4->6"}},
		"both out, cpu more":     {90, 70, nil, []string{"2+10 4->6"}},
		"memory by a fifth":      {99, 61, nil, []string{"2+10 4->7"}},
		"one out":                {10, 90, nil, []string{"2+10 4->6"}},
		"one in":                 {10, 50, nil, nil},
		"both in":                {10, 20, nil, []string{"14+10 4->2"}},
		"one that stays out":     {10, 50, values{"disableScaleIn": true}, []string{"14+10 4->1"}},
		"one that may not go in": {10, 90, values{"disableScaleIn": true}, []string{"2+10 4->6"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := tracking(t, lone.with("numNodeGroups", 4), 1, 9)
			e.create(scalingPolicyType, "memory", tracked(shardDimension, memoryUsage, 60).
				with("name", "memory").configured(test.onMemory.and(values{"scaleOutCooldown": 3600})))
			require.NoError(t, e.cloud.Live(region, 0, 22, func(awssim.Load) map[string]float64 {
				return map[string]float64{
					"EngineCPUUtilization":                         test.cpu,
					"DatabaseMemoryUsageCountedForEvictPercentage": test.memory,
				}
			}))
			assert.Equal(t, test.want, activitiesIn(t, e.cloud))
		})
	}
}

// Policies of the two dimensions of a group take turns.
func TestTwoDimensions(t *testing.T) {
	e := tracking(t, values{"numNodeGroups": 2, "replicasPerNodeGroup": 1}, 1, 4)
	e.create(scalingTargetType, "replicas", between(replicaDimension, 1, 3))
	e.create(scalingPolicyType, "replicas", tracked(replicaDimension, replicaCPU, 60).with("name", "replicas"))
	require.NoError(t, e.cloud.Live(region, 0, 30, cpuOf(constantly(130))))
	assert.Equal(t, []string{"2+10 2->3", "12+5 1->2", "17+5 2->3"}, activitiesIn(t, e.cloud))
	assert.Equal(t, "3 x 3", countsOf(t, e.cloud))
}

// Automatic scaling takes shards away that the provider does not expect to go, and then cannot take more away itself.
func TestGapsOfAutomaticScaling(t *testing.T) {
	e, group := shardedCache(t, lone.with("numNodeGroups", 5))
	e.create(scalingTargetType, "target", between(shardDimension, 1, 9))
	e.create(scalingPolicyType, "policy", tracked(shardDimension, primaryCPU, 60))
	require.NoError(t, e.cloud.Live(region, 0, 30, cpuOf(constantly(130))))
	group = e.refresh(group)
	assert.Equal(t, []string{"cache-0001-001", "cache-0004-001", "cache-0005-001"}, group.strs("memberClusters"))
	_, err := e.tryUpdate(group, inputsOf(group, lone).with("numNodeGroups", 2))
	assertRefused(t, err, "InvalidParameterValue", "The following node group ids are invalid: [0003]")
	require.NoError(t, e.cloud.Live(region, 30, 60, cpuOf(constantly(200))))
	assert.Equal(t, []string{"cache-0001-001", "cache-0004-001", "cache-0005-001", "cache-0006-001"},
		e.refresh(group).strs("memberClusters"))
}

// A scale-out beyond the quota of nodes fails, and is tried again.
func TestScalingFailsAtTheQuota(t *testing.T) {
	e := tracking(t, lone.with("numNodeGroups", 80), 1, 200)
	require.NoError(t, e.cloud.Live(region, 0, 20, cpuOf(constantly(80*70))))
	activities := activitiesIn(t, e.cloud)
	require.Len(t, activities, 2)
	assert.Contains(t, activities[0], "2+10 80->96 NodeQuotaForClusterExceeded")
	assert.Contains(t, activities[1], "12+10 80->96")
	assert.Equal(t, "80 x 0", countsOf(t, e.cloud))
}
