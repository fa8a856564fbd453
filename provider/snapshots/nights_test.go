package snapshots

import (
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// simulated answers what a component registers as AWS would, from a real create of it.
type simulated struct{ cloud *awssim.Cloud }

const simulatedRegion = "eu-west-1"

func (s simulated) Call(args pulumi.MockCallArgs) (resource.PropertyMap, error) {
	switch args.Token {
	case "aws:index/getRegion:getRegion":
		return resource.PropertyMap{"id": resource.NewProperty(simulatedRegion)}, nil
	case "aws:index/getCallerIdentity:getCallerIdentity":
		return resource.PropertyMap{"accountId": resource.NewProperty(awssim.Account)}, nil
	}
	return nil, nil
}

func (s simulated) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	if !strings.HasPrefix(args.TypeToken, "aws:") {
		return "", args.Inputs, nil
	}
	made, err := s.cloud.Create(simulatedRegion, args.TypeToken, resource.FromResourcePropertyMap(args.Inputs))
	if err != nil {
		return "", nil, err
	}
	return made.ID, resource.NewPropertyMapFromMap(made.Properties), nil
}

// hour is in minutes, the time of the simulated CloudWatch.
const hour = 60

// observed are runs of a state machine that ended in some hours, by metric.
func observed(t *testing.T, cloud *awssim.Cloud, metric string, hours ...int) {
	t.Helper()
	published, err := cloud.Metrics(simulatedRegion)
	require.NoError(t, err)
	found := slices.IndexFunc(published, func(m awssim.Metric) bool { return m.Name == metric })
	require.GreaterOrEqual(t, found, 0, "nobody publishes %s", metric)
	for _, at := range hours {
		require.NoError(t, cloud.Observe(simulatedRegion,
			awssim.Datapoint{Metric: published[found], Minute: at * hour, Value: 1}))
	}
}

// on says which alarms of the export are on at the end of an hour.
func on(t *testing.T, cloud *awssim.Cloud, at int) (names []string) {
	t.Helper()
	for _, name := range []string{"aborted", "failed", "overdue", "timed-out"} {
		state, err := cloud.AlarmState(simulatedRegion, "sessions-snapshot-export-"+name, at*hour+hour-1)
		require.NoError(t, err)
		if state == "ALARM" {
			names = append(names, name)
		}
	}
	return names
}

// exporting is a new cloud with an export in it.
func exporting(t *testing.T) *awssim.Cloud {
	t.Helper()
	cloud := awssim.InMemory()
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		_, err := NewRedisSnapshotExport(ctx, "snapshots", &RedisSnapshotExportArgs{
			Name: "sessions", ReplicationGroupId: pulumi.String("sessions"), AlarmsSnsTopicArns: pulumi.StringArray{},
		})
		return err
	}, pulumi.WithMocks("project", "stack", simulated{cloud})))
	return cloud
}

// A night that goes wrong sets off an alarm, whatever goes wrong, and the alarm is on until a later night went well.
// Runs begin at 10:00 and end within the hour.
func TestWhoLearnsOfANightAndWhen(t *testing.T) {
	t.Parallel()
	const first, second, third, fourth = 10, 34, 58, 82
	// CloudWatch looks at some periods more than an alarm asks for while data is missing.
	const late = 2
	for what, test := range map[string]struct {
		succeeded, failed, timedOut, aborted []int
		// alarm goes off in the hour begins, and is on up to the hour ends. It is empty if none goes off.
		alarm        string
		begins, ends int
	}{
		"every night went well": {succeeded: []int{first, second, third, fourth}},
		"a run takes hours":     {succeeded: []int{first, second + 5, third, fourth}},
		"a run failed": {
			succeeded: []int{first, third, fourth}, failed: []int{second},
			alarm: "failed", begins: second, ends: second + 29 + late,
		},
		"a run took too long": {
			succeeded: []int{first, third, fourth}, timedOut: []int{second + 6},
			alarm: "timed-out", begins: second + 6, ends: second + 35 + late,
		},
		"a run was stopped": {
			succeeded: []int{first, third, fourth}, aborted: []int{second},
			alarm: "aborted", begins: second, ends: second + 29 + late,
		},
		"a run did not happen, and nothing tells": {
			succeeded: []int{first, third, fourth},
			alarm:     "overdue", begins: first + 30 + late, ends: third - 1,
		},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			cloud := exporting(t)
			observed(t, cloud, "ExecutionsSucceeded", append(test.succeeded, 0)...)
			observed(t, cloud, "ExecutionsFailed", test.failed...)
			observed(t, cloud, "ExecutionsTimedOut", test.timedOut...)
			observed(t, cloud, "ExecutionsAborted", test.aborted...)
			if test.alarm == "" {
				for _, at := range []int{first, second - 1, second, second + 4, second + 5, third, fourth} {
					assert.Empty(t, on(t, cloud, at), "hour %d", at)
				}
				return
			}
			assert.NotContains(t, on(t, cloud, test.begins-1), test.alarm)
			assert.Contains(t, on(t, cloud, test.begins), test.alarm)
			assert.Contains(t, on(t, cloud, test.ends), test.alarm)
			assert.NotContains(t, on(t, cloud, test.ends+1), test.alarm)
			assert.Empty(t, on(t, cloud, fourth))
		})
	}
}
