package cloudwatch

import (
	"fmt"
	"slices"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

var metricAlarmBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: maxAlarmName},
	NotFound: "ResourceNotFound",
	Defaults: map[string]any{"actionsEnabled": true, "treatMissingData": "missing"},
	Replaces: []string{"name"},
	Sets:     append([]string{"metricQueries"}, alarmActions...),
	Check: func(in props.Map) []p.CheckFailure {
		in = in.Known()
		var failures []p.CheckFailure
		fail := func(key, format string, args ...any) {
			failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
		}
		for _, key := range props.SortedKeys(alarmWords) {
			if s := in.Str(key); s != "" && !slices.Contains(alarmWords[key], s) {
				fail(key, "expected %s to be one of %q, got %s", key, alarmWords[key], s)
			}
		}
		for _, key := range []string{"evaluationPeriods", "datapointsToAlarm"} {
			if n := in.Num(key, 1); n < 1 {
				fail(key, "expected %s to be at least (1), got %d", key, n)
			}
		}
		if period := in.Num("period", 60); !slices.Contains([]int{10, 20, 30}, period) &&
			(period < 60 || period%60 != 0) {
			fail("period", "expected period to be one of [10 20 30] or divisible by 60, got %d", period)
		}
		checkQueries(in, fail)
		checkAnyAlarm(in, "name", fail, func(action string) bool {
			return arn.PassesProvider(action) || arn.AutomateFormat.MatchString(action)
		})
		return failures
	},
	Rules:      refuseAlarm,
	References: refuseDistantActions,
	Update: func(v world.View, _, in, _ props.Map) error {
		if err := refuseAlarm(in); err != nil {
			return err
		}
		return refuseDistantActions(v, in)
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		name := in.Str("name")
		if err := putAlarm(v, awstype.MetricAlarm, name); err != nil {
			return "", nil, err
		}
		in["arn"] = v.ARN("cloudwatch", "alarm:"+name)
		in.Otherwise("evaluateLowSampleCountPercentiles", "")
		return name, in, nil
	},
	BeforeDelete: refuseAlarmInRule,
}

// refuseAlarm is PutMetricAlarm's opinion of its parameters.
func refuseAlarm(in props.Map) error {
	metric := len(in.Objects("metricQueries")) == 0
	period, evaluations := max(in.Num("period", 0), queriesPeriod(in)), in.Num("evaluationPeriods", 0)
	longest := secondsOfDay
	if period >= 3600 {
		longest = secondsOfWeek
	}
	switch {
	case in.Str("name") == "":
		return awserr.New(awserr.ValidationError, "AlarmName must have a length between 1 and %d", maxAlarmName)
	case metric && (!in.Has("metricName") || !in.Has("namespace")):
		return awserr.New(awserr.ValidationError, "MetricName and Namespace are required for an alarm on a metric")
	case metric && period == 0:
		return awserr.New(awserr.ValidationError, "Period must not be null")
	case metric && in.Has("statistic") == in.Has("extendedStatistic"):
		return awserr.New(awserr.ValidationError,
			"Exactly one of Statistic and ExtendedStatistic must be set for a cloudwatch metric alarm")
	case !metric && slices.ContainsFunc(singleMetric, in.Has):
		return awserr.New(awserr.ValidationError, "Metrics list must not be set together with any of %v", singleMetric)
	case in["threshold"] == nil && in["thresholdMetricId"] == nil:
		return awserr.New(awserr.ValidationError, "Threshold is required for an alarm with a static threshold")
	case in.Has("extendedStatistic") && !extendedStatistic.MatchString(in.Str("extendedStatistic")):
		return awserr.New(awserr.ValidationError, "The value %s for parameter ExtendedStatistic is not supported.",
			in.Str("extendedStatistic"))
	case period*evaluations > longest:
		return awserr.New(awserr.ValidationError,
			"Metrics cannot be checked across more than %s (EvaluationPeriods * Period must be <= %d).",
			map[int]string{secondsOfDay: "a day", secondsOfWeek: "seven days"}[longest], longest)
	case in.Num("datapointsToAlarm", evaluations) > evaluations:
		return awserr.New(awserr.ValidationError, "DatapointsToAlarm must be less than or equal to EvaluationPeriods")
	}
	if err := refuseDimensions(in.Object("dimensions")); err != nil {
		return err
	}
	if !metric {
		if _, err := readQueries(in); err != nil {
			return err
		}
	}
	if err := refuseActions(in, metricAlarmActions); err != nil {
		return err
	}
	return tags.CheckPlain(awserr.ValidationError, in)
}
