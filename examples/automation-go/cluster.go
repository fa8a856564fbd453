package main

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/sdk/go/awsredis"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// cluster is what differs between the clusters.
type cluster struct {
	name, nodeType string
	// shards is 0 for cluster mode disabled.
	shards int
}

// deploy is the Pulumi program of one cluster, with a network of its own.
func (c cluster) deploy(ctx *pulumi.Context) error {
	vpc, err := ec2.NewVpc(ctx, "vpc", &ec2.VpcArgs{CidrBlock: pulumi.String("10.0.0.0/16")})
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
	subnets := pulumi.StringArray{}
	for i, block := range []string{"10.0.1.0/24", "10.0.2.0/24"} {
		subnet, err := ec2.NewSubnet(ctx, "subnet-"+string(rune('a'+i)), &ec2.SubnetArgs{
			VpcId:            vpc.ID(),
			CidrBlock:        pulumi.String(block),
			AvailabilityZone: pulumi.String(zones.Names[i]),
		})
		if err != nil {
			return err
		}
		subnets = append(subnets, subnet.ID())
	}
	app, err := ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{VpcId: vpc.ID()})
	if err != nil {
		return err
	}
	alerts, err := sns.NewTopic(ctx, "alerts", nil)
	if err != nil {
		return err
	}

	args := &awsredis.RedisClusterArgs{
		Name:                               c.name,
		InstanceType:                       c.nodeType,
		ReplicationGroupSize:               2,
		EnableAutomaticFailover:            true,
		EnableMultiAz:                      true,
		VpcId:                              vpc.ID(),
		SubnetIds:                          subnets,
		AllowConnectionsFromSecurityGroups: []pulumi.StringInput{app.ID()},
		AlarmsSnsTopicArns:                 pulumi.StringArray{alerts.Arn},
	}
	if c.shards > 0 {
		args.ClusterMode = &awsredis.ClusterModeArgs{NumNodeGroups: c.shards, ReplicasPerNodeGroup: 1}
		args.ReplicationGroupSize = c.shards * 2
	}
	cache, err := awsredis.NewRedisCluster(ctx, "cache", args)
	if err != nil {
		return err
	}
	ctx.Export("endpoint", cache.Endpoint)
	ctx.Export("port", cache.CachePort)
	return nil
}

// lastOf is the name at the end of a URN.
func lastOf(urn string) string { return urn[strings.LastIndex(urn, "::")+2:] }
