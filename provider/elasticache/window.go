package elasticache

import (
	"fmt"
	"regexp"
	"strings"
)

const (
	minutesPerDay  = 24 * 60
	minutesPerWeek = 7 * minutesPerDay

	// MinWindowMinutes is the shortest maintenance or snapshot window.
	// Source: ElastiCache API, CreateReplicationGroup, PreferredMaintenanceWindow and SnapshotWindow.
	MinWindowMinutes = 60
)

// days in the spelling that AWS takes, lower-case.
var days = [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

var (
	dailyPattern  = regexp.MustCompile(`^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$`)
	weeklyPattern = regexp.MustCompile(`^([a-z]{3}):([01]\d|2[0-3]):([0-5]\d)-([a-z]{3}):([01]\d|2[0-3]):([0-5]\d)$`)
)

// DailyWindow is a range of hours that comes round every day, in UTC: a snapshot window. It may wrap midnight.
type DailyWindow struct {
	start  int // minute of the day
	length int // minutes
}

// WeeklyWindow is a range of hours that comes round every week, in UTC: a maintenance window. It may wrap the week.
type WeeklyWindow struct {
	start  int // minute of the week, which begins on Sunday
	length int // minutes
}

// ParseDailyWindow reads "hh24:mi-hh24:mi".
func ParseDailyWindow(s string) (DailyWindow, error) {
	m := dailyPattern.FindStringSubmatch(s)
	if m == nil {
		return DailyWindow{}, fmt.Errorf(`%q is not of the form "hh24:mi-hh24:mi" (24 hours, UTC), for example "06:00-07:00"`, s)
	}
	start, end := clock(m[1], m[2]), clock(m[3], m[4])
	w := DailyWindow{start: start, length: modulo(end-start, minutesPerDay)}
	if w.length < MinWindowMinutes {
		fix := DailyWindow{start: start, length: MinWindowMinutes}
		return DailyWindow{}, fmt.Errorf("%q is %s long; AWS needs at least %d minutes: try %q", s, minutes(w.length), MinWindowMinutes, fix)
	}
	return w, nil
}

// ParseWeeklyWindow reads "ddd:hh24:mi-ddd:hh24:mi".
func ParseWeeklyWindow(s string) (WeeklyWindow, error) {
	m := weeklyPattern.FindStringSubmatch(s)
	if m == nil || day(m[1]) < 0 || day(m[4]) < 0 {
		lower := strings.ToLower(s)
		if lower != s {
			if _, err := ParseWeeklyWindow(lower); err == nil {
				return WeeklyWindow{}, fmt.Errorf("%q has capital letters; AWS takes days in lower case: use %q", s, lower)
			}
		}
		return WeeklyWindow{}, fmt.Errorf(`%q is not of the form "ddd:hh24:mi-ddd:hh24:mi" (24 hours, UTC; days are %s), for example "sat:07:00-sat:08:00"`,
			s, strings.Join(days[:], ", "))
	}
	start := day(m[1])*minutesPerDay + clock(m[2], m[3])
	end := day(m[4])*minutesPerDay + clock(m[5], m[6])
	w := WeeklyWindow{start: start, length: modulo(end-start, minutesPerWeek)}
	if w.length < MinWindowMinutes {
		fix := WeeklyWindow{start: start, length: MinWindowMinutes}
		return WeeklyWindow{}, fmt.Errorf("%q is %s long; AWS needs at least %d minutes: try %q", s, minutes(w.length), MinWindowMinutes, fix)
	}
	return w, nil
}

func (w DailyWindow) String() string {
	return formatClock(w.start) + "-" + formatClock(w.start+w.length)
}

func (w WeeklyWindow) String() string {
	end := modulo(w.start+w.length, minutesPerWeek)
	return days[w.start/minutesPerDay] + ":" + formatClock(w.start) + "-" + days[end/minutesPerDay] + ":" + formatClock(end)
}

// Overlaps says whether the window shares a minute with one of the daily windows. Windows that only touch do not
// overlap: the documented defaults, 06:00-07:00 and sat:07:00-sat:08:00, touch on Saturdays.
// AWS refuses overlapping windows: "The snapshot window and maintenance window must not overlap."
// (https://github.com/hashicorp/terraform/issues/17247)
func (w WeeklyWindow) Overlaps(daily DailyWindow) bool {
	for d := range days {
		start := d*minutesPerDay + daily.start
		// Either begins inside the other, seen round the circle of the week.
		if modulo(start-w.start, minutesPerWeek) < w.length || modulo(w.start-start, minutesPerWeek) < daily.length {
			return true
		}
	}
	return false
}

// DailyOutside finds the first daily window of one hour after w that does not overlap it; ok is false where w leaves no
// hour free.
func (w WeeklyWindow) DailyOutside() (daily DailyWindow, ok bool) {
	for shift := range minutesPerDay {
		daily = DailyWindow{start: modulo(w.start+w.length+shift, minutesPerDay), length: MinWindowMinutes}
		if !w.Overlaps(daily) {
			return daily, true
		}
	}
	return DailyWindow{}, false
}

func clock(hours, mins string) int { return number(hours)*60 + number(mins) }

func formatClock(minute int) string {
	minute = modulo(minute, minutesPerDay)
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}

func day(name string) int {
	for i, d := range days {
		if d == name {
			return i
		}
	}
	return -1
}

func minutes(n int) string {
	if n == 1 {
		return "1 minute"
	}
	return fmt.Sprintf("%d minutes", n)
}

// modulo is the remainder that is never negative.
func modulo(n, m int) int { return ((n % m) + m) % m }
