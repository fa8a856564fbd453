package topology

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

func planOf(t *testing.T, args Inputs) *Plan {
	t.Helper()
	in := inputs.NewResolver(t.Context())
	return NewPlan(in, args, engine.NewPlan(in, engine.Inputs{InstanceType: "cache.m7g.large"}))
}

// size asks for nodes without cluster mode, and sharded for shards.
func size(nodes int) Inputs { return Inputs{ReplicationGroupSize: nodes} }

func sharded(shards, replicas int) Inputs {
	return Inputs{
		ReplicationGroupSize: shards * (1 + replicas),
		ClusterMode:          &ClusterMode{NumNodeGroups: shards, ReplicasPerNodeGroup: replicas},
	}
}

// migrating moves a cluster to a mode.
func migrating(args Inputs, mode string) Inputs {
	args.ClusterModeMigration = pulumi.StringRef(mode)
	return args
}

// The shape follows from clusterMode, or else from the number of nodes.
func TestShape(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args Inputs
		want elasticache.Topology
		list bool
	}{
		"a primary":        {size(1), elasticache.Topology{Shards: 1}, true},
		"with replicas":    {size(3), elasticache.Topology{Shards: 1, ReplicasPerShard: 2}, true},
		"no nodes":         {size(0), elasticache.Topology{Shards: 1, ReplicasPerShard: -1}, false},
		"too many":         {size(7), elasticache.Topology{Shards: 1, ReplicasPerShard: 6}, false},
		"shards":           {sharded(3, 1), elasticache.Topology{ClusterMode: true, Shards: 3, ReplicasPerShard: 1}, true},
		"all shards":       {sharded(500, 0), elasticache.Topology{ClusterMode: true, Shards: 500}, true},
		"too many shards":  {sharded(501, 0), elasticache.Topology{ClusterMode: true, Shards: 501}, false},
		"less than none":   {sharded(-1, 0), elasticache.Topology{ClusterMode: true, Shards: -1}, false},
		"in between":       {migrating(size(2), "compatible"), elasticache.Topology{Shards: 1, ReplicasPerShard: 1}, true},
		"with former mode": {migrating(sharded(2, 0), "enabled"), elasticache.Topology{ClusterMode: true, Migrated: true, Shards: 2}, true},
	} {
		p := planOf(t, test.args)
		assert.Equal(t, test.want, p.Shape, name)
		assert.Equal(t, test.list, p.CanListMembers(), name)
	}
}

// The mode follows from clusterMode and from the step of a migration.
func TestMode(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args          Inputs
		want          Mode
		speaksCluster bool
	}{
		"without shards": {size(2), ModeDisabled, false},
		"with shards":    {sharded(2, 1), ModeEnabled, true},
		"first step":     {migrating(size(2), "compatible"), ModeCompatible, true},
		"last step":      {migrating(sharded(1, 1), "enabled"), ModeEnabled, true},
		"back":           {migrating(size(2), "disabled"), ModeDisabled, false},
		"no step":        {migrating(size(2), "cluster"), ModeDisabled, false},
	} {
		p := planOf(t, test.args)
		assert.Equal(t, test.want, p.Mode(), name)
		assert.Equal(t, test.speaksCluster, p.SpeaksCluster(), name)
	}
}
