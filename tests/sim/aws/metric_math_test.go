package awssim_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// query is an element of an alarm's metric queries, and watch the one that the alarm watches.
func query(id string, metric values) values { return values{"id": id, "metric": metric} }

func watch(id, expression string) values {
	return values{"id": id, "expression": expression, "returnData": true}
}

// queried is an alarm with metric queries.
func queried(queries ...any) values { return mathInputs.with("metricQueries", queries) }

// asked is an alarm whose expression takes one metric.
func asked(metric values) values { return queried(query("b", metric), watch("e", "5 * b")) }

func manyQueries(metrics, expressions int) values {
	var queries []any
	for i := range metrics {
		queries = append(queries, query(fmt.Sprintf("m%d", i), balance))
	}
	for i := range expressions {
		queries = append(queries, watch(fmt.Sprintf("e%d", i), "m0").with("returnData", i == 0))
	}
	return queried(queries...)
}

var (
	balance = values{
		"namespace": "AWS/ElastiCache", "metricName": "CPUCreditBalance", "period": 300, "stat": "Average",
		"dimensions": values{"CacheClusterId": "cache-001"},
	}
	usage = balance.with("metricName", "CPUCreditUsage")

	// mathInputs are an alarm on how many minutes the credits of a member will last: it earns 1.8 of them in 5 minutes.
	mathInputs = values{
		"name": "cpu", "comparisonOperator": "LessThanThreshold", "threshold": 60, "evaluationPeriods": 3, "datapointsToAlarm": 3,
		"metricQueries": []any{
			query("balance", balance), query("usage", usage),
			watch("left", "IF(usage > 1.8, 5 * balance / (usage - 1.8), 1440)"),
		},
	}
	banded = mathInputs.and(values{
		"comparisonOperator": "GreaterThanUpperThreshold", "threshold": nil, "thresholdMetricId": "e",
		"metricQueries": []any{query("b", balance).with("returnData", true), watch("e", "ANOMALY_DETECTION_BAND(b)")},
	})

	burstableInputs = cacheInputs.with("nodeType", "cache.t4g.small")
)

// credits is a cloud with an alarm on the credits of a member, and with a drawing of each credit metric every five
// minutes.
func credits(t *testing.T, alarm values, balances, usages string) *awssim.Cloud {
	t.Helper()
	cloud := cloudWith(t, burstableInputs)
	_, err := cloud.Create(region, metricAlarmType, alarm.properties())
	require.NoError(t, err)
	for name, drawing := range map[string]string{"CPUCreditBalance": balances, "CPUCreditUsage": usages} {
		m := awssim.Metric{
			Namespace:  "AWS/ElastiCache",
			Name:       name,
			Unit:       "Count",
			Dimensions: map[string]string{"CacheClusterId": "cache-001"},
		}
		for i, text := range strings.Fields(drawing) {
			var value float64
			if _, err := fmt.Sscan(text, &value); err == nil {
				require.NoError(t, cloud.Observe(region, awssim.Datapoint{Metric: m, Value: value, Minute: 5*i + 4}))
			}
		}
	}
	return cloud
}

func TestStatesOfExpressions(t *testing.T) {
	states := map[string]string{"0": ok, "X": alarm, "?": insufficient}
	for name, test := range map[string]struct {
		change           values
		balances, usages string
		want             string // at the end of each five minutes
	}{
		"drained":               {nil, "90 80 70 60 50 40 30", "7.8 7.8 7.8 7.8 7.8 7.8 7.8", "0 0 0 0 X X X"}, // 60 of them last 50 minutes
		"at the threshold":      {nil, "72 72 72 71", "7.8 7.8 7.8 7.8", "0 0 0 0"},
		"idle":                  {nil, "0 0 0 0", "1.8 1 0 1.8", "0 0 0 0"},
		"empty and at work":     {nil, "0 0 0 0", "2 2 2 2", "? ? X X"},
		"recovered":             {nil, "9 9 9 9 9", "8 8 8 1 8", "? ? X 0 0"},
		"no data":               {nil, "- - -", "- - -", "? ? ?"},
		"without usage":         {nil, "9 9 9 9", "- - - -", "? ? ? ?"},
		"without balance":       {nil, "- - - -", "8 8 8 8", "? ? X X"}, // a missing balance counts as 0
		"without balance, idle": {nil, "- - - -", "1 1 1 1", "0 0 0 0"},
		"2 of 3":                {values{"datapointsToAlarm": 2}, "9 99 9 99 99", "8 8 8 8 8", "? 0 X 0 0"},
		"1 of 1":                {values{"datapointsToAlarm": 1, "evaluationPeriods": 1}, "9 99 9", "8 8 8", "X 0 X"},
		"a gap":                 {nil, "9 9 - 9", "8 8 - 8", "? ? X X"},
		"breaching":             {values{"treatMissingData": "breaching"}, "99 - - -", "8 - - -", "0 0 0 0"},
		"breaching at last":     {values{"treatMissingData": "breaching"}, "99 - - - - -", "8 - - - - -", "0 0 0 0 0 X"},
		"not breaching":         {values{"treatMissingData": "notBreaching"}, "9 9 - 9 9 9", "8 8 - 8 8 8", "0 0 0 X X X"},
		"ignored":               {values{"treatMissingData": "ignore"}, "9 9 9 - - - - -", "8 8 8 - - - - -", "? ? X X X X X X"},
		"expressions of expressions": {values{"metricQueries": []any{
			watch("a", "IF(over > 0, left, 1440)"),
			values{"id": "left", "expression": "5 * balance / over"},
			values{"id": "over", "expression": "usage - 1.8"},
			query("usage", usage), query("balance", balance),
		}}, "90 70 60 50 60", "7.8 7.8 7.8 7.8 1", "0 0 0 X 0"},
		"a metric by itself": {values{"metricQueries": []any{query("b", balance).with("returnData", true)}}, "90 59 59 59", "-", "0 0 0 X"},
		"a unit":             {values{"metricQueries": []any{query("b", balance.with("unit", "Count")), watch("e", "b + 0")}}, "9 9 9", "-", "? ? X"},
		"another unit":       {values{"metricQueries": []any{query("b", balance.with("unit", "Percent")), watch("e", "b + 0")}}, "9 9 9", "-", "? ? ?"},
		"another dimension": {values{"metricQueries": []any{
			query("b", balance.with("dimensions", values{"CacheClusterId": "cache-009"})), watch("e", "b + 0"),
		}}, "9 9 9", "-", "? ? ?"},
		"a count": {values{"metricQueries": []any{query("b", balance.with("stat", "SampleCount")), watch("e", "b * 60")}}, "1 1 1", "-", "0 0 0"},
	} {
		t.Run(name, func(t *testing.T) {
			cloud := credits(t, mathInputs.and(test.change), test.balances, test.usages)
			_, err := cloud.Create(region, compositeAlarmType, ruled("any", "ALARM(cpu)").properties())
			require.NoError(t, err)
			for i, state := range strings.Fields(test.want) {
				minute := 5*i + 4
				assert.Equal(t, states[state], stateAt(t, cloud, minute), "minute %d", minute)
				composite, err := cloud.AlarmState(region, "any", minute)
				require.NoError(t, err)
				assert.Equal(t, states[state] == alarm, composite == alarm, "the composite alarm at minute %d", minute)
			}
		})
	}
}

// Periods of a metric in an expression slide, as those of other alarms do: each has the average of its five minutes.
func TestPeriodsOfExpressions(t *testing.T) {
	inputs := mathInputs.and(values{
		"evaluationPeriods": 1, "datapointsToAlarm": 1, "threshold": 20,
		"metricQueries": []any{query("b", balance), watch("e", "b * 2")},
	})
	cloud := credits(t, inputs, "", "")
	m := awssim.Metric{
		Namespace:  "AWS/ElastiCache",
		Name:       "CPUCreditBalance",
		Unit:       "Count",
		Dimensions: map[string]string{"CacheClusterId": "cache-001"},
	}
	require.NoError(t, cloud.Observe(region, series(m, 10, 10, 10, 10, 10, 9, 9, 20)...))
	for minute, want := range map[int]string{0: ok, 4: ok, 5: alarm, 6: alarm, 7: ok} {
		assert.Equal(t, want, stateAt(t, cloud, minute), "minute %d", minute)
	}
}

func TestExpressionsInAlarmsThatAreNotModelled(t *testing.T) {
	for name, test := range map[string]struct {
		change values
		want   string
	}{
		"function":        {queried(query("b", balance), watch("e", "FILL(b, 0)")), "metric query e: the function FILL is not modelled"},
		"unwatched":       {queried(query("b", balance), watch("e", "b"), values{"id": "f", "expression": "b ^ 2"}), "metric query f: the operator ^ is not modelled"},
		"periods":         {queried(query("b", balance), query("c", balance.with("period", 60)), watch("e", "b + c")), "metric query c: metric queries with different periods are not modelled"},
		"period of a sum": {queried(query("b", balance), watch("e", "b").with("period", 60)), "metric query e: metric queries with different periods are not modelled"},
		"short periods":   {queried(query("b", balance.with("period", 10)), watch("e", "b")), "metric query b: the period is 10 s"},
		"percentile":      {queried(query("b", balance.with("stat", "p99")), watch("e", "b")), "metric query b: only alarms with one of the statistics"},
		"account":         {queried(query("b", balance).with("accountId", "210987654321"), watch("e", "b")), "metric query b: metrics of other accounts are not modelled"},
		"band":            {banded, "static threshold"},
	} {
		t.Run(name, func(t *testing.T) {
			state, err := watched(t, test.change).AlarmState(region, "cpu", 5)
			assert.ErrorContains(t, err, test.want)
			assert.Empty(t, state)
		})
	}
}

// The order of metric queries is the provider's affair.
func TestMetricQueriesAreASet(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	first, second := query("b", balance), watch("e", "b")
	r := e.create(metricAlarmType, "cpu", queried(first, second))
	e.unchanged(e.refresh(r), queried(second, first))
	_, diff := e.diff(r, queried(first, watch("e", "b * 2")))
	assert.True(t, diff.HasChanges)
	_, err := e.tryUpdate(r, queried(first, watch("e", "b * c")))
	assert.ErrorContains(t, err, "has the id c", "an update is looked at as well")
}
