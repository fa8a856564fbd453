package topology

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Rules are about the number of nodes, failover, and zones.
var Rules = []check.Rule[*Plan]{
	{
		Name: "size-range", Input: "replicationGroupSize",
		Holds:   "Without `clusterMode` there are 1 to 6 nodes: a primary and up to 5 replicas.",
		Example: `replicationGroupSize: 7`,
		Source:  elasticache.CreateAPI + ", NumCacheClusters",
		Needs:   []string{"replicationGroupSize", "clusterMode"},
		Check: func(p *Plan, say check.Say) {
			switch size := p.Size; {
			case p.ClusterMode != nil:
			case size < 1:
				say("replicationGroupSize", "%d is too few: there is at least one node, the primary", size)
			case size > elasticache.MaxNodesClusterModeDisabled:
				say("replicationGroupSize",
					"%d is too many: without clusterMode AWS takes a primary and up to %d replicas, %d nodes in all; "+
						"pass clusterMode to have more",
					size, elasticache.MaxReplicasPerShard, elasticache.MaxNodesClusterModeDisabled)
			}
		},
	},
	{
		Name: "shards-range", Input: ShardsInput,
		Holds:   "A cluster has 1 to 500 shards (node groups).",
		Example: "replicationGroupSize: 0\nclusterMode: { numNodeGroups: 0, replicasPerNodeGroup: 1 }",
		Source:  elasticache.CreateAPI + ", NumNodeGroups; ElastiCache user guide, \"Quotas\"",
		Needs:   []string{ShardsInput},
		Check: func(p *Plan, say check.Say) {
			if p.ClusterMode != nil && !p.shardsInRange() {
				say(ShardsInput, "%d is out of range: AWS takes 1 to %d shards", p.ClusterMode.NumNodeGroups,
					elasticache.MaxNodes)
			}
		},
	},
	{
		Name: "replicas-range", Input: ReplicasInput,
		Holds:   "A shard has 0 to 5 replicas.",
		Example: "replicationGroupSize: 14\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 6 }",
		Source:  elasticache.CreateAPI + ", ReplicasPerNodeGroup",
		Needs:   []string{ReplicasInput},
		Check: func(p *Plan, say check.Say) {
			if p.ClusterMode != nil && !p.replicasInRange() {
				say(ReplicasInput, "%d is out of range: AWS takes 0 to %d replicas in each shard",
					p.ClusterMode.ReplicasPerNodeGroup, elasticache.MaxReplicasPerShard)
			}
		},
	},
	{
		Name: "nodes-most", Input: "clusterMode",
		Holds: "A cluster has at most 500 nodes, before Redis OSS 5.0.6 at most 250. (AWS's quota is 90 until it " +
			"is raised.)",
		Example: "replicationGroupSize: 502\nclusterMode: { numNodeGroups: 251, replicasPerNodeGroup: 1 }",
		Source:  "ElastiCache user guide, \"Quotas\"",
		Needs:   slices.Concat([]string{ShardsInput, ReplicasInput}, engine.VersionInputs),
		Check: func(p *Plan, say check.Say) {
			if nodes, most := p.Shape.Nodes(), p.maxNodes(); p.shapeInRange() && nodes > most {
				say("clusterMode", "%d shards of %d nodes are %d nodes; AWS never takes more than %d of %s",
					p.Shape.Shards, 1+p.Shape.ReplicasPerShard, nodes, most, p.engine.Version.Value.Release())
			}
		},
	},
	{
		Name: "size-agrees", Input: "replicationGroupSize",
		Holds: "With `clusterMode` the size counts all nodes: `numNodeGroups` × (1 + " +
			"`replicasPerNodeGroup`).",
		Example: "replicationGroupSize: 5\nclusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 1 }",
		Source:  "the documented module, replication_group_size: \"The total number of nodes\"",
		StricterThanAWS: "AWS is sent the shape of `clusterMode` alone; a size that says something else is a " +
			"misunderstanding about what will run, and be billed.",
		Needs: []string{"replicationGroupSize", ShardsInput, ReplicasInput},
		Check: func(p *Plan, say check.Say) {
			if size, nodes := p.Size, p.Shape.Nodes(); p.shapeInRange() && nodes <= p.maxNodes() && size != nodes {
				say("replicationGroupSize",
					"%d disagrees with clusterMode, which makes %d nodes (%d shards of %d nodes each): it counts all "+
						"nodes, so use %d, or change clusterMode",
					size, nodes, p.Shape.Shards, 1+p.Shape.ReplicasPerShard, nodes)
			}
		},
	},
	{
		Name: "failover-cluster-mode", Input: "enableAutomaticFailover",
		Holds: "`clusterMode` goes with automatic failover alone.",
		Example: "enableAutomaticFailover: false\nenableMultiAz: false\nreplicationGroupSize: 4\n" +
			"clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Source: elasticache.CreateAPI + ", AutomaticFailoverEnabled",
		Needs:  []string{"enableAutomaticFailover", "clusterMode"},
		Check: func(p *Plan, say check.Say) {
			if p.ClusterMode != nil && !p.AutomaticFailover {
				say("enableAutomaticFailover",
					"false does not go with clusterMode: AWS takes cluster mode only with automatic failover; use true")
			}
		},
	},
	{
		Name: "failover-replica", Input: "enableAutomaticFailover",
		Holds:   "Automatic failover has a replica to fail over to.",
		Example: "replicationGroupSize: 1\nenableMultiAz: false",
		Source:  elasticache.CreateAPI + ", AutomaticFailoverEnabled",
		Needs:   []string{"enableAutomaticFailover", "replicationGroupSize", "clusterMode"},
		Check: func(p *Plan, say check.Say) {
			if p.ClusterMode == nil && p.AutomaticFailover && p.Size == 1 {
				say("enableAutomaticFailover",
					"true needs a replica to fail over to, and replicationGroupSize is 1: use 2 or more; or make "+
						"this, and enableMultiAz, false")
			}
		},
	},
	{
		Name: "multi-az-failover", Input: "enableMultiAz",
		Holds:   "Multi-AZ goes with automatic failover alone.",
		Example: `enableAutomaticFailover: false`,
		Source:  elasticache.CreateAPI + ", MultiAZEnabled",
		Needs:   []string{"enableMultiAz", "enableAutomaticFailover", "replicationGroupSize", "clusterMode"},
		Check: func(p *Plan, say check.Say) {
			if p.MultiAZ && !p.AutomaticFailover && (p.ClusterMode != nil || p.Size != 1) {
				say("enableMultiAz", "true needs enableAutomaticFailover: true")
			}
		},
	},
	{
		Name: "multi-az-replica", Input: "enableMultiAz",
		Holds:   "Multi-AZ has a replica in each shard, to be in another zone.",
		Example: "replicationGroupSize: 2\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 0 }",
		Source:  "ElastiCache user guide, \"Minimizing downtime in ElastiCache with Multi-AZ\"",
		Needs:   []string{"enableMultiAz", "enableAutomaticFailover", "replicationGroupSize", ReplicasInput},
		Check: func(p *Plan, say check.Say) {
			switch {
			case !p.MultiAZ:
			case p.ClusterMode == nil && p.Size == 1 && p.AutomaticFailover:
				// The rule failover-replica reports this.
			case p.ClusterMode == nil && p.Size == 1:
				say("enableMultiAz",
					"true needs a replica in another zone, and replicationGroupSize is 1: use 2 or more, or false")
			case p.ClusterMode != nil && p.ClusterMode.ReplicasPerNodeGroup == 0:
				say("enableMultiAz",
					"true needs a replica in each shard, and clusterMode.replicasPerNodeGroup is 0: use 1 or more, "+
						"or false")
			}
		},
	},
	check.Forms(check.Rule[*Plan]{
		Name: "zones-form", Input: "preferredAvailabilityZones",
		Holds:   "Availability zones are given by their names.",
		Example: "preferredAvailabilityZones: [eu-west-1a, euw1-az2]",
		Source:  elasticache.CreateAPI + ", PreferredCacheClusterAZs",
	}, func(p *Plan) inputs.List { return p.Zones }, check.Parses(aws.ParseZone)),
	{
		Name: "zones-count", Input: "preferredAvailabilityZones",
		Holds: "There is a zone for each node, and without `clusterMode`; with `enableMultiAz` they are " +
			"two at least.",
		Example: "preferredAvailabilityZones: [eu-west-1a]",
		Source: elasticache.CreateAPI + ", PreferredCacheClusterAZs: \"the number of Availability Zones " +
			"listed must equal the value of NumCacheClusters\"",
		StricterThanAWS: "What AWS makes of zones beside shards, or of Multi-AZ in one zone, it does not say; it " +
			"cannot be what was meant.",
		Needs: []string{"preferredAvailabilityZones", "replicationGroupSize", "clusterMode", "enableMultiAz"},
		Check: func(p *Plan, say check.Say) {
			different := map[string]bool{}
			known := true
			for _, zone := range p.Zones.Elements {
				different[zone.Value] = true
				known = known && zone.Known
			}
			switch n := len(p.Zones.Elements); {
			case n == 0:
			case p.ClusterMode != nil:
				say("preferredAvailabilityZones",
					"does not go with clusterMode: the AWS provider cannot say the zones of shards; leave it out, "+
						"and AWS spreads them")
			case n != p.Size:
				say("preferredAvailabilityZones",
					"holds %d zones for %d nodes: give each node one, the primary's first", n, p.Size)
			case p.MultiAZ && known && len(different) < 2:
				say("preferredAvailabilityZones",
					"puts all nodes into %s, and enableMultiAz is true: use more zones than one",
					spelling.Quote(p.Zones.Elements[0].Value))
			}
		},
	},
}
