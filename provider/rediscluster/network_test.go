package rediscluster

import (
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNetwork(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{
			pulumi.String("10.0.0.0/16"), pulumi.String("2001:db8::/32"),
		}
		a.AllowConnectionsFromSecurityGroups = []pulumi.StringInput{pulumi.String("sg-0a1b2c3d")}
	}))
	assert.Equal(t, map[string]any{
		"name":        "sessions",
		"description": "Who may connect to the ElastiCache replication group",
		"vpcId":       "vpc-0aaaaaaaaaaaaaaa1",
	}, g["cache-security-group"].Inputs.Mappable(),
		"no rule of its own, inward or outward; a description that never changes")

	rule := func(source, value, description string) map[string]any {
		return map[string]any{
			"securityGroupId": "cache-security-group-id", "ipProtocol": "tcp", "fromPort": 6379., "toPort": 6379., source: value,
			"description": "Redis clients in " + description,
		}
	}
	assert.Equal(t, rule("cidrIpv4", "10.0.0.0/16", "a CIDR block"),
		g["cache-ingress-cidr-10.0.0.0-16"].Inputs.Mappable())
	assert.Equal(t, rule("cidrIpv6", "2001:db8::/32", "a CIDR block"),
		g["cache-ingress-cidr-2001_db8__-32"].Inputs.Mappable())
	assert.Equal(t, rule("referencedSecurityGroupId", "sg-0a1b2c3d", "a security group"),
		g["cache-ingress-group-sg-0a1b2c3d"].Inputs.Mappable())

	assert.Equal(t, []any{"subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"},
		g["cache-subnet-group"].Get("subnetIds"))
}

// Who may connect is told as the rules have it.
func TestAllowedSources(t *testing.T) {
	t.Parallel()
	_, outputs, _ := connected(t, all(blocks("10.0.0.0/16", "2001:db8::/32"), groups(group1),
		prefixLists("pl-0123abcd"), fromSelf, beside(group2)))
	assert.Equal(t, []string{
		"10.0.0.0/16", "2001:db8::/32", group1, "pl-0123abcd", "cache-security-group-id", "by the rules of " + group2,
	}, outputs["allowedSources"])
	_, outputs, _ = connected(t, ownGroups(group1))
	assert.Equal(t, []string{"by the rules of " + group1}, outputs["allowedSources"])
}

func TestFurtherSources(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(all(noAlarms, prefixLists("pl-0123abcd"), fromSelf, beside(group2))))
	list, self := g["cache-ingress-prefix-list-pl-0123abcd"], g["cache-ingress-self"]
	assert.Equal(t, map[string]any{
		"prefixListId":    "pl-0123abcd",
		"fromPort":        6379.,
		"toPort":          6379.,
		"ipProtocol":      "tcp",
		"securityGroupId": "cache-security-group-id",
		"description":     "Redis clients in a prefix list",
	}, list.Inputs.Mappable())
	assert.Equal(t, "cache-security-group-id", self.Get("referencedSecurityGroupId"))
	assert.Equal(t, "Redis clients in this security group", self.Get("description"))
	assert.Equal(t, []any{"cache-security-group-id", group2}, g["cache-replication-group"].Get("securityGroupIds"))
}

// A program may have groups of its own. What it has is used as it is, and nothing of the kind is made.
func TestOwnGroups(t *testing.T) {
	t.Parallel()
	var subnetGroup, securityGroup any
	noVPC := func(a *RedisClusterArgs) { a.VpcId = nil }
	own := with(all(noAlarms, ownSubnetGroup("My-Subnets"), ownGroups(group1, group2), noVPC))
	g, err := deploy(t, own, func(c *RedisCluster) {
		subnetGroup, securityGroup = await(t, c.SubnetGroupName), await(t, c.SecurityGroupId)
	})
	require.NoError(t, err)
	assert.Equal(t, []string{"cache", "cache-replication-group"}, names(g))
	assert.Equal(t, "my-subnets", g["cache-replication-group"].Get("subnetGroupName"),
		"as AWS stores it, or each preview would replace the cluster")
	assert.Equal(t, []any{group1, group2}, g["cache-replication-group"].Get("securityGroupIds"))
	assert.Equal(t, "my-subnets", subnetGroup)
	assert.Equal(t, group1, securityGroup, "the first")
	assert.Equal(t, []any{group1, group2}, g["cache"].Get("securityGroupIds"))

	g = mustDeploy(t, with(all(noAlarms, ownSubnetGroup("my-subnets"), blocks("10.0.0.0/16"))))
	assert.Equal(t,
		[]string{"cache", "cache-ingress-cidr-10.0.0.0-16", "cache-replication-group", "cache-security-group"},
		names(g))
	g = mustDeploy(t, with(all(noAlarms, ownGroups(group1))))
	assert.Equal(t, []string{"cache", "cache-replication-group", "cache-subnet-group"}, names(g))
	assert.Equal(t, "sessions", g["cache-replication-group"].Get("subnetGroupName"))
}

// What is not known yet of the program's own groups is not known yet, and the rest is: a group that is there decides,
// not its name.
func TestOwnGroupsThatAreUnknown(t *testing.T) {
	t.Parallel()
	unknown := pulumi.UnsafeUnknownOutput(nil).ApplyT(func(any) string { return "" }).(pulumi.StringOutput)
	p := planOf(t, func(a *RedisClusterArgs) {
		a.SubnetIds, a.SubnetGroupName = nil, unknown.ToStringPtrOutput()
		a.SecurityGroupIds = []pulumi.StringInput{unknown, pulumi.String("redis")}
	})
	assert.True(t, p.network.Placement.UsesSubnetGroup())
	assert.True(t, p.network.Ingress.UsesSecurityGroups())
	found := p.check(refusals)
	require.Len(t, found, 1)
	assert.Equal(t, "securityGroupIds[1]", found[0].Path)
	found = planOf(t, func(a *RedisClusterArgs) { a.SubnetGroupName = unknown.ToStringPtrOutput() }).check(refusals)
	require.Len(t, found, 1, "two groups, whatever the name of one will be")
	assert.Equal(t, "subnetIds", found[0].Path)
	for _, given := range [][]string{{}, {subnet1}} {
		assert.Len(t, planOf(t, ownSubnetGroup(ownSubnets), placed(given...)).check(refusals), 1,
			"one slip is one problem")
	}
}

// A rule of the first deployments is taken over by its former name, also where the source is a secret.
func TestFormerRuleOfASecret(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{
			pulumi.ToSecret(pulumi.String("10.0.0.0/16")).(pulumi.StringOutput),
		}
	}))
	rule := names(g)[slices.IndexFunc(names(g), func(name string) bool {
		return strings.HasPrefix(name, "cache-ingress-cidr-secret-")
	})]
	if aliases := g[rule].RegisterRPC.GetAliases(); assert.Len(t, aliases, 1) {
		assert.Equal(t, "cache-ingress-cidr-0", aliases[0].GetSpec().GetName())
	}
}
