package rediscluster

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"

// Source: CloudWatch API, PutMetricAlarm, AlarmActions.
const maxAlarmActions = 5

// topicRules are about who is told.
var topicRules = []Rule{
	{
		Name: "topics-count", Input: "alarmsSnsTopicArns",
		Holds:   "An alarm tells at most 5 topics.",
		Example: "alarmsSnsTopicArns:\n  - arn:aws:sns:eu-west-1:123456789012:alerts-1\n  - arn:aws:sns:eu-west-1:123456789012:alerts-2\n  - arn:aws:sns:eu-west-1:123456789012:alerts-3\n  - arn:aws:sns:eu-west-1:123456789012:alerts-4\n  - arn:aws:sns:eu-west-1:123456789012:alerts-5\n  - arn:aws:sns:eu-west-1:123456789012:alerts-6",
		Source:  "CloudWatch API, PutMetricAlarm, AlarmActions",
		needs:   []string{"alarmsSnsTopicArns", "enableCloudwatchAlarms"},
		check: func(p *plan, say report) {
			if n := len(p.alarmTopics.elements); p.enableCloudwatchAlarms && n > maxAlarmActions {
				say("alarmsSnsTopicArns", "holds %d topics; CloudWatch tells at most %d", n, maxAlarmActions)
			}
		},
	},
	{
		Name: "alarm-topic-form", Input: "alarmsSnsTopicArns",
		Holds:   "Each topic is given by its ARN: of a standard topic of SNS, with a region and an account. It holds while `enableCloudwatchAlarms` is false, too.",
		Example: `alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts.fifo]`,
		Source:  "CloudWatch API, PutMetricAlarm, AlarmActions; SNS developer guide, \"Amazon SNS event sources\"",
		Beyond:  "CloudWatch takes actions of some other services as well; this input is for topics.",
		check: func(p *plan, say report) {
			each(p.alarmTopics, "alarmsSnsTopicArns", say, parses(elasticache.ParseTopicARN))
		},
	},
	{
		Name: "events-topic-form", Input: "snsTopicForNotifications",
		Holds:   "The topic is given by its ARN: of a standard topic of SNS, with a region and an account. Empty for none.",
		Example: `snsTopicForNotifications: arn:aws:sqs:eu-west-1:123456789012:events`,
		Source:  apiCreate + ", NotificationTopicArn; ElastiCache user guide, \"Amazon SNS monitoring of ElastiCache events\"",
		needs:   []string{"snsTopicForNotifications"},
		check: func(p *plan, say report) {
			if topic := p.notificationTopic.value; topic != "" {
				if _, err := elasticache.ParseTopicARN(topic); err != nil {
					say("snsTopicForNotifications", "%v", err)
				}
			}
		},
	},
	{
		Name: "topic-regions", Input: "snsTopicForNotifications",
		Holds:   "All topics that are used are in one region, that of the cluster.",
		Example: "alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts]\nsnsTopicForNotifications: arn:aws:sns:us-east-1:123456789012:events",
		Source:  apiCreate + ", NotificationTopicArn (\"the Amazon SNS topic owner must be the same as the cluster owner\"); CloudWatch's answer: \"Invalid region … specified\"",
		needs:   []string{"enableCloudwatchAlarms"},
		reads:   []string{"alarmsSnsTopicArns", "snsTopicForNotifications"},
		check: func(p *plan, say report) {
			seen := map[string]bool{}
			var first, firstPath string
			look := func(path string, topic setting[string]) {
				arn, err := elasticache.ParseTopicARN(topic.value)
				if !topic.known || topic.secret || err != nil || seen[arn.Region] {
					return
				}
				if len(seen) == 0 {
					first, firstPath = arn.Region, path
				} else {
					say(path, "is in %s, but %s is in %s; each has to be in the region of the cluster, so AWS refuses one of them", arn.Region, firstPath, first)
				}
				seen[arn.Region] = true
			}
			if !p.enableCloudwatchAlarms {
				return
			}
			for i, topic := range p.alarmTopics.elements {
				look(element("alarmsSnsTopicArns", i), topic)
			}
			look("snsTopicForNotifications", p.notificationTopic)
		},
	},
}
