package engine

import (
	"context"
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const (
	securityGroup = awstype.SecurityGroup
	subnetGroup   = awstype.SubnetGroup
)

// ours are groups that a program has beside its cluster.
type ours struct {
	subnets, others *elasticache.SubnetGroup
	redis, admins   *ec2.SecurityGroup
}

// inOurs is a program with groups of its own in the network, of which the cluster takes some. It exports the outputs
// that say which.
func inOurs(changes func(ours) pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		var o ours
		for name, group := range map[string]**elasticache.SubnetGroup{
			"our-subnets":   &o.subnets,
			"other-subnets": &o.others,
		} {
			if *group, err = elasticache.NewSubnetGroup(ctx, name,
				&elasticache.SubnetGroupArgs{Name: pulumi.String(name), SubnetIds: n.subnets}); err != nil {
				return err
			}
		}
		for name, group := range map[string]**ec2.SecurityGroup{"redis": &o.redis, "admins": &o.admins} {
			if *group, err = ec2.NewSecurityGroup(ctx, name,
				&ec2.SecurityGroupArgs{Name: pulumi.String(name), VpcId: n.vpc.ID()}); err != nil {
				return err
			}
		}
		c := &struct {
			pulumi.ResourceState
			DashboardUrl    pulumi.StringOutput `pulumi:"dashboardUrl"`
			SecurityGroupId pulumi.StringOutput `pulumi:"securityGroupId"`
			SubnetGroupName pulumi.StringOutput `pulumi:"subnetGroupName"`
		}{}
		if err := ctx.RegisterRemoteComponentResource(clusterType, "cache", n.inputs(changes(o)), c); err != nil {
			return err
		}
		ctx.Export("dashboardUrl", c.DashboardUrl)
		ctx.Export("securityGroupId", c.SecurityGroupId)
		ctx.Export("subnetGroupName", c.SubnetGroupName)
		ctx.Export("redis", o.redis.ID())
		return nil
	}
}

// A cluster in groups of the program's own: nothing of the kind is made for it, the first preview does not know them,
// and the outputs say which they are.
func TestOwnGroups(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", inOurs(func(o ours) pulumi.Map {
		return pulumi.Map{
			"subnetIds": nil, "vpcId": nil, "enableDashboard": pulumi.Bool(true),
			"subnetGroupName": o.subnets.Name, "securityGroupIds": pulumi.StringArray{o.redis.ID(), o.admins.ID()},
		}
	}))
	// The stack; VPC, two subnets, the application's group and a topic; the program's four groups; component, cluster
	// and dashboard.
	const resources = 1 + 5 + 4 + 3
	assert.Equal(t, sandbox.Changes{"create": resources}, stack.Preview())
	changes, outputs := stack.Up()
	assert.Equal(t, sandbox.Changes{"create": resources}, changes)
	assert.Equal(t, "our-subnets", outputs["subnetGroupName"].Value)
	assert.NotEmpty(t, outputs["redis"].Value)
	assert.Equal(t, outputs["redis"].Value, outputs["securityGroupId"].Value)
	assert.Contains(t, outputs["dashboardUrl"].Value,
		"region="+sandbox.Region+"#dashboards/dashboard/sessions-"+sandbox.Region)
	group := get(t, box)
	assert.Equal(t, "our-subnets", group["subnetGroupName"])
	assert.Len(t, group["securityGroupIds"], 2)
	assert.Contains(t, group["securityGroupIds"], outputs["redis"].Value)

	assert.Equal(t, sandbox.Changes{"same": resources}, stack.Preview())
	assert.Equal(t, sandbox.Changes{"same": resources}, stack.Refresh())
	changes, _ = stack.Up()
	assert.Equal(t, sandbox.Changes{"same": resources}, changes)
	stack.Destroy()
	assert.Empty(t, box.Holds())
}

// What it costs to change the groups that a cluster is in, there and back again.
func TestWhatAChangeOfGroupsCosts(t *testing.T) {
	t.Parallel()
	made := func(ours) pulumi.Map { return nil }
	placedIn := func(group func(ours) pulumi.StringInput) func(ours) pulumi.Map {
		return func(o ours) pulumi.Map { return pulumi.Map{"subnetIds": nil, "subnetGroupName": group(o)} }
	}
	inSubnets := placedIn(func(o ours) pulumi.StringInput { return o.subnets.Name })
	reachedBy := func(groups func(ours) pulumi.StringArray) func(ours) pulumi.Map {
		return func(o ours) pulumi.Map { return pulumi.Map{"securityGroupIds": groups(o)} }
	}
	byRedis := reachedBy(func(o ours) pulumi.StringArray { return pulumi.StringArray{o.redis.ID()} })
	for name, test := range map[string]struct {
		before, after func(ours) pulumi.Map
		// want is in place, replaced, or what AWS says when it refuses.
		want string
		// groups are the security groups and subnet groups with the name of the cluster, in the end.
		groups int
	}{
		"subnetGroupName to another":    {inSubnets, placedIn(func(o ours) pulumi.StringInput { return o.others.Name }), replaced, 1},
		"subnetGroupName for subnetIds": {made, inSubnets, replaced, 1},
		"subnetIds for subnetGroupName": {inSubnets, made, replaced, 2},
		"subnetGroupName in capitals":   {inSubnets, placedIn(func(ours) pulumi.StringInput { return pulumi.String("OUR-Subnets") }), inPlace, 1},
		"the group that is made as one of our own": {
			made, placedIn(func(ours) pulumi.StringInput {
				return pulumi.String("sessions")
			}), "CacheSubnetGroupInUse", 2,
		},
		"a group more": {
			byRedis, reachedBy(func(o ours) pulumi.StringArray {
				return pulumi.StringArray{o.admins.ID(), o.redis.ID()}
			}), inPlace, 1,
		},
		"securityGroupIds for the group that is made": {made, byRedis, inPlace, 1},
		"a group that is made for securityGroupIds":   {byRedis, made, inPlace, 2},
		"vpcId beside securityGroupIds": {
			byRedis, func(o ours) pulumi.Map {
				return pulumi.Map{"securityGroupIds": pulumi.StringArray{o.redis.ID()}, "vpcId": nil}
			}, inPlace, 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", inOurs(test.before))
			stack.Up()
			stack.Run(inOurs(test.after))
			_, _, err := stack.TryUp()
			assertChange(t, box, test.want, err)
			groups := 0
			for _, held := range box.Holds() {
				if held == securityGroup+" sessions" || held == subnetGroup+" sessions" {
					groups++
				}
			}
			assert.Equal(t, test.groups, groups, "what is no longer used is gone")
		})
	}
}

// A cluster is told from the one before it by its security groups. Where these outlive it, the last snapshot of the
// next cluster would have the name of the first one: AWS refuses the deletion, and nothing is lost.
func TestFinalSnapshotsInGroupsThatStay(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	network, err := box.Cloud.Network(sandbox.Region)
	require.NoError(t, err)
	_, err = box.Cloud.Create(sandbox.Region,
		subnetGroup, resource.FromResourcePropertyMap(resource.NewPropertyMapFromMap(map[string]any{
			"name": "our-subnets", "subnetIds": []any{network.Subnets[0], network.Subnets[1]},
		})))
	require.NoError(t, err)
	around := box.Holds()
	running := func(finalSnapshot bool) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			_, err := newCluster(ctx, "cache", pulumi.Map{
				"name": pulumi.String("sessions"), "instanceType": pulumi.String("cache.t4g.small"), "replicationGroupSize": pulumi.Int(2),
				"enableAutomaticFailover": pulumi.Bool(true), "enableMultiAz": pulumi.Bool(true), "enableCloudwatchAlarms": pulumi.Bool(false),
				"subnetGroupName": pulumi.String("our-subnets"), "securityGroupIds": pulumi.ToStringArray(network.Groups),
				"finalSnapshot": pulumi.Bool(finalSnapshot),
			})
			return err
		}
	}
	snapshots := func() []string {
		names, err := box.Cloud.Snapshots()
		require.NoError(t, err)
		return names
	}
	stack := box.Program("test", running(true))
	stack.Up()
	stack.Destroy()
	first := snapshots()
	require.Len(t, first, 1)
	assert.Regexp(t, `^sessions-final-[0-9a-f]{8}$`, first[0])
	assert.Equal(t, around, box.Holds(), "the program's own groups stay")

	stack.Up()
	_, err = stack.Stack.Destroy(context.Background())
	require.ErrorContains(t, err, "SnapshotAlreadyExistsFault")
	assert.Equal(t, "sessions", get(t, box)["replicationGroupId"], "the data stays")
	stack.Run(running(false))
	stack.Up()
	stack.Destroy()
	assert.Equal(t, first, snapshots(), "the first is as it was")
	assert.Equal(t, around, box.Holds())
}

// Groups that go with the cluster are others the next time, and so is the name.
func TestFinalSnapshotsInGroupsThatGo(t *testing.T) {
	t.Parallel()
	box := sandbox.New(t)
	stack := box.Program("test", inOurs(func(o ours) pulumi.Map {
		return pulumi.Map{
			"subnetIds": nil, "subnetGroupName": o.subnets.Name, "securityGroupIds": pulumi.StringArray{o.redis.ID()},
		}
	}))
	for range 2 {
		stack.Up()
		stack.Destroy()
	}
	names, err := box.Cloud.Snapshots()
	require.NoError(t, err)
	assert.Len(t, names, 2)
	assert.Empty(t, box.Holds())
}
