package monitoring

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Annotate gives the type its token and the SDKs their documentation.
func (a *Alarms) Annotate(to infer.Annotator) {
	to.SetToken("index", "Alarms")
	to.Describe(a, "Changes of the CloudWatch alarms, by their names.")
	inputs.Document(to, a, AlarmsDocs())
}

// AlarmsDocs documents the fields of [Alarms]: what each alarm means, by the first row of its name.
func AlarmsDocs() map[string]inputs.Doc {
	docs := map[string]inputs.Doc{}
	for _, m := range slices.Backward(Metrics) {
		docs[m.Input] = inputs.Doc{Meaning: m.Meaning}
	}
	return docs
}

// AlarmRow is a row of the table of alarms, for the documentation.
type AlarmRow struct {
	// Input is the alarm's name among the inputs, and Key that in CloudWatch.
	Input, Key string
	// Metric is what it watches, in Unit.
	Metric, Unit string
	// Condition is when it goes off, and Missing what data that is missing counts for.
	Condition, Missing string
	// Applies says on which clusters there is one.
	Applies string
	// Group says that it is one alarm on the group as a whole.
	Group bool
	// OptIn says that it exists only where the program asks for it.
	OptIn bool
	// Why the threshold is what it is.
	Why string
	// Runbook is what the one who is woken by it reads.
	Meaning string
	Checks  [3]string
	Remedy  string
}

// AlarmTable is the table of alarms as it is documented.
func AlarmTable() []AlarmRow {
	var rows []AlarmRow
	for _, m := range Metrics {
		side := ">"
		if m.Comparison == LessThan {
			side = "<"
		}
		threshold := cmp.Or(m.documented, m.shown(m.limit(elasticache.NodeType{})))
		what := m.Statistic
		if m.Formula != nil {
			what = "minutes that they last at the present use"
		}
		rows = append(rows, AlarmRow{
			Input: m.Input, Key: m.Key, Metric: m.Name, Unit: m.unit, Group: m.Groupwide,
			Condition: fmt.Sprintf("%s %s %s, in %d of %d periods of %d s", what, side, threshold, m.DatapointsToAlarm,
				m.EvaluationPeriods, m.Period),
			Missing: m.MissingData, Applies: cmp.Or(m.where,
				map[bool]string{false: "every node", true: "every group"}[m.Groupwide]), OptIn: m.OptIn,
			Why: m.Why, Meaning: m.Meaning, Checks: m.checks, Remedy: m.Remedy,
		})
	}
	return rows
}
