package schedule

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// timetable is a timetable as a program writes it; start and end are empty for none.
type timetable struct{ text, zone, start, end string }

func (w timetable) read(t require.TestingT) Timetable {
	e, err := ParseAction(w.text)
	require.NoError(t, err)
	if w.zone == "" {
		w.zone = "UTC"
	}
	zone, err := ParseZone(w.zone)
	require.NoError(t, err)
	read := Timetable{Expression: e, Zone: zone}
	for text, at := range map[string]*time.Time{w.start: &read.Start, w.end: &read.End} {
		if text != "" {
			*at, err = time.Parse(time.RFC3339, text)
			require.NoError(t, err)
		}
	}
	return read
}

func TestMeet(t *testing.T) {
	t.Parallel()
	const morning, berlin = "cron(0 7 * * ? *)", "Europe/Berlin"
	for _, test := range []struct {
		a, b timetable
		at   string // empty for never
	}{
		{timetable{text: morning}, timetable{text: morning}, "2027-01-01T07:00:00Z"},
		{timetable{text: morning}, timetable{text: "cron(0 19 * * ? *)"}, ""},
		{timetable{text: morning}, timetable{text: "cron(0 8 * * ? *)", zone: berlin}, "2027-01-01T07:00:00Z"},
		{timetable{text: morning}, timetable{text: "cron(0 9 * * ? *)", zone: berlin}, "2027-03-28T07:00:00Z"},
		{timetable{text: morning}, timetable{text: "cron(0 7 * * ? *)", zone: berlin}, ""},
		{timetable{text: "cron(0 7 ? * MON-FRI *)"}, timetable{text: "cron(0 7 ? * SAT,SUN *)"}, ""},
		{timetable{text: "cron(0 7 ? * MON-FRI *)"}, timetable{text: "cron(0 7 1 * ? *)"}, "2027-01-01T07:00:00Z"},
		{timetable{text: "cron(0 7 ? * SUN *)"}, timetable{text: "cron(0 7 29 2 ? *)"}, "2032-02-29T07:00:00Z"},
		{timetable{text: "cron(0 7 * * ? 2028)"}, timetable{text: "cron(0 7 * * ? 2030-2031)"}, ""},
		{timetable{text: "cron(0 7 * * ? 2028-2030)"}, timetable{text: "cron(0 7 * * ? 2030-2031)"}, "2030-01-01T07:00:00Z"},
		// Each minute of half of the hours is many runs.
		{timetable{text: "cron(* 0/2 * * ? *)"}, timetable{text: "cron(* 1/2 * * ? *)"}, ""},
		{timetable{text: "cron(* 0/2 * * ? *)"}, timetable{text: "cron(* 1/2 * * ? *)", zone: berlin}, "2027-01-01T00:00:00Z"},
		{timetable{text: "cron(* 0/2 * * ? *)"}, timetable{text: "cron(* 0/2 * * ? *)", zone: "Asia/Tokyo"}, ""},
		// A single run.
		{timetable{text: "at(2026-12-24T07:00:00)"}, timetable{text: morning}, "2026-12-24T07:00:00Z"},
		{timetable{text: "at(2026-12-24T08:00:00)", zone: berlin}, timetable{text: morning}, "2026-12-24T07:00:00Z"},
		{timetable{text: "at(2026-12-24T07:00:30)"}, timetable{text: morning}, ""},
		{timetable{text: "at(2026-12-24T07:00:00)"}, timetable{text: "at(2026-12-24T07:00:00)"}, "2026-12-24T07:00:00Z"},
		{timetable{text: "at(2026-12-24T07:00:00)"}, timetable{text: "at(2026-12-24T07:00:01)"}, ""},
		// The start is a run of its own, whatever the expression says, and the end is none.
		{timetable{text: morning, start: "2026-12-24T12:34:56Z"}, timetable{text: "at(2026-12-24T12:34:56)"}, "2026-12-24T12:34:56Z"},
		{timetable{text: morning, start: "2030-12-24T12:00:00Z"}, timetable{text: "at(2026-12-24T07:00:00)"}, ""},
		{timetable{text: morning, end: "2027-01-01T07:00:00Z"}, timetable{text: morning}, ""},
		{timetable{text: morning, end: "2027-01-01T07:00:01Z"}, timetable{text: morning}, "2027-01-01T07:00:00Z"},
		{timetable{text: morning, start: "2040-03-01T08:00:00Z"}, timetable{text: morning}, "2040-03-02T07:00:00Z"},
		{timetable{text: morning, start: "2040-03-01T08:00:00Z"}, timetable{text: morning, end: "2040-03-01T09:00:00Z"}, ""},
		// A rate counts from its start, if it has one.
		{timetable{text: "rate(12 hours)"}, timetable{text: "cron(* * * * ? *)"}, ""},
		{timetable{text: "rate(1 minute)"}, timetable{text: "rate(1 minute)"}, ""},
		{timetable{text: "rate(12 hours)", start: "2027-01-01T19:00:00Z"}, timetable{text: morning}, "2027-01-02T07:00:00Z"},
		{timetable{text: "rate(12 hours)", start: "2027-01-01T19:30:00Z"}, timetable{text: morning}, ""},
		{timetable{text: "rate(7 days)", start: "2027-01-01T07:00:00Z"}, timetable{text: "cron(0 7 29 2 ? *)"}, "2036-02-29T07:00:00Z"},
		{timetable{text: "rate(2 days)", start: "2027-01-01T00:00:00Z"}, timetable{text: "rate(3 days)", start: "2027-01-02T00:00:00Z"}, "2027-01-05T00:00:00Z"},
		{timetable{text: "rate(2 days)", start: "2027-01-01T00:00:00Z"}, timetable{text: "rate(4 days)", start: "2027-01-02T00:00:00Z"}, ""},
	} {
		a, b := test.a.read(t), test.b.read(t)
		for _, pair := range [][2]Timetable{{a, b}, {b, a}} {
			at, ok := Meet(pair[0], pair[1])
			got := ""
			if ok {
				got = at.UTC().Format(time.RFC3339)
			}
			assert.Equal(t, test.at, got, "%v and %v", test.a, test.b)
		}
	}
}

// RunsAt agrees with Times about every time.
func TestRunsAt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone := drawZone(t)
		e, err := Parse(drawCron(t).text)
		if err != nil {
			return
		}
		table := Timetable{Expression: e, Zone: zone}
		from := startOf(2026).Add(time.Duration(rapid.IntRange(0, 3*365*minutesPerDay).Draw(t, "minute")) * time.Minute)
		for _, run := range e.Times(zone, from, 5) {
			require.True(t, table.RunsAt(run), "%s at %s", e, run)
			require.False(t, table.RunsAt(run.Add(time.Second)), "%s a second after %s", e, run)
		}
		next := e.Times(zone, from, 1)
		require.Equal(t, len(next) > 0 && next[0].Equal(from), table.RunsAt(from), "%s at %s", e, from)
		run := func(t Timetable) bool { return t.RunsAt(from) }
		require.False(t, run(Timetable{Expression: e, Zone: zone, Start: from.Add(time.Minute)}), "before its start")
		require.False(t, run(Timetable{Expression: e, Zone: zone, End: from}), "at its end")
		require.True(t, run(Timetable{Expression: e, Zone: zone, Start: from}), "at its start")
	})
}

// Where two crons meet, both run; and where they do not, no minute of two months has runs of both.
func TestMeetMinuteByMinute(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		field := func(low, high int) string {
			from, by := rapid.IntRange(low, high).Draw(t, "from"), rapid.IntRange(1, high).Draw(t, "by")
			return fmt.Sprintf("%d/%d", from, by)
		}
		draw := func() Timetable {
			days := rapid.SampledFrom([]string{"* * ?", "? * MON-FRI", "? * SAT", "1/3 * ?", "L * ?"}).Draw(t, "days")
			e, err := ParseAction(fmt.Sprintf("cron(%s %s %s *)", field(0, 59), field(0, 23), days))
			require.NoError(t, err)
			return Timetable{Expression: e, Zone: drawZone(t)}
		}
		a, b := draw(), draw()
		if at, ok := Meet(a, b); ok {
			require.True(t, a.RunsAt(at) && b.RunsAt(at), "%s and %s at %s", a, b, at)
			return
		}
		from := startOf(meetFrom).Add(2 * day)
		for _, run := range a.Times(a.Zone, from, 60) {
			require.False(t, b.RunsAt(run), "%s and %s at %s", a, b, run)
		}
	})
}

func BenchmarkMeet(b *testing.B) {
	for name, pair := range map[string][2]timetable{
		"ordinary":    {{text: "cron(0 7 ? * MON-FRI *)"}, {text: "cron(0 19 ? * MON-FRI *)"}},
		"other days":  {{text: "cron(0 7 ? * MON-FRI *)"}, {text: "cron(0 7 ? * SAT,SUN *)"}},
		"other zones": {{text: "cron(0 7 * * ? *)"}, {text: "cron(0 7 * * ? *)", zone: "Europe/Berlin"}},
		"dense":       {{text: "cron(* 0/2 * * ? *)"}, {text: "cron(* 0/2 * * ? *)", zone: "Asia/Tokyo"}},
		"rate":        {{text: "cron(0 7 29 2 ? *)"}, {text: "rate(1 day)", start: "2027-01-01T08:00:00Z"}},
	} {
		one, other := pair[0].read(b), pair[1].read(b)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Meet(one, other)
			}
		})
	}
}
