package rediscluster

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// The rules about changes and AWS agree about random changes: a cluster is replaced where they say so, and nowhere
// else; what they refuse, AWS refuses; and of what AWS refuses something is told.
func TestChangesAgreeWithAWS(t *testing.T) {
	t.Parallel()
	var tried, replacedAll, refusedAll int
	rapid.Check(t, func(t *rapid.T) {
		s := newSurroundings(t)
		then := drawArgs(t, s)
		sound := func(args *RedisClusterArgs) bool {
			p := newPlan(context.Background(), args)
			if p.in.Err != nil || len(p.in.Found) > 0 {
				return false
			}
			p.region = region
			return len(p.check(refusals)) == 0
		}
		if !sound(then) {
			t.Skip("not a cluster")
		}
		then.EnableCloudwatchAlarms, then.EnableDashboard = new(false), nil // they follow the cluster
		now := *then
		for range rapid.IntRange(1, 2).Draw(t, "changes") {
			rapid.SampledFrom(slices.Concat(options, turns)).Draw(t, "change").set(t, &now, s)
		}
		if !sound(&now) {
			t.Skip("not a cluster")
		}
		now.EnableCloudwatchAlarms, now.EnableDashboard = new(false), nil
		runs := &mocked.Change{Cloud: s.cloud, Token: awstype.ReplicationGroup}
		if translate(runs, then) != nil {
			t.Skip("AWS has something against it")
		}
		becomes := &mocked.Change{Cloud: s.cloud, Token: awstype.ReplicationGroup, Exists: true}
		if translate(becomes, &now) != nil {
			t.Skip("AWS has something against what is around it")
		}
		tried++
		replaced, refused := s.cloud.Change(region, awstype.ReplicationGroup, runs.ID, runs.Sent, becomes.Sent,
			becomes.Ignored)

		u := afterwards(t, then, &now, map[string]any{
			"engineVersionActual": runs.Made["engineVersionActual"],
			"finalSnapshotName":   runs.Made["finalSnapshotIdentifier"],
		})
		told := fmt.Sprint(u.all())
		require.Equal(t, replaced, isReplaced(u.planChange), "AWS replaces: %t; told: %s", replaced, told)
		if replaced {
			replacedAll++
		}
		// A token that changes on the way to users is not sent, so AWS does not refuse it: half of the rule is ours.
		unsent := u.Now.access.Token.Strategy == access.DeleteToken
		if slices.ContainsFunc(rulebook().Refused(u.planChange), func(one check.Problem) bool {
			return one.Rule.StricterThanAWS == "" && !(unsent && one.Rule.Name == "token-in-phases")
		}) {
			require.Error(t, refused, "AWS takes what is refused: %s", told)
		}
		if refused != nil && !elsewhere(refused) && u.Now.engine.NodeType.Known() {
			refusedAll++
			found := slices.Concat(
				rulebook().Refused(u.planChange), u.changes(accessWarnings), u.waiting(manualSteps),
				u.changes(sideEffects),
			)
			require.NotEmpty(t, found, "AWS refuses, and nothing is told: %v", refused)
		}
	})
	t.Logf("%d changes, of which %d replace and %d are refused", tried, replacedAll, refusedAll)
	if tried >= 200 { // of fewer, chance may leave out a kind
		assert.Greater(t, replacedAll, tried/20)
		assert.Greater(t, refusedAll, tried/200)
	}
}
