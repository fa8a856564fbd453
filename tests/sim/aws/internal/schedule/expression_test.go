package schedule_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/schedule"
)

const minuteForm = "2006-01-02 15:04"

// dueIn are the minutes from a Monday, the 1st of June 2026, on in which an expression is due, by the clocks of a zone.
func dueIn(t *testing.T, text, zoneName string, days int) []string {
	t.Helper()
	expression, ok := schedule.Parse(text)
	require.True(t, ok, text)
	zone, ok := schedule.Zone(zoneName)
	require.True(t, ok, zoneName)
	start := time.Date(2026, time.June, 1, 0, 0, 0, 0, zone)
	var due []string
	for now := start; now.Before(start.AddDate(0, 0, days)); now = now.Add(time.Minute) {
		if expression.Due(now, start) {
			due = append(due, now.Format(minuteForm))
		}
	}
	return due
}

func TestDue(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"at(2026-06-03T08:30:15)":     {"2026-06-03 08:30"},
		"at(2025-06-03T08:30:00)":     nil,
		"rate(3 days)":                {"2026-06-04 00:00", "2026-06-07 00:00"},
		"rate(100 hours)":             {"2026-06-05 04:00"},
		"cron(0 8 ? * MON-WED *)":     {"2026-06-01 08:00", "2026-06-02 08:00", "2026-06-03 08:00"},
		"cron(0 8 ? * sat-mon *)":     {"2026-06-01 08:00", "2026-06-06 08:00", "2026-06-07 08:00"},
		"cron(15,45 23 2 JUN ? 2026)": {"2026-06-02 23:15", "2026-06-02 23:45"},
		"cron(0/20 7 5 6 ? *)":        {"2026-06-05 07:00", "2026-06-05 07:20", "2026-06-05 07:40"},
		"cron(0 10-14/2 5 6 ? *)":     {"2026-06-05 10:00", "2026-06-05 12:00", "2026-06-05 14:00"},
		"cron(0 0 ? * L *)":           {"2026-06-06 00:00"},
		"cron(0 0 ? * 3#1 *)":         {"2026-06-02 00:00"},
		"cron(0 0 ? * TUE#2 *)":       nil,
		"cron(0 0 6W * ? *)":          {"2026-06-05 00:00"},
		"cron(0 0 7W * ? *)":          nil, // the 8th
		"cron(0 0 ? * 6L *)":          nil, // the 26th
		"cron(0 8 * * ? 2027)":        nil,
		"cron(0 0 L-23,L-29 * ? *)":   {"2026-06-01 00:00", "2026-06-07 00:00"},
		"cron(59 23 L * ? *)":         nil,
	} {
		assert.Equal(t, want, dueIn(t, text, "UTC", 7), text)
	}
	assert.Equal(t, []string{"2026-06-30 23:59"}, dueIn(t, "cron(59 23 L * ? *)", "UTC", 60))
	assert.Equal(t, []string{"2026-06-26 00:00"}, dueIn(t, "cron(0 0 ? * 6L *)", "UTC", 30))
	assert.Equal(t, []string{"2026-06-08 00:00"}, dueIn(t, "cron(0 0 7W * ? *)", "UTC", 30))
	assert.Equal(t, []string{"2026-06-30 00:00", "2026-07-31 00:00", "2026-08-31 00:00"},
		dueIn(t, "cron(0 0 LW * ? *)", "UTC", 92))
	assert.Equal(t, []string{"2026-08-03 00:00"}, dueIn(t, "cron(0 0 1W AUG ? *)", "UTC", 92), "not in July")
}

// A local time moves against UTC when clocks change, one that is left out does not come, and one that is repeated comes
// twice. Berlin went from +02:00 to +01:00 on the 25th of October 2026.
func TestDueAcrossAChangeOfClocks(t *testing.T) {
	t.Parallel()
	zone, _ := schedule.Zone("Europe/Berlin")
	due := func(text string, from time.Time) (out []string) {
		expression, _ := schedule.Parse(text)
		for now := from; now.Before(from.Add(48 * time.Hour)); now = now.Add(time.Minute) {
			if expression.Due(now.In(zone), from) {
				out = append(out, now.UTC().Format(minuteForm))
			}
		}
		return out
	}
	october, march := time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC), time.Date(2027, 3, 27, 0, 0, 0, 0, time.UTC)
	assert.Equal(t, []string{"2026-10-24 06:00", "2026-10-25 07:00"}, due("cron(0 8 * * ? *)", october))
	assert.Equal(t, []string{"2026-10-24 00:30", "2026-10-25 00:30", "2026-10-25 01:30"},
		due("cron(30 2 * * ? *)", october))
	assert.Equal(t, []string{"2027-03-27 01:30"}, due("cron(30 2 * * ? *)", march))
}

func TestZones(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"UTC": true, "Europe/Berlin": true, "Local": false, "": false, "Mars": false,
	} {
		_, ok := schedule.Zone(name)
		assert.Equal(t, want, ok, name)
	}
}
