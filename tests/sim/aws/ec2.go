package awssim

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
)

var vpcBehaviour = behaviour{
	defaults: map[string]any{"enableDnsSupport": true, "instanceTenancy": "default"},
	replaces: []string{"cidrBlock"},
	notFound: "InvalidVpcID.NotFound",
	rules: func(in props) error {
		if !in.has("cidrBlock") && !in.has("ipv4IpamPoolId") {
			return refuse("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.")
		}
		if cidr := in.str("cidrBlock"); cidr != "" {
			block, err := netip.ParsePrefix(cidr)
			if err != nil || !block.Addr().Is4() {
				return refuse(invalidValue,
					"Value (%s) for parameter cidrBlock is invalid. This is not a valid CIDR block.", cidr)
			}
			if block.Bits() < 16 || block.Bits() > 28 {
				return refuse("InvalidVpc.Range", "The CIDR '%s' is invalid.", cidr)
			}
		}
		return checkTags(invalidValue, in)
	},
	create: func(v view, in props) (string, props, error) {
		id := v.newID("vpc")
		in["arn"] = v.arn("ec2", "vpc/"+id)
		in["ownerId"] = Account
		in["defaultSecurityGroupId"] = v.newID("sg")
		in["defaultNetworkAclId"] = v.newID("acl")
		in["mainRouteTableId"] = v.newID("rtb")
		in["defaultRouteTableId"] = in["mainRouteTableId"]
		in["dhcpOptionsId"] = v.newID("dopt")
		for key, value := range map[string]any{
			"enableDnsHostnames": false, "enableNetworkAddressUsageMetrics": false,
			"assignGeneratedIpv6CidrBlock": false, "ipv6AssociationId": "", "ipv6CidrBlock": "",
			"ipv6CidrBlockNetworkBorderGroup": "",
		} {
			in.otherwise(key, value)
		}
		return id, in, nil
	},
	beforeDelete: func(v view, r *Resource) error {
		for _, other := range slices.Concat(v.all(subnetType), v.all(securityGroupType)) {
			if props(other.Properties).str("vpcId") == r.ID {
				return refuse(dependency, "The vpc '%s' has dependencies and cannot be deleted.", r.ID)
			}
		}
		return nil
	},
}

var subnetBehaviour = behaviour{
	defaults: map[string]any{
		"assignIpv6AddressOnCreation": false, "enableDns64": false, "enableResourceNameDnsARecordOnLaunch": false,
		"enableResourceNameDnsAaaaRecordOnLaunch": false, "ipv6Native": false, "mapPublicIpOnLaunch": false,
	},
	notFound: "InvalidSubnetID.NotFound",
	replaces: []string{"vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"},
	rules: func(in props) error {
		if in["vpcId"] != nil {
			if err := refuseID(malformedNetwork, "vpc", in.str("vpcId")); err != nil {
				return err
			}
		}
		if cidr := in.str("cidrBlock"); cidr != "" {
			if block, err := netip.ParsePrefix(cidr); err != nil || !block.Addr().Is4() {
				return refuse(invalidValue,
					"Value (%s) for parameter cidrBlock is invalid. This is not a valid CIDR block.", cidr)
			} else if block.Bits() < 16 || block.Bits() > 28 {
				return refuse("InvalidSubnet.Range", "The CIDR '%s' is invalid.", cidr)
			}
		} else if !in.flag("ipv6Native") {
			return refuse("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.")
		}
		return checkTags(invalidValue, in)
	},
	references: func(v view, in props) error {
		network := v.get(vpcType, in.str("vpcId"))
		if network == nil {
			return refuse("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", in.str("vpcId"))
		}
		if zone := in.str("availabilityZone"); zone != "" && !slices.Contains(zonesOf(v.region), zone) {
			return refuse(invalidValue,
				"Value (%s) for parameter availabilityZone is invalid. Subnets can currently only be created "+
					"in the following availability zones: %s.", zone, strings.Join(zonesOf(v.region), ", "))
		}
		block, err := netip.ParsePrefix(in.str("cidrBlock"))
		if err != nil {
			return nil // an IPv6-only subnet
		}
		if outer, err := netip.ParsePrefix(network.str("cidrBlock")); err == nil &&
			(!outer.Overlaps(block) || outer.Bits() > block.Bits()) {
			return refuse("InvalidSubnet.Range", "The CIDR '%s' is invalid.", block)
		}
		for _, other := range v.all(subnetType) {
			neighbour := props(other.Properties)
			taken, err := netip.ParsePrefix(neighbour.str("cidrBlock"))
			if err == nil && neighbour.str("vpcId") == in.str("vpcId") && taken.Overlaps(block) {
				return refuse("InvalidSubnet.Conflict", "The CIDR '%s' conflicts with another subnet", block)
			}
		}
		return nil
	},
	create: func(v view, in props) (string, props, error) {
		id := v.newID("subnet")
		in["arn"] = v.arn("ec2", "subnet/"+id)
		in["ownerId"] = Account
		in.otherwise("availabilityZone", zonesOf(v.region)[0])
		in.otherwise("availabilityZoneId", zoneID(in.str("availabilityZone")))
		in.otherwise("privateDnsHostnameTypeOnLaunch", "ip-name")
		in.otherwise("ipv6CidrBlockAssociationId", "")
		return id, in, nil
	},
	beforeDelete: func(v view, r *Resource) error {
		for _, group := range v.all(replicationType) {
			subnets := v.get(subnetGroupType, props(group.Properties).str("subnetGroupName"))
			if slices.Contains(subnets.strs("subnetIds"), r.ID) {
				return refuse(dependency, "The subnet '%s' has dependencies and cannot be deleted.", r.ID)
			}
		}
		return nil
	},
}

var (
	// EC2 documents these characters for the descriptions of groups and of rules, and for the names of groups.
	groupText    = regexp.MustCompile(`^[0-9A-Za-z_ .:/()#,@\[\]+=&;{}!$*-]*$`)
	groupTextMax = 255
)

var securityGroupBehaviour = behaviour{
	name:     &autoName{property: "name", max: 255},
	notFound: "InvalidGroup.NotFound",
	defaults: map[string]any{"description": "Managed by Pulumi", "revokeRulesOnDelete": false},
	replaces: []string{"name", "namePrefix", "description", "vpcId"},
	sets:     []string{"ingress", "egress"},
	computed: []string{"ingress", "egress"},
	writeOnly: []string{
		"revokeRulesOnDelete",
	},
	check: func(in props) []p.CheckFailure {
		in = in.known()
		var failures []p.CheckFailure
		for _, key := range []string{"name", "description"} {
			failures = append(failures, checkGroupText(key, in.str(key))...)
		}
		if strings.HasPrefix(in.str("name"), "sg-") {
			failures = append(failures, p.CheckFailure{
				Property: "name", Reason: `invalid value for name (cannot begin with sg-)`,
			})
		}
		return failures
	},
	rules: func(in props) error {
		if in.has("vpcId") {
			if err := refuseID(malformedNetwork, "vpc", in.str("vpcId")); err != nil {
				return err
			}
		}
		for _, direction := range []string{"ingress", "egress"} {
			for _, rule := range in.objects(direction) {
				for _, cidr := range append(rule.strs("cidrBlocks"), rule.strs("ipv6CidrBlocks")...) {
					if _, err := netip.ParsePrefix(cidr); err != nil {
						return refuse(invalidValue, "CIDR block %s is malformed", cidr)
					}
				}
				if err := checkPorts(rule.str("protocol"), rule); err != nil {
					return err
				}
			}
		}
		return checkTags(invalidValue, in)
	},
	references: func(v view, in props) error {
		id := in.str("vpcId")
		if id == "" {
			return refuse("VPCIdNotSpecified", "No default VPC for this user")
		}
		if v.get(vpcType, id) == nil {
			return refuse("InvalidVpcID.NotFound", "The vpc ID '%s' does not exist", id)
		}
		for _, other := range v.all(securityGroupType) {
			if group := props(other.Properties); group.str("name") == in.str("name") && group.str("vpcId") == id {
				return refuse("InvalidGroup.Duplicate", "The security group '%s' already exists for VPC '%s'",
					in.str("name"), id)
			}
		}
		return nil
	},
	create: func(v view, in props) (string, props, error) {
		id := v.newID("sg")
		in["arn"] = v.arn("ec2", "security-group/"+id)
		in["ownerId"] = Account
		in.otherwise("namePrefix", "")
		in.otherwise("ingress", []any{})
		in.otherwise("egress", []any{})
		return id, in, nil
	},
	beforeDelete: func(v view, r *Resource) error {
		used := false
		for _, group := range v.all(replicationType) {
			used = used || slices.Contains(props(group.Properties).strs("securityGroupIds"), r.ID)
		}
		for _, rule := range slices.Concat(v.all(ingressRuleType), v.all(egressRuleType)) {
			peer := props(rule.Properties)
			used = used || (peer.str("referencedSecurityGroupId") == r.ID && peer.str("securityGroupId") != r.ID)
		}
		if used {
			return refuse(dependency, "resource %s has a dependent object", r.ID)
		}
		// The rules of a group are part of it and go with it.
		for _, rule := range slices.Concat(v.all(ingressRuleType), v.all(egressRuleType)) {
			if props(rule.Properties).str("securityGroupId") == r.ID {
				v.remove(rule)
			}
		}
		return nil
	},
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
