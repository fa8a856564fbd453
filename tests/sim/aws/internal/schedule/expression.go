// Package schedule reads the expressions of schedules that services share, at, rate and cron, and says when they are
// due.
package schedule

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	_ "time/tzdata" // The names of time zones are the same wherever the tests run.
)

var (
	rateForm = regexp.MustCompile(`^rate\(([1-9]\d*) (minute|minutes|hour|hours|day|days)\)$`)
	atForm   = regexp.MustCompile(`^at\((.*)\)$`)
	cronForm = regexp.MustCompile(`^cron\((.*)\)$`)
)

const localTime = "2006-01-02T15:04:05"

// Expression is when something is to be done. One of its parts is set.
type Expression struct {
	at   string // a local time
	rate int    // minutes
	cron []cronField
}

// Parse reads an expression, and says whether the text is one.
func Parse(text string) (Expression, bool) {
	if at := atForm.FindStringSubmatch(text); at != nil {
		_, err := time.Parse(localTime, at[1])
		return Expression{at: at[1]}, err == nil
	}
	if cron := cronForm.FindStringSubmatch(text); cron != nil {
		fields, ok := parseCron(strings.Fields(cron[1]))
		return Expression{cron: fields}, ok
	}
	rate := rateForm.FindStringSubmatch(text)
	if rate == nil {
		return Expression{}, false
	}
	n, err := strconv.Atoi(rate[1])
	minutes := map[string]int{"minute": 1, "hour": 60, "day": 24 * 60}[strings.TrimSuffix(rate[2], "s")]
	return Expression{rate: n * minutes}, err == nil
}

// IsOnce tells an expression that is due one time.
func (e Expression) IsOnce() bool { return e.at != "" }

// Due tells the minutes in which the expression is due, by the clocks of the time's zone. A rate counts from a time of
// its own. A local time that a change of clocks leaves out does not come, and one that it repeats comes twice.
func (e Expression) Due(now, since time.Time) bool {
	switch {
	case e.at != "":
		return now.Format(localTime)[:len("2006-01-02T15:04")] == e.at[:len("2006-01-02T15:04")]
	case e.rate > 0:
		minutes := int(now.Sub(since) / time.Minute)
		return minutes > 0 && minutes%e.rate == 0
	}
	return e.cron != nil && isDue(e.cron, now)
}

// Zone is the time zone of a name, and whether there is one.
func Zone(name string) (*time.Location, bool) {
	zone, err := time.LoadLocation(name)
	return zone, err == nil && !slices.Contains([]string{"", "Local"}, name)
}
