package network

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Quotas of AWS, which it raises on request.
const (
	// Source: ElastiCache service quotas, "Subnets per subnet group" (L-A87EE522).
	subnetQuota = 20
	// Source: Amazon VPC user guide, "Amazon VPC quotas", inbound rules per security group, counted for IPv4 and IPv6
	// apart.
	ruleQuota = 60
	// Source: Amazon VPC user guide, "Amazon VPC quotas", security groups per network interface.
	groupQuota = 5
)

// The longest prefixes that are wider than every private network.
// Source: RFC 1918 (10.0.0.0/8), RFC 4193 (fc00::/7).
const widestPrivateIPv4, widestPrivateIPv6 = 8, 7

// sourceInputs are those that say who may connect.
var sourceInputs = []string{
	"allowConnectionsFromCidrBlocks",
	"allowConnectionsFromPrefixLists",
	"allowConnectionsFromSecurityGroups",
	"additionalSecurityGroupIds",
	"securityGroupIds",
}

// Advice is about sources that are too wide, or none, and about quotas.
var Advice = []check.Rule[*Plan]{
	{
		Name: "subnet-quota", Input: "subnetIds",
		Holds:   "The subnets are within the quota that accounts begin with.",
		Example: "subnetIds: [" + strings.Join(check.Numbered(subnetQuota+1, "subnet-%08d"), ", ") + "]",
		Source:  "ElastiCache service quotas, \"Subnets per subnet group\" (L-A87EE522), adjustable",
		Silence: "use fewer subnets",
		Needs:   []string{"subnetIds"},
		Reads:   []string{"subnetGroupName"},
		Check: func(p *Plan, say check.Say) {
			if n := len(p.Subnets.Elements); n > subnetQuota && !p.UsesSubnetGroup() {
				say("subnetIds",
					"holds %d subnets; AWS's quota is %d in a subnet group until you have it raised (Service Quotas, "+
						"\"Subnets per subnet group\")",
					n, subnetQuota)
			}
		},
	},
	{
		Name: "open-to-all", Input: "allowConnectionsFromCidrBlocks",
		Holds:   "No block is wider than a private network can be.",
		Example: `allowConnectionsFromCidrBlocks: [0.0.0.0/0]`,
		Source:  "ElastiCache user guide, \"Amazon VPCs and ElastiCache security\"; RFC 1918, RFC 4193",
		Silence: "name the blocks that your clients are in, or use `allowConnectionsFromSecurityGroups`; or accept " +
			"it, where something else keeps strangers out of the VPC",
		Check: func(p *Plan, say check.Say) {
			for i, e := range p.AllowedBlocks.Elements {
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
		Needs: sourceInputs,
		Check: func(p *Plan, say check.Say) {
			given := slices.ContainsFunc(p.allowedSources(), func(a allowed) bool { return a.Given })
			if !given && !p.AllowSelf && len(p.AdditionalGroups.Elements) == 0 && !p.UsesSecurityGroups() {
				say("allowConnectionsFromSecurityGroups",
					"is left out, and the other inputs that say who may connect too, so no one can connect; pass the "+
						"security groups of your clients, or [] if you add rules to securityGroupId yourself")
			}
		},
	},
	{
		Name: "sources-address-type", Input: "allowConnectionsFromCidrBlocks",
		Holds: "Some of those who may connect have addresses of the type that the nodes have.",
		Example: "networkType: ipv6\nallowConnectionsFromCidrBlocks: " +
			"[10.0.0.0/16]\nallowConnectionsFromSecurityGroups: null",
		Source:  "ElastiCache developer guide, \"Choosing a network type in ElastiCache\"",
		Silence: "allow blocks of the other type as well, or use `networkType: dual_stack`",
		Needs:   slices.Concat([]string{"networkType"}, sourceInputs),
		Check: func(p *Plan, say check.Say) {
			has, lacks := "IPv4", "IPv6"
			kind := ipv6 // of a block that is of no use
			switch p.NetworkType.Value {
			case "", "ipv4":
			case "ipv6":
				has, lacks, kind = lacks, has, ipv4
			default:
				return
			}
			other := func(r IngressRule) bool { return r.kind != kind }
			if len(p.Ingress) > 0 && len(p.AdditionalGroups.Elements) == 0 && !slices.ContainsFunc(p.Ingress, other) {
				say("allowConnectionsFromCidrBlocks",
					"holds %s blocks alone, and the nodes have %s addresses alone, so no one can connect; allow an "+
						"%s block as well, or set networkType to \"dual_stack\" on a new cluster",
					lacks, has, has)
			}
		},
	},
	{
		Name: "rule-quota", Input: "allowConnectionsFromCidrBlocks",
		Holds: "The security group is within the quota of rules that accounts begin with.",
		Example: "allowConnectionsFromCidrBlocks: [" + strings.Join(check.Numbered(ruleQuota+1, "10.%d.0.0/16"), ", ") +
			"]",
		Source:  "Amazon VPC user guide, \"Amazon VPC quotas\"",
		Silence: "use fewer, wider blocks",
		Check: func(p *Plan, say check.Say) {
			counts := map[sourceKind]int{}
			for _, rule := range p.Ingress {
				switch rule.kind {
				case group, self, prefixList: // which entries a list has, the inputs do not tell
					counts[ipv4]++ // counts for both
					counts[ipv6]++
				default:
					counts[rule.kind]++
				}
			}
			for _, kind := range []sourceKind{ipv4, ipv6} {
				if n := counts[kind]; n > ruleQuota {
					say("allowConnectionsFromCidrBlocks",
						"and the other sources that may connect make %d rules for %s together; AWS's quota is %d in "+
							"a security group until you have it raised (Service Quotas, \"Inbound or outbound rules "+
							"per security group\")",
						n, map[sourceKind]string{ipv4: "IPv4", ipv6: "IPv6"}[kind], ruleQuota)
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
		Check: func(p *Plan, say check.Say) {
			path, n := "securityGroupIds", len(p.SecurityGroups.Elements)
			if !p.UsesSecurityGroups() {
				path, n = "additionalSecurityGroupIds", 1+len(p.AdditionalGroups.Elements)
			}
			if n > groupQuota {
				say(path,
					"makes %d security groups; AWS's quota is %d on a network interface, of which each node has one, "+
						"until you have it raised (Service Quotas, \"Security groups per network interface\")",
					n, groupQuota)
			}
		},
	},
	{
		Name: "subnet-group-default", Input: "subnetGroupName",
		Holds:   "The subnet group is one that somebody chose the subnets of.",
		Example: "subnetIds: null\nsubnetGroupName: default",
		Source: "Amazon VPC user guide, \"Default VPCs\": each default subnet is a public subnet; ElastiCache API, " +
			"CreateCacheSubnetGroup, CacheSubnetGroupName",
		Silence: "use a group of your own, or `subnetIds`",
		Needs:   []string{"subnetGroupName"},
		Check: func(p *Plan, say check.Say) {
			if p.SubnetGroup.Value == "default" {
				say("subnetGroupName",
					"\"default\" is the name of AWS's own group, of the default VPC, whose subnets are public; use a "+
						"group of your own, or subnetIds")
			}
		},
	},
}
