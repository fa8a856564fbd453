package discovery

import (
	"fmt"
	"reflect"
	"slices"

	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
)

// rule is one thing that has to hold of what P says, or in the case of advice, should.
type rule[P any] struct {
	// The documentation of the rule. The inputs of its example are put over those of [Sound].
	rediscluster.Rule
	// needs are inputs that the rule reads. It is skipped where the value of one of them is not known.
	needs []string
	// reads are inputs that it reads as far as they are known.
	reads []string
	check func(P, say)
}

// say tells of a problem at the path of an input.
type say func(path, format string, args ...any)

// problem is one thing that is wrong with the inputs: where, and what to do about it.
type problem struct {
	path, reason string
	// rule documents the one that is broken; it is the zero Rule where a value is not even of the input's type.
	rule rediscluster.Rule
	// read are the inputs that the rule has read.
	read []string
}

type problems []problem

// broken is everything in a plan that breaks a rule of the table.
func broken[P any](in *inputs.Resolver, plan P, rules []rule[P]) problems {
	var found problems
	for _, r := range rules {
		if slices.ContainsFunc(r.needs, in.Unknown.Cover) {
			continue
		}
		r.check(plan, func(path, format string, args ...any) {
			found = append(found, problem{path, fmt.Sprintf(format, args...), r.Rule, slices.Concat([]string{inputs.Root(path)}, r.needs, r.reads)})
		})
	}
	return found
}

// told are the problems as the engine is told of them: in the order of the inputs in the arguments, and without secrets. Of a
// secret the path is spelled so that the engine does not quote what stands there, and the rule itself takes the place of what
// it said.
func told(in *inputs.Resolver, found problems, args reflect.Type) problems {
	found = inputs.InOrder(found, func(one problem) string { return one.path }, inputs.Properties(args))
	for i := range found {
		one := &found[i]
		if i := slices.IndexFunc(one.read, func(input string) bool { return in.Secrets[input] }); i >= 0 && one.rule.Holds != "" {
			one.path = inputs.SecretPath(inputs.Root(one.path))
			one.reason = inputs.Withheld(one.read[i], one.rule.Holds)
		}
	}
	return found
}

// settle is the end of checking: an error that holds every problem, or what is unwise.
func settle(in *inputs.Resolver, component string, args reflect.Type, refused, unwise problems) ([]inputs.Warning, error) {
	if in.Err != nil {
		return nil, in.Err
	}
	var found problems
	for _, one := range in.Found {
		found = append(found, problem{path: one.PropertyPath, reason: one.Reason})
	}
	var details []perrors.InputPropertyErrorDetails
	for _, one := range told(in, append(found, refused...), args) {
		details = append(details, perrors.InputPropertyErrorDetails{PropertyPath: one.path, Reason: one.reason})
	}
	if len(details) > 0 {
		return nil, inputs.Error(component, "nothing was changed", details)
	}
	var warnings []inputs.Warning
	for _, one := range told(in, unwise, args) {
		warnings = append(warnings, inputs.Warning{Path: one.path, Reason: one.reason, Rule: one.rule.Name})
	}
	return warnings, nil
}

// acceptance is held against the warnings that the program accepts.
var acceptance = []rule[rediscluster.Accepted]{{
	Rule:  rediscluster.AcceptedWarning,
	needs: []string{rediscluster.AcceptedWarning.Input},
	check: func(accepted rediscluster.Accepted, say say) { accepted.Check(say) },
}}

// documents are the rules of a table for the documentation of the checks.
func documents[P any](rules ...rule[P]) []rediscluster.Rule {
	var documented []rediscluster.Rule
	for _, r := range rules {
		documented = append(documented, r.Rule)
	}
	return documented
}

// Checked is a component and what its inputs are held against.
type Checked struct {
	// Token is the type of the component.
	Token string
	// Sound are inputs, in YAML, of which nothing is wrong or unwise. The examples of the rules are changes of them.
	Sound string
	Rules []rediscluster.Rule
}

// All are the components of this package.
func All() []Checked { return []Checked{kubernetesChecked(), dnsChecked()} }
