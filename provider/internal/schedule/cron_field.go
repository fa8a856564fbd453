package schedule

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// numbers is a set of numbers that are less than 256 apart: of each, it keeps the last eight bits.
type numbers [4]uint64

func (s *numbers) add(n int) { s[n/64%4] |= 1 << (n % 64) }

func (s numbers) has(n int) bool { return s[n/64%4]&(1<<(n%64)) != 0 }

// field is what a field of a cron may hold.
type field struct {
	name      string
	low, high int
	// words stand for low and the numbers after it.
	words []string
}

// read reads a list of values, ranges and steps.
func (f field) read(text string) (numbers, error) {
	var set numbers
	for item := range strings.SplitSeq(text, ",") {
		if err := f.add(&set, item); err != nil {
			return numbers{}, err
		}
	}
	return set, nil
}

// add reads one item of a list: "*", a value or a range, and a step behind it.
func (f field) add(set *numbers, item string) error {
	span, step, stepped := strings.Cut(item, "/")
	from, to, err := f.span(span, stepped)
	if err != nil {
		return err
	}
	by := 1
	if stepped {
		if to > f.high {
			// No guide says what it means, and implementations differ.
			return fmt.Errorf("%s has a step, and its range ends before it begins: list the numbers",
				spelling.Quote(item))
		}
		if by, err = strconv.Atoi(step); err != nil || !digits(step) || by < 1 || by > f.high {
			return fmt.Errorf("%s has the step %s, and steps are 1 to %d", spelling.Quote(item), spelling.Quote(step),
				f.high)
		}
	}
	for n := from; n <= to; n += by {
		set.add(f.low + (n-f.low)%(f.high-f.low+1))
	}
	return nil
}

// span is the first and the last number of an item. A range that runs backwards goes on from the beginning, as in
// 20-2, so that its last number may lie beyond the highest.
// Source: EventBridge User Guide, "Cron expressions reference", which has the example 0/30 20-2 ? * MON-FRI *.
func (f field) span(text string, stepped bool) (from, to int, err error) {
	if text == "*" {
		return f.low, f.high, nil
	}
	first, last, isRange := strings.Cut(text, "-")
	if from, err = f.value(first); err != nil {
		return 0, 0, err
	}
	switch {
	case !isRange && stepped:
		return from, f.high, nil
	case !isRange:
		return from, from, nil
	}
	if to, err = f.value(last); err != nil {
		return 0, 0, err
	}
	if to < from && f.low == firstYear {
		return 0, 0, fmt.Errorf("%s ends before it begins", spelling.Quote(text))
	}
	if to < from {
		to += f.high - f.low + 1
	}
	return from, to, nil
}

// value reads a number or a word.
func (f field) value(text string) (int, error) {
	for i, word := range f.words {
		if text == word {
			return f.low + i, nil
		}
	}
	if n, err := strconv.Atoi(text); err == nil && digits(text) && n >= f.low && n <= f.high {
		return n, nil
	}
	if text == "?" {
		return 0, errors.New(`"?" stands in no list, and in the fields day-of-month and day-of-week alone`)
	}
	if f.words == nil {
		return 0, fmt.Errorf("%s is not %d to %d", spelling.Quote(text), f.low, f.high)
	}
	return 0, fmt.Errorf("%s is neither %d to %d nor %s to %s", spelling.Quote(text), f.low, f.high, f.words[0],
		f.words[len(f.words)-1])
}

// digits says that a text has digits alone, as opposed to a sign or an underscore.
func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
