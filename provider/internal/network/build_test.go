package network

import (
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component/componenttest"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// build builds a network, and returns what it created, who may connect, and the groups of the cluster.
func build(t *testing.T, change func(*Inputs)) (
	made map[string]pulumi.MockResourceArgs, sources any, groups any, arn any,
) {
	t.Helper()
	p, _ := planned(t, change)
	made = componenttest.Build(t, func(b *component.Builder) error {
		n, err := p.Build(b)
		if err != nil {
			return err
		}
		sources, _ = componenttest.Await(t, p.Ingress.AllowedSources(n.Groups))
		groups, _ = componenttest.Await(t, n.SecurityGroupIDs.ToStringArrayOutput())
		arn, _ = componenttest.Await(t, n.AnyARN(pulumi.String("arn:cluster").ToStringOutput()))
		return nil
	})
	return made, sources, groups, arn
}

func TestBuildOfEachSource(t *testing.T) {
	t.Parallel()
	self := true
	made, sources, groups, arn := build(t, func(a *Inputs) {
		a.AllowConnectionsFromCidrBlocks = ids("10.0.0.0/16", "2001:db8::/32")
		a.AllowConnectionsFromSecurityGroups = ids(group1)
		a.AllowConnectionsFromPrefixLists = ids("pl-0123abcd")
		a.AllowConnectionsFromSelf = &self
		a.AdditionalSecurityGroupIds = ids(group2)
		a.Port = pulumi.Int(6380)
	})
	assert.Equal(t, map[string]any{
		"name": "sessions", "vpcId": "vpc-0aaaaaaaaaaaaaaa1",
		"description": "Who may connect to the ElastiCache replication group",
	}, made["cache-security-group"].Inputs.Mappable(), "it has no rule of its own, inward or outward")
	for name, source := range map[string][3]string{
		"cache-ingress-cidr-10.0.0.0-16":        {"cidrIpv4", "10.0.0.0/16", "a CIDR block"},
		"cache-ingress-cidr-2001_db8__-32":      {"cidrIpv6", "2001:db8::/32", "a CIDR block"},
		"cache-ingress-group-" + group1:         {"referencedSecurityGroupId", group1, "a security group"},
		"cache-ingress-prefix-list-pl-0123abcd": {"prefixListId", "pl-0123abcd", "a prefix list"},
		"cache-ingress-self": {
			"referencedSecurityGroupId", "cache-security-group-id", "this security group",
		},
	} {
		assert.Equal(t, map[string]any{
			"securityGroupId": "cache-security-group-id", "ipProtocol": "tcp", "fromPort": 6380., "toPort": 6380.,
			source[0]: source[1], "description": "Redis clients in " + source[2],
		}, made[name].Inputs.Mappable(), name)
	}
	assert.Len(t, made, 7, "a security group, its five rules, and a subnet group")
	assert.Equal(t, []string{
		"10.0.0.0/16", "2001:db8::/32", group1, "pl-0123abcd", "cache-security-group-id", "by the rules of " + group2,
	}, sources)
	assert.Equal(t, []string{"cache-security-group-id", group2}, groups)
	assert.Equal(t, "arn:cache-subnet-group", arn)
}

// Ingress and placement are apart: either may be the program's own.
func TestBuildBesideOwnGroups(t *testing.T) {
	t.Parallel()
	ownSubnets := func(a *Inputs) { a.SubnetIds, a.SubnetGroupName = nil, pulumi.String("My-Subnets") }
	made, _, _, arn := build(t, ownSubnets)
	assert.Equal(t, []string{"cache-security-group"}, slices.Collect(maps.Keys(made)))
	assert.Equal(t, "arn:cache-security-group", arn)

	made, sources, groups, arn := build(t, func(a *Inputs) { a.SecurityGroupIds = ids(group1) })
	assert.Equal(t, []string{"cache-subnet-group"}, slices.Collect(maps.Keys(made)))
	assert.Equal(t, []string{"by the rules of " + group1}, sources)
	assert.Equal(t, []string{group1}, groups)
	assert.Equal(t, "arn:cache-subnet-group", arn)

	made, _, _, arn = build(t, func(a *Inputs) {
		ownSubnets(a)
		a.SecurityGroupIds = ids(group1)
	})
	assert.Empty(t, made)
	assert.Equal(t, "arn:cluster", arn)
}

// An opening may be a range of ports: each source has one rule for both ends.
func TestBuildOfIngressAlone(t *testing.T) {
	t.Parallel()
	self := true
	made := componenttest.Build(t, func(b *component.Builder) error {
		i := NewIngress(inputs.NewResolver(t.Context()), IngressInputs{
			VpcId: pulumi.String("vpc-0aaaaaaaaaaaaaaa1"), AllowConnectionsFromSecurityGroups: ids(group1),
			AllowConnectionsFromSelf: &self,
		}, &identity.Plan{Name: "sessions"})
		groups, err := i.Build(b, Opening{
			Kind: "serverless cache", From: pulumi.Int(6379).ToIntOutput(), To: pulumi.Int(6380).ToIntOutput(),
		})
		if err != nil {
			return err
		}
		id, _ := componenttest.Await(t, groups.SecurityGroupID())
		assert.Equal(t, "cache-security-group-id", id)
		sources, _ := componenttest.Await(t, i.AllowedSources(groups))
		assert.Equal(t, []string{group1, "cache-security-group-id"}, sources)
		return nil
	})
	assert.ElementsMatch(t, []string{"cache-security-group", "cache-ingress-group-" + group1, "cache-ingress-self"},
		slices.Collect(maps.Keys(made)))
	assert.Equal(t, "Who may connect to the ElastiCache serverless cache",
		made["cache-security-group"].Inputs["description"].StringValue())
	for _, name := range []string{"cache-ingress-group-" + group1, "cache-ingress-self"} {
		ports := made[name].Inputs
		assert.Equal(t, 6379., ports["fromPort"].NumberValue(), name)
		assert.Equal(t, 6380., ports["toPort"].NumberValue(), name)
	}
}
