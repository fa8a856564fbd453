package schedule

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// drawn is a part of a cron, and what it says about a time that a clock shows, in other words than the package has.
type drawn struct {
	text  string
	holds func(t time.Time) bool
}

func drawCron(t *rapid.T) drawn {
	day, weekDay := drawn{"?", always}, drawWeekDay(t)
	if rapid.Bool().Draw(t, "by the day of the month") {
		day, weekDay = drawMonthDay(t), drawn{"?", always}
	}
	fields := []drawn{
		drawList(t, 0, 59, time.Time.Minute), drawList(t, 0, 23, time.Time.Hour), day,
		drawList(t, 1, 12, func(t time.Time) int { return int(t.Month()) }), weekDay,
		{"*", always},
	}
	var texts []string
	for _, f := range fields {
		texts = append(texts, f.text)
	}
	return drawn{"cron(" + strings.Join(texts, " ") + ")", func(t time.Time) bool {
		return !slices.ContainsFunc(fields, func(f drawn) bool { return !f.holds(t) })
	}}
}

func always(time.Time) bool { return true }

// drawList draws values, ranges and steps of a field whose number is found in a time.
func drawList(t *rapid.T, low, high int, of func(time.Time) int) drawn {
	if rapid.Bool().Draw(t, "each") {
		return drawn{"*", always}
	}
	var texts []string
	in := map[int]bool{}
	for range rapid.IntRange(1, 3).Draw(t, "items") {
		from, to := rapid.IntRange(low, high).Draw(t, "from"), rapid.IntRange(low, high).Draw(t, "to")
		by := rapid.IntRange(1, 7).Draw(t, "by")
		// walk goes on from a number to another one, and from the highest to the lowest.
		walk := func(n, to, by int) {
			for steps := 0; ; steps++ {
				if steps%by == 0 {
					in[n] = true
				}
				if n == to {
					return
				}
				if n++; n > high {
					n = low
				}
			}
		}
		switch rapid.IntRange(0, 4).Draw(t, "form") {
		case 0:
			texts, in[from] = append(texts, fmt.Sprint(from)), true
		case 1:
			texts = append(texts, fmt.Sprintf("%d-%d", from, to))
			walk(from, to, 1)
		case 2:
			texts = append(texts, fmt.Sprintf("%d/%d", from, by))
			walk(from, high, by)
		case 3:
			from, to = min(from, to), max(from, to)
			texts = append(texts, fmt.Sprintf("%d-%d/%d", from, to, by))
			walk(from, to, by)
		default:
			texts = append(texts, fmt.Sprintf("*/%d", by))
			walk(low, high, by)
		}
	}
	return drawn{strings.Join(texts, ","), func(t time.Time) bool { return in[of(t)] }}
}

func drawMonthDay(t *rapid.T) drawn {
	n := rapid.IntRange(1, 31).Draw(t, "day")
	return rapid.SampledFrom([]drawn{
		{"L", func(t time.Time) bool { return t.AddDate(0, 0, 1).Day() == 1 }},
		{"L-2,L-30", func(t time.Time) bool {
			return t.AddDate(0, 0, 3).Day() == 1 || t.Day() == 1 && t.AddDate(0, 0, 31).Day() == 1
		}},
		{"LW", func(t time.Time) bool { return t.Day() == slices.Max(workDays(t)) }},
		{fmt.Sprintf("%dW", n), func(t time.Time) bool {
			if time.Date(t.Year(), t.Month(), n, 0, 0, 0, 0, time.UTC).Month() != t.Month() {
				return false
			}
			return t.Day() == slices.MinFunc(workDays(t), func(a, b int) int { return max(a-n, n-a) - max(b-n, n-b) })
		}},
		drawList(t, 1, 31, time.Time.Day),
	}).Draw(t, "days of the month")
}

// workDays is the days of a month from Monday to Friday.
func workDays(t time.Time) (days []int) {
	for n := range 31 {
		d := time.Date(t.Year(), t.Month(), n+1, 0, 0, 0, 0, time.UTC)
		if d.Month() == t.Month() && d.Weekday() != time.Saturday && d.Weekday() != time.Sunday {
			days = append(days, n+1)
		}
	}
	return days
}

func drawWeekDay(t *rapid.T) drawn {
	n, nth := rapid.IntRange(0, 6).Draw(t, "weekday"), rapid.IntRange(1, 5).Draw(t, "nth")
	to := rapid.IntRange(0, 6).Draw(t, "to")
	words := "SUNMONTUEWEDTHUFRISAT"
	is := func(t time.Time) bool { return int(t.Weekday()) == n }
	last := func(t time.Time) bool { return is(t) && t.AddDate(0, 0, 7).Month() != t.Month() }
	within := func(t time.Time) bool { return (int(t.Weekday())-n+7)%7 <= (to-n+7)%7 }
	return rapid.SampledFrom([]drawn{
		{fmt.Sprint(n + 1), is},
		{words[3*n : 3*n+3], is},
		{fmt.Sprintf("%d-%d", n+1, to+1), within},
		{words[3*n:3*n+3] + "-" + words[3*to:3*to+3], within},
		{fmt.Sprintf("%d,SAT", n+1), func(t time.Time) bool { return is(t) || t.Weekday() == time.Saturday }},
		{"L", func(t time.Time) bool { return t.Weekday() == time.Saturday }},
		{fmt.Sprintf("%dL", n+1), last},
		{words[3*n:3*n+3] + "L", last},
		{fmt.Sprintf("%d#%d", n+1, nth), func(t time.Time) bool {
			return is(t) && t.AddDate(0, 0, 7-7*nth).Month() == t.Month() &&
				t.AddDate(0, 0, -7*nth).Month() != t.Month()
		}},
	}).Draw(t, "days of the week")
}

// zonesOfTests have changes of the clocks of an hour and of half of one, at night and at midnight, or none.
var zonesOfTests = []string{
	"UTC", "Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kolkata", "Africa/Casablanca",
	"Pacific/Kiritimati", "Etc/GMT+12",
}

func drawZone(t *rapid.T) *time.Location {
	zone, err := ParseZone(rapid.SampledFrom(zonesOfTests).Draw(t, "zone"))
	require.NoError(t, err)
	return zone
}

// The runs are the minutes at which the clocks show what the expression says, unless they have shown it before.
func TestTimesMinuteByMinute(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		cron, zone := drawCron(t), drawZone(t)
		e, err := Parse(cron.text)
		if err != nil {
			require.ErrorContains(t, err, "never runs")
			return
		}
		from := startOf(2026).Add(time.Duration(rapid.IntRange(0, 3*365*minutesPerDay).Draw(t, "minute")) * time.Minute)
		if rapid.Bool().Draw(t, "around a change of the clocks") {
			for range 366 {
				if ahead(from, zone) != ahead(from.Add(7*day), zone) {
					break
				}
				from = from.Add(day)
			}
		}
		const weeks = 5
		var want []time.Time
		shown := map[string]bool{}
		// The clocks have shown something before the first minute.
		for minute := range weeks*7*minutesPerDay + 180 {
			at := from.Add(time.Duration(minute-180) * time.Minute).In(zone)
			wall := at.Format("01-02 15:04")
			if !shown[wall] && minute >= 180 && cron.holds(at) {
				want = append(want, at)
			}
			shown[wall] = true
		}
		got := e.Times(zone, from, len(want)+1)
		require.GreaterOrEqual(t, len(got), len(want))
		for i, run := range want {
			require.True(t, run.Equal(got[i]), "%s: run %d is %s, not %s", cron.text, i, got[i], run)
		}
		if len(got) > len(want) {
			require.False(t, got[len(want)].Before(from.Add(weeks*7*day)), "%s also runs at %s", cron.text,
				got[len(want)])
		}
	})
}

func mustParse(t require.TestingT, text string) Expression {
	e, err := Parse(text)
	require.NoError(t, err, text)
	return e
}

func TestTimes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text, zone, from string
		want             []string
	}{
		// A time that the clocks leave out, and one that they show twice. The examples are those of the guide.
		{"cron(30 2 * * ? *)", "America/Los_Angeles", "2024-03-09T00:00:00-08:00", []string{"2024-03-09T02:30:00-08:00", "2024-03-11T02:30:00-07:00"}},
		{"cron(30 1 * * ? *)", "America/Los_Angeles", "2024-11-03T00:00:00-07:00", []string{"2024-11-03T01:30:00-07:00", "2024-11-04T01:30:00-08:00"}},
		// The last Sunday of March and of October in Berlin.
		{"cron(0 2 * * ? *)", "Europe/Berlin", "2024-03-30T12:00:00+01:00", []string{"2024-04-01T02:00:00+02:00"}},
		{"cron(0 3 * * ? *)", "Europe/Berlin", "2024-03-30T12:00:00+01:00", []string{"2024-03-31T03:00:00+02:00"}},
		{"cron(59 1 * * ? *)", "Europe/Berlin", "2024-03-31T00:00:00+01:00", []string{"2024-03-31T01:59:00+01:00"}},
		{"cron(0 * * * ? *)", "Europe/Berlin", "2024-03-31T01:00:00+01:00", []string{"2024-03-31T01:00:00+01:00", "2024-03-31T03:00:00+02:00"}},
		{"cron(0 * * * ? *)", "Europe/Berlin", "2024-10-27T01:00:00+02:00", []string{"2024-10-27T01:00:00+02:00", "2024-10-27T02:00:00+02:00", "2024-10-27T03:00:00+01:00"}},
		{"cron(30 2 * * ? *)", "Europe/Berlin", "2024-10-27T02:30:00+01:00", []string{"2024-10-28T02:30:00+01:00"}},
		{"cron(30 2 ? * 1L *)", "Europe/Berlin", "2024-03-01T00:00:00+01:00", []string{"2024-04-28T02:30:00+02:00"}},
		// Clocks that change by half an hour, on a date on which UTC has yet to begin: at 02:00, in April too.
		{"cron(0 1,2 * * ? *)", "Australia/Lord_Howe", "2024-10-06T00:00:00+10:30", []string{"2024-10-06T01:00:00+10:30", "2024-10-07T01:00:00+11:00"}},
		{"cron(45 1 * * ? *)", "Australia/Lord_Howe", "2024-04-07T00:00:00+11:00", []string{"2024-04-07T01:45:00+11:00", "2024-04-08T01:45:00+10:30"}},
		{"cron(30 23,0 * * ? *)", "Africa/Cairo", "2024-04-25T12:00:00+02:00", []string{"2024-04-25T23:30:00+02:00", "2024-04-26T23:30:00+03:00"}},
		// A date that a zone left out as it crossed the date line.
		{"cron(0 6 * * ? *)", "Pacific/Apia", "2011-12-29T00:00:00-10:00", []string{"2011-12-29T06:00:00-10:00", "2011-12-31T06:00:00+14:00"}},
		// W does not leave the month, at its beginning (Saturday, 1 June) and at its end (Sunday, 31 March).
		{"cron(0 6 1W 6 ? *)", "UTC", "2024-01-01T00:00:00Z", []string{"2024-06-03T06:00:00Z"}},
		{"cron(0 6 31W 3 ? *)", "UTC", "2024-01-01T00:00:00Z", []string{"2024-03-29T06:00:00Z"}},
		{"cron(0 6 31W 4,5 ? *)", "UTC", "2024-04-01T00:00:00Z", []string{"2024-05-31T06:00:00Z"}},
		{"cron(15 10 ? * 6L 2022-2023)", "UTC", "2023-11-01T00:00:00Z", []string{"2023-11-24T10:15:00Z", "2023-12-29T10:15:00Z"}},
		{"cron(15 10 ? * 6L 2022-2023)", "UTC", "2024-01-01T00:00:00Z", nil},
		{"rate(36 hours)", "Europe/Berlin", "2024-03-30T12:00:00+01:00", []string{"2024-03-30T12:00:00+01:00", "2024-04-01T01:00:00+02:00"}},
		{"rate(1 day)", "UTC", "2199-12-31T12:00:00Z", []string{"2199-12-31T12:00:00Z"}},
	} {
		zone, err := ParseZone(test.zone)
		require.NoError(t, err)
		from, err := time.Parse(time.RFC3339, test.from)
		require.NoError(t, err)
		var got []string
		for _, run := range mustParse(t, test.text).Times(zone, from, max(len(test.want), 1)) {
			got = append(got, run.Format(time.RFC3339))
		}
		assert.Equal(t, test.want, got, "%s in %s", test.text, test.zone)
	}
	assert.Empty(t, mustParse(t, "rate(1 day)").Times(time.UTC, time.Now(), 0))
}
