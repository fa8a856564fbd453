package schedule

import "time"

// The years in which gaps and windows are looked at. Dates have the same days of the week each 28 years until 2099, so
// that each gap which comes again is among them; and whoever asks gets the same answer at any time.
const (
	gapsFrom  = 2024
	gapsUntil = gapsFrom + 2*28
)

// Gaps is the shortest and the longest time between two runs that follow each other, in the years from 2024 to 2079,
// with all changes of the clocks of the zone. A rate has the same gap always. ok is false where fewer than two runs lie
// in these years: the expression ended before, or begins later.
//
// An expression whose years end has no gap after its last run here; ask [Expression.Times] whether it still runs.
func (e Expression) Gaps(zone *time.Location) (shortest, longest time.Duration, ok bool) {
	if e.every > 0 {
		return e.every, e.every, true
	}
	var seen gaps
	clock, steadyBefore := e.cron.clock(), false
	for d := range e.cron.dates(startOf(gapsFrom)) {
		if d.year >= gapsUntil {
			break
		}
		offset, steady := offsetOn(d.midnight, zone)
		if steady && steadyBefore {
			// The gaps within such a date are those of the one before.
			seen.add(d.midnight.Add(clock[0] - offset))
			seen.last = d.midnight.Add(clock[len(clock)-1] - offset)
			continue
		}
		for run := range onDate(d.midnight, clock, zone) {
			seen.add(run)
		}
		steadyBefore = steadyBefore || steady
	}
	return seen.shortest, seen.longest, seen.longest > 0
}

// gaps is what lies between the runs seen so far.
type gaps struct {
	shortest, longest time.Duration
	last              time.Time
}

func (g *gaps) add(run time.Time) {
	if !g.last.IsZero() {
		gap := run.Sub(g.last)
		if g.longest == 0 || gap < g.shortest {
			g.shortest = gap
		}
		g.longest = max(g.longest, gap)
	}
	g.last = run
}

// RunsIn says whether a run begins within a window that comes round every day, from a minute of the day in UTC on, of a
// length in minutes; it may wrap midnight. The run is the first such one in the years from 2024 to 2079.
//
// A rate counts from the moment at which its schedule begins, which nobody knows before. It runs in the window for
// certain where its runs come so often that they leave no window of this length out; the time is zero then.
func (e Expression) RunsIn(zone *time.Location, start, length int) (run time.Time, ok bool) {
	if e.every > 0 {
		// Over the days, the runs come at each multiple of this.
		return time.Time{}, commonDivisor(int(e.every/time.Minute), minutesPerDay) <= length
	}
	clock, seen := e.cron.clock(), map[time.Duration]bool{}
	for d := range e.cron.dates(startOf(gapsFrom)) {
		if d.year >= gapsUntil {
			break
		}
		offset, steady := offsetOn(d.midnight, zone)
		if steady && seen[offset] {
			continue // The runs come at the same minutes in UTC as on the date before.
		}
		for run := range onDate(d.midnight, clock, zone) {
			if remainder(int(run.Unix()/60)-start, minutesPerDay) < length {
				return run.In(zone), true
			}
		}
		seen[offset] = seen[offset] || steady
	}
	return time.Time{}, false
}

func startOf(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }

func commonDivisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// remainder is the one that is never negative.
func remainder(n, by int) int { return ((n % by) + by) % by }
