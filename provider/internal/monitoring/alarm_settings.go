package monitoring

import (
	"reflect"

	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Alarm holds the program's changes of one alarm. What is left out stays as it is by default.
type Alarm struct {
	// Whether the alarm exists.
	Enabled *bool `pulumi:"enabled,optional"`
	// The value that sets the alarm off when it is crossed, in the metric's unit; for `cpuCredits` in minutes.
	Threshold *float64 `pulumi:"threshold,optional"`
	// The length of a period, in seconds.
	Period *int `pulumi:"period,optional"`
	// How many of the last periods count.
	EvaluationPeriods *int `pulumi:"evaluationPeriods,optional"`
	// In how many of the periods the threshold must be crossed.
	DatapointsToAlarm *int `pulumi:"datapointsToAlarm,optional"`
	// What a period without data counts as.
	TreatMissingData *string `pulumi:"treatMissingData,optional"`
}

// SettingsOf are the alarms that the program changes, by their names. alarms points to a struct with a field of type
// *[Alarm] for each alarm; the pointer is nil if the program changes none.
func SettingsOf[T any](alarms *T) map[string]*Alarm {
	changed := map[string]*Alarm{}
	if alarms == nil {
		return changed
	}
	for name, field := range inputs.Properties(reflect.TypeFor[T]()) {
		if set := reflect.ValueOf(alarms).Elem().Field(field).Interface().(*Alarm); set != nil {
			changed[name] = set
		}
	}
	return changed
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
		Meaning: "Whether the alarm exists.",
		Absent:  "`true`",
		Change:  "in place; the alarm is added or removed",
	},
	"threshold": {
		Meaning: "The value that sets the alarm off when it is crossed, in the metric's unit; for " +
			"`cpuCredits` in minutes.",
		Allowed: "a value that the metric can cross",
		Absent:  "as [docs/alarms.md](../alarms.md) lists it, by the size of the node where that matters",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, Threshold",
	},
	"period": {
		Meaning: "The length of a period, in seconds.",
		Allowed: "a multiple of 60, not shorter than the time between two datapoints of the metric",
		Absent:  "as [docs/alarms.md](../alarms.md) lists it",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, Period",
	},
	"evaluationPeriods": {
		Meaning: "How many of the last periods count.",
		Allowed: "1 or more; in all no longer than a day, or a week with a period of an hour or more",
		Absent:  "as [docs/alarms.md](../alarms.md) lists it",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, EvaluationPeriods",
	},
	"datapointsToAlarm": {
		Meaning: "In how many of the periods the threshold must be crossed.",
		Allowed: "1 to `evaluationPeriods`",
		Absent:  "as [docs/alarms.md](../alarms.md) lists it, and never more than `evaluationPeriods`",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, DatapointsToAlarm",
	},
	"treatMissingData": {
		Meaning: "What a period without data counts as.",
		Allowed: "`missing`, `ignore`, `breaching` or `notBreaching`",
		Absent:  "as [docs/alarms.md](../alarms.md) lists it",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, TreatMissingData",
		Enum: &inputs.Enum{Name: "TreatMissingData", Values: []inputs.EnumValue{
			{Name: "Missing", Value: "missing", Meaning: "The alarm goes to INSUFFICIENT_DATA."},
			{Name: "Ignore", Value: "ignore", Meaning: "The alarm keeps its state."},
			{Name: "Breaching", Value: "breaching", Meaning: "It counts as crossing the threshold."},
			{Name: "NotBreaching", Value: "notBreaching", Meaning: "It counts as not crossing the threshold."},
		}},
	},
}
