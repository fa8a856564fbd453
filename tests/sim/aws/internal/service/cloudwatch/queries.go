package cloudwatch

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// The limits of an alarm's metric queries (CloudWatch API, MetricDataQuery).
const (
	maxQueries          = 20
	maxQueryMetrics     = 10
	maxQueryExpressions = 10
	maxQueryID          = 255
	// maxExpression is the provider's: 1024 characters where the API takes 2048.
	maxExpression = 1024
)

var queryPeriods = []int{1, 5, 10, 20, 30} // seconds, beside the whole minutes

// metricQuery is a metric, or an expression over other queries of the same alarm.
type metricQuery struct {
	props.Map
	expression
}

func (q metricQuery) metric() props.Map { return q.Object("metric") }

// checkQueries is what the provider checks of metric queries (github.com/hashicorp/terraform-provider-aws,
// internal/service/cloudwatch/metric_alarm.go).
func checkQueries(in props.Map, fail func(key, format string, args ...any)) {
	for i, query := range in.Objects("metricQueries") {
		path, metric := fmt.Sprintf("metricQueries[%d].", i), query.Object("metric")
		if text, sent := query["expression"].(string); sent && (text == "" || len(text) > maxExpression) {
			fail(path+"expression", "expected length of expression to be in the range (1 - %d)", maxExpression)
		}
		if id := query.Str("id"); id == "" || len(id) > maxQueryID {
			fail(path+"id", "expected length of id to be in the range (1 - %d)", maxQueryID)
		}
		if query.Has("expression") && metric != nil {
			fail("metricQueries", "No metric_query may have both `expression` and a `metric` specified")
		}
		if metric != nil {
			checkQueriedMetric(path+"metric.", metric, fail)
		}
	}
}

func checkQueriedMetric(path string, metric props.Map, fail func(key, format string, args ...any)) {
	if name := metric.Str("metricName"); name == "" || len(name) > 255 {
		fail(path+"metricName", "expected length of metric_name to be in the range (1 - 255)")
	}
	if period := metric.Num("period", 0); !slices.Contains(queryPeriods, period) && period%60 != 0 {
		fail(path+"period", "expected period to be one of %v or divisible by 60, got %d", queryPeriods, period)
	}
	if s := metric.Str("stat"); !slices.Contains(alarmWords["statistic"], s) && !extendedStatistic.MatchString(s) {
		fail(path+"stat", "expected stat to be one of %q or an extended statistic, got %s", alarmWords["statistic"], s)
	}
}

// read reads the expression of a query that has one, and looks at the metric of any other.
func (q *metricQuery) read(id string) (err error) {
	if q.metric() == nil {
		q.expression, err = parseExpression(id, q.Str("expression"))
		return err
	}
	if q.metric().Num("period", 0) == 0 {
		return awserr.New(awserr.ValidationError, noPeriod)
	}
	return refuseDimensions(q.metric().Object("dimensions"))
}

// readQueries are the metric queries of an alarm, each after those that its expression takes; the error is
// PutMetricAlarm's opinion of them. Of most faults CloudWatch says "Invalid metrics list" and no more, as
// github.com/hashicorp/terraform-provider-aws/issues/19567 complains. The rest of these messages is not its own.
func readQueries(in props.Map) ([]metricQuery, error) {
	queries := map[string]metricQuery{}
	var metrics, expressions, returned int
	for _, element := range in.Objects("metricQueries") {
		query, id := metricQuery{Map: element}, element.Str("id")
		switch _, taken := queries[id]; {
		case !queryID.MatchString(id):
			return nil, awserr.New(awserr.ValidationError, "Invalid metrics list: the id %s does not match %s", id,
				queryID)
		case taken:
			return nil, awserr.New(awserr.ValidationError, "Invalid metrics list: more than one element has the id %s",
				id)
		case query.metric() == nil && !query.Has("expression"):
			return nil, awserr.New(awserr.ValidationError,
				"Invalid metrics list: %s has neither a metric nor an expression", id)
		}
		if query.metric() != nil {
			metrics++
		} else {
			expressions++
		}
		if err := query.read(id); err != nil {
			return nil, err
		}
		if query.Flag("returnData") { // the provider sends false for what does not say it
			returned++
		}
		queries[id] = query
	}
	threshold := in.Str("thresholdMetricId")
	wanted, words := 1, "Exactly one element"
	if threshold != "" { // the metric and its band
		wanted, words = 2, "Exactly two elements"
	}
	switch {
	case len(queries) > maxQueries || metrics > maxQueryMetrics || expressions > maxQueryExpressions:
		return nil, awserr.New(awserr.ValidationError,
			"Invalid metrics list: at most %d elements, %d of them metrics and %d expressions",
			maxQueries, maxQueryMetrics, maxQueryExpressions)
	case queriesPeriod(in) == 0: // there is no metric that would say it
		return nil, awserr.New(awserr.ValidationError, noPeriod)
	case returned != wanted:
		// In CloudWatch's words, as github.com/hashicorp/terraform-provider-aws/issues/29894 and
		// github.com/badmintoncryer/cdk-preflight quote them.
		return nil, awserr.New(awserr.ValidationError, "%s of the metrics list should return data.", words)
	case threshold != "" && !queries[threshold].Has("id"):
		return nil, awserr.New(awserr.ValidationError,
			"Invalid metrics list: no element has the id %s of ThresholdMetricId",
			threshold)
	}
	return orderQueries(queries)
}

// orderQueries puts queries after those that they take.
func orderQueries(queries map[string]metricQuery) ([]metricQuery, error) {
	var ordered []metricQuery
	done := map[string]bool{} // false while what a query takes is looked at
	var visit func(id string) error
	visit = func(id string) error {
		done[id] = false
		for _, reference := range queries[id].references {
			ready, visited := done[reference]
			switch _, found := queries[reference]; {
			case !found:
				return awserr.New(awserr.ValidationError,
					"Error in expression '%s': no element of the metrics list has the id %s",
					id, reference)
			case visited && !ready:
				return awserr.New(awserr.ValidationError, "Error in expression '%s': %s depends on itself", id,
					reference)
			case !visited:
				if err := visit(reference); err != nil {
					return err
				}
			}
		}
		done[id] = true
		ordered = append(ordered, queries[id])
		return nil
	}
	for _, id := range slices.Sorted(maps.Keys(queries)) {
		if _, visited := done[id]; !visited {
			if err := visit(id); err != nil {
				return nil, err
			}
		}
	}
	return ordered, nil
}

// noPeriod is in CloudWatch's words, as github.com/hashicorp/terraform-provider-aws/issues/11011 quotes them.
const noPeriod = "Period must not be null"

// queriesPeriod is the longest period of an alarm's metric queries, in seconds.
func queriesPeriod(in props.Map) int {
	longest := 0
	for _, query := range in.Objects("metricQueries") {
		longest = max(longest, query.Num("period", 0), query.Object("metric").Num("period", 0))
	}
	return longest
}

// watchedQuery is what the query that returns data is in the period that ends with a minute.
func watchedQuery(in props.Map, period int, datapoints []world.Datapoint) (func(end int) point, error) {
	queries, err := readQueries(in)
	if err != nil {
		return nil, err
	}
	alarm, _ := arn.Parse(in.Str("arn"))
	metrics, watched := map[string]func(end int) point{}, ""
	for _, query := range queries {
		id, metric := query.Str("id"), query.metric()
		if query.Flag("returnData") {
			watched = id
		}
		switch {
		case query.unmodelled != nil:
			return nil, fmt.Errorf("metric query %s: %w", id, query.unmodelled)
		case metric.Num("period", period) != period || query.Num("period", period) != period:
			return nil, fmt.Errorf("metric query %s: metric queries with different periods are not modelled", id)
		case query.Has("accountId") && query.Str("accountId") != alarm.Account:
			return nil, fmt.Errorf("metric query %s: metrics of other accounts are not modelled", id)
		case metric == nil:
			continue
		}
		if metrics[id], err = watchedMetric(metric, metric.Str("stat"), period, datapoints); err != nil {
			return nil, fmt.Errorf("metric query %s: %w", id, err)
		}
	}
	return func(end int) point {
		points := map[string]point{}
		for _, query := range queries {
			id := query.Str("id")
			if metric, found := metrics[id]; found {
				points[id] = metric(end)
			} else {
				points[id] = query.at(points)
			}
		}
		return points[watched]
	}, nil
}
