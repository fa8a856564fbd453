package inputs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
)

// Element is the path of an element of a list.
func Element(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

// Entry is the path of an entry of a map.
func Entry(path, key string) string {
	return fmt.Sprintf("%s[%q]", path, strings.ToValidUTF8(key, "\uFFFD"))
}

// listOf is the list that the last step of a path leads into; ok is false where it leads to something else than an
// element.
func listOf(path string) (list string, ok bool) {
	element := lastElement.FindStringIndex(path)
	if element == nil {
		return "", false
	}
	return path[:element[0]], true
}

var lastElement = lazyregexp.New(`\[\d+\]$`)

// Paths is a set of them.
type Paths map[string]bool

// Cover says whether a path is one of the set, or lies in what stands at one of them.
func (p Paths) Cover(path string) bool {
	for i, r := range path {
		if (r == '.' || r == '[') && p[path[:i]] {
			return true
		}
	}
	return p[path]
}

// Touch says whether what stands at a path is covered by the set, or holds something that is.
func (p Paths) Touch(path string) bool {
	for one := range p {
		if (Paths{path: true}).Cover(one) {
			return true
		}
	}
	return p.Cover(path)
}

// Root is the input that a path begins with.
func Root(path string) string {
	if i := strings.IndexAny(path, ".[ "); i >= 0 {
		return path[:i]
	}
	return path
}

// SecretPath is the path of an input whose value is a secret. The engine quotes the value of every path that it finds
// among the inputs, secret or not; it does not find this path.
func SecretPath(path string) string {
	if strings.HasSuffix(path, secretMark) {
		return path
	}
	return path + secretMark
}

const secretMark = " (secret)"

// refused is what was found before the inputs were values of Go.
type refused struct {
	problems []perrors.InputPropertyErrorDetails
	withheld []string
}

type refusedKey struct{}

// WithRefused is a context in which a component knows of values that are not even of the type of their input. It
// reports them together with everything else that is wrong, and holds no rule against them, nor against the inputs that
// were withheld: what they hold does not matter.
func WithRefused(ctx context.Context, problems []perrors.InputPropertyErrorDetails, withheld []string) context.Context {
	return context.WithValue(ctx, refusedKey{}, refused{problems, withheld})
}

func refusedIn(ctx context.Context) (problems []perrors.InputPropertyErrorDetails, withheld []string) {
	r, _ := ctx.Value(refusedKey{}).(refused)
	return r.problems, r.withheld
}

// Error is one error that holds all problems with the inputs of a component, and says what they led to. The engine
// shows each problem on a line of its own, under its path; a program that embeds the component sees the same from
// Error.
func Error(component, consequence string, problems []perrors.InputPropertyErrorDetails) error {
	count := "a problem"
	if len(problems) > 1 {
		count = fmt.Sprintf("%d problems", len(problems))
	}
	return inputsError{
		component,
		perrors.NewInputPropertiesError(fmt.Sprintf("the inputs have %s, so %s", count, consequence), problems...),
	}
}

// inputsError prints the problems a line each, where the SDK's own error runs them together.
type inputsError struct {
	component string
	wrapped   *perrors.InputPropertiesError
}

func (e inputsError) Unwrap() error { return e.wrapped }

func (e inputsError) Error() string {
	lines := []string{e.component + ": " + e.wrapped.Message + ":"}
	for _, d := range e.wrapped.Errors {
		lines = append(lines, "  - "+d.PropertyPath+": "+d.Reason)
	}
	return strings.Join(lines, "\n")
}

// InOrder are problems in the order of their inputs, and of the elements of a list; order is the place of each input.
func InOrder[P any](problems []P, path func(P) string, order map[string]int) []P {
	place := func(one P) (input, index int) {
		input, ok := order[Root(path(one))]
		if !ok {
			input = len(order)
		}
		_, rest, _ := strings.Cut(path(one), "[")
		number, _, _ := strings.Cut(rest, "]")
		index, _ = strconv.Atoi(number)
		return input, index
	}
	sorted := slices.Clone(problems)
	slices.SortStableFunc(sorted, func(a, b P) int {
		inputA, indexA := place(a)
		inputB, indexB := place(b)
		return cmp.Or(inputA-inputB, indexA-indexB)
	})
	return sorted
}

// Withheld is what takes the place of what a rule says, where an input that it has read is a secret: the rule as a
// sentence.
func Withheld(input, holds string) string {
	return fmt.Sprintf("goes against a rule (%s is a secret, so no values are shown): %s", input, holds)
}

// Problems are the problems with the inputs that an error holds, by the path of the input.
func Problems(err error) []perrors.InputPropertyErrorDetails {
	var inputs *perrors.InputPropertiesError
	if errors.As(err, &inputs) {
		return inputs.Errors
	}
	return nil
}
