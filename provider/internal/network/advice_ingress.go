package network

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// The shortest prefixes that a private network can have: a block with a shorter one holds public addresses too.
// Source: RFC 1918 (10.0.0.0/8), RFC 4193 (fc00::/7).
const widestPrivateIPv4, widestPrivateIPv6 = 8, 7

// ingressInputs are the inputs that say who may connect.
var ingressInputs = []string{
	"allowConnectionsFromCidrBlocks",
	"allowConnectionsFromPrefixLists",
	"allowConnectionsFromSecurityGroups",
	"additionalSecurityGroupIds",
	"securityGroupIds",
}

// sourceAdvice is about sources that are too wide, and about the lack of any.
var sourceAdvice = []check.Rule[*Ingress]{
	{
		Name: "open-to-all", Input: "allowConnectionsFromCidrBlocks",
		Holds:   "No block is wider than a private network can be.",
		Example: `allowConnectionsFromCidrBlocks: [0.0.0.0/0]`,
		Source:  "ElastiCache user guide, \"Amazon VPCs and ElastiCache security\"; RFC 1918, RFC 4193",
		Silence: "name the blocks that your clients are in, or use `allowConnectionsFromSecurityGroups`; or accept " +
			"it, where something else keeps strangers out of the VPC",
		Check: func(ingress *Ingress, say check.Say) {
			for i, e := range ingress.AllowedBlocks.Elements {
				block, err := netip.ParsePrefix(e.Value)
				if !e.Known || err != nil {
					continue
				}
				widest, version := widestPrivateIPv4, "IPv4"
				if block.Addr().Is6() {
					widest, version = widestPrivateIPv6, "IPv6"
				}
				switch path := inputs.Element("allowConnectionsFromCidrBlocks", i); {
				case block.Bits() == 0:
					say(path,
						"%q lets every %s address connect that has a way into the VPC; name the blocks that your "+
							"clients are in, or use allowConnectionsFromSecurityGroups",
						block, version)
				case block.Bits() < widest:
					say(path,
						"%q is wider than any private network, so it lets strangers connect that have a way into the "+
							"VPC; name the blocks that your clients are in",
						block)
				}
			}
		},
	},
	{
		Name: "no-one-allowed", Input: "allowConnectionsFromSecurityGroups",
		Holds:   "Somebody may connect.",
		Example: "allowConnectionsFromCidrBlocks: null\nallowConnectionsFromSecurityGroups: null",
		Source: "the documented module, allow_connections_from_cidr_blocks: \"must be specified for the ElastiCache " +
			"instances to be reachable\"",
		Silence: "allow somebody; or pass an empty list, which says that the rules are made elsewhere, with the " +
			"output `securityGroupId`; or pass `securityGroupIds`",
		Needs: ingressInputs,
		Check: func(ingress *Ingress, say check.Say) {
			given := slices.ContainsFunc(ingress.sources(), func(one sourceInput) bool { return one.Given })
			if !given && !ingress.AllowSelf && len(ingress.AdditionalGroups.Elements) == 0 &&
				!ingress.UsesSecurityGroups() {
				say("allowConnectionsFromSecurityGroups",
					"is left out, and the other inputs that say who may connect too, so no one can connect; pass the "+
						"security groups of your clients, or [] if you add rules to securityGroupId yourself")
			}
		},
	},
}

// Quotas of AWS, which it raises on request.
// Source: Amazon VPC user guide, "Amazon VPC quotas".
const (
	// ruleQuota is how many inbound rules a security group can have. AWS counts rules for IPv4 and for IPv6 apart.
	ruleQuota = 60
	// groupQuota is how many security groups a network interface can have.
	groupQuota = 5
)

// IngressAdvice is about who may connect.
var IngressAdvice = slices.Concat(sourceAdvice, ingressQuotas)

// ingressQuotas are about more rules, or security groups, than AWS may accept.
var ingressQuotas = []check.Rule[*Ingress]{
	{
		Name: "rule-quota", Input: "allowConnectionsFromCidrBlocks",
		Holds: "The security group is within the quota of rules that accounts begin with.",
		Example: "allowConnectionsFromCidrBlocks: [" + strings.Join(check.Numbered(ruleQuota+1, "10.%d.0.0/16"), ", ") +
			"]",
		Source:  "Amazon VPC user guide, \"Amazon VPC quotas\"",
		Silence: "use fewer, wider blocks",
		Check: func(ingress *Ingress, say check.Say) {
			counts := map[sourceKind]int{}
			for _, rule := range ingress.Rules {
				switch rule.kind {
				case sourceGroup, sourceSelf, sourcePrefixList: // the inputs do not say which entries a list has
					counts[sourceIPv4]++ // counts for both
					counts[sourceIPv6]++
				default:
					counts[rule.kind]++
				}
			}
			for _, kind := range []sourceKind{sourceIPv4, sourceIPv6} {
				if n := counts[kind]; n > ruleQuota {
					say("allowConnectionsFromCidrBlocks",
						"and the other sources that may connect make %d rules for %s together; AWS's quota is %d in "+
							"a security group until you have it raised (Service Quotas, \"Inbound or outbound rules "+
							"per security group\")",
						n, map[sourceKind]string{sourceIPv4: "IPv4", sourceIPv6: "IPv6"}[kind], ruleQuota)
					return
				}
			}
		},
	},
	{
		Name: "own-group-quota", Input: "securityGroupIds",
		Holds: "The security groups are within the quota that accounts begin with.",
		Example: "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: [" +
			strings.Join(check.Numbered(groupQuota+1, "sg-0000000%d"), ", ") + "]",
		Source:  "Amazon VPC user guide, \"Amazon VPC quotas\"",
		Silence: "use fewer groups, with more rules in each",
		Needs:   []string{"securityGroupIds", "additionalSecurityGroupIds"},
		Check: func(ingress *Ingress, say check.Say) {
			path, n := "securityGroupIds", len(ingress.SecurityGroups.Elements)
			if !ingress.UsesSecurityGroups() {
				path, n = "additionalSecurityGroupIds", 1+len(ingress.AdditionalGroups.Elements)
			}
			if n > groupQuota {
				say(path,
					"makes %d security groups; AWS's quota is %d on a network interface until you have it raised "+
						"(Service Quotas, \"Security groups per network interface\")",
					n, groupQuota)
			}
		},
	},
}
