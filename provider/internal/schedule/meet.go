package schedule

import (
	"iter"
	"slices"
	"time"
)

const (
	// meetFrom is the year from which on runs are looked at, so that an answer does not depend on the day. Times that
	// a timetable names itself may be earlier.
	meetFrom = 2027
	// mostWork is how many dates and runs are looked at before two timetables count as never meeting.
	mostWork = 20_000
)

// Meet is a time at which both timetables run. Where they meet again and again, it is one of these times, and always
// the same one. ok is false where they never meet, where nobody knows (a rate without a start), or where they meet so
// rarely that the search ends before.
func Meet(a, b Timetable) (at time.Time, ok bool) {
	for _, pair := range [][2]Timetable{{a, b}, {b, a}} {
		for _, run := range pair[0].named() {
			if pair[1].RunsAt(run) {
				return run, true
			}
		}
	}
	if a.IsOnce() || b.IsOnce() {
		return time.Time{}, false
	}
	walked, other := a, b
	if b.rarer(a) {
		walked, other = b, a
	}
	for run := range walked.runsWith(other) {
		if other.RunsAt(run) {
			return run, true
		}
	}
	return time.Time{}, false
}

// rarer says whether the runs of t are the ones to walk. Those of a cron are never at odd seconds.
func (t Timetable) rarer(than Timetable) bool {
	switch {
	case t.IsRate() && than.IsRate():
		return t.every > than.every
	case t.IsRate() || than.IsRate():
		return !t.IsRate()
	}
	return len(t.cron.clock()) < len(than.cron.clock())
}

// runsWith is the runs at which another timetable may run too, in order.
func (t Timetable) runsWith(other Timetable) iter.Seq[time.Time] {
	if t.IsRate() {
		return t.rateRuns()
	}
	return t.cronRuns(other)
}

func (t Timetable) rateRuns() iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		run := t.Start
		for work := 0; work < mostWork && !t.Start.IsZero() && t.within(run) && yield(run); work++ {
			run = run.Add(t.every)
		}
	}
}

func (t Timetable) cronRuns(other Timetable) iter.Seq[time.Time] {
	bounds := Timetable{Start: later(t.Start, other.Start), End: earlier(t.End, other.End)}
	clock, on := t.shared(other)
	return func(yield func(time.Time) bool) {
		if len(clock) == 0 {
			return
		}
		work := 0
		for midnight := range t.dates(other, bounds) {
			if work++; work > mostWork {
				return
			}
			if !on(dateOf(midnight)) {
				continue
			}
			for run := range onDate(midnight, clock, t.Zone) {
				if work++; bounds.within(run) && !yield(run) {
					return
				}
			}
		}
	}
}

// shared are the times of the day and the dates at which another timetable may run too. By the same clocks, two crons
// meet at a time and on a date that both have. A rate without a start meets nothing for certain.
func (t Timetable) shared(other Timetable) (clock []time.Duration, on func(date) bool) {
	switch {
	case other.IsRate() && other.Start.IsZero():
		return nil, nil
	case other.IsRate() || t.Zone.String() != other.Zone.String():
		return t.cron.clock(), t.cron.on
	}
	clock = slices.DeleteFunc(t.cron.clock(), func(shown time.Duration) bool { return !other.cron.shows(shown) })
	return clock, func(d date) bool { return t.cron.on(d) && other.cron.on(d) }
}

// dates is the midnights of the dates, by month and year, at which both may run within bounds. Two years that begin on
// the same day of the week and have the same number of days have the same dates, so the second one is left out.
func (t Timetable) dates(other, bounds Timetable) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		seen := map[[2]int]bool{}
		for year := max(meetFrom, bounds.Start.Year()-1); year <= lastYear; year++ {
			first, next := startOf(year), startOf(year+1)
			kind := [2]int{int(first.Weekday()), int(next.Sub(first) / day)}
			whole := bounds.within(first.Add(-day)) && bounds.within(next.Add(day))
			switch {
			case !bounds.End.IsZero() && first.Add(-day).After(bounds.End):
				return
			case !t.cron.years.has(year), !other.IsRate() && !other.cron.years.has(year), whole && seen[kind]:
				continue
			}
			for midnight := first; midnight.Before(next); midnight = midnight.Add(day) {
				if t.cron.months.has(int(midnight.Month())) && !yield(midnight) {
					return
				}
			}
			seen[kind] = seen[kind] || whole && !other.IsRate()
		}
	}
}

// later and earlier leave out a time that is zero.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b time.Time) time.Time {
	if b.IsZero() || !a.IsZero() && a.Before(b) {
		return a
	}
	return b
}
