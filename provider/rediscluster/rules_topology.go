package rediscluster

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// The numbers of clusterMode, whose presence is known where they are.
const (
	shardsInput   = "clusterMode.numNodeGroups"
	replicasInput = "clusterMode.replicasPerNodeGroup"
)

func (p *plan) shardsInRange() bool {
	return p.clusterMode.NumNodeGroups >= 1 && p.clusterMode.NumNodeGroups <= elasticache.MaxNodes
}

func (p *plan) replicasInRange() bool {
	return p.clusterMode.ReplicasPerNodeGroup >= 0 && p.clusterMode.ReplicasPerNodeGroup <= elasticache.MaxReplicasPerShard
}

// shapeInRange says whether there is a cluster mode of which both numbers are right in themselves.
func (p *plan) shapeInRange() bool {
	return p.clusterMode != nil && p.shardsInRange() && p.replicasInRange()
}

// maxNodes is the most nodes that a cluster can have.
func (p *plan) maxNodes() int {
	if version, ok := p.offeredVersion(); ok {
		return version.MaxNodes()
	}
	return elasticache.MaxNodes
}

// topologyRules are about how many nodes there are, and what takes over when one fails.
var topologyRules = []check.Rule[*plan]{
	{
		Name: "size-range", Input: "replicationGroupSize",
		Holds:   "Without `clusterMode` there are 1 to 6 nodes: a primary and up to 5 replicas.",
		Example: `replicationGroupSize: 7`,
		Source:  apiCreate + ", NumCacheClusters",
		Needs:   []string{"replicationGroupSize", "clusterMode"},
		Check: func(p *plan, say check.Say) {
			switch size := p.replicationGroupSize; {
			case p.clusterMode != nil:
			case size < 1:
				say("replicationGroupSize", "%d is too few: there is at least one node, the primary", size)
			case size > elasticache.MaxNodesClusterModeDisabled:
				say("replicationGroupSize", "%d is too many: without clusterMode AWS takes a primary and up to %d replicas, %d nodes in all; pass clusterMode to have more",
					size, elasticache.MaxReplicasPerShard, elasticache.MaxNodesClusterModeDisabled)
			}
		},
	},
	{
		Name: "shards-range", Input: shardsInput,
		Holds:   "A cluster has 1 to 500 shards (node groups).",
		Example: "replicationGroupSize: 0\nclusterMode: { numNodeGroups: 0, replicasPerNodeGroup: 1 }",
		Source:  apiCreate + ", NumNodeGroups; ElastiCache user guide, \"Quotas\"",
		Needs:   []string{shardsInput},
		Check: func(p *plan, say check.Say) {
			if p.clusterMode != nil && !p.shardsInRange() {
				say(shardsInput, "%d is out of range: AWS takes 1 to %d shards", p.clusterMode.NumNodeGroups, elasticache.MaxNodes)
			}
		},
	},
	{
		Name: "replicas-range", Input: replicasInput,
		Holds:   "A shard has 0 to 5 replicas.",
		Example: "replicationGroupSize: 14\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 6 }",
		Source:  apiCreate + ", ReplicasPerNodeGroup",
		Needs:   []string{replicasInput},
		Check: func(p *plan, say check.Say) {
			if p.clusterMode != nil && !p.replicasInRange() {
				say(replicasInput, "%d is out of range: AWS takes 0 to %d replicas in each shard", p.clusterMode.ReplicasPerNodeGroup, elasticache.MaxReplicasPerShard)
			}
		},
	},
	{
		Name: "nodes-most", Input: "clusterMode",
		Holds:   "A cluster has at most 500 nodes, before Redis OSS 5.0.6 at most 250. (AWS's quota is 90 until it is raised.)",
		Example: "replicationGroupSize: 502\nclusterMode: { numNodeGroups: 251, replicasPerNodeGroup: 1 }",
		Source:  "ElastiCache user guide, \"Quotas\"",
		Needs:   slices.Concat([]string{shardsInput, replicasInput}, versionInputs),
		Check: func(p *plan, say check.Say) {
			if nodes, most := p.topology.Nodes(), p.maxNodes(); p.shapeInRange() && nodes > most {
				say("clusterMode", "%d shards of %d nodes are %d nodes; AWS never takes more than %d of %s", p.topology.Shards, 1+p.topology.ReplicasPerShard, nodes, most, p.version.Value.Release())
			}
		},
	},
	{
		Name: "size-agrees", Input: "replicationGroupSize",
		Holds:           "With `clusterMode` the size counts all nodes: `numNodeGroups` × (1 + `replicasPerNodeGroup`).",
		Example:         "replicationGroupSize: 5\nclusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 1 }",
		Source:          "the documented module, replication_group_size: \"The total number of nodes\"",
		StricterThanAWS: "AWS is sent the shape of `clusterMode` alone; a size that says something else is a misunderstanding about what will run, and be billed.",
		Needs:           []string{"replicationGroupSize", shardsInput, replicasInput},
		Check: func(p *plan, say check.Say) {
			if size, nodes := p.replicationGroupSize, p.topology.Nodes(); p.shapeInRange() && nodes <= p.maxNodes() && size != nodes {
				say("replicationGroupSize", "%d disagrees with clusterMode, which makes %d nodes (%d shards of %d nodes each): it counts all nodes, so use %d, or change clusterMode",
					size, nodes, p.topology.Shards, 1+p.topology.ReplicasPerShard, nodes)
			}
		},
	},
	{
		Name: "failover-cluster-mode", Input: "enableAutomaticFailover",
		Holds:   "`clusterMode` goes with automatic failover alone.",
		Example: "enableAutomaticFailover: false\nenableMultiAz: false\nreplicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Source:  apiCreate + ", AutomaticFailoverEnabled",
		Needs:   []string{"enableAutomaticFailover", "clusterMode"},
		Check: func(p *plan, say check.Say) {
			if p.clusterMode != nil && !p.enableAutomaticFailover {
				say("enableAutomaticFailover", "false does not go with clusterMode: AWS takes cluster mode only with automatic failover; use true")
			}
		},
	},
	{
		Name: "failover-replica", Input: "enableAutomaticFailover",
		Holds:   "Automatic failover has a replica to fail over to.",
		Example: "replicationGroupSize: 1\nenableMultiAz: false",
		Source:  apiCreate + ", AutomaticFailoverEnabled",
		Needs:   []string{"enableAutomaticFailover", "replicationGroupSize", "clusterMode"},
		Check: func(p *plan, say check.Say) {
			if p.clusterMode == nil && p.enableAutomaticFailover && p.replicationGroupSize == 1 {
				say("enableAutomaticFailover", "true needs a replica to fail over to, and replicationGroupSize is 1: use 2 or more; or make this, and enableMultiAz, false")
			}
		},
	},
	{
		Name: "multi-az-failover", Input: "enableMultiAz",
		Holds:   "Multi-AZ goes with automatic failover alone.",
		Example: `enableAutomaticFailover: false`,
		Source:  apiCreate + ", MultiAZEnabled",
		Needs:   []string{"enableMultiAz", "enableAutomaticFailover", "replicationGroupSize", "clusterMode"},
		Check: func(p *plan, say check.Say) {
			if p.enableMultiAz && !p.enableAutomaticFailover && (p.clusterMode != nil || p.replicationGroupSize != 1) {
				say("enableMultiAz", "true needs enableAutomaticFailover: true")
			}
		},
	},
	{
		Name: "multi-az-replica", Input: "enableMultiAz",
		Holds:   "Multi-AZ has a replica in each shard, to be in another zone.",
		Example: "replicationGroupSize: 2\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 0 }",
		Source:  "ElastiCache user guide, \"Minimizing downtime in ElastiCache with Multi-AZ\"",
		Needs:   []string{"enableMultiAz", "enableAutomaticFailover", "replicationGroupSize", replicasInput},
		Check: func(p *plan, say check.Say) {
			switch {
			case !p.enableMultiAz:
			case p.clusterMode == nil && p.replicationGroupSize == 1 && p.enableAutomaticFailover:
				// Said of enableAutomaticFailover already.
			case p.clusterMode == nil && p.replicationGroupSize == 1:
				say("enableMultiAz", "true needs a replica in another zone, and replicationGroupSize is 1: use 2 or more, or false")
			case p.clusterMode != nil && p.clusterMode.ReplicasPerNodeGroup == 0:
				say("enableMultiAz", "true needs a replica in each shard, and clusterMode.replicasPerNodeGroup is 0: use 1 or more, or false")
			}
		},
	},
	{
		Name: "multi-az-subnets", Input: "subnetIds",
		Holds:   "Multi-AZ has subnets in at least two availability zones, so at least two subnets.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1]`,
		Source:  "ElastiCache user guide, \"Minimizing downtime in ElastiCache with Multi-AZ\"",
		Needs:   []string{"enableMultiAz", "subnetIds"},
		Reads:   []string{"subnetGroupName"},
		Check: func(p *plan, say check.Say) {
			if p.enableMultiAz && len(p.subnetIDs.Elements) == 1 && !p.usesSubnetGroup() {
				say("subnetIds", "holds 1 subnet, and enableMultiAz needs subnets in at least two availability zones: add one in another zone, or set enableMultiAz to false")
			}
		},
	},
}
