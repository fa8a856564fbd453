package elasticache

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestQuote keeps a message on the screen, whatever was pasted into an input.
const longestQuote = 80

// Quote is a value as a message shows it, cut where it is very long.
func Quote(s string) string {
	if runes := []rune(s); len(runes) > longestQuote {
		return fmt.Sprintf("%q… (%d characters)", string(runes[:longestQuote]), len(runes))
	}
	return fmt.Sprintf("%q", s)
}

// dashes that word processors and chat programs make of hyphens, and characters that take no room.
var typography = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "−", "-", "\u200b", "", "\u2060", "", "\ufeff", "", "\u00ad", "")

// typed is a value as its writer most likely meant to type it: ASCII where a full-width or other form of an ASCII
// character stands, hyphens for dashes, no spaces, quotes or commas around it.
func typed(s string) string {
	s = typography.Replace(norm.NFKC.String(s))
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\"'`“”‘’,;", r) })
}

// mend finds what to write instead of a value that is not of a form: the value as it was meant to be typed, and then
// with each of the repairs in turn. It is "" where none of that helps. read must not mend.
func mend[T any](s string, read func(string) (T, error), repairs ...func(string) string) string {
	for _, repair := range append([]func(string) string{typed}, repairs...) {
		s = repair(s)
		if _, err := read(s); err == nil {
			return s
		}
	}
	return ""
}

// errForm is that a value is not of its form, for a caller that knows the form.
var errForm = errors.New("is not of its form")

// matching reads what matches a pattern, as it is.
func matching(pattern *regexp.Regexp) func(string) (string, error) {
	return func(s string) (string, error) {
		if !pattern.MatchString(s) {
			return "", errForm
		}
		return s, nil
	}
}

// limited is a pattern without a limit of length, and the limit.
type limited struct {
	pattern *regexp.Regexp
	most    int
}

// read reads what matches the pattern and is not too long, as it is.
func (l limited) read(s string) (string, error) {
	switch n := utf8.RuneCountInString(s); {
	case !l.pattern.MatchString(s):
		return "", errForm
	case n > l.most:
		return "", tooLong(s, n, l.most)
	}
	return s, nil
}

// check says why a value is not what the pattern and the limit ask for, or nil. Where the length is all that is wrong, it says
// no more than that.
func (l limited) check(s string, form form, repairs ...func(string) string) error {
	_, err := l.read(s)
	if err == errForm {
		return malformed(s, form, mend(s, l.read, repairs...))
	}
	return err
}

// tooLong is the error about a value of which nothing but the length is wrong.
func tooLong(s string, n, most int) error {
	quoted, _, _ := strings.Cut(Quote(s), "… (") // which tells the length as well
	return fmt.Errorf("%s is %d characters long; AWS takes at most %d", quoted, n, most)
}

// form is what a value should look like.
type form struct {
	// what the value is, and how it is written.
	what string
	// example is a value that is right.
	example string
}

func (f form) String() string { return fmt.Sprintf("%s, for example %q", f.what, f.example) }

// malformed is the error about a value that is not of a form; fix is what to write instead, or "".
func malformed(s string, form form, fix string) error {
	switch odd := oddity(s); {
	case strings.TrimSpace(s) == "":
		return fmt.Errorf("is empty; it should be %s", form)
	case fix != "":
		return fmt.Errorf("%s is not %s: use %q", Quote(s), form.what, fix)
	case odd != "":
		return fmt.Errorf("%s is not %s; %s", Quote(s), form, odd)
	}
	return fmt.Errorf("%s is not %s", Quote(s), form)
}

// oddity points at the first character of a value that a reader does not see, or takes for another one.
func oddity(s string) string {
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
