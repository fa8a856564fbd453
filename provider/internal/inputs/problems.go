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

// listOf is the path of the list that an element is in. ok is false for a path that is no element.
func listOf(path string) (list string, ok bool) {
	element := lastElement.FindStringIndex(path)
	if element == nil {
		return "", false
	}
	return path[:element[0]], true
}

var lastElement = lazyregexp.New(`\[\d+\]$`)

// Paths is a set of paths.
type Paths map[string]bool

// Cover says whether a path is in the set, or leads to a part of a value that is.
func (p Paths) Cover(path string) bool {
	for i, r := range path {
		if (r == '.' || r == '[') && p[path[:i]] {
			return true
		}
	}
	return p[path]
}

// Touch says whether the set covers the value at a path, or a part of it.
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

// SecretPath is how the path of a secret is reported. The engine quotes the value at each path that it finds among the
// inputs, secret or not; it does not find this one.
func SecretPath(path string) string {
	if strings.HasSuffix(path, secretMark) {
		return path
	}
	return path + secretMark
}

const secretMark = " (secret)"

// refused are the arguments of [WithRefused].
type refused struct {
	problems []perrors.InputPropertyErrorDetails
	withheld []string
}

type refusedKey struct{}

// WithRefused is a context that tells a component which values are of a wrong type. The component reports them together
// with all other problems, and runs no rule on them or on the inputs that were withheld, whose values stand for
// nothing.
func WithRefused(ctx context.Context, problems []perrors.InputPropertyErrorDetails, withheld []string) context.Context {
	return context.WithValue(ctx, refusedKey{}, refused{problems, withheld})
}

func refusedIn(ctx context.Context) (problems []perrors.InputPropertyErrorDetails, withheld []string) {
	r, _ := ctx.Value(refusedKey{}).(refused)
	return r.problems, r.withheld
}

// Error is one error with all problems of the inputs of a component, and with their consequence. The engine shows each
// problem on a line of its own, under its path. A program that embeds the component sees the same in the text.
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

// inputsError prints each problem on a line of its own. The error of the SDK prints all on one line.
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

// InOrder sorts problems by the place of their inputs, and by the index of an element.
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

// Withheld is the message of a rule that has read a secret: holds is the rule as a sentence, without values.
func Withheld(input, holds string) string {
	return fmt.Sprintf("goes against a rule (%s is a secret, so no values are shown): %s", input, holds)
}

// Problems are the problems with the inputs in an error, by the paths of the inputs.
func Problems(err error) []perrors.InputPropertyErrorDetails {
	var inputs *perrors.InputPropertiesError
	if errors.As(err, &inputs) {
		return inputs.Errors
	}
	return nil
}
