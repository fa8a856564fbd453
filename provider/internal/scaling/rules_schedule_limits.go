package scaling

import (
	"errors"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// scheduledSource is where AWS says what happens when a schedule runs.
const scheduledSource = "Application Auto Scaling user guide, \"How scheduled scaling for Application Auto Scaling " +
	"works\""

// mostPairs is how many pairs of schedules of a dimension are compared. More than a person writes, and few enough
// to take about a second at most.
const mostPairs = 300

// scheduleLimitRules are about the limits that schedules set.
var scheduleLimitRules = []check.Rule[*Plan]{
	{
		Name: "schedule-limits", Input: schedulesInput,
		Holds: "What a schedule sets are numbers that AWS scales to, and `min` stays at most `max`. A limit that it " +
			"does not set may be the one of the program or of any other schedule.",
		Example: schedulesExample + "  - { name: day, schedule: \"cron(0 7 * * ? *)\", shards: { min: 8 } }",
		Source:  scheduledSource + ", considerations",
		StricterThanAWS: "AWS looks at the limits of a schedule alone when it is created, and the schedule fails " +
			"when it runs.",
		Needs: []string{input},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				for i, s := range d.Schedules {
					if d.sayLimits(scaledLimits{s.path(d), s.Min, s.Max}, say) {
						d.sayScheduled(i, say)
					}
				}
			}
		},
	},
	{
		Name: "schedule-contradicts", Input: schedulesInput,
		Holds: "No two schedules set the same limit to different numbers at the same moment. A `startTime` is such a " +
			"moment too.",
		Example: schedulesExample + "  - { name: day, schedule: \"cron(0 7 * * ? *)\", shards: { min: 4 } }\n" +
			"  - { name: monday, schedule: \"cron(0 7 ? * MON *)\", shards: { min: 5 } }",
		Source:          scheduledSource,
		StricterThanAWS: "AWS accepts both, and does not say which of them is the last to run.",
		Needs:           []string{schedulesInput},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				d.sayContradictions(say)
			}
		},
	},
}

// path is the limits that the schedule sets of a dimension, among the inputs.
func (s Schedule) path(d Dimension) string { return s.Path + "." + d.word }

// sayScheduled reports a schedule that would make min larger than max, by itself or with a limit that is there already.
func (d Dimension) sayScheduled(i int, say check.Say) {
	s := d.Schedules[i]
	path := s.path(d)
	if s.Min != nil && s.Max != nil {
		if *s.Min > *s.Max {
			say(path+".min", "%d is more than max, which is %d: give the lower number to min", *s.Min, *s.Max)
		}
		return
	}
	lowest, highest := Limits{d.Min, d.Max}, Limits{d.Min, d.Max}
	from, to := d.Path+".min", d.Path+".max"
	for _, other := range d.Schedules {
		if other.Min != nil && *other.Min > lowest.Min {
			lowest.Min, from = *other.Min, other.path(d)+".min"
		}
		if other.Max != nil && *other.Max < highest.Max {
			highest.Max, to = *other.Max, other.path(d)+".max"
		}
	}
	switch {
	case s.Min != nil && *s.Min > highest.Max:
		say(path+".min", "%d is more than the max that is there already, which can be %d (%s), and AWS would fail to "+
			"set it: set max here too, or use a lower min", *s.Min, highest.Max, to)
	case s.Max != nil && *s.Max < lowest.Min:
		say(path+".max", "%d is less than the min that is there already, which can be %d (%s), and AWS would fail to "+
			"set it: set min here too, or use a higher max", *s.Max, lowest.Min, from)
	}
}

// sayContradictions reports each schedule that sets a limit to another number than an earlier one does at the same
// moment.
func (d Dimension) sayContradictions(say check.Say) {
	pairs := 0
	for i, s := range d.Schedules {
		for _, first := range d.Schedules[:i] {
			limit, number, other := first.differs(s)
			if limit == "" {
				continue
			}
			if pairs++; pairs > mostPairs {
				return
			}
			at, meet := first.meets(s)
			if !meet {
				continue
			}
			say(s.path(d)+"."+limit, "%d is set at the same moment as %d by %s (%s), for example at %s, and AWS does "+
				"not say which one stays: let one run a minute later, or give both the same number", number, other,
				first.path(d), spelling.Quote(first.Name), at.UTC().Format(time.RFC3339))
			break
		}
	}
}

// differs is a limit that both schedules set, and to different numbers: what the later one sets it to, and what s does.
// The limit is empty if there is none.
func (s Schedule) differs(later Schedule) (limit string, number, earlier int) {
	switch {
	case s.Min != nil && later.Min != nil && *s.Min != *later.Min:
		return "min", *later.Min, *s.Min
	case s.Max != nil && later.Max != nil && *s.Max != *later.Max:
		return "max", *later.Max, *s.Max
	}
	return "", 0, 0
}

// meets is a moment at which both schedules run.
func (s Schedule) meets(other Schedule) (at time.Time, ok bool) {
	a, okA := s.timetable()
	b, okB := other.timetable()
	if !okA || !okB {
		return time.Time{}, false
	}
	return schedule.Meet(a, b)
}

// timetable is when the schedule runs; ok is false where a text of it is malformed.
func (s Schedule) timetable() (t schedule.Timetable, ok bool) {
	expression, errExpression := schedule.ParseAction(s.AutoScalingSchedule.Schedule)
	zone, errZone := schedule.ParseZone(inputs.OrElse(s.Timezone, "UTC"))
	start, errStart := bound(s.StartTime)
	end, errEnd := bound(s.EndTime)
	return schedule.Timetable{Expression: expression, Zone: zone, Start: start, End: end},
		errors.Join(errExpression, errZone, errStart, errEnd) == nil
}

// bound is a start or an end; zero where the program gives none.
func bound(text *string) (time.Time, error) {
	if text == nil {
		return time.Time{}, nil
	}
	return parseTime(*text)
}
