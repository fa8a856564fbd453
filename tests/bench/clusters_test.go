package bench

import (
	"fmt"
	"maps"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

// around is what clusters need around them: a network, an application and a topic.
type around struct {
	vpc     *ec2.Vpc
	subnets pulumi.StringArray
	app     *ec2.SecurityGroup
	alerts  *sns.Topic
}

func newAround(ctx *pulumi.Context) (*around, error) {
	vpc, err := ec2.NewVpc(ctx, "vpc", &ec2.VpcArgs{CidrBlock: pulumi.String("10.0.0.0/16")})
	if err != nil {
		return nil, err
	}
	a := &around{vpc: vpc}
	for i, zone := range []string{"a", "b"} {
		subnet, err := ec2.NewSubnet(ctx, "subnet-"+zone, &ec2.SubnetArgs{
			VpcId: vpc.ID(), CidrBlock: pulumi.Sprintf("10.0.%d.0/22", 4*i),
			AvailabilityZone: pulumi.String(sandbox.Region + zone),
		})
		if err != nil {
			return nil, err
		}
		a.subnets = append(a.subnets, subnet.ID())
	}
	if a.app, err = ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{VpcId: vpc.ID()}); err != nil {
		return nil, err
	}
	a.alerts, err = sns.NewTopic(ctx, "alerts", nil)
	return a, err
}

// clusters is a program of n clusters. Each is the first cluster of the README, with the inputs of a case.
func clusters(n int, shape pulumi.Map) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		a, err := newAround(ctx)
		if err != nil {
			return err
		}
		for i := range n {
			name := fmt.Sprintf("cluster-%03d", i+1)
			inputs := pulumi.Map{
				"name":                               pulumi.String(name),
				"vpcId":                              a.vpc.ID(),
				"subnetIds":                          a.subnets,
				"allowConnectionsFromSecurityGroups": pulumi.StringArray{a.app.ID()},
				"generateAuthToken":                  pulumi.Bool(true),
				"alarmsSnsTopicArns":                 pulumi.StringArray{a.alerts.Arn},
			}
			maps.Copy(inputs, shape)
			cluster := &pulumi.ResourceState{}
			if err := ctx.RegisterRemoteComponentResource(rediscluster.Token, name, inputs, cluster); err != nil {
				return err
			}
		}
		return nil
	}
}

// pair is a primary and a replica.
func pair() pulumi.Map {
	return pulumi.Map{
		"instanceType": pulumi.String("cache.t4g.small"), "replicationGroupSize": pulumi.Int(2),
		"enableAutomaticFailover": pulumi.Bool(true), "enableMultiAz": pulumi.Bool(true),
	}
}

// sharded is a cluster of shards, on nodes that are not burstable.
func sharded(shards, replicas int) pulumi.Map {
	return pulumi.Map{
		"instanceType":            pulumi.String("cache.r7g.large"),
		"enableAutomaticFailover": pulumi.Bool(true), "enableMultiAz": pulumi.Bool(true),
		"clusterMode":          pulumi.Map{"numNodeGroups": pulumi.Int(shards), "replicasPerNodeGroup": pulumi.Int(replicas)},
		"replicationGroupSize": pulumi.Int(shards * (1 + replicas)),
	}
}
