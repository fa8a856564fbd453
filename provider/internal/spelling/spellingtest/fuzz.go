// Package spellingtest holds the parsers of texts to what is true of all of them.
package spellingtest

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Parser is what every value has: a way in, and a way back.
type Parser func(string) (fmt.Stringer, error)

// Of is a parser of a function that parses.
func Of[T fmt.Stringer](parse func(string) (T, error)) Parser {
	return func(s string) (fmt.Stringer, error) { return parse(s) }
}

// text is a value that has no type of its own.
type text string

func (t text) String() string { return string(t) }

// Checking is a parser of a function that says what is wrong with a text.
func Checking(check func(string) error) Parser {
	return func(s string) (fmt.Stringer, error) { return text(s), check(s) }
}

// HoldsTrue is what is true of a parser, whatever it is given: it does not panic; a value prints as something that
// parses to the same value; an error is one line of a bearable length; and what an error says to use instead is right.
func HoldsTrue(t *testing.T, parse Parser, s string) {
	t.Helper()
	value, err := parse(s)
	if err == nil {
		again, err := parse(value.String())
		require.NoError(t, err, "%q prints as %q", s, value)
		assert.Equal(t, value, again)
		return
	}
	message := err.Error()
	assert.NotContains(t, message, "\n")
	assert.True(t, utf8.ValidString(message))
	assert.Less(t, utf8.RuneCountInString(message), 700)
	for _, cure := range []string{": use \"", ": try \""} {
		_, fix, found := strings.Cut(message, cure)
		if fix, _, _ = strings.Cut(fix, "\""); found && !strings.Contains(fix, `\`) {
			_, err := parse(fix)
			assert.NoError(t, err, "of %q it says: %s", s, message)
		}
	}
}

// Fuzz runs a parser over the seeds, and with -fuzz over what grows from them. The corpus is in testdata/fuzz.
func Fuzz(f *testing.F, parse Parser, seeds ...string) { FuzzAll(f, []Parser{parse}, seeds...) }

// FuzzAll does what [Fuzz] does, with several parsers of the same texts.
func FuzzAll(f *testing.F, parsers []Parser, seeds ...string) {
	for _, seed := range append(seeds, "", " ", "\x00", "é", "\xff", strings.Repeat("a", 300)) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, parse := range parsers {
			HoldsTrue(t, parse, s)
		}
	})
}
