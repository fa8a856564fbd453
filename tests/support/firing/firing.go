// Package firing holds the alarms of a cloud against what AWS publishes: each must be able to go off, and to recover.
package firing

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
)

const (
	metricAlarm    = awstype.MetricAlarm
	compositeAlarm = awstype.CompositeAlarm
	dashboard      = awstype.Dashboard
)

// later is a minute when all that was pushed over a threshold is long back.
const later = 250

// EveryAlarm pushes every alarm of the cloud over its threshold and back, through metrics that AWS publishes, and sees
// it OK, in ALARM and OK again; and the composite alarms with them. It is how many alarms on metrics did so.
func EveryAlarm(t *testing.T, cloud *awssim.Cloud, region string) int {
	t.Helper()
	published, err := cloud.Metrics(region)
	require.NoError(t, err)
	resources, err := cloud.List()
	require.NoError(t, err)
	fired := 0
	var composites []string
	for _, r := range resources {
		switch r.Type {
		case compositeAlarm:
			composites = append(composites, r.ID)
		case metricAlarm:
			if pushed(t, cloud, region, r, published) {
				fired++
			}
		}
	}
	for _, id := range composites {
		for minute, want := range map[int]string{1: "OK", 9: "ALARM", later: "OK"} {
			state, err := cloud.AlarmState(region, id, minute)
			require.NoError(t, err)
			assert.Equal(t, want, state, "%s after %d minutes", id, minute+1)
		}
	}
	return fired
}

// pushed is false where the alarm watches what nobody publishes: only a primary has no lag, and no alarm can be kept
// from following the roles, which change.
func pushed(t *testing.T, cloud *awssim.Cloud, region string, r awssim.Resource, published []awssim.Metric) bool {
	t.Helper()
	if queries, ok := r.Properties["metricQueries"].([]any); ok && len(queries) > 0 {
		drained(t, cloud, region, r, queries, published)
		return true
	}
	metric, found := watched(published, r.Properties)
	if !found {
		dimensions := r.Properties["dimensions"].(map[string]any)
		assert.Equal(t, "ReplicationLag", r.Properties["metricName"], "%s watches what nobody publishes: %v", r.ID,
			dimensions)
		assert.Regexp(t, `-001$`, dimensions["CacheClusterId"])
		return false
	}
	threshold := number(t, r, "threshold")
	wrong, right := threshold+1, 0. // also where the datapoints of a period are added up
	if r.Properties["comparisonOperator"] == "LessThanThreshold" {
		wrong, right = threshold-1, threshold
	}
	thereAndBack(t, cloud, region, r, int(number(t, r, "period")),
		map[*awssim.Metric][2]float64{&metric: {right, wrong}})
	return true
}

// drained is about the alarm on CPU credits: what is used of them, and what is left.
func drained(
	t *testing.T, cloud *awssim.Cloud, region string, r awssim.Resource, queries []any, published []awssim.Metric,
) {
	t.Helper()
	values := map[*awssim.Metric][2]float64{}
	period := 0
	for _, query := range queries {
		of, ok := query.(map[string]any)["metric"].(map[string]any)
		if !ok {
			continue
		}
		metric, found := watched(published, of)
		if !assert.True(t, found, "%s watches what nobody publishes: %v", r.ID, of) {
			return
		}
		period = int(of["period"].(float64))
		switch metric.Name {
		case "CPUCreditBalance":
			values[&metric] = [2]float64{100, 1}
		case "CPUCreditUsage":
			values[&metric] = [2]float64{0, 5}
		default:
			assert.Fail(t, "a formula over something else", "%s: %v", r.ID, of)
		}
	}
	thereAndBack(t, cloud, region, r, period, values)
}

func number(t *testing.T, r awssim.Resource, property string) float64 {
	t.Helper()
	value, ok := r.Properties[property].(float64)
	require.True(t, ok, "%s: %s is %v", r.ID, property, r.Properties[property])
	return value
}

// thereAndBack has metrics go from a right value to a wrong one and back, each for as long as the alarm looks at.
func thereAndBack(t *testing.T, cloud *awssim.Cloud, region string, r awssim.Resource, period int,
	values map[*awssim.Metric][2]float64,
) {
	t.Helper()
	minutes := period * int(number(t, r, "evaluationPeriods")) / 60
	var course []awssim.Datapoint
	for metric, value := range values {
		for minute := range 3 * minutes {
			course = append(course, awssim.Datapoint{Metric: *metric, Value: value[minute/minutes%2], Minute: minute})
		}
	}
	require.NoError(t, cloud.Observe(region, course...))
	for i, want := range []string{"OK", "ALARM", "OK"} {
		state, err := cloud.AlarmState(region, r.ID, (i+1)*minutes-1)
		require.NoError(t, err)
		assert.Equal(t, want, state, "%s after %d minutes", r.ID, (i+1)*minutes)
	}
}

// watched is the metric of an alarm: of the same name and exactly the same dimensions, in the alarm's unit if it has
// one.
func watched(published []awssim.Metric, alarm map[string]any) (awssim.Metric, bool) {
	for _, m := range published {
		if m.Namespace != alarm["namespace"] || m.Name != alarm["metricName"] ||
			alarm["unit"] != nil && alarm["unit"] != m.Unit {
			continue
		}
		dimensions := map[string]string{}
		for name, value := range alarm["dimensions"].(map[string]any) {
			dimensions[name] = fmt.Sprint(value)
		}
		if maps.Equal(dimensions, m.Dimensions) {
			return m, true
		}
	}
	return awssim.Metric{}, false
}

// EveryGraph holds the dashboards of the cloud against what AWS publishes: each line of each graph has data, but for
// the lag of a primary.
func EveryGraph(t *testing.T, cloud *awssim.Cloud, region string) (lines int) {
	t.Helper()
	published, err := cloud.Metrics(region)
	require.NoError(t, err)
	resources, err := cloud.List()
	require.NoError(t, err)
	for _, r := range resources {
		if r.Type != dashboard {
			continue
		}
		drawn, err := cloud.DashboardMetrics(region, r.ID)
		require.NoError(t, err)
		for _, d := range drawn {
			there := slices.ContainsFunc(published, func(m awssim.Metric) bool {
				return m.Namespace == d.Namespace && m.Name == d.Name && maps.Equal(m.Dimensions, d.Dimensions)
			})
			assert.True(t, there || d.Name == "ReplicationLag", "%s draws what nobody publishes: %v", r.ID, d)
			lines++
		}
	}
	return lines
}
