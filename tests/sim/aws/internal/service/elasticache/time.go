package elasticache

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

const (
	minutesOfDay  = 24 * 60
	minutesOfWeek = 7 * minutesOfDay
	minWindow     = 60
	weekdays      = "sunmontuewedthufrisat"
)

var (
	dailyFormat  = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$`)
	weeklyFormat = regexp.MustCompile(
		`^(sun|mon|tue|wed|thu|fri|sat):([01]\d|2[0-3]):[0-5]\d-(sun|mon|tue|wed|thu|fri|sat):([01]\d|2[0-3]):[0-5]\d$`,
	)
)

// span is a half-open stretch of a day or a week, in minutes; it may run over the end.
type span struct{ start, length, cycle int }

// daily reads hh:mm-hh:mm.
func daily(window string) span {
	var h1, m1, h2, m2 int
	_, _ = fmt.Sscanf(window, "%d:%d-%d:%d", &h1, &m1, &h2, &m2)
	return newSpan(h1*60+m1, h2*60+m2, minutesOfDay)
}

// weekly reads ddd:hh:mm-ddd:hh:mm.
func weekly(window string) span {
	from, to, _ := strings.Cut(window, "-")
	return newSpan(minuteOfWeek(from), minuteOfWeek(to), minutesOfWeek)
}

func minuteOfWeek(moment string) int {
	var h, m int
	_, _ = fmt.Sscanf(moment[4:], "%d:%d", &h, &m)
	return strings.Index(weekdays, moment[:3])/3*minutesOfDay + h*60 + m
}

func newSpan(start, end, cycle int) span {
	return span{start: start, length: (end - start + cycle) % cycle, cycle: cycle}
}

// holds tells whether a minute of the span's cycle lies in it.
func (s span) holds(minute int) bool { return (minute-s.start+s.cycle)%s.cycle < s.length }

// overlap tells whether a weekly and a daily window share a minute. Windows that touch do not.
func overlap(week, day span) bool {
	for minute := week.start; minute < week.start+week.length; minute++ {
		if day.holds(minute % minutesOfDay) {
			return true
		}
	}
	return false
}

// refuseWindows is what the service says of the two windows of a replication group, either of which may be left to it.
func refuseWindows(in props.Map) error {
	snapshot, maintenance := in.Str("snapshotWindow"), strings.ToLower(in.Str("maintenanceWindow"))
	if snapshot != "" {
		if !dailyFormat.MatchString(snapshot) {
			return awserr.New(invalidValue, "The parameter SnapshotWindow is not in a valid format: %s",
				snapshot)
		}
		if daily(snapshot).length < minWindow {
			return awserr.New(invalidValue, "Snapshot window must be at least %d minutes.", minWindow)
		}
	}
	if maintenance != "" {
		if !weeklyFormat.MatchString(maintenance) {
			return awserr.New(invalidValue,
				"The parameter PreferredMaintenanceWindow is not in a valid format: %s",
				maintenance)
		}
		if weekly(maintenance).length < minWindow {
			return awserr.New(invalidValue, "Maintenance window must be at least %d minutes.", minWindow)
		}
	}
	// Also with backups disabled: the service keeps a hidden window.
	if snapshot != "" && maintenance != "" && overlap(weekly(maintenance), daily(snapshot)) {
		return awserr.New(invalidValue, "The snapshot window and maintenance window must not overlap.")
	}
	return nil
}

// pickWindows fills in the windows that were left to the service: the first hour that does not meet the other window.
func pickWindows(out props.Map) {
	const firstTry = 5 * 60
	if !out.Has("maintenanceWindow") {
		out["maintenanceWindow"] = "sun:05:00-sun:06:00"
		for start := firstTry; out.Has("snapshotWindow") && start < firstTry+minutesOfDay; start += minWindow {
			window := weekClock(start) + "-" + weekClock(start+minWindow)
			if !overlap(weekly(window), daily(out.Str("snapshotWindow"))) {
				out["maintenanceWindow"] = window
				break
			}
		}
	}
	if !out.Has("snapshotWindow") {
		out["snapshotWindow"] = "00:00-01:00"
		for start := 0; start < minutesOfDay; start += minWindow {
			window := clock(start) + "-" + clock(start+minWindow)
			if !overlap(weekly(out.Str("maintenanceWindow")), daily(window)) {
				out["snapshotWindow"] = window
				break
			}
		}
	}
}

func clock(minute int) string {
	minute %= minutesOfDay
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}

func weekClock(minute int) string {
	day := minute / minutesOfDay % 7 * 3
	return weekdays[day:day+3] + ":" + clock(minute)
}
