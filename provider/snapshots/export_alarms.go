package snapshots

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// exportTexts are what the alarms on the runs of an export say.
func exportTexts(name string) workflow.Texts {
	return workflow.Texts{
		Subject: "the snapshot export " + name,
		Missed: "Until a run ends well, the newest copy gets older, and losing the account loses all data since " +
			"then.",
		Remedy: "mend what the cause names, and start the state machine by hand: a run takes up what an earlier one " +
			"left, and never overwrites an object",
	}
}

// exportAlarms are the alarms on the runs of an export, and on the copies if there are any.
func exportAlarms(machine *workflow.Plan, name string, copies bool) []monitoring.PlannedAlarm {
	alarms := machine.Alarms(exportTexts(name))
	if !copies {
		return alarms
	}
	return append(alarms, monitoring.PlannedAlarm{
		Metric: copyFailed, Subject: "the copies of the snapshot export " + name,
		Dimensions: map[string]string{"SourceBucket": "", "DestinationBucket": "", "RuleId": ruleID},
	})
}

// ruleID names the replication rule, also in its metrics.
const ruleID = "copy"

// copyFailed is the alarm on what S3 could not copy. A copy that is late has no alarm of its own here: S3 publishes
// that metric in the region of the other bucket, so the run itself waits for the copies and fails without them.
// Source: S3 user guide, "Monitoring replication with metrics, event notifications, and statuses".
var copyFailed = monitoring.Metric{
	Key: "copy-failed", Namespace: "AWS/S3", Name: "OperationsFailedReplication", Statistic: "Sum", Unit: "Count",
	Comparison: monitoring.GreaterThan, Period: 60 * 60, EvaluationPeriods: 24, DatapointsToAlarm: 1,
	MissingData: "notBreaching", Shown: monitoring.InNumbers,
	Meaning: "S3 could not copy an export to the other account, and does not try again by itself. The newest copy " +
		"there gets older.",
	Checks: [3]string{
		"the replication status of the newest objects in the bucket: aws s3api head-object, ReplicationStatus",
		"whether the other bucket is there, keeps versions, and its policy lets the replication role in",
		"if the copies are encrypted with a key of KMS: whether its policy lets the replication role encrypt",
	},
	Remedy: "mend what refuses the copy, and copy the objects that failed with S3 Batch Replication, or wait for the " +
		"export of the next night",
}
