// A Redis cluster in a network of its own, for an application beside it. Deploy it with `pulumi up`.
//
// Change any of the settings with `pulumi config set`, for example `pulumi config set nodeType cache.r7g.large`:
// name, nodeType, port, shards, tls, environment, and authToken (with --secret).
package main

import (
	"cmp"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/sdk/go/awsredis"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		settings := config.New(ctx, "")

		// The network: two subnets in two zones, so that the loss of one zone leaves a replica.
		vpc, err := ec2.NewVpc(ctx, "vpc", &ec2.VpcArgs{
			CidrBlock:          pulumi.String("10.0.0.0/16"),
			EnableDnsHostnames: pulumi.Bool(true),
			Tags:               pulumi.StringMap{"Name": pulumi.String("redis")},
		})
		if err != nil {
			return err
		}
		// Availability zones alone: an account may have opted in to local zones as well, which have no ElastiCache.
		zones, err := aws.GetAvailabilityZones(ctx, &aws.GetAvailabilityZonesArgs{
			State:   pulumi.StringRef("available"),
			Filters: []aws.GetAvailabilityZonesFilter{{Name: "opt-in-status", Values: []string{"opt-in-not-required"}}},
		})
		if err != nil {
			return err
		}
		subnetA, err := ec2.NewSubnet(ctx, "subnet-a", &ec2.SubnetArgs{
			VpcId:            vpc.ID(),
			CidrBlock:        pulumi.String("10.0.1.0/24"),
			AvailabilityZone: pulumi.String(zones.Names[0]),
		})
		if err != nil {
			return err
		}
		subnetB, err := ec2.NewSubnet(ctx, "subnet-b", &ec2.SubnetArgs{
			VpcId:            vpc.ID(),
			CidrBlock:        pulumi.String("10.0.2.0/24"),
			AvailabilityZone: pulumi.String(zones.Names[1]),
		})
		if err != nil {
			return err
		}

		// The application's own group: give it to whatever should reach Redis.
		app, err := ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{
			VpcId:       vpc.ID(),
			Description: pulumi.String("The application that uses Redis"),
		})
		if err != nil {
			return err
		}

		// Subscribe an address or a pager to hear the alarms.
		alerts, err := sns.NewTopic(ctx, "alerts", nil)
		if err != nil {
			return err
		}

		args := &awsredis.RedisClusterArgs{
			Name:         cmp.Or(settings.Get("name"), "sessions"),
			InstanceType: cmp.Or(settings.Get("nodeType"), "cache.t4g.small"),
			// A primary and one replica, each in a zone of its own; the replica takes over when the primary fails.
			ReplicationGroupSize:    2,
			EnableAutomaticFailover: true,
			EnableMultiAz:           true,
			VpcId:                   vpc.ID(),
			SubnetIds:               pulumi.StringArray{subnetA.ID(), subnetB.ID()},
			// Nobody else can connect.
			AllowConnectionsFromSecurityGroups: []pulumi.StringInput{app.ID()},
			Port:                               pulumi.Int(cmp.Or(settings.GetInt("port"), 6379)),
			EnableTransitEncryption:            pulumi.Bool(settings.Get("tls") != "false"),
			AlarmsSnsTopicArns:                 pulumi.StringArray{alerts.Arn},
			Tags: pulumi.StringMap{
				"Environment": pulumi.String(cmp.Or(settings.Get("environment"), "production")),
			},
		}
		// More than one primary: the keyspace is divided into shards, and clients must speak the cluster protocol.
		if shards := settings.GetInt("shards"); shards > 0 {
			args.ClusterMode = &awsredis.ClusterModeArgs{NumNodeGroups: shards, ReplicasPerNodeGroup: 1}
			args.ReplicationGroupSize = shards * 2
		}
		if token, err := settings.TrySecret("authToken"); err == nil {
			args.AuthToken = token.ToStringPtrOutput()
		}
		cache, err := awsredis.NewRedisCluster(ctx, "cache", args)
		if err != nil {
			return err
		}

		ctx.Export("endpoint", cache.Endpoint)
		ctx.Export("port", cache.CachePort)
		// Of these three, those that the mode does not have are absent.
		ctx.Export("primaryEndpoint", cache.PrimaryEndpoint)
		ctx.Export("readerEndpoint", cache.ReaderEndpoint)
		ctx.Export("configurationEndpoint", cache.ConfigurationEndpoint)
		ctx.Export("replicationGroupId", cache.ReplicationGroupId)
		ctx.Export("securityGroupId", cache.SecurityGroupId)
		ctx.Export("engineVersionActual", cache.EngineVersionActual)
		ctx.Export("cacheClusterIds", cache.CacheClusterIds)
		ctx.Export("alarmArns", cache.AlarmArns)
		return nil
	})
}
