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

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"subnetIds": {
		Meaning: "The ids of the subnets in which the nodes are placed.",
		Allowed: "1 subnet or more of one VPC (AWS's quota is 20 until you have it raised), in at least two " +
			"availability zones with `enableMultiAz`; not beside `subnetGroupName`",
		Absent: "REQUIRED, unless `subnetGroupName` is given",
		Change: inputs.InPlace + ", within the VPC; AWS refuses to remove a subnet in which a node runs",
		Source: "ElastiCache API, CreateCacheSubnetGroup, SubnetIds",
		Also:   []string{"subnets"},
	},
	"vpcId": {
		Meaning: "The id of the VPC in which the cluster's security group is made. With `securityGroupIds` none is " +
			"made, and it may be left out; given all the same, it counts for nothing.",
		Allowed: "the VPC that holds every subnet of `subnetIds`, or of `subnetGroupName`",
		Absent:  "REQUIRED, unless `securityGroupIds` is given",
		Change:  "not something AWS does to a cluster that runs: make a new cluster and restore a snapshot into it",
		Source:  "EC2 API, CreateSecurityGroup, VpcId",
		Also:    []string{"vpc"},
	},
	"additionalSecurityGroupIds": {
		Meaning: "The ids of further security groups to attach beside the one that is made. Their rules let in whom " +
			"they say, on whatever ports they say, beside those that this component allows.",
		Allowed: "groups of the VPC that the subnets are in, up to AWS's quota of 5 with the one that is made; not " +
			"beside `securityGroupIds`; how many there are must be known when the program runs, each may be an Output",
		Absent: "none",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", SecurityGroupIds",
	},
	"allowConnectionsFromCidrBlocks": {
		Meaning: "The CIDR blocks that may connect to `port`, IPv4 or IPv6. Each is a rule of its own, named after " +
			"the block: a change of one leaves the others alone.",
		Allowed: "CIDR blocks without host bits; none beside `securityGroupIds`; how many there are must be known " +
			"when the program runs, each may be an Output",
		Absent: "none. Without any source no one can connect, and a warning says so; an empty list is taken for a " +
			"choice",
		Change: inputs.InPlace + "; open connections of a block that is taken out are not cut",
		Source: "EC2 API, AuthorizeSecurityGroupIngress",
		Also:   []string{"allowedCidrBlocks"},
	},
	"allowConnectionsFromPrefixLists": {
		Meaning: "The ids of the prefix lists whose blocks may connect to `port`: lists of your own, shared with " +
			"you, or AWS's. Each is a rule of its own; what is added to the list later may connect too. In the quota " +
			"of rules of a security group a list counts for as many as the entries that it may have.",
		Allowed: "prefix lists of the region; none beside `securityGroupIds`; how many there are must be known when " +
			"the program runs, each may be an Output",
		Absent: "none",
		Change: inputs.InPlace + "; open connections of a list that is taken out are not cut",
		Source: "EC2 API, AuthorizeSecurityGroupIngress; Amazon VPC user guide, \"Managed prefix lists\"",
	},
	"allowConnectionsFromSecurityGroups": {
		Meaning: "The ids of the security groups whose members may connect to `port`. Each is a rule of its own, " +
			"named after the id: whatever the program renames or reorders, a group that stays keeps its rule. The " +
			"first preview, which does not know the id of a group yet, names its rule by its place in the list.",
		Allowed: "groups of `vpcId` or of a VPC peered with it, those of another account as `123456789012/sg-…`; " +
			"none beside `securityGroupIds`; how many there are must be known when the program runs, each may be an " +
			"Output",
		Absent: "none. Without any source no one can connect, and a warning says so; an empty list is taken for a " +
			"choice",
		Change: inputs.InPlace + "; open connections of a group that is taken out are not cut",
		Source: "EC2 API, AuthorizeSecurityGroupIngress",
		Also:   []string{"allowedSecurityGroupIds", "allowedSecurityGroups"},
	},
	"allowConnectionsFromSelf": {
		Meaning: "Whether the members of the security group that is made may connect to `port`: whatever has " +
			"`securityGroupId` attached, such as functions and tasks that are given it.",
		Allowed: "not beside `securityGroupIds`; known when the program runs",
		Absent:  "`false`",
		Change:  inputs.InPlace,
		Source: "EC2 API, AuthorizeSecurityGroupIngress; ElastiCache user guide, \"Amazon VPCs and ElastiCache " +
			"security\"",
	},
	"ipDiscovery": {
		Meaning: "Which addresses the nodes of a cluster tell clients, where they have both kinds.",
		Allowed: "`ipv4` or `ipv6`, one that `networkType` has; Redis OSS from 6.2 on, and Valkey",
		Absent:  "what AWS has for it: `ipv4`",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", IpDiscovery",
	},
	"networkType": {
		Meaning: "Whether the nodes have IPv4 addresses, IPv6 addresses, or both.",
		Allowed: "`ipv4`, `ipv6` or `dual_stack`; the last two with Redis OSS from 6.2 on or Valkey, and subnets " +
			"that have IPv6 blocks",
		Absent: "what AWS has for it: `ipv4`",
		Change: elasticache.ReplacesGroup,
		Source: elasticache.CreateAPI + ", NetworkType; ElastiCache user guide, \"Choosing a network type\"",
	},
	"port": {
		Meaning: "The TCP port on which every node accepts connections. The security group that is made opens this " +
			"port and no other.",
		Allowed: "1 to 65535",
		Absent:  "`6379`",
		Change:  elasticache.ReplacesGroup,
		Source:  elasticache.CreateAPI + ", Port",
	},
	"securityGroupIds": {
		Meaning: "The ids of security groups of your own, which are attached to the cluster in place of one that is " +
			"made: they alone say who may connect to `port`. No security group and no rule is made.",
		Allowed: "1 or more groups of the VPC that the subnets are in, up to AWS's quota of 5; not beside sources " +
			"that may connect, and not none, which would be the VPC's default group; how many there are must be " +
			"known when the program runs, each may be an Output",
		Absent: "a security group is made in `vpcId`, closed but for what the inputs `allowConnectionsFrom…` say",
		Change: inputs.InPlace + ", also from and to the group that is made. `finalSnapshotName` changes with it",
		Source: elasticache.CreateAPI + ", SecurityGroupIds",
		Also:   []string{"vpcSecurityGroupIds"},
	},
	"subnetGroupName": {
		Meaning: "The name of an ElastiCache subnet group of your own, in whose subnets the nodes are placed. No " +
			"subnet group is made.",
		Allowed: "a group of the same account and region, in lower case as AWS stores its name (capital letters are " +
			"sent so), with subnets in at least two availability zones with `enableMultiAz`; not beside `subnetIds`; " +
			"an empty string for none",
		Absent: "a subnet group is made of `subnetIds`",
		Change: elasticache.ReplacesGroup +
			", also where it takes the place of `subnetIds`, or they its. The group that was made for the cluster " +
			"cannot become one of your own: it goes with `subnetIds`, and AWS refuses that while the cluster uses it",
		Source: elasticache.CreateAPI + ", CacheSubnetGroupName",
		Also:   []string{"cacheSubnetGroupName", "elasticacheSubnetGroupName"},
	},
}
