package schedule

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// repairs are the slips that are made in expressions, in the order in which they are undone.
var repairs = []func(string) string{
	plainWords, clockTime, looseRate, tidyCron, shortWords, withoutSeconds, unixWeekDays, questionMark,
}

// plainWordTable has the words of crontab, with and without its @, and a few of people.
var plainWordTable = map[string]string{
	"hourly": "cron(0 * * * ? *)", "daily": "cron(0 0 * * ? *)", "everyday": "cron(0 0 * * ? *)",
	"midnight": "cron(0 0 * * ? *)", "nightly": "cron(0 0 * * ? *)", "weekly": "cron(0 0 ? * SUN *)",
	"monthly": "cron(0 0 1 * ? *)", "yearly": "cron(0 0 1 1 ? *)", "annually": "cron(0 0 1 1 ? *)",
}

func plainWords(s string) string {
	if e, known := plainWordTable[strings.ToLower(strings.NewReplacer(" ", "", "@", "").Replace(s))]; known {
		return e
	}
	return s
}

var clockTimeForm = lazyregexp.New(`^([01]?\d|2[0-3]):([0-5]\d)$`)

// clockTime turns a time of the day into each day at that time.
func clockTime(s string) string {
	if m := clockTimeForm.FindStringSubmatch(s); m != nil {
		return fmt.Sprintf("cron(%s %s * * ? *)", unpadded(m[2]), unpadded(m[1]))
	}
	return s
}

func unpadded(s string) string {
	if s = strings.TrimLeft(s, "0"); s == "" {
		return "0"
	}
	return s
}

var looseRateForm = lazyregexp.New(
	`^@?(?:rate|every)?\s*\(?\s*(?:every\s+)?(\d{0,6})\s*(m|mins?|minutes*|h|hrs?|hours*|d|days*|w|weeks*)\s*\)?$`)

// looseRate turns "every 5 min", "12h" or "rate(1 week)" into a rate.
func looseRate(s string) string {
	m := looseRateForm.FindStringSubmatch(strings.ToLower(s))
	if m == nil {
		return s
	}
	value, unit := m[1], map[byte]string{'m': "minutes", 'h': "hours", 'd': "days", 'w': "days"}[m[2][0]]
	switch {
	case value == "" && len(m[2]) == 1:
		return s
	case value == "":
		value = "1"
	}
	if m[2][0] == 'w' {
		var weeks int
		if _, err := fmt.Sscan(value, &weeks); err != nil {
			return s
		}
		value = fmt.Sprint(weeks * 7)
	}
	return fmt.Sprintf("rate(%s %s)", value, unit)
}

var bareCronForm = lazyregexp.New(`^(?i:cron\s*)?\(?\s*([0-9A-Za-z*?,/#-]+(?:\s+[0-9A-Za-z*?,/#-]+){4,6})\s*\)?$`)

// tidyCron sets the parentheses of a cron, its single spaces and its capital letters.
func tidyCron(s string) string {
	if m := bareCronForm.FindStringSubmatch(s); m != nil {
		return cronOf(strings.Fields(strings.ToUpper(m[1])))
	}
	return s
}

var longWordForm = lazyregexp.New(`(SUN|MON|TUE|WED|THU|FRI|SAT|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]+`)

// shortWords cuts the names of days and months.
func shortWords(s string) string {
	return changed(s, func(f []string) []string {
		for i := range f {
			if !strings.HasSuffix(f[i], "L") {
				f[i] = longWordForm.ReplaceAllString(f[i], "$1")
			}
		}
		return f
	})
}

// withoutSeconds leaves out the seconds, which other dialects have in front, where they are 0.
func withoutSeconds(s string) string {
	return changed(s, func(f []string) []string {
		if f[0] == "0" && (len(f) == 7 || len(f) == 6 && (f[5] == "?" || strings.ContainsAny(f[5], "MTWFS"))) {
			return f[1:]
		}
		return f
	})
}

// unixWeekDays writes the days of the week as words where they count from 0, as crontab does: in five fields without
// "?", and where there is a 0.
func unixWeekDays(s string) string {
	return changed(s, func(f []string) []string {
		fromZero := len(f) == 5 && f[monthDayField] != "?" && f[weekDayField] != "?"
		if len(f) < 5 || !fromZero && !zeroForm.MatchString(f[weekDayField]) {
			return f
		}
		f[weekDayField] = numberForm.ReplaceAllStringFunc(f[weekDayField], func(n string) string {
			if n < "0" || n > "7" || len(n) != 1 {
				return n
			}
			return weekDayWords[int(n[0]-'0')%7]
		})
		return f
	})
}

var (
	zeroForm   = lazyregexp.New(`(^|[,-])0($|[,-])`)
	numberForm = lazyregexp.New(`\d+`)
)

// questionMark sets the "?" of one of the day fields where that changes nothing.
func questionMark(s string) string {
	return changed(s, func(f []string) []string {
		switch {
		case len(f) < 5:
		case f[monthDayField] == "?" && f[weekDayField] == "?":
			f[monthDayField] = "*"
		case f[monthDayField] == "?" || f[weekDayField] == "?":
		case f[weekDayField] == "*":
			f[weekDayField] = "?"
		case f[monthDayField] == "*":
			f[monthDayField] = "?"
		}
		return f
	})
}

// changed is a cron with other fields; other texts stay as they are.
func changed(s string, change func(fields []string) []string) string {
	inside, isCron := strings.CutPrefix(s, "cron(")
	inside, closed := strings.CutSuffix(inside, ")")
	fields := strings.Fields(inside)
	if !isCron || !closed || len(fields) == 0 {
		return s
	}
	return cronOf(change(fields))
}

func cronOf(fields []string) string { return "cron(" + strings.Join(fields, " ") + ")" }
