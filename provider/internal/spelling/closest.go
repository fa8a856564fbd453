package spelling

import (
	"strings"

	"github.com/agext/levenshtein"
)

// Spelled is the name among others that differs in capital letters and in what stands between the words alone.
func Spelled(name string, names []string) (string, bool) {
	for _, known := range names {
		if Squeezed(known) == Squeezed(name) {
			return known, true
		}
	}
	return "", false
}

// Squeezed is a name without capital letters and without what separates its words.
func Squeezed(name string) string { return separators.Replace(strings.ToLower(typed(name))) }

var separators = strings.NewReplacer("-", "", "_", "", ".", "", " ", "")

// Closest is the word that a slip of the fingers made another of, where it is one alone.
func Closest(s string, words []string) string {
	best, nearest := "", 3
	for _, word := range words {
		// Short words are near to everything.
		switch d := levenshtein.Distance(Squeezed(word), Squeezed(s), nil); {
		case d > 2 || d*4 > len(word):
		case d < nearest:
			best, nearest = word, d
		case d == nearest:
			best = ""
		}
	}
	return best
}
