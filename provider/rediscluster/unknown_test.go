package rediscluster

import (
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// preview runs New in a preview in which what args returns is not known yet.
func preview(
	t *testing.T, args func(app *ec2.SecurityGroup, unknown pulumi.StringOutput) *RedisClusterArgs,
) (graph, error) {
	t.Helper()
	r := newRecorder()
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		app, err := ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{})
		if err != nil {
			return err
		}
		unknown := pulumi.UnsafeUnknownOutput([]pulumi.Resource{app}).ApplyT(func(any) string {
			return ""
		}).(pulumi.StringOutput)
		_, err = New(ctx, "cache", args(app, unknown))
		return err
	}, pulumi.WithMocks("project", "stack", r), func(info *pulumi.RunInfo) { info.DryRun = true })
	return r.Graph, err
}

// In a first preview the ids of a network that does not exist yet are unknown, and the plan must show all the same.
func TestUnknownInPreview(t *testing.T) {
	t.Parallel()
	known := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AllowConnectionsFromSecurityGroups = strs("sg-0a1b2c3d")
	}))
	g, err := preview(t, func(_ *ec2.SecurityGroup, unknown pulumi.StringOutput) *RedisClusterArgs {
		return with(func(a *RedisClusterArgs) {
			a.VpcId = unknown
			a.SubnetIds = pulumi.StringArray{unknown, unknown}
			a.AlarmsSnsTopicArns = pulumi.StringArray{unknown}
			a.AllowConnectionsFromSecurityGroups = []pulumi.StringInput{unknown}
			a.SnsTopicForNotifications = unknown.ToStringPtrOutput()
			a.Tags = pulumi.StringMap{"vpc": unknown}
			a.RedisVersion = unknown.ToStringPtrOutput()
			a.MaintenanceWindow = unknown.ToStringPtrOutput()
			a.SnapshotWindow = unknown.ToStringPtrOutput()
		})
	})
	require.NoError(t, err)
	assert.Len(t, g, len(known)+1, "everything but the application's own group")
	assert.Contains(t, names(g), "cache-ingress-group-0", "what no deployment has named is named by its place")
}

// A rule holds for what is known, whatever else is not.
func TestKnownProblemsBesideUnknowns(t *testing.T) {
	t.Parallel()
	g, err := preview(t, func(_ *ec2.SecurityGroup, unknown pulumi.StringOutput) *RedisClusterArgs {
		return with(func(a *RedisClusterArgs) {
			a.SubnetIds = pulumi.StringArray{unknown}
			a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{unknown, pulumi.String("10.0.0.1/8")}
			a.MaintenanceWindow = unknown.ToStringPtrOutput()
			a.Port = pulumi.Int(0)
		})
	})
	assert.Equal(t, []string{"app"}, names(g))
	found := Problems(err)
	require.Len(t, found, 3)
	assert.Equal(t, "subnetIds", found[0].PropertyPath)
	assert.Equal(t, "allowConnectionsFromCidrBlocks[1]", found[1].PropertyPath)
	assert.Equal(t, "port", found[2].PropertyPath)
}

// An Output that is known counts as its value, and still carries what it depends on to the resources.
func TestKnownOutputs(t *testing.T) {
	t.Parallel()
	r := newRecorder()
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		app, err := ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{Name: pulumi.String("7.0")})
		if err != nil {
			return err
		}
		_, err = New(ctx, "cache", with(func(a *RedisClusterArgs) {
			a.RedisVersion = app.Name.ToStringPtrOutput()
			a.AllowConnectionsFromSecurityGroups = []pulumi.StringInput{
				app.ID().ToStringOutput(), app.ID().ToStringOutput(),
			}
			a.VpcId = pulumi.ToSecret(pulumi.String("vpc-0aaaaaaaaaaaaaaa1")).(pulumi.StringOutput)
		}))
		if problems := Problems(err); assert.Len(t, problems, 1) {
			assert.Contains(t, problems[0].Reason, "is listed already")
		}
		_, err = New(ctx, "cache", with(func(a *RedisClusterArgs) {
			a.RedisVersion = app.Name.ToStringPtrOutput()
			a.AllowConnectionsFromSecurityGroups = []pulumi.StringInput{
				app.ID().ToStringOutput(),
				app.ID().ApplyT(func(string) string { return "sg-0aaaaaaaaaaaaaaa2" }).(pulumi.StringOutput),
			}
			a.VpcId = pulumi.ToSecret(pulumi.String("vpc-0aaaaaaaaaaaaaaa1")).(pulumi.StringOutput)
		}))
		return err
	}, pulumi.WithMocks("project", "stack", r))
	require.NoError(t, err)
	group := r.Graph["cache-replication-group"]
	assert.Equal(t, "7.0", group.Get("engineVersion"))
	assert.Equal(t, "default.redis7", group.Get("parameterGroupName"))
	assert.Contains(t, group.Dependencies(), "urn:pulumi:stack::project::aws:ec2/securityGroup:SecurityGroup::app")
	assert.True(t, mocked.IsSecret(r.Graph["cache-security-group"].Sent["vpcId"]), "a secret stays one")
	assert.Contains(t, names(r.Graph), "cache-ingress-group-"+group1, "named by its value")
	assert.Contains(t, names(r.Graph), "cache-ingress-group-"+group2)
}

// What an Output turns out to hold counts: nothing is the same as leaving the input out.
func TestOutputOfNothing(t *testing.T) {
	t.Parallel()
	nothing := pulumi.String("").ToStringOutput().ApplyT(func(string) *string { return nil }).(pulumi.StringPtrOutput)
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.RedisVersion, a.SnapshotName, a.AuthToken = nothing, nothing, nothing
	}))
	group := g["cache-replication-group"]
	assert.Equal(t, "7.1", group.Get("engineVersion"))
	assert.False(t, group.Has("snapshotName"))
	assert.False(t, group.Has("authToken"))
}
