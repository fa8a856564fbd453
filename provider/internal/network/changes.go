package network

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// ChangeRefusals refuse a change that AWS refuses.
var ChangeRefusals = check.OfChange(VPCStays("cluster", "snapshotName"), ofIngress)

// VPCStays refuses another VPC for the security group that was created. kind is the word for what runs, and restore the
// input that fills a new one.
func VPCStays(kind, restore string) []check.Rule[check.Change[*Ingress]] {
	return []check.Rule[check.Change[*Ingress]]{{
		Name: "vpc-stays", Input: "vpcId", Anyway: true,
		Holds:   "A " + kind + " stays in its VPC.",
		Example: "vpcId: vpc-0bbbbbbbbbbbbbbb1",
		Source: "ElastiCache API, ModifyCacheSubnetGroup: the subnets of a group in use stay in its VPC; EC2 API, " +
			"DeleteSecurityGroup, DependencyViolation",
		Needs: []string{"vpcId", "name", "securityGroupIds"},
		Check: func(c check.Change[*Ingress], say check.Say) {
			if then, now := c.Was.VPC, c.Now.VPC; check.Changed(then, now) &&
				c.Was.identity.Name == c.Now.identity.Name && !c.Was.UsesSecurityGroups() &&
				!c.Now.UsesSecurityGroups() {
				say("vpcId",
					"from %s to %s is not something AWS does to a %s: make a second one, under another name, "+
						"and fill it from a snapshot (%s)",
					spelling.Quote(then.Value), spelling.Quote(now.Value), kind, restore)
			}
		},
	}}
}

// PortReplaces is about another port.
var PortReplaces = []check.Replacement[*Addressing]{{
	Name: "replaces-port", Input: "port",
	Holds:   "A cluster keeps its `port`.",
	Example: "port: 6380",
	Source:  elasticache.ProviderSource,
	Needs:   []string{"port"},
	Find: func(c check.Change[*Addressing], say check.SayReplaced) {
		if then, now := c.Was.Port, c.Now.Port; check.Changed(then, now) {
			say("port", check.Replaced{
				From: fmt.Sprint(then.Value), To: fmt.Sprint(now.Value), Fills: true,
				Instead: "to keep the cluster, keep the port",
			})
		}
	},
}}

// NetworkTypeReplaces is about another type of addresses.
var NetworkTypeReplaces = []check.Replacement[*Addressing]{{
	Name: "replaces-network-type", Input: "networkType",
	Holds:   "The network type is chosen when a cluster is made.",
	Example: "networkType: dual_stack",
	Source:  elasticache.ProviderSource + "; " + elasticache.CreateAPI + ", NetworkType",
	Needs:   []string{"networkType"},
	Find: func(c check.Change[*Addressing], say check.SayReplaced) {
		then, now := OrIPv4(c.Was.NetworkType), OrIPv4(c.Now.NetworkType)
		if check.Changed(then, now) {
			say("networkType", check.Replaced{
				From: spelling.OrNone(then.Value), To: spelling.OrNone(now.Value), Fills: true,
				Instead: "to lose no time, make a second cluster and move the clients",
			})
		}
	},
}}

// SubnetGroupReplaces is about another subnet group.
var SubnetGroupReplaces = []check.Replacement[*Placement]{{
	Name: "replaces-subnet-group", Input: "subnetGroupName",
	Holds:   "A cluster keeps its subnet group.",
	Before:  "subnetIds: null\nsubnetGroupName: my-subnets",
	Example: "subnetIds: null\nsubnetGroupName: other-subnets",
	Source:  elasticache.ProviderSource,
	Needs:   []string{"subnetGroupName", "subnetIds"},
	Find: func(c check.Change[*Placement], say check.SayReplaced) {
		then, now := c.Was.subnetGroupInUse(), c.Now.subnetGroupInUse()
		if then != now && (c.Was.UsesSubnetGroup() || c.Now.UsesSubnetGroup()) {
			say("subnetGroupName", check.Replaced{
				From: spelling.OrNone(then), To: spelling.OrNone(now), Fills: true,
				Instead: "to place nodes in other subnets, change those of the group",
			})
		}
	},
}}
