// Package check runs rules: about the inputs of a component, about changes of them, and about what runs. A rule carries
// its documentation, its example and its source. The package does not know what the inputs mean.
package check

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Rule is one thing that must hold of a subject S, or, if the rule is advice, should hold. The subject is a plan, a
// [Change] from one plan to another, or a plan with what is [Running].
type Rule[S any] struct {
	// Name of the rule, in the documentation, in warnings and in tests.
	Name string
	// Input is the input that the rule is about. A rule about several reports its problems at this one.
	Input string
	// Holds is the rule as a sentence.
	Holds string
	// Example are inputs in YAML that break this rule and no other. They go over the inputs of a component with nothing
	// wrong about it.
	Example string
	// Before are the inputs before the change to Example, for a rule about changes.
	Before string
	// Beside are the names of advice that every example of this advice breaks too.
	Beside []string
	// Region is where the component of Example is; empty for the region of all other examples.
	Region string
	// Runs are the ids of the nodes that run in Example, where AWS has changed them since Before.
	Runs []string
	// Source is where AWS says so.
	Source string
	// StricterThanAWS says why the rule refuses what AWS would accept; empty if AWS refuses it too.
	StricterThanAWS string
	// Silence says how to silence the warning; empty if the rule is no advice.
	Silence string
	// Lasting says why a program cannot accept the warning; empty if it can.
	Lasting string
	// Late marks a rule about changes that runs when the engine is about to update a child, and compares with the
	// child.
	Late bool
	// Anyway marks a rule about changes that also holds if the change replaces what runs. Other rules do not: what AWS
	// would do to the old one does not matter then.
	Anyway bool

	// Needs are the inputs that the rule reads. The rule is skipped while the value of one is not known: in a preview,
	// or because the value is of a wrong type, which is reported already.
	Needs []string
	// Reads are further inputs. The rule runs without them, and reads the ones that are known.
	Reads []string
	// Quotes are the inputs whose values the message may show; nil for all of Needs and Reads. The message is redacted
	// only if one of these is a secret.
	Quotes []string
	// Check reports what is wrong.
	Check func(S, Say)
}

// Say reports a problem at the path of an input.
type Say func(path, format string, args ...any)

// Documented is the subject of a [Doc]: nothing is checked.
type Documented struct{}

// Doc is a rule without its check, for the documentation.
type Doc = Rule[Documented]

// Change is a subject: the plan of the last deployment, and the plan of this run.
type Change[P any] struct{ Was, Now P }

// Running is a subject: a plan, and a resource as it runs.
type Running[P any] struct {
	Now P
	// Property is a property of the resource; empty if the engine does not know it.
	Property func(name string) string
}

// with is a rule about another subject, with the same documentation.
func with[S, T any](r Rule[S], check func(T, Say)) Rule[T] {
	return Rule[T]{
		Name: r.Name, Input: r.Input, Holds: r.Holds, Example: r.Example, Before: r.Before, Beside: r.Beside,
		Region: r.Region, Runs: r.Runs,
		Source: r.Source, StricterThanAWS: r.StricterThanAWS, Silence: r.Silence, Lasting: r.Lasting,
		Late: r.Late, Anyway: r.Anyway,
		Needs: r.Needs, Reads: r.Reads, Quotes: r.Quotes, Check: check,
	}
}

// each lifts rules about a part to rules about the whole.
func each[S, T any](rules []Rule[S], part func(T) S) []Rule[T] {
	lifted := make([]Rule[T], len(rules))
	for i, r := range rules {
		lifted[i] = with(r, func(whole T, say Say) { r.Check(part(whole), say) })
	}
	return lifted
}

// Of lifts rules about a part of a plan to rules about the plan.
func Of[P, W any](rules []Rule[P], part func(W) P) []Rule[W] { return each(rules, part) }

// PartOf is the change of a part of a plan.
func PartOf[P, W any](c Change[W], part func(W) P) Change[P] {
	return Change[P]{part(c.Was), part(c.Now)}
}

// OfChange lifts rules about changes of a part to rules about changes of the plan.
func OfChange[P, W any](rules []Rule[Change[P]], part func(W) P) []Rule[Change[W]] {
	return each(rules, func(c Change[W]) Change[P] { return PartOf(c, part) })
}

// OfRunning lifts rules about a part, and what runs of it, to rules about the plan.
func OfRunning[P, W any](rules []Rule[Running[P]], part func(W) P) []Rule[Running[W]] {
	return each(rules, func(r Running[W]) Running[P] { return Running[P]{part(r.Now), r.Property} })
}

// Docs are the rules of all tables without their checks.
func Docs[S any](tables ...[]Rule[S]) []Doc {
	var docs []Doc
	for _, r := range slices.Concat(tables...) {
		docs = append(docs, with(r, func(Documented, Say) {}))
	}
	return docs
}

// Read are the inputs that the rules need or read.
func Read[S any](rules []Rule[S]) (all []string) {
	for _, r := range rules {
		all = append(all, slices.Concat(r.Needs, r.Reads)...)
	}
	return all
}

// Unknown says whether the value of an input is not known.
type Unknown func(input string) bool

// Run returns what breaks a rule of the table. It skips rules whose needs are unknown.
func Run[S any](subject S, unknown Unknown, rules []Rule[S]) Problems {
	var found Problems
	for _, r := range rules {
		if slices.ContainsFunc(r.Needs, unknown) {
			continue
		}
		doc := with(r, func(Documented, Say) {})
		r.Check(subject, func(path, format string, args ...any) {
			found = append(found, problem(doc, path, format, args...))
		})
	}
	return found
}

// InOrder sorts rules by the inputs that they are about.
func InOrder(rules []Doc, order map[string]int) []Doc {
	sorted := slices.Clone(rules)
	slices.SortStableFunc(sorted, func(a, b Doc) int {
		return order[inputs.Root(a.Input)] - order[inputs.Root(b.Input)]
	})
	return sorted
}
