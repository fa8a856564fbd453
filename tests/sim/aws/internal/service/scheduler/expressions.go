package scheduler

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	rateForm = regexp.MustCompile(`^rate\(([1-9]\d*) (minute|minutes|hour|hours|day|days)\)$`)
	atForm   = regexp.MustCompile(`^at\((.*)\)$`)
	cronForm = regexp.MustCompile(`^cron\((.*)\)$`)
	// wildDay are the words of a day that are no number: the last day of the month, a weekday, the last Friday, the
	// second Friday.
	wildDay     = regexp.MustCompile(`^(L|LW|L-\d{1,2}|\d{1,2}W)$`)
	wildWeekday = regexp.MustCompile(`^(L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$`)
)

// cronField is what one of the six fields of a cron expression holds.
type cronField struct {
	from, to int
	names    []string       // the first of them stands for from
	wild     *regexp.Regexp // what else is a value
	optional bool           // can be left to the other day field with a question mark
}

// cronFields are the fields of a cron expression. Source: the EventBridge Scheduler user guide, "Schedule types in
// EventBridge Scheduler", Cron-based schedules.
var cronFields = []cronField{
	{from: 0, to: 59},
	{from: 0, to: 23},
	{from: 1, to: 31, wild: wildDay, optional: true},
	{from: 1, to: 12, names: strings.Fields("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC")},
	{from: 1, to: 7, names: strings.Fields("SUN MON TUE WED THU FRI SAT"), wild: wildWeekday, optional: true},
	{from: 1970, to: 2199},
}

// isExpression tells an expression of a schedule: at, rate or cron.
func isExpression(text string) bool {
	if at := atForm.FindStringSubmatch(text); at != nil {
		_, err := time.Parse("2006-01-02T15:04:05", at[1])
		return err == nil
	}
	if cron := cronForm.FindStringSubmatch(text); cron != nil {
		return isCron(strings.Fields(cron[1]))
	}
	return rateForm.MatchString(text)
}

// isCron holds six fields against what each can have. Just one of the two fields of days is a question mark.
func isCron(fields []string) bool {
	if len(fields) != len(cronFields) || (fields[2] == "?") == (fields[4] == "?") {
		return false
	}
	for i, text := range fields {
		if field := cronFields[i]; !(field.optional && text == "?") &&
			slices.ContainsFunc(strings.Split(text, ","), func(one string) bool { return !field.holds(one) }) {
			return false
		}
	}
	return true
}

// holds tells a value, a range of them, or either with a step.
func (f cronField) holds(text string) bool {
	if f.wild != nil && f.wild.MatchString(strings.ToUpper(text)) {
		return true
	}
	among, step, stepped := strings.Cut(text, "/")
	if n, err := strconv.Atoi(step); stepped && (err != nil || n < 1) {
		return false
	}
	if among == "*" {
		return true
	}
	first, last, ranged := strings.Cut(among, "-")
	return f.number(first) >= 0 && (!ranged || f.number(last) >= 0)
}

// number is the value of a text; negative when the field has no such value.
func (f cronField) number(text string) int {
	if i := slices.Index(f.names, strings.ToUpper(text)); i >= 0 {
		return f.from + i
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < f.from || n > f.to {
		return -1
	}
	return n
}
