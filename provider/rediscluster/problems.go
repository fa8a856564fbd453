package rediscluster

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"

	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
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

// inOrder are the problems in the order of the inputs in the documentation.
func (p problems) inOrder() problems {
	return inputs.InOrder(p, func(one problem) string { return one.path }, inputOrder())
}

// details are the problems as the engine is told of them.
func (p problems) details() []perrors.InputPropertyErrorDetails {
	details := make([]perrors.InputPropertyErrorDetails, len(p))
	for i, one := range p.inOrder() {
		details[i] = perrors.InputPropertyErrorDetails{PropertyPath: one.path, Reason: one.reason}
	}
	return details
}

// warnings are what rules of advice have found, as the engine is told of it.
func (p problems) warnings() []inputs.Warning {
	warnings := make([]inputs.Warning, len(p))
	for i, one := range p.inOrder() {
		warnings[i] = inputs.Warning{Path: one.path, Reason: one.reason, Rule: one.rule.Name}
	}
	return warnings
}

// err is nil where there are no problems, and otherwise one error that holds them all, in the order of the inputs.
func (p problems) err() error {
	if len(p) == 0 {
		return nil
	}
	return inputs.Error("RedisCluster", "nothing of the cluster was changed", p.details())
}

// Problems are the problems with the inputs that an error of [New] holds, by the path of the input.
func Problems(err error) []perrors.InputPropertyErrorDetails { return inputs.Problems(err) }

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
			if secret.Known && len(secret.Value) >= shortestSecret && shows(one.path+one.reason, secret.Value) {
				one.path, one.reason = inputs.SecretPath(inputs.Root(one.path)), fmt.Sprintf("holds the value of %s, so it is not shown: put something else there", from)
			}
		}
		input := inputs.Root(one.path)
		read := one.rule.quotes
		if read == nil {
			read = slices.Concat([]string{input}, one.rule.needs, one.rule.reads)
		}
		isSecret := func(input string) bool { return r.secrets[inputs.Root(input)] && inputs.Root(input) != "authToken" }
		if secret := slices.IndexFunc(read, isSecret); secret >= 0 && one.rule.Holds != "" {
			one.reason = inputs.Withheld(inputs.Root(read[secret]), one.rule.Holds)
			if one.rule.Silence != "" {
				one.reason += " To silence this: " + strings.ReplaceAll(one.rule.Silence, "`", "") + "."
			}
			if input == "tags" || input == "parameters" {
				one.path = input // the keys may be what is secret
			}
		}
		if r.secrets.Touch(one.path) || holdsPassword(one.path) {
			one.path = inputs.SecretPath(one.path)
		}
		hidden[i] = one
	}
	return hidden
}

// credentials are what clients log in with, by where they come from.
func (r *request) credentials() iter.Seq2[string, inputs.Setting[string]] {
	return func(yield func(string, inputs.Setting[string]) bool) {
		if !yield("authToken", r.authToken) {
			return
		}
		for _, u := range r.users {
			for i, password := range u.passwords.Elements {
				if !yield(inputs.Element(u.path+".passwords", i), password) {
					return
				}
			}
		}
	}
}

// shows says whether a text holds a secret: as it is, in lower case, or as messages quote it, with escapes and no more than its beginning.
func shows(text, secret string) bool {
	secret = strings.TrimSpace(secret)
	quoted, _, _ := strings.Cut(spelling.Quote(secret), `"…`)
	text = strings.ToLower(text)
	return strings.Contains(text, strings.ToLower(secret)) || strings.Contains(text, strings.ToLower(strings.Trim(quoted, `"`)))
}

// openUserFields are those of a user in which no password belongs. The rest may hold one by mistake: an access string, or a field under a
// name of its own.
var openUserFields = regexp.MustCompile(`^users\[\d+\]\.(name|userId|iam)$`)

// holdsPassword says whether a password may stand at a path, or in what stands there.
func holdsPassword(path string) bool {
	return inputs.Root(path) == "users" && !openUserFields.MatchString(path)
}
