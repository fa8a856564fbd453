package rediscluster

import (
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// planOf is the plan of a valid cluster with some changes.
func planOf(t *testing.T, changes ...func(*RedisClusterArgs)) *plan {
	t.Helper()
	p := newPlan(t.Context(), with(all(changes...)))
	require.NoError(t, p.in.Err)
	require.Empty(t, p.in.Found)
	p.accepted.Rules = everyRule()
	return p
}

// The composite alarm looks at alarms that the program renames under their new names. A replacement of it is created
// after the old one is deleted, since both have the same name.
func TestCompositeAlarmOfRenamedAlarms(t *testing.T) {
	t.Parallel()
	r := newRecorder()
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		require.NoError(t, ctx.RegisterStackTransformation(func(
			args *pulumi.ResourceTransformationArgs,
		) *pulumi.ResourceTransformationResult {
			if alarm, ok := args.Props.(*cloudwatch.MetricAlarmArgs); ok {
				alarm.Name = pulumi.Sprintf("team-%s", alarm.Name)
			}
			return &pulumi.ResourceTransformationResult{Props: args.Props, Opts: args.Opts}
		}))
		_, err := New(ctx, "cache", with(all(pager(topic), nodes(1), withDashboard)))
		return err
	}, pulumi.WithMocks("project", "stack", r)))
	whole := r.Graph["cache-alarm-unhealthy"]
	assert.Contains(t, whole.Get("alarmRule"), `ALARM("team-sessions-cpu-001") OR ALARM("team-sessions-memory-001")`)
	assert.NotContains(t, whole.Get("alarmRule"), `"sessions-`)
	assert.True(t, whole.RegisterRPC.GetDeleteBeforeReplace())
	assert.Contains(t, r.Graph["cache-dashboard"].Get("dashboardBody"), `:alarm:team-sessions-cpu-001"`)
}
