package elasticache

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// firstShard is the id of the one shard without cluster mode, which its nodes do not name.
const firstShard = "0001"

// nodeGroupOf is the id of the shard that a node of a group is in.
func nodeGroupOf(id, member string) string {
	shard, _, hasShard := strings.Cut(strings.TrimPrefix(member, id+"-"), "-")
	if !hasShard {
		return firstShard
	}
	return shard
}

// nodeGroupsOf are the ids of the shards that some nodes of a group are in, in their order.
func nodeGroupsOf(id string, members []string) []string {
	shards := make([]string, len(members))
	for i, member := range members {
		shards[i] = nodeGroupOf(id, member)
	}
	slices.Sort(shards)
	return slices.Compact(shards)
}

// nodeGroups are the ids of the shards of a group that had some before. New shards have the ids behind the highest one,
// and gaps stay: terraform-provider-aws#43884 shows a group of which an id below its count does not exist. Which id
// AWS gives a new shard, it documents nowhere.
func (t topology) nodeGroups(before []string) []string {
	shards, highest := slices.Clone(before), 0
	if len(shards) > 0 {
		highest, _ = strconv.Atoi(shards[len(shards)-1])
	}
	for len(shards) < t.shards {
		highest++
		shards = append(shards, fmt.Sprintf("%04d", highest))
	}
	return shards[:t.shards]
}

// countsDiffer tells a change of how many nodes there are.
func countsDiffer(old, in props.Map) bool {
	return slices.ContainsFunc(counts, func(key string) bool {
		return in[key] != nil && !props.Same(in[key], old[key], false)
	})
}

// withCountsOfState leaves the counts as they are where the inputs have those that the engine's state has: the provider
// compares with the state, and sends no count that is in it already, whatever AWS has by now.
func withCountsOfState(state, old, in props.Map) props.Map {
	in = in.Clone()
	for _, key := range counts {
		if in[key] != nil && state[key] != nil && props.Same(in[key], state[key], false) {
			in[key] = old[key]
		}
	}
	return in
}

// removeShards takes the shards away that the provider names in a request for fewer. It names them by the count in the
// engine's state, as if there were no gaps: from the old count down to the new one, each as four digits. AWS answers in
// its own words where there is no such shard, and the second message is not its own: it needs as many shards to
// remove as there are to be fewer (API, ModifyReplicationGroupShardConfiguration, NodeGroupsToRemove).
// Source: terraform-provider-aws#43884, internal/service/elasticache/replication_group.go of its version 5.
func removeShards(state, old, out props.Map, shards int) error {
	id, members := old.Str("replicationGroupId"), old.Strs("memberClusters")
	existing := nodeGroupsOf(id, members)
	if len(existing) <= shards {
		return nil
	}
	var removed, invalid []string
	for n := state.Num("numNodeGroups", len(existing)); n > shards; n-- {
		shard := fmt.Sprintf("%04d", n)
		removed = append(removed, shard)
		if !slices.Contains(existing, shard) {
			invalid = append(invalid, shard)
		}
	}
	if len(invalid) > 0 {
		return awserr.New(invalidValue, "The following node group ids are invalid: [%s]", strings.Join(invalid, ", "))
	}
	if len(existing)-len(removed) != shards {
		return awserr.New(invalidValue, "The number of node groups to remove must be %d to have %d of %d node groups, "+
			"and %d were given.", len(existing)-shards, shards, len(existing), len(removed))
	}
	out["memberClusters"] = without(id, members, removed)
	return nil
}

// without are the nodes of a group that are in none of some shards.
func without(id string, members, shards []string) []string {
	return slices.DeleteFunc(slices.Clone(members), func(member string) bool {
		return slices.Contains(shards, nodeGroupOf(id, member))
	})
}

// Resize gives a replication group another count of shards or of replicas, numNodeGroups or replicasPerNodeGroup, as
// Application Auto Scaling has ElastiCache do it. Of the shards, it is the service that picks those that go: here the
// ones with the lowest numbers but the first, so that gaps come about.
func Resize(v world.View, id, count string, to int) error {
	r := v.Find(awstype.ReplicationGroup, v.Region, id)
	if r == nil {
		return awserr.New("ReplicationGroupNotFoundFault", "Replication group %s not found.", id)
	}
	out := props.Map(r.Properties).Clone()
	out[count] = to
	t := topologyOf(out, out.Flag("clusterEnabled"))
	switch shards := nodeGroupsOf(id, out.Strs("memberClusters")); {
	case t.shards < 1 || t.replicas < 0 || t.replicas > maxReplicas:
		return awserr.New(invalidValue, "A replication group has at least 1 shard, and each shard 0 to %d replicas.",
			maxReplicas)
	case t.nodes() > out.Num("numCacheClusters", 0):
		if err := refuseNodes(v, id, t.nodes()); err != nil {
			return err
		}
	case out.Flag("multiAzEnabled") && t.replicas < 1:
		// In ElastiCache's words, as github.com/hashicorp/terraform-provider-aws/pull/34819 quotes them.
		return awserr.New(invalidValue, "Must have at least 1 replica for Multi-AZ enabled Replication Group")
	case len(shards) > t.shards:
		out["memberClusters"] = without(id, out.Strs("memberClusters"), shards[1:1+len(shards)-t.shards])
	}
	complete(v, out, t)
	v.Replace(r, out)
	return nil
}
