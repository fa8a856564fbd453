package cloudwatch

import (
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

var (
	statistics = map[string]func([]float64) float64{
		"SampleCount": func(values []float64) float64 { return float64(len(values)) },
		"Average":     func(values []float64) float64 { return sum(values) / float64(len(values)) },
		"Sum":         sum,
		"Minimum":     slices.Min[[]float64],
		"Maximum":     slices.Max[[]float64],
	}
	comparisons = map[string]func(value, threshold float64) bool{
		"GreaterThanOrEqualToThreshold": func(value, threshold float64) bool { return value >= threshold },
		"GreaterThanThreshold":          func(value, threshold float64) bool { return value > threshold },
		"LessThanThreshold":             func(value, threshold float64) bool { return value < threshold },
		"LessThanOrEqualToThreshold":    func(value, threshold float64) bool { return value <= threshold },
	}
)

// watchedMetric is what a statistic of a metric is in the period that ends with a minute. Without a unit, datapoints of
// any unit count.
func watchedMetric(
	in props.Map, statistic string, period int, datapoints []world.Datapoint,
) (func(end int) point, error) {
	metric := world.Metric{
		Namespace:  in.Str("namespace"),
		Name:       in.Str("metricName"),
		Dimensions: map[string]string{},
		Unit:       in.Str("unit"),
	}
	for name := range in.Object("dimensions") {
		metric.Dimensions[name] = in.Object("dimensions").Str(name)
	}
	calculate, minutes := statistics[statistic], period/60
	switch {
	case calculate == nil:
		return nil, fmt.Errorf("only alarms with one of the statistics %v are modelled", props.SortedKeys(statistics))
	case minutes == 0:
		return nil, fmt.Errorf("the period is %d s, and metrics have a datapoint a minute", period)
	}
	samples := map[int][]float64{} // by minute
	for _, d := range datapoints {
		if d.Is(metric) && (metric.Unit == "" || metric.Unit == d.Unit) {
			samples[d.Minute] = append(samples[d.Minute], d.Value)
		}
	}
	return func(end int) point {
		var values []float64
		for minute := end - minutes + 1; minute <= end; minute++ {
			values = append(values, samples[minute]...)
		}
		if len(values) == 0 {
			return point{}
		}
		return point{calculate(values), true}
	}, nil
}
