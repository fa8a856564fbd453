package schedule

import "time"

// Timetable is an expression with everything that its runs follow from.
type Timetable struct {
	Expression
	Zone *time.Location
	// Start and End bound the runs; zero is no bound. An expression that recurs also runs at Start.
	// Source: Application Auto Scaling user guide, "Schedule recurring scaling actions".
	Start, End time.Time
}

// RunsAt says whether there is a run at a time. Of a rate without a start nobody knows when it runs. A run at the very
// end does not count: AWS does not say whether there is one.
func (t Timetable) RunsAt(at time.Time) bool {
	switch {
	case !t.Start.IsZero() && at.Equal(t.Start):
		return true
	case !t.within(at):
		return false
	case t.IsOnce():
		run, ok := t.only(t.Zone)
		return ok && run.Equal(at)
	case t.IsRate():
		return !t.Start.IsZero() && at.Sub(t.Start)%t.every == 0
	}
	shown := at.In(t.Zone)
	hour, minute, _ := shown.Clock()
	clock := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	if !t.cron.shows(clock) {
		return false
	}
	year, month, monthDay := shown.Date()
	midnight := time.Date(year, month, monthDay, 0, 0, 0, 0, time.UTC)
	if year < firstYear || year > lastYear || !t.cron.years.has(year) || !t.cron.months.has(int(month)) ||
		!t.cron.on(dateOf(midnight)) {
		return false
	}
	// Clocks that show a time twice run the cron the first time, and a cron has no seconds.
	for run := range onDate(midnight, []time.Duration{clock}, t.Zone) {
		return run.Equal(at)
	}
	return false
}

func (t Timetable) within(at time.Time) bool {
	return (t.Start.IsZero() || !at.Before(t.Start)) && (t.End.IsZero() || at.Before(t.End))
}

// named are the runs that the timetable names: its start, and the only run of an expression with one.
func (t Timetable) named() (runs []time.Time) {
	if !t.Start.IsZero() {
		runs = append(runs, t.Start)
	}
	if run, ok := t.only(t.Zone); ok && t.IsOnce() && t.within(run) {
		runs = append(runs, run)
	}
	return runs
}
