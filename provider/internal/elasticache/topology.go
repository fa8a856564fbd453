package elasticache

import (
	"fmt"
)

// Limits of a topology.
const (
	// MaxReplicasPerShard is how many read replicas a shard may have.
	// Source: ElastiCache API, CreateReplicationGroup, ReplicasPerNodeGroup.
	MaxReplicasPerShard = 5
	// MaxNodesClusterModeDisabled is a primary and its replicas.
	// Source: ElastiCache API, CreateReplicationGroup, NumCacheClusters.
	MaxNodesClusterModeDisabled = 1 + MaxReplicasPerShard
	// MaxNodes is the highest that the quota of nodes in a cluster, 90 at first, can be raised to.
	// Source: ElastiCache user guide, "Quotas".
	MaxNodes          = 500
	maxNodesBefore506 = 250
)

// NodeID is the id of the only node that a member cluster of Redis has.
// Source: CloudWatch metrics for ElastiCache, dimension CacheNodeId.
const NodeID = "0001"

// Topology is how many nodes a replication group has and how they are arranged.
type Topology struct {
	// ClusterMode says whether the keyspace is sharded ("cluster mode enabled").
	ClusterMode bool
	// Migrated says that the group was made with cluster mode disabled and moved to it later, which renames no node.
	Migrated bool
	// Shards (node groups) is 1 with cluster mode disabled.
	Shards int
	// ReplicasPerShard is the number of read replicas beside the primary of each shard.
	ReplicasPerShard int
}

// Nodes is how many nodes there are in all.
func (t Topology) Nodes() int { return t.Shards * (1 + t.ReplicasPerShard) }

// Member is one node of a replication group: a cache cluster of its own to AWS.
type Member struct {
	// Suffix is what the member's id adds to the replication group's: "002", or "0001-002" in cluster mode.
	Suffix string
}

// ID is the member's cache cluster id.
func (m Member) ID(replicationGroupID string) string { return replicationGroupID + "-" + m.Suffix }

// Members are the nodes in the order of their ids. AWS names them so when it creates the replication group, which is
// what lets an alarm for each of them exist in the same deployment.
// Source: ElastiCache user guide, "Finding replication group endpoints" and "Viewing a cluster's details".
func (t Topology) Members() []Member {
	members := make([]Member, 0, t.Nodes())
	for shard := 1; shard <= t.Shards; shard++ {
		for node := 1; node <= 1+t.ReplicasPerShard; node++ {
			suffix := fmt.Sprintf("%03d", node)
			if t.ClusterMode && !(t.Migrated && shard == 1) {
				suffix = shardID(shard) + "-" + suffix
			}
			members = append(members, Member{Suffix: suffix})
		}
	}
	return members
}
