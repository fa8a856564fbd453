package serverlesscache

import (
	"testing"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

// preview runs New in a preview in which what change gives is not known yet.
func preview(t *testing.T, change func(a *args, unknown pulumi.StringOutput)) (mocked.Graph, error) {
	t.Helper()
	r := newRecorder()
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		app, err := ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{})
		if err != nil {
			return err
		}
		a := with(t)
		change(a, pulumi.UnsafeUnknownOutput([]pulumi.Resource{app}).ApplyT(func(any) string {
			return ""
		}).(pulumi.StringOutput))
		_, err = New(ctx, "cache", a)
		return err
	}, pulumi.WithMocks("project", "stack", r), func(info *pulumi.RunInfo) { info.DryRun = true })
	return r.Graph, err
}

// In a first preview the ids of what does not exist yet are unknown, and the plan must show all the same.
func TestUnknownInPreview(t *testing.T) {
	t.Parallel()
	g, err := preview(t, func(a *args, unknown pulumi.StringOutput) {
		a.VpcId, a.SubnetIds = unknown, pulumi.StringArray{unknown, unknown}
		a.AlarmsSnsTopicArns = pulumi.StringArray{unknown}
		a.AllowConnectionsFromSecurityGroups = []pulumi.StringInput{unknown}
		a.Tags = pulumi.StringMap{"vpc": unknown}
		a.KmsKeyId, a.Description, a.DailySnapshotTime = unknown, unknown, unknown
		a.RestoreFromSnapshotArns = pulumi.StringArray{unknown}
		a.Users[0].AccessString = unknown
	})
	require.NoError(t, err)
	assert.Len(t, g, len(mustDeploy(t))+1, "everything but the application's own group")
	assert.Contains(t, g.Names(), "cache-ingress-group-0", "what no deployment has named is named by its place")

	for what, change := range map[string]func(a *args, unknown pulumi.StringOutput){
		"a list of snapshots": func(a *args, unknown pulumi.StringOutput) {
			a.RestoreFromSnapshotArns = unknown.ApplyT(func(string) []string { return nil }).(pulumi.StringArrayOutput)
		},
		"a list of subnets": func(a *args, unknown pulumi.StringOutput) {
			a.SubnetIds = unknown.ApplyT(func(string) []string { return nil }).(pulumi.StringArrayOutput)
		},
		"own groups": func(a *args, unknown pulumi.StringOutput) {
			a.VpcId, a.AllowConnectionsFromSecurityGroups = nil, nil
			a.SecurityGroupIds = []pulumi.StringInput{unknown}
		},
		"own users": func(a *args, unknown pulumi.StringOutput) { a.Users, a.UserGroupId = nil, unknown },
	} {
		g, err := preview(t, change)
		require.NoError(t, err, what)
		assert.Contains(t, g, "cache-serverless-cache", what)
	}
}

// A rule holds for what is known, whatever else is not.
func TestKnownProblemsBesideUnknowns(t *testing.T) {
	t.Parallel()
	g, err := preview(t, func(a *args, unknown pulumi.StringOutput) {
		a.SubnetIds = pulumi.StringArray{unknown, pulumi.String("subnet")}
		a.RestoreFromSnapshotArns = pulumi.StringArray{unknown, pulumi.String("before")}
		a.SnapshotRetentionLimit = pulumi.Int(36)
		a.DailySnapshotTime = unknown
	})
	assert.Equal(t, []string{"app"}, g.Names())
	var paths []string
	for _, one := range inputs.Problems(err) {
		paths = append(paths, one.PropertyPath)
	}
	assert.Equal(t, []string{"subnetIds[1]", "restoreFromSnapshotArns[1]", "snapshotRetentionLimit"}, paths)
}

// What an Output turns out to hold counts: nothing is the same as leaving the input out.
func TestOutputOfNothing(t *testing.T) {
	t.Parallel()
	nothing := pulumi.String("").ToStringOutput().ApplyT(func(string) *string { return nil }).(pulumi.StringPtrOutput)
	a := with(t)
	a.DailySnapshotTime, a.KmsKeyId, a.Description, a.UserGroupId = nothing, nothing, nothing, nothing
	a.RestoreFromSnapshotArns = pulumi.String("").ToStringOutput().ApplyT(func(string) []string {
		return nil
	}).(pulumi.StringArrayOutput)
	g, err := deploy(a, nil)
	require.NoError(t, err)
	deployed := mustDeploy(t)["cache-serverless-cache"].Inputs
	assert.Equal(t, deployed.Mappable(), g["cache-serverless-cache"].Inputs.Mappable())
	assert.Equal(t, []string{"snapshotArnsToRestores"}, g["cache-serverless-cache"].RegisterRPC.GetIgnoreChanges())
}

// The engine quotes what stands at the path of a problem, and a reason quotes the value: of a secret, neither may.
func TestProblemsOfSecrets(t *testing.T) {
	t.Parallel()
	secret := func(s string) pulumi.StringOutput { return pulumi.ToSecret(pulumi.String(s)).(pulumi.StringOutput) }
	a := with(t, user("passwords: [a-password-of-27-characters]"))
	a.Description = secret("hidden" + string(make([]byte, 300)))
	a.DailySnapshotTime, a.KmsKeyId = secret("hidden-time"), secret("alias/hidden")
	a.RestoreFromSnapshotArns = pulumi.StringArray{secret("hidden-snapshot")}
	a.SubnetIds = pulumi.StringArray{pulumi.String("a-password-of-27-characters")}
	_, _, err := prepare(t.Context(), a, mocked.Home)
	var paths []string
	for _, one := range inputs.Problems(err) {
		paths = append(paths, one.PropertyPath)
	}
	assert.Equal(t, []string{
		"subnetIds (secret)", "dailySnapshotTime (secret)", "description (secret)", "kmsKeyId (secret)",
		"restoreFromSnapshotArns[0] (secret)",
	}, paths)
	assert.NotContains(t, err.Error(), "hidden")
	assert.NotContains(t, err.Error(), "a-password")
}
