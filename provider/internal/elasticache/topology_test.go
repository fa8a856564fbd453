package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestMembers(t *testing.T) {
	t.Parallel()
	ids := func(topology Topology) []string {
		var ids []string
		for _, m := range topology.Members() {
			ids = append(ids, m.ID("cache"))
		}
		return ids
	}
	assert.Equal(t, []string{"cache-001"}, ids(Topology{Shards: 1}))
	assert.Equal(t, []string{"cache-001", "cache-002", "cache-003"}, ids(Topology{Shards: 1, ReplicasPerShard: 2}))
	assert.Equal(t, []string{"cache-0001-001"}, ids(Topology{ClusterMode: true, Shards: 1}))
	assert.Equal(t, []string{"cache-0001-001", "cache-0001-002", "cache-0002-001", "cache-0002-002"},
		ids(Topology{ClusterMode: true, Shards: 2, ReplicasPerShard: 1}))
}

func TestMembersAreDistinct(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		topology := Topology{
			ClusterMode:      rapid.Bool().Draw(t, "cluster mode"),
			Shards:           1,
			ReplicasPerShard: rapid.IntRange(0, MaxReplicasPerShard).Draw(t, "replicas"),
		}
		if topology.ClusterMode {
			topology.Shards = rapid.IntRange(1, 500).Draw(t, "shards")
		}
		seen := map[string]bool{}
		for _, m := range topology.Members() {
			seen[m.ID("x")] = true
		}
		assert.Len(t, seen, topology.Nodes())
	})
}
