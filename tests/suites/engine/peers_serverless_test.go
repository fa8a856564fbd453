package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// What other tools show as their examples of serverless caches, said in the inputs of RedisServerlessCache, deploys,
// has nothing to do after it, and leaves nothing. What they ask for is what AWS was asked for. None of them protects
// the cache, so that it goes at the end; here that has to be said.
func TestServerlessExamplesOfOtherTools(t *testing.T) {
	t.Parallel()
	limits := func(data, ecpu int) map[string]any {
		return map[string]any{
			"dataStorage":    map[string]any{"maximum": float64(data), "unit": "GB"},
			"ecpuPerSeconds": []any{map[string]any{"maximum": float64(ecpu)}},
		}
	}
	key := pulumi.String("arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef")
	maximum := func(n int) pulumi.Map { return pulumi.Map{"maximum": pulumi.Int(n)} }
	for name, example := range map[string]struct {
		inputs func(*network) pulumi.Map
		asks   map[string]any
	}{
		// AWS provider, documentation of aws_elasticache_serverless_cache, "Redis OSS Serverless", and the same of
		// awscc_elasticache_serverless_cache with the names of CloudFormation and of the CDK's CfnServerlessCache.
		"the AWS provider": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("example"), "engine": pulumi.String("redis"),
					"dataStorage": maximum(10), "ecpuPerSecond": maximum(5000),
					"dailySnapshotTime": pulumi.String("09:00"), "description": pulumi.String("Test Server"),
					"kmsKeyId": key, "majorEngineVersion": pulumi.String("7"), "snapshotRetentionLimit": pulumi.Int(1),
					"securityGroupIds": pulumi.Array{n.app.ID()}, "subnetIds": n.subnets,
				}
			},
			map[string]any{
				"engine": "redis", "name": "example", "cacheUsageLimits": limits(10, 5000), "dailySnapshotTime": "09:00",
				"description": "Test Server", "majorEngineVersion": "7", "snapshotRetentionLimit": 1.0,
			},
		},
		// AWS provider, the same page, "Valkey Serverless".
		"the AWS provider, Valkey": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("example"), "engine": pulumi.String("valkey"),
					"dataStorage": maximum(10), "ecpuPerSecond": maximum(5000),
					"dailySnapshotTime": pulumi.String("09:00"), "description": pulumi.String("Test Server"),
					"kmsKeyId": key, "majorEngineVersion": pulumi.String("7"), "snapshotRetentionLimit": pulumi.Int(1),
					"securityGroupIds": pulumi.Array{n.app.ID()}, "subnetIds": n.subnets,
				}
			},
			map[string]any{"engine": "valkey", "majorEngineVersion": "7", "cacheUsageLimits": limits(10, 5000)},
		},
		// terraform-aws-modules/terraform-aws-elasticache, examples/serverless-cache/main.tf. Its users need no
		// password, which is not offered here: the one who reads has one. Its default user can do everything without
		// one; here nobody can log in as it. The group is named after the cache.
		"terraform-aws-modules": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("ex-serverless-cache"), "engine": pulumi.String("redis"),
					"dataStorage": maximum(2), "ecpuPerSecond": maximum(1000),
					"dailySnapshotTime": pulumi.String("22:00"), "kmsKeyId": key,
					"description":        pulumi.String("ex-serverless-cache serverless cluster"),
					"majorEngineVersion": pulumi.String("7"), "snapshotRetentionLimit": pulumi.Int(7),
					"vpcId": n.vpc.ID(), "subnetIds": n.subnets,
					"allowConnectionsFromCidrBlocks": pulumi.ToStringArray([]string{"10.0.0.0/16"}),
					"users": pulumi.Array{pulumi.Map{
						"name": pulumi.String("redis"), "accessString": pulumi.String("on ~* -@all +@read"),
						"passwords": pulumi.ToStringArray([]string{"a-password-of-27-characters"}),
					}},
				}
			},
			map[string]any{
				"cacheUsageLimits": limits(2, 1000), "dailySnapshotTime": "22:00", "snapshotRetentionLimit": 7.0,
				"userGroupId": "ex-serverless-cache",
			},
		},
		// cloudposse/terraform-aws-elasticache-redis, examples/serverless with fixtures.us-east-2.tfvars: no snapshots,
		// by the module's default of 0 days. Its record in Route 53 is a RedisDnsRecords here, and that data at rest is
		// not to be encrypted cannot be said: AWS always encrypts it.
		"cloudposse": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("eg-test-redis-serverless"), "engine": pulumi.String("redis"),
					"majorEngineVersion": pulumi.String("7"),
					"dataStorage":        maximum(10), "ecpuPerSecond": maximum(5000), "snapshotRetentionLimit": pulumi.Int(0),
					"vpcId": n.vpc.ID(), "subnetIds": n.subnets,
					"allowConnectionsFromSecurityGroups": pulumi.Array{n.app.ID()},
					"tags": pulumi.Map{
						"Name": pulumi.String("eg-test-redis-serverless"), "Namespace": pulumi.String("eg"),
						"Stage": pulumi.String("test"),
					},
				}
			},
			map[string]any{"cacheUsageLimits": limits(10, 5000), "snapshotRetentionLimit": 0.0, "engine": "redis"},
		},
		// @aws-cdk/aws-elasticache-alpha, "Cache usage limits" and "Backups and restore": Valkey, minimum and maximum
		// of both limits, six days of backups, taken at nine. Its last backup is not in this version of the AWS
		// provider.
		"CDK, ServerlessCache": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name":        pulumi.String("my-serverless-cache"),
					"dataStorage": pulumi.Map{"minimum": pulumi.Int(2), "maximum": pulumi.Int(3)},
					"ecpuPerSecond": pulumi.Map{
						"minimum": pulumi.Int(1000), "maximum": pulumi.Int(10000),
					},
					"snapshotRetentionLimit": pulumi.Int(6), "dailySnapshotTime": pulumi.String("09:00"),
					"vpcId": n.vpc.ID(), "subnetIds": n.subnets,
				}
			},
			map[string]any{
				"engine": "valkey", "majorEngineVersion": "8", "dailySnapshotTime": "09:00", "snapshotRetentionLimit": 6.0,
				"cacheUsageLimits": map[string]any{
					"dataStorage":    map[string]any{"minimum": 2.0, "maximum": 3.0, "unit": "GB"},
					"ecpuPerSeconds": []any{map[string]any{"minimum": 1000.0, "maximum": 10000.0}},
				},
			},
		},
		// CDK's smallest one, and CloudFormation's required properties: a name, an engine, and the subnets of the
		// network instead of the ones of the default VPC.
		"CloudFormation, what is required": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("my-serverless-cache"), "engine": pulumi.String("valkey"),
					"vpcId": n.vpc.ID(), "subnetIds": n.subnets,
				}
			},
			map[string]any{"engine": "valkey", "snapshotRetentionLimit": 15.0},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			box := sandbox.New(t)
			stack := box.Program("test", func(ctx *pulumi.Context) error {
				n, err := newNetwork(ctx, sandbox.Region)
				if err != nil {
					return err
				}
				inputs := example.inputs(n)
				inputs["deletionProtection"] = pulumi.Bool(false)
				return ctx.RegisterRemoteComponentResource(serverlessType, "cache", inputs, &pulumi.ResourceState{})
			})
			stack.Up()
			assert.Len(t, stack.Preview(), 1, "nothing to do")
			inputs := stack.Resources()["cache-serverless-cache"].Inputs
			cache, err := box.Cloud.Get(awstype.ServerlessCache, inputs["name"].(string))
			require.NoError(t, err)
			for property, value := range example.asks {
				assert.Equal(t, value, cache.Properties[property], property)
			}
			stack.Destroy()
			assert.Empty(t, box.Holds())
		})
	}
}
