package network

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// planned is the plan of a cluster named sessions in a VPC with one subnet, after a change of its inputs.
func planned(t *testing.T, change func(*Inputs)) (*Plan, *inputs.Resolver) {
	t.Helper()
	args := Inputs{
		VpcId:     pulumi.String("vpc-0aaaaaaaaaaaaaaa1"),
		SubnetIds: pulumi.ToStringArray([]string{"subnet-0aaaaaaaaaaaaaaa1"}),
	}
	change(&args)
	in := inputs.NewResolver(t.Context())
	runs := engine.NewPlan(in, engine.Inputs{InstanceType: "cache.m7g.large"})
	return NewPlan(in, args, &identity.Plan{Name: "sessions"}, runs), in
}

func ids(values ...string) []pulumi.StringInput {
	elements := make([]pulumi.StringInput, len(values))
	for i, value := range values {
		elements[i] = pulumi.String(value)
	}
	return elements
}

// Each part is held to its own rules, whatever the others hold.
func TestRulesOfEachPart(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*Inputs)
		says   map[string]string
	}{
		"all is well": {func(*Inputs) {}, map[string]string{}},
		"addressing": {
			func(a *Inputs) { a.Port, a.IpDiscovery = pulumi.Int(0), pulumi.String("ipv6") },
			map[string]string{
				"port-range": "port 0 is not a TCP port: use 1 to 65535; Redis's own is 6379",
				"ip-discovery": `ipDiscovery is "ipv6", and the nodes have IPv4 addresses alone: use networkType: ` +
					`"dual_stack" or "ipv6"`,
			},
		},
		"placement": {
			func(a *Inputs) { a.SubnetGroupName = pulumi.String("mine") },
			map[string]string{
				"subnets-or-group": "subnetIds does not go with subnetGroupName, whose group has its subnets: leave " +
					"one of them out",
			},
		},
		"no VPC for the group that is created": {
			func(a *Inputs) { a.VpcId = nil },
			map[string]string{
				"vpc-given": "vpcId is required: the id of the VPC that the subnets belong to; or pass " +
					"securityGroupIds, security groups of your own",
			},
		},
		"no VPC is needed for groups of one's own": {
			func(a *Inputs) { a.VpcId, a.SecurityGroupIds = nil, ids(group1) }, map[string]string{},
		},
		"rules without a group": {
			func(a *Inputs) {
				a.SecurityGroupIds, a.AllowConnectionsFromCidrBlocks = ids(group1), ids("10.0.0.0/16")
				a.AllowConnectionsFromSecurityGroups = ids(group2)
			},
			map[string]string{
				"own-groups-alone": "securityGroupIds does not go with allowConnectionsFromCidrBlocks and " +
					"allowConnectionsFromSecurityGroups: no security group is made to put the rules into; put them " +
					"into your own, or leave this out",
			},
		},
		"one group, with its account and without": {
			func(a *Inputs) { a.AllowConnectionsFromSecurityGroups = ids(group1, "123456789012/"+group1) },
			map[string]string{
				"group-twice": `allowConnectionsFromSecurityGroups[1] "123456789012/` + group1 +
					`" is listed already, as allowConnectionsFromSecurityGroups[0]: leave one out`,
			},
		},
	} {
		p, in := planned(t, test.change)
		found := map[string]string{}
		for _, one := range check.Run(p, in.Unknown.Cover, Rules) {
			found[one.Rule.Name] += one.Path + " " + one.Reason
		}
		assert.Equal(t, test.says, found, name)
	}
}

// The advice between the parts: sources whose addresses the nodes do not have are of no use.
func TestSourcesOfAnotherAddressType(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		networkType string
		blocks      []string
		beside      []string
		useless     bool
	}{
		"IPv4 as it is by default":       {"", []string{"10.0.0.0/16"}, nil, false},
		"IPv6 by default":                {"", []string{"2001:db8::/32"}, nil, true},
		"IPv6, and one of IPv4":          {"ipv4", []string{"2001:db8::/32", "10.0.0.0/16"}, nil, false},
		"IPv4 for IPv6":                  {"ipv6", []string{"10.0.0.0/16"}, nil, true},
		"either for both":                {"dual_stack", []string{"10.0.0.0/16"}, nil, false},
		"a further group lets in others": {"ipv6", []string{"10.0.0.0/16"}, []string{group1}, false},
	} {
		p, in := planned(t, func(a *Inputs) {
			a.NetworkType = pulumi.String(test.networkType)
			a.AllowConnectionsFromCidrBlocks = ids(test.blocks...)
			a.AdditionalSecurityGroupIds = ids(test.beside...)
		})
		assert.Equal(t, test.useless, len(check.Run(p, in.Unknown.Cover, adviceBetween)) == 1, name)
	}
}
