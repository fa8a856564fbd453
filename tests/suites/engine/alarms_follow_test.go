package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// The alarms follow the cluster: those of the members that come and go come and go with them, thresholds change in
// place, and nothing else is touched.
func TestAlarmsFollow(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	clusterOf := func(size int, node string, alarms pulumi.Map) pulumi.RunFunc {
		return program(pulumi.Map{
			"enableCloudwatchAlarms": pulumi.Bool(true), "instanceType": pulumi.String(node), "replicationGroupSize": pulumi.Int(size), "alarms": alarms,
			"applyImmediately": pulumi.Bool(true),
		})
	}
	none := pulumi.Map{}
	stack := box.Program("test", clusterOf(2, "cache.m7g.large", none))
	stack.Up()
	before := stack.Resources()

	stack.Run(clusterOf(3, "cache.m7g.large", none))
	changes, _ := stack.Up()
	assert.Equal(t, 7, changes["create"], "the alarms of the third member")
	assert.Equal(t, 2, changes["update"], "the replication group, and the component")
	for name := range stack.Resources() {
		if _, was := before[name]; !was {
			assert.Regexp(t, `^cache-alarm-[a-z-]+-003$`, name)
		}
	}

	stack.Run(clusterOf(2, "cache.m7g.large", none))
	changes, _ = stack.Up()
	assert.Equal(t, 7, changes["delete"])
	assert.Equal(t, 2, changes["update"])
	assert.Len(t, stack.Resources(), len(before))

	// More memory and more CPUs: CPU and free memory are held to another figure.
	stack.Run(clusterOf(2, "cache.m7g.xlarge", none))
	changes, _ = stack.Up()
	assert.Equal(t, sandbox.Changes{"update": 2 + 2*2, "same": changes["same"]}, changes)

	stack.Run(clusterOf(2, "cache.m7g.xlarge", pulumi.Map{
		"memory": pulumi.Map{"threshold": pulumi.Float64(70)}, "swap": pulumi.Map{"enabled": pulumi.Bool(false)}, "evictions": pulumi.Map{},
	}))
	changes, _ = stack.Up()
	assert.Equal(t, sandbox.Changes{"update": 1 + 2, "delete": 2, "create": 2, "same": changes["same"]}, changes)
	stack.Destroy()
	assert.Empty(t, box.Holds())
}
