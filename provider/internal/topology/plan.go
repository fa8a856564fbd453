// Package topology is the concern of how many nodes there are, how they are arranged in shards and zones, and what
// takes over when one fails.
package topology

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is how many nodes there are, and how they are arranged.
type Plan struct {
	engine *engine.Plan

	Size                       int
	AutomaticFailover, MultiAZ bool
	// ClusterMode is nil without shards.
	ClusterMode *ClusterMode
	// MigrationInput is as the program writes it: empty for a cluster that stays in the mode that it was made in.
	MigrationInput string
	// Migration is the step on the way from one mode to the other; empty where there is none.
	Migration Migration
	Shape     elasticache.Topology
	Zones     inputs.List
	// Members are the ids of the nodes of a cluster that was deployed; empty where they are not known.
	Members []string
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs, engine *engine.Plan) *Plan {
	p := &Plan{
		engine:            engine,
		Size:              args.ReplicationGroupSize,
		AutomaticFailover: args.EnableAutomaticFailover,
		MultiAZ:           args.EnableMultiAz,
		ClusterMode:       args.ClusterMode,
		MigrationInput:    inputs.OrElse(args.ClusterModeMigration, ""),
		Zones:             inputs.TakeList(in, "preferredAvailabilityZones", args.PreferredAvailabilityZones),
	}
	p.Migration, _ = parseMigration(p.MigrationInput)
	p.Shape = shapeOf(p)
	return p
}

func shapeOf(p *Plan) elasticache.Topology {
	if p.ClusterMode != nil {
		return elasticache.Topology{
			ClusterMode:      true,
			Shards:           p.ClusterMode.NumNodeGroups,
			ReplicasPerShard: p.ClusterMode.ReplicasPerNodeGroup,
			Migrated:         p.MigrationInput == string(Enabled),
		}
	}
	return elasticache.Topology{Shards: 1, ReplicasPerShard: p.Size - 1}
}

// Drawable keeps a shape that the rules are about to refuse from having members: of a negative number, or of millions.
func (p *Plan) Drawable() bool {
	t := p.Shape
	return t.Shards >= 0 && t.Shards <= elasticache.MaxNodes && t.ReplicasPerShard >= 0 &&
		t.ReplicasPerShard <= elasticache.MaxReplicasPerShard
}

// The numbers of clusterMode, whose presence is known where they are.
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

// shapeInRange says whether there is a cluster mode of which both numbers are right in themselves.
func (p *Plan) shapeInRange() bool {
	return p.ClusterMode != nil && p.shardsInRange() && p.replicasInRange()
}

// maxNodes is the most nodes that a cluster can have.
func (p *Plan) maxNodes() int {
	if version, ok := p.engine.OfferedVersion(); ok {
		return version.MaxNodes()
	}
	return elasticache.MaxNodes
}
