package clusteralarms

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Alarms for the old nodes can go off on the new ones if their thresholds are stricter there.
func TestMisfit(t *testing.T) {
	t.Parallel()
	fixed := Alarms{FreeableMemory: &monitoring.Alarm{Threshold: new(1e9)}}
	for _, test := range []struct {
		from, to string
		change   func(*testCluster)
		want     Misfit
	}{
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", ofShape(oneReplica), Misfit{Differs: true, FalseAlarm: true}},
		{"cache.r7g.xlarge", "cache.r7g.16xlarge", ofShape(oneReplica), Misfit{Differs: true}},
		{"cache.t4g.micro", "cache.t4g.small", ofShape(oneReplica), Misfit{Differs: true, FalseAlarm: true}},
		{"cache.t4g.small", "cache.t4g.micro", ofShape(oneReplica), Misfit{Differs: true}},
		{"cache.m7g.large", "cache.m6g.large", ofShape(oneReplica), Misfit{}},
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", watching("group"), Misfit{}},
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", withoutAlarms, Misfit{}},
		{"cache.r7g.16xlarge", "cache.r7g.2xlarge", withSettings(fixed), Misfit{}},
	} {
		p := planOf(t, ofNodes(test.to), test.change)
		assert.Equal(t, test.want, p.Misfit(test.from), "%s to %s", test.from, test.to)
	}
}
