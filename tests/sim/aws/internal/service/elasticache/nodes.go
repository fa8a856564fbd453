package elasticache

import (
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Node is a member of a replication group as CloudWatch sees it.
type Node struct {
	Group, Member, NodeGroup string
	// Role is Primary or Replica.
	Role string
	// Shards and Replicas are those of the group.
	Shards, Replicas int
	// Metrics are what the node publishes, by name: each with all its dimension sets.
	Metrics map[string][]world.Metric
}

// Nodes finds the members of the replication groups in a region, again and again. The members of a group that did not
// change since are those that it found before.
type Nodes struct{ known map[*world.Resource][]Node }

// In are the members now.
func (n *Nodes) In(v world.View) []Node {
	var nodes []Node
	known := map[*world.Resource][]Node{}
	for _, group := range v.All(awstype.ReplicationGroup) {
		found, ok := n.known[group]
		if !ok {
			found = nodesOf(group.Properties)
		}
		known[group] = found
		nodes = append(nodes, found...)
	}
	n.known = known
	return nodes
}

func nodesOf(group props.Map) []Node {
	var nodes []Node
	for _, m := range membersOf(group) {
		node := Node{
			Group: group.Str("replicationGroupId"), Member: m.id, NodeGroup: m.nodeGroup, Role: m.role(),
			Shards: group.Num("numNodeGroups", 1), Replicas: group.Num("replicasPerNodeGroup", 0),
			Metrics: map[string][]world.Metric{},
		}
		for _, metric := range m.metrics() {
			same := func(other world.Metric) bool { return maps.Equal(other.Dimensions, metric.Dimensions) }
			if !slices.ContainsFunc(node.Metrics[metric.Name], same) {
				node.Metrics[metric.Name] = append(node.Metrics[metric.Name], metric)
			}
		}
		nodes = append(nodes, node)
	}
	return nodes
}
