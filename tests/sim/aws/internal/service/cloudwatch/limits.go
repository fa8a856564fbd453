package cloudwatch

import (
	"regexp"
	"strconv"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
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

// checkAnyAlarm is what the provider checks of metric alarms and of composite alarms.
func checkAnyAlarm(in props.Map, name string, fail func(key, format string, args ...any), isARN func(string) bool) {
	if len(in.Str(name)) > maxAlarmName {
		fail(name, "expected length of alarm_name to be in the range (0 - %d)", maxAlarmName)
	}
	if len(in.Str("alarmDescription")) > maxAlarmDescription {
		fail("alarmDescription", "expected length of alarm_description to be in the range (0 - %d)",
			maxAlarmDescription)
	}
	for _, key := range alarmActions {
		if n := len(in.Strs(key)); n > maxAlarmActions {
			fail(key, "Too many list items: Attribute %s supports %d item maximum, but config has %d declared", key,
				maxAlarmActions, n)
		}
		for i, action := range in.Strs(key) {
			if !isARN(action) {
				fail(key+"["+strconv.Itoa(i)+"]", "%q (%s) is an invalid ARN: arn: invalid prefix", key, action)
			}
		}
	}
}

func refuseDimensions(dimensions props.Map) error {
	if len(dimensions) > maxAlarmDimensions {
		return awserr.New(awserr.ValidationError, "Dimensions must have at most %d members", maxAlarmDimensions)
	}
	for _, key := range props.SortedKeys(dimensions) {
		if key == "" || len(key) > 255 || dimensions.Str(key) == "" || len(dimensions.Str(key)) > 1024 {
			return awserr.New(awserr.ValidationError,
				"The name of a dimension has 1 to 255 characters, its value 1 to 1024: %s",
				key)
		}
	}
	return nil
}
