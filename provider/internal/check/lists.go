package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Elements holds a check over the known elements of a list.
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

// Split takes values apart that someone wrote into one text.
func Split(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) })
}

// Repeated finds the known elements of a list that stand in it before, by what makes an element what it is. One that is
// not right in itself has no key.
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

// SayRepeated reports an element that is listed again, and has to go.
func SayRepeated(say Say) func(path, value, first string) {
	return func(path, value, first string) {
		say(path, "%s is listed already, as %s: leave one out", spelling.Quote(value), first)
	}
}

// Parses is the error alone of a function that parses.
func Parses[T any](parse func(string) (T, error)) func(string) error {
	return func(s string) error {
		_, err := parse(s)
		return err
	}
}

// Numbered are n texts, for examples that need many.
func Numbered(n int, format string) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf(format, i+1)
	}
	return all
}
