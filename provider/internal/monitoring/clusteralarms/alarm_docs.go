package clusteralarms

import (
	"cmp"
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

// DocumentedAlarm is a row of the table of alarms of a cluster.
type DocumentedAlarm struct {
	monitoring.DocumentedAlarm
	// Group alarms watch the group as a whole. Scaling alarms watch what AWS scales by.
	Group, Scaling bool
}

// AlarmTable is the table of alarms as it is documented.
func AlarmTable() []DocumentedAlarm {
	var documented []DocumentedAlarm
	for _, row := range alarmTable {
		m := row.on(elasticache.NodeType{})
		watched, everywhere := m.Statistic, "every node"
		if m.Formula != nil {
			watched = "minutes that they last at the present use"
		}
		if row.groupwide {
			everywhere = "every group"
		}
		one := DocumentedAlarm{
			DocumentedAlarm: m.Documented(watched, cmp.Or(row.documented, m.Shown(m.Threshold))),
			Group:           row.groupwide, Scaling: row.scales != "",
		}
		one.Applies, one.Why = cmp.Or(row.where, everywhere), row.why
		documented = append(documented, one)
	}
	return documented
}
