package discovery

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// secretMaps are the inputs whose keys are as secret as their values.
var secretMaps = []string{"environment", "labels", "annotations"}

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
