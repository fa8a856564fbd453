package elasticache

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const (
	minutesPerDay  = 24 * 60
	minutesPerWeek = 7 * minutesPerDay

	// minWindowMinutes is the shortest maintenance or snapshot window.
	// Source: ElastiCache API, CreateReplicationGroup, PreferredMaintenanceWindow and SnapshotWindow.
	minWindowMinutes = 60
)

// days in the spelling that AWS takes, lower-case.
var days = [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

var (
	dailyPattern  = lazyregexp.New(`^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$`)
	weeklyPattern = lazyregexp.New(`^([a-z]{3}):([01]\d|2[0-3]):([0-5]\d)-([a-z]{3}):([01]\d|2[0-3]):([0-5]\d)$`)
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
	w, err := dailyForm(s)
	if err != nil {
		form := spelling.Form{What: `of the form "hh24:mi-hh24:mi" (24 hours, UTC)`, Example: "06:00-07:00"}
		if weeklyPattern.MatchString(s) {
			return DailyWindow{}, fmt.Errorf(
				"%q names days, but this window comes round every day: leave them out; it should be %s", s, form,
			)
		}
		fix := spelling.Mend(s, dailyForm, strings.ToLower, compactWindow, padHours)
		if w, err = dailyForm(fix); err != nil || w.length >= minWindowMinutes {
			return DailyWindow{}, spelling.Malformed(s, form, fix)
		}
	}
	if w.length < minWindowMinutes {
		return DailyWindow{}, TooShortError[DailyWindow]{s, w.length, DailyWindow{w.start, minWindowMinutes}}
	}
	return w, nil
}

// dailyForm reads the form alone.
func dailyForm(s string) (DailyWindow, error) {
	m := dailyPattern.FindStringSubmatch(s)
	if m == nil {
		return DailyWindow{}, spelling.ErrForm
	}
	start, end := clock(m[1], m[2]), clock(m[3], m[4])
	return DailyWindow{start: start, length: modulo(end-start, minutesPerDay)}, nil
}

// ParseWeeklyWindow reads "ddd:hh24:mi-ddd:hh24:mi".
func ParseWeeklyWindow(s string) (WeeklyWindow, error) {
	w, err := weeklyForm(s)
	if err != nil {
		form := spelling.Form{
			What: fmt.Sprintf(`of the form "ddd:hh24:mi-ddd:hh24:mi" (24 hours, UTC; days are %s)`,
				strings.Join(days[:], ", ")),
			Example: "sat:07:00-sat:08:00",
		}
		if dailyPattern.MatchString(s) {
			return WeeklyWindow{},
				fmt.Errorf("%q names no days, but this window comes round every week; it should be %s", s, form)
		}
		fix := spelling.Mend(s, weeklyForm, strings.ToLower, compactWindow, shortDays, nextMidnight, padHours)
		if w, err = weeklyForm(fix); err != nil || w.length >= minWindowMinutes {
			return WeeklyWindow{}, spelling.Malformed(s, form, fix)
		}
	}
	if w.length < minWindowMinutes {
		return WeeklyWindow{}, TooShortError[WeeklyWindow]{s, w.length, WeeklyWindow{w.start, minWindowMinutes}}
	}
	return w, nil
}

// weeklyForm reads the form alone.
func weeklyForm(s string) (WeeklyWindow, error) {
	m := weeklyPattern.FindStringSubmatch(s)
	if m == nil || day(m[1]) < 0 || day(m[4]) < 0 {
		return WeeklyWindow{}, spelling.ErrForm
	}
	start := day(m[1])*minutesPerDay + clock(m[2], m[3])
	end := day(m[4])*minutesPerDay + clock(m[5], m[6])
	return WeeklyWindow{start: start, length: modulo(end-start, minutesPerWeek)}, nil
}

// TooShortError is about a window of less than an hour. Longer is the same window at its shortest, which may overlap
// another.
type TooShortError[W DailyWindow | WeeklyWindow] struct {
	Value  string
	Length int // minutes
	Longer W
}

func (e TooShortError[W]) Error() string { return e.Try(e.Longer) }

// Try is the message with another window to use instead.
func (e TooShortError[W]) Try(window W) string {
	return fmt.Sprintf("%s is %s long; AWS needs at least %d minutes: try %q", spelling.Quote(e.Value),
		minutes(e.Length), minWindowMinutes, any(window))
}

// HourOfWeek is the window of one of the 168 hours of a week, from Sunday 00:00 on.
func HourOfWeek(hour int) WeeklyWindow {
	return WeeklyWindow{start: modulo(hour*minWindowMinutes, minutesPerWeek), length: minWindowMinutes}
}

// ClearOf is the first window from w on, of the same length, that does not overlap a daily one; ok is false where there
// is none.
func (w WeeklyWindow) ClearOf(daily DailyWindow) (free WeeklyWindow, ok bool) {
	for shift := range minutesPerDay {
		free = WeeklyWindow{start: modulo(w.start+shift, minutesPerWeek), length: w.length}
		if !free.Overlaps(daily) {
			return free, true
		}
	}
	return WeeklyWindow{}, false
}

var (
	longDay    = lazyregexp.New(`\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*`)
	singleHour = lazyregexp.New(`(^|[^0-9:]|[a-z]:)(\d:\d{2})`)
	bareHour   = lazyregexp.New(`(^|-)(\d{1,2})(-|$)`)
)

// The slips that are made in windows: spaces around the hyphen, whole names of days, hours of one digit or without
// minutes, and midnight as 24:00.

func compactWindow(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "utc"), "z")
	return strings.NewReplacer(" - ", "-", " to ", "-", " ", ":").Replace(strings.TrimSpace(s))
}

func shortDays(s string) string { return longDay.ReplaceAllString(s, "$1") }

// nextMidnight turns 24:00 of a day into the beginning of the next.
func nextMidnight(s string) string {
	return midnight.ReplaceAllStringFunc(s, func(s string) string { return days[(day(s[:3])+1)%len(days)] + ":00:00" })
}

var midnight = lazyregexp.New(`\b(sun|mon|tue|wed|thu|fri|sat):24:00`)

func padHours(s string) string {
	s = bareHour.ReplaceAllString(bareHour.ReplaceAllString(s, "$1$2:00$3"), "$1$2:00$3")
	s = singleHour.ReplaceAllString(s, "${1}0$2")
	return strings.ReplaceAll(s, "24:00", "00:00") // of a daily window
}

func (w DailyWindow) String() string {
	return formatClock(w.start) + "-" + formatClock(w.start+w.length)
}

func (w WeeklyWindow) String() string {
	end := modulo(w.start+w.length, minutesPerWeek)
	return days[w.start/minutesPerDay] + ":" + formatClock(w.start) + "-" + days[end/minutesPerDay] + ":" +
		formatClock(end)
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
		daily = DailyWindow{start: modulo(w.start+w.length+shift, minutesPerDay), length: minWindowMinutes}
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

// Start is the minute of the day at which the window begins.
func (w DailyWindow) Start() int { return w.start }

// End is the minute of the day at which the window ends. It is before [DailyWindow.Start] if the window wraps midnight.
func (w DailyWindow) End() int { return modulo(w.start+w.length, minutesPerDay) }

// Minutes is how long the window is.
func (w DailyWindow) Minutes() int { return w.length }
