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
	// Rule is the one that is broken; the zero Doc where a value is not even of the input's type.
	Rule Doc
}

// Problems are all that is wrong, or unwise.
type Problems []Problem

func problem(rule Doc, path, format string, args ...any) Problem {
	return Problem{Path: path, Reason: fmt.Sprintf(format, args...), Rule: rule}
}

// Refused are the problems that were found before the inputs were values of Go.
func Refused(in *inputs.Resolver) Problems {
	var found Problems
	for _, one := range in.Found {
		found = append(found, Problem{Path: one.PropertyPath, Reason: one.Reason})
	}
	return found
}

// Report is how problems are told: whose they are, in which order, and what of the inputs must not be shown.
type Report struct {
	// Component is the name of the component, in messages.
	Component string
	// Consequence is what the problems lead to.
	Consequence string
	// Order is the place of each input in the documentation.
	Order map[string]int
	// Secrets are the inputs of which the value, or a part of it, is a secret.
	Secrets inputs.Paths
	// Maps are inputs whose keys are as secret as their values.
	Maps []string
	// NeverQuoted are secrets that no rule quotes, so that what rules say of them is told in full.
	NeverQuoted []string
	// Credentials are what clients log in with, by where they come from; nil where there are none.
	Credentials iter.Seq2[string, inputs.Setting[string]]
	// Private says of a path whether a credential may stand there by mistake; nil where none may.
	Private func(path string) bool
}

// Err is nil where there are no problems, and otherwise one error that holds them all, in the order of the inputs.
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

// Warnings are what rules of advice have found, as the engine is told of it.
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

// shortestSecret is the length from which a text that stands in another one does not stand there by chance.
const shortestSecret = 8

// Redact takes the secrets out of problems. Of an input that is one, the path is spelled so that the engine does not
// quote what stands there. Where a rule has read a secret, the rule itself takes the place of what it said, which
// quotes or hints at values. A credential that was put into another input by mistake is hidden there as well.
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

// containsSecret says whether a text holds a secret: as it is, in lower case, or as messages quote it, with escapes and
// no more than its beginning.
func containsSecret(text, secret string) bool {
	secret = strings.TrimSpace(secret)
	quoted, _, _ := strings.Cut(spelling.Quote(secret), `"…`)
	text = strings.ToLower(text)
	return strings.Contains(text, strings.ToLower(secret)) ||
		strings.Contains(text, strings.ToLower(strings.Trim(quoted, `"`)))
}
