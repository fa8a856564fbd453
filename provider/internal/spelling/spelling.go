// Package spelling says what is wrong with a text that somebody wrote, and what to write instead. It knows nothing of
// what the texts mean.
package spelling

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

var notInIDs = lazyregexp.New(`[ _./:-]+`)

// Hyphenated turns what people separate words with into single hyphens.
func Hyphenated(s string) string { return strings.Trim(notInIDs.ReplaceAllString(s, "-"), "-") }

// CheckName holds a name against a form. An ARN, which consoles offer to copy, has the name behind a marker.
func CheckName(s string, names Limited, form Form, marker string) error {
	return names.Check(s, form, func(s string) string {
		_, behind, _ := strings.Cut(s, marker)
		return behind
	})
}

// dashes that word processors and chat programs make of hyphens, and characters that take no room.
var typography = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-", "\u200b", "", "\u2060",
	"", "\ufeff", "", "\u00ad", "")

// typed is a value as its writer most likely meant to type it: ASCII where a full-width or other form of an ASCII
// character stands, hyphens for dashes, no spaces, quotes or commas around it.
func typed(s string) string {
	s = typography.Replace(norm.NFKC.String(s))
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\"'`“”‘’,;", r) })
}

// Mend finds what to write instead of a value that is not of a form: the value as it was meant to be typed, and then
// with each of the repairs in turn. It is "" where none of that helps. read must not mend.
func Mend[T any](s string, read func(string) (T, error), repairs ...func(string) string) string {
	for _, repair := range append([]func(string) string{typed}, repairs...) {
		s = repair(s)
		if _, err := read(s); err == nil {
			return s
		}
	}
	return ""
}

// ErrForm is that a value is not of its form, for a caller that knows the form.
var ErrForm = errors.New("is not of its form")

// Matching reads what matches a pattern, as it is.
func Matching(pattern *lazyregexp.Regexp) func(string) (string, error) {
	return func(s string) (string, error) {
		if !pattern.MatchString(s) {
			return "", ErrForm
		}
		return s, nil
	}
}

// Limited is a pattern without a limit of length, and the limit.
type Limited struct {
	Pattern *lazyregexp.Regexp
	Longest int
}

// read reads what matches the pattern and is not too long, as it is.
func (l Limited) read(s string) (string, error) {
	switch n := utf8.RuneCountInString(s); {
	case !l.Pattern.MatchString(s):
		return "", ErrForm
	case n > l.Longest:
		return "", TooLong(s, n, l.Longest)
	}
	return s, nil
}

// Check says why a value is not what the pattern and the limit ask for, or nil. Where the length is all that is wrong,
// it says no more than that.
func (l Limited) Check(s string, form Form, repairs ...func(string) string) error {
	_, err := l.read(s)
	if errors.Is(err, ErrForm) {
		return Malformed(s, form, Mend(s, l.read, repairs...))
	}
	return err
}

// TooLong is the error about a value of which nothing but the length is wrong.
func TooLong(s string, n, most int) error {
	quoted, _, _ := strings.Cut(Quote(s), "… (") // which tells the length as well
	return fmt.Errorf("%s is %d characters long; AWS takes at most %d", quoted, n, most)
}

// Form is what a value should look like.
type Form struct {
	// What the value is, and how it is written.
	What string
	// Example is a value that is right.
	Example string
}

func (f Form) String() string { return fmt.Sprintf("%s, for example %q", f.What, f.Example) }

// Malformed is the error about a value that is not of a form; fix is what to write instead, or "".
func Malformed(s string, form Form, fix string) error {
	switch odd := Oddity(s); {
	case strings.TrimSpace(s) == "":
		return fmt.Errorf("is empty; it should be %s", form)
	case fix != "":
		return fmt.Errorf("%s is not %s: use %q", Quote(s), form.What, fix)
	case odd != "":
		return fmt.Errorf("%s is not %s; %s", Quote(s), form, odd)
	}
	return fmt.Errorf("%s is not %s", Quote(s), form)
}

// Oddity points at the first character of a value that a reader does not see, or takes for another one.
func Oddity(s string) string {
	for i, r := range []rune(s) {
		switch {
		case r == ' ':
			return fmt.Sprintf("its character %d is a space", i+1)
		case r < ' ' || r == 0x7f || r == unicode.ReplacementChar:
			return fmt.Sprintf("its character %d cannot be printed (U+%04X)", i+1, r)
		case r > unicode.MaxASCII:
			return fmt.Sprintf("its character %d, %q (U+%04X), is not one of ASCII, whatever it looks like", i+1, r, r)
		}
	}
	return ""
}

// Unpadded takes the leading zeros of numbers between dots away.
func Unpadded(s string) string { return leadingZeros.ReplaceAllString(s, "$1$2") }

var leadingZeros = lazyregexp.New(`(^|\.)0+(\d)`)
