package check

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Problem is one thing that is wrong with the inputs: where, and what to do about it.
type Problem struct {
	// Path of the input as the user spells it, for example "allowConnectionsFromCidrBlocks[1]".
	Path string
	// Reason names the value, the rule and the fix.
	Reason string
	// Rule is the broken rule. It is empty for a value of a wrong type.
	Rule Doc
}

// Problems are everything that is wrong with inputs, or unwise.
type Problems []Problem

func problem(rule Doc, path, format string, args ...any) Problem {
	return Problem{Path: path, Reason: fmt.Sprintf(format, args...), Rule: rule}
}

// Refused are the values of a wrong type, which were found before any rule ran.
func Refused(in *inputs.Resolver) Problems {
	var found Problems
	for _, one := range in.Found {
		found = append(found, Problem{Path: one.PropertyPath, Reason: one.Reason})
	}
	return found
}

// Report says how problems are reported: for which component, in which order, and what they must not show.
type Report struct {
	// Component is the name of the component, in messages.
	Component string
	// Consequence is what the problems lead to.
	Consequence string
	// Order is the place of each input in the documentation.
	Order map[string]int
	// Secrets are the inputs that are secrets, or hold one.
	Secrets inputs.Paths
	// Maps are inputs whose keys are as secret as their values.
	Maps []string
	// NeverQuoted are secrets that no rule quotes, so messages about them are not redacted.
	NeverQuoted []string
	// Credentials are what clients log in with, by the names of where they come from; nil if there are none.
	Credentials iter.Seq2[string, inputs.Setting[string]]
	// Private says whether the value at a path holds a credential; nil if none does.
	Private func(path string) bool
}

// Err is one error with all problems in the order of the inputs, and nil if there are none.
func (r Report) Err(found Problems) error {
	if len(found) == 0 {
		return nil
	}
	details := make([]perrors.InputPropertyErrorDetails, len(found))
	for i, one := range r.inOrder(found) {
		details[i] = perrors.InputPropertyErrorDetails{PropertyPath: one.Path, Reason: one.Reason}
	}
	return inputs.Error(r.Component, r.Consequence, details)
}

// Warnings are problems as the engine shows them, in the order of the inputs.
func (r Report) Warnings(found Problems) []inputs.Warning {
	warnings := make([]inputs.Warning, len(found))
	for i, one := range r.inOrder(found) {
		warnings[i] = inputs.Warning{Path: one.Path, Reason: one.Reason, Rule: one.Rule.Name}
	}
	return warnings
}

func (r Report) inOrder(found Problems) Problems {
	return inputs.InOrder(found, func(one Problem) string { return one.Path }, r.Order)
}

// shortestSecret is the length from which a message does not contain a text by chance.
const shortestSecret = 8

// Redact takes the secrets out of problems. A message that may quote a secret, or hint at one, is replaced by the
// sentence of its rule. The path of a secret is spelled so that the engine does not quote the value there. A credential
// that was passed to another input by mistake is not shown either.
func (r Report) Redact(found Problems) Problems {
	redacted := make(Problems, len(found))
	for i, one := range found {
		redacted[i] = r.redact(one)
	}
	return redacted
}

func (r Report) redact(one Problem) Problem {
	if r.Credentials != nil {
		for from, secret := range r.Credentials {
			if secret.Known && len(secret.Value) >= shortestSecret &&
				containsSecret(one.Path+one.Reason, secret.Value) {
				one.Path = inputs.SecretPath(inputs.Root(one.Path))
				one.Reason = fmt.Sprintf("holds the value of %s, so it is not shown: put something else there", from)
			}
		}
	}
	input := inputs.Root(one.Path)
	read := one.Rule.Quotes
	if read == nil {
		read = slices.Concat([]string{input}, one.Rule.Needs, one.Rule.Reads)
	}
	isSecret := func(input string) bool {
		return r.Secrets[inputs.Root(input)] && !slices.Contains(r.NeverQuoted, inputs.Root(input))
	}
	if secret := slices.IndexFunc(read, isSecret); secret >= 0 && one.Rule.Holds != "" {
		one.Reason = inputs.Withheld(inputs.Root(read[secret]), one.Rule.Holds)
		if one.Rule.Silence != "" {
			one.Reason += " To silence this: " + strings.ReplaceAll(one.Rule.Silence, "`", "") + "."
		}
		if slices.Contains(r.Maps, input) {
			one.Path = input // the keys may be what is secret
		}
	}
	if r.Secrets.Touch(one.Path) || r.Private != nil && r.Private(one.Path) {
		one.Path = inputs.SecretPath(one.Path)
	}
	return one
}

// containsSecret says whether a text contains a secret, in any case, or as a message quotes it: with escapes, and cut
// short.
func containsSecret(text, secret string) bool {
	secret = strings.TrimSpace(secret)
	quoted, _, _ := strings.Cut(spelling.Quote(secret), `"…`)
	text = strings.ToLower(text)
	return strings.Contains(text, strings.ToLower(secret)) ||
		strings.Contains(text, strings.ToLower(strings.Trim(quoted, `"`)))
}
