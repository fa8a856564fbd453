package engine

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// A preview says that a cache is replaced and that nothing is left of its data. By default the engine refuses it.
func TestServerlessReplacement(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	key := pulumi.String("arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef")
	stack := box.Program("test", serverlessProgram(pulumi.Map{"deletionProtection": nil}))
	stack.Up()
	was := theCache(t, box)
	stack.Run(serverlessProgram(pulumi.Map{"deletionProtection": nil, "kmsKeyId": key}))
	_, err := stack.TryPreview()
	require.ErrorContains(t, err, "protect")
	_, _, err = stack.TryUp()
	require.ErrorContains(t, err, "protect")
	assert.Equal(t, was, theCache(t, box))

	// The protection goes first, in an update of its own.
	stack.Run(serverlessProgram(nil))
	stack.Up()
	assertMade(t, box, 1)
	stack.Run(serverlessProgram(pulumi.Map{"kmsKeyId": key}))
	log := said(t, stack, func() { stack.Preview() })
	told := strings.Join(strings.Fields(log), " ")
	assert.Contains(t, told,
		"REPLACES the serverless cache: it is deleted before the new one is made, and its data is LOST")
	assert.Contains(t, told, "takes no last snapshot of a serverless cache")
	stack.Up()
	assertMade(t, box, 2)
	assert.EqualValues(t, key, theCache(t, box)["kmsKeyId"])
	snapshots, err := box.Cloud.Snapshots()
	require.NoError(t, err)
	assert.Empty(t, snapshots)

	// With a snapshot that somebody took by hand, the data is carried over in the update that replaces the cache.
	const byHand = "arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:by-hand"
	filled := pulumi.Map{"restoreFromSnapshotArns": pulumi.ToStringArray([]string{byHand})}
	stack.Run(serverlessProgram(filled))
	log = said(t, stack, func() { stack.Up() })
	assert.Contains(t, strings.Join(strings.Fields(log), " "), "the new one is filled from restoreFromSnapshotArns")
	assert.Equal(t, []any{byHand}, theCache(t, box)["snapshotArnsToRestores"])
	assert.NotContains(t, said(t, stack, func() { stack.Preview() }), "REPLACES", "it is told when it happens")

	// Once it is filled, the program may forget the snapshot.
	stack.Run(serverlessProgram(nil))
	stack.Up()
	assert.Len(t, stack.Preview(), 1, "nothing to do")
	assertMade(t, box, 3)
	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// Another name is another cache, which is there before the old one goes, and the users' group moves to it.
func TestServerlessName(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	inputs := pulumi.Map{"users": pulumi.Array{loginAs("app", "a-password-of-27-characters")}}
	stack := box.Program("test", serverlessProgram(inputs))
	stack.Up()
	stack.Run(serverlessProgram(changed(pulumi.Map{"name": pulumi.String("carts")}, inputs)))
	log := said(t, stack, func() { stack.Up() })
	assert.Contains(t, strings.Join(strings.Fields(log), " "),
		`name: from "sessions" to "carts" REPLACES the serverless cache: the new one is made before it is deleted`)
	made := strings.Index(log, "cache-serverless-cache created replacement")
	gone := strings.Index(log, "cache-serverless-cache deleting original")
	assert.Positive(t, made)
	assert.Greater(t, gone, made)
	_, err := box.Cloud.Get(serverlessCache, "sessions")
	require.Error(t, err)
	cache, err := box.Cloud.Get(serverlessCache, "carts")
	require.NoError(t, err)
	assert.Equal(t, "carts", cache.Properties["userGroupId"])
	assert.Len(t, stack.Preview(), 1, "nothing to do")
	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// Other subnets are another cache; in another order they are the same ones.
func TestServerlessSubnets(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	with := func(of func(n *network) pulumi.StringArray) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			n, err := newNetwork(ctx, sandbox.Region)
			if err != nil {
				return err
			}
			inputs := n.serverless(pulumi.Map{"subnetIds": of(n)})
			return ctx.RegisterRemoteComponentResource(serverlessType, "cache", inputs, &serverlessComponent{})
		}
	}
	stack := box.Program("test", with(func(n *network) pulumi.StringArray { return n.subnets }))
	stack.Up()
	stack.Run(with(func(n *network) pulumi.StringArray { return pulumi.StringArray{n.subnets[1], n.subnets[0]} }))
	stack.Up()
	assertMade(t, box, 1)
	stack.Run(with(func(n *network) pulumi.StringArray { return n.subnets[:1] }))
	log := said(t, stack, func() { stack.Up() })
	assert.Regexp(t, `subnetIds: from \S+, \S+ to \S+ REPLACES the serverless cache`, log)
	assertMade(t, box, 2)
}
