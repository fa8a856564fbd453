package engine

import (
	"maps"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// A program of a cluster becomes one of a serverless cache by another type, and by what is about nodes. One preview
// says what to do with each input, and quotes no token.
func TestFromAClusterToServerless(t *testing.T) {
	t.Parallel()
	const token = "the-token-of-27-characters-"
	text := func(s string) pulumi.Input { return pulumi.String(s) }
	ofNodes := map[string]struct {
		value pulumi.Input
		cure  string
	}{
		"applyImmediately":                 {pulumi.Bool(true), "every change of a serverless cache is made at once"},
		"authTokenUpdateStrategy (secret)": {text("ROTATE"), "list users"},
		"autoMinorVersionUpgrade":          {pulumi.Bool(true), "AWS always chooses the minor version"},
		"clusterMode":                      {pulumi.Map{"numNodeGroups": pulumi.Int(3), "replicasPerNodeGroup": pulumi.Int(1)}, "always speaks the cluster protocol"},
		"enableAtRestEncryption":           {pulumi.Bool(true), "always encrypted"},
		"enableAutomaticFailover":          {pulumi.Bool(true), "no nodes"},
		"enableMultiAz":                    {pulumi.Bool(true), "no nodes"},
		"enableTransitEncryption":          {pulumi.Bool(true), "always demands TLS"},
		"engineVersion":                    {text("8.0"), "use majorEngineVersion"},
		"finalSnapshot":                    {pulumi.Bool(true), "takes no last snapshot"},
		"instanceType":                     {text("cache.r7g.large"), "no nodes: leave it out"},
		"maintenanceWindow":                {text("sun:05:00-sun:06:00"), "no maintenance window"},
		"parameters":                       {pulumi.Map{"maxmemory-policy": text("volatile-lru")}, "takes no parameters"},
		"port":                             {pulumi.Int(6379), "6379 and, for reads from replicas, 6380"},
		"preferredAvailabilityZones":       {pulumi.ToStringArray([]string{"eu-west-1a"}), "the ones of its subnets"},
		"replicationGroupSize":             {pulumi.Int(6), "no nodes"},
		"slowLog":                          {pulumi.Map{}, "delivers no logs"},
		"snapshotName":                     {text("before"), "restoreFromSnapshotArns"},
		"snapshotWindow":                   {text("03:00-04:00"), "use dailySnapshotTime"},
		"snsTopicForNotifications":         {text("arn:aws:sns:eu-west-1:123456789012:events"), "EventBridge"},
	}
	// What both have stays as it is.
	shared := pulumi.Map{
		"alarmsSnsTopicArns": pulumi.ToStringArray([]string{"arn:aws:sns:eu-west-1:123456789012:alerts"}), "engine": text("valkey"),
		"allowConnectionsFromCidrBlocks": pulumi.ToStringArray([]string{"10.0.0.0/16"}), "connectionSecret": pulumi.Map{},
		"compositeAlarmSnsTopicArns": pulumi.StringArray{}, "enableDashboard": pulumi.Bool(true), "snapshotRetentionLimit": pulumi.Int(7),
		"description": text("Sessions of the shop"), "tags": pulumi.Map{"team": text("web")}, "name": text("sessions"),
	}
	as := func(componentType string, inputs pulumi.Map) pulumi.RunFunc {
		return func(ctx *pulumi.Context) error {
			n, err := newNetwork(ctx, sandbox.Region)
			if err != nil {
				return err
			}
			all := changed(pulumi.Map{"vpcId": n.vpc.ID(), "subnetIds": n.subnets}, inputs)
			return ctx.RegisterRemoteComponentResource(componentType, "cache", all, &serverlessComponent{})
		}
	}
	everything := maps.Clone(shared)
	for name, one := range ofNodes {
		everything[strings.TrimSuffix(name, " (secret)")] = one.value
	}
	everything["authToken"] = text(token)
	box := sandbox.New(t)
	stack := box.Program("test", as(serverlessType, everything))
	_, err := stack.TryPreview()
	for name, one := range ofNodes {
		assertProblem(t, err, name, "is not an input: ")
		assertProblem(t, err, name, one.cure)
	}
	assertProblem(t, err, "authToken (secret)", `a serverless cache takes no token: list users, for example [{ name: `)
	require.ErrorContains(t, err, "the inputs have 21 problems, so nothing of the cache was changed")
	assert.NotContains(t, err.Error(), token)
	assert.NotContains(t, err.Error(), "cache-", "nothing of the cache is registered")

	// Done as it says, the program makes the cache beside the cluster, which goes last: AWS refuses a second security
	// group of the name, and the cluster stays. Under another name the cache takes its place, and a snapshot is left.
	cluster := changed(shared, pulumi.Map{
		"instanceType": text("cache.r7g.large"), "replicationGroupSize": pulumi.Int(2),
		"enableAutomaticFailover": pulumi.Bool(true), "enableMultiAz": pulumi.Bool(true), "authToken": text(token),
	})
	stack.Run(as(clusterType, cluster))
	stack.Up()
	serverless := changed(shared, pulumi.Map{
		"users": pulumi.Array{loginAs("app", "a-password-of-27-characters")}, "deletionProtection": pulumi.Bool(false),
		"dataStorage": limit(10), "ecpuPerSecond": limit(50_000),
	})
	stack.Run(as(serverlessType, serverless))
	_, _, err = stack.TryUp()
	require.ErrorContains(t, err, "The security group 'sessions' already exists")
	get(t, box)
	stack.Run(as(serverlessType, changed(serverless, pulumi.Map{"name": text("sessions-serverless")})))
	stack.Up()
	made, err := box.Cloud.Get(serverlessCache, "sessions-serverless")
	require.NoError(t, err)
	assert.Equal(t, "Sessions of the shop", made.Properties["description"])
	_, err = box.Cloud.Get(replicationGroup, "sessions")
	require.Error(t, err)
	snapshots, err := box.Cloud.Snapshots()
	require.NoError(t, err)
	assert.Len(t, snapshots, 1)
	assert.Len(t, stack.Preview(), 1, "nothing to do")
	stack.Destroy()
	assert.Empty(t, box.Holds())
}
