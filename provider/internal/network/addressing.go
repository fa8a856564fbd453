package network

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// DefaultPort is Redis's own.
const DefaultPort = 6379

// The types of addresses that nodes can have.
// Source: ElastiCache API, CreateReplicationGroup, NetworkType and IpDiscovery.
const (
	ipv4Addresses = "ipv4"
	ipv6Addresses = "ipv6"
	dualStack     = "dual_stack"
)

// Addressing is the addresses and the port of the nodes.
type Addressing struct {
	engine *engine.Plan

	Port inputs.Setting[int]
	// NetworkType and IPDiscovery are empty where the program gives none.
	NetworkType, IPDiscovery inputs.Setting[string]
}

func newAddressing(in *inputs.Resolver, args Inputs, engine *engine.Plan) *Addressing {
	return &Addressing{
		engine:      engine,
		Port:        inputs.Take(in, "port", args.Port, DefaultPort),
		NetworkType: inputs.Take(in, "networkType", args.NetworkType, ""),
		IPDiscovery: inputs.Take(in, "ipDiscovery", args.IpDiscovery, ""),
	}
}

// OrIPv4 is a type of addresses, with AWS's default where the program gives none.
func OrIPv4(addresses inputs.Setting[string]) inputs.Setting[string] {
	if addresses.Value == "" {
		addresses.Value = ipv4Addresses
	}
	return addresses
}
