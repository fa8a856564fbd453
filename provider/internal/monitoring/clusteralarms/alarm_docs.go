package clusteralarms

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// AlarmsDocs document the fields of [Alarms]: the meaning of each alarm, from its first row.
func AlarmsDocs() map[string]inputs.Doc {
	docs := map[string]inputs.Doc{}
	for _, row := range slices.Backward(alarmTable) {
		docs[row.input] = inputs.Doc{Meaning: row.meaning}
	}
	return docs
}

// DocumentedAlarm is a row of the table of alarms in docs/alarms.md.
type DocumentedAlarm struct {
	// Input is the alarm's name among the inputs. Key is its name in CloudWatch, behind the cluster's.
	Input, Key string
	// Metric is what the alarm watches, in Unit.
	Metric, Unit string
	// Condition says when the alarm goes off. Missing is what missing data counts as.
	Condition, Missing string
	// Applies says which clusters have the alarm.
	Applies string
	// Group alarms watch the group as a whole. Scaling alarms watch what AWS scales by.
	Group, Scaling bool
	// OptIn alarms exist only if the program asks for them.
	OptIn bool
	// Why says where the threshold comes from.
	Why string
	// Meaning, Checks and Remedy are what the person reads whom the alarm wakes.
	Meaning string
	Checks  [3]string
	Remedy  string
}

// AlarmTable is the table of alarms as it is documented.
func AlarmTable() []DocumentedAlarm {
	var documented []DocumentedAlarm
	for _, row := range alarmTable {
		side := ">"
		if row.comparison == monitoring.LessThan {
			side = "<"
		}
		threshold := cmp.Or(row.documented, row.shown(row.limit(elasticache.NodeType{})))
		what := row.statistic
		if row.formula != nil {
			what = "minutes that they last at the present use"
		}
		everywhere := "every node"
		if row.groupwide {
			everywhere = "every group"
		}
		documented = append(documented, DocumentedAlarm{
			Input: row.input, Key: row.key, Metric: row.name, Unit: row.unit, Group: row.groupwide, OptIn: row.optIn,
			Scaling: row.scales != "",
			Condition: fmt.Sprintf("%s %s %s, in %d of %d periods of %d s", what, side, threshold,
				row.datapointsToAlarm, row.evaluationPeriods, row.period),
			Missing: row.missingData, Applies: cmp.Or(row.where, everywhere),
			Why: row.why, Meaning: row.meaning, Checks: row.checks, Remedy: row.remedy,
		})
	}
	return documented
}
