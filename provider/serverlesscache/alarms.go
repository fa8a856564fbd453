package serverlesscache

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/serverlessalarms"
)

// AlarmTable is the table of alarms as it is documented.
func AlarmTable() []monitoring.DocumentedAlarm { return serverlessalarms.AlarmTable() }
