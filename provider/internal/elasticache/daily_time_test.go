package elasticache

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestParseDailyTime(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"6:00": `use "06:00"`, "24:00": `use "00:00"`, " 06:00 UTC": `use "06:00"`, "06:00-07:00": `use "06:00"`,
		"06:60": `is not of the form "hh:mm" (24 hours, UTC)`, "": "is empty", "noon": `is not of the form "hh:mm"`,
		"sat:07:00": `is not of the form "hh:mm"`,
	} {
		_, err := ParseDailyTime(text)
		assert.ErrorContains(t, err, says, text)
	}
}

// A time is read as it is written, and its hour begins with it, also at the end of the day.
func TestDailyTimesParseBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		is := DailyTime{rapid.IntRange(0, minutesPerDay-1).Draw(t, "minute")}
		again, err := ParseDailyTime(is.String())
		require.NoError(t, err)
		assert.Equal(t, is, again)
		hour, err := ParseDailyWindow(is.Hour().String())
		require.NoError(t, err)
		assert.Equal(t, is.Hour(), hour)
		assert.Equal(t, []int{is.minute, 60}, []int{hour.Start(), hour.Minutes()})
	})
}
