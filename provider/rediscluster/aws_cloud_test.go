package rediscluster

import (
	"errors"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/mocked"
)

const region = mocked.Region

// home is the region of the provider that the tests' clusters are made by.
func home() string { return mocked.Home() }

// ownSubnets is a subnet group of the program's own, in two zones.
const ownSubnets = "my-subnets"

// ownUsers is a group of users of the program's own.
const ownUsers = mocked.OwnUsers

// surroundings are what a cluster needs around it, in a cloud of its own.
type surroundings struct {
	cloud        *awssim.Cloud
	vpc          string
	subnets      []string
	groups       []string
	alerts, fifo string
}

// newSurroundings makes the same network, with the same ids, in a new cloud each time.
func newSurroundings(t require.TestingT) surroundings {
	cloud, n := mocked.NewCloud(t)
	require.NoError(t, cloud.SetNodeQuota(500), "a quota is what an account has of it; see the advice about it")
	require.NoError(t, cloud.SetSubnetQuota(100))
	_, err := cloud.Create(region, awstype.SubnetGroup, property.NewMap(map[string]property.Value{
		"name": property.New(ownSubnets), "subnetIds": property.New([]property.Value{property.New(n.Subnets[0]), property.New(n.Subnets[1])}),
	}))
	require.NoError(t, err)
	return surroundings{
		cloud: cloud, vpc: n.VPC, subnets: n.Subnets, groups: n.Groups, alerts: n.Topic, fifo: n.FIFOTopic,
	}
}

// fit puts a cluster of the tests into the surroundings.
func (s surroundings) fit(args *RedisClusterArgs) *RedisClusterArgs {
	known := map[string]string{
		"vpc-0aaaaaaaaaaaaaaa1": s.vpc, subnet1: s.subnets[0], subnet2: s.subnets[1], group1: s.groups[0], group2: s.groups[1],
		topic: s.alerts, topic + ".fifo": s.fifo,
	}
	replace := func(input pulumi.StringInput) pulumi.StringInput {
		if id, ok := known[string(input.(pulumi.String))]; ok {
			return pulumi.String(id)
		}
		return input
	}
	if vpc, ok := args.VpcId.(pulumi.String); ok {
		args.VpcId = replace(vpc).(pulumi.String)
	}
	for _, list := range []pulumi.StringArrayInput{args.SubnetIds, args.AlarmsSnsTopicArns} {
		elements, _ := list.(pulumi.StringArray)
		for i := range elements {
			elements[i] = replace(elements[i])
		}
	}
	for _, list := range [][]pulumi.StringInput{
		args.CompositeAlarmSnsTopicArns,
		args.AllowConnectionsFromSecurityGroups,
		args.SecurityGroupIds,
		args.AdditionalSecurityGroupIds,
	} {
		for i := range list {
			list[i] = replace(list[i])
		}
	}
	return args
}

// create makes a cluster in AWS without holding its inputs against the rules, and is what AWS refused of it.
func (s surroundings) create(args *RedisClusterArgs) error {
	cloud := &mocked.Creation{Cloud: s.cloud}
	err := translate(cloud, args)
	if refused := errors.Join(cloud.Refusals...); refused != nil {
		return refused
	}
	return err
}

// translate makes a cluster without holding its inputs against the rules.
func translate(cloud pulumi.MockResourceMonitor, args *RedisClusterArgs) error {
	return pulumi.RunErr(func(ctx *pulumi.Context) error {
		p := newPlan(ctx.Context(), args)
		if err := errors.Join(p.in.Err, p.report().Err(check.Refused(p.in))); err != nil {
			return err
		}
		c := &RedisCluster{}
		if err := ctx.RegisterComponentResource(Token, "cache", c); err != nil {
			return err
		}
		h, err := newHistory(ctx, p, "cache", nil)
		if err != nil {
			return err
		}
		_, err = (&builder{
			Builder: component.NewBuilder(ctx, c, "cache", p.identity.Tags, nil), plan: p, history: h,
		}).children()
		return err
	}, pulumi.WithMocks("project", "stack", cloud))
}
