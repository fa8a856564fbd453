package network

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Rules are about where the nodes are, and which groups they have.
var Rules = []check.Rule[*Plan]{
	{
		Name: "network-type", Input: "networkType",
		Holds:   "The network type is `ipv4`, `ipv6` or `dual_stack`, with IPv6 from Redis OSS 6.2 on and with Valkey.",
		Example: "networkType: dualStack",
		Source:  elasticache.CreateAPI + ", NetworkType",
		Needs:   slices.Concat([]string{"networkType"}, engine.VersionInputs),
		Check: func(p *Plan, say check.Say) {
			kind := p.NetworkType.Value
			if kind == "" {
				return
			}
			version, ok := p.engine.OfferedVersion()
			if err := spelling.OneOf(kind, "ipv4", "ipv6", "dual_stack"); err != nil {
				say("networkType", "%v", err)
			} else if kind != "ipv4" && ok && !version.AtLeast(6, 2, 0) {
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
		Check: func(p *Plan, say check.Say) {
			kind := p.NetworkType.Value
			if slices.Contains([]string{"ipv6", "dual_stack"}, kind) && p.engine.NodeType.Lacks(elasticache.IPv6) {
				say("networkType",
					"%q needs nodes of the Nitro system, and %q is older: use a node type of a later generation, for "+
						"example \"cache.m7g.large\", or \"ipv4\"",
					kind, p.engine.NodeType)
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
		Check: func(p *Plan, say check.Say) {
			kind, network := p.IPDiscovery.Value, p.NetworkType.Value
			if kind == "" {
				return
			}
			version, ok := p.engine.OfferedVersion()
			switch err := spelling.OneOf(kind, "ipv4", "ipv6"); {
			case err != nil:
				say("ipDiscovery", "%v", err)
			case ok && !version.AtLeast(6, 2, 0):
				say("ipDiscovery", "needs Redis OSS 6.2 or later, not %s", version)
			case kind == "ipv6" && (network == "" || network == "ipv4"):
				say("ipDiscovery",
					"is \"ipv6\", and the nodes have IPv4 addresses alone: use networkType: \"dual_stack\" or \"ipv6\"")
			case kind == "ipv4" && network == "ipv6":
				say("ipDiscovery", "is \"ipv4\", and the nodes have IPv6 addresses alone: use \"ipv6\"")
			}
		},
	},
	{
		Name: "vpc-given", Input: "vpcId",
		Holds:   "The VPC is given, for the security group that is made in it, unless `securityGroupIds` are given.",
		Example: `vpcId: null`,
		Source:  "EC2 API, CreateSecurityGroup, VpcId",
		Needs:   []string{"vpcId", "securityGroupIds"},
		Check: func(p *Plan, say check.Say) {
			if !p.VPC.Given && !p.UsesSecurityGroups() {
				say("vpcId",
					"is required: the id of the VPC that the subnets belong to; or pass securityGroupIds, security "+
						"groups of your own")
			}
		},
	},
	check.Form(check.Rule[*Plan]{
		Name: "vpc-form", Input: "vpcId",
		Holds:   "The VPC is given by its id.",
		Example: `vpcId: my-vpc`,
		Source:  "EC2 user guide, \"Resource IDs\"",
		Reads:   []string{"securityGroupIds"},
	}, func(p *Plan) (string, bool) {
		return p.VPC.Value, p.VPC.Given && !p.UsesSecurityGroups()
	}, check.Parses(aws.ParseVPCID)),
	{
		Name: "subnets-given", Input: "subnetIds",
		Holds:   "Where the nodes are placed is given: by `subnetIds`, or by `subnetGroupName`.",
		Example: "subnetIds: null",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, SubnetIds; CreateReplicationGroup, CacheSubnetGroupName",
		Needs:   []string{"subnetIds", "subnetGroupName"},
		Check: func(p *Plan, say check.Say) {
			if !p.Subnets.Given && !p.UsesSubnetGroup() {
				say("subnetIds",
					"is required: the ids of the subnets to place the nodes in; or pass subnetGroupName, a subnet "+
						"group of your own")
			}
		},
	},
	{
		Name: "subnets-or-group", Input: "subnetIds",
		Holds: "Subnets are for the group that is made for the cluster, so there is no other group beside " +
			"them.",
		Example:         "subnetGroupName: my-subnets",
		Source:          elasticache.CreateAPI + ", CacheSubnetGroupName: there is one",
		StricterThanAWS: "AWS sees the named group, and would not see the subnets.",
		// That both are there is known where their values are not.
		Reads: []string{"subnetIds", "subnetGroupName"},
		Check: func(p *Plan, say check.Say) {
			if p.Subnets.Given && p.UsesSubnetGroup() {
				say("subnetIds", "does not go with subnetGroupName, whose group has its subnets: leave one of them out")
			}
		},
	},
	{
		Name: "subnets-count", Input: "subnetIds",
		Holds:   "There is one subnet at least.",
		Example: "subnetIds: []",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, SubnetIds",
		Needs:   []string{"subnetIds"},
		Reads:   []string{"subnetGroupName"},
		Check: func(p *Plan, say check.Say) {
			if p.Subnets.Given && !p.UsesSubnetGroup() && len(p.Subnets.Elements) == 0 {
				say("subnetIds", "is empty: AWS needs at least one subnet")
			}
		},
	},
	check.Forms(check.Rule[*Plan]{
		Name: "subnet-form", Input: "subnetIds",
		Holds:   "Each subnet is given by its id.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1, vpc-0aaaaaaaaaaaaaaa1]`,
		Source:  "EC2 user guide, \"Resource IDs\"",
	}, func(p *Plan) inputs.List { return p.Subnets }, check.Parses(aws.ParseSubnetID)),
	check.Distinct(check.Rule[*Plan]{
		Name: "subnet-twice", Input: "subnetIds",
		Holds:   "No subnet is listed twice.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa2, subnet-0aaaaaaaaaaaaaaa1]`,
		Source:  "ElastiCache API, CreateCacheSubnetGroup, SubnetIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one zone less than the program " +
			"seems to say.",
	}, func(p *Plan) inputs.List { return p.Subnets }, aws.ParseSubnetID),
	check.Form(check.Rule[*Plan]{
		Name: "subnet-group-form", Input: "subnetGroupName",
		Holds:   "The subnet group is given by its name: letters, digits and hyphens.",
		Example: "subnetIds: null\nsubnetGroupName: my_subnets",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, CacheSubnetGroupName",
	}, func(p *Plan) (string, bool) { return check.UnlessEmpty(p.SubnetGroup) }, elasticache.CheckSubnetGroupName),
	{
		Name: "own-groups-some", Input: "securityGroupIds",
		Holds:   "Where security groups are given, there is one at least.",
		Example: "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: []",
		Source:  elasticache.CreateAPI + ", SecurityGroupIds",
		StricterThanAWS: "AWS would put the cluster into the default security group of the VPC, with whatever else " +
			"was given none.",
		Needs: []string{"securityGroupIds"},
		Check: func(p *Plan, say check.Say) {
			if p.SecurityGroups.Given && len(p.SecurityGroups.Elements) == 0 {
				say("securityGroupIds",
					"is empty, so AWS would put the cluster into the default security group of the VPC: name one, or "+
						"leave this out to have one made")
			}
		},
	},
	check.Forms(check.Rule[*Plan]{
		Name: "own-group-form", Input: "securityGroupIds",
		Holds:   "Each security group is given by its id.",
		Example: "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: [redis]",
		Source:  "EC2 user guide, \"Resource IDs\"",
	}, func(p *Plan) inputs.List { return p.SecurityGroups }, checkAttachedGroup),
	check.Forms(check.Rule[*Plan]{
		Name: "additional-group-form", Input: "additionalSecurityGroupIds",
		Holds:   "Each security group is given by its id.",
		Example: "additionalSecurityGroupIds: [redis]",
		Source:  "EC2 user guide, \"Resource IDs\"",
	}, func(p *Plan) inputs.List { return p.AdditionalGroups }, checkAttachedGroup),
	check.Distinct(check.Rule[*Plan]{
		Name: "additional-group-twice", Input: "additionalSecurityGroupIds",
		Holds:   "No security group is listed twice.",
		Example: "additionalSecurityGroupIds: [sg-0aaaaaaaaaaaaaaa1, sg-0aaaaaaaaaaaaaaa1]",
		Source:  elasticache.CreateAPI + ", SecurityGroupIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one group less than the " +
			"program seems to say.",
	}, func(p *Plan) inputs.List { return p.AdditionalGroups }, aws.ParseSecurityGroupID),
	check.Distinct(check.Rule[*Plan]{
		Name: "own-group-twice", Input: "securityGroupIds",
		Holds: "No security group is listed twice.",
		Example: "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: [sg-0aaaaaaaaaaaaaaa1, " +
			"sg-0aaaaaaaaaaaaaaa1]",
		Source: elasticache.CreateAPI + ", SecurityGroupIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one group less than the " +
			"program seems to say.",
	}, func(p *Plan) inputs.List { return p.SecurityGroups }, aws.ParseSecurityGroupID),
	{
		Name: "own-groups-alone", Input: "securityGroupIds",
		Holds: "Who may connect is said by `securityGroupIds`, or by the rules of the group that is made " +
			"and the groups that are attached beside it.",
		Example:         "securityGroupIds: [sg-0aaaaaaaaaaaaaaa2]",
		Source:          elasticache.CreateAPI + ", SecurityGroupIds; EC2 API, AuthorizeSecurityGroupIngress, GroupId",
		StricterThanAWS: "AWS sees the groups, and would not see the rules, for which there is no group.",
		Needs: []string{
			"securityGroupIds",
			"allowConnectionsFromCidrBlocks",
			"allowConnectionsFromPrefixLists",
			"allowConnectionsFromSecurityGroups",
		},
		Check: func(p *Plan, say check.Say) {
			var without []string
			for _, allowed := range p.allowedSources() {
				if len(allowed.Elements) > 0 {
					without = append(without, allowed.input)
				}
			}
			if p.AllowSelf {
				without = append(without, "allowConnectionsFromSelf")
			}
			if p.UsesSecurityGroups() && len(without) > 0 {
				say("securityGroupIds",
					"does not go with %s: no security group is made to put the rules into; put them into your own, "+
						"or leave this out",
					strings.Join(without, " and "))
			}
			if p.UsesSecurityGroups() && len(p.AdditionalGroups.Elements) > 0 {
				say("additionalSecurityGroupIds",
					"is for groups beside the one that is made, and with securityGroupIds none is made: list them "+
						"there")
			}
		},
	},
	{
		Name: "port-range", Input: "port",
		Holds:   "The port is 1 to 65535.",
		Example: `port: 0`,
		Source:  "EC2 API, IpPermission, FromPort and ToPort",
		Needs:   []string{"port"},
		Check: func(p *Plan, say check.Say) {
			if n := p.Port.Value; n < minPort || n > maxPort {
				say("port", "%d is not a TCP port: use %d to %d; Redis's own is %d", n, minPort, maxPort, DefaultPort)
			}
		},
	},
}

// Source: EC2 API, IpPermission, FromPort and ToPort.
const minPort, maxPort = 1, 65535

// checkAttachedGroup says why a text is not the id of a security group that a cluster can have, or nil.
func checkAttachedGroup(s string) error {
	id, err := aws.ParseSecurityGroupID(s)
	if account := id.Account; err == nil && account != "" {
		id.Account = ""
		return fmt.Errorf(
			"%q has an account before it, as a source of a rule may have, and not a group of the cluster: use %q",
			s,
			id,
		)
	}
	return err
}
