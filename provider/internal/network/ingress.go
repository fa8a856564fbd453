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
	// role is the end of the resource's name. It follows from the source's value alone: EC2 refuses a second rule that
	// says the same while the first one is there, so a source that stays must keep its rule, whatever the program calls
	// the resources that it comes from, and in whatever order it lists them.
	role string
	// former is the role that an earlier version gave the rule, by the resources that the source comes from; empty
	// where it is the same.
	former string
	kind   sourceKind
	source inputs.Setting[string]
}

// sourceKind is which property of a rule carries the source.
type sourceKind int

const (
	group sourceKind = iota
	// self is the group that the rule is in.
	self
	prefixList
	ipv4
	ipv6
	// unknownBlock is a CIDR block that a preview does not know yet: it will be one of the two.
	unknownBlock
)

// sourceDescriptions say in the console who a rule allows. They are constant: the source stands beside them, and EC2
// would have to change a rule to describe it anew.
var sourceDescriptions = map[sourceKind]string{
	group:        "Redis clients in a security group",
	self:         "Redis clients in this security group",
	prefixList:   "Redis clients in a prefix list",
	ipv4:         "Redis clients in a CIDR block",
	ipv6:         "Redis clients in a CIDR block",
	unknownBlock: "Redis clients in a CIDR block",
}

// ingressRules are a rule for each source, in the order of the program.
func ingressRules(r *Plan) []IngressRule {
	var rules []IngressRule
	for _, allowed := range r.allowedSources() {
		ofInput := make([]IngressRule, len(allowed.Elements))
		for i, source := range allowed.Elements {
			ofInput[i] = IngressRule{
				role:   allowed.role + "-" + sourceKey(i, r.identity.Name, source),
				kind:   allowed.kind(source),
				source: source,
			}
		}
		tellApart(ofInput)
		rules = append(rules, ofInput...)
	}
	if r.AllowSelf {
		rules = append(rules, IngressRule{role: "ingress-self", kind: self})
	}
	setFormerRoles(rules, r)
	return rules
}

// allowed is an input of sources that may connect.
type allowed struct {
	input string
	inputs.List
	// role begins the roles of its rules.
	role string
	kind func(inputs.Setting[string]) sourceKind
}

// allowedSources are the inputs of sources that may connect, but for the group itself.
func (p *Plan) allowedSources() []allowed {
	return []allowed{
		{"allowConnectionsFromCidrBlocks", p.AllowedBlocks, "ingress-cidr", blockKind},
		{"allowConnectionsFromSecurityGroups", p.AllowedGroups, "ingress-group", kindOf(group)},
		{"allowConnectionsFromPrefixLists", p.AllowedPrefixLists, "ingress-prefix-list", kindOf(prefixList)},
	}
}

// kindOf is the kind of sources that are all of one.
func kindOf(kind sourceKind) func(inputs.Setting[string]) sourceKind {
	return func(inputs.Setting[string]) sourceKind { return kind }
}

func blockKind(block inputs.Setting[string]) sourceKind {
	if !block.Known {
		return unknownBlock
	}
	if p, err := netip.ParsePrefix(block.Value); err == nil && p.Addr().Is6() {
		return ipv6
	}
	return ipv4
}

// sourceKey names a source by its value. In a preview that does not know the value, its place in the list has to do
// until the last deployment is known (see claimRules).
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

// claimRules gives the rules whose sources a preview does not know the roles of those of the last deployment that no
// source claims. So the preview shows rules that may change, and not new ones beside the deletion of others.
func claimRules(now, then []IngressRule) []IngressRule {
	claimed := map[string]bool{}
	for _, rule := range now {
		claimed[rule.role] = rule.kind == self || rule.source.Known
	}
	now = slices.Clone(now)
	for i := range now {
		if now[i].kind == self || now[i].source.Known {
			continue
		}
		free := slices.IndexFunc(then, func(old IngressRule) bool {
			return !claimed[old.role] &&
				(old.kind == now[i].kind || now[i].kind == unknownBlock && (old.kind == ipv4 || old.kind == ipv6))
		})
		if free >= 0 {
			now[i].role, now[i].kind = then[free].role, then[free].kind
			claimed[now[i].role] = true
		}
	}
	return now
}
