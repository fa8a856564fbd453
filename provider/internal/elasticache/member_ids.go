package elasticache

import (
	"fmt"
	"slices"
	"strings"
)

// Nodes are the nodes of a replication group that runs, by their ids.
type Nodes struct {
	// ShardIDs are the ids of the shards in order: "0001", "0003". AWS gives a new shard the next id, so
	// removed ones leave gaps.
	ShardIDs []string
	// Replicas is how many replicas each shard has: what the first one has, as the AWS provider counts.
	Replicas int
}

// NodesOf reads the ids of the members of a replication group. ok is false if there are none.
// Source: ElastiCache user guide, "Viewing a cluster's details": <id>-001 without shards, <id>-0001-001 with them.
func NodesOf(replicationGroupID string, members []string) (n Nodes, ok bool) {
	counts := map[string]int{}
	for _, member := range members {
		shard, _, sharded := strings.Cut(strings.TrimPrefix(member, replicationGroupID+"-"), "-")
		if !sharded {
			shard = shardID(1)
		}
		if counts[shard]++; counts[shard] == 1 {
			n.ShardIDs = append(n.ShardIDs, shard)
		}
	}
	if len(n.ShardIDs) == 0 {
		return Nodes{}, false
	}
	slices.Sort(n.ShardIDs)
	n.Replicas = counts[n.ShardIDs[0]] - 1
	return n, true
}

func shardID(n int) string { return fmt.Sprintf("%04d", n) }

// Topology is the arrangement of the nodes.
func (n Nodes) Topology() Topology {
	return Topology{ClusterMode: true, Shards: len(n.ShardIDs), ReplicasPerShard: n.Replicas}
}

// MissingShards are the shards that the AWS provider asks AWS to remove to get down to a number, and that are not
// there. The provider counts their ids down from the number of shards. AWS then refuses the whole request.
// Source: https://github.com/hashicorp/terraform-provider-aws/issues/43884, fixed in version 6.31.0 of that provider.
func (n Nodes) MissingShards(wanted int) (missing []string) {
	for i := len(n.ShardIDs); i > wanted; i-- {
		if id := shardID(i); !slices.Contains(n.ShardIDs, id) {
			missing = append(missing, id)
		}
	}
	return missing
}
