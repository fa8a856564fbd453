package network

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// setFormerRoles notes the roles that the first version of this package gave the rules. With such a role as an alias,
// the engine keeps a rule of that version. Otherwise it would create the rule a second time, which EC2 refuses.
func setFormerRoles(rules []IngressRule, ingress *Ingress) {
	current := map[string]bool{}
	for _, rule := range rules {
		current[rule.role] = true
	}
	taken := map[string]bool{}
	at := 0
	for _, input := range ingress.sources() {
		for i, source := range input.Elements {
			base := input.role + "-" + formerKey(i, source)
			role := base
			for n := 2; taken[role]; n++ {
				role = fmt.Sprintf("%s-%d", base, n)
			}
			taken[role] = true
			if !current[role] {
				rules[at].former = role
			}
			at++
		}
	}
}

// longestFormerKey is the longest name of resources that named a source. With a longer one its place did.
const longestFormerKey = 60

// formerKey is how the first version of this package named a source: by its value where the program stated it, else by
// the resources that it came from, else by its place in the list.
func formerKey(i int, source inputs.Setting[string]) string {
	isOfThisStack := func(urn resource.URN) bool { return urn.Type() != "pulumi:pulumi:StackReference" }
	if source.Known && !source.Secret && !slices.ContainsFunc(source.Resources, isOfThisStack) {
		return strings.NewReplacer("/", "-", ":", "_").Replace(source.Value)
	}
	var names []string
	for _, urn := range source.Resources {
		names = append(names, urn.Name())
	}
	slices.Sort(names)
	if key := strings.Join(slices.Compact(names), "-"); key != "" && len(key) <= longestFormerKey {
		return key
	}
	return fmt.Sprint(i)
}
