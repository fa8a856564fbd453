// Package topology is the concern of the nodes of a cluster: how many there are, their shards and zones, failover, and
// the cluster mode.
package topology

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is how many nodes there are, how they are arranged, and which mode they run in.
type Plan struct {
	engine *engine.Plan

	Size                       int
	AutomaticFailover, MultiAZ bool
	// ClusterMode is what the program says about shards; nil where it says nothing.
	ClusterMode *ClusterMode
	// migrationInput is clusterModeMigration as the program writes it.
	migrationInput string
	// Migration is the mode that a cluster which runs is moved to; empty where it stays in the mode that it has.
	Migration Mode
	Shape     elasticache.Topology
	Zones     inputs.List
	// Members are the ids of the nodes of a deployed cluster; empty where they are not known.
	Members []string
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs, enginePlan *engine.Plan) *Plan {
	p := &Plan{
		engine:            enginePlan,
		Size:              args.ReplicationGroupSize,
		AutomaticFailover: args.EnableAutomaticFailover,
		MultiAZ:           args.EnableMultiAz,
		ClusterMode:       args.ClusterMode,
		migrationInput:    inputs.OrElse(args.ClusterModeMigration, ""),
		Zones:             inputs.TakeList(in, "preferredAvailabilityZones", args.PreferredAvailabilityZones),
	}
	p.Migration, _ = parseMigration(p.migrationInput)
	p.Shape = p.shape()
	return p
}

// shape is the arrangement of the nodes that the inputs ask for.
func (p *Plan) shape() elasticache.Topology {
	if p.ClusterMode != nil {
		return elasticache.Topology{
			ClusterMode:      true,
			Shards:           p.ClusterMode.NumNodeGroups,
			ReplicasPerShard: p.ClusterMode.ReplicasPerNodeGroup,
			Migrated:         p.Migration == ModeEnabled,
		}
	}
	return elasticache.Topology{Shards: 1, ReplicasPerShard: p.Size - 1}
}

// CanListMembers says whether the shape has neither a negative number of members nor millions of them. A plan is made
// before the rules refuse such a shape.
func (p *Plan) CanListMembers() bool {
	t := p.Shape
	return t.Shards >= 0 && t.Shards <= elasticache.MaxNodes && t.ReplicasPerShard >= 0 &&
		t.ReplicasPerShard <= elasticache.MaxReplicasPerShard
}

// The paths of the numbers of clusterMode. A rule that needs one of them need not list clusterMode as well: while the
// object is unknown, so are its numbers.
const (
	ShardsInput   = "clusterMode.numNodeGroups"
	ReplicasInput = "clusterMode.replicasPerNodeGroup"
)

func (p *Plan) shardsInRange() bool {
	return p.ClusterMode.NumNodeGroups >= 1 && p.ClusterMode.NumNodeGroups <= elasticache.MaxNodes
}

func (p *Plan) replicasInRange() bool {
	return p.ClusterMode.ReplicasPerNodeGroup >= 0 &&
		p.ClusterMode.ReplicasPerNodeGroup <= elasticache.MaxReplicasPerShard
}

// shapeInRange says whether the program gives clusterMode with both numbers in range.
func (p *Plan) shapeInRange() bool {
	return p.ClusterMode != nil && p.shardsInRange() && p.replicasInRange()
}

// maxNodes is the most nodes that a cluster of the version can have, or of any version where it is not known.
func (p *Plan) maxNodes() int {
	if version, ok := p.engine.OfferedVersion(); ok {
		return version.MaxNodes()
	}
	return elasticache.MaxNodes
}
