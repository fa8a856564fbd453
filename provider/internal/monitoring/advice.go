package monitoring

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// NoAlarms says of a change of an alarm that there are no alarms.
const NoAlarms = "changes nothing: enableCloudwatchAlarms is false, so there are no alarms"

// CompositeAdvice is about the alarm over all alarms. It needs the inputs of the component that decide which alarms
// there are.
func CompositeAdvice(deciding ...string) []check.Rule[*Plan] {
	return []check.Rule[*Plan]{{
		Name: "composite-of-nothing", Input: "compositeAlarmSnsTopicArns",
		Holds: "There are alarms for the composite alarm to look at.",
		Example: "compositeAlarmSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:pager]\n" +
			"enableCloudwatchAlarms: false",
		Source:  "CloudWatch API, PutCompositeAlarm, AlarmRule",
		Silence: "leave it out, or `enableCloudwatchAlarms: true`",
		Needs:   append([]string{"alarms", "compositeAlarmSnsTopicArns", "enableCloudwatchAlarms"}, deciding...),
		Check: func(p *Plan, say check.Say) {
			switch {
			case !p.CompositeTopics.Given || len(p.Alarms) > 0:
			case !p.Enabled:
				say("compositeAlarmSnsTopicArns",
					"makes no alarm and tells no one: enableCloudwatchAlarms is false, so there is nothing for it to "+
						"look at")
			default:
				say("compositeAlarmSnsTopicArns",
					"makes no alarm and tells no one: all alarms are turned off, so there is nothing for it to look at")
			}
		},
	}}
}

// Advice is about actions of alarms that reach nobody.
var Advice = []check.Rule[*Plan]{
	{
		Name: "alarm-topic-fifo", Input: "alarmsSnsTopicArns",
		Holds:   "The topics of alarms are standard ones. It holds of `compositeAlarmSnsTopicArns` as well.",
		Example: `alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts.fifo]`,
		Source: "SNS API, Publish, MessageGroupId; what CloudWatch does is not documented, and this package's own " +
			"conclusion",
		Silence: "use a standard topic",
		Needs:   []string{"enableCloudwatchAlarms"},
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *Plan, say check.Say) {
			if !p.Enabled {
				return
			}
			for _, l := range p.ActionLists() {
				for i, e := range l.Elements {
					if action, err := aws.ParseAlarmAction(e.Value); e.Known && err == nil && action.FIFO {
						say(inputs.Element(l.Path, i),
							"%s is a FIFO topic: it wants a message group with each message, and AWS does not say "+
								"that CloudWatch gives one, so alarms may tell no one; use a standard topic",
							spelling.Quote(e.Value))
					}
				}
			}
		},
	},
	{
		Name: "missing-data-untold", Input: "enableInsufficientDataActions",
		Holds:   "Who is to be told of missing data is there.",
		Example: "enableInsufficientDataActions: true\nalarmsSnsTopicArns: []",
		Source:  "CloudWatch API, PutMetricAlarm, InsufficientDataActions",
		Silence: "pass a topic as `alarmsSnsTopicArns`, or leave it out",
		Needs:   []string{"enableInsufficientDataActions", "enableCloudwatchAlarms", "alarmsSnsTopicArns"},
		Check: func(p *Plan, say check.Say) {
			if !p.TellsMissingData {
				return
			}
			told := slices.ContainsFunc(p.Topics.Elements, func(e inputs.Setting[string]) bool {
				action, err := aws.ParseAlarmAction(e.Value)
				return !e.Known || err != nil || !action.AlarmOnly
			})
			if !p.Enabled || !told {
				say("enableInsufficientDataActions",
					"tells no one: it is for the topics and functions of alarmsSnsTopicArns, of which there are "+
						"none; a composite alarm does not hear of missing data")
			}
		},
	},
}
