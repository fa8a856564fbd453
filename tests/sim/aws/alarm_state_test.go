package awssim_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// cpu is the metric of [alarmInputs].
var cpu = awssim.Metric{
	Namespace: "AWS/ElastiCache", Name: "CPUUtilization", Unit: "Percent",
	Dimensions: map[string]string{"CacheClusterId": "cache-001", "CacheNodeId": "0001"},
}

// watched is a cloud with one alarm on a replication group with two nodes.
func watched(t *testing.T, alarm values) *awssim.Cloud {
	t.Helper()
	cloud := cloudWith(t, cacheInputs)
	_, err := cloud.Create(region, metricAlarmType, alarm.properties())
	require.NoError(t, err)
	return cloud
}

// series are datapoints of a metric, one a minute from minute 0.
func series(m awssim.Metric, data ...float64) []awssim.Datapoint {
	var out []awssim.Datapoint
	for minute, value := range data {
		out = append(out, awssim.Datapoint{Metric: m, Value: value, Minute: minute})
	}
	return out
}

// drawn are datapoints around the threshold of 90, as the CloudWatch user guide draws them: 0 is within, X breaches, -
// is missing.
func drawn(drawing string) []awssim.Datapoint {
	var out []awssim.Datapoint
	for minute, point := range strings.Fields(drawing) {
		if value, present := map[string]float64{"0": 10, "X": 99}[point]; present {
			out = append(out, awssim.Datapoint{Metric: cpu, Value: value, Minute: minute})
		}
	}
	return out
}

func stateAt(t *testing.T, cloud *awssim.Cloud, minute int) string {
	t.Helper()
	state, err := cloud.AlarmState(region, "cpu", minute)
	require.NoError(t, err)
	return state
}

const ok, alarm, insufficient = "OK", "ALARM", "INSUFFICIENT_DATA"

// The rows up to the blank line are the tables of "Configuring how CloudWatch alarms treat missing data", whose
// evaluation range is 5. "retain" is there what an alarm in INSUFFICIENT_DATA retains: the datapoints before the range
// are missing.
func TestMissingData(t *testing.T) {
	treatments := []string{"missing", "ignore", "breaching", "notBreaching"}
	const retain = insufficient
	for _, test := range []struct {
		data string
		m, n int
		want [4]string
	}{
		{"- - - - -", 3, 3, [4]string{insufficient, retain, alarm, ok}},
		{"0 X X - X", 3, 3, [4]string{alarm, alarm, alarm, alarm}},
		{"- - X - -", 3, 3, [4]string{alarm, retain, alarm, ok}},
		{"- - - - X", 3, 3, [4]string{insufficient, retain, alarm, ok}},
		{"- - - X -", 3, 3, [4]string{insufficient, retain, alarm, ok}},
		{"0 - X - X", 3, 3, [4]string{ok, ok, ok, ok}},
		{"0 - - - -", 3, 3, [4]string{ok, ok, ok, ok}},
		{"0 - X - X", 2, 3, [4]string{alarm, alarm, alarm, alarm}},
		{"0 0 X 0 X", 2, 3, [4]string{alarm, alarm, alarm, alarm}},
		{"0 - X - -", 2, 3, [4]string{ok, ok, alarm, ok}},
		{"- - - - 0", 2, 3, [4]string{ok, ok, alarm, ok}},
		{"- - - X -", 2, 3, [4]string{alarm, retain, alarm, ok}},

		{"0 - - - - -", 3, 3, [4]string{insufficient, ok, alarm, ok}}, // out of the evaluation range
		{"X X X - - -", 3, 3, [4]string{alarm, alarm, alarm, ok}},
		{"X X X - - - - -", 3, 3, [4]string{insufficient, alarm, alarm, ok}},
		{"X - - -", 1, 1, [4]string{insufficient, alarm, alarm, ok}},
		{"X - -", 1, 1, [4]string{alarm, alarm, alarm, alarm}},
	} {
		for i, treatment := range treatments {
			t.Run(test.data+" "+treatment, func(t *testing.T) {
				cloud := watched(t, alarmInputs.and(values{
					"evaluationPeriods": test.n, "datapointsToAlarm": test.m, "treatMissingData": treatment,
				}))
				require.NoError(t, cloud.Observe(region, drawn(test.data)...))
				assert.Equal(t, test.want[i], stateAt(t, cloud, len(strings.Fields(test.data))-1))
			})
		}
	}
	t.Run("missing is the default", func(t *testing.T) {
		cloud := watched(t, alarmInputs)
		assert.Equal(t, insufficient, stateAt(t, cloud, 100))
	})
}

func TestDatapointsToAlarm(t *testing.T) {
	for name, test := range map[string]struct {
		m    any // nil is all of them
		n    int
		data string
		want string
	}{
		"all of 3":               {nil, 3, "0 X X X", alarm},
		"not all of 3":           {nil, 3, "X X 0", ok},
		"3 of 5":                 {3, 5, "X 0 X 0 X", alarm},
		"2 are not 3 of 5":       {3, 5, "X 0 0 0 X", ok},
		"the third is too old":   {3, 5, "X 0 0 0 X X", ok},
		"1 of 1":                 {1, 1, "0 0 X", alarm},
		"over again":             {1, 1, "X X 0", ok},
		"3 of 5, the first 3":    {3, 5, "X X X", alarm},
		"3 of 5, one and no way": {3, 5, "0", ok},
	} {
		t.Run(name, func(t *testing.T) {
			cloud := watched(t, alarmInputs.with("evaluationPeriods", test.n).with("datapointsToAlarm", test.m))
			require.NoError(t, cloud.Observe(region, drawn(test.data)...))
			assert.Equal(t, test.want, stateAt(t, cloud, len(strings.Fields(test.data))-1))
		})
	}
	t.Run("minute by minute", func(t *testing.T) {
		cloud := watched(t, alarmInputs.and(values{"evaluationPeriods": 3, "datapointsToAlarm": 2}))
		require.NoError(t, cloud.Observe(region, drawn("0 X X 0 0 0")...))
		var states []string
		for minute := range 6 {
			states = append(states, stateAt(t, cloud, minute))
		}
		assert.Equal(t, []string{ok, ok, alarm, alarm, ok, ok}, states)
	})
}

func TestComparisons(t *testing.T) {
	for operator, want := range map[string][3]string{ // below, at and above the threshold
		"GreaterThanThreshold":          {ok, ok, alarm},
		"GreaterThanOrEqualToThreshold": {ok, alarm, alarm},
		"LessThanThreshold":             {alarm, ok, ok},
		"LessThanOrEqualToThreshold":    {alarm, alarm, ok},
	} {
		for i, value := range []float64{0.4, 0.5, 0.6} {
			cloud := watched(t,
				alarmInputs.and(values{"comparisonOperator": operator, "threshold": 0.5, "evaluationPeriods": 1}))
			require.NoError(t, cloud.Observe(region, series(cpu, value)...))
			assert.Equal(t, want[i], stateAt(t, cloud, 0), "%v %s", value, operator)
		}
	}
}

// Over 300 s of 10, 20, 30, 40 and 100, each statistic reaches its own number and nothing above.
func TestStatisticsOfFiveMinutes(t *testing.T) {
	for statistic, number := range map[string]float64{
		"Average": 40, "Sum": 200, "Minimum": 10, "Maximum": 100, "SampleCount": 5,
	} {
		for threshold, want := range map[float64]string{number: alarm, number + 0.5: ok} {
			cloud := watched(t, alarmInputs.and(values{
				"statistic": statistic, "threshold": threshold, "comparisonOperator": "GreaterThanOrEqualToThreshold",
				"period": 300, "evaluationPeriods": 1,
			}))
			require.NoError(t, cloud.Observe(region, series(cpu, 10, 20, 30, 40, 100)...))
			assert.Equal(t, want, stateAt(t, cloud, 4), "%s of %v", statistic, threshold)
		}
	}
}

// Two periods of 300 s slide over data of 60 s: each minute has two other periods.
func TestPeriodsOfFiveMinutes(t *testing.T) {
	evictions := awssim.Metric{
		Namespace: "AWS/ElastiCache", Name: "Evictions", Unit: "Count",
		Dimensions: map[string]string{"CacheClusterId": "cache-002"},
	}
	cloud := watched(t, alarmInputs.and(values{
		"metricName": "Evictions", "statistic": "Sum", "threshold": 100, "period": 300, "evaluationPeriods": 2,
		"dimensions": values{"CacheClusterId": "cache-002"},
	}))
	require.NoError(t, cloud.Observe(region, series(evictions, 0, 0, 0, 0, 60, 60, 0, 0, 60, 60, 60, 0, 0)...))
	for minute, want := range map[int]string{
		4: ok, 8: ok, // 120 to minute 8, 0 to minute 3
		9:  ok,    // 180 to minute 9, 60 to minute 4
		10: alarm, // 180 to minute 10, 120 to minute 5
		12: alarm, // 180 to minute 12, 120 to minute 7
	} {
		assert.Equal(t, want, stateAt(t, cloud, minute), "minute %d", minute)
	}
}

// An alarm hears of its own metric alone; with breaching data on all metrics of the cloud, these alarms get none.
func TestAlarmsWithoutData(t *testing.T) {
	member := values{"CacheClusterId": "cache-001"}
	lag := alarmInputs.and(values{"metricName": "ReplicationLag", "dimensions": values{"CacheClusterId": "cache-002"}})
	capacity := alarmInputs.with("metricName", "DatabaseCapacityUsagePercentage")
	for name, test := range map[string]struct{ good, bad values }{
		"unit":                   {lag.with("unit", "Seconds"), lag.with("unit", "Milliseconds")},
		"unit of another metric": {alarmInputs.with("unit", "Percent"), alarmInputs.with("unit", "Count")},
		"lag of the primary":     {lag, lag.with("dimensions", member)},
		"member of cluster mode": {alarmInputs, alarmInputs.with("dimensions", values{"CacheClusterId": "cache-0001-001"})},
		"group for a member":     {alarmInputs.with("dimensions", member), alarmInputs.with("dimensions", values{"CacheClusterId": "cache"})},
		"metric of members": {
			alarmInputs.and(values{
				"metricName": "EngineCPUUtilization",
				"dimensions": values{"ReplicationGroupId": "cache"},
			}),
			alarmInputs.with("dimensions", values{"ReplicationGroupId": "cache"}),
		},
		"too few dimensions":  {capacity, capacity.with("dimensions", member)},
		"no dimensions":       {alarmInputs, alarmInputs.with("dimensions", nil)},
		"too many dimensions": {alarmInputs, alarmInputs.with("dimensions", member.with("CacheNodeId", "0001").with("Role", "Primary"))},
		"node id":             {alarmInputs, alarmInputs.with("dimensions", member.with("CacheNodeId", "001"))},
		"metric name":         {alarmInputs, alarmInputs.with("metricName", "CpuUtilization")},
		"namespace":           {alarmInputs, alarmInputs.with("namespace", "AWS/Elasticache")},
	} {
		t.Run(name, func(t *testing.T) {
			for want, inputs := range map[string]values{alarm: test.good, insufficient: test.bad} {
				cloud := watched(t, inputs)
				for _, m := range metricsOf(t, cloud) {
					require.NoError(t, cloud.Observe(region, series(m, 99, 99, 99, 99, 99)...))
				}
				assert.Equal(t, want, stateAt(t, cloud, 4))
			}
		})
	}
	t.Run("another region", func(t *testing.T) {
		cloud := watched(t, alarmInputs)
		require.NoError(t, cloud.Observe(region, drawn("X X X X X")...))
		_, err := cloud.Create("eu-west-1", metricAlarmType, alarmInputs.properties())
		require.NoError(t, err)
		state, err := cloud.AlarmState("eu-west-1", "cpu", 4)
		require.NoError(t, err)
		assert.Equal(t, insufficient, state)
	})
}

func TestAlarmsThatAreNotModelled(t *testing.T) {
	for name, test := range map[string]struct {
		change values
		want   string
	}{
		"percentile":     {values{"statistic": nil, "extendedStatistic": "p99"}, "one of the statistics"},
		"anomaly":        {values{"comparisonOperator": "GreaterThanUpperThreshold"}, "static threshold"},
		"other metric":   {values{"threshold": nil, "thresholdMetricId": "e1"}, "static threshold"},
		"short period":   {values{"period": 10}, "the period is 10 s"},
		"another's name": {values{"name": "memory"}, awssim.ErrNotFound.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			state, err := watched(t, alarmInputs.and(test.change)).AlarmState(region, "cpu", 5)
			assert.ErrorContains(t, err, test.want)
			assert.Empty(t, state)
		})
	}
}
