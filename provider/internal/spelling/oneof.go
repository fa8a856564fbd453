package spelling

import (
	"fmt"
	"slices"
	"strings"
)

// OneOf says which of a few words an input takes, and which of them was meant.
func OneOf(value string, words ...string) error {
	if slices.Contains(words, value) {
		return nil
	}
	plain := strings.NewReplacer("_", "", "-", "", " ", "")
	for _, word := range words {
		if strings.EqualFold(plain.Replace(value), plain.Replace(word)) {
			return fmt.Errorf("%s is none of %s: use %q", Quote(value), strings.Join(words, ", "), word)
		}
	}
	return fmt.Errorf("%s is none of %s", Quote(value), strings.Join(words, ", "))
}

// Words is a check that a text is one of a few words.
func Words(words ...string) func(string) error {
	return func(value string) error { return OneOf(value, words...) }
}
