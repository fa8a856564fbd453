package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// refusedTwice holds that a program is refused by a preview and by an update, in these words, and that nothing of the
// cache is changed.
func refusedTwice(t *testing.T, box *sandbox.Sandbox, stack *sandbox.Stack, program pulumi.RunFunc, words ...string) {
	t.Helper()
	was := theCache(t, box)
	stack.Run(program)
	_, previewed := stack.TryPreview()
	_, _, updated := stack.TryUp()
	for _, word := range words {
		require.ErrorContains(t, previewed, word, "the preview")
		require.ErrorContains(t, updated, word, "the update")
	}
	assert.Equal(t, was, theCache(t, box))
	calls, err := box.Cloud.Calls("update", serverlessCache)
	require.NoError(t, err)
	assert.Zero(t, calls, "AWS is not asked")
}

// AWS takes one field in a request, and the AWS provider sends all in one: two changes are refused before either is
// made, and go through one after the other.
func TestServerlessFieldsOneByOne(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", serverlessProgram(nil))
	stack.Up()
	first := pulumi.Map{"snapshotRetentionLimit": pulumi.Int(7)}
	both := pulumi.Map{"snapshotRetentionLimit": pulumi.Int(7), "description": pulumi.String("Sessions of the shop")}
	refusedTwice(t, box, stack, serverlessProgram(both),
		"changes together with snapshotRetentionLimit", "an update of its own: snapshotRetentionLimit, then description")

	// Tags go by another call, and what is beside the cache by others still.
	first["tags"] = pulumi.Map{"team": pulumi.String("web")}
	first["enableDashboard"] = pulumi.Bool(true)
	stack.Run(serverlessProgram(first))
	stack.Up()
	assert.EqualValues(t, 7, theCache(t, box)["snapshotRetentionLimit"])
	stack.Run(serverlessProgram(changed(both, first)))
	stack.Up()
	assert.Equal(t, "Sessions of the shop", theCache(t, box)["description"])
	assert.Len(t, stack.Preview(), 1, "nothing to do")
}

// What somebody changed by hand is a change as well, once the engine knows of it: it is mended first, by itself.
func TestServerlessDriftIsAField(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", serverlessProgram(nil))
	stack.Up()
	require.NoError(t, box.Cloud.Set(serverlessCache, "sessions", "dailySnapshotTime", "01:00"))
	stack.Refresh()
	retention := pulumi.Map{"snapshotRetentionLimit": pulumi.Int(7)}
	refusedTwice(t, box, stack, serverlessProgram(retention), "changes together with snapshotRetentionLimit")
	stack.Run(serverlessProgram(nil))
	stack.Up()
	assert.Equal(t, "06:00", theCache(t, box)["dailySnapshotTime"])
	stack.Run(serverlessProgram(retention))
	stack.Up()
	assert.EqualValues(t, 7, theCache(t, box)["snapshotRetentionLimit"])
}

// A new cache takes everything at once.
func TestServerlessReplacementTakesEverything(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", serverlessProgram(nil))
	stack.Up()
	stack.Run(serverlessProgram(pulumi.Map{
		"majorEngineVersion": pulumi.String("9"), "snapshotRetentionLimit": pulumi.Int(7), "dataStorage": nil,
		"description": pulumi.String("Sessions of the shop"),
	}))
	stack.Preview()
	stack.Up()
	assertMade(t, box, 2)
	assert.NotContains(t, theCache(t, box)["cacheUsageLimits"], "dataStorage")
}

// The AWS provider cannot remove a limit. Whoever removes it by hand, and has the engine look, may take it out of the
// program.
func TestServerlessLimitRemovedByHand(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", serverlessProgram(nil))
	stack.Up()
	without := serverlessProgram(pulumi.Map{"dataStorage": nil})
	refusedTwice(t, box, stack, without, "no longer has a limit that the cache has",
		"aws elasticache modify-serverless-cache --serverless-cache-name sessions --cache-usage-limits")
	require.NoError(t, box.Cloud.Set(serverlessCache, "sessions", "cacheUsageLimits", map[string]any{
		"ecpuPerSeconds": []any{map[string]any{"maximum": 50_000}},
	}))
	stack.Refresh()
	stack.Up()
	assertMade(t, box, 1)
	assert.NotContains(t, theCache(t, box)["cacheUsageLimits"], "dataStorage")
	assert.Len(t, stack.Preview(), 1, "nothing to do")
}

// The AWS provider cannot take the users away either. Once somebody has, the group and the users go with an update.
func TestServerlessUsersRemovedByHand(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	withUsers := pulumi.Map{"users": pulumi.Array{loginAs("app", "a-password-of-27-characters")}}
	stack := box.Program("test", serverlessProgram(withUsers))
	stack.Up()
	require.Contains(t, box.Holds(), userGroup+" sessions")
	refusedTwice(t, box, stack, serverlessProgram(nil), "is left out, and the cache has a group of users",
		"aws elasticache modify-serverless-cache --serverless-cache-name sessions --remove-user-group")
	require.Contains(t, box.Holds(), userGroup+" sessions", "the group is still there")
	require.NoError(t, box.Cloud.Set(serverlessCache, "sessions", "userGroupId", nil))
	stack.Refresh()
	stack.Up()
	assertMade(t, box, 1)
	assert.NotContains(t, box.Holds(), userGroup+" sessions")
	assert.NotContains(t, theCache(t, box), "userGroupId")
	assert.Len(t, stack.Preview(), 1, "nothing to do")
}
