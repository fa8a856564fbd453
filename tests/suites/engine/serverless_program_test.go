package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/serverlesscache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const (
	serverlessType  = serverlesscache.Token
	serverlessCache = awstype.ServerlessCache
	userGroup       = awstype.UserGroup
)

// serverlessComponent is the component as a program without an SDK registers it.
type serverlessComponent struct {
	pulumi.ResourceState

	AlarmArns           pulumi.StringMapOutput   `pulumi:"alarmArns"`
	AllowedSources      pulumi.StringArrayOutput `pulumi:"allowedSources"`
	Authentication      pulumi.StringOutput      `pulumi:"authentication"`
	ConnectionSecretArn pulumi.StringPtrOutput   `pulumi:"connectionSecretArn"`
	ConnectionUrl       pulumi.StringOutput      `pulumi:"connectionUrl"`
	DashboardUrl        pulumi.StringPtrOutput   `pulumi:"dashboardUrl"`
	Endpoint            pulumi.StringOutput      `pulumi:"endpoint"`
	EngineVersionActual pulumi.StringOutput      `pulumi:"engineVersionActual"`
	Environment         pulumi.StringMapOutput   `pulumi:"environment"`
	IamConnectPolicies  pulumi.StringMapOutput   `pulumi:"iamConnectPolicies"`
	Port                pulumi.IntOutput         `pulumi:"port"`
	ReaderConnectionUrl pulumi.StringPtrOutput   `pulumi:"readerConnectionUrl"`
	ReaderEndpoint      pulumi.StringOutput      `pulumi:"readerEndpoint"`
	ReaderPort          pulumi.IntOutput         `pulumi:"readerPort"`
	SecurityGroupId     pulumi.StringOutput      `pulumi:"securityGroupId"`
	ServerlessCacheName pulumi.StringOutput      `pulumi:"serverlessCacheName"`
	UserGroupId         pulumi.StringPtrOutput   `pulumi:"userGroupId"`
}

// export makes outputs of the stack of what the component tells.
func (c *serverlessComponent) export(ctx *pulumi.Context) {
	for name, output := range map[string]pulumi.Input{
		"alarms": c.AlarmArns, "sources": c.AllowedSources, "authentication": c.Authentication, "secret": c.ConnectionSecretArn,
		"url": c.ConnectionUrl, "dashboard": c.DashboardUrl, "endpoint": c.Endpoint, "version": c.EngineVersionActual,
		"environment": c.Environment, "policies": c.IamConnectPolicies, "port": c.Port, "readerUrl": c.ReaderConnectionUrl,
		"readerEndpoint": c.ReaderEndpoint, "readerPort": c.ReaderPort, "securityGroup": c.SecurityGroupId,
		"name": c.ServerlessCacheName, "userGroup": c.UserGroupId,
	} {
		ctx.Export(name, output)
	}
}

// limit is a maximum alone, of the data or of the work.
func limit(maximum int) pulumi.Map { return pulumi.Map{"maximum": pulumi.Int(maximum)} }

// serverless are the inputs of a serverless cache in the network that can be deleted, and of which nothing else is
// wrong or unwise, with changes: a nil value takes one out.
func (n *network) serverless(changes pulumi.Map) pulumi.Map {
	return changed(pulumi.Map{
		"name":                               pulumi.String("sessions"),
		"vpcId":                              n.vpc.ID(),
		"subnetIds":                          n.subnets,
		"allowConnectionsFromSecurityGroups": pulumi.StringArray{n.app.ID()},
		"dataStorage":                        limit(10),
		"ecpuPerSecond":                      limit(50_000),
		"acceptedWarnings":                   pulumi.ToStringArray([]string{"users-none"}),
		"deletionProtection":                 pulumi.Bool(false),
		"enableCloudwatchAlarms":             pulumi.Bool(false),
	}, changes)
}

// serverlessProgram is a network and a serverless cache with changed inputs.
func serverlessProgram(changes pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		c := &serverlessComponent{}
		err = ctx.RegisterRemoteComponentResource(serverlessType, "cache", n.serverless(changes), c)
		if err != nil {
			return err
		}
		c.export(ctx)
		return nil
	}
}

// theCache is the serverless cache as AWS has it.
func theCache(t *testing.T, box *sandbox.Sandbox) map[string]any {
	t.Helper()
	cache, err := box.Cloud.Get(serverlessCache, "sessions")
	require.NoError(t, err)
	return cache.Properties
}

// assertMade holds how many serverless caches AWS has made so far.
func assertMade(t *testing.T, box *sandbox.Sandbox, want int) {
	t.Helper()
	made, err := box.Cloud.Calls("create", serverlessCache)
	require.NoError(t, err)
	assert.Equal(t, want, made, "caches that were made")
}

// loginAs is a user who can do everything, with passwords.
func loginAs(name string, passwords ...string) pulumi.Map {
	return pulumi.Map{
		"name": pulumi.String(name), "accessString": pulumi.String("on ~* &* +@all"),
		"passwords": pulumi.ToStringArray(passwords),
	}
}
