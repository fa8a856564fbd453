package elasticache

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// DailyTime is a minute of the day, in UTC: when AWS begins the daily snapshot of a serverless cache.
// Source: ElastiCache API, CreateServerlessCache, DailySnapshotTime.
type DailyTime struct{ minute int }

var dailyTime = lazyregexp.New(`^([01]\d|2[0-3]):([0-5]\d)$`)

// ParseDailyTime reads "hh:mm", of 24 hours.
func ParseDailyTime(s string) (DailyTime, error) {
	t, err := readDailyTime(s)
	if err == nil {
		return t, nil
	}
	return DailyTime{}, spelling.Malformed(s,
		spelling.Form{What: `of the form "hh:mm" (24 hours, UTC)`, Example: "06:00"},
		spelling.Mend(s, readDailyTime, strings.ToLower, compactWindow, startOfWindow, padHours))
}

func readDailyTime(s string) (DailyTime, error) {
	m := dailyTime.FindStringSubmatch(s)
	if m == nil {
		return DailyTime{}, spelling.ErrForm
	}
	return DailyTime{clock(m[1], m[2])}, nil
}

// startOfWindow turns the window of a replication group into the time at which it begins.
func startOfWindow(s string) string {
	start, _, _ := strings.Cut(s, "-")
	return start
}

func (t DailyTime) String() string { return formatClock(t.minute) }

// Hour is the hour that begins at the time.
func (t DailyTime) Hour() DailyWindow { return DailyWindow{start: t.minute, length: minWindowMinutes} }
