package engine

import (
	"maps"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// A serverless cache that runs becomes that of the component, as a cluster does: AWS is asked for nothing, and a
// program that would replace it is refused.
func TestServerlessImport(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	b := newBefore(t, box)
	group := b.make(securityGroupToken, made{
		"vpcId": b.vpc, "name": "sessions", "description": "Security group of the module",
	})
	b.make(serverlessCache, made{
		"name": "sessions", "engine": "valkey", "majorEngineVersion": "7", "description": "of the module",
		"dailySnapshotTime": "04:00", "snapshotRetentionLimit": 7, "subnetIds": b.subnets,
		"securityGroupIds": []any{group.ID}, "cacheUsageLimits": map[string]any{
			"dataStorage":    map[string]any{"unit": "GB", "maximum": 10},
			"ecpuPerSeconds": []any{map[string]any{"maximum": 50_000}},
		},
	})
	was, held := theCache(t, box), box.Holds()
	var subnets pulumi.StringArray
	for _, id := range b.subnets {
		subnets = append(subnets, pulumi.String(id.(string)))
	}
	inputs := pulumi.Map{
		"name": pulumi.String("sessions"), "majorEngineVersion": pulumi.String("7"), "description": pulumi.String("of the module"),
		"dailySnapshotTime": pulumi.String("04:00"), "snapshotRetentionLimit": pulumi.Int(7), "subnetIds": subnets,
		"securityGroupIds": pulumi.ToStringArray([]string{group.ID}), "dataStorage": limit(10), "ecpuPerSecond": limit(50_000),
		"enableCloudwatchAlarms": pulumi.Bool(false),
	}
	program := func(changes pulumi.Map) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			all := maps.Clone(inputs)
			maps.Copy(all, changes)
			return ctx.RegisterRemoteComponentResource(serverlessType, "cache", all, &serverlessComponent{})
		}
	}
	stack := box.Program("test", program(nil))
	adoptAs(t, box, stack, serverlessType, serverlessCache, "cache-serverless-cache")
	assert.Equal(t, was, theCache(t, box), "an import reads")

	changes := stack.Preview()
	assert.Equal(t, sandbox.Changes{"update": 1, "same": 2}, changes, "the component, whose inputs are new")
	stack.Run(program(pulumi.Map{"majorEngineVersion": nil}))
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, "unable to replace resource")

	stack.Run(program(nil))
	stack.Up()
	assert.Equal(t, was, theCache(t, box))
	assert.ElementsMatch(t, held, box.Holds(), "nothing else was made")
	assert.Len(t, stack.Preview(), 1, "nothing to do")
	assertMade(t, box, 0)

	// And then the rest: alarms, and one field at a time what the component does by itself.
	stack.Run(program(pulumi.Map{"enableCloudwatchAlarms": nil, "dailySnapshotTime": nil}))
	stack.Up()
	assert.Equal(t, "06:00", theCache(t, box)["dailySnapshotTime"])
	assertMade(t, box, 0)
}
