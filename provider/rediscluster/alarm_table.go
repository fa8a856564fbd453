package rediscluster

import (
	"cmp"
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

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
	for _, m := range metrics {
		side := ">"
		if m.comparison == lessThan {
			side = "<"
		}
		threshold := cmp.Or(m.documented, m.shown(m.limit(elasticache.NodeType{})))
		what := m.statistic
		if m.formula != nil {
			what = "minutes that they last at the present use"
		}
		rows = append(rows, AlarmRow{
			Input: m.input, Key: m.key, Metric: m.name, Unit: m.unit, Group: m.groupwide,
			Condition: fmt.Sprintf("%s %s %s, in %d of %d periods of %d s", what, side, threshold, m.datapointsToAlarm, m.evaluationPeriods, m.period),
			Missing:   m.missingData, Applies: cmp.Or(m.where, map[bool]string{false: "every node", true: "every group"}[m.groupwide]), OptIn: m.optIn,
			Why: m.why, Meaning: m.meaning, Checks: m.checks, Remedy: m.remedy,
		})
	}
	return rows
}
