package engine

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// What the three modules of docs/migrating.md show as their examples, said in this component's inputs, deploys, has
// nothing to do after it, and leaves nothing but its last snapshot. What they ask for is what AWS was asked for.
func TestExamplesOfOtherModules(t *testing.T) {
	t.Parallel()
	modulesTags := func(name string) pulumi.Map {
		return pulumi.Map{
			"Name": pulumi.String(name), "Example": pulumi.String(name),
			"Repository": pulumi.String("https://github.com/terraform-aws-modules/terraform-aws-elasticache"),
		}
	}
	vpcTraffic := pulumi.ToStringArray([]string{"10.0.0.0/16"})
	for name, example := range map[string]struct {
		inputs func(*network) pulumi.Map
		asks   map[string]any
	}{
		// Gruntwork service catalog, data-stores/redis: the required inputs, and the documented defaults of the others.
		"gruntwork, as documented": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("rediscache"), "instanceType": pulumi.String("cache.m4.large"), "replicationGroupSize": pulumi.Int(2),
					"enableAutomaticFailover": pulumi.Bool(true), "enableMultiAz": pulumi.Bool(true), "vpcId": n.vpc.ID(), "subnetIds": n.subnets,
					"redisVersion": pulumi.String("5.0.6"),
				}
			},
			map[string]any{
				"replicationGroupId": "rediscache", "engineVersion": "5.0.6", "numCacheClusters": 2.0, "port": 6379.0, "parameterGroupName": "default.redis5.0",
				"atRestEncryptionEnabled": true, "transitEncryptionEnabled": true, "maintenanceWindow": "sat:07:00-sat:08:00",
				"snapshotWindow": "06:00-07:00", "snapshotRetentionLimit": 15.0,
			},
		},
		// Gruntwork service catalog, examples/for-learning-and-testing/data-stores/redis/main.tf. Its subnets are those
		// of the default VPC.
		"gruntwork, for learning": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("test-redis"), "redisVersion": pulumi.String("5.0.6"), "port": pulumi.Int(6379), "vpcId": n.vpc.ID(), "subnetIds": n.subnets,
					"enableCloudwatchAlarms": pulumi.Bool(false), "instanceType": pulumi.String("cache.t3.micro"), "applyImmediately": pulumi.Bool(true),
					"replicationGroupSize": pulumi.Int(1), "enableAutomaticFailover": pulumi.Bool(false), "enableMultiAz": pulumi.Bool(false),
					"maintenanceWindow": pulumi.String("sun:05:00-sun:09:00"), "snapshotRetentionLimit": pulumi.Int(0), "snapshotWindow": pulumi.String(""),
				}
			},
			map[string]any{
				"numCacheClusters": 1.0, "automaticFailoverEnabled": false, "multiAzEnabled": false, "snapshotRetentionLimit": 0.0,
				"maintenanceWindow": "sun:05:00-sun:09:00", "applyImmediately": true,
			},
		},
		// cloudposse/terraform-aws-elasticache-redis, examples/complete/main.tf with fixtures.us-east-2.tfvars, in the
		// region of the sandbox. Its record in Route 53 is not in this version, and its version is that of the module's
		// default: the fixture says 7.x, which is none of AWS's.
		"cloudposse, complete": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("eg-test-redis-test"), "description": pulumi.String("eg-test-redis-test"), "instanceType": pulumi.String("cache.m6g.large"),
					"replicationGroupSize": pulumi.Int(1), "enableAutomaticFailover": pulumi.Bool(false), "enableMultiAz": pulumi.Bool(false),
					"vpcId": n.vpc.ID(), "subnetIds": n.subnets, "allowConnectionsFromSecurityGroups": pulumi.Array{n.app.ID()},
					"preferredAvailabilityZones": pulumi.ToStringArray([]string{sandbox.Region + "a"}),
					"applyImmediately":           pulumi.Bool(true), "engineVersion": pulumi.String("7.1"), "parameters": pulumi.Map{"notify-keyspace-events": pulumi.String("lK")},
					"enableAtRestEncryption": pulumi.Bool(false), "enableTransitEncryption": pulumi.Bool(true), "enableCloudwatchAlarms": pulumi.Bool(false),
					"maintenanceWindow": pulumi.String("wed:03:00-wed:04:00"), "snapshotWindow": pulumi.String("06:30-07:30"), "snapshotRetentionLimit": pulumi.Int(0),
					"tags": pulumi.Map{"Name": pulumi.String("eg-test-redis-test"), "Namespace": pulumi.String("eg"), "Stage": pulumi.String("test")},
				}
			},
			map[string]any{
				"atRestEncryptionEnabled": false, "transitEncryptionEnabled": true, "parameterGroupName": "eg-test-redis-test-redis7", "snapshotRetentionLimit": 0.0,
				"snapshotWindow": "06:30-07:30", "engineVersion": "7.1",
			},
		},
		// terraform-aws-modules/terraform-aws-elasticache, examples/redis-replication-group/main.tf. The module
		// delivers the slow log, and takes no snapshots, where nothing else is said.
		"terraform-aws-modules, replication group": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("ex-redis-replication-group"), "engineVersion": pulumi.String("7.1"), "instanceType": pulumi.String("cache.t4g.small"),
					"replicationGroupSize": pulumi.Int(1), "enableAutomaticFailover": pulumi.Bool(false), "enableMultiAz": pulumi.Bool(false),
					"authToken": pulumi.String("PickSomethingMoreSecure123!"), "maintenanceWindow": pulumi.String("sun:05:00-sun:09:00"), "applyImmediately": pulumi.Bool(true),
					"snapshotRetentionLimit": pulumi.Int(0),
					"vpcId":                  n.vpc.ID(), "allowConnectionsFromCidrBlocks": vpcTraffic, "subnetIds": n.subnets,
					"parameters": pulumi.Map{"latency-tracking": pulumi.String("yes")}, "slowLog": pulumi.Map{"retentionInDays": pulumi.Int(14)},
					"tags": modulesTags("ex-redis-replication-group"),
				}
			},
			map[string]any{
				"numCacheClusters":   1.0,
				"maintenanceWindow":  "sun:05:00-sun:09:00",
				"parameterGroupName": "ex-redis-replication-group-redis7",
			},
		},
		// terraform-aws-modules/terraform-aws-elasticache, examples/redis-cluster-mode/main.tf. Its user group is not
		// in this version. Its maintenance window overlaps the snapshot window that is standard here, so another one is
		// given.
		"terraform-aws-modules, cluster mode": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("ex-redis-cluster-mode"), "engineVersion": pulumi.String("7.1"), "instanceType": pulumi.String("cache.t4g.small"),
					"clusterMode": pulumi.Map{"numNodeGroups": pulumi.Int(2), "replicasPerNodeGroup": pulumi.Int(3)}, "replicationGroupSize": pulumi.Int(8),
					"enableAutomaticFailover": pulumi.Bool(true), "enableMultiAz": pulumi.Bool(true),
					"maintenanceWindow": pulumi.String("sun:05:00-sun:09:00"), "snapshotWindow": pulumi.String("09:00-10:00"), "applyImmediately": pulumi.Bool(true),
					"vpcId": n.vpc.ID(), "allowConnectionsFromCidrBlocks": vpcTraffic, "subnetIds": n.subnets,
					"parameters": pulumi.Map{"latency-tracking": pulumi.String("yes")}, "slowLog": pulumi.Map{"retentionInDays": pulumi.Int(14)},
					"enableCloudwatchAlarms": pulumi.Bool(false), "tags": modulesTags("ex-redis-cluster-mode"),
				}
			},
			map[string]any{
				"numNodeGroups":        2.0,
				"replicasPerNodeGroup": 3.0,
				"clusterEnabled":       true,
				"multiAzEnabled":       true,
				"parameterGroupName":   "ex-redis-cluster-mode-redis7",
			},
		},
		// terraform-aws-modules/terraform-aws-elasticache, examples/valkey-replication-group/main.tf.
		"terraform-aws-modules, Valkey": {
			func(n *network) pulumi.Map {
				return pulumi.Map{
					"name": pulumi.String("ex-valkey-replication-group"), "engine": pulumi.String("valkey"), "engineVersion": pulumi.String("7.2"),
					"instanceType": pulumi.String("cache.t4g.small"), "replicationGroupSize": pulumi.Int(1),
					"enableAutomaticFailover": pulumi.Bool(false), "enableMultiAz": pulumi.Bool(false),
					"authToken": pulumi.String("PickSomethingMoreSecure123!"), "maintenanceWindow": pulumi.String("sun:05:00-sun:09:00"), "applyImmediately": pulumi.Bool(true),
					"snapshotRetentionLimit": pulumi.Int(0),
					"vpcId":                  n.vpc.ID(), "allowConnectionsFromCidrBlocks": vpcTraffic, "subnetIds": n.subnets,
					"parameters": pulumi.Map{"latency-tracking": pulumi.String("yes")}, "slowLog": pulumi.Map{"retentionInDays": pulumi.Int(14)},
					"tags": modulesTags("ex-valkey-replication-group"),
				}
			},
			map[string]any{
				"engine": "valkey", "engineVersion": "7.2", "parameterGroupName": "ex-valkey-replication-group-valkey7",
			},
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
				_, err = newCluster(ctx, "cache", example.inputs(n))
				return err
			})
			stack.Up()
			assert.Len(t, stack.Preview(), 1, "nothing to do")
			inputs := stack.Resources()["cache-replication-group"].Inputs
			group, err := box.Cloud.Get(replicationGroup, inputs["replicationGroupId"].(string))
			require.NoError(t, err)
			for property, value := range example.asks {
				assert.Equal(t, value, group.Properties[property], property)
			}
			stack.Destroy()
			assert.Empty(t, box.Holds())
			snapshots, err := box.Cloud.Snapshots()
			require.NoError(t, err)
			assert.Len(t, snapshots, 1, "the last one")
		})
	}
}
