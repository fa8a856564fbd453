package network

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// addressingRules are about the addresses and the port of the nodes.
var addressingRules = []check.Rule[*Addressing]{
	{
		Name: "network-type", Input: "networkType",
		Holds:   "The network type is `ipv4`, `ipv6` or `dual_stack`, with IPv6 from Redis OSS 6.2 on and with Valkey.",
		Example: "networkType: dualStack",
		Source:  elasticache.CreateAPI + ", NetworkType",
		Needs:   slices.Concat([]string{"networkType"}, engine.VersionInputs),
		Check: func(nodes *Addressing, say check.Say) {
			kind := nodes.NetworkType.Value
			if kind == "" {
				return
			}
			version, ok := nodes.engine.OfferedVersion()
			if err := spelling.OneOf(kind, ipv4Addresses, ipv6Addresses, dualStack); err != nil {
				say("networkType", "%v", err)
			} else if kind != ipv4Addresses && ok && !version.AtLeast(6, 2, 0) {
				say("networkType", "%q needs Redis OSS 6.2 or later, not %s", kind, version)
			}
		},
	},
	{
		Name: "node-type-ipv6", Input: "networkType",
		Holds:   "IPv6, also beside IPv4, is for nodes of the Nitro system: not for T1, T2, M1 to M4, R3, R4 and C1.",
		Example: "networkType: dual_stack\ninstanceType: cache.r4.large",
		Source:  "ElastiCache developer guide, \"Choosing a network type in ElastiCache\"",
		Needs:   []string{"networkType", "instanceType"},
		Check: func(nodes *Addressing, say check.Say) {
			kind := nodes.NetworkType.Value
			if (kind == ipv6Addresses || kind == dualStack) && nodes.engine.NodeType.Lacks(elasticache.IPv6) {
				say("networkType",
					"%q needs nodes of the Nitro system, and %q is older: use a node type of a later generation, for "+
						"example \"cache.m7g.large\", or \"ipv4\"",
					kind, nodes.engine.NodeType)
			}
		},
	},
	{
		Name: "ip-discovery", Input: "ipDiscovery",
		Holds: "Clients are told `ipv4` or `ipv6` addresses, of which the nodes have some; from Redis OSS " +
			"6.2 on and with Valkey.",
		Example:         "ipDiscovery: ipv6",
		Source:          elasticache.CreateAPI + ", IpDiscovery",
		StricterThanAWS: "AWS documents what goes together, and not whether it refuses what does not.",
		Needs:           slices.Concat([]string{"ipDiscovery", "networkType"}, engine.VersionInputs),
		Check: func(nodes *Addressing, say check.Say) {
			kind, network := nodes.IPDiscovery.Value, OrIPv4(nodes.NetworkType).Value
			if kind == "" {
				return
			}
			version, ok := nodes.engine.OfferedVersion()
			switch err := spelling.OneOf(kind, ipv4Addresses, ipv6Addresses); {
			case err != nil:
				say("ipDiscovery", "%v", err)
			case ok && !version.AtLeast(6, 2, 0):
				say("ipDiscovery", "needs Redis OSS 6.2 or later, not %s", version)
			case kind == ipv6Addresses && network == ipv4Addresses:
				say("ipDiscovery",
					"is \"ipv6\", and the nodes have IPv4 addresses alone: use networkType: \"dual_stack\" or \"ipv6\"")
			case kind == ipv4Addresses && network == ipv6Addresses:
				say("ipDiscovery", "is \"ipv4\", and the nodes have IPv6 addresses alone: use \"ipv6\"")
			}
		},
	},
	{
		Name: "port-range", Input: "port",
		Holds:   "The port is 1 to 65535.",
		Example: `port: 0`,
		Source:  "EC2 API, IpPermission, FromPort and ToPort",
		Needs:   []string{"port"},
		Check: func(nodes *Addressing, say check.Say) {
			if n := nodes.Port.Value; n < minPort || n > maxPort {
				say("port", "%d is not a TCP port: use %d to %d; Redis's own is %d", n, minPort, maxPort, DefaultPort)
			}
		},
	},
}

// Source: EC2 API, IpPermission, FromPort and ToPort.
const minPort, maxPort = 1, 65535
