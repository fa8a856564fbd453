package rediscluster

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"

// AlarmTable is the table of alarms as it is documented.
func AlarmTable() []monitoring.AlarmRow { return monitoring.AlarmTable() }
