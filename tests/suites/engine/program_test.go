package engine

import (
	"maps"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/sandbox"
)

const clusterType = "aws-redis:index:RedisCluster"

// cluster is the component as a program without an SDK registers it: whatever it sends goes over the wire as it is.
type cluster struct {
	pulumi.ResourceState

	Endpoint              pulumi.StringOutput    `pulumi:"endpoint"`
	PrimaryEndpoint       pulumi.StringPtrOutput `pulumi:"primaryEndpoint"`
	ConfigurationEndpoint pulumi.StringPtrOutput `pulumi:"configurationEndpoint"`
}

func newCluster(ctx *pulumi.Context, name string, inputs pulumi.Map, opts ...pulumi.ResourceOption) (*cluster, error) {
	c := &cluster{}
	return c, ctx.RegisterRemoteComponentResource(clusterType, name, inputs, c, opts...)
}

// network is what a cluster needs around it.
type network struct {
	vpc     *ec2.Vpc
	subnets pulumi.StringArray
	app     *ec2.SecurityGroup
	alerts  *sns.Topic
}

func newNetwork(ctx *pulumi.Context, region string, opts ...pulumi.ResourceOption) (*network, error) {
	vpc, err := ec2.NewVpc(ctx, "vpc", &ec2.VpcArgs{CidrBlock: pulumi.String("10.0.0.0/16")}, opts...)
	if err != nil {
		return nil, err
	}
	n := &network{vpc: vpc}
	for i, zone := range []string{"a", "b"} {
		subnet, err := ec2.NewSubnet(ctx, "subnet-"+zone, &ec2.SubnetArgs{
			VpcId:            vpc.ID(),
			CidrBlock:        pulumi.Sprintf("10.0.%d.0/24", i+1),
			AvailabilityZone: pulumi.String(region + zone),
		}, opts...)
		if err != nil {
			return nil, err
		}
		n.subnets = append(n.subnets, subnet.ID())
	}
	if n.app, err = ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{VpcId: vpc.ID()}, opts...); err != nil {
		return nil, err
	}
	n.alerts, err = sns.NewTopic(ctx, "alerts", nil, opts...)
	return n, err
}

// inputs are those of a cluster in the network, of which nothing is wrong, with changes: a nil value takes one out.
func (n *network) inputs(changes pulumi.Map) pulumi.Map {
	inputs := pulumi.Map{
		"name":                    pulumi.String("sessions"),
		"instanceType":            pulumi.String("cache.t4g.small"),
		"replicationGroupSize":    pulumi.Int(2),
		"enableAutomaticFailover": pulumi.Bool(true),
		"enableMultiAz":           pulumi.Bool(true),
		"vpcId":                   n.vpc.ID(),
		"subnetIds":               n.subnets,
		"enableCloudwatchAlarms":  pulumi.Bool(false),
	}
	return changed(inputs, changes)
}

// changed are inputs with changes: a nil value takes one out.
func changed(inputs, changes pulumi.Map) pulumi.Map {
	inputs = maps.Clone(inputs)
	for name, value := range changes {
		if value == nil {
			delete(inputs, name)
		} else {
			inputs[name] = value
		}
	}
	return inputs
}

// program is a network and a cluster with changed inputs and options.
func program(changes pulumi.Map, opts ...pulumi.ResourceOption) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		n, err := newNetwork(ctx, sandbox.Region)
		if err != nil {
			return err
		}
		_, err = newCluster(ctx, "cache", n.inputs(changes), opts...)
		return err
	}
}
