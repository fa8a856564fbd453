package network

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs say where the nodes are, and who may connect to them.
type Inputs struct {
	SubnetIds                          pulumi.StringArrayInput `pulumi:"subnetIds,optional"`
	VpcId                              pulumi.StringPtrInput   `pulumi:"vpcId,optional"`
	AdditionalSecurityGroupIds         []pulumi.StringInput    `pulumi:"additionalSecurityGroupIds,optional"`
	AllowConnectionsFromCidrBlocks     []pulumi.StringInput    `pulumi:"allowConnectionsFromCidrBlocks,optional"`
	AllowConnectionsFromPrefixLists    []pulumi.StringInput    `pulumi:"allowConnectionsFromPrefixLists,optional"`
	AllowConnectionsFromSecurityGroups []pulumi.StringInput    `pulumi:"allowConnectionsFromSecurityGroups,optional"`
	AllowConnectionsFromSelf           *bool                   `pulumi:"allowConnectionsFromSelf,optional"`
	IpDiscovery                        pulumi.StringPtrInput   `pulumi:"ipDiscovery,optional"`
	NetworkType                        pulumi.StringPtrInput   `pulumi:"networkType,optional"`
	Port                               pulumi.IntPtrInput      `pulumi:"port,optional"`
	SecurityGroupIds                   []pulumi.StringInput    `pulumi:"securityGroupIds,optional"`
	SubnetGroupName                    pulumi.StringPtrInput   `pulumi:"subnetGroupName,optional"`
}

// IngressInputs are the inputs that say who may connect.
type IngressInputs struct {
	VpcId                              pulumi.StringPtrInput `pulumi:"vpcId,optional"`
	AdditionalSecurityGroupIds         []pulumi.StringInput  `pulumi:"additionalSecurityGroupIds,optional"`
	AllowConnectionsFromCidrBlocks     []pulumi.StringInput  `pulumi:"allowConnectionsFromCidrBlocks,optional"`
	AllowConnectionsFromPrefixLists    []pulumi.StringInput  `pulumi:"allowConnectionsFromPrefixLists,optional"`
	AllowConnectionsFromSecurityGroups []pulumi.StringInput  `pulumi:"allowConnectionsFromSecurityGroups,optional"`
	AllowConnectionsFromSelf           *bool                 `pulumi:"allowConnectionsFromSelf,optional"`
	SecurityGroupIds                   []pulumi.StringInput  `pulumi:"securityGroupIds,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"subnetIds": {
		Meaning: "The IDs of the subnets in which the nodes run.",
		Allowed: "1 or more subnets of one VPC (AWS's quota is 20 until you raise it), in at least two " +
			"availability zones for `enableMultiAz`. Cannot be combined with `subnetGroupName`",
		Absent: "Required unless `subnetGroupName` is set",
		Change: "in place, within the VPC. AWS refuses to remove a subnet in which a node runs",
		Source: "ElastiCache API, CreateCacheSubnetGroup, SubnetIds",
		Also:   []string{"subnets"},
	},
	"vpcId": {
		Meaning: "The ID of the VPC in which the component creates the security group. Ignored if you set " +
			"`securityGroupIds`.",
		Allowed: "the VPC of every subnet in `subnetIds`, or in `subnetGroupName`",
		Absent:  "Required unless `securityGroupIds` is set",
		Change:  "not possible for a running cluster: create a new one and restore a snapshot into it",
		Source:  "EC2 API, CreateSecurityGroup, VpcId",
		Also:    []string{"vpc"},
	},
	"additionalSecurityGroupIds": {
		Meaning: "Existing security groups to attach in addition to the one that the component creates. " +
			"Their own rules apply as well.",
		Allowed: "groups of the VPC of the subnets, up to AWS's quota of 5 together with the created one. " +
			"Cannot be combined with `securityGroupIds`",
		Absent: "not set",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", SecurityGroupIds",
	},
	"allowConnectionsFromCidrBlocks": {
		Meaning: "CIDR blocks that can connect to `port`, IPv4 or IPv6.\n\nEach block is a rule of its own " +
			"in the security group, named after the block, so a change of one leaves the others alone.",
		Allowed: "CIDR blocks without host bits. Cannot be combined with `securityGroupIds`. An empty list " +
			"counts as set explicitly and silences the warning",
		Absent: "not set: with no source at all no one can connect, with a warning",
		Change: "in place; open connections from a removed block are not cut",
		Source: "EC2 API, AuthorizeSecurityGroupIngress",
		Also:   []string{"allowedCidrBlocks"},
	},
	"allowConnectionsFromPrefixLists": {
		Meaning: "IDs of prefix lists whose blocks can connect to `port`: your own, shared with you, or " +
			"AWS's.\n\nEach list is one rule; blocks added to the list later can connect too. In the quota " +
			"of rules of a security group a list counts as many times as it may have entries.",
		Allowed: "prefix lists of the region. Cannot be combined with `securityGroupIds`",
		Absent:  "not set",
		Change:  "in place; open connections from a removed list are not cut",
		Source:  "EC2 API, AuthorizeSecurityGroupIngress; Amazon VPC user guide, \"Managed prefix lists\"",
	},
	"allowConnectionsFromSecurityGroups": {
		Meaning: "IDs of security groups whose members can connect to `port`.\n\nEach group is one rule, " +
			"named after the ID, so a group that stays keeps its rule when you reorder the list. The first " +
			"preview, which does not know a group's ID yet, names its rule by its place in the list.",
		Allowed: "groups of `vpcId` or of a peered VPC, groups of another account as `123456789012/sg-…`. " +
			"Cannot be combined with `securityGroupIds`. An empty list counts as set explicitly and " +
			"silences the warning",
		Absent: "not set: with no source at all no one can connect, with a warning",
		Change: "in place; open connections from a removed group are not cut",
		Source: "EC2 API, AuthorizeSecurityGroupIngress",
		Also:   []string{"allowedSecurityGroupIds", "allowedSecurityGroups"},
	},
	"allowConnectionsFromSelf": {
		Meaning: "Whether members of the created security group can connect to `port`: whatever has the " +
			"output `securityGroupId` attached, for example a function.",
		Allowed: "cannot be combined with `securityGroupIds`",
		Absent:  "`false`",
		Change:  inputs.InPlace,
		Source: "EC2 API, AuthorizeSecurityGroupIngress; ElastiCache user guide, \"Amazon VPCs and ElastiCache " +
			"security\"",
	},
	"ipDiscovery": {
		Meaning: "Which addresses the nodes give to cluster clients, if they have both kinds.",
		Allowed: "`ipv4` or `ipv6`, one that `networkType` has. Redis OSS from 6.2 on, or Valkey",
		Absent:  "`ipv4` (AWS's default)",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", IpDiscovery",
		Enum: &inputs.Enum{Name: "IpDiscovery", Values: []inputs.EnumValue{
			{Name: "Ipv4", Value: "ipv4", Meaning: "IPv4 addresses."},
			{Name: "Ipv6", Value: "ipv6", Meaning: "IPv6 addresses."},
		}},
	},
	"networkType": {
		Meaning: "Whether the nodes have IPv4 addresses, IPv6 addresses, or both.",
		Allowed: "`ipv4`, `ipv6` or `dual_stack`. The last two require Redis OSS from 6.2 on, or Valkey, " +
			"and subnets with IPv6 blocks",
		Absent: "`ipv4` (AWS's default)",
		Change: elasticache.ReplacesGroup,
		Source: elasticache.CreateAPI + ", NetworkType; ElastiCache user guide, \"Choosing a network type\"",
		Enum: &inputs.Enum{Name: "NetworkType", Values: []inputs.EnumValue{
			{Name: "Ipv4", Value: "ipv4", Meaning: "IPv4 addresses."},
			{Name: "Ipv6", Value: "ipv6", Meaning: "IPv6 addresses."},
			{Name: "DualStack", Value: "dual_stack", Meaning: "IPv4 and IPv6 addresses."},
		}},
	},
	"port": {
		Meaning: "The TCP port on which every node accepts connections. The created security group opens " +
			"this port and no other.",
		Allowed: "1 to 65535",
		Absent:  "`6379`",
		Change:  elasticache.ReplacesGroup,
		Source:  elasticache.CreateAPI + ", Port",
	},
	"securityGroupIds": {
		Meaning: "Existing security groups to use instead of a created one. They alone decide who can " +
			"connect to `port`.",
		Allowed: "1 or more groups of the VPC of the subnets, up to AWS's quota of 5. Cannot be combined " +
			"with `allowConnectionsFrom…`. An empty list is refused: it would mean the VPC's default group",
		Absent: "a security group is created in `vpcId`, closed except for `allowConnectionsFrom…`",
		Change: "in place. `finalSnapshotName` changes too",
		Source: elasticache.CreateAPI + ", SecurityGroupIds",
		Also:   []string{"vpcSecurityGroupIds"},
	},
	"subnetGroupName": {
		Meaning: "The name of an existing ElastiCache subnet group to place the nodes in, instead of a " +
			"created one.",
		Allowed: "a group of the same account and region, with subnets in at least two availability zones " +
			"for `enableMultiAz`. AWS stores the name in lower case, and capital letters are sent so. " +
			"Cannot be combined with `subnetIds`. An empty string counts as not set",
		Absent: "a subnet group is created from `subnetIds`",
		Change: elasticache.ReplacesGroup +
			". Switching between `subnetIds` and `subnetGroupName` is a replacement as well. You cannot pass " +
			"the subnet group that the component created: it is deleted when `subnetIds` is removed, and " +
			"AWS refuses to delete a group in use",
		Source: elasticache.CreateAPI + ", CacheSubnetGroupName",
		Also:   []string{"cacheSubnetGroupName", "elasticacheSubnetGroupName"},
	},
}
