package schedule

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// longestAction is the most characters of the schedule of a scheduled action.
// Source: Application Auto Scaling API, PutScheduledAction, Schedule.
const longestAction = 1600

// onceForm is how a date and a time are written in an at expression.
const onceForm = "2006-01-02T15:04:05"

var errActionKind = errors.New("is none of cron(...), rate(...) and at(...)")

var action = dialect{
	kinds: "cron(...), rate(...) or at(...)", read: readAction,
	repairs: append(append([]func(string) string{timeOfOne}, repairs...), printed),
}

// ParseAction reads the schedule of a scheduled action of Application Auto Scaling: "cron(minutes hours day-of-month
// month day-of-week year)", "rate(value unit)", or "at(yyyy-mm-ddThh:mm:ss)" for a single run. The year cannot be left
// out, and an expression that this package would print in another way is refused, since AWS says of one way only that
// it accepts it.
//
// A cron may run a single time. One that never runs is refused.
// Source: Application Auto Scaling API, PutScheduledAction, Schedule, and user guide, "Schedule recurring scaling
// actions", which has the syntax from the EventBridge User Guide, "Cron expressions reference".
func ParseAction(text string) (Expression, error) { return action.parse(text) }

func readAction(text string) (Expression, error) {
	kind, inside, ok := inParentheses(text)
	var e Expression
	var err error
	switch {
	case !ok || kind != "rate" && kind != "cron" && kind != "at":
		return Expression{}, errActionKind
	case strings.TrimSpace(inside) != inside:
		return Expression{}, errSpace
	case kind == "at":
		e, err = readOnce(inside)
	case kind == "rate":
		e, err = readRate(strings.Fields(inside))
	default:
		if e, err = readCron(strings.Fields(inside)); err == nil && len(e.Times(time.UTC, time.Unix(0, 0), 1)) == 0 {
			err = errNever
		}
	}
	switch n := utf8.RuneCountInString(e.text); {
	case err != nil:
	case n > longestAction:
		err = fmt.Errorf("is %d characters long; AWS accepts at most %d", n, longestAction)
	case kind == "cron" && len(strings.Fields(inside)) < len(fieldTable):
		err = errors.New("has 5 fields, and there are 6: minutes, hours, day-of-month, month, day-of-week, year")
	case e.text != text:
		err = errors.New("is not written as AWS documents it")
	}
	if err != nil {
		return Expression{}, err
	}
	return e, nil
}

// readOnce reads a date and a time, without a time zone.
func readOnce(text string) (Expression, error) {
	at, err := time.Parse(onceForm, text)
	if err != nil || at.Format(onceForm) != text || at.Year() < firstYear || at.Year() > lastYear {
		return Expression{}, fmt.Errorf("has no date and time in parentheses as AWS writes them, without a time zone "+
			`and from %d to %d: "at(yyyy-mm-ddThh:mm:ss)"`, firstYear, lastYear)
	}
	return Expression{text: "at(" + text + ")", at: at}, nil
}

var looseOnceForm = lazyregexp.New(
	`^(?i:at)?\s*\(?\s*(\d{4}-\d{2}-\d{2})[Tt ]\s*(\d{2}:\d{2})(:\d{2})?(?:\.0+)?\s*[Zz]?\s*\)?$`)

// timeOfOne sets the parentheses of an at expression, its T and its seconds.
func timeOfOne(s string) string {
	m := looseOnceForm.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	if m[3] == "" {
		m[3] = ":00"
	}
	return "at(" + m[1] + "T" + m[2] + m[3] + ")"
}

// printed is an expression as this package prints it.
func printed(s string) string {
	if e, err := readExpression(s); err == nil {
		return e.text
	}
	return s
}
