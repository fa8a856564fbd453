package scaling

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const actionSource = "Application Auto Scaling API, PutScheduledAction"

// scheduleRules are about how schedules are written.
var scheduleRules = []check.Rule[*Plan]{
	{
		Name: "schedule-name", Input: schedulesInput,
		Holds: "Each schedule has a name of letters, digits, hyphens, underscores and dots, 64 characters at most, " +
			"and no other schedule has it.",
		Example: schedulesExample + "  - { name: by day, schedule: \"cron(0 7 * * ? *)\", shards: { min: 4 } }",
		Source:  actionSource + ", ScheduledActionName",
		StricterThanAWS: "AWS accepts 256 characters and most of them, and a second action of the same name takes " +
			"the place of the first. The name also ends the names of resources, which have to differ.",
		Needs: []string{schedulesInput},
		Check: func(p *Plan, say check.Say) {
			seen := map[string]string{}
			p.eachSchedule(func(path string, s *AutoScalingSchedule) {
				first, again := seen[s.Name]
				switch err := checkScheduleName(s.Name); {
				case err != nil:
					say(path+".name", "%v", err)
				case again:
					say(path+".name", "%s is the name of %s already: give each schedule one of its own",
						spelling.Quote(s.Name), first)
				default:
					seen[s.Name] = path
				}
			})
		},
	},
	{
		Name: "schedule-when", Input: schedulesInput,
		Holds: "A schedule is `cron(...)` with six fields, `rate(...)`, or `at(yyyy-mm-ddThh:mm:ss)`, and the time " +
			"zone of `cron` and `at` is a name of the IANA time zone database.",
		Example: schedulesExample + "  - { name: day, schedule: \"cron(0 7 * * ?)\", shards: { min: 4 } }",
		Source:  actionSource + ", Schedule and Timezone",
		StricterThanAWS: "AWS does not say what it makes of a time zone together with `rate`, which has no use for " +
			"it, nor of an expression that never runs, nor of the ways to write one that it does not document.",
		Needs: []string{schedulesInput},
		Check: func(p *Plan, say check.Say) {
			p.eachSchedule(func(path string, s *AutoScalingSchedule) {
				e, err := schedule.ParseAction(s.Schedule)
				if err != nil {
					say(path+".schedule", "%v", err)
				}
				if s.Timezone == nil {
					return
				}
				switch _, err := schedule.ParseZone(*s.Timezone); {
				case err != nil:
					say(path+".timezone", "%v", err)
				case e.IsRate():
					say(path+".timezone", "%s has no meaning with %s, which does not go by the clock: leave it out",
						spelling.Quote(*s.Timezone), spelling.Quote(s.Schedule))
				}
			})
		},
	},
	{
		Name: "schedule-times", Input: schedulesInput,
		Holds: "`startTime` and `endTime` are RFC 3339 in UTC, the one before the other, and only for schedules that " +
			"recur.",
		Example: schedulesExample + "  - { name: day, schedule: \"cron(0 7 * * ? *)\", startTime: \"2027-01-01\", " +
			"shards: { min: 4 } }",
		Source: actionSource + ", StartTime and EndTime; the AWS provider, aws.appautoscaling.ScheduledAction",
		StricterThanAWS: "AWS documents UTC, though the AWS provider accepts other offsets. AWS does not say what it " +
			"makes of these times together with `at`, nor of an end before the start.",
		Needs: []string{schedulesInput},
		Check: func(p *Plan, say check.Say) {
			p.eachSchedule(func(path string, s *AutoScalingSchedule) { sayTimes(path, s, say) })
		},
	},
	{
		Name: "schedule-scales", Input: schedulesInput,
		Holds:   "A schedule sets a limit, `min` or `max`, of what `autoScaling` scales.",
		Example: schedulesExample + "  - { name: day, schedule: \"cron(0 7 * * ? *)\" }",
		Source:  actionSource + ", ScalableTargetAction",
		StricterThanAWS: "AWS is sent a schedule for each of the two that has limits, and would not be sent one that " +
			"has none.",
		Needs: []string{schedulesInput, input + ".shards", input + ".replicas"},
		Check: func(p *Plan, say check.Say) {
			p.eachSchedule(func(path string, s *AutoScalingSchedule) {
				if p.On() && s.Shards == nil && s.Replicas == nil {
					say(path, "changes nothing: give it shards or replicas, with the limits from then on")
				}
				for _, one := range []struct {
					kind
					limits *AutoScalingLimits
				}{{shardsKind, s.Shards}, {replicasKind, s.Replicas}} {
					switch at := path + "." + one.word; {
					case !p.On() || one.limits == nil:
					case !p.Scales(one.word):
						say(at, "needs autoScaling.%s: add it, with the limits outside of schedules, or leave this out",
							one.word)
					case one.limits.Min == nil && one.limits.Max == nil:
						say(at, "sets no limit: give it min, max or both")
					}
				}
			})
		},
	},
}

// eachSchedule calls look for each schedule that the program writes.
func (p *Plan) eachSchedule(look func(path string, s *AutoScalingSchedule)) {
	if p.Asked == nil {
		return
	}
	for i := range p.Asked.Schedules {
		look(inputs.Element(schedulesInput, i), &p.Asked.Schedules[i])
	}
}

var scheduleName = spelling.Limited{Pattern: lazyregexp.New(`^[A-Za-z0-9._-]+$`), Longest: 64}

func checkScheduleName(name string) error {
	return scheduleName.Check(name, spelling.Form{
		What: "a name of letters, digits, hyphens, underscores and dots", Example: "business-hours",
	}, spelling.Hyphenated)
}

// sayTimes reports what is wrong with the start and the end of a schedule.
func sayTimes(path string, s *AutoScalingSchedule, say check.Say) {
	e, _ := schedule.ParseAction(s.Schedule)
	var bounds []time.Time
	for _, one := range []struct {
		field string
		text  *string
	}{{"startTime", s.StartTime}, {"endTime", s.EndTime}} {
		if one.text == nil {
			continue
		}
		switch at, err := parseTime(*one.text); {
		case err != nil:
			say(path+"."+one.field, "%v", err)
		case e.IsOnce():
			say(path+"."+one.field, "%s has no meaning with %s, which runs a single time: leave it out",
				spelling.Quote(*one.text), spelling.Quote(s.Schedule))
		default:
			bounds = append(bounds, at)
		}
	}
	if len(bounds) == 2 && !bounds[0].Before(bounds[1]) {
		say(path+".endTime", "%s is not after startTime, which is %s: use a later one", spelling.Quote(*s.EndTime),
			spelling.Quote(*s.StartTime))
	}
}

// parseTime reads a moment as RFC 3339 writes it in UTC, or says what to use instead.
func parseTime(text string) (time.Time, error) {
	at, err := readTime(text)
	if err == nil {
		return at, nil
	}
	if utc, err2 := time.Parse(time.RFC3339, text); err2 == nil {
		return time.Time{}, fmt.Errorf("%s is not in UTC to the second: use %q", spelling.Quote(text),
			utc.UTC().Format(time.RFC3339))
	}
	return time.Time{}, spelling.Malformed(text, spelling.Form{
		What: "a time as RFC 3339 writes it in UTC", Example: "2027-01-31T00:00:00Z",
	}, spelling.Mend(text, readTime, strings.ToUpper, spacedTime, completeTime))
}

func readTime(text string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339, text)
	if err == nil && at.UTC().Format(time.RFC3339) != text {
		err = errors.New("is not in UTC")
	}
	return at, err
}

// spacedTime has a T between the date and the time.
func spacedTime(text string) string { return strings.Replace(text, " ", "T", 1) }

// completeTime adds what stands for midnight, for no seconds and for UTC.
func completeTime(text string) string {
	text = strings.TrimSuffix(text, "Z")
	switch len(text) {
	case len("2027-01-31"):
		text += "T00:00:00"
	case len("2027-01-31T00:00"):
		text += ":00"
	}
	return text + "Z"
}
