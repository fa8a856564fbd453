package varied

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Told is what a rule says, as the engine shows it.
type Told struct{ Path, Reason string }

// Declared is a rule and the inputs that it says it reads. Of those it may show all, or where Quotes are given these
// alone.
type Declared struct {
	Rule          string
	Reads, Quotes []string
}

// Variant is an input that is given in one way, and what a rule then says.
type Variant struct {
	way
	Secret bool
	says   func() []Told
}

// Saying is a way with what a rule says of it.
func (w Way[A]) Saying(says func() []Told) Variant {
	return Variant{way{values: w.Values, other: w.Other, unknown: w.Unknown}, w.Secret, says}
}

// Hold compares what a rule says of some arguments, and of each way to give each of their inputs.
func Hold[A any](t *testing.T, rule Declared, what string, args *A, values Values, says func(*A) []Told) {
	t.Helper()
	said := says(args)
	for path, ways := range Ways(args, values) {
		var all []Variant
		for _, one := range ways {
			all = append(all, one.Saying(func() []Told { return says(one.Args) }))
		}
		Compare(t, rule, what, path, said, all)
	}
}

// longestCommon is the length up to which a value may stand in a message by chance.
const longestCommon = 10

// Compare holds what a rule says against what it declares. Of an input that it does not declare, it says the same
// whatever the value is, also where that is a secret or not known; of one that it declares and does not quote, whether
// or not that is a secret. It shows no value of either.
func Compare(t *testing.T, rule Declared, what, path string, said []Told, all []Variant) {
	t.Helper()
	input := inputs.Root(path)
	declared := slices.ContainsFunc(rule.Reads, func(read string) bool { return inputs.Root(read) == input })
	if declared && rule.Quotes == nil || slices.Contains(rule.Quotes, input) {
		return
	}
	open, at := map[bool]string{}, slices.Clone(said)
	for _, one := range all {
		if _, done := open[one.other]; !done && !one.Secret && !one.unknown {
			found := one.says()
			open[one.other], at = lines(found), append(at, found...)
		}
	}
	if slices.ContainsFunc(at, func(one Told) bool { return inputs.Root(one.Path) == input }) {
		return // what a problem is reported at is read
	}
	first, given := open[false]
	if !given {
		first = open[true]
	}
	for _, one := range all {
		if declared && one.unknown {
			continue
		}
		want := first
		if declared {
			want = open[one.other]
		}
		got := lines(one.says())
		if !assert.Equal(t, want, got, "%s (%s): %s is read (other %t, secret %t, unknown %t)", rule.Rule, what, path,
			one.other, one.Secret, one.unknown) {
			return
		}
		for _, value := range one.values {
			if one.Secret && one.other && len(value) >= longestCommon {
				assert.NotContains(t, got, value, "%s (%s): %s is shown", rule.Rule, what, path)
			}
		}
	}
}

func lines(found []Told) string {
	var all []string
	for _, one := range found {
		all = append(all, one.Path+": "+one.Reason)
	}
	return strings.Join(all, "\n")
}
