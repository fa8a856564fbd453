package rediscluster

import (
	"fmt"
	"strings"
	"testing"

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
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", changed(Alarms{FreeableMemory: &Alarm{Threshold: ptr(1e9)}}), false, false},
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
