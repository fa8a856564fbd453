package rediscluster

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
)

// problem is one thing that is wrong with the inputs: where, and what to do about it.
type problem struct {
	// path of the input as the user spells it, for example "allowConnectionsFromCidrBlocks[1]".
	path string
	// reason names the value, the rule and the fix.
	reason string
	// rule is the one that is broken; the zero Rule where a value is not even of the input's type.
	rule Rule
}

type problems []problem

func (p *problems) add(path, format string, args ...any) {
	*p = append(*p, problem{path: path, reason: fmt.Sprintf(format, args...)})
}

// element is the path of an element of a list.
func element(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

// sorted are the problems in the order of the inputs in the documentation, and of the elements of a list.
func (p problems) sorted() problems {
	order := inputOrder()
	place := func(one problem) (input, index int) {
		input, ok := order[Root(one.path)]
		if !ok {
			input = len(order)
		}
		_, rest, _ := strings.Cut(one.path, "[")
		number, _, _ := strings.Cut(rest, "]")
		index, _ = strconv.Atoi(number)
		return input, index
	}
	sorted := slices.Clone(p)
	slices.SortStableFunc(sorted, func(a, b problem) int {
		inputA, indexA := place(a)
		inputB, indexB := place(b)
		return cmp.Or(inputA-inputB, indexA-indexB)
	})
	return sorted
}

// err is nil where there are no problems, and otherwise one error that holds them all, in the order of the inputs. The
// engine shows each problem on a line of its own, under its path; a program that embeds the component sees the same
// from Error.
func (p problems) err() error {
	if len(p) == 0 {
		return nil
	}
	details := make([]perrors.InputPropertyErrorDetails, len(p))
	for i, one := range p.sorted() {
		details[i] = perrors.InputPropertyErrorDetails{PropertyPath: one.path, Reason: one.reason}
	}
	count := "a problem"
	if len(details) > 1 {
		count = fmt.Sprintf("%d problems", len(details))
	}
	return inputsError{perrors.NewInputPropertiesError(
		fmt.Sprintf("the inputs have %s, so nothing of the cluster was changed", count), details...)}
}

// refused is what was found before the inputs were values of Go.
type refused struct {
	problems []perrors.InputPropertyErrorDetails
	withheld []string
}

type refusedKey struct{}

// WithRefused is a context in which [New] knows of values that are not even of the type of their input. It reports them
// together with everything else that is wrong, and holds no rule against them, nor against the inputs that were withheld:
// what they hold does not matter.
func WithRefused(ctx context.Context, problems []perrors.InputPropertyErrorDetails, withheld []string) context.Context {
	return context.WithValue(ctx, refusedKey{}, refused{problems, withheld})
}

func refusedIn(ctx context.Context) (found problems, withheld []string) {
	r, _ := ctx.Value(refusedKey{}).(refused)
	for _, d := range r.problems {
		found = append(found, problem{path: d.PropertyPath, reason: d.Reason})
	}
	return found, r.withheld
}

// SecretPath is the path of an input whose value is a secret. The engine quotes the value of every path that it finds
// among the inputs, secret or not; it does not find this path.
func SecretPath(input string) string { return input + secretMark }

const secretMark = " (secret)"

// shortestSecret is the length from which a text that stands in another one does not stand there by chance.
const shortestSecret = 8

// hide takes the secrets out of the problems. Of an input that is one, the path is spelled so that the engine does not quote
// what stands there. Where a rule has read a secret, the rule itself takes the place of what it said, which quotes or hints at
// values. The rules of a token never quote it, and say more. A token that was put into another input by mistake is hidden
// there as well.
func (r *request) hide(found problems) problems {
	hidden := make(problems, len(found))
	for i, one := range found {
		for from, secret := range r.credentials() {
			if secret.known && len(secret.value) >= shortestSecret && strings.Contains(one.path+one.reason, secret.value) {
				one.path, one.reason = SecretPath(Root(one.path)), fmt.Sprintf("holds the value of %s, so it is not shown: put something else there", from)
			}
		}
		input := Root(one.path)
		read := append([]string{input}, slices.Concat(one.rule.needs, one.rule.reads)...)
		isSecret := func(input string) bool { return r.secrets[Root(input)] && Root(input) != "authToken" }
		if secret := slices.IndexFunc(read, isSecret); secret >= 0 && one.rule.Holds != "" {
			one.reason = fmt.Sprintf("goes against a rule (%s is a secret, so no values are shown): %s", Root(read[secret]), one.rule.Holds)
			if one.rule.Silence != "" {
				one.reason += " To silence this: " + strings.ReplaceAll(one.rule.Silence, "`", "") + "."
			}
			if input == "tags" || input == "parameters" {
				one.path = input // the keys may be what is secret
			}
		}
		if (r.secrets[input] || holdsPassword(one.path)) && !strings.HasSuffix(one.path, secretMark) {
			one.path = SecretPath(one.path)
		}
		hidden[i] = one
	}
	return hidden
}

// credentials are what clients log in with, by where they come from.
func (r *request) credentials() iter.Seq2[string, setting[string]] {
	return func(yield func(string, setting[string]) bool) {
		if !yield("authToken", r.authToken) {
			return
		}
		for _, u := range r.users {
			for i, password := range u.passwords.elements {
				if !yield(element(u.path+".passwords", i), password) {
					return
				}
			}
		}
	}
}

// holdsPassword says whether a password stands at a path, or in what stands there.
func holdsPassword(path string) bool {
	return Root(path) == "users" && (!strings.Contains(path, ".") || strings.Contains(path, ".passwords"))
}

// Root is the input that a path begins with.
func Root(path string) string {
	if i := strings.IndexAny(path, ".[ "); i >= 0 {
		return path[:i]
	}
	return path
}

// inputsError prints the problems a line each, where the SDK's own error runs them together.
type inputsError struct {
	wrapped *perrors.InputPropertiesError
}

func (e inputsError) Unwrap() error { return e.wrapped }

func (e inputsError) Error() string {
	lines := []string{"RedisCluster: " + e.wrapped.Message + ":"}
	for _, d := range e.wrapped.Errors {
		lines = append(lines, "  - "+d.PropertyPath+": "+d.Reason)
	}
	return strings.Join(lines, "\n")
}

// Problems are the problems with the inputs that an error of [New] holds, by the path of the input.
func Problems(err error) []perrors.InputPropertyErrorDetails {
	var inputs *perrors.InputPropertiesError
	if errors.As(err, &inputs) {
		return inputs.Errors
	}
	return nil
}
