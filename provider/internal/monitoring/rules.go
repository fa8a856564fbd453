package monitoring

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Rules are about the alarms that the program changes, and what they watch.
var Rules = []check.Rule[*Plan]{
	{
		Name: "alarm-scope", Input: "alarmScope",
		Holds:           "Alarms watch `nodes`, the `group`, or `both`.",
		Example:         "alarmScope: shards",
		Source:          "CloudWatch user guide, \"Supported metrics for resource tags for telemetry\"",
		StricterThanAWS: "The choice is this package's own, so AWS does not see it.",
		Needs:           []string{"alarmScope"},
		Check: func(p *Plan, say check.Say) {
			if asked := p.ScopeInput; asked != "" && !slices.Contains(alarmScopes, alarmScope(asked)) {
				say("alarmScope", "%s is none of nodes, group, both%s", spelling.Quote(asked), meantScope(asked))
			}
		},
	},
	{
		Name: "alarm-period", Input: "alarms",
		Holds: "The period of an alarm is a multiple of 60 seconds, and not shorter than the time between " +
			"two datapoints of the metric.",
		Example: "alarms: { memory: { period: 90 } }",
		Source: "CloudWatch API, PutMetricAlarm, Period; ElastiCache user guide, \"Monitoring use with " +
			"CloudWatch Metrics\": \"published at 60-second intervals\"",
		StricterThanAWS: "CloudWatch takes periods of 10, 20 and 30 seconds, and of a minute for a metric that comes " +
			"every five: such an alarm would never have enough data.",
		Needs: []string{"alarms", "instanceType"},
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, set *Alarm, c configured) {
				published := max(c.published, 60)
				switch {
				case set.Period == nil:
				case c.Period%60 != 0 || c.Period <= 0:
					say(path+".period", "%d is not a multiple of 60 seconds: use 60, 120, 300 or the like", c.Period)
				case c.Period < published:
					say(path+".period",
						"%d is shorter than the %d seconds between two datapoints of %s: use %d or more", c.Period,
						published, c.Name, published)
				}
			}, "period")
		},
	},
	{
		Name: "alarm-span", Input: "alarms",
		Holds: "An alarm looks at 1 period at least, and at no more than a day in all; at no more than a week " +
			"where its period is an hour or longer.",
		Example: "alarms: { memory: { period: 600, evaluationPeriods: 200 } }",
		Source:  "CloudWatch API, PutMetricAlarm, EvaluationPeriods",
		Needs:   []string{"alarms", "instanceType"},
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, _ *Alarm, c configured) {
				longest, span := SecondsOfDay, "a day"
				if c.Period >= ofHours {
					longest, span = secondsOfWeek, "a week"
				}
				switch {
				case c.EvaluationPeriods < 1:
					say(path+".evaluationPeriods", "%d is too few: an alarm looks at one period at least",
						c.EvaluationPeriods)
				case c.Period > 0 && c.EvaluationPeriods > longest/c.Period:
					say(path+".evaluationPeriods",
						"%d periods of %d seconds are more than %s, and CloudWatch looks back no further: use %d or "+
							"fewer",
						c.EvaluationPeriods, c.Period, span, longest/c.Period)
				}
			}, "period", "evaluationPeriods")
		},
	},
	{
		Name: "alarm-datapoints", Input: "alarms",
		Holds:   "An alarm goes off at 1 to as many datapoints as it looks at periods.",
		Example: "alarms: { memory: { evaluationPeriods: 3, datapointsToAlarm: 4 } }",
		Source:  "CloudWatch API, PutMetricAlarm, DatapointsToAlarm",
		Needs:   []string{"alarms", "instanceType"},
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, set *Alarm, c configured) {
				if set.DatapointsToAlarm != nil && c.EvaluationPeriods >= 1 &&
					(c.DatapointsToAlarm < 1 || c.DatapointsToAlarm > c.EvaluationPeriods) {
					say(path+".datapointsToAlarm",
						"%d is out of range: the alarm looks at %d periods, so use 1 to %d, or raise evaluationPeriods",
						c.DatapointsToAlarm, c.EvaluationPeriods, c.EvaluationPeriods)
				}
			}, "datapointsToAlarm", "evaluationPeriods")
		},
	},
	{
		Name: "alarm-missing-data", Input: "alarms",
		Holds:   "Data that is missing is `missing`, `ignore`, `breaching` or `notBreaching`.",
		Example: "alarms: { memory: { treatMissingData: bad } }",
		Source:  "CloudWatch API, PutMetricAlarm, TreatMissingData",
		Needs:   []string{"alarms", "instanceType"},
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, _ *Alarm, c configured) {
				if slices.Contains(MissingData, c.MissingData) {
					return
				}
				fix := ""
				for _, right := range MissingData {
					if strings.EqualFold(strings.NewReplacer("_", "", "-", "", " ", "").Replace(c.MissingData), right) {
						fix = fmt.Sprintf(": use %q", right)
					}
				}
				say(path+".treatMissingData", "%s is none of %s%s", spelling.Quote(c.MissingData),
					strings.Join(MissingData, ", "), fix)
			}, "treatMissingData")
		},
	},
	{
		Name: "alarm-threshold", Input: "alarms",
		Holds:   "A threshold is one that the metric can cross.",
		Example: "alarms: { memory: { threshold: 100 } }",
		Source:  "ElastiCache user guide, \"Metrics for Valkey and Redis OSS\"",
		StricterThanAWS: "CloudWatch takes any number; an alarm on more than 100 % never goes off, and one on less " +
			"than nothing neither.",
		Needs: []string{"alarms", "instanceType"},
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, set *Alarm, c configured) {
				at, what, most := path+".threshold", c.Name, c.most
				if c.math != nil {
					what = c.math.what
				}
				if c.Name == "CurrConnections" {
					most = float64(p.engine.NodeType.MaxConnections())
				}
				switch {
				case set.Threshold == nil:
				case c.Comparison == greaterThan && c.Threshold < 0:
					say(at, "%s is below everything that %s can be, so the alarm would always be on: use 0 or more",
						number(c.Threshold), what)
				case c.Comparison == greaterThan && most > 0 && c.Threshold >= most:
					say(at, "%s is never exceeded by %s, which goes up to %s: use less", number(c.Threshold), what,
						number(most))
				case c.Comparison == LessThan && c.Threshold <= 0:
					say(at, "%s never falls below %s: use more than 0", what, number(c.Threshold))
				case c.Comparison == LessThan && most > 0 && c.Threshold > most:
					say(at, "%s is always below %s: use %s or less", what, number(c.Threshold), number(most))
				}
			}, "threshold")
		},
	},
}

// Limits of CloudWatch on an alarm.
// Source: CloudWatch API, PutMetricAlarm, EvaluationPeriods and Period.
const (
	SecondsOfDay  = 24 * 60 * 60
	secondsOfWeek = 7 * SecondsOfDay
	// ofHours is the period from which on an alarm may look back a week.
	ofHours = 60 * 60
)

// MissingData are what an alarm can make of data that is missing.
// Source: CloudWatch API, PutMetricAlarm, TreatMissingData.
var MissingData = []string{"missing", "ignore", "breaching", "notBreaching"}

// changed are the alarms that the program changes, as they will be: all but those of which one of the settings that
// look reads is of a wrong type.
func (p *Plan) changed(look func(path string, set *Alarm, c configured), settings ...string) {
	for _, input := range slices.Sorted(maps.Keys(AlarmFields)) {
		set, path := p.Settings.Of(input), "alarms."+input
		if set != nil && p.in.Knows(path, settings...) {
			c, _ := p.row(input).with(set, p.engine.NodeType)
			look(path, set, c)
		}
	}
}
