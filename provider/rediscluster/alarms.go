package rediscluster

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"

// AlarmTable is the table of alarms as it is documented.
func AlarmTable() []clusteralarms.DocumentedAlarm { return clusteralarms.AlarmTable() }
