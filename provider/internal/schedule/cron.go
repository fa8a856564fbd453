package schedule

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const (
	minutesPerDay = 24 * 60

	firstYear, lastYear = 1970, 2199
)

// cron is the dates and the minutes of the day at which an expression runs.
type cron struct {
	minutes, hours, months, years numbers
	// byWeekday says that the day of the month is "?", so that the day of the week decides.
	byWeekday bool
	monthDays monthDays
	weekDays  weekDays
}

// The places of the fields of a cron.
const (
	minutesField = iota
	hoursField
	monthDayField
	monthField
	weekDayField
	yearField
)

// fieldTable is what the fields hold.
var fieldTable = [...]field{
	minutesField:  {name: "minutes", low: 0, high: 59},
	hoursField:    {name: "hours", low: 0, high: 23},
	monthDayField: {name: "day-of-month", low: 1, high: 31},
	monthField: {name: "month", low: 1, high: 12, words: []string{
		"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
	}},
	weekDayField: {name: "day-of-week", low: 1, high: 7, words: weekDayWords},
	yearField:    {name: "year", low: firstYear, high: lastYear},
}

// weekDayWords are the days of the week from 1 on.
var weekDayWords = []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}

// readCron reads the fields of a cron. The year may be left out, and is printed.
func readCron(fields []string) (Expression, error) {
	if len(fields) == len(fieldTable)-1 {
		fields = append(fields[:len(fields):len(fields)], "*")
	}
	if len(fields) != len(fieldTable) {
		return Expression{}, fmt.Errorf("is no cron: it has %d fields, and there are 6: minutes, hours, day-of-month, "+
			"month, day-of-week, year", len(fields))
	}
	e := Expression{text: "cron(" + strings.Join(fields, " ") + ")"}
	var err error
	for i, f := range fieldTable {
		switch i {
		case minutesField:
			e.cron.minutes, err = f.read(fields[i])
		case hoursField:
			e.cron.hours, err = f.read(fields[i])
		case monthDayField:
			e.cron.monthDays, err = readMonthDays(fields[i])
		case monthField:
			e.cron.months, err = f.read(fields[i])
		case weekDayField:
			e.cron.weekDays, err = readWeekDays(fields[i])
		case yearField:
			e.cron.years, err = f.read(fields[i])
		}
		if err != nil {
			return Expression{}, fmt.Errorf("is no cron: in its field %d, %s, %w", i+1, f.name, err)
		}
	}
	// Source: EventBridge User Guide, "Cron expressions reference", which wants "?" in one of the two fields
	// wherever the other one has a value or "*". No guide says what "?" in both of them means.
	if e.cron.byWeekday = fields[monthDayField] == "?"; e.cron.byWeekday == (fields[weekDayField] == "?") {
		return Expression{}, fmt.Errorf("is no cron: its fields 3, day-of-month, and 5, day-of-week, are %s and %s, "+
			`and exactly one of them must be "?"`, spelling.Quote(fields[monthDayField]),
			spelling.Quote(fields[weekDayField]))
	}
	if err := e.cron.runsAgain(); err != nil {
		return Expression{}, err
	}
	return e, nil
}
