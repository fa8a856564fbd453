package serverlesscache

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// told are the names of the rules in problems.
func told(found check.Problems) (names []string) {
	for _, one := range found {
		names = append(names, one.Rule.Name)
	}
	return names
}

// The rules about changes and AWS agree about random changes: a cache is replaced where they say so, and nowhere else;
// what they refuse, AWS refuses; and what AWS refuses, they had refused, for the same reason.
func TestChangesAgreeWithAWS(t *testing.T) {
	t.Parallel()
	var tried, replacedAll, severalAll, removedAll, acceptedAll int
	rapid.Check(t, func(t *rapid.T) {
		s := newSurroundings(t)
		sound := func(args *args) bool {
			return len(rulebook().Run(planOf(t, args), refusals)) == 0
		}
		then := drawArgs(t, s)
		if !sound(then) {
			t.Skip("not a cache")
		}
		off := false
		then.EnableCloudwatchAlarms, then.Alarms, then.EnableDashboard = &off, nil, nil // they follow the cache
		now := *then
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			rapid.SampledFrom(slices.Concat(options, turns)).Draw(t, "change").set(t, &now, s)
		}
		now.EnableCloudwatchAlarms, now.Alarms, now.EnableDashboard = &off, nil, nil
		if !sound(&now) {
			t.Skip("not a cache")
		}
		runs := &mocked.Change{Cloud: s.cloud, Token: awstype.ServerlessCache}
		if translate(runs, then) != nil {
			t.Skip("AWS has something against it")
		}
		becomes := &mocked.Change{Cloud: s.cloud, Token: awstype.ServerlessCache, Exists: true}
		if translate(becomes, &now) != nil {
			t.Skip("AWS has something against what is around it")
		}
		tried++
		replaced, refused := s.cloud.Change(mocked.Region, awstype.ServerlessCache, runs.ID, runs.Sent, becomes.Sent,
			becomes.Ignored)

		c := changed(t, then, &now, map[string]any{"engineVersionActual": runs.Made["fullEngineVersion"]})
		update := sending{
			c.Now, resource.NewPropertyMapFromMap(runs.Made), resource.ToResourcePropertyMap(becomes.Sent),
		}
		late := check.Run(update, c.Now.in.Unknown.Cover, oneAtATime)
		all := fmt.Sprint(told(rulebook().Refused(c)), told(rulebook().Costs(c)), told(late))
		require.Equal(t, replaced, rulebook().Replaced(c), "AWS replaces: %t; told: %s", replaced, all)
		if !slices.Equal(c.Was.restore.Values(), c.Now.restore.Values()) && len(c.Now.restore.Values()) > 0 {
			require.True(t, replaced)
		}
		require.Equal(t, replaced, update.replaced(), "as it is compared when the engine is about to update: %s", all)
		if replaced {
			replacedAll++
			return
		}
		why := fmt.Sprint(refused)
		several := strings.Contains(why, "only support modifying one field")
		require.Equal(t, several, slices.Contains(told(late), "one-field"), "%s: %s", why, all)
		removed := strings.Contains(why, "No modifications were requested")
		stays := slices.Contains(told(late), "limits-stay") || slices.Contains(told(late), "users-stay")
		switch {
		case several:
			severalAll++
		case removed:
			removedAll++
			require.True(t, stays, "AWS has nothing to do, and nothing is told: %s", all)
		case stays:
			// AWS would make the change that comes with it, and keep what the program removes.
			require.NotEmpty(t, update.changed(), all)
		case refused == nil:
			acceptedAll++
			require.Empty(t, late, all)
		default:
			require.True(t, refusedElsewhere(refused), "AWS refuses, and nothing is told: %v", refused)
		}
	})
	t.Logf("%d changes: %d replace, %d are several, %d remove something, %d are "+
		"accepted", tried, replacedAll, severalAll,
		removedAll, acceptedAll)
	if tried >= 1000 { // of fewer, chance may leave out a kind
		for _, n := range []int{replacedAll, severalAll, removedAll, acceptedAll} {
			assert.Greater(t, n, tried/1000)
		}
	}
}
