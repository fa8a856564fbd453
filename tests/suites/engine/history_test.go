package engine

import (
	"os"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// said is what the engine says while something is done, from the beginning of its log.
func said(t *testing.T, stack *sandbox.Stack, do func()) string {
	t.Helper()
	before, _ := os.ReadFile(stack.Log()) // none yet, of a new stack
	do()
	return read(t, stack.Log())[len(before):]
}

// A preview says what replaces the cluster, by the input that does, and what becomes of the data; where the program
// then does what it proposes, the data is carried over in the same update.
func TestReplacementsAreTold(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(nil))
	stack.Up()
	last, _ := get(t, box)["finalSnapshotIdentifier"].(string)
	require.NotEmpty(t, last)

	stack.Run(program(pulumi.Map{"port": pulumi.Int(6380)}))
	log := said(t, stack, func() { stack.Preview() })
	assert.Contains(t, log,
		"port: from 6379 to 6380 REPLACES the replication group: it is deleted before the new one is made, and its "+
			"data is left in the snapshot \""+last+"\"")
	assert.Contains(t, log, `add snapshotName: "`+last+`" to this update`)

	stack.Run(program(pulumi.Map{"port": pulumi.Int(6380), "snapshotName": pulumi.String(last)}))
	log = said(t, stack, func() { stack.Up() })
	assert.Contains(t, log, "which is filled from its snapshot \""+last+"\"")
	group := get(t, box)
	assert.Equal(t, last, group["snapshotName"])
	assert.EqualValues(t, 6380, group["port"])
	log = said(t, stack, func() { assert.Len(t, stack.Preview(), 1, "nothing to do") })
	assert.NotContains(t, log, "REPLACES", "it is told when it happens")
	stack.Destroy()
}

// What AWS refuses is refused at preview, and in an update before anything is changed, as often as it is tried.
func TestRefusedChanges(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(nil))
	stack.Up()
	before := get(t, box)
	stack.Run(program(pulumi.Map{
		"enableTransitEncryption": pulumi.Bool(false),
		"description":             pulumi.String("changed"),
	}))
	_, err := stack.TryPreview()
	require.ErrorContains(t, err,
		"property enableTransitEncryption with value false has a problem: from true to false takes two steps")
	for range 2 {
		_, _, err = stack.TryUp()
		require.ErrorContains(t, err, "enableTransitEncryption: from true to false takes two steps")
		assert.Equal(t, before, get(t, box))
	}
	stack.Run(program(pulumi.Map{"description": pulumi.String("changed")}))
	stack.Up()
	assert.Equal(t, "changed", get(t, box)["description"])
}

// What waits for the maintenance window is told in each update until it is made.
func TestWaitingChangesAreTold(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", program(nil))
	stack.Up()
	const waits = `instanceType: from "cache.t4g.small" to "cache.m7g.large" waits for the maintenance window ` +
		"(sat:07:00-sat:08:00 UTC), since applyImmediately is not true"
	stack.Run(program(pulumi.Map{"instanceType": pulumi.String("cache.m7g.large")}))
	assert.Contains(t, said(t, stack, func() { stack.Preview() }), waits)
	assert.Contains(t, said(t, stack, func() { stack.Up() }), waits)
	assert.Equal(t, "cache.t4g.small", get(t, box)["nodeType"], "until the window")
	log := said(t, stack, func() {
		changes := stack.Preview()
		assert.Equal(t, sandbox.Changes{"update": 1, "same": changes["same"]}, changes, "no input has changed since")
	})
	assert.Contains(t, log, waits)

	require.NoError(t, box.Cloud.Maintain())
	stack.Refresh()
	assert.Equal(t, "cache.m7g.large", get(t, box)["nodeType"])
	assert.NotContains(t, said(t, stack, func() { assert.Len(t, stack.Preview(), 1, "nothing to do") }), "waits")

	stack.Run(program(pulumi.Map{
		"instanceType":     pulumi.String("cache.t4g.small"),
		"applyImmediately": pulumi.Bool(true),
	}))
	assert.NotContains(t, said(t, stack, func() { stack.Up() }), "waits")
	assert.Equal(t, "cache.t4g.small", get(t, box)["nodeType"])
}

// Two clusters of one name, in components of the program's own of two types, are told apart; and a cluster whose
// component is renamed is the same one.
func TestPastOfEachCluster(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	twins := func(port int, name string, aliases ...pulumi.Alias) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			n, err := newNetwork(ctx, sandbox.Region)
			if err != nil {
				return err
			}
			for _, side := range []string{"left", "right"} {
				var parent struct{ pulumi.ResourceState }
				if err := ctx.RegisterComponentResource("test:index:"+side, side, &parent); err != nil {
					return err
				}
				inputs := pulumi.Map{"name": pulumi.String(side)}
				if side == "right" {
					inputs["port"] = pulumi.Int(port)
				}
				if _, err := newCluster(ctx, name, n.inputs(inputs), pulumi.Parent(&parent),
					pulumi.Aliases(aliases)); err != nil {
					return err
				}
			}
			return nil
		}
	}
	stack := box.Program("test", twins(6379, "cache"))
	stack.Up()
	stack.Run(twins(6380, "renamed", pulumi.Alias{Name: pulumi.String("cache")}))
	log := said(t, stack, func() { stack.Preview() })
	assert.Contains(t, log, "port: from 6379 to 6380 REPLACES")
	diagnostics := log[strings.Index(log, "Diagnostics:"):]
	assert.Equal(t, 1, strings.Count(diagnostics, "REPLACES"), diagnostics)
}
