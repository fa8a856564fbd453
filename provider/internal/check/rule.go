// Package check is the one engine of rules: what has to hold of the inputs of a component, what a change of them costs,
// and what runs. A rule carries its documentation, its example and its source. The package knows nothing of what the
// inputs mean.
package check

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Rule is one thing that has to hold of a subject S, or in the case of advice, should. The subject is a plan, a
// [Change] from one plan to another, or a plan with what is [Running].
type Rule[S any] struct {
	// Name of the rule, in the documentation, in warnings and in tests.
	Name string
	// Input is the one that the rule is about; where it relates several, the one that its problems are reported at.
	Input string
	// Holds is the rule as a sentence.
	Holds string
	// Example breaks this rule and no other: inputs in YAML, to put over those of a component of which nothing is
	// wrong.
	Example string
	// Before is what runs, as Example is what it becomes, for a rule about changes.
	Before string
	// Beside are pieces of advice that are given with this one, whatever the example.
	Beside []string
	// Region is that of the component of Example; empty where it is the one that all examples have.
	Region string
	// Source is where AWS says so.
	Source string
	// StricterThanAWS says why the rule refuses something that AWS would accept; empty where AWS refuses it as well.
	StricterThanAWS string
	// Silence is what makes a piece of advice go away; empty where the rule is no advice.
	Silence string
	// Lasting says why a piece of advice cannot be accepted for good; empty where a program may accept it.
	Lasting string
	// Late says that a rule about changes is held against what runs, when it is the turn of that to be updated.
	Late bool
	// Anyway says that a rule about changes also holds where the change replaces what runs. What AWS would refuse of
	// the old one, or what it would do to it, does not matter then.
	Anyway bool

	// Needs are the inputs that the rule reads. It is skipped where the value of one of them is not known: in a
	// preview, until the engine runs the program again, or because the value is of a wrong type and was reported
	// already.
	Needs []string
	// Reads are further inputs that the rule reads where they are known.
	Reads []string
	// Quotes are the inputs of which the rule may show the values, where these are fewer than those that it needs and
	// reads: that one of the others is a secret does not keep it from saying what is wrong.
	Quotes []string
	// Check reports what is wrong.
	Check func(S, Say)
}

// Say reports a problem at the path of an input.
type Say func(path, format string, args ...any)

// Documented is the subject of rules of which only the documentation is of interest.
type Documented struct{}

// Doc is a rule as the documentation sees it: without its check.
type Doc = Rule[Documented]

// Change is a subject: what was deployed, and what it is to become.
type Change[P any] struct{ Was, Now P }

// Running is a subject: what a plan asks for, and what runs, by the properties of a resource.
type Running[P any] struct {
	Now P
	// Property is what the engine knows of the resource; empty where it knows nothing.
	Property func(name string) string
}

// with is a rule with another subject.
func with[S, T any](r Rule[S], check func(T, Say)) Rule[T] {
	return Rule[T]{
		Name: r.Name, Input: r.Input, Holds: r.Holds, Example: r.Example, Before: r.Before, Beside: r.Beside,
		Region: r.Region,
		Source: r.Source, StricterThanAWS: r.StricterThanAWS, Silence: r.Silence, Lasting: r.Lasting,
		Late: r.Late, Anyway: r.Anyway,
		Needs: r.Needs, Reads: r.Reads, Quotes: r.Quotes, Check: check,
	}
}

// each are rules with another subject.
func each[S, T any](rules []Rule[S], part func(T) S) []Rule[T] {
	lifted := make([]Rule[T], len(rules))
	for i, r := range rules {
		lifted[i] = with(r, func(whole T, say Say) { r.Check(part(whole), say) })
	}
	return lifted
}

// Of lifts the rules about a part to the whole.
func Of[P, W any](rules []Rule[P], part func(W) P) []Rule[W] { return each(rules, part) }

// PartOf is the change of a part.
func PartOf[P, W any](c Change[W], part func(W) P) Change[P] {
	return Change[P]{part(c.Was), part(c.Now)}
}

// OfChange lifts the rules about changes of a part to changes of the whole.
func OfChange[P, W any](rules []Rule[Change[P]], part func(W) P) []Rule[Change[W]] {
	return each(rules, func(c Change[W]) Change[P] { return PartOf(c, part) })
}

// OfRunning lifts the rules about what runs of a part to the whole.
func OfRunning[P, W any](rules []Rule[Running[P]], part func(W) P) []Rule[Running[W]] {
	return each(rules, func(r Running[W]) Running[P] { return Running[P]{part(r.Now), r.Property} })
}

// Docs are the documentation of rules.
func Docs[S any](tables ...[]Rule[S]) []Doc {
	var docs []Doc
	for _, r := range slices.Concat(tables...) {
		docs = append(docs, with(r, func(Documented, Say) {}))
	}
	return docs
}

// Read are the inputs that rules read.
func Read[S any](rules []Rule[S]) (all []string) {
	for _, r := range rules {
		all = append(all, slices.Concat(r.Needs, r.Reads)...)
	}
	return all
}

// Unknown says of an input whether its value is not known.
type Unknown func(input string) bool

// Run is everything of a subject that breaks a rule of the table.
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

// InOrder are rules in the order of the inputs that they are about.
func InOrder(rules []Doc, order map[string]int) []Doc {
	sorted := slices.Clone(rules)
	slices.SortStableFunc(sorted, func(a, b Doc) int {
		return order[inputs.Root(a.Input)] - order[inputs.Root(b.Input)]
	})
	return sorted
}
