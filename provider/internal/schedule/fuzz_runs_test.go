package schedule

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// FuzzRuns asks any expression in any zone when it runs. Runs follow each other, are as far apart as the gaps say,
// and the one in a window is in it.
func FuzzRuns(f *testing.F) {
	f.Add("cron(0 6 * * ? *)", "Europe/Berlin", uint16(240), uint16(60))
	f.Add("cron(30 2 L * ? *)", "America/New_York", uint16(1410), uint16(60))
	f.Add("cron(0/5 20-2 ? JAN-MAR MON#1 *)", "Australia/Lord_Howe", uint16(0), uint16(1439))
	f.Add("cron(0 6 29 2 ? *)", "UTC", uint16(360), uint16(60))
	f.Add("cron(* * 5W 2-4 ? 2023-2199)", "Asia/Kathmandu", uint16(1), uint16(1))
	f.Add("rate(7 hours)", "UTC", uint16(360), uint16(59))
	f.Add("at(2030-01-01T00:00:00)", "UTC", uint16(0), uint16(60))
	f.Fuzz(func(t *testing.T, text, zoneName string, start, length uint16) {
		e, err := ParseAction(text)
		zone, errZone := ParseZone(zoneName)
		if err != nil || errZone != nil {
			return
		}
		from := startOf(gapsFrom)
		times := e.Times(zone, from, 20)
		last := from.Add(-1)
		for _, run := range times {
			assert.True(t, run.After(last), "%s comes after %s", run, last)
			assert.True(t, Timetable{Expression: e, Zone: zone, Start: from}.RunsAt(run), run)
			last = run
		}
		if e.IsOnce() {
			return
		}
		shortest, longest, ok := e.Gaps(zone)
		assert.LessOrEqual(t, shortest, longest)
		for i := 1; ok && i < len(times) && times[i].In(zone).Year() < gapsUntil; i++ {
			gap := times[i].Sub(times[i-1])
			assert.True(t, shortest <= gap && gap <= longest, "%s is not from %s to %s", gap, shortest, longest)
		}
		begin, minutes := int(start)%minutesPerDay, int(length)%minutesPerDay
		if run, ok := e.RunsIn(zone, begin, minutes); ok && !e.IsRate() {
			assert.Less(t, remainder(run.UTC().Hour()*60+run.UTC().Minute()-begin, minutesPerDay), minutes)
			assert.Equal(t, []time.Time{run}, e.Times(zone, run, 1), "it is a run")
		}
	})
}

// FuzzMeet compares any two timetables. Where they meet, both run.
func FuzzMeet(f *testing.F) {
	f.Add("cron(0 7 * * ? *)", "UTC", "cron(0 8 * * ? *)", "Europe/Berlin", int64(0))
	f.Add("cron(0 7 ? * SUN *)", "UTC", "cron(0 7 29 2 ? *)", "UTC", int64(0))
	f.Add("rate(7 hours)", "UTC", "cron(* 0/2 * * ? *)", "Asia/Tokyo", int64(1798761600))
	f.Add("at(2026-12-24T07:00:00)", "UTC", "cron(0 7 * * ? *)", "UTC", int64(-1))
	f.Fuzz(func(t *testing.T, one, oneZone, other, otherZone string, start int64) {
		a, errA := ParseAction(one)
		b, errB := ParseAction(other)
		zoneA, errZoneA := ParseZone(oneZone)
		zoneB, errZoneB := ParseZone(otherZone)
		if errA != nil || errB != nil || errZoneA != nil || errZoneB != nil {
			return
		}
		first, second := Timetable{Expression: a, Zone: zoneA}, Timetable{Expression: b, Zone: zoneB}
		if start > 0 {
			first.Start = time.Unix(start%(1<<32), 0).UTC()
		}
		at, ok := Meet(first, second)
		assert.True(t, !ok || first.RunsAt(at) && second.RunsAt(at), "one does not run at %s", at)
		again, okAgain := Meet(first, second)
		assert.Equal(t, ok, okAgain)
		assert.True(t, at.Equal(again))
	})
}
