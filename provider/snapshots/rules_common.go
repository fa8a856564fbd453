package snapshots

import (
	"fmt"
	"strings"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// The ranges of inputs.
const (
	// maxRetention is how long S3 can keep a locked object, and more than anybody needs.
	// Source: S3 user guide, "Locking objects with Object Lock".
	maxRetention = 36500
	// maxAge is how long ElastiCache keeps automatic snapshots.
	// Source: ElastiCache API, CreateReplicationGroup, SnapshotRetentionLimit.
	maxAge = 35 * 24
)

// nameRules are about the name of a component.
var nameRules = []check.Rule[*common]{
	check.Form(check.Rule[*common]{
		Name: "name-form", Input: "name",
		Holds: "The name is 1 to 40 lower-case letters, digits and single hyphens, a letter first, no hyphen at the " +
			"end.",
		Example: "name: Sessions",
		Source:  "ElastiCache API, CreateReplicationGroup, ReplicationGroupId; S3 user guide, \"Bucket naming rules\"",
		StricterThanAWS: "State machines and roles may have other characters in their names. A bucket may not, and " +
			"all names begin with this one.",
	}, func(c *common) (string, bool) { return c.identity.Name, true },
		check.Parses(elasticache.ParseReplicationGroupID)),
	{
		Name: "name-reserved", Input: "name",
		Holds:   "The name of the bucket does not begin with what S3 keeps for itself: `sthree-` or `amzn-s3-demo-`.",
		Example: "name: sthree-cache",
		Source:  "S3 user guide, \"Bucket naming rules\"",
		Needs:   []string{"name"},
		Check: func(c *common, say check.Say) {
			for _, reserved := range []string{"sthree-", "amzn-s3-demo-"} {
				if strings.HasPrefix(c.identity.Name+"-", reserved) {
					say("name", "%s begins the name of the bucket, and S3 keeps names that begin with %q for itself: "+
						"use another", spelling.Quote(c.identity.Name), reserved)
				}
			}
		},
	},
}

// numberRules are about how long something may take or is kept.
var numberRules = []check.Rule[*common]{
	{
		Name: "max-age-range", Input: "maxAgeInHours",
		Holds:           "The newest snapshot may be 1 to 840 hours old.",
		Example:         "maxAgeInHours: 0",
		Source:          "ElastiCache API, CreateReplicationGroup, SnapshotRetentionLimit: up to 35 days",
		StricterThanAWS: "AWS never sees the number. With less every run fails, and with more no alarm goes off.",
		Needs:           []string{"maxAgeInHours"},
		Check: func(c *common, say check.Say) {
			if n := c.maxAgeInHours; n < 1 || n > maxAge {
				say("maxAgeInHours", "%d is out of range: use 1 to %d hours", n, maxAge)
			}
		},
	},
	{
		Name: "retention-range", Input: "retentionInDays",
		Holds:           "Objects are kept for 1 to 36500 days.",
		Example:         "retentionInDays: 0",
		Source:          "S3 API, LifecycleExpiration, Days; S3 user guide, \"Locking objects with Object Lock\"",
		StricterThanAWS: "S3 takes more days than anybody lives.",
		Needs:           []string{"retentionInDays"},
		Check: func(c *common, say check.Say) {
			if n := c.retentionInDays; n < 1 || n > maxRetention {
				say("retentionInDays", "%d is out of range: use 1 to %d days", n, maxRetention)
			}
		},
	},
}

// scheduleRules are about when the state machine runs.
var scheduleRules = []check.Rule[*common]{
	check.Form(check.Rule[*common]{
		Name: "schedule-form", Input: "schedule",
		Holds:           "The schedule is an expression of EventBridge Scheduler that runs again and again.",
		Example:         `schedule: "0 10 * * *"`,
		Source:          scheduleSource,
		StricterThanAWS: "Scheduler takes at(…), which runs once: the copies would get old without an end.",
	}, func(c *common) (string, bool) {
		if c.timing.givenExpression == nil {
			return "", false
		}
		return *c.timing.givenExpression, true
	}, check.Parses(schedule.Parse)),
	check.Form(check.Rule[*common]{
		Name: "schedule-timezone-form", Input: "scheduleTimezone",
		Holds:   "The time zone is a name of the IANA time zone database.",
		Example: "schedule: cron(0 10 * * ? *)\nscheduleTimezone: Berlin",
		Source:  "EventBridge Scheduler API, CreateSchedule, ScheduleExpressionTimezone",
	}, func(c *common) (string, bool) { return c.timing.zoneName(), true }, check.Parses(schedule.ParseZone)),
	{
		Name: "schedule-timezone-used", Input: "scheduleTimezone",
		Holds:           "A time zone is given together with a schedule.",
		Example:         "scheduleTimezone: Europe/Berlin",
		Source:          "the component itself",
		StricterThanAWS: "The default schedule is in UTC, as the snapshot window is.",
		Needs:           []string{"schedule", "scheduleTimezone"},
		Check: func(c *common, say check.Say) {
			if c.timing.givenZone != nil && c.timing.givenExpression == nil {
				say("scheduleTimezone", "%s has no effect without schedule, whose default is in UTC: set schedule, or "+
					"leave this out", spelling.Quote(*c.timing.givenZone))
			}
		},
	},
}

// scheduleAdvice is about a schedule that no alarm can watch.
var scheduleAdvice = []check.Rule[*common]{{
	Name: "schedule-unwatched", Input: "schedule",
	Holds: "An alarm can notice that a run does not happen: two runs are less than a week apart, with the time that " +
		"a run may take.",
	Example: "schedule: cron(0 10 1 * ? *)",
	Source:  "CloudWatch API, PutMetricAlarm, EvaluationPeriods: up to 7 days",
	Silence: "run at least twice a week, or accept it",
	Needs:   []string{"schedule", "scheduleTimezone", "timeLimitInHours"},
	Check: func(c *common, say check.Say) {
		_, longest, ok := c.timing.gaps()
		if !ok {
			return
		}
		if _, watched := c.machine.Overdue(); !watched {
			say("schedule", "leaves up to %s between two runs, and an alarm looks back a week at most, so none goes "+
				"off when a run does not happen: run at least twice a week", inDays(longest))
		}
	},
}}

// inDays is a time as a person reads it, to the minute: a rounded one could look like the limit that it is beyond.
func inDays(d time.Duration) string {
	var parts []string
	for _, unit := range []struct {
		length time.Duration
		name   string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}} {
		n := d / unit.length
		d -= n * unit.length
		switch {
		case n == 1:
			parts = append(parts, "1 "+unit.name)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n, unit.name))
		}
	}
	return strings.Join(parts, " and ")
}

// placeRules are about what has to be in the region of the component, which is the region of its AWS provider.
var placeRules = []check.Rule[*common]{{
	Name: "topic-regions", Input: "alarmsSnsTopicArns",
	Holds:   "All topics are in the region of the component.",
	Example: "alarmsSnsTopicArns: [arn:aws:sns:us-east-1:123456789012:alerts]",
	Source: "CloudWatch's answer: \"Invalid region … specified\" " +
		"(https://github.com/cds-snc/notification-terraform/pull/128)",
	Reads: []string{"alarmsSnsTopicArns"},
	Check: func(c *common, say check.Say) {
		for i, e := range c.monitoring.Topics.Elements {
			action, err := aws.ParseAlarmAction(e.Value)
			if e.Known && err == nil && action.Local && c.place.Region != "" && action.Region != c.place.Region {
				say(inputs.Element("alarmsSnsTopicArns", i), "%s is in %s, and the alarms are in %s, by their AWS "+
					"provider: CloudWatch notifies topics of its own region only; use one there",
					spelling.Quote(e.Value), action.Region, c.place.Region)
			}
		}
	},
}}

// placeAdvice is about regions for which nobody has tried the component.
var placeAdvice = []check.Rule[*common]{{
	Name: "partition-untried", Input: "name",
	Holds: "The component is in a region of the commercial partition `aws`. For the others AWS does not document the " +
		"service principal that ElastiCache reads and writes buckets as.",
	Example: "alarmsSnsTopicArns: []", Region: "cn-north-1",
	Source:  "ElastiCache user guide, \"Exporting a backup\"",
	Silence: "accept it once you have seen an export arrive",
	Needs:   []string{"name"},
	Check: func(c *common, say check.Say) {
		if c.place.Region != "" && c.place.Partition() != "aws" {
			say("name", "is in %s, and AWS does not document how ElastiCache may write to or read from a bucket "+
				"there: after the first deployment make sure that a snapshot arrives", c.place.Region)
		}
	},
}}
