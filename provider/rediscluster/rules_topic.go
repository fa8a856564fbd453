package rediscluster

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Source: CloudWatch API, PutMetricAlarm, AlarmActions.
const maxAlarmActions = 5

// actionList is an input of actions of alarms.
type actionList struct {
	inputs.List
	path string
	// composite says that a composite alarm does them.
	composite bool
}

func (r *request) actionLists() []actionList {
	return []actionList{{r.alarmTopics, "alarmsSnsTopicArns", false}, {r.compositeTopics, "compositeAlarmSnsTopicArns", true}}
}

// topicRules are about who is told.
var topicRules = []check.Rule[*plan]{
	{
		Name: "topics-count", Input: "alarmsSnsTopicArns",
		Holds:   "An alarm tells at most 5 topics, and the composite alarm (`compositeAlarmSnsTopicArns`) as many.",
		Example: "alarmsSnsTopicArns:\n  - arn:aws:sns:eu-west-1:123456789012:alerts-1\n  - arn:aws:sns:eu-west-1:123456789012:alerts-2\n  - arn:aws:sns:eu-west-1:123456789012:alerts-3\n  - arn:aws:sns:eu-west-1:123456789012:alerts-4\n  - arn:aws:sns:eu-west-1:123456789012:alerts-5\n  - arn:aws:sns:eu-west-1:123456789012:alerts-6",
		Source:  "CloudWatch API, PutMetricAlarm and PutCompositeAlarm, AlarmActions",
		Needs:   []string{"enableCloudwatchAlarms"},
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *plan, say check.Say) {
			for _, l := range p.actionLists() {
				if n := len(l.Elements); p.enableCloudwatchAlarms && n > maxAlarmActions {
					say(l.path, "holds %d topics; CloudWatch tells at most %d", n, maxAlarmActions)
				}
			}
		},
	},
	{
		Name: "alarm-action-form", Input: "alarmsSnsTopicArns",
		Holds:           "Each action of an alarm is given by its ARN: of a topic of SNS, with a region and an account, or of another action of CloudWatch's. It holds of `compositeAlarmSnsTopicArns` as well, and while `enableCloudwatchAlarms` is false.",
		Example:         `alarmsSnsTopicArns: [arn:aws:sqs:eu-west-1:123456789012:alerts]`,
		Source:          "CloudWatch API, PutMetricAlarm and PutCompositeAlarm, AlarmActions",
		StricterThanAWS: "AWS sees none of it while there are no alarms.",
		Reads:           []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *plan, say check.Say) {
			for _, l := range p.actionLists() {
				check.Elements(l.List, l.path, say, func(s string) error {
					action, err := aws.ParseAlarmAction(s)
					if err == nil && l.composite && action.Documented && !action.Composite {
						return fmt.Errorf("%s is of %q, and a composite alarm takes no such action: give it to alarmsSnsTopicArns", spelling.Quote(s), action.Service)
					}
					return err
				})
			}
		},
	},
	{
		Name: "events-topic-form", Input: "snsTopicForNotifications",
		Holds:   "The topic is given by its ARN: of a standard topic of SNS, with a region and an account. Empty for none.",
		Example: `snsTopicForNotifications: arn:aws:sqs:eu-west-1:123456789012:events`,
		Source:  apiCreate + ", NotificationTopicArn; ElastiCache user guide, \"Amazon SNS monitoring of ElastiCache events\"; that FIFO topics are refused is this package's own conclusion: SNS API, Publish, MessageGroupId",
		Needs:   []string{"snsTopicForNotifications"},
		Check: func(p *plan, say check.Say) {
			if topic := p.notificationTopic.Value; topic != "" {
				if _, err := aws.ParseTopicARN(topic); err != nil {
					say("snsTopicForNotifications", "%v", err)
				}
			}
		},
	},
}
