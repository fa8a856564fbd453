package monitoring

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// SettingExample is what the examples of [SettingRules] change: an alarm of the component.
type SettingExample struct {
	// Alarm is its name among the inputs. TooHigh is a threshold that its metric never exceeds.
	Alarm, TooHigh string
	// Beside are the inputs, in YAML, that the alarm needs. They may be empty.
	Beside string
	// Metrics is where AWS lists the metrics of the component.
	Metrics string
}

// SettingRules are about the program's changes of alarms. They need the changes, and the inputs of the component that
// decide its metrics, for example the node type.
func SettingRules(example SettingExample, deciding ...string) []check.Rule[*Plan] {
	crossed := thresholdRule
	crossed.Example, crossed.Source = "threshold: "+example.TooHigh, example.Metrics
	rules := append(slices.Clone(settingRules), crossed)
	for i := range rules {
		rules[i].Needs = append([]string{"alarms"}, deciding...)
		rules[i].Example = fmt.Sprintf("%salarms: { %s: { %s } }", example.Beside, example.Alarm, rules[i].Example)
	}
	return rules
}

// settingRules have the settings of an alarm as their examples.
var settingRules = []check.Rule[*Plan]{
	{
		Name: "alarm-period", Input: "alarms",
		Holds: "The period of an alarm is a multiple of 60 seconds, and not shorter than the time between " +
			"two datapoints of the metric.",
		Example: "period: 90",
		Source: "CloudWatch API, PutMetricAlarm, Period; ElastiCache user guide, \"Monitoring use with " +
			"CloudWatch Metrics\": \"published at 60-second intervals\"",
		StricterThanAWS: "CloudWatch takes periods of 10, 20 and 30 seconds, and of a minute for a metric that comes " +
			"every five: such an alarm would never have enough data.",
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, set *Alarm, m Metric) {
				published := max(m.Published, 60)
				switch {
				case set.Period == nil:
				case m.Period%60 != 0 || m.Period <= 0:
					say(path+".period", "%d is not a multiple of 60 seconds: use 60, 120, 300 or the like", m.Period)
				case m.Period < published:
					say(path+".period",
						"%d is shorter than the %d seconds between two datapoints of %s: use %d or more", m.Period,
						published, m.Name, published)
				}
			}, "period")
		},
	},
	{
		Name: "alarm-span", Input: "alarms",
		Holds: "An alarm looks at 1 period at least, and at no more than a day in all; at no more than a week " +
			"where its period is an hour or longer.",
		Example: "period: 600, evaluationPeriods: 200",
		Source:  "CloudWatch API, PutMetricAlarm, EvaluationPeriods",
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, _ *Alarm, m Metric) {
				longest, span := secondsPerDay, "a day"
				if m.Period >= longPeriod {
					longest, span = secondsPerWeek, "a week"
				}
				switch {
				case m.EvaluationPeriods < 1:
					say(path+".evaluationPeriods", "%d is too few: an alarm looks at one period at least",
						m.EvaluationPeriods)
				case m.Period > 0 && m.EvaluationPeriods > longest/m.Period:
					say(path+".evaluationPeriods",
						"%d periods of %d seconds are more than %s, and CloudWatch looks back no further: use %d or "+
							"fewer",
						m.EvaluationPeriods, m.Period, span, longest/m.Period)
				}
			}, "period", "evaluationPeriods")
		},
	},
	{
		Name: "alarm-datapoints", Input: "alarms",
		Holds:   "An alarm goes off at 1 to as many datapoints as it looks at periods.",
		Example: "evaluationPeriods: 3, datapointsToAlarm: 4",
		Source:  "CloudWatch API, PutMetricAlarm, DatapointsToAlarm",
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, set *Alarm, m Metric) {
				if set.DatapointsToAlarm != nil && m.EvaluationPeriods >= 1 &&
					(m.DatapointsToAlarm < 1 || m.DatapointsToAlarm > m.EvaluationPeriods) {
					say(path+".datapointsToAlarm",
						"%d is out of range: the alarm looks at %d periods, so use 1 to %d, or raise evaluationPeriods",
						m.DatapointsToAlarm, m.EvaluationPeriods, m.EvaluationPeriods)
				}
			}, "datapointsToAlarm", "evaluationPeriods")
		},
	},
	{
		Name: "alarm-missing-data", Input: "alarms",
		Holds:   "Data that is missing is `missing`, `ignore`, `breaching` or `notBreaching`.",
		Example: "treatMissingData: bad",
		Source:  "CloudWatch API, PutMetricAlarm, TreatMissingData",
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, _ *Alarm, m Metric) {
				if slices.Contains(MissingData, m.MissingData) {
					return
				}
				fix := ""
				for _, right := range MissingData {
					if strings.EqualFold(strings.NewReplacer("_", "", "-", "", " ", "").Replace(m.MissingData), right) {
						fix = fmt.Sprintf(": use %q", right)
					}
				}
				say(path+".treatMissingData", "%s is none of %s%s", spelling.Quote(m.MissingData),
					strings.Join(MissingData, ", "), fix)
			}, "treatMissingData")
		},
	},
}

// thresholdRule has no example and no source: they depend on the metrics of the component.
var thresholdRule = check.Rule[*Plan]{
	Name: "alarm-threshold", Input: "alarms",
	Holds: "A threshold is one that the metric can cross.",
	StricterThanAWS: "CloudWatch takes any number; an alarm on more than 100 % never goes off, and one on less " +
		"than nothing neither.",
	Check: func(p *Plan, say check.Say) {
		p.changed(func(path string, set *Alarm, m Metric) {
			at, what, highest := path+".threshold", m.quantity(), m.Highest
			switch {
			case set.Threshold == nil:
			case m.Comparison == GreaterThan && m.Threshold < 0:
				say(at, "%s is below everything that %s can be, so the alarm would always be on: use 0 or more",
					InNumbers(m.Threshold), what)
			case m.Comparison == GreaterThan && highest > 0 && m.Threshold >= highest:
				say(at, "%s is never exceeded by %s, which goes up to %s: use less", InNumbers(m.Threshold), what,
					InNumbers(highest))
			case m.Comparison == LessThan && m.Threshold <= 0:
				say(at, "%s never falls below %s: use more than 0", what, InNumbers(m.Threshold))
			case m.Comparison == LessThan && highest > 0 && m.Threshold > highest:
				say(at, "%s is always below %s: use %s or less", what, InNumbers(m.Threshold), InNumbers(highest))
			}
		}, "threshold")
	},
}

// Limits of CloudWatch on an alarm.
// Source: CloudWatch API, PutMetricAlarm, EvaluationPeriods and Period.
const (
	secondsPerDay  = 24 * 60 * 60
	secondsPerWeek = 7 * secondsPerDay
	// longPeriod is the shortest period with which an alarm may look back a week.
	longPeriod = 60 * 60
)

// MissingData are the ways in which an alarm can treat missing data.
// Source: CloudWatch API, PutMetricAlarm, TreatMissingData.
var MissingData = []string{"missing", "ignore", "breaching", "notBreaching"}

// WantedAlarms are the alarms that the program changes and does not turn off, in the order of their names.
func (p *Plan) WantedAlarms() (names []string) {
	for _, name := range slices.Sorted(maps.Keys(p.watched.Settings)) {
		if on := p.watched.Settings[name].Enabled; on == nil || *on {
			names = append(names, name)
		}
	}
	return names
}

// changed calls look with each alarm that the program changes, as it will be. It leaves out an alarm if one of the
// settings that look reads has a wrong type.
func (p *Plan) changed(look func(path string, set *Alarm, m Metric), settings ...string) {
	for _, name := range slices.Sorted(maps.Keys(p.watched.Settings)) {
		set, path := p.watched.Settings[name], "alarms."+name
		if p.in.Knows(path, settings...) {
			m, _ := p.watched.Metric(name).Configured(set)
			look(path, set, m)
		}
	}
}
