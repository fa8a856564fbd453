package clusteralarms

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// observed is what the rules say of a plan, and of the ids of the nodes that run.
func observed(p *Plan, members ...string) check.Problems {
	return check.Run(Observed{p, members}, p.in.Unknown.Cover, Observations)
}

// There is a warning of nodes whose names the alarms do not expect, and of no others.
func TestUnwatchedNodes(t *testing.T) {
	t.Parallel()
	p := planOf(t)
	assert.Empty(t, observed(p, "sessions-002", "sessions-001"))
	assert.Empty(t, observed(p), "not told yet")
	found := observed(p, "sessions-001", "sessions-003")
	require.Len(t, found, 1)
	assert.Equal(t, "alarmScope", found[0].Path)
	assert.Contains(t, found[0].Reason, "the alarms on sessions-002 have no data")
	assert.Contains(t, found[0].Reason, "nothing watches sessions-003")
	assert.Empty(t, observed(planOf(t, watching("group")), "sessions-003"), "no alarm expects a node")
	assert.Empty(t, observed(planOf(t, withoutAlarms), "sessions-003"))

	moved := planOf(t, ofShape(elasticache.Topology{ClusterMode: true, Migrated: true, Shards: 2, ReplicasPerShard: 1}))
	assert.Empty(t, observed(moved, "sessions-001", "sessions-002", "sessions-0002-001", "sessions-0002-002"),
		"no node is renamed")
}
