package spelling

import (
	"fmt"
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

// OrNone is a text as a person reads it, also where it is empty.
func OrNone(s string) string {
	if s == "" {
		return "none"
	}
	return Quote(s)
}
