package rediscluster

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The warning about a node type that waits says when the alarms change, and whether they may go off before that.
func TestAlarmsMeanwhile(t *testing.T) {
	t.Parallel()
	const (
		until = `the alarms fit the nodes that run until the first "pulumi up --refresh" after the window`
		early = "may go off on the new nodes before that"
	)
	for _, test := range []struct {
		from, to     string
		change       func(*args)
		until, early bool
	}{
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", asIs, true, true},
		{"cache.r7g.xlarge", "cache.r7g.16xlarge", asIs, true, false},
		{"cache.t4g.micro", "cache.t4g.small", asIs, true, true},
		{"cache.t4g.small", "cache.t4g.micro", asIs, true, false},
		{"cache.m7g.large", "cache.m6g.large", asIs, false, false},
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", scope("group"), false, false},
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", noAlarms, false, false},
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", changed(Alarms{FreeableMemory: &Alarm{Threshold: new(1e9)}}), false, false},
	} {
		p := afterwards(t, with(nodeType(test.from)), with(all(nodeType(test.to), test.change)), nil)
		found := p.waiting(pendingChanges)
		require.Len(t, found, 1)
		about := fmt.Sprint(test.from, " to ", test.to, ": ", found[0].Reason)
		assert.Equal(t, test.until, strings.Contains(found[0].Reason, until), about)
		assert.Equal(t, test.early, strings.Contains(found[0].Reason, early), about)
		assert.Less(t, len(found[0].Reason), 480, "short enough to read: %s", about)
	}
}

// Snapshots that somebody turned off come back with an update, except where the AWS provider asks for them of a node
// that there is not. Where the program turned them off, the rule about the change says so.
func TestSnapshotsTurnedOffByHand(t *testing.T) {
	t.Parallel()
	first, later := []any{"sessions-001", "sessions-002"}, []any{"sessions-002", "sessions-003"}
	off := func(members []any) map[string]any {
		return map[string]any{"snapshotRetentionLimit": 0, "memberClusters": members}
	}
	for what, test := range map[string]struct {
		now, was func(*args)
		runs     map[string]any
		says     string
	}{
		"the first node is there": {asIs, nil, off(first), ""},
		"the first node is gone": {
			asIs, nil,
			off(later),
			"of the node sessions-001, which is gone, so AWS refuses: turn them on by hand, aws elasticache " +
				"modify-replication-group --replication-group-id sessions --snapshotting-cluster-id sessions-003 " +
				"--snapshot-retention-limit 15 --apply-immediately",
		},
		"another number":         {asIs, nil, map[string]any{"snapshotRetentionLimit": 3, "memberClusters": later}, ""},
		"not known":              {asIs, nil, map[string]any{"memberClusters": later}, ""},
		"the program wants none": {retention(0), nil, off(later), ""},
		"the program had none":   {asIs, retention(0), off(later), ""},
		"another change": {
			asIs, retention(7),
			off(later),
			"which is gone",
		},
	} {
		b := &builder{plan: planOf(t, test.now), history: &history{}}
		if test.was != nil {
			b.history.was = planOf(t, test.was)
		}
		found := b.snapshotsOff(resource.NewPropertyMapFromMap(test.runs))
		if test.says == "" {
			assert.Empty(t, found, what)
		} else if assert.Len(t, found, 1, what) {
			assert.Contains(t, found[0].Reason, "is 0 in AWS, where somebody changed it", what)
			assert.Contains(t, found[0].Reason, test.says, what)
		}
	}
}
