package discovery

import (
	"reflect"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// reportOf is how problems with the inputs of a component are told.
func reportOf[A any](in *inputs.Resolver, component string) check.Report {
	return check.Report{
		Component: component, Consequence: "nothing was changed", Order: inputs.Properties(reflect.TypeFor[A]()), Secrets: in.Secrets,
		Maps: []string{"environment", "labels", "annotations"},
	}
}

// settle is the end of checking: an error that holds every problem, or what is unwise.
func settle(in *inputs.Resolver, told check.Report, refused, unwise check.Problems) ([]inputs.Warning, error) {
	if in.Err != nil {
		return nil, in.Err
	}
	if err := told.Err(told.Redact(slices.Concat(check.Refused(in), refused))); err != nil {
		return nil, err
	}
	return told.Warnings(told.Redact(unwise)), nil
}

// Checked is a component and what its inputs are held against.
type Checked struct {
	// Token is the type of the component.
	Token string
	// Sound are inputs, in YAML, of which nothing is wrong or unwise. The examples of the rules are changes of them.
	Sound string
	Rules []check.Doc
}

// All are the components of this package, with the examples of all rules.
func All() []Checked {
	all := []Checked{kubernetesChecked(), dnsChecked()}
	for _, component := range all {
		for i, rule := range component.Rules {
			component.Rules[i].Example = example(rule.Name, rule.Example)
		}
	}
	return all
}

// example is that of a rule, which has the short one or none.
func example(rule, short string) string {
	if long, ok := longExamples[rule]; ok {
		return long()
	}
	return short
}
