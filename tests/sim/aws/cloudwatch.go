package awssim

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	p "github.com/pulumi/pulumi-go-provider"
)

const (
	maxAlarmName        = 255
	maxAlarmDescription = 1024
	maxAlarmActions     = 5 // of each state
	maxAlarmDimensions  = 30
	secondsOfDay        = 86400
	secondsOfWeek       = 604800
)

var (
	alarmWords = map[string][]string{
		"comparisonOperator": {
			"GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold",
			"LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold",
		},
		"statistic":                         {"SampleCount", "Average", "Sum", "Minimum", "Maximum"},
		"treatMissingData":                  {"missing", "ignore", "breaching", "notBreaching"},
		"evaluateLowSampleCountPercentiles": {"evaluate", "ignore"},
	}
	// singleMetric are the properties of an alarm without metric queries.
	singleMetric = []string{
		"metricName", "namespace", "dimensions", "period", "statistic", "extendedStatistic", "unit",
	}
	alarmActions      = []string{"alarmActions", "okActions", "insufficientDataActions"}
	extendedStatistic = regexp.MustCompile(
		`^(p(100(\.0+)?|\d{1,2}(\.\d+)?)|(tm|tc|ts|wm)\d{1,2}(\.\d+)?|IQM|(TM|TC|TS|WM|PR)\(.+\))$`,
	)
)

var metricAlarmBehaviour = behaviour{
	name:     &autoName{property: "name", max: maxAlarmName},
	notFound: "ResourceNotFound",
	defaults: map[string]any{"actionsEnabled": true, "treatMissingData": "missing"},
	replaces: []string{"name"},
	sets:     append([]string{"metricQueries"}, alarmActions...),
	check: func(in props) []p.CheckFailure {
		in = in.known()
		var failures []p.CheckFailure
		fail := func(key, format string, args ...any) {
			failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
		}
		for _, key := range sortedKeys(alarmWords) {
			if s := in.str(key); s != "" && !slices.Contains(alarmWords[key], s) {
				fail(key, "expected %s to be one of %q, got %s", key, alarmWords[key], s)
			}
		}
		for _, key := range []string{"evaluationPeriods", "datapointsToAlarm"} {
			if n := in.num(key, 1); n < 1 {
				fail(key, "expected %s to be at least (1), got %d", key, n)
			}
		}
		if period := in.num("period", 60); !slices.Contains([]int{10, 20, 30}, period) &&
			(period < 60 || period%60 != 0) {
			fail("period", "expected period to be one of [10 20 30] or divisible by 60, got %d", period)
		}
		checkQueries(in, fail)
		checkAnyAlarm(in, "name", fail, func(action string) bool {
			return passesProvider(action) || automateFormat.MatchString(action)
		})
		return failures
	},
	rules:      refuseAlarm,
	references: refuseDistantActions,
	update: func(v view, _, in, _ props) error {
		if err := refuseAlarm(in); err != nil {
			return err
		}
		return refuseDistantActions(v, in)
	},
	create: func(v view, in props) (string, props, error) {
		name := in.str("name")
		if err := v.putAlarm(metricAlarmType, name); err != nil {
			return "", nil, err
		}
		in["arn"] = v.arn("cloudwatch", "alarm:"+name)
		in.otherwise("evaluateLowSampleCountPercentiles", "")
		return name, in, nil
	},
	beforeDelete: refuseAlarmInRule,
}

// checkAnyAlarm is what the provider checks of metric alarms and of composite alarms.
func checkAnyAlarm(in props, name string, fail func(key, format string, args ...any), isARN func(string) bool) {
	if len(in.str(name)) > maxAlarmName {
		fail(name, "expected length of alarm_name to be in the range (0 - %d)", maxAlarmName)
	}
	if len(in.str("alarmDescription")) > maxAlarmDescription {
		fail("alarmDescription", "expected length of alarm_description to be in the range (0 - %d)",
			maxAlarmDescription)
	}
	for _, key := range alarmActions {
		if n := len(in.strs(key)); n > maxAlarmActions {
			fail(key, "Too many list items: Attribute %s supports %d item maximum, but config has %d declared", key,
				maxAlarmActions, n)
		}
		for i, action := range in.strs(key) {
			if !isARN(action) {
				fail(key+"["+strconv.Itoa(i)+"]", "%q (%s) is an invalid ARN: arn: invalid prefix", key, action)
			}
		}
	}
}

// putAlarm makes room for an alarm: what has its name already is overwritten, and the provider does not ask before.
// Metric alarms and composite alarms share their names, and neither overwrites the other: AWS documents that a name is
// unique in its region, and not in which words it says so.
func (v view) putAlarm(token, name string) error {
	old := v.findAlarm(name)
	switch {
	case old == nil:
	case old.Type != token:
		return refuse(validationError, "An alarm with the name %s exists already, and its type is another one", name)
	default:
		v.overwrite(old)
	}
	return nil
}

// findAlarm is the alarm with a name, metric or composite.
func (v view) findAlarm(name string) *Resource {
	for _, token := range []string{metricAlarmType, compositeAlarmType} {
		if r := v.find(token, v.region, name); r != nil {
			return r
		}
	}
	return nil
}

// refuseAlarm is PutMetricAlarm's opinion of its parameters.
func refuseAlarm(in props) error {
	metric := len(in.objects("metricQueries")) == 0
	period, evaluations := max(in.num("period", 0), queriesPeriod(in)), in.num("evaluationPeriods", 0)
	longest := secondsOfDay
	if period >= 3600 {
		longest = secondsOfWeek
	}
	switch {
	case in.str("name") == "":
		return refuse(validationError, "AlarmName must have a length between 1 and %d", maxAlarmName)
	case metric && (!in.has("metricName") || !in.has("namespace")):
		return refuse(validationError, "MetricName and Namespace are required for an alarm on a metric")
	case metric && period == 0:
		return refuse(validationError, "Period must not be null")
	case metric && in.has("statistic") == in.has("extendedStatistic"):
		return refuse(validationError,
			"Exactly one of Statistic and ExtendedStatistic must be set for a cloudwatch metric alarm")
	case !metric && slices.ContainsFunc(singleMetric, in.has):
		return refuse(validationError, "Metrics list must not be set together with any of %v", singleMetric)
	case in["threshold"] == nil && in["thresholdMetricId"] == nil:
		return refuse(validationError, "Threshold is required for an alarm with a static threshold")
	case in.has("extendedStatistic") && !extendedStatistic.MatchString(in.str("extendedStatistic")):
		return refuse(validationError, "The value %s for parameter ExtendedStatistic is not supported.",
			in.str("extendedStatistic"))
	case period*evaluations > longest:
		return refuse(validationError,
			"Metrics cannot be checked across more than %s (EvaluationPeriods * Period must be <= %d).",
			map[int]string{secondsOfDay: "a day", secondsOfWeek: "seven days"}[longest], longest)
	case in.num("datapointsToAlarm", evaluations) > evaluations:
		return refuse(validationError, "DatapointsToAlarm must be less than or equal to EvaluationPeriods")
	}
	if err := refuseDimensions(in.object("dimensions")); err != nil {
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
	return checkPlainTags(validationError, in)
}

func refuseDimensions(dimensions props) error {
	if len(dimensions) > maxAlarmDimensions {
		return refuse(validationError, "Dimensions must have at most %d members", maxAlarmDimensions)
	}
	for _, key := range sortedKeys(dimensions) {
		if key == "" || len(key) > 255 || dimensions.str(key) == "" || len(dimensions.str(key)) > 1024 {
			return refuse(validationError, "The name of a dimension has 1 to 255 characters, its value 1 to 1024: %s",
				key)
		}
	}
	return nil
}
