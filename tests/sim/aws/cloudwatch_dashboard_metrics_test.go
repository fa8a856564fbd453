package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestDashboardMetricsOfAllWidgets(t *testing.T) {
	five := func(last int) values {
		var graphs []string
		for i, n := range []int{500, 500, 500, 500, last} {
			graphs = append(graphs,
				`{"type": "metric", "properties": {"region": "us-east-1", "metrics": [`+rows(500*i, n)+`]}}`)
		}
		return widgets(append(graphs,
			`{"type": "metric", "properties": {"region": "us-east-1", "metrics": [["Own", "Last"]]}}`)...)
	}
	assert.NoError(t, awssim.Refusal(dashboardType, five(499).properties()))
	assert.ErrorContains(t, awssim.Refusal(dashboardType, five(500).properties()), "more than 2500 metrics")
}

func TestDashboardMetrics(t *testing.T) {
	cloud := cloudWith(t, cacheInputs)
	_, err := cloud.Create(region, dashboardType, dashboard(goodBody).properties())
	require.NoError(t, err)

	metric := func(name string, dimensions ...string) awssim.Metric {
		m := awssim.Metric{Namespace: "AWS/ElastiCache", Name: name, Dimensions: map[string]string{}}
		for i := 0; i < len(dimensions); i += 2 {
			m.Dimensions[dimensions[i]] = dimensions[i+1]
		}
		return m
	}
	// "..." replaces the start of the metric before, so that three fields follow its first three.
	local := []awssim.Metric{
		metric("CPUUtilization", "CacheClusterId", "cache-001", "CacheNodeId", "0001"),
		metric("CPUUtilization", "CacheClusterId", "cache-002", "CacheNodeId", "0001"),
		metric("FreeableMemory", "CacheClusterId", "cache-002", "CacheNodeId", "0001"),
		{Namespace: "Own", Name: "Metric", Dimensions: map[string]string{}},
	}
	distant := metric("EngineCPUUtilization", "ReplicationGroupId", "cache")

	got, err := cloud.DashboardMetrics(region, "cache")
	require.NoError(t, err)
	assert.Equal(t, local, got, "each once, and hidden ones as well")
	got, err = cloud.DashboardMetrics("eu-west-1", "cache")
	require.NoError(t, err)
	assert.Equal(t, []awssim.Metric{distant}, got)
	got, err = cloud.DashboardMetrics("", "cache")
	require.NoError(t, err)
	assert.Equal(t, append(local[:3:3], distant, local[3]), got)

	published := map[string]bool{}
	for _, m := range metricsOf(t, cloud) {
		published[m.Name+" "+dimensions(m)] = true
	}
	for _, m := range local[:3] {
		assert.True(t, published[m.Name+" "+dimensions(m)], "%v", m)
	}

	_, err = cloud.DashboardMetrics(region, "none")
	assert.ErrorIs(t, err, awssim.ErrNotFound)
}
