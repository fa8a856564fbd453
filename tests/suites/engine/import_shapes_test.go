package engine

import (
	"maps"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// shape is what a module made, and the program that goes on with it.
type shape struct {
	// beside is what is adopted beside the replication group.
	beside []any
	// inputs are those that leave the cluster as it is. They may come from resources of the program's own.
	inputs func(*pulumi.Context) (pulumi.Map, error)
	// wrong is an input as the component has it by default, and the module has not: it would replace the cluster.
	wrong string
	// token is the AUTH token of the cluster, which AWS does not tell.
	token string
	// done are the inputs that may be taken out in the end, so that what the component does by itself comes to be.
	done []string
	// last is what AWS is asked for then.
	last map[string]any
}

// givenInputs are inputs that come from no resource of the program's.
func givenInputs(inputs pulumi.Map) func(*pulumi.Context) (pulumi.Map, error) {
	return func(*pulumi.Context) (pulumi.Map, error) { return maps.Clone(inputs), nil }
}

// gruntworkShape is what the documented module makes of its required inputs alone: Redis 5.0.6 in cluster mode
// disabled.
func gruntworkShape(b *before) shape {
	group := b.make(securityGroupToken, made{
		"vpcId": b.vpc, "name": "sessions", "description": "Security group of the module",
	})
	b.make(subnetGroupToken, made{
		"name": "sessions", "description": "Subnet group of the module", "subnetIds": b.subnets,
	})
	b.make(replicationGroup, made{
		"replicationGroupId": "sessions", "description": "of the module", "nodeType": "cache.r6g.large", "engine": "redis", "engineVersion": "5.0.6", "port": 6379,
		"numCacheClusters": 2, "automaticFailoverEnabled": true, "multiAzEnabled": true, "subnetGroupName": "sessions", "securityGroupIds": []any{group.ID},
		"atRestEncryptionEnabled": true, "transitEncryptionEnabled": true, "applyImmediately": false,
		"maintenanceWindow": "sat:07:00-sat:08:00", "snapshotWindow": "06:00-07:00", "snapshotRetentionLimit": 15,
	})
	return shape{
		inputs: givenInputs(pulumi.Map{
			"instanceType": pulumi.String("cache.r6g.large"), "replicationGroupSize": pulumi.Int(2), "enableAutomaticFailover": pulumi.Bool(true), "enableMultiAz": pulumi.Bool(true),
			"redisVersion": pulumi.String("5.0.6"), "description": pulumi.String("of the module"),
			"subnetGroupName": pulumi.String("sessions"), "securityGroupIds": pulumi.ToStringArray([]string{group.ID}),
		}),
		done: []string{"description"},
		last: map[string]any{"description": "Redis cluster sessions"},
	}
}

// cloudPosseShape is what terraform-aws-elasticache-redis makes of its defaults, in cluster mode enabled.
func cloudPosseShape(b *before) shape {
	group := b.make(securityGroupToken, made{
		"vpcId": b.vpc, "name": "sessions-20240101", "description": "Security group for Elasticache Redis",
	})
	b.make(subnetGroupToken, made{
		"name": "sessions", "description": "Elasticache subnet group for sessions", "subnetIds": b.subnets,
	})
	b.make(parameterGroupToken, made{
		"name": "sessions-redis7", "description": "Elasticache parameter group sessions-redis7", "family": "redis7",
		"parameters": []any{map[string]any{"name": "cluster-enabled", "value": "yes"}, map[string]any{"name": "notify-keyspace-events", "value": "lK"}},
	})
	b.make(replicationGroup, made{
		"replicationGroupId": "sessions", "description": "sessions", "nodeType": "cache.m6g.large", "engine": "redis", "engineVersion": "7.1", "port": 6379,
		"numNodeGroups": 2, "replicasPerNodeGroup": 1, "automaticFailoverEnabled": true, "multiAzEnabled": false,
		"parameterGroupName": "sessions-redis7", "subnetGroupName": "sessions", "securityGroupIds": []any{group.ID},
		"atRestEncryptionEnabled": false, "transitEncryptionEnabled": true, "applyImmediately": true, "dataTieringEnabled": false,
		"maintenanceWindow": "wed:03:00-wed:04:00", "snapshotWindow": "06:30-07:30", "snapshotRetentionLimit": 0,
		"tags": map[string]any{"Name": "sessions"},
	})
	return shape{
		inputs: givenInputs(pulumi.Map{
			"instanceType": pulumi.String("cache.m6g.large"), "replicationGroupSize": pulumi.Int(4), "enableAutomaticFailover": pulumi.Bool(true), "enableMultiAz": pulumi.Bool(false),
			"clusterMode":  pulumi.Map{"numNodeGroups": pulumi.Int(2), "replicasPerNodeGroup": pulumi.Int(1)},
			"redisVersion": pulumi.String("7.1"), "description": pulumi.String("sessions"), "autoMinorVersionUpgrade": pulumi.Bool(true), "applyImmediately": pulumi.Bool(true),
			"subnetGroupName": pulumi.String("sessions"), "securityGroupIds": pulumi.ToStringArray([]string{group.ID}), "parameterGroupName": pulumi.String("sessions-redis7"),
			"enableAtRestEncryption": pulumi.Bool(false), "maintenanceWindow": pulumi.String("wed:03:00-wed:04:00"),
			"snapshotWindow": pulumi.String("06:30-07:30"), "snapshotRetentionLimit": pulumi.Int(0), "tags": pulumi.Map{"Name": pulumi.String("sessions")},
		}),
		wrong: "enableAtRestEncryption",
		done:  []string{"autoMinorVersionUpgrade", "maintenanceWindow", "snapshotWindow"},
		last:  map[string]any{"autoMinorVersionUpgrade": false, "maintenanceWindow": "sat:07:00-sat:08:00"},
	}
}

const modulesToken = "PickSomethingMoreSecure123!"

// modulesShape is what terraform-aws-modules/terraform-aws-elasticache makes of its defaults: Valkey with a slow log,
// and windows that AWS chose. The groups are adopted as well, as resources of the program's own.
func modulesShape(b *before) shape {
	tags := map[string]any{"Example": "sessions", "terraform-aws-modules": "elasticache"}
	group := b.make(securityGroupToken, made{
		"vpcId": b.vpc, "name": "sessions-20240101", "description": "Managed by Terraform", "tags": tags,
	})
	b.make(subnetGroupToken, made{
		"name": "sessions", "description": "ElastiCache subnet group", "subnetIds": b.subnets, "tags": tags,
	})
	parameters := []any{map[string]any{"name": "latency-tracking", "value": "yes"}}
	b.make(parameterGroupToken, made{
		"name":        "sessions-valkey7",
		"description": "ElastiCache parameter group",
		"family":      "valkey7",
		"parameters":  parameters,
		"tags":        tags,
	})
	b.make(logGroupToken, made{"name": "/aws/elasticache/sessions", "retentionInDays": 14, "tags": tags})
	cluster := b.make(replicationGroup, made{
		"replicationGroupId": "sessions", "description": "Replication group", "nodeType": "cache.t4g.small", "engine": "valkey", "engineVersion": "7.2", "port": 6379,
		"numCacheClusters": 1, "automaticFailoverEnabled": false, "multiAzEnabled": false, "authToken": modulesToken,
		"parameterGroupName": "sessions-valkey7", "subnetGroupName": "sessions", "securityGroupIds": []any{group.ID},
		"atRestEncryptionEnabled": true, "transitEncryptionEnabled": true, "maintenanceWindow": "sun:05:00-sun:09:00", "snapshotRetentionLimit": 0,
		"logDeliveryConfigurations": []any{map[string]any{
			"destination": "/aws/elasticache/sessions", "destinationType": "cloudwatch-logs", "logFormat": "json", "logType": "slow-log",
		}},
		"tags": tags,
	})
	return shape{
		beside: []any{
			imported(subnetGroupToken, "subnets", "sessions"), imported(parameterGroupToken, "parameters",
				"sessions-valkey7"), imported(securityGroupToken, "clients", group.ID),
			imported(logGroupToken, "slow-log", "/aws/elasticache/sessions"),
		},
		inputs: func(ctx *pulumi.Context) (pulumi.Map, error) {
			own := pulumi.StringMap{
				"Example":               pulumi.String("sessions"),
				"terraform-aws-modules": pulumi.String("elasticache"),
			}
			subnetIDs := pulumi.StringArray{}
			for _, id := range b.subnets {
				subnetIDs = append(subnetIDs, pulumi.String(id.(string)))
			}
			subnets, err := elasticache.NewSubnetGroup(ctx, "subnets", &elasticache.SubnetGroupArgs{
				Name: pulumi.String("sessions"), Description: pulumi.String("ElastiCache subnet group"),
				SubnetIds: subnetIDs, Tags: own,
			})
			if err != nil {
				return nil, err
			}
			parameters, err := elasticache.NewParameterGroup(ctx, "parameters", &elasticache.ParameterGroupArgs{
				Name: pulumi.String("sessions-valkey7"), Description: pulumi.String("ElastiCache parameter group"),
				Family: pulumi.String("valkey7"), Tags: own,
				Parameters: elasticache.ParameterGroupParameterArray{elasticache.ParameterGroupParameterArgs{
					Name:  pulumi.String("latency-tracking"),
					Value: pulumi.String("yes"),
				}},
			})
			if err != nil {
				return nil, err
			}
			clients, err := ec2.NewSecurityGroup(ctx, "clients", &ec2.SecurityGroupArgs{
				Name: pulumi.String("sessions-20240101"), Description: pulumi.String("Managed by Terraform"),
				VpcId: pulumi.String(b.vpc), Tags: own,
			})
			if err != nil {
				return nil, err
			}
			slow, err := cloudwatch.NewLogGroup(ctx, "slow-log", &cloudwatch.LogGroupArgs{
				Name: pulumi.String("/aws/elasticache/sessions"), RetentionInDays: pulumi.Int(14), Tags: own,
			})
			return pulumi.Map{
				"instanceType": pulumi.String("cache.t4g.small"), "replicationGroupSize": pulumi.Int(1), "enableAutomaticFailover": pulumi.Bool(false), "enableMultiAz": pulumi.Bool(false),
				"engine": pulumi.String("valkey"), "engineVersion": pulumi.String("7.2"), "description": pulumi.String("Replication group"), "autoMinorVersionUpgrade": pulumi.Bool(true),
				"subnetGroupName": subnets.Name, "securityGroupIds": pulumi.StringArray{clients.ID()}, "parameterGroupName": parameters.Name,
				"slowLog":           pulumi.Map{"logGroupName": slow.Name},
				"maintenanceWindow": pulumi.String("sun:05:00-sun:09:00"), "snapshotWindow": pulumi.String(cluster.Properties["snapshotWindow"].(string)),
				"snapshotRetentionLimit": pulumi.Int(0), "tags": own,
			}, err
		},
		token: modulesToken,
		done:  []string{"snapshotRetentionLimit"},
		last:  map[string]any{"snapshotRetentionLimit": 15.0},
	}
}
