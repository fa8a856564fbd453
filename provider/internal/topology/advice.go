package topology

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// Advice is about shards without a replica or without failover, and about clusters that are larger than the quota.
var Advice = []check.Rule[*Plan]{
	{
		Name: "one-node", Input: "replicationGroupSize",
		Holds:   "A shard of production-size nodes has a replica.",
		Example: "replicationGroupSize: 1\nenableAutomaticFailover: false\nenableMultiAz: false",
		Source:  "ElastiCache user guide, \"Mitigating failures\"",
		Silence: "use 2 or more nodes in each shard, or a burstable node type, which says that it is no production " +
			"cluster",
		Needs: []string{"replicationGroupSize", ReplicasInput, "instanceType"},
		Check: func(p *Plan, say check.Say) {
			if p.Shape.ReplicasPerShard > 0 || p.engine.NodeType.Burstable() ||
				p.engine.NodeType == (elasticache.NodeType{}) {
				return
			}
			const lost = "when a node fails, what it holds is down and lost until AWS has replaced the node; add a " +
				"replica, or use a burstable node type (cache.t4g) where that may happen"
			if p.ClusterMode != nil {
				say(ReplicasInput, "0 leaves each shard with one node: "+lost)
			} else {
				say("replicationGroupSize", "1 is a primary without a replica: "+lost)
			}
		},
	},
	{
		Name: "failover-off", Input: "enableAutomaticFailover",
		Holds:   "Where there are replicas, one of them takes over.",
		Example: "enableAutomaticFailover: false\nenableMultiAz: false",
		Source:  "ElastiCache user guide, \"Minimizing downtime in ElastiCache with Multi-AZ\"",
		Silence: "`enableAutomaticFailover: true`, or a burstable node type",
		Needs:   []string{"replicationGroupSize", "clusterMode", "enableAutomaticFailover", "instanceType"},
		Check: func(p *Plan, say check.Say) {
			if p.ClusterMode == nil && !p.AutomaticFailover && p.Shape.ReplicasPerShard > 0 &&
				!p.engine.NodeType.Burstable() {
				say("enableAutomaticFailover",
					"false leaves the cluster without a primary when the primary fails, until someone promotes a "+
						"replica by hand; use true")
			}
		},
	},
	{
		Name: "node-quota", Input: "clusterMode",
		Holds: "The cluster is within the quota of nodes that accounts begin with.",
		Example: "enableCloudwatchAlarms: false\nreplicationGroupSize: 92\n" +
			"clusterMode: { numNodeGroups: 46, replicasPerNodeGroup: 1 }",
		Source:  "ElastiCache user guide, \"Quotas\"",
		Silence: "use fewer shards or replicas",
		Needs:   []string{ShardsInput, ReplicasInput},
		Check: func(p *Plan, say check.Say) {
			if nodes := p.Shape.Nodes(); p.ClusterMode != nil && nodes > elasticache.NodeQuota {
				say("clusterMode",
					"makes %d nodes; AWS's quota is %d in a cluster until you have it raised (Service Quotas, "+
						"\"Nodes per cluster\")",
					nodes, elasticache.NodeQuota)
			}
		},
	},
}
