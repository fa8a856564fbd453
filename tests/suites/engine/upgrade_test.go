package engine

import (
	"fmt"
	"maps"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// The road of a cluster through the years: each step is in place, with the parameter group of the new family in the
// same update.
func TestUpgrades(t *testing.T) {
	t.Parallel()
	for _, clusterMode := range []bool{false, true} {
		t.Run(fmt.Sprint("cluster mode ", clusterMode), func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			running := func(version pulumi.Map) pulumi.RunFunc {
				inputs := pulumi.Map{
					"instanceType":     pulumi.String("cache.r6g.large"),
					"applyImmediately": pulumi.Bool(true),
				}
				if clusterMode {
					inputs["clusterMode"] = pulumi.Map{
						"numNodeGroups":        pulumi.Int(1),
						"replicasPerNodeGroup": pulumi.Int(1),
					}
				}
				maps.Copy(inputs, version)
				return program(inputs)
			}
			stack := box.Program("test", running(pulumi.Map{"redisVersion": pulumi.String("5.0.6")}))
			for _, step := range []struct {
				inputs                 pulumi.Map
				engine, version, group string
			}{
				{pulumi.Map{"redisVersion": pulumi.String("5.0.6")}, "redis", "5.0.6", "default.redis5.0"},
				{pulumi.Map{"redisVersion": pulumi.String("6.2")}, "redis", "6.2", "default.redis6.x"},
				{pulumi.Map{"redisVersion": pulumi.String("7.1")}, "redis", "7.1", "default.redis7"},
				{pulumi.Map{"engine": pulumi.String("valkey"), "engineVersion": pulumi.String("8.0")}, "valkey", "8.0", "default.valkey8"},
				{pulumi.Map{"engine": pulumi.String("valkey")}, "valkey", "8.2", "default.valkey8"},
			} {
				stack.Run(running(step.inputs))
				stack.Up()
				group := get(t, box)
				assert.Equal(t, step.engine, group["engine"])
				assert.Equal(t, step.version, group["engineVersion"])
				if clusterMode {
					step.group += ".cluster.on"
				}
				assert.Equal(t, step.group, group["parameterGroupName"])
				assert.Len(t, stack.Preview(), 1, "nothing to do")
			}
			created, err := box.Cloud.Calls("create", replicationGroup)
			require.NoError(t, err)
			assert.Equal(t, 1, created, "the data stays")
		})
	}
}

// Parameters make a group of the cluster's own. An upgrade makes the group of the new family first, and takes the old
// one away when the cluster has moved; without parameters, the cluster goes back to AWS's own group.
func TestParameters(t *testing.T) {
	t.Parallel()
	const parameterGroup = awstype.ParameterGroup
	for _, clusterMode := range []bool{false, true} {
		t.Run(fmt.Sprint("cluster mode ", clusterMode), func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			running := func(inputs pulumi.Map) pulumi.RunFunc {
				inputs["applyImmediately"] = pulumi.Bool(true)
				if clusterMode {
					inputs["clusterMode"] = pulumi.Map{
						"numNodeGroups":        pulumi.Int(1),
						"replicasPerNodeGroup": pulumi.Int(1),
					}
				}
				return program(inputs)
			}
			groups := func() map[string]any {
				resources, err := box.Cloud.List()
				require.NoError(t, err)
				found := map[string]any{}
				for _, r := range resources {
					if r.Type == parameterGroup {
						found[r.ID] = r.Properties["family"]
					}
				}
				return found
			}
			policy := func(value string) pulumi.Map { return pulumi.Map{"maxmemory-policy": pulumi.String(value)} }
			stack := box.Program("test",
				running(pulumi.Map{"redisVersion": pulumi.String("6.2"), "parameters": policy("allkeys-lru")}))
			stack.Up()
			assert.Equal(t, map[string]any{"sessions-redis6-x": "redis6.x"}, groups())
			assert.Equal(t, "sessions-redis6-x", get(t, box)["parameterGroupName"])
			assert.Equal(t, clusterMode, get(t, box)["clusterEnabled"])

			stack.Run(running(pulumi.Map{"redisVersion": pulumi.String("6.2"), "parameters": policy("noeviction")}))
			changes, _ := stack.Up()
			assert.Equal(t, 2, changes["update"], "the group, in place, and the component: %v", changes)

			stack.Run(running(pulumi.Map{"engine": pulumi.String("valkey"), "parameters": policy("noeviction")}))
			changes, _ = stack.Up()
			assert.Equal(t, 1, changes["replace"], "the group alone: %v", changes)
			assert.Equal(t, map[string]any{"sessions-valkey8": "valkey8"}, groups())
			assert.Equal(t, "sessions-valkey8", get(t, box)["parameterGroupName"])

			stack.Run(running(pulumi.Map{"engine": pulumi.String("valkey")}))
			stack.Up()
			assert.Empty(t, groups())
			created, err := box.Cloud.Calls("create", replicationGroup)
			require.NoError(t, err)
			assert.Equal(t, 1, created, "the data stays")
			stack.Destroy()
			assert.Empty(t, box.Holds())
		})
	}
}
