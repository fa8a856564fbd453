package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestParseDailyWindow(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"06:00-07:00", "23:30-00:30", "00:00-23:59", "12:00-11:59"} {
		w, err := ParseDailyWindow(in)
		require.NoError(t, err, in)
		assert.Equal(t, in, w.String())
	}
	for in, message := range map[string]string{
		"06:00-06:59":         `is 59 minutes long; AWS needs at least 60 minutes: try "06:00-07:00"`,
		"06:00-06:01":         "is 1 minute long",
		"06:00-06:00":         "is 0 minutes long",
		"23:30-00:29":         `try "23:30-00:30"`,
		"6:00-7:00":           "hh24:mi-hh24:mi",
		"24:00-01:00":         "hh24:mi-hh24:mi",
		"06:60-07:00":         "hh24:mi-hh24:mi",
		"":                    "hh24:mi-hh24:mi",
		"06:00-07:00 ":        "hh24:mi-hh24:mi",
		"sat:06:00-sat:07:00": "hh24:mi-hh24:mi",
	} {
		_, err := ParseDailyWindow(in)
		assert.ErrorContains(t, err, message, in)
	}
}

func TestParseWeeklyWindow(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"sat:07:00-sat:08:00", "sun:05:00-sun:09:00", "sat:23:30-sun:00:30", "mon:00:00-sun:23:59",
	} {
		w, err := ParseWeeklyWindow(in)
		require.NoError(t, err, in)
		assert.Equal(t, in, w.String())
	}
	for in, message := range map[string]string{
		"sat:07:00-sat:07:30": `is 30 minutes long; AWS needs at least 60 minutes: try "sat:07:00-sat:08:00"`,
		"sat:23:30-sun:00:00": `try "sat:23:30-sun:00:30"`,
		"Sat:07:00-Sat:08:00": `use "sat:07:00-sat:08:00"`,
		"sat:07:00-sat:8:00":  "ddd:hh24:mi-ddd:hh24:mi",
		"xyz:07:00-sat:08:00": "days are sun, mon",
		"07:00-08:00":         "ddd:hh24:mi-ddd:hh24:mi",
		"":                    "ddd:hh24:mi-ddd:hh24:mi",
	} {
		_, err := ParseWeeklyWindow(in)
		assert.ErrorContains(t, err, message, in)
	}
}

func TestOverlaps(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		weekly, daily string
		want          bool
	}{
		{"sat:07:00-sat:08:00", "06:00-07:00", false}, // the documented defaults touch
		{"sat:07:00-sat:08:00", "06:00-07:01", true},
		{"sat:07:00-sat:08:00", "08:00-09:00", false},
		{"sat:07:00-sat:08:00", "07:59-08:59", true},
		{"sat:23:30-sun:00:30", "23:00-00:00", true},
		{"sat:23:30-sun:00:30", "00:30-01:30", false},
		{"sat:23:30-sun:00:30", "22:30-23:30", false},
		{"sat:07:00-sat:08:00", "08:00-07:00", false}, // all but the hour
		{"sat:07:00-sat:08:00", "08:00-07:01", true},
		{"sat:06:00-mon:06:00", "06:00-07:00", true},
	} {
		weekly, err := ParseWeeklyWindow(test.weekly)
		require.NoError(t, err)
		daily, err := ParseDailyWindow(test.daily)
		require.NoError(t, err)
		assert.Equal(t, test.want, weekly.Overlaps(daily), "%s and %s", test.weekly, test.daily)
	}
}

// Overlap is what it says: some minute of the week lies in both.
func TestOverlapsMinuteByMinute(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		weekly := WeeklyWindow{
			start:  rapid.IntRange(0, minutesPerWeek-1).Draw(t, "weekly start"),
			length: rapid.IntRange(minWindowMinutes, minutesPerWeek-1).Draw(t, "weekly length"),
		}
		daily := DailyWindow{
			start:  rapid.IntRange(0, minutesPerDay-1).Draw(t, "daily start"),
			length: rapid.IntRange(minWindowMinutes, minutesPerDay-1).Draw(t, "daily length"),
		}
		want := false
		for i := range weekly.length {
			minute := (weekly.start + i) % minutesPerDay
			if modulo(minute-daily.start, minutesPerDay) < daily.length {
				want = true
				break
			}
		}
		assert.Equal(t, want, weekly.Overlaps(daily), "%s and %s", weekly, daily)

		free, ok := weekly.DailyOutside()
		if ok {
			assert.False(t, weekly.Overlaps(free), "%s is not outside %s", free, weekly)
		} else {
			assert.Greater(t, weekly.length, minutesPerDay-2*minWindowMinutes, "there was room beside %s", weekly)
		}
	})
}

func TestWindowsParseBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		weekly := WeeklyWindow{
			rapid.IntRange(0, minutesPerWeek-1).Draw(t, "start"),
			rapid.IntRange(minWindowMinutes, minutesPerWeek-1).Draw(t, "length"),
		}
		gotWeekly, err := ParseWeeklyWindow(weekly.String())
		require.NoError(t, err)
		assert.Equal(t, weekly, gotWeekly)

		daily := DailyWindow{
			weekly.start % minutesPerDay, rapid.IntRange(minWindowMinutes, minutesPerDay-1).Draw(t, "daily length"),
		}
		gotDaily, err := ParseDailyWindow(daily.String())
		require.NoError(t, err)
		assert.Equal(t, daily, gotDaily)
	})
}

// A window begins and ends at a minute of the day, also where it wraps midnight or ends there.
func TestMinutesOfDailyWindow(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][3]int{
		"06:00-07:00": {360, 420, 60}, "23:30-00:30": {1410, 30, 60}, "23:00-00:00": {1380, 0, 60},
		"00:00-01:00": {0, 60, 60}, "12:00-11:59": {720, 719, 1439},
	} {
		w, err := ParseDailyWindow(in)
		require.NoError(t, err)
		assert.Equal(t, want, [3]int{w.Start(), w.End(), w.Minutes()}, in)
	}
	rapid.Check(t, func(t *rapid.T) {
		w := DailyWindow{
			rapid.IntRange(0, minutesPerDay-1).Draw(t, "start"),
			rapid.IntRange(minWindowMinutes, minutesPerDay-1).Draw(t, "length"),
		}
		assert.Equal(t, w.String(), formatClock(w.Start())+"-"+formatClock(w.End()))
		assert.Equal(t, w.End(), (w.Start()+w.Minutes())%minutesPerDay)
		assert.Less(t, w.End(), minutesPerDay)
	})
}
