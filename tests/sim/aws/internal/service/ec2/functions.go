package ec2

import (
	"errors"
	"fmt"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Functions are what a program asks of the network.
func Functions() map[string]*registry.Function {
	return map[string]*registry.Function{
		"aws:ec2/getVpc:getVpc":         {SDK: ec2.LookupVpc, Answer: findVPC},
		"aws:ec2/getSubnets:getSubnets": {SDK: ec2.GetSubnets, Answer: findSubnets},

		"aws:vpc/getSecurityGroupRules:getSecurityGroupRules": {SDK: vpc.GetSecurityGroupRules, Answer: findRules},
		"aws:vpc/getSecurityGroupRule:getSecurityGroupRule":   {SDK: vpc.GetSecurityGroupRule, Answer: findRule},
	}
}

// vpcArguments are the arguments of getVpc that the provider sends as filters.
var vpcArguments = map[string]string{
	"cidrBlock": "cidr", "dhcpOptionsId": "dhcp-options-id", "state": "state",
}

// findVPC answers with the one VPC that the arguments describe. The errors are the provider's.
func findVPC(v world.View, args props.Map) (props.Map, error) {
	var wanted []props.Map
	for argument, filter := range vpcArguments {
		if args.Has(argument) {
			wanted = append(wanted, exactly(filter, args.Str(argument)))
		}
	}
	if args.Flag("default") { // false says nothing to the provider
		wanted = append(wanted, exactly("is-default", "true"))
	}
	if id := args.Str("id"); id != "" {
		if err := awserr.MalformedID(malformedNetwork, "vpc", id); err != nil {
			return nil, fmt.Errorf("reading EC2 VPC: %w", err)
		}
		wanted = append(wanted, exactly("vpc-id", id))
	}
	found, err := vpcFilters.pick(v.All(awstype.VPC), append(wanted, filtersOf(args)...))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading EC2 VPC: %w", err)
	case len(found) == 0:
		return nil, errors.New("no matching EC2 VPC found")
	case len(found) > 1:
		return nil, errors.New(
			"multiple EC2 VPCs matched; use additional constraints to reduce matches to a single EC2 VPC")
	}
	return describeVPC(found[0], args), nil
}

// describeVPC is what getVpc tells of a VPC.
func describeVPC(network *world.Resource, args props.Map) props.Map {
	out := args.Clone()
	for _, name := range []string{
		"arn", "cidrBlock", "dhcpOptionsId", "enableDnsHostnames", "enableDnsSupport",
		"enableNetworkAddressUsageMetrics", "instanceTenancy", "ipv6AssociationId", "ipv6CidrBlock",
		"mainRouteTableId", "ownerId",
	} {
		out[name] = network.Properties[name]
	}
	out["id"] = network.ID
	out["default"] = network.Default
	out["state"] = available
	out["tags"] = tagsOf(network)
	out["cidrBlockAssociations"] = []any{map[string]any{
		"associationId": "vpc-cidr-assoc-0" + world.Digest(network.ID)[:16],
		"cidrBlock":     network.Properties["cidrBlock"],
		"state":         "associated",
	}}
	return out
}

// findSubnets answers with the ids of the subnets that pass the filters, of which there may be none.
func findSubnets(v world.View, args props.Map) (props.Map, error) {
	found, err := subnetFilters.pick(v.All(awstype.Subnet), filtersOf(args))
	if err != nil {
		return nil, fmt.Errorf("reading EC2 Subnets: %w", err)
	}
	ids := make([]string, len(found))
	for i, subnet := range found {
		ids[i] = subnet.ID
	}
	out := args.Clone()
	out["id"] = v.Region
	out["ids"] = ids
	return out, nil
}

// filtersOf are the filters and the tags that a program asks for.
func filtersOf(args props.Map) []props.Map {
	wanted := args.Objects("filters")
	tags := args.Object("tags")
	for _, key := range props.SortedKeys(tags) {
		wanted = append(wanted, exactly("tag:"+key, tags.Str(key)))
	}
	return wanted
}
