package engine

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// What AWS knows the targets of the cluster by.
const (
	shardsTarget   = "elasticache/replication-group/sessions/elasticache:replication-group:NodeGroups"
	replicasTarget = "elasticache/replication-group/sessions/elasticache:replication-group:Replicas"
)

// limits are those of a dimension.
func limits(lowest, highest int) pulumi.Map {
	return pulumi.Map{"min": pulumi.Int(lowest), "max": pulumi.Int(highest)}
}

// shardedBy are the inputs for a number of shards and replicas.
func shardedBy(shards, replicas int) pulumi.Map {
	return pulumi.Map{
		"clusterMode":          pulumi.Map{"numNodeGroups": pulumi.Int(shards), "replicasPerNodeGroup": pulumi.Int(replicas)},
		"replicationGroupSize": pulumi.Int(shards * (1 + replicas)),
	}
}

// scaled is a cluster of three shards with a replica each, which AWS scales.
func scaled(scaling pulumi.Map, changes ...pulumi.Map) pulumi.RunFunc {
	inputs := pulumi.Map{"instanceType": pulumi.String("cache.r7g.large"), "autoScaling": scaling}
	for _, change := range append([]pulumi.Map{shardedBy(3, 1)}, changes...) {
		maps.Copy(inputs, change)
	}
	return program(inputs)
}

// counts are how many shards and replicas of each the cluster has in AWS.
func counts(t *testing.T, box *sandbox.Sandbox) string {
	t.Helper()
	group := get(t, box)
	return fmt.Sprintf("%v x %v", group["numNodeGroups"], group["replicasPerNodeGroup"])
}

// limitsOf are the limits of a target in AWS.
func limitsOf(t *testing.T, box *sandbox.Sandbox, target string) string {
	t.Helper()
	found, err := box.Cloud.Get(awstype.ScalingTarget, target)
	require.NoError(t, err)
	return fmt.Sprintf("%v to %v", found.Properties["minCapacity"], found.Properties["maxCapacity"])
}

// AWS scales a cluster, and no deployment scales it back: none that has nothing to do, and none that changes something
// else. What AWS does not scale, the program does.
func TestDeploymentsLeaveScalingToAWS(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		scaling          pulumi.Map
		shards, replicas int
	}{
		"shards":   {pulumi.Map{"shards": limits(2, 8)}, 5, 1},
		"replicas": {pulumi.Map{"replicas": limits(1, 4)}, 3, 3},
		"both":     {pulumi.Map{"shards": limits(2, 8), "replicas": limits(1, 4)}, 6, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", scaled(test.scaling))
			stack.Up()
			assert.Equal(t, "3 x 1", counts(t, box), "as the program begins")
			require.NoError(t, box.Cloud.Resize("sessions", test.shards, test.replicas))
			want := counts(t, box)
			require.NotEqual(t, "3 x 1", want)

			assert.Len(t, stack.Preview(), 1, "nothing to do")
			stack.Up()
			assert.Equal(t, want, counts(t, box))
			stack.Refresh()
			assert.Len(t, stack.Preview(), 1, "nothing to do")
			stack.Up()
			assert.Equal(t, want, counts(t, box))
			assert.Len(t, stack.UpWithRefresh(), 1)
			assert.Equal(t, want, counts(t, box))

			stack.Run(scaled(test.scaling, pulumi.Map{"description": pulumi.String("of the web team")}))
			stack.Up()
			assert.Equal(t, want, counts(t, box))
			assert.Equal(t, "of the web team", get(t, box)["description"])

			created, err := box.Cloud.Calls("create", replicationGroup)
			require.NoError(t, err)
			assert.Equal(t, 1, created, "the data stays")
			stack.Destroy()
			assert.Empty(t, box.Holds())
		})
	}
}

// What the load asks for stays: AWS adds shards until the CPU of the primaries is at its target, and removes none when
// the load goes, since scaleIn is off.
func TestScalingByLoad(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", scaled(pulumi.Map{"shards": limits(2, 8)}))
	stack.Up()
	whole := 270. // of the CPU of one primary, in percent
	load := func(node awssim.Load) map[string]float64 {
		return map[string]float64{"EngineCPUUtilization": whole / float64(node.Shards)}
	}
	require.NoError(t, box.Cloud.Live(sandbox.Region, 0, 60, load))
	assert.Equal(t, "5 x 1", counts(t, box), "54 % of each")
	whole = 30
	require.NoError(t, box.Cloud.Live(sandbox.Region, 60, 180, load))
	assert.Len(t, stack.UpWithRefresh(), 1)
	assert.Equal(t, "5 x 1", counts(t, box))
}

// A number that autoScaling does not name is the program's, as without it.
func TestTheOtherNumberIsTheProgram(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	shards := pulumi.Map{"shards": limits(2, 8)}
	stack := box.Program("test", scaled(shards))
	stack.Up()
	stack.Run(scaled(shards, shardedBy(3, 2)))
	stack.Up()
	assert.Equal(t, "3 x 2", counts(t, box))
	require.NoError(t, box.Cloud.Resize("sessions", 4, 3))
	stack.Refresh()
	stack.Up()
	assert.Equal(t, "4 x 2", counts(t, box), "the shards are AWS's, and the replicas are set back")
}

// A changed count does nothing, a limit does: a number out of the new limits moves at once, and no other.
func TestLimitsMoveTheCluster(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", scaled(pulumi.Map{"shards": limits(2, 8)}))
	stack.Up()
	for _, step := range []struct {
		lowest, highest, shards int
		want, warned            string
	}{
		{2, 8, 5, "3 x 1", "from 3 to 5 changes nothing"}, // the count alone
		{4, 8, 5, "4 x 1", ""},
		{2, 8, 5, "4 x 1", ""},
		{2, 9, 5, "4 x 1", ""},
		{2, 3, 3, "3 x 1", "from 5 to 3 changes nothing"},
		{2, 9, 3, "3 x 1", ""},
	} {
		stack.Run(scaled(pulumi.Map{"shards": limits(step.lowest, step.highest)}, shardedBy(step.shards, 1)))
		log := said(t, stack, func() { stack.Up() })
		assert.Equal(t, step.warned != "", strings.Contains(log, "[scaling-count]"), "%+v: %s", step, log)
		assert.Contains(t, log, step.warned)
		assert.Equal(t, step.want, counts(t, box), "%+v", step)
		assert.Equal(t, fmt.Sprintf("%d to %d", step.lowest, step.highest), limitsOf(t, box, shardsTarget))
		assert.Len(t, stack.Preview(), 1, "nothing to do")
	}
}

// The limits that a schedule has set stay, through refreshes and changes of something else. A limit that the program
// changes is sent, and a limit that no schedule sets is the program's.
func TestScheduledLimitsStay(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	scheduled := func(shards, by, replicas pulumi.Map) pulumi.Map {
		return pulumi.Map{"shards": shards, "replicas": replicas, "schedules": pulumi.Array{pulumi.Map{
			"name": pulumi.String("night"), "schedule": pulumi.String("cron(0 20 ? * * *)"), "shards": by,
		}}}
	}
	night, one := limits(1, 2), limits(1, 3)
	stack := box.Program("test", scaled(scheduled(limits(3, 8), night, one)))
	stack.Up()
	set := func(target string, lowest, highest int) {
		t.Helper()
		require.NoError(t, box.Cloud.Set(awstype.ScalingTarget, target, "minCapacity", lowest))
		require.NoError(t, box.Cloud.Set(awstype.ScalingTarget, target, "maxCapacity", highest))
	}
	set(shardsTarget, 1, 2)
	set(replicasTarget, 2, 4) // by hand
	require.NoError(t, box.Cloud.Resize("sessions", 2, 2))

	stack.UpWithRefresh()
	assert.Equal(t, "1 to 2", limitsOf(t, box, shardsTarget))
	assert.Equal(t, "1 to 3", limitsOf(t, box, replicasTarget), "set back")
	assert.Equal(t, "2 x 2", counts(t, box))
	assert.Len(t, stack.Preview(), 1, "nothing to do")

	stack.Run(scaled(scheduled(limits(3, 8), night, limits(1, 5))))
	stack.Up()
	assert.Equal(t, "1 to 2", limitsOf(t, box, shardsTarget), "the program has changed those of the replicas")

	stack.Run(scaled(scheduled(limits(3, 9), night, limits(1, 5))))
	stack.Up()
	assert.Equal(t, "1 to 9", limitsOf(t, box, shardsTarget), "the one that the program has changed")
	stack.Run(scaled(scheduled(limits(4, 9), night, limits(1, 5))))
	stack.Up()
	assert.Equal(t, "4 to 9", limitsOf(t, box, shardsTarget))
	assert.Equal(t, "4 x 2", counts(t, box))
	assert.Len(t, stack.UpWithRefresh(), 1)

	// Without the schedule, the limits are the program's again.
	set(shardsTarget, 1, 2)
	stack.Run(scaled(pulumi.Map{"shards": limits(4, 9), "replicas": limits(1, 5)}))
	stack.UpWithRefresh()
	assert.Equal(t, "4 to 9", limitsOf(t, box, shardsTarget))
}

// An update that AWS refuses, as it does while it scales the cluster, fails in AWS's words, and the next one goes on
// from there.
func TestAnUpdateThatAWSRefusesGoesOn(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	scaling := pulumi.Map{"shards": limits(2, 8)}
	stack := box.Program("test", scaled(scaling))
	stack.Up()
	fault(t, box, "update", replicationGroup, "InvalidReplicationGroupState",
		"Replication group must be in available state to modify.")
	stack.Run(scaled(scaling, pulumi.Map{"description": pulumi.String("of the web team")}))
	_, _, err := stack.TryUp()
	require.ErrorContains(t, err, "must be in available state")
	stack.Up()
	assert.Equal(t, "of the web team", get(t, box)["description"])
	assert.Len(t, stack.Preview(), 1, "nothing to do")
}

// The limits follow the clock of the page: the floor of the morning adds shards, the ceiling of the evening removes
// them although scaleIn is off, and a deployment of the night leaves both alone.
func TestRunbookClock(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", running(shown(t, "Scale by the clock")[0]))
	stack.Up()
	idle := func(awssim.Load) map[string]float64 { return map[string]float64{"EngineCPUUtilization": 20} }
	// The clock begins on a Monday in June, at 00:00 UTC: 02:00 in Berlin.
	const morning, evening = 4*60 + 30, 18 * 60
	for _, step := range []struct {
		from, until    int
		limits, shards string
	}{
		{0, morning, "3 to 10", "3 x 1"},
		{morning, morning + 60, "6 to 10", "6 x 1"},
		{morning + 60, evening, "6 to 10", "6 x 1"},
		{evening, evening + 60, "3 to 4", "4 x 1"},
	} {
		require.NoError(t, box.Cloud.Live(sandbox.Region, step.from, step.until, idle))
		stack.UpWithRefresh()
		assert.Equal(t, step.limits, limitsOf(t, box, shardsTarget), "%+v", step)
		assert.Equal(t, step.shards, counts(t, box), "%+v", step)
		assert.Len(t, stack.Preview(), 1, "nothing to do")
	}
}
