package discovery

import (
	"reflect"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// reportOf says how problems with the inputs of a component are reported.
func reportOf[A any](in *inputs.Resolver, component string) check.Report {
	return check.Report{
		Component: component, Consequence: "nothing was changed", Order: inputs.Properties(reflect.TypeFor[A]()),
		Secrets: in.Secrets,
		Maps:    []string{"environment", "labels", "annotations"},
	}
}

// settle ends the checks of a component: with an error that holds every problem, or with what is unwise.
func settle(in *inputs.Resolver, told check.Report, refused, unwise check.Problems) ([]inputs.Warning, error) {
	if in.Err != nil {
		return nil, in.Err
	}
	if err := told.Err(told.Redact(slices.Concat(check.Refused(in), refused))); err != nil {
		return nil, err
	}
	return told.Warnings(told.Redact(unwise)), nil
}

// withExamples are the rules of a component with all their examples, short and long.
func withExamples(tables ...[]check.Doc) func() []check.Doc {
	return func() []check.Doc {
		rules := slices.Concat(tables...)
		for i, rule := range rules {
			rules[i].Example = example(rule.Name, rule.Example)
		}
		return rules
	}
}

// example is the example of a rule: the long one if there is one, and otherwise the short one.
func example(rule, short string) string {
	if long, ok := longExamples[rule]; ok {
		return long()
	}
	return short
}
