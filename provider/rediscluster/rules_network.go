package rediscluster

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Source: EC2 API, IpPermission, FromPort and ToPort.
const minPort, maxPort = 1, 65535

// networkRules are about where the nodes are and who may connect.
var networkRules = []check.Rule[*plan]{
	{
		Name: "vpc-given", Input: "vpcId",
		Holds:   "The VPC is given, for the security group that is made in it, unless `securityGroupIds` are given.",
		Example: `vpcId: null`,
		Source:  "EC2 API, CreateSecurityGroup, VpcId",
		Needs:   []string{"vpcId", "securityGroupIds"},
		Check: func(p *plan, say check.Say) {
			if !p.vpcID.Given && !p.usesSecurityGroups() {
				say("vpcId", "is required: the id of the VPC that the subnets belong to; or pass securityGroupIds, security groups of your own")
			}
		},
	},
	{
		Name: "vpc-form", Input: "vpcId",
		Holds:   "The VPC is given by its id.",
		Example: `vpcId: my-vpc`,
		Source:  "EC2 user guide, \"Resource IDs\"",
		Needs:   []string{"vpcId"},
		Reads:   []string{"securityGroupIds"},
		Check: func(p *plan, say check.Say) {
			if p.vpcID.Given && !p.usesSecurityGroups() {
				if _, err := aws.ParseVPCID(p.vpcID.Value); err != nil {
					say("vpcId", "%v", err)
				}
			}
		},
	},
	{
		Name: "subnets-given", Input: "subnetIds",
		Holds:   "Where the nodes are placed is given: by `subnetIds`, or by `subnetGroupName`.",
		Example: "subnetIds: null",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, SubnetIds; CreateReplicationGroup, CacheSubnetGroupName",
		Needs:   []string{"subnetIds", "subnetGroupName"},
		Check: func(p *plan, say check.Say) {
			if !p.subnetIDs.Given && !p.usesSubnetGroup() {
				say("subnetIds", "is required: the ids of the subnets to place the nodes in; or pass subnetGroupName, a subnet group of your own")
			}
		},
	},
	{
		Name: "subnets-or-group", Input: "subnetIds",
		Holds:           "Subnets are for the group that is made for the cluster, so there is no other group beside them.",
		Example:         "subnetGroupName: my-subnets",
		Source:          apiCreate + ", CacheSubnetGroupName: there is one",
		StricterThanAWS: "AWS sees the named group, and would not see the subnets.",
		// That both are there is known where their values are not.
		Reads: []string{"subnetIds", "subnetGroupName"},
		Check: func(p *plan, say check.Say) {
			if p.subnetIDs.Given && p.usesSubnetGroup() {
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
		Check: func(p *plan, say check.Say) {
			if p.subnetIDs.Given && !p.usesSubnetGroup() && len(p.subnetIDs.Elements) == 0 {
				say("subnetIds", "is empty: AWS needs at least one subnet")
			}
		},
	},
	{
		Name: "subnet-form", Input: "subnetIds",
		Holds:   "Each subnet is given by its id.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1, vpc-0aaaaaaaaaaaaaaa1]`,
		Source:  "EC2 user guide, \"Resource IDs\"",
		Check: func(p *plan, say check.Say) {
			check.Elements(p.subnetIDs, "subnetIds", say, check.Parses(aws.ParseSubnetID))
		},
	},
	{
		Name: "subnet-twice", Input: "subnetIds",
		Holds:           "No subnet is listed twice.",
		Example:         `subnetIds: [subnet-0aaaaaaaaaaaaaaa1, subnet-0aaaaaaaaaaaaaaa2, subnet-0aaaaaaaaaaaaaaa1]`,
		Source:          "ElastiCache API, CreateCacheSubnetGroup, SubnetIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one zone less than the program seems to say.",
		Check: func(p *plan, say check.Say) {
			check.Repeated(p.subnetIDs, "subnetIds", aws.ParseSubnetID, check.SayRepeated(say))
		},
	},
	{
		Name: "subnet-group-form", Input: "subnetGroupName",
		Holds:   "The subnet group is given by its name: letters, digits and hyphens.",
		Example: "subnetIds: null\nsubnetGroupName: my_subnets",
		Source:  "ElastiCache API, CreateCacheSubnetGroup, CacheSubnetGroupName",
		Needs:   []string{"subnetGroupName"},
		Check: func(p *plan, say check.Say) {
			if name := p.subnetGroupName.Value; name != "" {
				if err := elasticache.CheckSubnetGroupName(name); err != nil {
					say("subnetGroupName", "%v", err)
				}
			}
		},
	},
	{
		Name: "own-groups-some", Input: "securityGroupIds",
		Holds:           "Where security groups are given, there is one at least.",
		Example:         "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: []",
		Source:          apiCreate + ", SecurityGroupIds",
		StricterThanAWS: "AWS would put the cluster into the default security group of the VPC, with whatever else was given none.",
		Needs:           []string{"securityGroupIds"},
		Check: func(p *plan, say check.Say) {
			if p.securityGroupIDs.Given && len(p.securityGroupIDs.Elements) == 0 {
				say("securityGroupIds", "is empty, so AWS would put the cluster into the default security group of the VPC: name one, or leave this out to have one made")
			}
		},
	},
	{
		Name: "own-group-form", Input: "securityGroupIds",
		Holds:   "Each security group is given by its id.",
		Example: "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: [redis]",
		Source:  "EC2 user guide, \"Resource IDs\"",
		Check: func(p *plan, say check.Say) {
			check.Elements(p.securityGroupIDs, "securityGroupIds", say, checkAttachedGroup)
		},
	},
	{
		Name: "additional-group-form", Input: "additionalSecurityGroupIds",
		Holds:   "Each security group is given by its id.",
		Example: "additionalSecurityGroupIds: [redis]",
		Source:  "EC2 user guide, \"Resource IDs\"",
		Check: func(p *plan, say check.Say) {
			check.Elements(p.additionalGroupIDs, "additionalSecurityGroupIds", say, checkAttachedGroup)
		},
	},
	{
		Name: "additional-group-twice", Input: "additionalSecurityGroupIds",
		Holds:           "No security group is listed twice.",
		Example:         "additionalSecurityGroupIds: [sg-0aaaaaaaaaaaaaaa1, sg-0aaaaaaaaaaaaaaa1]",
		Source:          apiCreate + ", SecurityGroupIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one group less than the program seems to say.",
		Check: func(p *plan, say check.Say) {
			check.Repeated(p.additionalGroupIDs, "additionalSecurityGroupIds", aws.ParseSecurityGroupID, check.SayRepeated(say))
		},
	},
	{
		Name: "own-group-twice", Input: "securityGroupIds",
		Holds:           "No security group is listed twice.",
		Example:         "allowConnectionsFromSecurityGroups: null\nsecurityGroupIds: [sg-0aaaaaaaaaaaaaaa1, sg-0aaaaaaaaaaaaaaa1]",
		Source:          apiCreate + ", SecurityGroupIds",
		StricterThanAWS: "The aws provider would take the second for the first. It is one group less than the program seems to say.",
		Check: func(p *plan, say check.Say) {
			check.Repeated(p.securityGroupIDs, "securityGroupIds", aws.ParseSecurityGroupID, check.SayRepeated(say))
		},
	},
	{
		Name: "own-groups-alone", Input: "securityGroupIds",
		Holds:           "Who may connect is said by `securityGroupIds`, or by the rules of the group that is made and the groups that are attached beside it.",
		Example:         "securityGroupIds: [sg-0aaaaaaaaaaaaaaa2]",
		Source:          apiCreate + ", SecurityGroupIds; EC2 API, AuthorizeSecurityGroupIngress, GroupId",
		StricterThanAWS: "AWS sees the groups, and would not see the rules, for which there is no group.",
		Needs:           []string{"securityGroupIds", "allowConnectionsFromCidrBlocks", "allowConnectionsFromPrefixLists", "allowConnectionsFromSecurityGroups"},
		Check: func(p *plan, say check.Say) {
			var without []string
			for _, allowed := range p.allowedSources() {
				if len(allowed.Elements) > 0 {
					without = append(without, allowed.input)
				}
			}
			if p.allowSelf {
				without = append(without, "allowConnectionsFromSelf")
			}
			if p.usesSecurityGroups() && len(without) > 0 {
				say("securityGroupIds", "does not go with %s: no security group is made to put the rules into; put them into your own, or leave this out", strings.Join(without, " and "))
			}
			if p.usesSecurityGroups() && len(p.additionalGroupIDs.Elements) > 0 {
				say("additionalSecurityGroupIds", "is for groups beside the one that is made, and with securityGroupIds none is made: list them there")
			}
		},
	},
	{
		Name: "port-range", Input: "port",
		Holds:   "The port is 1 to 65535.",
		Example: `port: 0`,
		Source:  "EC2 API, IpPermission, FromPort and ToPort",
		Needs:   []string{"port"},
		Check: func(p *plan, say check.Say) {
			if n := p.port.Value; n < minPort || n > maxPort {
				say("port", "%d is not a TCP port: use %d to %d; Redis's own is %d", n, minPort, maxPort, defaultPort)
			}
		},
	},
	{
		Name: "block-form", Input: "allowConnectionsFromCidrBlocks",
		Holds:           "Each block is in CIDR notation, without host bits, as EC2 writes it.",
		Example:         `allowConnectionsFromCidrBlocks: [10.0.1.7/16]`,
		Source:          "EC2 API, AuthorizeSecurityGroupIngress, IpRange and Ipv6Range",
		StricterThanAWS: "EC2 would shorten an IPv6 block that is written at length, and every preview would show a difference.",
		Check: func(p *plan, say check.Say) {
			check.Elements(p.allowedCIDRBlocks, "allowConnectionsFromCidrBlocks", say, func(s string) error {
				if _, err := aws.ParseSecurityGroupID(s); err == nil {
					return fmt.Errorf("%q is the id of a security group: put it in allowConnectionsFromSecurityGroups", s)
				}
				if _, err := aws.ParsePrefixListID(s); err == nil {
					return fmt.Errorf("%q is the id of a prefix list: put it in allowConnectionsFromPrefixLists", s)
				}
				_, err := aws.ParseBlock(s)
				return err
			})
		},
	},
	{
		Name: "block-twice", Input: "allowConnectionsFromCidrBlocks",
		Holds:   "No block is listed twice: EC2 refuses a rule that says the same as another.",
		Example: `allowConnectionsFromCidrBlocks: [10.0.0.0/16, 10.0.0.0/16]`,
		Source:  "EC2 API, AuthorizeSecurityGroupIngress, InvalidPermission.Duplicate",
		Check: func(p *plan, say check.Say) {
			check.Repeated(p.allowedCIDRBlocks, "allowConnectionsFromCidrBlocks", aws.ParseBlock, check.SayRepeated(say))
		},
	},
	{
		Name: "prefix-list-form", Input: "allowConnectionsFromPrefixLists",
		Holds:   "Each prefix list is given by its id.",
		Example: `allowConnectionsFromPrefixLists: [com.amazonaws.eu-west-1.s3]`,
		Source:  "EC2 API, PrefixListId; EC2 user guide, \"Resource IDs\"",
		Check: func(p *plan, say check.Say) {
			check.Elements(p.allowedPrefixLists, "allowConnectionsFromPrefixLists", say, func(s string) error {
				if block, err := aws.ParseBlock(s); err == nil {
					return fmt.Errorf("%q is a CIDR block: put it in allowConnectionsFromCidrBlocks", block)
				}
				_, err := aws.ParsePrefixListID(s)
				return err
			})
		},
	},
	{
		Name: "prefix-list-twice", Input: "allowConnectionsFromPrefixLists",
		Holds:   "No prefix list is listed twice: EC2 refuses a rule that says the same as another.",
		Example: `allowConnectionsFromPrefixLists: [pl-0aaaaaaaaaaaaaaa1, pl-0aaaaaaaaaaaaaaa1]`,
		Source:  "EC2 API, AuthorizeSecurityGroupIngress, InvalidPermission.Duplicate",
		Check: func(p *plan, say check.Say) {
			check.Repeated(p.allowedPrefixLists, "allowConnectionsFromPrefixLists", aws.ParsePrefixListID, check.SayRepeated(say))
		},
	},
	{
		Name: "group-form", Input: "allowConnectionsFromSecurityGroups",
		Holds:   "Each security group is given by its id; that of a peered VPC of another account may follow the account and a slash.",
		Example: `allowConnectionsFromSecurityGroups: [web]`,
		Source:  "EC2 API, UserIdGroupPair; EC2 user guide, \"Resource IDs\"",
		Check: func(p *plan, say check.Say) {
			check.Elements(p.allowedSecurityGroups, "allowConnectionsFromSecurityGroups", say, func(s string) error {
				if block, err := aws.ParseBlock(s); err == nil {
					return fmt.Errorf("%q is a CIDR block: put it in allowConnectionsFromCidrBlocks", block)
				}
				if address, err := netip.ParseAddr(s); err == nil && address.Zone() == "" {
					return fmt.Errorf(`%q is an address: put "%s/%d" in allowConnectionsFromCidrBlocks`, s, address, address.BitLen())
				}
				_, err := aws.ParseSecurityGroupID(s)
				return err
			})
		},
	},
	{
		Name: "group-twice", Input: "allowConnectionsFromSecurityGroups",
		Holds:   "No security group is listed twice: EC2 refuses a rule that says the same as another.",
		Example: `allowConnectionsFromSecurityGroups: [sg-0aaaaaaaaaaaaaaa1, sg-0aaaaaaaaaaaaaaa1]`,
		Source:  "EC2 API, AuthorizeSecurityGroupIngress, InvalidPermission.Duplicate",
		Check: func(p *plan, say check.Say) {
			// A group is the same with its account in front and without.
			check.Repeated(p.allowedSecurityGroups, "allowConnectionsFromSecurityGroups", func(s string) (string, error) {
				id, err := aws.ParseSecurityGroupID(s)
				return id.Digits, err
			}, check.SayRepeated(say))
		},
	},
}

// checkAttachedGroup says why a text is not the id of a security group that a cluster can have, or nil.
func checkAttachedGroup(s string) error {
	id, err := aws.ParseSecurityGroupID(s)
	if account := id.Account; err == nil && account != "" {
		id.Account = ""
		return fmt.Errorf("%q has an account before it, as a source of a rule may have, and not a group of the cluster: use %q", s, id)
	}
	return err
}

func sayListed(say check.Say) func(path, value, first string) {
	return func(path, value, first string) {
		say(path, "%s is listed already, as %s: leave one out", spelling.Quote(value), first)
	}
}
