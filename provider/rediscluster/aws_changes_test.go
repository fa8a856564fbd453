package rediscluster

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
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
		then.EnableCloudwatchAlarms, then.EnableDashboard = ptr(false), nil // they follow the cluster
		now := *then
		for range rapid.IntRange(1, 2).Draw(t, "changes") {
			rapid.SampledFrom(slices.Concat(options, turns)).Draw(t, "change").set(t, &now, s)
		}
		if !sound(&now) {
			t.Skip("not a cluster")
		}
		now.EnableCloudwatchAlarms, now.EnableDashboard = ptr(false), nil
		runs := &changing{cloud: s.cloud}
		if translate(runs, then) != nil {
			t.Skip("AWS has something against it")
		}
		was, id := runs.sent, runs.id
		becomes := &changing{cloud: s.cloud, exists: true}
		if translate(becomes, &now) != nil {
			t.Skip("AWS has something against what is around it")
		}
		tried++
		replaced, refused := s.cloud.Change(region, replicationGroupToken, id, was, becomes.sent, becomes.ignored)

		u := afterwards(t, then, &now, runs.outputs)
		told := fmt.Sprint(u.all())
		require.Equal(t, replaced, isReplaced(u.planChange), "AWS replaces: %t; told: %s", replaced, told)
		if replaced {
			replacedAll++
		}
		if slices.ContainsFunc(rulebook().Refused(u.planChange), func(one check.Problem) bool {
			return one.Rule.StricterThanAWS == ""
		}) {
			require.Error(t, refused, "AWS takes what is refused: %s", told)
		}
		if refused != nil && !elsewhere(refused) && u.Now.engine.NodeType.Known() {
			refusedAll++
			found := slices.Concat(
				rulebook().Refused(u.planChange), u.changes(accessWarnings), u.waiting(manualSteps), u.changes(sideEffects),
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

const replicationGroupToken = "aws:elasticache/replicationGroup:ReplicationGroup"

// changing answers as AWS does, and keeps what the replication group is sent. Where one is there to be changed it makes
// no second one, nor of what is around it.
type changing struct {
	cloud   *awssim.Cloud
	exists  bool
	sent    property.Map
	ignored []string
	id      string
	outputs map[string]any
}

func (c *changing) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func (c *changing) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	if args.TypeToken == Token || !strings.HasPrefix(args.TypeToken, "aws:") {
		return madeElsewhere(args)
	}
	inputs := resource.FromResourcePropertyMap(args.Inputs)
	if args.TypeToken == replicationGroupToken {
		c.sent, c.ignored = inputs, args.RegisterRPC.GetIgnoreChanges()
	}
	if c.exists {
		if args.TypeToken == replicationGroupToken {
			return args.Name, args.Inputs, nil
		}
		held, err := c.cloud.List()
		if err != nil {
			return "", nil, err
		}
		for _, r := range held {
			for _, key := range []string{"name", "userId", "userGroupId"} {
				if name, ok := inputs.GetOk(key); ok && r.Type == args.TypeToken && r.Name() == name.AsString() {
					return r.ID, resource.NewPropertyMapFromMap(r.Properties), nil
				}
			}
		}
		if args.TypeToken == "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" {
			return args.Name, args.Inputs, nil
		}
	}
	made, err := c.cloud.Create(region, args.TypeToken, inputs)
	if err != nil {
		return "", nil, err
	}
	if args.TypeToken == replicationGroupToken {
		c.id = made.ID
		c.outputs = map[string]any{
			"engineVersionActual": made.Properties["engineVersionActual"],
			"finalSnapshotName":   made.Properties["finalSnapshotIdentifier"],
		}
	}
	return made.ID, resource.NewPropertyMapFromMap(made.Properties), nil
}
