package monitoring

import (
	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Alarm holds the program's changes of one alarm. What is left out stays as it is by default.
type Alarm struct {
	// Whether there is such an alarm.
	Enabled *bool `pulumi:"enabled,optional"`
	// The value that sets the alarm off when it is crossed, in the metric's unit; of `cpuCredits` in minutes.
	Threshold *float64 `pulumi:"threshold,optional"`
	// The seconds over which the datapoints are brought together.
	Period *int `pulumi:"period,optional"`
	// How many of the last periods are looked at.
	EvaluationPeriods *int `pulumi:"evaluationPeriods,optional"`
	// In how many of the periods the threshold must be crossed.
	DatapointsToAlarm *int `pulumi:"datapointsToAlarm,optional"`
	// What a period without data counts for.
	TreatMissingData *string `pulumi:"treatMissingData,optional"`
}

// Annotate gives the type its token and the SDKs their documentation.
func (a *Alarm) Annotate(to infer.Annotator) {
	to.SetToken("index", "Alarm")
	to.Describe(a, "Changes of one CloudWatch alarm. What is left out stays as it is by default.")
	inputs.Document(to, a, AlarmDocs)
}

// AlarmDocs document the fields of [Alarm].
var AlarmDocs = map[string]inputs.Doc{
	"enabled": {
		Meaning: "Whether there is such an alarm.",
		Absent:  "`true`",
		Change:  inputs.InPlace + ": the alarm comes or goes",
	},
	"threshold": {
		Meaning: "The value that sets the alarm off when it is crossed, in the metric's unit; of `cpuCredits` in " +
			"minutes.",
		Allowed: "a value that the metric can cross",
		Absent:  "as docs/alarms.md lists it, where it counts by the size of the node",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, Threshold",
	},
	"period": {
		Meaning: "The seconds over which the datapoints are brought together.",
		Allowed: "a multiple of 60, not shorter than the time between two datapoints of the metric",
		Absent:  "as docs/alarms.md lists it",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, Period",
	},
	"evaluationPeriods": {
		Meaning: "How many of the last periods are looked at.",
		Allowed: "1 or more; together no longer than a day, or a week with a period of an hour or more",
		Absent:  "as docs/alarms.md lists it",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, EvaluationPeriods",
	},
	"datapointsToAlarm": {
		Meaning: "In how many of the periods the threshold must be crossed.",
		Allowed: "1 to `evaluationPeriods`",
		Absent:  "as docs/alarms.md lists it, and never more than `evaluationPeriods`",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, DatapointsToAlarm",
	},
	"treatMissingData": {
		Meaning: "What a period without data counts for.",
		Allowed: "`missing`, `ignore`, `breaching` or `notBreaching`",
		Absent:  "as docs/alarms.md lists it",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, TreatMissingData",
	},
}
