package network

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// setFormerRoles gives rules the roles that the first deployments had for them, so that a rule of such a deployment is
// taken over instead of being created beside itself, which EC2 refuses.
func setFormerRoles(rules []IngressRule, r *Plan) {
	current := map[string]bool{}
	for _, rule := range rules {
		current[rule.role] = true
	}
	taken := map[string]bool{}
	at := 0
	for _, allowed := range r.allowedSources() {
		for i, source := range allowed.Elements {
			base := allowed.role + "-" + formerKey(i, source)
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

// longestFormerKey is from where on a source was named by its place.
const longestFormerKey = 60

// formerKey named a source by the resources that it came from, where the program did not state it outright.
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
