package schedule

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// date is a day of the calendar and what the day fields ask about it.
type date struct {
	year, day int
	month     time.Month
	weekday   int // from 1, Sunday, on
	lastDay   int // of its month
	midnight  time.Time
}

func dateOf(midnight time.Time) date {
	year, month, day := midnight.Date()
	return date{
		year: year, month: month, day: day, weekday: int(midnight.Weekday()) + 1,
		lastDay: time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day(), midnight: midnight,
	}
}

// weekdayNear is the day of the date's month that is from Monday to Friday and closest to a day, without leaving the
// month; 0 where the month has no such day.
// Source: Quartz, CronTrigger tutorial, "W", which says what happens at the ends of a month.
func (d date) weekdayNear(day int) int {
	if day > d.lastDay {
		return 0
	}
	const sunday, saturday = 1, 7
	switch weekday := (d.weekday-1+day-d.day+35)%7 + 1; {
	case weekday == saturday && day == 1:
		return day + 2
	case weekday == saturday:
		return day - 1
	case weekday == sunday && day == d.lastDay:
		return day - 2
	case weekday == sunday:
		return day + 1
	}
	return day
}

// monthDays is the field day-of-month.
type monthDays struct {
	plain numbers
	// beforeLast has 0 for the last day of the month, 1 for the one before.
	beforeLast numbers
	// nearest has the days whose closest weekday is meant.
	nearest     numbers
	lastWeekday bool
}

// readMonthDays reads the field day-of-month. The guide has L and W; L-3 and LW are from Quartz, whose syntax this is.
func readMonthDays(text string) (monthDays, error) {
	f := fieldTable[monthDayField]
	var days monthDays
	if text == "?" {
		return days, nil
	}
	for item := range strings.SplitSeq(text, ",") {
		before, isBefore := strings.CutPrefix(item, "L-")
		near, isNear := strings.CutSuffix(item, "W")
		switch {
		case item == "L":
			days.beforeLast.add(0)
		case item == "LW":
			days.lastWeekday = true
		case isBefore:
			n, err := f.value(before)
			if err != nil || n == f.high {
				return days, fmt.Errorf("%s counts back from the last day, and may do so by 1 to 30",
					spelling.Quote(item))
			}
			days.beforeLast.add(n)
		case isNear:
			n, err := f.value(near)
			if err != nil {
				return days, fmt.Errorf("%s is the weekday closest to a day, which is 1 to 31", spelling.Quote(item))
			}
			days.nearest.add(n)
		default:
			if err := f.add(&days.plain, item); err != nil {
				return days, err
			}
		}
	}
	return days, nil
}

func (m monthDays) has(d date) bool {
	if m.plain.has(d.day) || m.beforeLast.has(d.lastDay-d.day) {
		return true
	}
	if m.lastWeekday && d.weekdayNear(d.lastDay) == d.day {
		return true
	}
	for n := max(1, d.day-2); n <= d.day+2; n++ {
		if m.nearest.has(n) && d.weekdayNear(n) == d.day {
			return true
		}
	}
	return false
}

// weekDays is the field day-of-week.
type weekDays struct {
	plain numbers
	// last has the days that are meant once a month, at its end.
	last numbers
	// nthDay is meant once a month, the nth time that it comes; 0 is none.
	nthDay, nth int
}

// readWeekDays reads the field day-of-week.
func readWeekDays(text string) (weekDays, error) {
	f := fieldTable[weekDayField]
	var days weekDays
	if text == "?" {
		return days, nil
	}
	for item := range strings.SplitSeq(text, ",") {
		nthDay, nth, isNth := strings.Cut(item, "#")
		lastDay, isLast := strings.CutSuffix(item, "L")
		var err error
		switch {
		case item == "L": // of the week
			days.plain.add(f.high)
		case isNth && item != text:
			return days, fmt.Errorf("%s has a #, which stands in no list", spelling.Quote(text))
		case isNth:
			if len(nth) != 1 || nth < "1" || nth > "5" {
				return days, fmt.Errorf("%s has %s behind the #, which is 1 to 5", spelling.Quote(item),
					spelling.Quote(nth))
			}
			days.nth = int(nth[0] - '0')
			days.nthDay, err = f.value(nthDay)
		case isLast:
			var n int
			n, err = f.value(lastDay)
			days.last.add(n)
		case strings.Contains(item, "/"):
			// The guide's table of fields has no / here.
			err = errors.New("/ is not allowed: list the days")
		default:
			err = f.add(&days.plain, item)
		}
		if err != nil {
			return days, err
		}
	}
	return days, nil
}

func (w weekDays) has(d date) bool {
	return w.plain.has(d.weekday) || w.last.has(d.weekday) && d.day > d.lastDay-7 ||
		w.nthDay == d.weekday && (d.day+6)/7 == w.nth
}
