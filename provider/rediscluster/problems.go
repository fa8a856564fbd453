package rediscluster

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
)

// problem is one thing that is wrong with the inputs: where, and what to do about it.
type problem struct {
	// path of the input as the user spells it, for example "allowConnectionsFromCidrBlocks[1]".
	path string
	// reason names the value, the rule and the fix.
	reason string
}

type problems []problem

func (p *problems) add(path, format string, args ...any) {
	*p = append(*p, problem{path: path, reason: fmt.Sprintf(format, args...)})
}

// err is nil where there are no problems, and otherwise one error that holds them all.
func (p problems) err() error {
	if len(p) == 0 {
		return nil
	}
	details := make([]perrors.InputPropertyErrorDetails, len(p))
	for i, one := range p {
		details[i] = perrors.InputPropertyErrorDetails{PropertyPath: one.path, Reason: one.reason}
	}
	return NewInputsError(details)
}

// NewInputsError is the error of a cluster whose inputs are wrong, with the problems in the order of the inputs. The
// engine shows each problem on a line of its own, under its path; a program that embeds the component sees the same
// from Error.
func NewInputsError(details []perrors.InputPropertyErrorDetails) error {
	order := inputOrder()
	place := func(d perrors.InputPropertyErrorDetails) int {
		if i, ok := order[root(d.PropertyPath)]; ok {
			return i
		}
		return len(order)
	}
	details = slices.Clone(details)
	slices.SortStableFunc(details, func(a, b perrors.InputPropertyErrorDetails) int { return place(a) - place(b) })
	count := "a problem"
	if len(details) > 1 {
		count = fmt.Sprintf("%d problems", len(details))
	}
	return inputsError{perrors.NewInputPropertiesError(
		fmt.Sprintf("the inputs have %s, so nothing of the cluster was changed", count), details...)}
}

// SecretPath is the path of an input whose value is a secret. The engine quotes the value of every path that it finds
// among the inputs, secret or not; it does not find this path.
func SecretPath(input string) string { return input + " (secret)" }

// secrets are the values that no message may quote, by the input that holds them.
type secrets map[string][]string

func (s secrets) note(input string, secret bool, value string) {
	if secret {
		s[input] = append(s[input], value)
	}
}

// hide takes the secrets out of the problems: out of those of the inputs that hold them, whose reasons quote or hint at
// the value, and out of those of other inputs that name it.
func (s secrets) hide(found problems) problems {
	hidden := make(problems, len(found))
	for i, one := range found {
		input := root(one.path)
		if _, secret := s[input]; secret {
			one.path = SecretPath(one.path)
			// The rule of a token never quotes it, and says more than what is allowed.
			if input != "authToken" {
				one.reason = "is not a value that AWS takes; being a secret it is not shown. Allowed: " + inputDocs[input].allowed
			}
		}
		for _, values := range s {
			for _, value := range values {
				// Anything shorter stands in every sentence, and gives nothing away.
				if len(value) > 2 {
					one.reason = strings.ReplaceAll(one.reason, value, "[secret]")
				}
			}
		}
		hidden[i] = one
	}
	return hidden
}

// root is the input that a path begins with.
func root(path string) string {
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
