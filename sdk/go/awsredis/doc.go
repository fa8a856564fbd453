// Package awsredis runs production-grade Amazon ElastiCache for Redis OSS and Valkey with Pulumi.
//
// [RedisCluster] is a cluster with everything around it: network, encryption, authentication, backups, alarms and a
// dashboard. [RedisServerlessCache] is the same without nodes. [RedisDnsRecords] and [RedisKubernetesService] publish the
// endpoints, and [RedisSnapshotExport] and [RedisSnapshotVault] copy snapshots to another account.
//
// # Install
//
//	go get github.com/pulumi-aws-redis/pulumi-aws-redis/sdk@v0.1.0
//	go get github.com/pulumi/pulumi-aws/sdk/v6
//
// You need the Pulumi CLI 3.182 or later. It downloads the plugin of the package with the first preview.
//
// # A first cluster
//
// In an account with a default VPC, this program creates a primary and a replica, which your application's security group
// can reach.
//
//	package main
//
//	import (
//		"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
//		"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
//		"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
//
//		"github.com/pulumi-aws-redis/pulumi-aws-redis/sdk/go/awsredis"
//	)
//
//	func main() {
//		pulumi.Run(func(ctx *pulumi.Context) error {
//			vpc := ec2.LookupVpcOutput(ctx, ec2.LookupVpcOutputArgs{Default: pulumi.Bool(true)})
//			inVpc := ec2.GetSubnetsFilterArgs{Name: pulumi.String("vpc-id"), Values: pulumi.StringArray{vpc.Id()}}
//			subnets := ec2.GetSubnetsOutput(ctx, ec2.GetSubnetsOutputArgs{Filters: ec2.GetSubnetsFilterArray{inVpc}})
//			app, err := ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{VpcId: vpc.Id()})
//			if err != nil {
//				return err
//			}
//			alerts, err := sns.NewTopic(ctx, "alerts", nil)
//			if err != nil {
//				return err
//			}
//			cache, err := awsredis.NewRedisCluster(ctx, "cache", &awsredis.RedisClusterArgs{
//				Name:                               "sessions",
//				InstanceType:                       "cache.t4g.small",
//				ReplicationGroupSize:               2, // a primary and a replica
//				EnableAutomaticFailover:            true,
//				EnableMultiAz:                      true,
//				VpcId:                              vpc.Id(),
//				SubnetIds:                          subnets.Ids(),
//				AllowConnectionsFromSecurityGroups: []pulumi.StringInput{app.ID()},
//				GenerateAuthToken:                  pulumi.BoolRef(true),
//				AlarmsSnsTopicArns:                 pulumi.StringArray{alerts.Arn},
//			})
//			if err != nil {
//				return err
//			}
//			ctx.Export("endpoint", cache.Endpoint)
//			ctx.Export("url", cache.ConnectionUrl) // a secret: rediss://:token@host:6379
//			return nil
//		})
//	}
//
// # Where to go next
//
//   - Your first cluster, step by step: https://github.com/pulumi-aws-redis/pulumi-aws-redis/blob/v0.1.0/docs/first-cluster.md
//   - Every input and output: https://github.com/pulumi-aws-redis/pulumi-aws-redis/blob/v0.1.0/docs/reference/redis-cluster.md
//   - Which versions of the AWS provider you can use: https://github.com/pulumi-aws-redis/pulumi-aws-redis/blob/v0.1.0/docs/aws-provider.md
//   - Examples by scenario: https://github.com/pulumi-aws-redis/pulumi-aws-redis/blob/v0.1.0/examples/README.md
//   - All pages: https://github.com/pulumi-aws-redis/pulumi-aws-redis/blob/v0.1.0/docs/README.md
package awsredis
