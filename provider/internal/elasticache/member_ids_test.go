package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNodesOf(t *testing.T) {
	t.Parallel()
	for name, one := range map[string]struct {
		members  []string
		shards   []string
		replicas int
	}{
		"one shard":       {[]string{"cache-002", "cache-001"}, []string{"0001"}, 1},
		"shards":          {[]string{"cache-0001-001", "cache-0001-002", "cache-0002-001", "cache-0002-002"}, []string{"0001", "0002"}, 1},
		"gaps":            {[]string{"cache-0007-001", "cache-0001-001", "cache-0003-001"}, []string{"0001", "0003", "0007"}, 0},
		"moved to shards": {[]string{"cache-001", "cache-002", "cache-0002-001", "cache-0002-002"}, []string{"0001", "0002"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, ok := NodesOf("cache", one.members)
			assert.True(t, ok)
			assert.Equal(t, Nodes{one.shards, one.replicas}, n)
			assert.Equal(t, len(one.shards)*(1+one.replicas), n.Topology().Nodes())
		})
	}
	_, ok := NodesOf("cache", nil)
	assert.False(t, ok)
}

func TestMissingShards(t *testing.T) {
	t.Parallel()
	n := Nodes{ShardIDs: []string{"0001", "0003", "0004"}}
	assert.Empty(t, n.MissingShards(4), "more shards need none")
	assert.Empty(t, n.MissingShards(2), "0003 is there")
	assert.Equal(t, []string{"0002"}, n.MissingShards(1))
	assert.Empty(t, Nodes{ShardIDs: []string{"0001", "0002", "0003"}}.MissingShards(1))
}
