package schedule

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	// wildDay and wildWeekday are the words of a day that are no number: the last day of the month, a weekday, the last
	// Friday, the second Friday.
	wildDay     = regexp.MustCompile(`^(L|LW|L-\d{1,2}|\d{1,2}W)$`)
	wildWeekday = regexp.MustCompile(`^(L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$`)
)

// fieldForm is what one of the six fields of a cron expression holds.
type fieldForm struct {
	from, to int
	names    []string       // the first of them stands for from
	wild     *regexp.Regexp // what else is a value
	optional bool           // can be left to the other day field with a question mark
}

// fieldForms are the fields of a cron expression. Sources: the EventBridge Scheduler user guide, "Schedule types in
// EventBridge Scheduler", Cron-based schedules; the Application Auto Scaling user guide, "Schedule recurring scaling
// actions using cron expressions", which has the same fields.
var fieldForms = []fieldForm{
	{from: 0, to: 59},
	{from: 0, to: 23},
	{from: 1, to: 31, wild: wildDay, optional: true},
	{from: 1, to: 12, names: strings.Fields("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC")},
	{from: 1, to: 7, names: strings.Fields("SUN MON TUE WED THU FRI SAT"), wild: wildWeekday, optional: true},
	{from: 1970, to: 2199},
}

// cronField is a field of an expression: the values that it has by themselves, and the words that depend on the month.
type cronField struct {
	values map[int]bool
	words  []string
	open   bool // a question mark
}

// parseCron holds six fields against what each can have. Just one of the two fields of days is a question mark.
func parseCron(texts []string) ([]cronField, bool) {
	if len(texts) != len(fieldForms) || (texts[2] == "?") == (texts[4] == "?") {
		return nil, false
	}
	fields := make([]cronField, len(texts))
	for i, text := range texts {
		form := fieldForms[i]
		if form.optional && text == "?" {
			fields[i].open = true
			continue
		}
		fields[i].values = map[int]bool{}
		for one := range strings.SplitSeq(text, ",") {
			if !form.read(one, &fields[i]) {
				return nil, false
			}
		}
	}
	return fields, true
}

// read takes a value, a range of them, or either with a step.
func (f fieldForm) read(text string, into *cronField) bool {
	if word := strings.ToUpper(text); f.wild != nil && f.wild.MatchString(word) {
		into.words = append(into.words, word)
		return true
	}
	among, stepText, stepped := strings.Cut(text, "/")
	step, err := 1, error(nil)
	if stepped {
		step, err = strconv.Atoi(stepText)
	}
	from, to := f.from, f.to
	if among != "*" {
		first, last, ranged := strings.Cut(among, "-")
		from = f.number(first)
		switch {
		case ranged:
			to = f.number(last)
		case !stepped:
			to = from
		}
	}
	if err != nil || step < 1 || from < 0 || to < 0 {
		return false
	}
	if to < from { // over the end of the week, or of the year
		to += f.to - f.from + 1
	}
	for n := from; n <= to; n += step {
		into.values[f.from+(n-f.from)%(f.to-f.from+1)] = true
	}
	return true
}

// number is the value of a text; negative when the field has no such value.
func (f fieldForm) number(text string) int {
	if i := slices.Index(f.names, strings.ToUpper(text)); i >= 0 {
		return f.from + i
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < f.from || n > f.to {
		return -1
	}
	return n
}

// isDue holds a minute against the six fields.
func isDue(fields []cronField, now time.Time) bool {
	return fields[0].values[now.Minute()] && fields[1].values[now.Hour()] && fields[3].values[int(now.Month())] &&
		fields[5].values[now.Year()] && fields[2].hasDay(now) && fields[4].hasWeekday(now)
}

// hasDay tells the days of the month.
func (f cronField) hasDay(now time.Time) bool {
	last := lastDay(now)
	return f.open || f.values[now.Day()] || slices.ContainsFunc(f.words, func(word string) bool {
		switch {
		case word == "L":
			return now.Day() == last
		case word == "LW":
			return now.Day() == nearestWeekday(now, last)
		case strings.HasPrefix(word, "L-"):
			return now.Day() == last-numberIn(word)
		}
		return now.Day() == nearestWeekday(now, numberIn(word)) // 15W
	})
}

// hasWeekday tells the days of the week, of which Sunday is the first. L by itself is Saturday, the last of them.
func (f cronField) hasWeekday(now time.Time) bool {
	weekday := int(now.Weekday()) + 1
	return f.open || f.values[weekday] || slices.ContainsFunc(f.words, func(word string) bool {
		day, nth, numbered := strings.Cut(word, "#")
		day = strings.TrimSuffix(day, "L")
		switch {
		case day == "":
			return weekday == int(time.Saturday)+1
		case fieldForms[4].number(day) != weekday:
			return false
		case numbered:
			return strconv.Itoa((now.Day()-1)/7+1) == nth
		}
		return now.Day()+7 > lastDay(now)
	})
}

func lastDay(now time.Time) int {
	return time.Date(now.Year(), now.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// nearestWeekday is the day from Monday to Friday that is nearest to a day, in the same month.
func nearestWeekday(now time.Time, day int) int {
	switch time.Date(now.Year(), now.Month(), day, 0, 0, 0, 0, time.UTC).Weekday() {
	case time.Saturday:
		if day == 1 {
			return day + 2
		}
		return day - 1
	case time.Sunday:
		if day == lastDay(now) {
			return day - 2
		}
		return day + 1
	}
	return day
}

var digits = regexp.MustCompile(`\d+`)

func numberIn(word string) int {
	n, _ := strconv.Atoi(digits.FindString(word))
	return n
}
