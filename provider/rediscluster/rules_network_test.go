package rediscluster

import (
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// networkCases are about where the nodes stand, and who may connect to them.
var networkCases = map[string][]ruleCase{
	"network-type": {
		{networkType("dual_stack"), networkType("dualStack"), "networkType", `use "dual_stack"`},
		{networkType(""), networkType("IPv5"), "networkType", "is none of ipv4, ipv6, dual_stack"},
		{all(networkType("ipv4"), version("6.0"), nodeType("cache.r6g.large")), all(networkType("ipv6"), version("6.0"), nodeType("cache.r6g.large")), "networkType", "needs Redis OSS 6.2 or later, not 6.0"},
	},
	"node-type-ipv6": {
		{all(networkType("ipv4"), nodeType("cache.r4.large")), all(networkType("ipv6"), nodeType("cache.r4.large")), "networkType", `"cache.r4.large" is older`},
		{all(networkType("dual_stack"), nodeType("cache.m5.large")), all(networkType("dual_stack"), nodeType("cache.m4.large")), "networkType", `"dual_stack" needs nodes of the Nitro system`},
		{all(networkType("ipv6"), nodeType("cache.t3.small")), all(networkType("ipv6"), nodeType("cache.t2.small")), "networkType", `"cache.t2.small" is older`},
	},
	"ip-discovery": {
		{all(networkType("dual_stack"), discovers("ipv6")), discovers("ipv6"), "ipDiscovery", "the nodes have IPv4 addresses alone"},
		{discovers("ipv4"), all(networkType("ipv6"), discovers("ipv4")), "ipDiscovery", "the nodes have IPv6 addresses alone"},
		{discovers(""), discovers("dual"), "ipDiscovery", "is none of ipv4, ipv6"},
		{asIs, all(discovers("ipv4"), version("5.0.6"), nodeType("cache.r6g.large")), "ipDiscovery", "needs Redis OSS 6.2 or later"},
	},
	"vpc-form": {
		{inVPC("vpc-0123abcd"), inVPC("vpc-0123abc"), "vpcId", "7 characters follow the hyphen"},
		{inVPC("vpc-0123456789abcdef0"), inVPC("vpc-0123456789abcdefg"), "vpcId", "no hexadecimal digit"},
		{all(ownGroups(group1), inVPC("counts for nothing")), inVPC("counts for nothing"), "vpcId", "is not the id of a VPC"},
		{asIs, inVPC(" "), "vpcId", "is empty"},
		{asIs, inVPC("subnet-0123456789abcdef0"), "vpcId", "is the id of a subnet"},
		{asIs, inVPC("arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0123abcd"), "vpcId", `use "vpc-0123abcd"`},
		{asIs, inVPC("vpc-0123ABCD"), "vpcId", `use "vpc-0123abcd"`},
		{asIs, inVPC("my-vpc"), "vpcId", "is not the id of a VPC"},
	},
	"vpc-given": {
		{all(ownGroups(group1), func(a *args) { a.VpcId = nil }), func(a *args) { a.VpcId = nil }, "vpcId", "is required: the id of the VPC that the subnets belong to; or pass securityGroupIds"},
		{asIs, all(ownSubnetGroup(ownSubnets), func(a *args) { a.VpcId = nil }), "vpcId", "is required"},
	},
	"subnets-given": {
		{ownSubnetGroup(ownSubnets), func(a *args) { a.SubnetIds = nil }, "subnetIds", "is required: the ids of the subnets to place the nodes in; or pass subnetGroupName"},
		{func(a *args) { a.SubnetGroupName = pulumi.String("") }, ownSubnetGroup(""), "subnetIds", "is required"},
	},
	"subnets-or-group": {
		{ownSubnetGroup(ownSubnets), func(a *args) { a.SubnetGroupName = pulumi.String(ownSubnets) }, "subnetIds", "does not go with subnetGroupName"},
		{asIs, all(ownSubnetGroup(ownSubnets), placed()), "subnetIds", "leave one of them out"},
		{asIs, all(ownSubnetGroup(ownSubnets), placed(subnet1)), "subnetIds", "leave one of them out"},
	},
	"subnet-group-form": {
		{ownSubnetGroup("My-Subnets"), ownSubnetGroup("my_subnets"), "subnetGroupName", `"my_subnets" is not the name of a subnet group`},
		{ownSubnetGroup(strings.Repeat("x", 255)), ownSubnetGroup(strings.Repeat("x", 256)), "subnetGroupName", "is 256 characters long; AWS takes at most 255"},
		{asIs, ownSubnetGroup("arn:aws:elasticache:eu-west-1:123456789012:subnetgroup:my-subnets"), "subnetGroupName", `use "my-subnets"`},
		{asIs, ownSubnetGroup(" "), "subnetGroupName", "is empty"},
	},
	"own-groups-some": {{ownGroups(group1), ownGroups(), "securityGroupIds", "use the default security group of the VPC"}},
	"own-group-form": {
		{ownGroups(group1, "sg-0123abcd"), ownGroups(group1, "redis"), "securityGroupIds[1]", "is not the id of a security group"},
		{asIs, ownGroups("123456789012/" + group1), "securityGroupIds[0]", `has an account before it, as a source of a rule may have, and not a group that is attached: use "` + group1 + `"`},
		{asIs, ownGroups(""), "securityGroupIds[0]", "is empty"},
		{asIs, ownGroups("vpc-0123abcd"), "securityGroupIds[0]", "is the id of a VPC"},
	},
	"own-group-twice": {{ownGroups(group1, group2), ownGroups(group1, group2, group1), "securityGroupIds[2]", "is listed already, as securityGroupIds[0]"}},
	"own-groups-alone": {
		{all(ownGroups(group1), blocks(), groups()), all(ownGroups(group1), blocks("10.0.0.0/16")), "securityGroupIds", "does not go with allowConnectionsFromCidrBlocks: no security group"},
		{groups(group2), all(ownGroups(group1), groups(group2)), "securityGroupIds", "does not go with allowConnectionsFromSecurityGroups: no"},
		{blocks("10.0.0.0/16"), all(ownGroups(group1), groups(group2), blocks("10.0.0.0/16")), "securityGroupIds", "does not go with allowConnectionsFromCidrBlocks and allowConnectionsFromSecurityGroups: no"},
		{fromSelf, all(ownGroups(group1), blocks(), groups(), prefixLists("pl-0123abcd"), fromSelf), "securityGroupIds", "does not go with allowConnectionsFromPrefixLists and allowConnectionsFromSelf: no"},
		{beside(group2), all(ownGroups(group1), blocks(), groups(), beside(group2)), "additionalSecurityGroupIds", "with securityGroupIds none is made: list them there"},
	},
	"own-group-quota": {
		{ownGroups(check.Numbered(5, "sg-%08d")...), ownGroups(check.Numbered(6, "sg-%08d")...), "securityGroupIds", "makes 6 security groups; AWS's quota is 5"},
		{beside(check.Numbered(4, "sg-%08d")...), beside(check.Numbered(5, "sg-%08d")...), "additionalSecurityGroupIds", "makes 6 security groups; AWS's quota is 5"},
	},
	"additional-group-form": {
		{beside(group1), beside(group1, "redis"), "additionalSecurityGroupIds[1]", "is not the id of a security group"},
		{asIs, beside("123456789012/" + group1), "additionalSecurityGroupIds[0]", "has an account before it"},
	},
	"additional-group-twice": {{beside(group1, group2), beside(group1, group1), "additionalSecurityGroupIds[1]", "is listed already, as additionalSecurityGroupIds[0]"}},
	"prefix-list-form": {
		{prefixLists("pl-0123abcd"), prefixLists("com.amazonaws.eu-west-1.s3"), "allowConnectionsFromPrefixLists[0]", "is not the id of a prefix list"},
		{asIs, prefixLists("10.0.0.0/8"), "allowConnectionsFromPrefixLists[0]", "put it in allowConnectionsFromCidrBlocks"},
		{asIs, prefixLists(group1), "allowConnectionsFromPrefixLists[0]", "is the id of a security group"},
	},
	"prefix-list-twice":    {{prefixLists("pl-0123abcd", "pl-0123abce"), prefixLists("pl-0123abcd", "pl-0123abcd"), "allowConnectionsFromPrefixLists[1]", "is listed already"}},
	"subnet-group-default": {{ownSubnetGroup(ownSubnets), ownSubnetGroup("Default"), "subnetGroupName", "whose subnets are public"}},
	"subnets-count":        {{asIs, placed(), "subnetIds", "is empty: AWS needs at least one subnet"}},
	"subnet-quota": {
		{func(a *args) { a.SubnetIds = subnets(20) }, func(a *args) { a.SubnetIds = subnets(21) }, "subnetIds", "holds 21 subnets; AWS's quota is 20 in a subnet group until you have it raised"},
	},
	"subnet-form": {
		{asIs, placed(subnet1, "subnet-1"), "subnetIds[1]", "1 character follows the hyphen"},
		{asIs, placed(subnet1, ""), "subnetIds[1]", "is empty"},
		{asIs, placed("sg-0123abcd", subnet1), "subnetIds[0]", "is the id of a security group"},
	},
	"subnet-twice": {{placed(subnet1, subnet2), placed(subnet1, subnet2, subnet1), "subnetIds[2]", `"subnet-0aaaaaaaaaaaaaaa1" is listed already, as subnetIds[0]: leave one out`}},
	"port-range": {
		{port(1), port(0), "port", "0 is not a TCP port"},
		{port(65535), port(65536), "port", "use 1 to 65535"},
	},
	"block-form": {
		{blocks("10.0.0.0/16"), blocks("10.0.0.1/16"), "allowConnectionsFromCidrBlocks[0]", `"10.0.0.1/16" has host bits set (an address, not the block that it is in): use "10.0.0.0/16" for the block, or "10.0.0.1/32" for the address`},
		{blocks("10.0.0.1/32", "2001:db8::/32"), blocks("10.0.0.1", "2001:db8::/32"), "allowConnectionsFromCidrBlocks[0]", `use "10.0.0.1/32"`},
		{blocks("2001:db8::/32"), blocks("2001:0DB8:0::/32"), "allowConnectionsFromCidrBlocks[0]", `use "2001:db8::/32"`},
		{blocks("10.0.0.0/32"), blocks("10.0.0.0/33"), "allowConnectionsFromCidrBlocks[0]", `0 to 32, and "33" is none`},
		{asIs, blocks("10.0.0.0/-1"), "allowConnectionsFromCidrBlocks[0]", `"-1" is none`},
		{asIs, blocks("10.0.0.0/016"), "allowConnectionsFromCidrBlocks[0]", `"016" is none`},
		{asIs, blocks("010.0.0.0/8"), "allowConnectionsFromCidrBlocks[0]", `has a number with a zero in front, which some programs read as octal and AWS does not take: use "10.0.0.0/8"`},
		{asIs, blocks("010.0.0.1/8"), "allowConnectionsFromCidrBlocks[0]", "is not a CIDR block"},
		{asIs, blocks("１0.0.0.0/16"), "allowConnectionsFromCidrBlocks[0]", `use "10.0.0.0/16"`},
		{asIs, blocks("::ffff:10.0.0.0/112"), "allowConnectionsFromCidrBlocks[0]", "write it as IPv4"},
		{asIs, blocks("sg-0123abcd"), "allowConnectionsFromCidrBlocks[0]", "put it in allowConnectionsFromSecurityGroups"},
		{asIs, blocks("10.0.0.0/16\n"), "allowConnectionsFromCidrBlocks[0]", `use "10.0.0.0/16"`},
		{asIs, blocks("10.0.0.0/16,10.1.0.0/16"), "allowConnectionsFromCidrBlocks[0]", "is 2 values in one text: make each an element of its own"},
		{asIs, blocks("10.0.0.0/16", " "), "allowConnectionsFromCidrBlocks[1]", "is empty"},
	},
	"block-twice": {{blocks("10.0.0.0/16", "10.1.0.0/16"), blocks("10.0.0.0/16", "10.0.0.0/16"), "allowConnectionsFromCidrBlocks[1]", "is listed already"}},
	"group-form": {
		{groups(group1, "123456789012/"+group2), groups("12345678901/" + group1), "allowConnectionsFromSecurityGroups[0]", "the account before it has 12 digits"},
		{asIs, groups("web"), "allowConnectionsFromSecurityGroups[0]", "is not the id of a security group"},
		{asIs, groups("10.0.0.1"), "allowConnectionsFromSecurityGroups[0]", `put "10.0.0.1/32" in allowConnectionsFromCidrBlocks`},
		{asIs, groups("10.0.0.0/16"), "allowConnectionsFromSecurityGroups[0]", "put it in allowConnectionsFromCidrBlocks"},
		{asIs, groups(""), "allowConnectionsFromSecurityGroups[0]", "is empty"},
	},
	"group-twice": {
		{groups(group1, group2), groups(group1, group1), "allowConnectionsFromSecurityGroups[1]", "is listed already"},
		{asIs, groups(group1, "123456789012/"+group1), "allowConnectionsFromSecurityGroups[1]", "is listed already"},
	},
	"open-to-all": {
		{blocks("10.0.0.0/8"), blocks("0.0.0.0/0"), "allowConnectionsFromCidrBlocks[0]", `"0.0.0.0/0" lets every IPv4 address connect`},
		{blocks("fc00::/7"), blocks("10.0.0.0/16", "::/0"), "allowConnectionsFromCidrBlocks[1]", `"::/0" lets every IPv6 address connect`},
		{blocks("11.0.0.0/8"), blocks("128.0.0.0/1"), "allowConnectionsFromCidrBlocks[0]", "wider than any private network"},
		{asIs, blocks("2000::/3"), "allowConnectionsFromCidrBlocks[0]", "wider than any private network"},
	},
	"no-one-allowed": {
		{groups(group1), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{blocks("10.0.0.0/16"), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{groups(), asIs, "allowConnectionsFromSecurityGroups", "or [] if you add rules"},
		{blocks(), asIs, "allowConnectionsFromSecurityGroups", "or [] if you add rules"},
		{ownGroups(group1), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{fromSelf, asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{prefixLists("pl-0123abcd"), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{beside(group1), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
	},
	"sources-address-type": {
		{all(networkType("ipv6"), blocks("10.0.0.0/16", "2001:db8::/32")), all(networkType("ipv6"), blocks("10.0.0.0/16")), "allowConnectionsFromCidrBlocks", "holds IPv4 blocks alone, and the nodes have IPv6 addresses alone"},
		{blocks("10.0.0.0/16"), blocks("2001:db8::/32"), "allowConnectionsFromCidrBlocks", "holds IPv6 blocks alone, and the nodes have IPv4 addresses alone"},
		{all(networkType("dual_stack"), blocks("2001:db8::/32")), all(networkType("ipv4"), blocks("2001:db8::/32")), "allowConnectionsFromCidrBlocks", `set networkType to "dual_stack"`},
		{all(blocks("2001:db8::/32"), groups(group1)), blocks("2001:db8::/32"), "allowConnectionsFromCidrBlocks", "no one can connect"},
		{all(blocks("2001:db8::/32"), beside(group1)), blocks("2001:db8::/32"), "allowConnectionsFromCidrBlocks", "no one can connect"},
	},
	"rule-quota": {
		{blocks(check.Numbered(60, "10.%d.0.0/16")...), blocks(check.Numbered(61, "10.%d.0.0/16")...), "allowConnectionsFromCidrBlocks", "make 61 rules for IPv4"},
		{
			all(blocks(check.Numbered(60, "10.%d.0.0/16")...), func(a *args) {
				a.AllowConnectionsFromCidrBlocks = append(a.AllowConnectionsFromCidrBlocks,
					pulumi.String("2001:db8::/32"))
			}),
			all(blocks(check.Numbered(60, "2001:db8:%d::/48")...), groups(group1)), "allowConnectionsFromCidrBlocks",
			"make 61 rules for IPv6",
		},
	},
}
