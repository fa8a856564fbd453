package engine

import (
	"maps"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// endpointsOf is a program that exports the endpoints of its cluster.
func endpointsOf(changes pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		c, err := newCluster(ctx, "cache", n.inputs(changes))
		if err != nil {
			return err
		}
		ctx.Export("endpoint", c.Endpoint)
		ctx.Export("primary", c.PrimaryEndpoint)
		ctx.Export("configuration", c.ConfigurationEndpoint)
		return nil
	}
}

// A cluster goes to cluster mode and its data with it, by the steps that AWS takes: clients of both kinds are served in
// between, the alarms go on watching the nodes, which keep their ids, and shards are added at the end. Each step out of
// order is refused, before anything is changed.
func TestClusterModeMigration(t *testing.T) {
	t.Parallel()
	for name, own := range map[string]pulumi.Map{
		"AWS's parameter group": {},
		"parameters":            {"parameters": pulumi.Map{"timeout": pulumi.String("300")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			sharded := func(n int) pulumi.Map {
				return pulumi.Map{
					"clusterMode":          pulumi.Map{"numNodeGroups": pulumi.Int(n), "replicasPerNodeGroup": pulumi.Int(1)},
					"replicationGroupSize": pulumi.Int(2 * n),
				}
			}
			step := func(parts ...pulumi.Map) pulumi.RunFunc {
				inputs := pulumi.Map{"applyImmediately": pulumi.Bool(true), "enableCloudwatchAlarms": pulumi.Bool(true)}
				for _, part := range append(parts, own) {
					maps.Copy(inputs, part)
				}
				return endpointsOf(inputs)
			}
			migrates := func(to string) pulumi.Map { return pulumi.Map{"clusterModeMigration": pulumi.String(to)} }
			stack := box.Program("test", step())
			refused := func(message string, parts ...pulumi.Map) {
				t.Helper()
				stack.Run(step(parts...))
				_, err := stack.TryPreview() // in an update it is as in TestRefusedChanges
				require.ErrorContains(t, err, message)
			}
			reach := func(parts ...pulumi.Map) map[string]any {
				t.Helper()
				stack.Run(step(parts...))
				log := said(t, stack, func() { stack.Up() })
				assert.NotContains(t, log, "have no data")
				assert.Len(t, stack.Preview(), 1, "nothing to do")
				outputs, err := stack.Outputs(t.Context())
				require.NoError(t, err)
				values := map[string]any{}
				for key, output := range outputs {
					values[key] = output.Value
				}
				return values
			}

			apart := reach()
			assert.Nil(t, apart["configuration"])
			refused(`set clusterModeMigration to "compatible" first`, sharded(1))
			refused("is made anew", migrates("compatible"), pulumi.Map{"port": pulumi.Int(6380)})
			refused("AWS changes the mode of a cluster (disabled to compatible) by itself", migrates("compatible"),
				pulumi.Map{"description": pulumi.String("changed")})

			both := reach(migrates("compatible"))
			assert.Equal(t, "compatible", get(t, box)["clusterMode"])
			assert.Equal(t, apart["primary"], both["primary"], "clients go on")
			assert.Equal(t, apart["endpoint"], both["endpoint"])
			assert.Contains(t, both["configuration"], "clustercfg.")
			refused("between the modes", migrates("compatible"), pulumi.Map{"replicationGroupSize": pulumi.Int(3)})
			refused(`use "disabled" to go back`)

			assert.Equal(t, apart, reach(migrates("disabled")), "and back")
			reach()
			reach(migrates("compatible"))
			refused("(compatible to enabled)", migrates("enabled"), sharded(2))

			sharing := reach(migrates("enabled"), sharded(1))
			assert.Equal(t, both["configuration"], sharing["endpoint"])
			assert.Nil(t, sharing["primary"])
			assert.Equal(t, []any{"sessions-001", "sessions-002"}, get(t, box)["memberClusters"])
			reach(migrates("enabled"), sharded(2))
			assert.Equal(t, []any{"sessions-001", "sessions-002", "sessions-0002-001", "sessions-0002-002"},
				get(t, box)["memberClusters"])
			refused("no way back", migrates("disabled"))

			created, err := box.Cloud.Calls("create", replicationGroup)
			require.NoError(t, err)
			assert.Equal(t, 1, created, "the data stays")
			stack.Destroy()
		})
	}
}

// A cluster is not made between the modes.
func TestMigrationOfNothing(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(pulumi.Map{"clusterModeMigration": pulumi.String("compatible")}))
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, "is for a cluster that runs, and this one is made anew")
	_, _, err = stack.TryUp()
	require.ErrorContains(t, err, "is for a cluster that runs, and this one is made anew")
	assert.NotContains(t, stack.Resources(), "cache")
}

// Where nodes came and went by another hand, the alarms say that they watch in vain.
func TestUnwatchedNodes(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(pulumi.Map{"enableCloudwatchAlarms": pulumi.Bool(true)}))
	stack.Up()
	assert.NotContains(t, read(t, stack.Log()), "have no data")
	require.NoError(t,
		box.Cloud.Set(replicationGroup, "sessions", "memberClusters", []any{"sessions-001", "sessions-003"}))
	stack.Refresh()
	log := said(t, stack, func() { assert.Len(t, stack.Preview(), 1) })
	assert.Contains(t, log,
		"the alarms on sessions-002 have no data, since the nodes are called otherwise: nothing watches sessions-003")
}
