package monitoring

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// TopicRules are about who is notified.
var TopicRules = []check.Rule[*Plan]{
	{
		Name: "topics-count", Input: "alarmsSnsTopicArns",
		Holds: "An alarm tells at most 5 topics, and the composite alarm (`compositeAlarmSnsTopicArns`) as many.",
		Example: "alarmsSnsTopicArns:\n  - arn:aws:sns:eu-west-1:123456789012:alerts-1\n" +
			"  - arn:aws:sns:eu-west-1:123456789012:alerts-2\n  - arn:aws:sns:eu-west-1:123456789012:alerts-3\n" +
			"  - arn:aws:sns:eu-west-1:123456789012:alerts-4\n  - arn:aws:sns:eu-west-1:123456789012:alerts-5\n" +
			"  - arn:aws:sns:eu-west-1:123456789012:alerts-6",
		Source: "CloudWatch API, PutMetricAlarm and PutCompositeAlarm, AlarmActions",
		Needs:  []string{"enableCloudwatchAlarms"},
		Reads:  []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *Plan, say check.Say) {
			for _, l := range p.ActionLists() {
				if n := len(l.Elements); p.Enabled && n > maxAlarmActions {
					say(l.Path, "holds %d topics; CloudWatch tells at most %d", n, maxAlarmActions)
				}
			}
		},
	},
	{
		Name: "alarm-action-form", Input: "alarmsSnsTopicArns",
		Holds: "Each action of an alarm is given by its ARN: of a topic of SNS, with a region and an " +
			"account, or of another action of CloudWatch's. It holds of `compositeAlarmSnsTopicArns` as well, and " +
			"while `enableCloudwatchAlarms` is false.",
		Example:         `alarmsSnsTopicArns: [arn:aws:sqs:eu-west-1:123456789012:alerts]`,
		Source:          "CloudWatch API, PutMetricAlarm and PutCompositeAlarm, AlarmActions",
		StricterThanAWS: "AWS sees none of it while there are no alarms.",
		Reads:           []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *Plan, say check.Say) {
			for _, l := range p.ActionLists() {
				check.Elements(l.List, l.Path, say, func(s string) error {
					action, err := aws.ParseAlarmAction(s)
					if err == nil && l.composite && action.Documented && !action.Composite {
						return fmt.Errorf(
							"%s is of %q, and a composite alarm takes no such action: give it to alarmsSnsTopicArns",
							spelling.Quote(s),
							action.Service,
						)
					}
					return err
				})
			}
		},
	},
}

// TopicAdvice is about alarms that notify nobody, notify a topic twice, or have actions that CloudWatch may not know.
var TopicAdvice = []check.Rule[*Plan]{
	{
		Name: "alarms-untold", Input: "alarmsSnsTopicArns",
		Holds:   "The alarms tell somebody.",
		Example: `alarmsSnsTopicArns: null`,
		Source:  "the documented module, enable_cloudwatch_alarms: \"make sure to specify SNS topics\"",
		Silence: "pass a topic, here or as `compositeAlarmSnsTopicArns`; or an empty list, which says that the " +
			"alarms are looked at in CloudWatch; or `enableCloudwatchAlarms: false`",
		Needs: []string{"enableCloudwatchAlarms", "alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *Plan, say check.Say) {
			if p.Enabled && !p.Topics.Given && !p.CompositeTopics.Given {
				say("alarmsSnsTopicArns",
					"is left out, so the alarms tell no one; pass the ARN of an SNS topic, or [] to look at them in "+
						"CloudWatch alone")
			}
		},
	},
	{
		Name: "topic-twice", Input: "alarmsSnsTopicArns",
		Holds: "No topic is listed twice.",
		Example: "alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts, " +
			"arn:aws:sns:eu-west-1:123456789012:alerts]",
		Source:  "CloudWatch API, PutMetricAlarm, AlarmActions",
		Silence: "leave one out",
		Needs:   []string{"enableCloudwatchAlarms"},
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *Plan, say check.Say) {
			if !p.Enabled {
				return
			}
			for _, l := range p.ActionLists() {
				check.Repeated(l.List, l.Path, aws.ParseAlarmAction, func(path, value, first string) {
					say(path, "%s is listed already, as %s, and is told once; leave one out", spelling.Quote(value),
						first)
				})
			}
		},
	},
	{
		Name: "action-unknown", Input: "alarmsSnsTopicArns",
		Holds:   "Each action of an alarm is one that CloudWatch documents.",
		Example: `alarmsSnsTopicArns: [arn:aws:polly:eu-west-1:123456789012:lexicon/alarms]`,
		Source:  "CloudWatch API, PutMetricAlarm, AlarmActions (as of 2026-11)",
		Silence: "use a topic, a Lambda function, an OpsItem, a response plan, an investigation group or a scaling " +
			"policy",
		Reads: []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *Plan, say check.Say) {
			for _, l := range p.ActionLists() {
				for i, e := range l.Elements {
					if action, err := aws.ParseAlarmAction(e.Value); e.Known && err == nil && !action.Documented {
						say(inputs.Element(l.Path, i),
							"%s is of %q, of which this package knows no action of alarms: it is passed on to AWS as "+
								"it is, which takes topics of SNS, Lambda functions and little else",
							spelling.Quote(e.Value), action.Service)
					}
				}
			}
		},
	},
}

// SoleTopicRules are [TopicRules] for a component whose alarms always exist and have no composite alarm over them.
var SoleTopicRules = reworded(TopicRules, map[string]soleTexts{
	"topics-count": {Holds: "An alarm notifies at most 5 topics."},
	"alarm-action-form": {
		Holds: "Each action of an alarm is given by its ARN: of a topic of SNS, with a region and an account, or of " +
			"another action that CloudWatch has.",
	},
})

// SoleTopicAdvice is the advice for such a component.
var SoleTopicAdvice = reworded(slices.Concat(Advice[:1], TopicAdvice), map[string]soleTexts{
	"alarm-topic-fifo": {Holds: "The topics of alarms are standard ones."},
	"alarms-untold": {
		Silence: "pass a topic, or an empty list, which says that the alarms are looked at in CloudWatch",
	},
})

// soleTexts are the sentences of a rule that name inputs which not every component has.
type soleTexts struct{ Holds, Silence string }

// reworded are rules with other sentences, by the names of the rules.
func reworded(rules []check.Rule[*Plan], texts map[string]soleTexts) []check.Rule[*Plan] {
	own := slices.Clone(rules)
	for i, r := range own {
		text := texts[r.Name]
		own[i].Holds, own[i].Silence = cmp.Or(text.Holds, r.Holds), cmp.Or(text.Silence, r.Silence)
		own[i].StricterThanAWS = ""
		isAbsent := func(input string) bool { return input != "alarmsSnsTopicArns" }
		own[i].Needs = slices.DeleteFunc(slices.Clone(r.Needs), isAbsent)
		own[i].Reads = slices.DeleteFunc(slices.Clone(r.Reads), isAbsent)
	}
	return own
}
