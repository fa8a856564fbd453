package network

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// The ids of two security groups.
const group1, group2 = "sg-0aaaaaaaaaaaaaaa1", "sg-0aaaaaaaaaaaaaaa2"

func securityGroupURN(name string) resource.URN {
	return resource.URN("urn:pulumi:stack::project::aws:ec2/securityGroup:SecurityGroup::" + name)
}

// comes is a source of a value, from resources of the program.
func comes(value string, urns ...resource.URN) inputs.Setting[string] {
	return inputs.Setting[string]{Value: value, Known: true, Given: true, Resources: urns}
}

func hidden(source inputs.Setting[string]) inputs.Setting[string] {
	source.Secret = true
	return source
}

func listed(sources ...inputs.Setting[string]) inputs.List {
	return inputs.List{Elements: sources, Counted: true, Given: true}
}

func roles(rules []IngressRule) []string {
	all := make([]string, len(rules))
	for i, rule := range rules {
		all[i] = rule.role
	}
	return all
}

// The name of a rule is its source's value, and nothing of where that comes from.
func TestRuleNames(t *testing.T) {
	t.Parallel()
	rules := ingressRules(&Ingress{
		identity: &identity.Plan{Name: "sessions"}, AllowSelf: true,
		AllowedBlocks: listed(comes("10.0.0.0/16", securityGroupURN("vpc")), comes("2001:db8::/32"),
			hidden(comes("192.0.2.7/32"))),
		AllowedPrefixLists: listed(comes("pl-0123abcd")),
		AllowedGroups: listed(comes(group1, securityGroupURN("app")), comes("123456789012/"+group2),
			inputs.Setting[string]{Resources: []resource.URN{securityGroupURN("new")}}),
	})
	assert.Equal(t, []string{
		"ingress-cidr-10.0.0.0-16",
		"ingress-cidr-2001_db8__-32",
		"ingress-cidr-secret-9813", // does not show what it is
		"ingress-group-" + group1,
		"ingress-group-" + group2, // the same group for EC2, with its account and without
		"ingress-group-2",         // not known yet
		"ingress-prefix-list-pl-0123abcd",
		"ingress-self",
	}, roles(rules))
}

// Secrets whose marks are the same by chance are told apart whatever their order.
func TestSecretSourcesOfOneMark(t *testing.T) {
	t.Parallel()
	marks := map[string]string{}
	var one, other string
	for i := 0; other == ""; i++ {
		block := fmt.Sprintf("10.%d.%d.0/24", i/256, i%256)
		key := sourceKey(0, "sessions", hidden(comes(block)))
		if first, taken := marks[key]; taken {
			one, other = first, block
		}
		marks[key] = block
	}
	named := func(blocks ...string) map[string]string {
		var sources []inputs.Setting[string]
		for _, block := range blocks {
			sources = append(sources, hidden(comes(block)))
		}
		return rolesBySource(ingressRules(&Ingress{
			identity:      &identity.Plan{Name: "sessions"},
			AllowedBlocks: listed(sources...),
		}))
	}
	assert.Len(t, named(one, other), 2)
	assert.NotEqual(t, named(one, other)[one], named(one, other)[other])
	assert.Equal(t, named(one, other), named(other, one))
}

func rolesBySource(rules []IngressRule) map[string]string {
	by := map[string]string{}
	for _, rule := range rules {
		by[rule.source.Value] = rule.role
	}
	return by
}

// Whatever a program renames, wraps or puts into another order without changing a value, each source keeps its rule;
// and a source that is added or taken out leaves those of the others alone.
func TestNoRenamingChangesARule(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string, value func(n int) string) []string {
			numbers := rapid.SliceOfNDistinct(rapid.IntRange(0, 255), 0, 6, rapid.ID[int]).Draw(t, label)
			values := make([]string, len(numbers))
			for i, n := range numbers {
				values[i] = value(n)
			}
			return values
		}
		blocks := draw("blocks", func(n int) string { return fmt.Sprintf("10.%d.0.0/16", n) })
		groups := draw("groups", func(n int) string { return fmt.Sprintf("sg-%017x", n) })
		lists := draw("prefix lists", func(n int) string { return fmt.Sprintf("pl-%08x", n) })
		secret := rapid.SampledFrom(append([]string{""}, blocks...)).Draw(t, "secret")
		// written is one way to write a program with these sources.
		written := func(label string, values []string) inputs.List {
			var sources []inputs.Setting[string]
			for _, value := range rapid.Permutation(values).Draw(t, label) {
				source := comes(value)
				for _, name := range rapid.SliceOfN(rapid.SampledFrom([]string{
					"app", "web", "vpc", strings.Repeat("x", 70),
				}), 0, 3).Draw(t, "from") {
					source.Resources = append(source.Resources, securityGroupURN(name))
				}
				source.Secret = value == secret
				sources = append(sources, source)
			}
			return listed(sources...)
		}
		program := func(label string, groups []string) map[string]string {
			return rolesBySource(ingressRules(&Ingress{
				identity:      &identity.Plan{Name: "sessions"},
				AllowedBlocks: written(label+" blocks", blocks), AllowedGroups: written(label+" groups", groups),
				AllowedPrefixLists: written(label+" lists", lists),
			}))
		}
		before := program("before", groups)
		assert.Len(t, before, len(blocks)+len(groups)+len(lists))
		assert.Equal(t, before, program("after", groups))
		if len(groups) > 0 {
			fewer := program("fewer", groups[1:])
			delete(before, groups[0])
			assert.Equal(t, before, fewer)
		}
	})
}

// A preview that does not know a source takes the rule that no other source claims for its own.
func TestUnknownSourcesClaimRulesOfBefore(t *testing.T) {
	t.Parallel()
	later := inputs.Setting[string]{}
	was := func(i Ingress) []IngressRule {
		i.identity = &identity.Plan{Name: "sessions"}
		return ingressRules(&i)
	}
	then := was(Ingress{
		AllowedBlocks: listed(comes("10.0.0.0/16"), comes("2001:db8::/32")),
		AllowedGroups: listed(comes(group1), comes(group2)),
	})
	now := was(Ingress{
		AllowedBlocks:      listed(later, comes("10.0.0.0/16"), later),
		AllowedGroups:      listed(comes(group2), later, later),
		AllowSelf:          true,
		AllowedPrefixLists: listed(later),
	})
	claimed := claimRules(now, then)
	assert.Equal(t, []string{
		"ingress-cidr-2001_db8__-32", "ingress-cidr-10.0.0.0-16", "ingress-cidr-2",
		"ingress-group-" + group2, "ingress-group-" + group1, "ingress-group-2", "ingress-prefix-list-0", "ingress-self",
	}, roles(claimed))
	assert.Equal(t, sourceIPv6, claimed[0].kind, "sent as what it was")
	assert.Equal(t, sourceUnknownBlock, claimed[2].kind)
	assert.Equal(t, "ingress-cidr-0", now[0].role, "the plan of the program is left alone")
}

// Rules of the first deployments are called after the resources that their sources come from; they are taken over.
func TestFormerRuleNames(t *testing.T) {
	t.Parallel()
	const infra resource.URN = "urn:pulumi:stack::project::pulumi:pulumi:StackReference::infra"
	from := func(n int, urns ...resource.URN) inputs.Setting[string] {
		return comes(fmt.Sprintf("sg-%08x", n), urns...)
	}
	rules := ingressRules(&Ingress{identity: &identity.Plan{Name: "sessions"}, AllowedGroups: listed(
		from(1), from(2, infra), from(3, securityGroupURN("app")), from(4, securityGroupURN("app")),
		from(5, securityGroupURN("app-2")),
		from(6, securityGroupURN("b"), securityGroupURN("a")), from(7, securityGroupURN(strings.Repeat("x", 100))),
		hidden(from(8)),
		from(9, securityGroupURN("sg-00000001")),
	)})
	var former []string
	for _, rule := range rules {
		former = append(former, rule.former)
	}
	assert.Equal(t, []string{
		"", "", // by the value already: stated by the program, or of another stack
		"ingress-group-app", "ingress-group-app-2", "ingress-group-app-2-2", // of one resource, and of one whose name is taken
		"ingress-group-a-b", "ingress-group-6", "ingress-group-7", // of two, of one whose name is too long, and a secret
		"ingress-group-sg-00000001-2", // the name of another's rule is not taken from it
	}, former)
}
