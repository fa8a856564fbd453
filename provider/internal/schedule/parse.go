package schedule

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// longestExpression is the most characters of an expression.
// Source: EventBridge Scheduler API, CreateSchedule, ScheduleExpression.
const longestExpression = 256

// Parse reads "rate(value unit)" or "cron(minutes hours day-of-month month day-of-week year)", of which the year may be
// left out.
//
// It refuses what runs less than twice from 1970 to 2199, the years that Scheduler knows: "at(...)", a single minute of
// a single year, 31 February. Whether an expression has a run left depends on the day: a caller that knows the day
// asks [Expression.Times].
func Parse(text string) (Expression, error) { return scheduler.parse(text) }

// dialect is how a service of AWS wants schedules to be written.
type dialect struct {
	kinds string
	// read reads what the service accepts. Its errors go on from the expression.
	read    func(string) (Expression, error)
	repairs []func(string) string
}

var scheduler = dialect{kinds: "rate(...) or cron(...)", read: readExpression, repairs: repairs}

func (d dialect) parse(text string) (Expression, error) {
	e, err := d.read(text)
	if err == nil {
		return e, nil
	}
	if strings.TrimSpace(text) == "" {
		return Expression{}, fmt.Errorf("is empty; it should be %s, for example %q", d.kinds, example)
	}
	if fix, err2 := d.read(spelling.Mend(text, d.read, d.repairs...)); err2 == nil {
		return Expression{}, fmt.Errorf("%s %w: use %q", spelling.Quote(text), err, fix)
	}
	if errors.Is(err, errKind) || errors.Is(err, errActionKind) {
		err = fmt.Errorf("%w, for example %q", err, example)
	}
	return Expression{}, fmt.Errorf("%s %w", spelling.Quote(text), err)
}

// readExpression reads what Scheduler accepts, and runs again and again.
func readExpression(text string) (Expression, error) {
	kind, inside, ok := inParentheses(text)
	var e Expression
	var err error
	switch {
	case ok && kind == "at":
		return Expression{}, errOnce
	case !ok || kind != "rate" && kind != "cron":
		return Expression{}, errKind
	case strings.TrimSpace(inside) != inside:
		// Source: Scheduler answers "Invalid Schedule Expression rate( 10 minutes )."
		// (https://github.com/localstack/localstack, test_scheduler.snapshot.json, recorded from AWS)
		return Expression{}, errSpace
	case kind == "rate":
		e, err = readRate(strings.Fields(inside))
	default:
		if e, err = readCron(strings.Fields(inside)); err == nil {
			err = e.cron.runsAgain()
		}
	}
	if n := utf8.RuneCountInString(e.text); err == nil && n > longestExpression {
		err = fmt.Errorf("is %d characters long; AWS accepts at most %d", n, longestExpression)
	}
	if err != nil {
		return Expression{}, err
	}
	return e, nil
}

// inParentheses splits "kind(inside)".
func inParentheses(text string) (kind, inside string, ok bool) {
	kind, inside, _ = strings.Cut(text, "(")
	inside, ok = strings.CutSuffix(inside, ")")
	return kind, inside, ok
}

// DailyAfter runs once a day, at a minute of the day.
func DailyAfter(minuteOfDay int) Expression {
	minute := remainder(minuteOfDay, minutesPerDay)
	e, err := readCron([]string{fmt.Sprint(minute % 60), fmt.Sprint(minute / 60), "*", "*", "?", "*"})
	if err != nil {
		panic(err)
	}
	return e
}
