package rediscluster

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
)

// The metric and the threshold of the CPU alarm follow the node type, and each alarm reaches CloudWatch as planned.
func TestAlarms(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		node, metric string
		threshold    float64
	}{
		{"cache.m7g.large", "CPUUtilization", 45},
		{"cache.t4g.micro", "CPUUtilization", 45},
		{"cache.t2.micro", "CPUUtilization", 90},
		{"cache.m7g.xlarge", "EngineCPUUtilization", 90},
		{"cache.r7g.16xlarge", "EngineCPUUtilization", 90},
		{"cache.z9x.large", "EngineCPUUtilization", 90}, // not known: the engine's own figure needs no count of CPUs
	} {
		g := mustDeploy(t, with(func(a *RedisClusterArgs) {
			a.InstanceType = test.node
			a.ClusterMode = &ClusterMode{NumNodeGroups: 2, ReplicasPerNodeGroup: 1}
			a.ReplicationGroupSize = 4
		}))
		cpu := g["cache-alarm-cpu-0002-001"]
		assert.Equal(t, test.metric, cpu.Get("metricName"), test.node)
		assert.Equal(t, test.threshold, cpu.Get("threshold"), test.node)
	}

	g := mustDeploy(t, valid())
	for name, want := range map[string]map[string]any{
		"cache-alarm-cpu-002":    {"metricName": "CPUUtilization", "threshold": 45., "statistic": "Average", "treatMissingData": "missing", "datapointsToAlarm": 5.},
		"cache-alarm-memory-002": {"metricName": "DatabaseMemoryUsagePercentage", "threshold": 80., "statistic": "Maximum", "treatMissingData": "missing", "datapointsToAlarm": 3.},
		"cache-alarm-swap-002":   {"metricName": "SwapUsage", "threshold": 50_000_000., "statistic": "Maximum", "treatMissingData": "notBreaching", "datapointsToAlarm": 5.},
	} {
		alarm := g[name]
		want["namespace"] = "AWS/ElastiCache"
		want["comparisonOperator"] = "GreaterThanThreshold"
		want["period"], want["evaluationPeriods"] = 60., 5.
		want["dimensions"] = map[string]any{"CacheClusterId": "sessions-002", "CacheNodeId": "0001"}
		for property, value := range want {
			assert.Equal(t, value, alarm.Get(property), "%s: %s", name, property)
		}
		assert.Equal(t, strings.Replace(name, "cache-alarm", "sessions", 1), alarm.Get("name"))
		assert.False(t, alarm.Has("unit"), "an alarm with another unit than the metric's never fires")
		description := alarm.Get("alarmDescription").(string)
		assert.LessOrEqual(t, len(description), 1024, "CloudWatch's limit")
		assert.Contains(t, description, map[string]string{
			"cache-alarm-cpu-002":    "CPUUtilization of sessions-002 is above 45 %. ",
			"cache-alarm-memory-002": "DatabaseMemoryUsagePercentage of sessions-002 is above 80 %. ",
			"cache-alarm-swap-002":   "SwapUsage of sessions-002 is above 50 MB. ",
		}[name])
		assert.Contains(t, alarm.Dependencies(),
			"urn:pulumi:stack::project::aws-redis:index:RedisCluster$aws:elasticache/replicationGroup:ReplicationGroup"+
				"::cache-replication-group")
	}

	off := false
	g = mustDeploy(t, with(func(a *RedisClusterArgs) { a.EnableCloudwatchAlarms = &off }))
	for name := range g {
		assert.NotContains(t, name, "alarm")
	}
}

// turnOn turns on an alarm, with the settings of the table.
func turnOn(a *Alarms, input string) {
	reflect.ValueOf(a).Elem().Field(clusteralarms.AlarmFields[input]).Set(reflect.ValueOf(&Alarm{}))
}
