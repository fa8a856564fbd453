package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// FuzzWindows compares a window of the week with one of each day. What is proposed in place of the one does not overlap
// the other.
func FuzzWindows(f *testing.F) {
	f.Add("sat:07:00-sat:08:00", "06:00-07:00")
	f.Add("sat:23:30-sun:00:30", "23:30-00:30")
	f.Add("sun:00:00-sat:23:59", "00:00-23:59")
	f.Add("mon:05:30-mon:06:30", "06:00-07:00")
	f.Fuzz(func(t *testing.T, weekly, daily string) {
		week, err := ParseWeeklyWindow(weekly)
		if err != nil {
			return
		}
		if outside, ok := week.DailyOutside(); ok {
			assert.False(t, week.Overlaps(outside), "%s and %s", week, outside)
		}
		day, err := ParseDailyWindow(daily)
		if err != nil {
			return
		}
		if free, ok := week.ClearOf(day); ok {
			assert.False(t, free.Overlaps(day), "%s and %s", free, day)
			assert.Equal(t, week.length, free.length)
			assert.True(t, week.Overlaps(day) || free == week)
		}
	})
}
