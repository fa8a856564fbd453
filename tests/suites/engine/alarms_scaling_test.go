package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/firing"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// Where AWS scales a cluster, a deployment after that has nothing to do: the alarms and the dashboard are already those
// of the new size. The alarms go off, and the dashboard finds the nodes.
func TestAlarmsOfAScaledCluster(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(pulumi.Map{
		"enableCloudwatchAlarms": pulumi.Bool(true), "enableDashboard": pulumi.Bool(true),
		"instanceType": pulumi.String("cache.m7g.large"), "replicationGroupSize": pulumi.Int(4),
		"clusterMode": pulumi.Map{"numNodeGroups": pulumi.Int(2), "replicasPerNodeGroup": pulumi.Int(1)},
		"autoScaling": pulumi.Map{"shards": pulumi.Map{"min": pulumi.Int(2), "max": pulumi.Int(6)}},
	}))
	stack.Up()
	for _, shards := range []int{2, 6, 3} {
		require.NoError(t, box.Cloud.Resize("sessions", shards, 1))
		stack.Refresh()
		changes := stack.Preview()
		assert.Len(t, changes, 1, "%d shards: nothing to do: %v", shards, changes)
		assert.GreaterOrEqual(t, firing.EveryAlarm(t, box.Cloud, sandbox.Region), 4)
		assert.Equal(t, 8, firing.EverySearch(t, box.Cloud, sandbox.Region, "sessions"))
	}
	stack.Destroy()
	assert.Empty(t, box.Holds())
}
