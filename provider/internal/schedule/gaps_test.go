package schedule

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestGaps(t *testing.T) {
	t.Parallel()
	const hour = time.Hour
	for _, test := range []struct {
		text, zone        string
		shortest, longest time.Duration
	}{
		{"cron(0 6 * * ? *)", "UTC", 24 * hour, 24 * hour},
		{"cron(0 6 * * ? *)", "Europe/Berlin", 23 * hour, 25 * hour},
		{"cron(30 2 * * ? *)", "Europe/Berlin", 24 * hour, 47 * hour}, // left out in March
		{"cron(30 2 ? * SUN *)", "Europe/Berlin", 7 * 24 * hour, (14*24 - 1) * hour},
		{"cron(0 6,18 * * ? *)", "UTC", 12 * hour, 12 * hour},
		{"cron(0 0/7 * * ? *)", "UTC", 3 * hour, 7 * hour},
		{"cron(0 6 ? * MON-FRI *)", "UTC", 24 * hour, 72 * hour},
		{"cron(0 6 1 * ? *)", "UTC", 28 * 24 * hour, 31 * 24 * hour},
		{"cron(0 6 29 2 ? *)", "UTC", 1461 * 24 * hour, 1461 * 24 * hour},
		{"cron(0 6 ? 2 1#5 *)", "UTC", 7 * 1461 * 24 * hour, 7 * 1461 * 24 * hour},
		{"cron(* * * * ? *)", "Europe/Berlin", time.Minute, 61 * time.Minute}, // the hour that is repeated
		{"cron(0 1,3 ? 3 1L *)", "Europe/Berlin", hour, (371*24 - 1) * hour},
		{"rate(12 hours)", "Europe/Berlin", 12 * hour, 12 * hour},
		{"rate(1 day)", "Europe/Berlin", 24 * hour, 24 * hour},
	} {
		zone, err := ParseZone(test.zone)
		require.NoError(t, err)
		shortest, longest, ok := mustParse(t, test.text).Gaps(zone)
		assert.True(t, ok, test.text)
		assert.Equal(t, test.shortest, shortest, "shortest of %s in %s", test.text, test.zone)
		assert.Equal(t, test.longest, longest, "longest of %s in %s", test.text, test.zone)
	}
	// One that ended, one that will begin, and one that runs once from 2024 on.
	for _, text := range []string{
		"cron(0 6 * * ? 2020-2023)", "cron(0 6 * * ? 2080-2090)", "cron(0 6 31 12 ? 2023-2024)",
	} {
		_, _, ok := mustParse(t, text).Gaps(time.UTC)
		assert.False(t, ok, text)
	}
}

// Gaps and windows are those of the runs, one by one.
func TestGapsAndWindowsRunByRun(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone := drawZone(t)
		e, err := Parse(drawCron(t).text)
		if err != nil {
			t.Skip(err)
		}
		// A few minutes of the day are enough, and quick.
		for i := range minutesPerDay / 60 {
			if i%5 != 1 {
				e.cron.hours[0] &^= 1 << i
			}
		}
		e.cron.hours.add(2)
		e.cron.minutes[0] &= 1<<0 | 1<<1 | 1<<30 | 1<<45
		e.cron.minutes.add(15)
		start, length := rapid.IntRange(0, minutesPerDay-1).Draw(t, "start"), rapid.IntRange(1, 300).Draw(t, "length")

		var last, inWindow time.Time
		wantShortest, wantLongest := time.Duration(math.MaxInt64), time.Duration(0)
		for run := range e.runs(zone, startOf(gapsFrom).Add(-day)) {
			if run.In(zone).Year() < gapsFrom {
				continue
			}
			if run.In(zone).Year() >= gapsUntil {
				break
			}
			if !last.IsZero() {
				wantShortest, wantLongest = min(wantShortest, run.Sub(last)), max(wantLongest, run.Sub(last))
			}
			last = run
			utc := run.UTC()
			minute := utc.Hour()*60 + utc.Minute()
			inside := minute >= start && minute < start+length || minute+minutesPerDay < start+length
			if inside && inWindow.IsZero() {
				inWindow = run
			}
		}
		shortest, longest, ok := e.Gaps(zone)
		require.Equal(t, wantLongest > 0, ok)
		if ok {
			assert.Equal(t, wantShortest, shortest)
		}
		assert.Equal(t, wantLongest, longest)

		run, ok := e.RunsIn(zone, start, length)
		assert.Equal(t, !inWindow.IsZero(), ok)
		assert.True(t, run.Equal(inWindow), "%s is not %s", run, inWindow)
	})
}

func TestRunsIn(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text, zone    string
		start, length int
		want          string
	}{
		{"cron(0 6 * * ? *)", "UTC", 360, 60, "2024-01-01T06:00:00Z"},
		{"cron(0 6 * * ? *)", "UTC", 300, 60, ""}, // the window ends as the run begins
		{"cron(0 6 * * ? *)", "UTC", 301, 60, "2024-01-01T06:00:00Z"},
		{"cron(0 0 * * ? *)", "UTC", 1410, 60, "2024-01-01T00:00:00Z"},
		// In winter it runs at 05:00 UTC, in summer at 04:00.
		{"cron(0 6 * * ? *)", "Europe/Berlin", 240, 60, "2024-03-31T06:00:00+02:00"},
		{"cron(0 6 * * ? *)", "Europe/Berlin", 300, 60, "2024-01-01T06:00:00+01:00"},
		{"cron(0 6 * * ? *)", "Europe/Berlin", 360, 60, ""},
	} {
		zone, err := ParseZone(test.zone)
		require.NoError(t, err)
		run, ok := mustParse(t, test.text).RunsIn(zone, test.start, test.length)
		assert.Equal(t, test.want != "", ok, test)
		if ok {
			assert.Equal(t, test.want, run.Format(time.RFC3339), test)
		}
	}
	for text, want := range map[string]bool{
		"rate(1 hour)": true, "rate(60 minutes)": true, "rate(59 minutes)": true, "rate(7 hours)": true, "rate(2 hours)": false,
		"rate(12 hours)": false, "rate(1 day)": false, "rate(61 minutes)": true, "rate(2 days)": false,
	} {
		run, ok := mustParse(t, text).RunsIn(time.UTC, 360, 60)
		assert.Equal(t, want, ok, text)
		assert.Zero(t, run)
	}
}
