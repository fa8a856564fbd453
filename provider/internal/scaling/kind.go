package scaling

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// kind is one of the two things that AWS can scale.
type kind struct {
	// word is the name of the kind among the inputs.
	word string
	aws  elasticache.ScalableDimension
	// property is the number of the replication group that AWS then changes, and input the program's input for it.
	property, input string
	// scalesIn is whether AWS also scales in by default.
	scalesIn bool
}

var (
	shardsKind = kind{
		word: "shards", aws: elasticache.ScalableShards,
		property: "numNodeGroups", input: topology.ShardsInput,
	}
	replicasKind = kind{
		word: "replicas", aws: elasticache.ScalableReplicas,
		property: "replicasPerNodeGroup", input: topology.ReplicasInput, scalesIn: true,
	}
)

// of is the number of a topology that the dimension scales.
func (k kind) of(t elasticache.Topology) int {
	if k.aws == elasticache.ScalableShards {
		return t.Shards
	}
	return t.ReplicasPerShard
}

// set gives a topology another number of what the dimension scales.
func (k kind) set(t *elasticache.Topology, n int) {
	if k.aws == elasticache.ScalableShards {
		t.Shards = n
	} else {
		t.ReplicasPerShard = n
	}
}

// counted is a number of what the kind scales, in words.
func (k kind) counted(n int) string {
	word := strings.TrimSuffix(k.word, "s")
	if n != 1 {
		word = k.word
	}
	if k.aws == elasticache.ScalableReplicas {
		word += " of each shard"
	}
	return fmt.Sprintf("%d %s", n, word)
}

// fewest is the lowest number that AWS scales to: at least one shard. Of replicas, AWS's pages disagree about 0.
// Sources: Application Auto Scaling API, RegisterScalableTarget, MinCapacity, whose list of services that accept 0 does
// not have ElastiCache; ElastiCache developer guide, "Use CloudFormation for Auto Scaling policies", whose
// template has 0.
func (k kind) fewest() int {
	if k == shardsKind {
		return 1
	}
	return 0
}

// most is the highest number that AWS scales to.
func (k kind) most() (highest int, what string) {
	if k == shardsKind {
		return elasticache.MaxNodes, "shards"
	}
	return elasticache.MaxReplicasPerShard, "replicas in each shard"
}
