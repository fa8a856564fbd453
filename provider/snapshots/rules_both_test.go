package snapshots

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

const topic = "arn:aws:sns:eu-west-1:123456789012:alerts"

// listOf is an input in YAML that lists texts.
func listOf(input string, elements ...string) string {
	return input + `: ["` + strings.Join(elements, `", "`) + `"]`
}

func topics(arns ...string) string { return listOf("alarmsSnsTopicArns", arns...) }

// tag is one tag in YAML, whose key and value have no quotes.
func tag(key, value string) string { return `tags: { "` + key + `": "` + value + `" }` }

// bothCases are about the rules that both components have.
var bothCases = map[string][]ruleCase{
	"name-reserved": {
		{"name: sthrees", "name: sthree", "name", `begin with "sthree-"`},
		{"name: amzn-s3-demos", "name: amzn-s3-demo-cache", "name", `begin with "amzn-s3-demo-"`},
	},
	"name-form": {
		{"name: " + strings.Repeat("a", 40), "name: " + strings.Repeat("a", 41), "name", "41 characters long; AWS takes at most 40"},
		{"name: a-1", "name: a--1", "name", `use "a-1"`},
		{"name: a", "name: a-", "name", `use "a"`},
		{"name: a1", "name: 1a", "name", "a lower-case letter first"},
		{asIs, "name: Sessions", "name", `use "sessions"`},
		{asIs, `name: ""`, "name", "is empty"},
		{asIs, "name: a.b", "name", "is not a name that AWS takes"},
	},
	"accepted-warning": {
		{"acceptedWarnings: [schedule-unwatched, alarms-untold]", "acceptedWarnings: [schedule-unwatchd]", "acceptedWarnings[0]", `did you mean "schedule-unwatched"?`},
		{asIs, "acceptedWarnings: [alarms-untold, max-age-range]", "acceptedWarnings[1]", `"max-age-range" is an error, not a warning`},
		{asIs, "acceptedWarnings: [alarms-untold, alarms-untold]", "acceptedWarnings[1]", "is listed already"},
		{asIs, "acceptedWarnings: [key-export]", "acceptedWarnings[0]", "is not the name of a warning of RedisSnapshot"},
	},
	"max-age-range": {
		{"maxAgeInHours: 1\nschedule: cron(0 10 * * ? *)", "maxAgeInHours: 0", "maxAgeInHours", "0 is out of range: use 1 to 840 hours"},
		{"maxAgeInHours: 840", "maxAgeInHours: 841", "maxAgeInHours", "841 is out of range: use 1 to 840 hours"},
		{asIs, "maxAgeInHours: -1", "maxAgeInHours", "-1 is out of range"},
	},
	"schedule-form": {
		{"schedule: cron(0 10 * * ? *)", `schedule: "0 10 * * *"`, "schedule", `use "cron(0 10 * * ? *)"`},
		{"schedule: rate(12 hours)", "schedule: 12h", "schedule", `use "rate(12 hours)"`},
		{"schedule: rate(1 day)", "schedule: at(2027-01-01T10:00:00)", "schedule", "would run only once"},
		{asIs, "schedule: cron(0 10 * * * *)", "schedule", `must be "?"`},
		{asIs, `schedule: ""`, "schedule", "is empty"},
	},
	"schedule-timezone-form": {
		{"schedule: cron(0 10 * * ? *)\nscheduleTimezone: Europe/Berlin", "schedule: cron(0 10 * * ? *)\nscheduleTimezone: Berlin", "scheduleTimezone", `use "Europe/Berlin"`},
		{"schedule: cron(0 10 * * ? *)\nscheduleTimezone: UTC", "schedule: cron(0 10 * * ? *)\nscheduleTimezone: Mars/Olympus", "scheduleTimezone", "Mars/Olympus"},
		{asIs, "schedule: cron(0 10 * * ? *)\nscheduleTimezone: \"\"", "scheduleTimezone", "is empty"},
	},
	"schedule-timezone-used": {
		{"schedule: cron(0 10 * * ? *)\nscheduleTimezone: Europe/Berlin", "scheduleTimezone: Europe/Berlin", "scheduleTimezone", `"Europe/Berlin" has no effect without schedule`},
	},
	"topics-count": {
		{topics(check.Numbered(5, topic+"-%d")...), topics(check.Numbered(6, topic+"-%d")...), "alarmsSnsTopicArns", "holds 6 topics; CloudWatch tells at most 5"},
	},
	"alarm-action-form": {
		{topics(topic), topics(topic, "alerts"), "alarmsSnsTopicArns[1]", "is not an ARN"},
		{"alarmsSnsTopicArns: []", topics("arn:aws:sqs:eu-west-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", "subscribe the queue to a topic"},
	},
	"topic-regions": {
		{topics(topic), topics(topic, "arn:aws:sns:us-east-1:123456789012:alerts"), "alarmsSnsTopicArns[1]", "is in us-east-1, and the alarms are in eu-west-1"},
	},
	"tags-count": {
		{"tags: { " + strings.Join(check.Numbered(50, "t%d: x"), ", ") + " }", "tags: { " + strings.Join(check.Numbered(51, "t%d: x"), ", ") + " }", "tags", "holds 51 tags; AWS takes at most 50"},
	},
	"tag-key": {
		{tag(strings.Repeat("k", 128), ""), tag(strings.Repeat("k", 129), ""), `tags["` + strings.Repeat("k", 129) + `"]`, "the key is 129 characters long"},
		{tag("awsome", ""), tag("aws:x", ""), `tags["aws:x"]`, "keys that begin with aws: are AWS's own"},
	},
	"tag-value": {
		{tag("k", strings.Repeat("v", 256)), tag("k", strings.Repeat("v", 257)), `tags["k"]`, "the value is 257 characters long"},
		{tag("k", "a b"), tag("k", "a#b"), `tags["k"]`, "the value holds '#'"},
	},
	"partition-untried": {{asIs, asIs, "name", "is in cn-north-1, and AWS does not document how ElastiCache may write to or read from a bucket there"}},
	"alarms-untold": {
		{"alarmsSnsTopicArns: []", "alarmsSnsTopicArns: null", "alarmsSnsTopicArns", "is left out, so the alarms tell no one"},
	},
	"topic-twice":      {{topics(topic, topic+"-2"), topics(topic, topic), "alarmsSnsTopicArns[1]", "is listed already, as alarmsSnsTopicArns[0]"}},
	"alarm-topic-fifo": {{topics(topic), topics(topic + ".fifo"), "alarmsSnsTopicArns[0]", "is a FIFO topic"}},
	"action-unknown":   {{topics(topic), topics("arn:aws:polly:eu-west-1:123456789012:lexicon/alarms"), "alarmsSnsTopicArns[0]", `is of "polly"`}},
}
