package schedule

import (
	"errors"
	"fmt"
	"iter"
	"time"
)

const day = 24 * time.Hour

// Times is the next n runs from a time on, a run at that very time among them; they are less where the years of the
// expression end. A rate counts from the time, as Scheduler counts from the moment at which a schedule begins.
//
// A cron runs by the clocks of the zone. A time that they leave out in spring is left out, and one that they show twice
// in autumn counts the first time alone.
// Source: EventBridge Scheduler User Guide, "Daylight savings time on EventBridge Scheduler".
func (e Expression) Times(zone *time.Location, from time.Time, n int) []time.Time {
	var times []time.Time
	for run := range e.runs(zone, from) {
		if len(times) >= n {
			break
		}
		times = append(times, run.In(zone))
	}
	return times
}

// runs is each run from a time on, in order, until the end of the years that Scheduler knows.
func (e Expression) runs(zone *time.Location, from time.Time) iter.Seq[time.Time] {
	switch {
	case e.IsOnce():
		return e.onceFrom(zone, from)
	case e.IsRate():
		return e.rateFrom(from)
	}
	return e.cron.from(zone, from)
}

func (e Expression) onceFrom(zone *time.Location, from time.Time) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		if run, ok := e.only(zone); ok && !run.Before(from) {
			yield(run)
		}
	}
}

func (e Expression) rateFrom(run time.Time) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		for next := run; next.Year() <= lastYear && yield(next); {
			next = next.Add(e.every)
		}
	}
}

func (c cron) from(zone *time.Location, from time.Time) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		year, month, today := from.In(zone).Date()
		clock := c.clock()
		for d := range c.dates(time.Date(year, month, today, 0, 0, 0, 0, time.UTC)) {
			for run := range onDate(d.midnight, clock, zone) {
				if !run.Before(from) && !yield(run) {
					return
				}
			}
		}
	}
}

// only is the run of an expression that names it. ok is false where the clocks of the zone leave the time out.
func (e Expression) only(zone *time.Location) (run time.Time, ok bool) {
	midnight := e.at.Truncate(day)
	for run := range onDate(midnight, []time.Duration{e.at.Sub(midnight)}, zone) {
		return run, true
	}
	return time.Time{}, false
}

// clock is the minutes of the day at which the cron runs, in order.
func (c cron) clock() []time.Duration {
	var minutes []time.Duration
	for minute := range minutesPerDay {
		if shown := time.Duration(minute) * time.Minute; c.shows(shown) {
			minutes = append(minutes, shown)
		}
	}
	return minutes
}

// shows says whether the cron runs at a time of the day.
func (c cron) shows(shown time.Duration) bool {
	return c.hours.has(int(shown/time.Hour)) && c.minutes.has(int(shown/time.Minute)%60)
}

// dates is each date at which the cron runs, from one on, which is given by its midnight in UTC.
func (c cron) dates(from time.Time) iter.Seq[date] {
	return func(yield func(date) bool) {
		for midnight := from; midnight.Year() <= lastYear; midnight = midnight.Add(day) {
			if year, month, _ := midnight.Date(); year < firstYear || !c.years.has(year) || !c.months.has(int(month)) {
				continue
			}
			if d := dateOf(midnight); c.on(d) && !yield(d) {
				return
			}
		}
	}
}

// on says whether the day fields have a date. The fields month and year are for the caller to look at.
func (c cron) on(d date) bool {
	if c.byWeekday {
		return c.weekDays.has(d)
	}
	return c.monthDays.has(d)
}

// onDate is the moments of a date at which the clocks of a zone show certain times, in order. The date is given by its
// midnight in UTC.
func onDate(midnight time.Time, clock []time.Duration, zone *time.Location) iter.Seq[time.Time] {
	before, steady := offsetOn(midnight, zone)
	after := ahead(midnight.Add(2*day), zone)
	return func(yield func(time.Time) bool) {
		for _, shown := range clock {
			run := midnight.Add(shown - before)
			// Around a change of the clocks, a time may be one of before, one of after, both or none.
			if !steady && ahead(run, zone) != before {
				if run = midnight.Add(shown - after); ahead(run, zone) != after {
					continue
				}
			}
			if !yield(run) {
				return
			}
		}
	}
}

// offsetOn is how far the clocks are ahead of UTC before a date. They are steady if they are so after it too: no date
// begins more than a day before the same date in UTC, or ends more than a day after it.
func offsetOn(midnight time.Time, zone *time.Location) (before time.Duration, steady bool) {
	before = ahead(midnight.Add(-day), zone)
	return before, before == ahead(midnight.Add(2*day), zone)
}

// ahead is how far the clocks of a zone are ahead of UTC at a time.
func ahead(t time.Time, zone *time.Location) time.Duration {
	_, seconds := t.In(zone).Zone()
	return time.Duration(seconds) * time.Second
}

// runsAgain says why a cron runs less than twice, or nil.
func (c cron) runsAgain() error {
	runs := Expression{cron: c}.Times(time.UTC, time.Unix(0, 0), 2)
	switch len(runs) {
	case 0:
		return errNever
	case 1:
		return fmt.Errorf("%w; its run is that of %s", errOnce, runs[0].Format("2006-01-02 15:04"))
	}
	return nil
}

var errNever = errors.New("never runs: no year has such a date")
