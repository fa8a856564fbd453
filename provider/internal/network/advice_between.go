package network

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// adviceBetween relates the sources to the addresses of the nodes.
var adviceBetween = []check.Rule[*Plan]{
	{
		Name: "sources-address-type", Input: "allowConnectionsFromCidrBlocks",
		Holds: "Some of those who may connect have addresses of the type that the nodes have.",
		Example: "networkType: ipv6\nallowConnectionsFromCidrBlocks: " +
			"[10.0.0.0/16]\nallowConnectionsFromSecurityGroups: null",
		Source:  "ElastiCache developer guide, \"Choosing a network type in ElastiCache\"",
		Silence: "allow blocks of the other type as well, or use `networkType: dual_stack`",
		Needs:   slices.Concat([]string{"networkType"}, ingressInputs),
		Check: func(p *Plan, say check.Say) {
			// Blocks of the other type of addresses are of no use.
			has, lacks, useless := "IPv4", "IPv6", sourceIPv6
			switch OrIPv4(p.Addressing.NetworkType).Value {
			case ipv4Addresses:
			case ipv6Addresses:
				has, lacks, useless = lacks, has, sourceIPv4
			default:
				return
			}
			if p.Ingress.onlyFrom(useless) {
				say("allowConnectionsFromCidrBlocks",
					"holds %s blocks alone, and the nodes have %s addresses alone, so no one can connect; allow an "+
						"%s block as well, or set networkType to \"dual_stack\" on a new cluster",
					lacks, has, has)
			}
		},
	},
}

// onlyFrom says whether every source that can connect is of one kind.
func (i *Ingress) onlyFrom(kind sourceKind) bool {
	return len(i.Rules) > 0 && len(i.AdditionalGroups.Elements) == 0 &&
		!slices.ContainsFunc(i.Rules, func(r IngressRule) bool { return r.kind != kind })
}

// IPv4Advice is for what has IPv4 addresses alone, whatever the program says.
var IPv4Advice = []check.Rule[*Ingress]{{
	Name: "sources-address-type", Input: "allowConnectionsFromCidrBlocks",
	Holds:   "Some of the sources that can connect have IPv4 addresses.",
	Example: "allowConnectionsFromCidrBlocks: [\"fd00::/8\"]\nallowConnectionsFromSecurityGroups: null",
	Source: "ElastiCache API, CreateServerlessCache, NetworkType: IPv4 unless it says otherwise, which this AWS " +
		"provider cannot",
	Silence: "allow IPv4 blocks as well",
	Needs:   ingressInputs,
	Check: func(i *Ingress, say check.Say) {
		if i.onlyFrom(sourceIPv6) {
			say("allowConnectionsFromCidrBlocks", "holds IPv6 blocks alone, and there are IPv4 addresses alone, so "+
				"no one can connect; allow an IPv4 block as well")
		}
	},
}}
