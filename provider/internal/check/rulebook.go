package check

import (
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Rulebook are the rules of a component that is compared with its last deployment, in the order in which problems of
// one input are reported. P is the plan of the component.
type Rulebook[P any] struct {
	// Refusals have to hold, and Advice should. Creation holds of what is created, as new or in place of what runs.
	Refusals, Advice, Creation []Rule[P]
	// Replacements are the changes for which the AWS provider replaces what runs. They are among ChangeWarnings, which
	// say what a change costs; ChangeRefusals stop it.
	Replacements, ChangeRefusals, ChangeWarnings []Rule[Change[P]]
	// Resolver has what is known of the inputs of a plan.
	Resolver func(P) *inputs.Resolver
	// Report says how the problems of a plan are reported.
	Report func(P) Report
}

// Run returns what in a plan breaks a rule of the table.
func (b Rulebook[P]) Run(p P, rules []Rule[P]) Problems {
	return Run(p, b.Resolver(p).Unknown.Cover, rules)
}

// RefusesAlone says whether an input breaks a rule that needs no other input but the ones named besides.
func (b Rulebook[P]) RefusesAlone(p P, input string, besides ...string) bool {
	alone := append([]string{input}, besides...)
	found := b.Run(p, slices.DeleteFunc(slices.Clone(b.Refusals), func(rule Rule[P]) bool {
		return slices.ContainsFunc(rule.Needs, func(need string) bool { return !slices.Contains(alone, need) })
	}))
	return slices.ContainsFunc(found, func(one Problem) bool { return inputs.Root(one.Path) == input })
}

// Settle ends the checks of a plan: with an error that holds every problem, or with what is unwise.
func (b Rulebook[P]) Settle(p P) (unwise Problems, err error) {
	in, report := b.Resolver(p), b.Report(p)
	if in.Err != nil {
		return nil, in.Err
	}
	if err := report.Err(report.Redact(slices.Concat(Refused(in), b.Run(p, b.Refusals)))); err != nil {
		return nil, err
	}
	return report.Redact(b.Run(p, b.Advice)), nil
}

// Unknown says which inputs are not known before or after a change.
func (b Rulebook[P]) Unknown(c Change[P]) Unknown {
	return func(input string) bool {
		return b.Resolver(c.Now).Unknown.Cover(input) || b.Resolver(c.Was).Unknown.Cover(input)
	}
}

// Replaced says whether the AWS provider replaces what runs in a change. What the old one was does then not matter.
func (b Rulebook[P]) Replaced(c Change[P]) bool { return len(Run(c, b.Unknown(c), b.Replacements)) > 0 }

// Refused are the problems that stop a change. A replacement is also a creation.
func (b Rulebook[P]) Refused(c Change[P]) Problems {
	replaced := b.Replaced(c)
	var found Problems
	if replaced {
		found = Run(c.Now, b.Unknown(c), b.Creation)
	}
	return append(found, RunChange(c, replaced, b.Unknown(c), b.ChangeRefusals)...)
}

// Costs are the warnings about a change that AWS accepts.
func (b Rulebook[P]) Costs(c Change[P]) Problems {
	return RunChange(c, b.Replaced(c), b.Unknown(c), b.ChangeWarnings)
}

// ReportOf says how problems of a change are reported. An input that is a secret before or after the change is a secret
// in both.
func (b Rulebook[P]) ReportOf(c Change[P]) Report {
	report := b.Report(c.Now)
	report.Secrets = maps.Clone(report.Secrets)
	maps.Copy(report.Secrets, b.Resolver(c.Was).Secrets)
	return report
}
