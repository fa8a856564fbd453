package rediscluster

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// scalingReplaced is about a cluster that AWS has scaled, and that is replaced.
var scalingReplaced = []check.Rule[planChange]{
	{
		Name: "scaling-replaced", Input: topology.ShardsInput,
		Holds: "A cluster that replaces one that AWS has scaled begins with as many shards.",
		Before: "replicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }\n" +
			"autoScaling: { shards: { min: 2, max: 6 } }",
		Example: "replicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }\n" +
			"autoScaling: { shards: { min: 2, max: 6 } }\nport: 6380",
		Runs: []string{
			"sessions-0001-001", "sessions-0001-002", "sessions-0003-001", "sessions-0003-002", "sessions-0004-001",
			"sessions-0004-002",
		},
		Beside: []string{"replaces-port"},
		Source: "Pulumi documentation, resource option `ignoreChanges`: a new resource has the program's values; " +
			"ElastiCache user guide, \"Restoring from a backup\": the new cluster needs the memory",
		Silence: "write the number that runs",
		Lasting: check.DataLasts("cluster"),
		Needs: []string{
			"autoScaling", "clusterMode", topology.ShardsInput, topology.ReplicasInput, "replicationGroupSize",
		},
		Reads:  check.Read(replacements),
		Quotes: []string{topology.ShardsInput},
		Anyway: true,
		Check: func(c planChange, say check.Say) {
			runs, ok := c.Was.scaling.Running()
			now := c.Now.topology.Shape
			if there := len(runs.ShardIDs); ok && c.Was.scaling.Scales("shards") && now.ClusterMode &&
				now.Shards < there && isReplaced(c) {
				say(topology.ShardsInput,
					"%d is what the new cluster begins with, and %d shards run: what they hold may not fit into it; "+
						"write %d, and replicationGroupSize: %d",
					now.Shards, there, there, there*(1+now.ReplicasPerShard))
			}
		},
	},
}
