package check

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// parseWord parses a text without spaces, commas and semicolons; case does not count.
func parseWord(s string) (string, error) {
	if strings.ContainsAny(s, " ,;") {
		return "", fmt.Errorf("%q is no word", s)
	}
	return strings.ToLower(s), nil
}

// listOf is a list with these elements; "?" stands for one that is not known.
func listOf(elements ...string) inputs.List {
	l := inputs.List{Counted: true, Given: true}
	for _, e := range elements {
		l.Elements = append(l.Elements, inputs.Setting[string]{Value: e, Known: e != "?", Given: true})
	}
	return l
}

func itself(l inputs.List) inputs.List { return l }

// The elements of a list are checked one by one, and values in one text are told apart.
func TestForms(t *testing.T) {
	t.Parallel()
	rules := []Rule[inputs.List]{Forms(Rule[inputs.List]{Name: "word", Input: "words"}, itself, func(s string) error {
		if s == "?" {
			return errors.New("an unknown element was checked")
		}
		return Parses(parseWord)(s)
	})}
	assert.Empty(t, Run(listOf("a", "?", "b"), known, rules))
	assert.Equal(t, []string{`words[1]: "b, c;d e" is 4 values in one text: make each an element of its own [word]`},
		lines(Run(listOf("a", "b, c;d e"), known, rules)))
	assert.Equal(t, []string{`words[0]: " " is no word [word]`}, lines(Run(listOf(" "), known, rules)),
		"there is no value in it")
}

// An element that stands in a list twice is reported with the place of the first, unless it is malformed or not known.
func TestDistinct(t *testing.T) {
	t.Parallel()
	rules := []Rule[inputs.List]{Distinct(Rule[inputs.List]{Name: "twice", Input: "words"}, itself, parseWord)}
	assert.Empty(t, Run(listOf("a", "b", "?", "?", "a b", "a b"), known, rules))
	assert.Equal(t, []string{
		`words[2]: "A" is listed already, as words[0]: leave one out [twice]`,
		`words[3]: "a" is listed already, as words[0]: leave one out [twice]`,
	}, lines(Run(listOf("a", "b", "A", "a"), known, rules)))
}

func TestNumbered(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{"sg-01", "sg-02"}, Numbered(2, "sg-%02d"))
}
