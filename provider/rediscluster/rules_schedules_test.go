package rediscluster

import "strings"

// scheduleCases are about the times at which limits change.
var scheduleCases = map[string][]ruleCase{
	"schedule-name": {
		{scheduled(daily("business-hours_2.0", lowest(4), nil)), scheduled(daily("by day", lowest(4), nil)), "autoScaling.schedules[0].name", `"by day" is not a name of letters, digits, hyphens, underscores and dots: use "by-day"`},
		{scheduled(daily("day", lowest(4), nil), weekly("night", lowest(2))), scheduled(daily("day", lowest(4), nil), weekly("day", lowest(2))), "autoScaling.schedules[1].name", `"day" is the name of autoScaling.schedules[0] already`},
		{scheduled(daily(strings.Repeat("d", 64), lowest(4), nil)), scheduled(daily(strings.Repeat("d", 65), lowest(4), nil)), "autoScaling.schedules[0].name", "is 65 characters long"},
		{scheduled(daily("d", lowest(4), nil)), scheduled(daily("", lowest(4), nil)), "autoScaling.schedules[0].name", "is empty"},
	},
	"schedule-when": {
		{scheduled(at("cron(0 7 ? * MON-FRI *)")), scheduled(at("0 7 * * 1-5")), "autoScaling.schedules[0].schedule", `use "cron(0 7 ? * MON-FRI *)"`},
		{scheduled(at("cron(0 7 * * ? *)")), scheduled(at("cron(0 7 * * ?)")), "autoScaling.schedules[0].schedule", "has 5 fields, and there are 6"},
		{scheduled(at("rate(1 day)")), scheduled(at("rate(1 days)")), "autoScaling.schedules[0].schedule", `use "rate(1 day)"`},
		{scheduled(at("at(2027-01-01T07:00:00)")), scheduled(at("at(2027-01-01 07:00)")), "autoScaling.schedules[0].schedule", `use "at(2027-01-01T07:00:00)"`},
		{scheduled(at("cron(0 7 29 2 ? *)")), scheduled(at("cron(0 7 30 2 ? *)")), "autoScaling.schedules[0].schedule", "never runs"},
		{scheduled(inZone("Europe/Berlin")), scheduled(inZone("Berlin")), "autoScaling.schedules[0].timezone", `use "Europe/Berlin"`},
		{scheduled(inZone("UTC")), scheduled(inZone("CEST")), "autoScaling.schedules[0].timezone", `use "Europe/Berlin"`},
		{scheduled(at("rate(12 hours)")), scheduled(AutoScalingSchedule{Name: "day", Schedule: "rate(12 hours)", Timezone: new("UTC"), Shards: lowest(4)}), "autoScaling.schedules[0].timezone", `"UTC" has no meaning with "rate(12 hours)"`},
	},
	"schedule-times": {
		{scheduled(from("2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z")), scheduled(from("2027-01-01", "2027-02-01T00:00:00Z")), "autoScaling.schedules[0].startTime", `use "2027-01-01T00:00:00Z"`},
		{scheduled(from("2027-01-01T00:00:00Z", "2027-01-01T00:00:01Z")), scheduled(from("2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z")), "autoScaling.schedules[0].endTime", `"2027-01-01T00:00:00Z" is not after startTime`},
		{scheduled(from("2026-12-31T23:00:00Z", "2027-02-01T00:00:00Z")), scheduled(from("2027-01-01T00:00:00+01:00", "2027-02-01T00:00:00Z")), "autoScaling.schedules[0].startTime", `is not in UTC to the second: use "2026-12-31T23:00:00Z"`},
		{scheduled(from("2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z")), scheduled(from("2027-01-01T00:00:00Z", "2027-02-01 00:00")), "autoScaling.schedules[0].endTime", `use "2027-02-01T00:00:00Z"`},
		{scheduled(from("2027-01-01T00:00:00Z", "2027-02-01T00:00:00Z")), scheduled(from("2027-01-01T00:00:00Z", "soon")), "autoScaling.schedules[0].endTime", `"soon" is not a time as RFC 3339 writes it in UTC`},
		{scheduled(at("at(2027-01-01T07:00:00)")), scheduled(AutoScalingSchedule{Name: "day", Schedule: "at(2027-01-01T07:00:00)", StartTime: new("2027-01-01T00:00:00Z"), Shards: lowest(4)}), "autoScaling.schedules[0].startTime", "runs a single time: leave it out"},
	},
	"schedule-scales": {
		{scheduled(daily("day", lowest(4), nil)), scheduled(daily("day", nil, nil)), "autoScaling.schedules[0]", "changes nothing: give it shards or replicas"},
		{scheduled(daily("day", highest(4), nil)), scheduled(daily("day", &AutoScalingLimits{}, nil)), "autoScaling.schedules[0].shards", "sets no limit"},
		{scheduled(daily("day", lowest(4), nil)), scheduled(daily("day", lowest(4), lowest(2))), "autoScaling.schedules[0].replicas", "needs autoScaling.replicas"},
		{all(shards(2, 1), scales(nil, between(1, 3), daily("day", nil, lowest(2)))), all(shards(2, 1), scales(nil, between(1, 3), daily("day", lowest(2), nil))), "autoScaling.schedules[0].shards", "needs autoScaling.shards"},
	},
	"schedule-limits": {
		{scheduled(daily("day", lowest(6), nil)), scheduled(daily("day", lowest(7), nil)), "autoScaling.schedules[0].shards.min", "7 is more than the max that is there already, which can be 6 (autoScaling.shards.max)"},
		{scheduled(daily("day", highest(2), nil)), scheduled(daily("day", highest(1), nil)), "autoScaling.schedules[0].shards.max", "1 is less than the min that is there already, which can be 2 (autoScaling.shards.min)"},
		{scheduled(daily("day", limits(8, 8), nil)), scheduled(daily("day", limits(8, 7), nil)), "autoScaling.schedules[0].shards.min", "8 is more than max, which is 7"},
		{scheduled(daily("day", limits(8, 20), nil), weekly("night", lowest(2))), scheduled(daily("day", limits(8, 20), nil), weekly("night", highest(6))), "autoScaling.schedules[1].shards.max", "6 is less than the min that is there already, which can be 8 (autoScaling.schedules[0].shards.min), and AWS would fail to set it: set min here too"},
		{scheduled(daily("day", limits(8, 20), nil), weekly("night", limits(2, 6))), scheduled(daily("day", lowest(5), nil), weekly("night", limits(2, 3))), "autoScaling.schedules[0].shards.min", "which can be 3 (autoScaling.schedules[1].shards.max)"},
		{scheduled(daily("day", limits(1, 6), nil)), scheduled(daily("day", limits(0, 6), nil)), "autoScaling.schedules[0].shards.min", "0 is out of range"},
		{all(shards(2, 1), scales(nil, between(1, 3), daily("day", nil, highest(5)))), all(shards(2, 1), scales(nil, between(1, 3), daily("day", nil, highest(6)))), "autoScaling.schedules[0].replicas.max", "6 is out of range"},
	},
	"schedule-contradicts": {
		{scheduled(daily("day", lowest(4), nil), weekly("monday", lowest(5))), scheduled(daily("day", lowest(4), nil), schedule("monday", "cron(0 7 ? * MON *)", lowest(5))), "autoScaling.schedules[1].shards.min", `5 is set at the same moment as 4 by autoScaling.schedules[0].shards ("day"), for example at 2027-01-04T07:00:00Z`},
		{scheduled(daily("day", lowest(4), nil), schedule("monday", "cron(0 7 ? * MON *)", lowest(4))), scheduled(daily("day", highest(4), nil), schedule("once", "at(2026-12-24T07:00:00)", highest(5))), "autoScaling.schedules[1].shards.max", "at 2026-12-24T07:00:00Z"},
		{scheduled(daily("day", lowest(4), nil), schedule("monday", "cron(0 7 ? * MON *)", highest(5))), scheduled(daily("day", limits(3, 5), nil), AutoScalingSchedule{Name: "berlin", Schedule: "cron(0 8 1 1 ? *)", Timezone: new("Europe/Berlin"), Shards: limits(3, 6)}), "autoScaling.schedules[1].shards.max", "at 2027-01-01T07:00:00Z"},
		{scheduled(daily("day", lowest(4), nil), AutoScalingSchedule{Name: "late", Schedule: "cron(0 19 * * ? *)", StartTime: new("2027-03-01T08:00:00Z"), Shards: lowest(2)}), scheduled(daily("day", lowest(4), nil), AutoScalingSchedule{Name: "late", Schedule: "cron(0 19 * * ? *)", StartTime: new("2027-03-01T07:00:00Z"), Shards: lowest(2)}), "autoScaling.schedules[1].shards.min", "at 2027-03-01T07:00:00Z"},
	},
}

// scheduled is a cluster of 2 to 6 shards with schedules.
func scheduled(schedules ...AutoScalingSchedule) func(*args) {
	return all(shards(2, 1), scales(between(2, 6), nil, schedules...))
}

// daily sets limits each morning, and weekly in the evening of a day of the week.
func daily(name string, shards, replicas *AutoScalingLimits) AutoScalingSchedule {
	return AutoScalingSchedule{Name: name, Schedule: "cron(0 7 * * ? *)", Shards: shards, Replicas: replicas}
}

func weekly(name string, shards *AutoScalingLimits) AutoScalingSchedule {
	return schedule(name, "cron(0 19 ? * FRI *)", shards)
}

// schedule sets limits by a schedule of any kind.
func schedule(name, when string, shards *AutoScalingLimits) AutoScalingSchedule {
	return AutoScalingSchedule{Name: name, Schedule: when, Shards: shards}
}

func at(when string) AutoScalingSchedule { return schedule("day", when, lowest(4)) }

func inZone(zone string) AutoScalingSchedule {
	s := daily("day", lowest(4), nil)
	s.Timezone = &zone
	return s
}

func from(start, end string) AutoScalingSchedule {
	s := daily("day", lowest(4), nil)
	s.StartTime, s.EndTime = &start, &end
	return s
}

func limits(lowest, highest int) *AutoScalingLimits {
	return &AutoScalingLimits{Min: &lowest, Max: &highest}
}

func lowest(n int) *AutoScalingLimits { return &AutoScalingLimits{Min: &n} }

func highest(n int) *AutoScalingLimits { return &AutoScalingLimits{Max: &n} }
