package awssim_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const (
	getVPC     = "aws:ec2/getVpc:getVpc"
	getSubnets = "aws:ec2/getSubnets:getSubnets"
)

func filter(name string, accepted ...string) values { return values{"name": name, "values": accepted} }

// defaultVPC is the id of the default VPC of the engine's region.
func (e *engine) defaultVPC() string {
	e.t.Helper()
	found, err := e.invoke(getVPC, values{"default": true})
	require.NoError(e.t, err)
	return found.Get("id").AsString()
}

// subnets are the ids of the subnets that pass the filters.
func (e *engine) subnets(filters ...any) []string {
	e.t.Helper()
	found, err := e.invoke(getSubnets, values{"filters": filters})
	require.NoError(e.t, err)
	return resourceState{outputs: found}.strs("ids")
}

func (e *engine) assertEmpty() {
	e.t.Helper()
	resources, err := e.cloud.List()
	require.NoError(e.t, err)
	assert.Empty(e.t, resources)
}

func TestEachRegionHasADefaultNetwork(t *testing.T) {
	ids := map[string]string{}
	for _, where := range []string{region, "eu-west-1", "cn-north-1"} {
		e := newEngine(t, newCloud(t), values{"region": where})
		vpc, err := e.invoke(getVPC, values{"default": true})
		require.NoError(t, err)
		id := vpc.Get("id").AsString()
		assert.Regexp(t, `^vpc-0[0-9a-f]{16}$`, id)
		assert.Contains(t, vpc.Get("arn").AsString(), ":ec2:"+where+":123456789012:vpc/"+id)
		assert.Equal(t, "172.31.0.0/16", vpc.Get("cidrBlock").AsString())
		assert.True(t, vpc.Get("enableDnsHostnames").AsBool())

		subnets := e.subnets(filter("vpc-id", id))
		require.Len(t, subnets, 3)
		for i, subnet := range subnets {
			got, err := e.cloud.Get(subnetType, subnet)
			require.NoError(t, err)
			assert.Equal(t, fmt.Sprintf("172.31.%d.0/20", 16*i), got.Properties["cidrBlock"])
			assert.Equal(t, where+string(rune('a'+i)), got.Properties["availabilityZone"])
			assert.Equal(t, id, got.Properties["vpcId"])
			assert.Equal(t, true, got.Properties["mapPublicIpOnLaunch"])
		}
		got, err := e.cloud.Get(vpcType, id)
		require.NoError(t, err, "without its region")
		assert.Equal(t, where, got.Region)
		e.assertEmpty()

		again := newEngine(t, awssim.InMemory(), values{"region": where})
		assert.Equal(t, id, again.defaultVPC(), "the same in each cloud")
		require.NotContains(t, ids, id)
		ids[id] = where
	}
}

// What is created in the default network refers to it as to any other, and leaves nothing behind.
func TestClusterInTheDefaultNetwork(t *testing.T) {
	for name, cloud := range map[string]*awssim.Cloud{"file": newCloud(t), "memory": awssim.InMemory()} {
		t.Run(name, func(t *testing.T) {
			e := newEngine(t, cloud, nil)
			vpc := e.defaultVPC()
			inputs := values{"vpcId": vpc, "description": "cache"}
			group := e.create(securityGroupType, "cache", inputs)
			e.unchanged(e.refresh(group), inputs)
			subnets := e.create(subnetGroupType, "subnets", values{"subnetIds": e.subnets(filter("vpc-id", vpc))})
			assert.Equal(t, vpc, subnets.str("vpcId"))
			cache := e.create(replicationType, "cache", cacheInputs.and(values{
				"subnetGroupName": subnets.id, "securityGroupIds": []string{group.id},
			}))
			_, err := e.tryCreate(subnetType, "mine", values{"vpcId": vpc, "cidrBlock": "172.31.47.0/24"})
			assert.ErrorContains(t, err, "InvalidSubnet.Conflict")
			mine := e.create(subnetType, "mine", values{"vpcId": vpc, "cidrBlock": "172.31.48.0/24"})
			assert.Len(t, e.subnets(filter("vpc-id", vpc)), 4)
			assert.ErrorContains(t, e.cloud.Delete(vpcType, vpc), "DependencyViolation")
			assert.ErrorContains(t, e.cloud.Delete(subnetType, e.subnets()[0]), "DependencyViolation")

			for _, r := range []resourceState{cache, subnets, group, mine} {
				require.NoError(t, e.delete(r))
			}
			e.assertEmpty()
			assert.Len(t, e.subnets(filter("vpc-id", vpc)), 3)
		})
	}
}

// A security group without a VPC goes into the default VPC, if there is one.
func TestSecurityGroupWithoutAVPC(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	group := e.create(securityGroupType, "web", values{"name": "web"})
	assert.Equal(t, e.defaultVPC(), group.str("vpcId"))
	e.unchanged(e.refresh(group), values{"name": "web"})
	_, err := e.tryCreate(securityGroupType, "again", values{"name": "web", "vpcId": e.defaultVPC()})
	assert.ErrorContains(t, err, "InvalidGroup.Duplicate")

	require.NoError(t, e.delete(group))
	require.NoError(t, e.cloud.Forget(vpcType, e.defaultVPC()))
	_, err = e.tryCreate(securityGroupType, "web", values{"name": "web"})
	assert.ErrorContains(t, err, "VPCIdNotSpecified: No default VPC for this user")
}

// The default network is AWS's own, and yet a person can change and delete it.
func TestDefaultNetworkCanChange(t *testing.T) {
	for name, open := range map[string]func() func() *awssim.Cloud{
		"file": func() func() *awssim.Cloud {
			path := filepath.Join(t.TempDir(), "cloud.json")
			return func() *awssim.Cloud { return awssim.Open(path) }
		},
		"memory": func() func() *awssim.Cloud {
			cloud := awssim.InMemory()
			return func() *awssim.Cloud { return cloud }
		},
	} {
		t.Run(name, func(t *testing.T) {
			open := open()
			e := newEngine(t, open(), nil)
			vpc, subnets := e.defaultVPC(), e.subnets()
			require.NoError(t, open().Set(vpcType, vpc, "tags", map[string]any{"Name": "mine"}))
			tagged, err := e.invoke(getVPC, values{"tags": values{"Name": "mine"}})
			require.NoError(t, err)
			assert.Equal(t, vpc, tagged.Get("id").AsString())
			assert.True(t, tagged.Get("default").AsBool())
			e.assertEmpty()

			require.NoError(t, open().Delete(subnetType, subnets[1]))
			assert.Equal(t, []string{subnets[0], subnets[2]}, e.subnets())
			for _, left := range e.subnets() {
				require.NoError(t, open().Delete(subnetType, left))
			}
			require.NoError(t, open().Delete(vpcType, vpc))
			_, err = e.invoke(getVPC, values{"default": true})
			assert.ErrorContains(t, err, "no matching EC2 VPC found")
			_, err = open().Get(vpcType, vpc)
			assert.ErrorIs(t, err, awssim.ErrNotFound)
			assert.Len(t, newEngine(t, open(), values{"region": "eu-west-1"}).subnets(), 3, "only there")

			require.NoError(t, open().Reset())
			assert.Equal(t, vpc, e.defaultVPC())
			assert.Equal(t, subnets, e.subnets())
		})
	}
}

func TestGetVPC(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	first := e.defaultVPC()
	_, err := e.invoke(getVPC, values{})
	require.NoError(t, err, "there is but one")
	tagged := values{"cidrBlock": "10.0.0.0/16", "tags": values{"Name": "main", "env": "prod/eu"}}
	mine := e.create(vpcType, "mine", tagged)
	e.create(vpcType, "twin", values{"cidrBlock": "10.1.0.0/16", "tags": values{"Name": "main"}})
	filters := func(all ...any) values { return values{"filters": all} }
	const (
		none     = "invoking aws:ec2/getVpc:getVpc: no matching EC2 VPC found"
		multiple = "multiple EC2 VPCs matched; use additional constraints to reduce matches to a single EC2 VPC"
	)
	for name, test := range map[string]struct {
		args values
		want string // an id, or words of the error
	}{
		"default":             {values{"default": true}, first},
		"not default":         {values{"default": false, "cidrBlock": "172.31.0.0/16"}, first},
		"id":                  {values{"id": mine.id}, mine.id},
		"id and default":      {values{"id": mine.id, "default": true}, none},
		"CIDR":                {values{"cidrBlock": "10.0.0.0/16"}, mine.id},
		"part of a CIDR":      {values{"cidrBlock": "10.0.0.0"}, none},
		"DHCP options":        {values{"dhcpOptionsId": mine.str("dhcpOptionsId")}, mine.id},
		"state":               {values{"id": mine.id, "state": "available"}, mine.id},
		"other state":         {values{"id": mine.id, "state": "pending"}, none},
		"tags":                {values{"tags": values{"Name": "main", "env": "prod/eu"}}, mine.id},
		"tag of two":          {values{"tags": values{"Name": "main"}}, multiple},
		"no tag":              {values{"tags": values{"name": "main"}}, none},
		"everything":          {values{}, multiple},
		"unknown id":          {values{"id": noVPC}, none},
		"malformed id":        {values{"id": "vpc-1"}, `: reading EC2 VPC: InvalidVpcID.Malformed: Invalid id: "vpc-1"`},
		"filter default":      {filters(filter("is-default", "true")), first},
		"filter tag":          {filters(filter("tag:env", "dev", "prod*")), mine.id},
		"filter tag, one":     {filters(filter("tag:env", "prod?eu")), mine.id},
		"filter tag key":      {filters(filter("tag-key", "env")), mine.id},
		"filter id":           {filters(filter("vpc-id", noVPC, mine.id)), mine.id},
		"filter without dots": {filters(filter("cidr", "10.0x0.0/16")), none},
		"filters":             {filters(filter("tag:Name", "main"), filter("cidr-block", "10.0.*")), mine.id},
		"unknown filter":      {filters(filter("vpcid", mine.id)), "InvalidParameterValue: The filter 'vpcid' is invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := e.invoke(getVPC, test.args)
			if err != nil {
				assert.ErrorContains(t, err, test.want)
				return
			}
			assert.Equal(t, test.want, found.Get("id").AsString())
		})
	}

	found, err := e.invoke(getVPC, values{"id": mine.id})
	require.NoError(t, err)
	for _, name := range []string{"arn", "cidrBlock", "dhcpOptionsId", "mainRouteTableId", "ownerId"} {
		assert.Equal(t, mine.outputs.Get(name), found.Get(name), name)
	}
	assert.False(t, found.Get("default").AsBool())
	assert.Equal(t, value(tagged["tags"]), found.Get("tags"))
	nameless := filters(values{"values": []any{}})
	refused, err := e.server.Invoke(p.InvokeRequest{Token: getVPC, Args: nameless.properties()})
	require.NoError(t, err)
	require.Len(t, refused.Failures, 1)
	assert.Equal(t, "filters[0].name", refused.Failures[0].Property)
	require.NoError(t, e.cloud.Inject(awssim.Fault{Type: getVPC, Code: "UnauthorizedOperation", Message: "no"}))
	_, err = e.invoke(getVPC, values{"default": true})
	assert.ErrorContains(t, err, "UnauthorizedOperation: no")
}

func TestGetSubnets(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	first := e.subnets(filter("default-for-az", "true"))
	require.Len(t, first, 3)
	for name, test := range map[string]struct {
		filters []any
		want    []string
	}{
		"all":           {nil, slices.Concat(first, []string{n.a.id, n.b.id})},
		"VPC":           {[]any{filter("vpc-id", n.vpc.id)}, []string{n.a.id, n.b.id}},
		"VPCs":          {[]any{filter("vpc-id", n.vpc.id, e.defaultVPC())}, slices.Concat(first, []string{n.a.id, n.b.id})},
		"no VPC":        {[]any{filter("vpc-id", noVPC)}, nil},
		"no values":     {[]any{filter("vpc-id")}, nil},
		"zone":          {[]any{filter("availability-zone", region+"b")}, []string{first[1], n.b.id}},
		"zones":         {[]any{filter("availability-zone", region+"b", region+"c")}, []string{first[1], first[2], n.b.id}},
		"zone id":       {[]any{filter("availability-zone-id", "use1-az3")}, []string{first[2]}},
		"zone of a VPC": {[]any{filter("availability-zone", region+"a"), filter("vpc-id", n.vpc.id)}, []string{n.a.id}},
		"not default":   {[]any{filter("default-for-az", "false")}, []string{n.a.id, n.b.id}},
		"public":        {[]any{filter("map-public-ip-on-launch", "true")}, first},
		"CIDR":          {[]any{filter("cidr-block", "10.0.*")}, []string{n.a.id, n.b.id}},
	} {
		assert.Equal(t, test.want, e.subnets(test.filters...), name)
	}
	_, err := e.invoke(getSubnets, values{"filters": []any{filter("vpc", n.vpc.id)}})
	assert.ErrorContains(t, err, "reading EC2 Subnets: InvalidParameterValue: The filter 'vpc' is invalid")
	tagged := e.create(subnetType, "c",
		values{"vpcId": n.vpc.id, "cidrBlock": "10.0.2.0/24", "tags": values{"tier": "cache"}})
	found, err := e.invoke(getSubnets, values{"tags": values{"tier": "cache"}})
	require.NoError(t, err)
	assert.Equal(t, value([]string{tagged.id}), found.Get("ids"))
	assert.Equal(t, region, found.Get("id").AsString())
	nothing, err := e.invoke(getSubnets, values{"tags": values{"tier": "none"}})
	require.NoError(t, err)
	assert.Equal(t, property.New([]property.Value{}), nothing.Get("ids"))
}

// The SDK reads all that the functions answer.
func TestNetworkOfTheSDK(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		vpc, err := ec2.LookupVpc(ctx, &ec2.LookupVpcArgs{Default: pulumi.BoolRef(true)})
		require.NoError(t, err)
		assert.True(t, vpc.Default)
		assert.Equal(t, "available", vpc.State)
		require.Len(t, vpc.CidrBlockAssociations, 1)
		assert.Regexp(t, `^vpc-cidr-assoc-0[0-9a-f]{16}$`, vpc.CidrBlockAssociations[0].AssociationId)
		assert.Equal(t, "172.31.0.0/16", vpc.CidrBlockAssociations[0].CidrBlock)
		subnets, err := ec2.GetSubnets(ctx, &ec2.GetSubnetsArgs{
			Filters: []ec2.GetSubnetsFilter{{Name: "vpc-id", Values: []string{vpc.Id}}},
		})
		require.NoError(t, err)
		assert.Equal(t, e.subnets(), subnets.Ids)
		return nil
	}, pulumi.WithMocks("project", "stack", sdkCalls{e, e})))
}
