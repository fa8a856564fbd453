package rediscluster

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// turnOn asks for an alarm as the table has it.
func turnOn(a *Alarms, input string) {
	reflect.ValueOf(a).Elem().Field(monitoring.AlarmFields[input]).Set(reflect.ValueOf(&Alarm{}))
}

// Nodes that are called otherwise than the alarms expect are told of, and none other.
func TestUnwatchedNodes(t *testing.T) {
	t.Parallel()
	unwatched := func(p *plan, members ...string) check.Problems {
		return check.Run(monitoring.Observed{Plan: p.monitoring, Members: members}, p.in.Unknown.Cover, monitoring.Observations)
	}
	p := planOf(t)
	assert.Empty(t, unwatched(p, "sessions-002", "sessions-001"))
	assert.Empty(t, unwatched(p), "not told yet")
	found := unwatched(p, "sessions-001", "sessions-003")
	require.Len(t, found, 1)
	assert.Equal(t, "alarmScope", found[0].Path)
	assert.Contains(t, found[0].Reason, "the alarms on sessions-002 have no data")
	assert.Contains(t, found[0].Reason, "nothing watches sessions-003")
	assert.Empty(t, unwatched(planOf(t, scope("group")), "sessions-003"), "no alarm expects a node")
	assert.Empty(t, unwatched(planOf(t, noAlarms), "sessions-003"))

	moved := planOf(t, all(shards(2, 1), migrates("enabled")))
	assert.Empty(t, unwatched(moved, "sessions-001", "sessions-002", "sessions-0002-001", "sessions-0002-002"), "no node is renamed")
}
