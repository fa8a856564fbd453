package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Elements reports the known elements of a list that fail a check.
func Elements(l inputs.List, path string, say Say, check func(string) error) {
	for i, e := range l.Elements {
		if !e.Known {
			continue
		}
		err := check(e.Value)
		parts := Split(e.Value)
		switch {
		case err == nil:
		case len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return check(part) != nil }):
			say(inputs.Element(path, i), "%s is %d values in one text: make each an element of its own",
				spelling.Quote(e.Value), len(parts))
		default:
			say(inputs.Element(path, i), "%v", err)
		}
	}
}

// Split separates values that somebody wrote into one text.
func Split(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) })
}

// Repeated calls say with each known element that is in the list already, and with the path of the first one. Elements
// with the same key are the same; key fails for a malformed element, which another rule reports.
func Repeated[K comparable](
	l inputs.List, path string, key func(string) (K, error), say func(path, value, first string),
) {
	seen := map[K]string{}
	for i, e := range l.Elements {
		k, err := key(e.Value)
		if !e.Known || err != nil {
			continue
		}
		at := inputs.Element(path, i)
		if first, again := seen[k]; again {
			say(at, e.Value, first)
		} else {
			seen[k] = at
		}
	}
}

// SayRepeated reports an element that is listed twice.
func SayRepeated(say Say) func(path, value, first string) {
	return func(path, value, first string) {
		say(path, "%s is listed already, as %s: leave one out", spelling.Quote(value), first)
	}
}

// Parses is a check that a text can be parsed.
func Parses[T any](parse func(string) (T, error)) func(string) error {
	return func(s string) error {
		_, err := parse(s)
		return err
	}
}

// Numbered are n texts with the numbers from 1 on, for examples that need many.
func Numbered(n int, format string) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf(format, i+1)
	}
	return all
}
