package engine

import (
	"cmp"
	"context"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/appautoscaling"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// shardsByHand is what people attach to a cluster for AWS to scale its shards.
var shardsByHand = made{
	"serviceNamespace": "elasticache", "scalableDimension": "elasticache:replication-group:NodeGroups",
	"resourceId": "replication-group/sessions", "minCapacity": 2, "maxCapacity": 8,
}

// attach registers a target for the cluster, with a policy.
func attach(t *testing.T, box *sandbox.Sandbox) {
	t.Helper()
	policy := made{
		"name": "mine", "policyType": "TargetTrackingScaling",
		"targetTrackingScalingPolicyConfiguration": map[string]any{
			"targetValue": 50.0,
			"predefinedMetricSpecification": map[string]any{
				"predefinedMetricType": "ElastiCachePrimaryEngineCPUUtilization",
			},
		},
	}
	for name, value := range shardsByHand {
		if name != "minCapacity" && name != "maxCapacity" {
			policy[name] = value
		}
	}
	for _, one := range []struct {
		token  string
		inputs made
	}{{awstype.ScalingTarget, shardsByHand}, {awstype.ScalingPolicy, policy}} {
		_, err := box.Cloud.Create(sandbox.Region, one.token, properties(one.inputs))
		require.NoError(t, err, one.token)
	}
}

// leavesShards is a transform that people wrote before there was autoScaling.
func leavesShards(_ context.Context, args *pulumi.ResourceTransformArgs) *pulumi.ResourceTransformResult {
	if args.Type == replicationGroup {
		args.Opts.IgnoreChanges = append(args.Opts.IgnoreChanges, "numNodeGroups")
	}
	return &pulumi.ResourceTransformResult{Props: args.Props, Opts: args.Opts}
}

// policies are the names of the policies that AWS has.
func policies(t *testing.T, box *sandbox.Sandbox) (names []any) {
	t.Helper()
	resources, err := box.Cloud.List()
	require.NoError(t, err)
	for _, r := range resources {
		if r.Type == awstype.ScalingPolicy {
			names = append(names, r.Properties["name"])
		}
	}
	return names
}

// A cluster whose scaling was attached by hand gets autoScaling instead, as docs/migrating.md says: the old target goes
// with its policies, nothing of the cluster moves, and the transform is gone.
func TestTakeOverOfScaling(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", running(nil, pulumi.Transforms([]pulumi.ResourceTransform{leavesShards})))
	stack.Up()
	attach(t, box)
	require.NoError(t, box.Cloud.Resize("sessions", 6, 1))
	stack.Refresh()
	assert.Len(t, stack.Preview(), 1, "nothing to do")

	require.NoError(t, box.Cloud.Delete(awstype.ScalingTarget, shardsTarget))
	assert.Empty(t, policies(t, box), "they went with their target")
	stack.Run(running(pulumi.Map{"autoScaling": pulumi.Map{"shards": limits(2, 8)}}))
	stack.UpWithRefresh()
	assert.Equal(t, "6 x 1", counts(t, box))
	assert.Equal(t, "2 to 8", limitsOf(t, box, shardsTarget))
	assert.Equal(t, []any{"sessions-shards"}, policies(t, box))
	assert.Len(t, stack.Preview(), 1, "nothing to do")
}

// What is left attached keeps its policy next to the new one. AWS then follows both, so the page has it removed.
func TestScalingByHandIsNotReplaced(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", running(nil))
	stack.Up()
	attach(t, box)
	stack.Run(running(pulumi.Map{"autoScaling": pulumi.Map{"shards": limits(3, 9)}}))
	stack.Up()
	assert.Equal(t, "3 to 9", limitsOf(t, box, shardsTarget))
	assert.ElementsMatch(t, []any{"mine", "sessions-shards"}, policies(t, box))
}

// A program that has a target of its own removes it in an update before autoScaling: in the same one, the engine would
// delete it at the end, and AWS knows the new target by the same name.
func TestTakeOverInTwoUpdates(t *testing.T) {
	t.Parallel()
	own := func(ctx *pulumi.Context) error {
		_, err := appautoscaling.NewTarget(ctx, "mine", &appautoscaling.TargetArgs{
			ServiceNamespace:  pulumi.String("elasticache"),
			ScalableDimension: pulumi.String("elasticache:replication-group:NodeGroups"),
			ResourceId:        pulumi.String("replication-group/sessions"),
			MinCapacity:       pulumi.Int(2),
			MaxCapacity:       pulumi.Int(8),
		})
		return err
	}
	scales := running(pulumi.Map{"autoScaling": pulumi.Map{"shards": limits(2, 8)}})
	for updates, steps := range map[string][]pulumi.RunFunc{
		"one": {scales}, "two": {running(nil), scales},
	} {
		t.Run(updates, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", running(nil))
			stack.Up()
			stack.Run(func(ctx *pulumi.Context) error { return cmp.Or(running(nil)(ctx), own(ctx)) })
			stack.Up()
			for _, step := range steps {
				stack.Run(step)
				stack.Up()
			}
			_, err := box.Cloud.Get(awstype.ScalingTarget, shardsTarget)
			if updates == "one" {
				require.Error(t, err, "as the page warns")
				return
			}
			require.NoError(t, err)
			assert.Equal(t, "3 x 1", counts(t, box))
		})
	}
}
