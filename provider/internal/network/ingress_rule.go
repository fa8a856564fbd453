package network

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// IngressRule is one source that may connect.
type IngressRule struct {
	// role is the end of the resource's name. It follows from the value of the source, so that a source keeps its rule
	// when the program lists it in another place, or renames the resource that it comes from. Under another name the
	// rule would be created a second time, which EC2 refuses while the first one is there.
	role string
	// former is the role that an earlier version of this package gave the rule; empty where it is the same.
	former string
	kind   sourceKind
	source inputs.Setting[string]
}

// sourceKind is which property of a rule carries the source.
type sourceKind int

const (
	sourceGroup sourceKind = iota
	// sourceSelf is the group that the rule is in.
	sourceSelf
	sourcePrefixList
	sourceIPv4
	sourceIPv6
	// sourceUnknownBlock is a CIDR block that a preview does not know yet. It will be of IPv4 or IPv6.
	sourceUnknownBlock
)

// mayBe says whether a source of one kind may turn out to be of the other.
func (k sourceKind) mayBe(other sourceKind) bool {
	return k == other || k == sourceUnknownBlock && (other == sourceIPv4 || other == sourceIPv6)
}

// sourceDescriptions say in AWS's console who may connect by a rule. They do not name the source, which the console
// shows anyway: EC2 would have to change the rule for another description.
var sourceDescriptions = map[sourceKind]string{
	sourceGroup:        "Redis clients in a security group",
	sourceSelf:         "Redis clients in this security group",
	sourcePrefixList:   "Redis clients in a prefix list",
	sourceIPv4:         "Redis clients in a CIDR block",
	sourceIPv6:         "Redis clients in a CIDR block",
	sourceUnknownBlock: "Redis clients in a CIDR block",
}

// ingressRules are a rule for each source, in the order of the inputs and of the program's lists.
func ingressRules(ingress *Ingress) []IngressRule {
	var rules []IngressRule
	for _, input := range ingress.sources() {
		ofInput := make([]IngressRule, len(input.Elements))
		for i, source := range input.Elements {
			ofInput[i] = IngressRule{
				role:   input.role + "-" + sourceKey(i, ingress.identity.Name, source),
				kind:   input.kind(source),
				source: source,
			}
		}
		tellApart(ofInput)
		rules = append(rules, ofInput...)
	}
	if ingress.AllowSelf {
		rules = append(rules, IngressRule{role: "ingress-self", kind: sourceSelf})
	}
	setFormerRoles(rules, ingress)
	return rules
}

// kindOf is for an input whose sources are all of one kind.
func kindOf(kind sourceKind) func(inputs.Setting[string]) sourceKind {
	return func(inputs.Setting[string]) sourceKind { return kind }
}

func blockKind(block inputs.Setting[string]) sourceKind {
	if !block.Known {
		return sourceUnknownBlock
	}
	if p, err := netip.ParsePrefix(block.Value); err == nil && p.Addr().Is6() {
		return sourceIPv6
	}
	return sourceIPv4
}

// sourceKey names a source by its value. A preview that does not know the value names it by its place in the list,
// until it knows the last deployment (see claimRules).
func sourceKey(i int, cluster string, source inputs.Setting[string]) string {
	value := source.Value
	if id, err := aws.ParseSecurityGroupID(value); err == nil {
		id.Account = "" // the same group for EC2, with its account and without
		value = id.String()
	}
	switch {
	case !source.Known:
		return fmt.Sprint(i)
	case source.Secret:
		// Two bytes of a hash tell the secrets of one cluster apart, and do not tell what they are.
		sum := sha256.Sum256([]byte(cluster + " " + value))
		return fmt.Sprintf("secret-%x", sum[:2])
	}
	return strings.NewReplacer("/", "-", ":", "_").Replace(value)
}

// tellApart numbers rules whose roles are the same by chance, in the order of their values.
func tellApart(rules []IngressRule) {
	byValue := make([]*IngressRule, len(rules))
	for i := range rules {
		byValue[i] = &rules[i]
	}
	slices.SortStableFunc(byValue, func(a, b *IngressRule) int { return cmp.Compare(a.source.Value, b.source.Value) })
	taken := map[string]int{}
	for _, rule := range byValue {
		taken[rule.role]++
		if n := taken[rule.role]; n > 1 {
			rule.role = fmt.Sprintf("%s-%d", rule.role, n)
		}
	}
}

// claimRules finds names for rules whose sources a preview does not know yet. Such a rule takes the role of a rule of
// the last deployment that no known source has. So the preview shows a rule that may change, instead of a new rule and
// the deletion of another.
func claimRules(now, then []IngressRule) []IngressRule {
	claimed := map[string]bool{}
	for _, rule := range now {
		claimed[rule.role] = rule.kind == sourceSelf || rule.source.Known
	}
	now = slices.Clone(now)
	for i := range now {
		if now[i].kind == sourceSelf || now[i].source.Known {
			continue
		}
		free := slices.IndexFunc(then, func(old IngressRule) bool {
			return !claimed[old.role] && now[i].kind.mayBe(old.kind)
		})
		if free >= 0 {
			now[i].role, now[i].kind = then[free].role, then[free].kind
			claimed[now[i].role] = true
		}
	}
	return now
}
