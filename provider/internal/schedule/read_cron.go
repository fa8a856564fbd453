package schedule

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// readCron reads the fields of a cron. The year may be left out, and is printed. It does not look for runs.
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
	return e, nil
}
