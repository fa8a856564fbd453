package scaling

import (
	"reflect"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// saleExample begins the examples of a schedule with an end.
const saleExample = twoShards + "\nautoScaling:\n  shards: { min: 2, max: 6 }\n  schedules:\n" +
	"  - { name: sale, schedule: \"cron(0 7 * * ? *)\", endTime: \"2027-01-31T00:00:00Z\""

// ScheduleChanges are about changes of schedules that this version of the AWS provider makes in part.
var ScheduleChanges = []check.Rule[change]{
	{
		Name: "schedule-times-lost", Input: schedulesInput,
		Holds: "A schedule with a `startTime` or `endTime` is changed under another name. The AWS provider sends the " +
			"properties that change, and AWS removes times that are not sent.",
		Before:  saleExample + ", shards: { min: 4 } }",
		Example: saleExample + ", shards: { min: 5 } }",
		Source: "Application Auto Scaling API, PutScheduledAction: \"If you don't specify start and end times, the " +
			"old values are deleted\"; the AWS provider sends what changes (resourceScheduledActionPut)",
		Silence: "give the schedule another name in the same update",
		Needs:   []string{"autoScaling"},
		Check: func(c change, say check.Say) {
			for _, d := range c.Now.Dimensions {
				then, _ := c.Was.Find(d.word)
				for _, s := range d.Schedules {
					i := slices.IndexFunc(then.Schedules, func(old Schedule) bool { return old.Name == s.Name })
					if i < 0 || !losesTimes(then.Schedules[i], s) {
						continue
					}
					say(s.Path, "changes, and this version of the AWS provider sends AWS the changed properties alone, "+
						"on which AWS removes the startTime or endTime that is not sent: give the schedule another name, "+
						"which creates it anew")
					break
				}
			}
		},
	},
}

// losesTimes says whether a schedule changes while a time of it stays.
func losesTimes(was, now Schedule) bool {
	same := func(a, b any) bool { return reflect.DeepEqual(a, b) }
	keeps := now.StartTime != nil && same(was.StartTime, now.StartTime) ||
		now.EndTime != nil && same(was.EndTime, now.EndTime)
	changes := was.AutoScalingSchedule.Schedule != now.AutoScalingSchedule.Schedule ||
		!same(was.Timezone, now.Timezone) || !same(was.StartTime, now.StartTime) || !same(was.EndTime, now.EndTime) ||
		!same(was.Min, now.Min) || !same(was.Max, now.Max)
	return keeps && changes
}
