package serverlessalarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// AlarmsDocs document the fields of [ServerlessAlarms]: the meaning of each alarm.
func AlarmsDocs() map[string]inputs.Doc {
	docs := map[string]inputs.Doc{}
	for _, row := range alarmTable {
		docs[row.Input] = inputs.Doc{Meaning: row.Meaning}
	}
	return docs
}

// AlarmTable is the table of alarms as it is documented.
func AlarmTable() []monitoring.DocumentedAlarm {
	var documented []monitoring.DocumentedAlarm
	for _, row := range alarmTable {
		applies, threshold := "every cache", ""
		if row.bound != nil {
			applies, threshold = "caches with `"+row.bound.input+"`", row.bound.documented
		} else {
			threshold = row.Shown(row.Threshold)
		}
		one := row.Documented(row.Statistic, threshold)
		one.Applies, one.Why = applies, row.why
		documented = append(documented, one)
	}
	return documented
}
