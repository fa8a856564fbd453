package ec2

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

var vpcBehaviour = registry.Behaviour{
	Defaults: map[string]any{"enableDnsSupport": true, "instanceTenancy": "default"},
	Replaces: []string{"cidrBlock"},
	NotFound: "InvalidVpcID.NotFound",
	Rules: func(in props.Map) error {
		if !in.Has("cidrBlock") && !in.Has("ipv4IpamPoolId") {
			return awserr.New("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.")
		}
		if cidr := in.Str("cidrBlock"); cidr != "" {
			block, err := netip.ParsePrefix(cidr)
			if err != nil || !block.Addr().Is4() {
				return awserr.New(awserr.InvalidValue,
					"Value (%s) for parameter cidrBlock is invalid. This is not a valid CIDR block.", cidr)
			}
			if block.Bits() < 16 || block.Bits() > 28 {
				return awserr.New("InvalidVpc.Range", "The CIDR '%s' is invalid.", cidr)
			}
		}
		return tags.Check(awserr.InvalidValue, in)
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		id := v.NewID("vpc")
		in["arn"] = v.ARN("ec2", "vpc/"+id)
		in["ownerId"] = v.Account
		in["defaultSecurityGroupId"] = v.NewID("sg")
		in["defaultNetworkAclId"] = v.NewID("acl")
		in["mainRouteTableId"] = v.NewID("rtb")
		in["defaultRouteTableId"] = in["mainRouteTableId"]
		in["dhcpOptionsId"] = v.NewID("dopt")
		for key, value := range map[string]any{
			"enableDnsHostnames": false, "enableNetworkAddressUsageMetrics": false,
			"assignGeneratedIpv6CidrBlock": false, "ipv6AssociationId": "", "ipv6CidrBlock": "",
			"ipv6CidrBlockNetworkBorderGroup": "",
		} {
			in.Otherwise(key, value)
		}
		return id, in, nil
	},
	BeforeDelete: func(v world.View, r *world.Resource) error {
		for _, other := range slices.Concat(v.All(awstype.Subnet), v.All(awstype.SecurityGroup)) {
			if props.Map(other.Properties).Str("vpcId") == r.ID {
				return awserr.New(awserr.Dependency, "The vpc '%s' has dependencies and cannot be deleted.", r.ID)
			}
		}
		return nil
	},
}

var subnetBehaviour = registry.Behaviour{
	Defaults: map[string]any{
		"assignIpv6AddressOnCreation": false, "enableDns64": false, "enableResourceNameDnsARecordOnLaunch": false,
		"enableResourceNameDnsAaaaRecordOnLaunch": false, "ipv6Native": false, "mapPublicIpOnLaunch": false,
	},
	NotFound: "InvalidSubnetID.NotFound",
	Replaces: []string{"vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"},
	Rules: func(in props.Map) error {
		if in["vpcId"] != nil {
			if err := awserr.MalformedID(malformedNetwork, "vpc", in.Str("vpcId")); err != nil {
				return err
			}
		}
		if cidr := in.Str("cidrBlock"); cidr != "" {
			if block, err := netip.ParsePrefix(cidr); err != nil || !block.Addr().Is4() {
				return awserr.New(awserr.InvalidValue,
					"Value (%s) for parameter cidrBlock is invalid. This is not a valid CIDR block.", cidr)
			} else if block.Bits() < 16 || block.Bits() > 28 {
				return awserr.New("InvalidSubnet.Range", "The CIDR '%s' is invalid.", cidr)
			}
		} else if !in.Flag("ipv6Native") {
			return awserr.New("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.")
		}
		return tags.Check(awserr.InvalidValue, in)
	},
	References: func(v world.View, in props.Map) error {
		network := v.Get(awstype.VPC, in.Str("vpcId"))
		if network == nil {
			return awserr.New("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", in.Str("vpcId"))
		}
		if zone := in.Str("availabilityZone"); zone != "" && !slices.Contains(world.ZonesOf(v.Region), zone) {
			return awserr.New(awserr.InvalidValue,
				"Value (%s) for parameter availabilityZone is invalid. Subnets can currently only be created "+
					"in the following availability zones: %s.", zone, strings.Join(world.ZonesOf(v.Region), ", "))
		}
		block, err := netip.ParsePrefix(in.Str("cidrBlock"))
		if err != nil {
			return nil // an IPv6-only subnet
		}
		if outer, err := netip.ParsePrefix(network.Str("cidrBlock")); err == nil &&
			(!outer.Overlaps(block) || outer.Bits() > block.Bits()) {
			return awserr.New("InvalidSubnet.Range", "The CIDR '%s' is invalid.", block)
		}
		for _, other := range v.All(awstype.Subnet) {
			neighbour := props.Map(other.Properties)
			taken, err := netip.ParsePrefix(neighbour.Str("cidrBlock"))
			if err == nil && neighbour.Str("vpcId") == in.Str("vpcId") && taken.Overlaps(block) {
				return awserr.New("InvalidSubnet.Conflict", "The CIDR '%s' conflicts with another subnet", block)
			}
		}
		return nil
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		id := v.NewID("subnet")
		in["arn"] = v.ARN("ec2", "subnet/"+id)
		in["ownerId"] = v.Account
		in.Otherwise("availabilityZone", world.ZonesOf(v.Region)[0])
		in.Otherwise("availabilityZoneId", world.ZoneID(in.Str("availabilityZone")))
		in.Otherwise("privateDnsHostnameTypeOnLaunch", "ip-name")
		in.Otherwise("ipv6CidrBlockAssociationId", "")
		return id, in, nil
	},
	BeforeDelete: func(v world.View, r *world.Resource) error {
		for _, group := range v.All(awstype.ReplicationGroup) {
			subnets := v.Get(awstype.SubnetGroup, props.Map(group.Properties).Str("subnetGroupName"))
			if slices.Contains(subnets.Strs("subnetIds"), r.ID) {
				return awserr.New(awserr.Dependency, "The subnet '%s' has dependencies and cannot be deleted.", r.ID)
			}
		}
		if usedByServerless(v, "subnetIds", r.ID) {
			return awserr.New(awserr.Dependency, "The subnet '%s' has dependencies and cannot be deleted.", r.ID)
		}
		return nil
	},
}

var (
	// EC2 documents these characters for the descriptions of groups and of rules, and for the names of groups.
	groupText    = regexp.MustCompile(`^[0-9A-Za-z_ .:/()#,@\[\]+=&;{}!$*-]*$`)
	groupTextMax = 255
)

var securityGroupBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: 255},
	NotFound: "InvalidGroup.NotFound",
	Defaults: map[string]any{"description": "Managed by Pulumi", "revokeRulesOnDelete": false},
	Replaces: []string{"name", "namePrefix", "description", "vpcId"},
	Sets:     []string{"ingress", "egress"},
	Computed: []string{"ingress", "egress"},
	WriteOnly: []string{
		"revokeRulesOnDelete",
	},
	Check: func(in props.Map) []p.CheckFailure {
		in = in.Known()
		var failures []p.CheckFailure
		for _, key := range []string{"name", "description"} {
			failures = append(failures, checkGroupText(key, in.Str(key))...)
		}
		if strings.HasPrefix(in.Str("name"), "sg-") {
			failures = append(failures, p.CheckFailure{
				Property: "name", Reason: `invalid value for name (cannot begin with sg-)`,
			})
		}
		return failures
	},
	Rules: func(in props.Map) error {
		if strings.EqualFold(in.Str("name"), "default") {
			// Source: EC2 API, error codes: InvalidGroup.Reserved.
			return awserr.New("InvalidGroup.Reserved", "The security group name 'default' is reserved")
		}
		if in.Has("vpcId") {
			if err := awserr.MalformedID(malformedNetwork, "vpc", in.Str("vpcId")); err != nil {
				return err
			}
		}
		for _, direction := range []string{"ingress", "egress"} {
			for _, rule := range in.Objects(direction) {
				for _, cidr := range append(rule.Strs("cidrBlocks"), rule.Strs("ipv6CidrBlocks")...) {
					if _, err := netip.ParsePrefix(cidr); err != nil {
						return awserr.New(awserr.InvalidValue, "CIDR block %s is malformed", cidr)
					}
				}
				if err := checkPorts(rule.Str("protocol"), rule); err != nil {
					return err
				}
			}
		}
		return tags.Check(awserr.InvalidValue, in)
	},
	References: func(v world.View, in props.Map) error {
		id := networkOf(v, in)
		if id == "" {
			return awserr.New("VPCIdNotSpecified", "No default VPC for this user")
		}
		if v.Get(awstype.VPC, id) == nil {
			return awserr.New("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", id)
		}
		for _, other := range v.All(awstype.SecurityGroup) {
			if group := props.Map(other.Properties); group.Str("name") == in.Str("name") && group.Str("vpcId") == id {
				return awserr.New("InvalidGroup.Duplicate", "The security group '%s' already exists for VPC '%s'",
					in.Str("name"), id)
			}
		}
		return nil
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		id := v.NewID("sg")
		in["vpcId"] = networkOf(v, in)
		in["arn"] = v.ARN("ec2", "security-group/"+id)
		in["ownerId"] = v.Account
		in.Otherwise("namePrefix", "")
		in.Otherwise("ingress", []any{})
		in.Otherwise("egress", []any{})
		return id, in, nil
	},
	BeforeDelete: func(v world.View, r *world.Resource) error {
		used := usedByServerless(v, "securityGroupIds", r.ID)
		for _, group := range v.All(awstype.ReplicationGroup) {
			used = used || slices.Contains(props.Map(group.Properties).Strs("securityGroupIds"), r.ID)
		}
		for _, rule := range slices.Concat(v.All(awstype.IngressRule), v.All(awstype.EgressRule)) {
			peer := props.Map(rule.Properties)
			used = used || (peer.Str("referencedSecurityGroupId") == r.ID && peer.Str("securityGroupId") != r.ID)
		}
		if used {
			return awserr.New(awserr.Dependency, "resource %s has a dependent object", r.ID)
		}
		// The rules of a group are part of it and go with it.
		for _, rule := range slices.Concat(v.All(awstype.IngressRule), v.All(awstype.EgressRule)) {
			if props.Map(rule.Properties).Str("securityGroupId") == r.ID {
				v.Remove(rule)
			}
		}
		return nil
	},
}

// usedByServerless tells whether a serverless cache names something in a list: it has a VPC endpoint there, whose
// network interfaces are in the subnets and have the security groups (ElastiCache API, CreateServerlessCache,
// SecurityGroupIds and SubnetIds).
func usedByServerless(v world.View, list, id string) bool {
	return slices.ContainsFunc(v.All(awstype.ServerlessCache), func(cache *world.Resource) bool {
		return slices.Contains(props.Map(cache.Properties).Strs(list), id)
	})
}

// networkOf is the VPC that a security group goes to: the default VPC when the program names none.
func networkOf(v world.View, in props.Map) string {
	if id := in.Str("vpcId"); id != "" {
		return id
	}
	for _, network := range v.All(awstype.VPC) {
		if network.Default {
			return network.ID
		}
	}
	return ""
}

func checkGroupText(key, text string) []p.CheckFailure {
	if len(text) > groupTextMax {
		return []p.CheckFailure{{Property: key, Reason: "expected length of " + key + " to be in the range (0 - 255)"}}
	}
	if !groupText.MatchString(text) {
		return []p.CheckFailure{{
			Property: key,
			Reason:   "invalid value for " + key + ": allowed are a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*",
		}}
	}
	return nil
}
