package snapshots

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// byKey are alarms by their names within the component.
func byKey(alarms []monitoring.PlannedAlarm) map[string]monitoring.PlannedAlarm {
	all := map[string]monitoring.PlannedAlarm{}
	for _, one := range alarms {
		all[one.ShortName()] = one
	}
	return all
}

func keysOf(alarms []monitoring.PlannedAlarm) (keys []string) {
	for _, one := range alarms {
		keys = append(keys, one.ShortName())
	}
	return keys
}

// Which alarms there are depends on the copy and on whether a missing run can be noticed.
func TestWhichAlarmsThereAre(t *testing.T) {
	t.Parallel()
	ended, overdue, copied := []string{"failed", "timed-out", "aborted", "not-started"}, "overdue", "copy-failed"
	for changes, further := range map[string][]string{
		asIs:                                   {overdue, copied},
		"alarmsSnsTopicArns: []":               {overdue, copied},
		"copyTo: null":                         {overdue},
		"copyTo: null\nbucketName: my-exports": {overdue},
		"schedule: rate(163 hours)":            {copied},
	} {
		want := append(slices.Clone(ended), further...)
		assert.Equal(t, want, keysOf(exports.planned(t, changes).monitoring.Alarms), changes)
	}
	assert.Equal(t, append(slices.Clone(ended), overdue), keysOf(vaults.planned(t, asIs).monitoring.Alarms))
	assert.Equal(t, ended, keysOf(vaults.planned(t, "schedule: rate(168 hours)").monitoring.Alarms))
}

// The alarm on a missing run waits for the longest gap and the longest run, and looks back a week at most. The alarms
// on runs that ended badly stay on as long.
func TestHoursOfAlarms(t *testing.T) {
	t.Parallel()
	const never = 0
	hold := func(changes string, alarms []monitoring.PlannedAlarm, hours int) {
		all := byKey(alarms)
		held := hours
		if overdue, exists := all["overdue"]; exists {
			assert.Equal(t, hours, overdue.EvaluationPeriods, changes)
			assert.Equal(t, hours, overdue.DatapointsToAlarm, "%s: no run in any of the hours", changes)
		} else {
			assert.Equal(t, never, hours, changes)
			held = 168
		}
		for _, key := range []string{"failed", "timed-out", "aborted"} {
			assert.Equal(t, held, all[key].EvaluationPeriods, "%s: %s", changes, key)
			assert.Equal(t, 1, all[key].DatapointsToAlarm, "%s: %s", changes, key)
		}
		assert.Equal(t, 1, all["not-started"].EvaluationPeriods, changes)
	}
	for changes, hours := range map[string]int{
		asIs:                                             24 + 6,
		"timeLimitInHours: 1":                            25,
		"schedule: rate(12 hours)":                       18,
		"schedule: rate(361 minutes)":                    13, // 12 hours and a minute
		"schedule: cron(0 10 ? * MON,THU *)":             4*24 + 6,
		"schedule: rate(162 hours)":                      168,
		"schedule: rate(163 hours)":                      never,
		"schedule: cron(0 10 ? * MON *)":                 never,
		"schedule: rate(167 hours)\ntimeLimitInHours: 1": 168,
		"schedule: cron(0 10 * * ? *)\nscheduleTimezone: Europe/Berlin":          25 + 6,
		"schedule: cron(0 10 * * ? *)\nscheduleTimezone: Asia/Kolkata":           24 + 6,
		"schedule: cron(0 10 ? * MON,THU *)\nscheduleTimezone: America/New_York": 4*24 + 1 + 6,
	} {
		hold(changes, exports.planned(t, changes).monitoring.Alarms, hours)
	}
	for changes, hours := range map[string]int{
		asIs: 6 + 1, "schedule: cron(0 10 * * ? *)": 24 + 1,
		"schedule: rate(167 hours)": 168, "schedule: rate(168 hours)": never,
	} {
		hold(changes, vaults.planned(t, changes).monitoring.Alarms, hours)
	}
}

// Each alarm counts what it says, has all dimensions of its metric, and tells what to look at and what to do. Silence
// means trouble for the one on a missing run only: the other metrics are silent while all is well.
func TestAlarmsSayWhatToDo(t *testing.T) {
	t.Parallel()
	runs := map[string]string{"StateMachineArn": ""}
	want := map[string]struct {
		namespace, metric, missing string
		dimensions                 map[string]string
	}{
		"failed":      {"AWS/States", "ExecutionsFailed", "notBreaching", runs},
		"timed-out":   {"AWS/States", "ExecutionsTimedOut", "notBreaching", runs},
		"aborted":     {"AWS/States", "ExecutionsAborted", "notBreaching", runs},
		"overdue":     {"AWS/States", "ExecutionsSucceeded", "breaching", runs},
		"not-started": {"AWS/SQS", "ApproximateNumberOfMessagesVisible", "notBreaching", nil},
		"copy-failed": {"AWS/S3", "OperationsFailedReplication", "notBreaching", map[string]string{
			"SourceBucket": "", "DestinationBucket": "", "RuleId": "copy",
		}},
	}
	queues := map[string]string{"export": "sessions-snapshot-export", "vault": "sessions-snapshot-arrivals"}
	for which, alarms := range map[string][]monitoring.PlannedAlarm{
		"export": exports.planned(t, asIs).monitoring.Alarms, "vault": vaults.planned(t, asIs).monitoring.Alarms,
	} {
		require.NotEmpty(t, alarms)
		for _, one := range alarms {
			key := one.ShortName()
			is := want[key]
			if key == "not-started" {
				is.dimensions = map[string]string{"QueueName": queues[which]}
			}
			assert.Equal(t, is.dimensions, one.Dimensions, key)
			assert.Equal(t, is.namespace, one.Namespace, key)
			assert.Equal(t, is.metric, one.Name, key)
			assert.Equal(t, is.missing, one.MissingData, key)
			if key == "overdue" {
				assert.Equal(t, []any{monitoring.LessThan, 1.}, []any{one.Comparison, one.Threshold}, key)
			} else {
				assert.Equal(t, []any{monitoring.GreaterThan, 0.}, []any{one.Comparison, one.Threshold}, key)
			}
			assert.LessOrEqual(t, one.Period*one.EvaluationPeriods, 7*24*60*60, "%s looks back a week at most", key)
			text := one.Description()
			for _, part := range []string{" Look at: (1) ", "; (2) ", "; (3) ", " Remedy: ", "sessions"} {
				assert.Contains(t, text, part, key)
			}
			assert.Less(t, strings.Index(text, "Look at: (1)"), strings.Index(text, "Remedy:"), key)
			assert.LessOrEqual(t, len(text), 1024, "%s: CloudWatch takes no longer description", key)
			assert.NotContains(t, text, "  ", key)
			assert.NotContains(t, text, "..", key)
		}
	}
}

// The descriptions reach CloudWatch.
func TestDescriptionsAreSent(t *testing.T) {
	t.Parallel()
	eachGraph(t, func(what string, g graph) {
		for _, name := range g.children() {
			if g[name].TypeToken == "aws:cloudwatch/metricAlarm:MetricAlarm" {
				assert.Contains(t, g[name].text("alarmDescription"), "Look at: (1)", "%s: %s", what, name)
			}
		}
	})
}
