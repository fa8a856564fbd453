package scaling

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// planOf scales a cluster of two shards with a replica each.
func planOf(asked AutoScaling) *Plan {
	return NewPlan(Inputs{AutoScaling: &asked}, Cluster{
		Identity: &identity.Plan{Name: "sessions"},
		Topology: &topology.Plan{Shape: elasticache.Topology{ClusterMode: true, Shards: 2, ReplicasPerShard: 1}},
	})
}

// sale raises the lowest number, and end lowers the highest one.
var sale, end = AutoScalingSchedule{Name: "sale", Shards: &AutoScalingLimits{Min: new(5)}},
	AutoScalingSchedule{Name: "end", Shards: &AutoScalingLimits{Max: new(12)}}

// A limit that a schedule sets is left to it, until the program changes that limit.
func TestLimitsAreLeftToSchedules(t *testing.T) {
	t.Parallel()
	for name, one := range map[string]struct {
		schedules []AutoScalingSchedule
		was       *AutoScaling
		left      []string
	}{
		"no schedule":                         {nil, nil, nil},
		"nothing changes":                     {[]AutoScalingSchedule{sale}, nil, []string{"minCapacity"}},
		"both limits":                         {[]AutoScalingSchedule{sale, end}, nil, []string{"minCapacity", "maxCapacity"}},
		"min changes":                         {[]AutoScalingSchedule{sale, end}, &AutoScaling{Shards: &AutoScalingDimension{Min: 2, Max: 6}}, []string{"maxCapacity"}},
		"max changes":                         {[]AutoScalingSchedule{sale, end}, &AutoScaling{Shards: &AutoScalingDimension{Min: 3, Max: 8}}, []string{"minCapacity"}},
		"min is too high for a schedule":      {[]AutoScalingSchedule{{Name: "evening", Shards: &AutoScalingLimits{Min: new(1), Max: new(2)}}}, &AutoScaling{Shards: &AutoScalingDimension{Min: 2, Max: 6}}, nil},
		"max is high enough for the schedule": {[]AutoScalingSchedule{{Name: "evening", Shards: &AutoScalingLimits{Min: new(1), Max: new(2)}}}, &AutoScaling{Shards: &AutoScalingDimension{Min: 3, Max: 8}}, []string{"minCapacity"}},
		"scaling starts":                      {[]AutoScalingSchedule{sale}, &AutoScaling{}, []string{"minCapacity"}},
		"a schedule is added":                 {[]AutoScalingSchedule{sale}, &AutoScaling{Shards: &AutoScalingDimension{Min: 3, Max: 6}}, []string{"minCapacity"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now := planOf(AutoScaling{Shards: &AutoScalingDimension{Min: 3, Max: 6}, Schedules: one.schedules})
			var was *Plan
			if one.was != nil {
				was = planOf(*one.was)
			}
			assert.Equal(t, one.left, now.Dimensions[0].leftToSchedules(was))
		})
	}
}

// The largest cluster has the highest numbers of the limits and of the schedules, and the program's own number of what
// AWS does not scale.
func TestLargest(t *testing.T) {
	t.Parallel()
	p := planOf(AutoScaling{Shards: &AutoScalingDimension{Min: 3, Max: 6}, Schedules: []AutoScalingSchedule{sale, end}})
	assert.Equal(t, 12*2, p.Largest().Nodes())
	p = planOf(AutoScaling{Replicas: &AutoScalingDimension{Min: 1, Max: 4}})
	assert.Equal(t, 2*5, p.Largest().Nodes())
}

// What runs is what the ids say. Without any, it is the plan of a cluster that AWS does not scale.
func TestRunning(t *testing.T) {
	t.Parallel()
	p := planOf(AutoScaling{Shards: &AutoScalingDimension{Min: 2, Max: 6}})
	_, ok := p.Running()
	assert.False(t, ok, "AWS may have scaled it")
	p.Topology.Members = []string{"sessions-0001-001", "sessions-0004-001"}
	nodes, ok := p.Running()
	assert.True(t, ok)
	assert.Equal(t, []string{"0001", "0004"}, nodes.ShardIDs)
	nodes, ok = planOf(AutoScaling{}).Running()
	assert.True(t, ok)
	assert.Equal(t, elasticache.Nodes{ShardIDs: []string{"0001", "0002"}, Replicas: 1}, nodes)
}

func TestAsksWhatRuns(t *testing.T) {
	t.Parallel()
	none, scaled := planOf(AutoScaling{}), planOf(AutoScaling{Shards: &AutoScalingDimension{Min: 2, Max: 6}})
	assert.False(t, AsksWhatRuns(none, none))
	assert.True(t, AsksWhatRuns(none, scaled))
	assert.True(t, AsksWhatRuns(scaled, none))
	fewer := planOf(AutoScaling{})
	fewer.Topology.Shape.Shards = 1
	assert.True(t, AsksWhatRuns(none, fewer))
	assert.True(t, AsksWhatRuns(fewer, none))
	fewer.Topology.Shape.ClusterMode = false
	assert.False(t, AsksWhatRuns(scaled, fewer), "there are no shards")
}
