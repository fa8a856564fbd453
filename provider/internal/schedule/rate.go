package schedule

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// units of rates. Those of days are 24 hours long, also where the clocks change.
var units = map[string]time.Duration{"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}

// longestRate is as long as the years that Scheduler knows: a rate beyond it would not run twice.
const longestRate = (lastYear - firstYear + 1) * 365 * 24 * time.Hour

// readRate reads a value and a unit. Scheduler accepts minute, minutes, hour, hours, day and days with any value: its
// guide writes rate(1 days). EventBridge rules insist on the singular for 1 and the plural for more, and an expression
// is printed so that both accept it.
// Source: EventBridge Scheduler API, CreateSchedule, ScheduleExpression.
func readRate(parts []string) (Expression, error) {
	if len(parts) != 2 {
		return Expression{}, fmt.Errorf("is no rate: it has %d words in parentheses, and there are 2, a value and a "+
			`unit, for example "rate(12 hours)"`, len(parts))
	}
	value, err := strconv.Atoi(parts[0])
	if err != nil || value < 1 || !digits(parts[0]) {
		return Expression{}, fmt.Errorf("is no rate: its value is %s, and values are whole numbers from 1 on",
			spelling.Quote(parts[0]))
	}
	name := strings.TrimSuffix(parts[1], "s")
	unit, known := units[name]
	switch {
	case !known:
		return Expression{}, fmt.Errorf("is no rate: its unit is %s, and units are minutes, hours and days",
			spelling.Quote(parts[1]))
	case value > int(longestRate/unit):
		return Expression{}, errOnce
	case value != 1:
		name += "s"
	}
	return Expression{text: fmt.Sprintf("rate(%d %s)", value, name), every: time.Duration(value) * unit}, nil
}
