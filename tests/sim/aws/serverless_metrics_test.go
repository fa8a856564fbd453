package awssim_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func serverlessMetric(name, unit string) awssim.Metric {
	return awssim.Metric{
		Namespace: "AWS/ElastiCache", Name: name, Unit: unit, Dimensions: map[string]string{"clusterId": "sessions"},
	}
}

// The user guide lists 20 metrics of serverless caches and 17 types of commands, each with its count and its ECPUs.
func TestMetricsOfServerless(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	r := e.create(serverlessType, "cache", serverlessInputs.with("name", "Sessions"))
	names := publishedNames(t, e.cloud, map[string]string{"clusterId": "sessions"})
	assert.Len(t, names, 20+2*17)
	for name, unit := range map[string]string{
		"BytesUsedForCache": "Bytes", "ElastiCacheProcessingUnits": "Count", "ThrottledCmds": "Count",
		"CurrConnections": "Count", "NewConnections": "Count", "CacheHitRate": "Percent", "Evictions": "Count",
		"SuccessfulReadRequestLatency": "Microseconds", "SuccessfulWriteRequestLatency": "Microseconds",
		"NetworkBytesIn": "Bytes", "GetTypeCmdsECPUs": "Count", "AuthenticationFailures": "Count",
	} {
		assert.Equal(t, unit, names["AWS/ElastiCache "+name], name)
	}
	for _, name := range []string{
		"CPUUtilization", "EngineCPUUtilization", "DatabaseMemoryUsagePercentage", "Reclaimed",
	} {
		assert.NotContains(t, names, "AWS/ElastiCache "+name, "only nodes have it")
	}
	assert.Len(t, metricsOf(t, e.cloud), 20+2*17, "with no other dimensions")
	require.NoError(t, e.delete(r))
	assert.Empty(t, metricsOf(t, e.cloud))
}

// An alarm goes off and recovers on what the cache publishes, and never on anything else.
func TestAlarmsOnServerless(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	e.create(serverlessType, "cache", serverlessInputs)
	alarm := func(name, metric, dimension, owner string) {
		e.create(metricAlarmType, name, alarmInputs.and(values{
			"name": name, "metricName": metric, "statistic": "Maximum", "evaluationPeriods": 1, "threshold": 100,
			"dimensions": values{dimension: owner},
		}))
	}
	alarm("right", "BytesUsedForCache", "clusterId", "sessions")
	alarm("dimension-of-nodes", "BytesUsedForCache", "CacheClusterId", "sessions")
	alarm("name-of-the-API", "BytesUsedForCache", "ServerlessCacheName", "sessions")
	alarm("capital", "BytesUsedForCache", "ClusterId", "sessions")
	alarm("other-cache", "BytesUsedForCache", "clusterId", "others")
	alarm("metric-of-nodes", "EngineCPUUtilization", "clusterId", "sessions")
	metric := serverlessMetric("BytesUsedForCache", "Bytes")
	for minute, bytes := range []float64{50, 150, 50} {
		require.NoError(t, e.cloud.Observe(region, awssim.Datapoint{Metric: metric, Value: bytes, Minute: minute}))
	}
	states, err := e.cloud.AlarmStates(region, "right", 2)
	require.NoError(t, err)
	assert.Equal(t, []string{"OK", "ALARM", "OK"}, states)
	for _, name := range []string{
		"dimension-of-nodes", "name-of-the-API", "capital", "other-cache", "metric-of-nodes",
	} {
		state, err := e.cloud.AlarmState(region, name, 2)
		require.NoError(t, err)
		assert.Equal(t, "INSUFFICIENT_DATA", state, name)
	}
	for _, wrong := range []awssim.Metric{
		serverlessMetric("EngineCPUUtilization", "Percent"), serverlessMetric("BytesUsedForCache", "Count"),
	} {
		assert.Error(t, e.cloud.Observe(region, awssim.Datapoint{Metric: wrong, Value: 1}), "nobody publishes it")
	}
}

// A dashboard draws what serverless caches publish, and a search finds it.
func TestDashboardsOfServerless(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	e.create(serverlessType, "cache", serverlessInputs)
	good := drawing(`["AWS/ElastiCache", "ThrottledCmds", "clusterId", "sessions"]`)
	r := e.create(dashboardType, "dashboard", good)
	drawn, err := e.cloud.DashboardMetrics(region, r.id)
	require.NoError(t, err)
	assert.Equal(t, []awssim.Metric{serverlessMetric("ThrottledCmds", "")}, drawn)
	searching := func(names string) values {
		row, err := json.Marshal([]any{map[string]any{
			"expression": `SEARCH('{AWS/ElastiCache,` + names + `} MetricName="ThrottledCmds"', 'Sum')`,
		}})
		require.NoError(t, err)
		return drawing(string(row))
	}
	assert.NoError(t, awssim.Refusal(dashboardType, searching("clusterId").properties()))
	for _, wrong := range []values{
		drawing(`["AWS/ElastiCache", "ThrottledCmds", "CacheClusterId", "sessions"]`),
		drawing(`["AWS/ElastiCache", "SwapUsage", "clusterId", "sessions"]`),
		searching("ServerlessCacheName"),
	} {
		assert.ErrorContains(t, awssim.Refusal(dashboardType, wrong.properties()), "publishes no metric")
	}
}
