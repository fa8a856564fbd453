package rediscluster

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// securityGroupDescription never changes: EC2 cannot change it either, so a new one would replace a group in use.
const securityGroupDescription = "Who may connect to the ElastiCache replication group"

// network is where the cluster is and who may connect, by groups that are made for it or by the program's own.
type network struct {
	subnetGroupName  pulumi.StringOutput
	securityGroupIDs pulumi.StringArrayInput
	// securityGroup and subnetGroup are nil where they are the program's own.
	securityGroup *ec2.SecurityGroup
	subnetGroup   *awselasticache.SubnetGroup
}

// network makes the groups that the program has not.
func (b *builder) network() (*network, error) {
	n := &network{subnetGroupName: inputs.StringInput(b.plan.subnetGroupName), securityGroupIDs: b.plan.securityGroupIDs.Inputs()}
	if !b.plan.usesSecurityGroups() {
		made, err := b.securityGroup()
		if err != nil {
			return nil, err
		}
		n.securityGroup, n.securityGroupIDs = made, behind(made.ID(), b.plan.additionalGroupIDs)
	}
	if !b.plan.usesSubnetGroup() {
		made, err := awselasticache.NewSubnetGroup(b.Ctx, b.Name("subnet-group"), &awselasticache.SubnetGroupArgs{
			Name:        pulumi.String(b.plan.name),
			Description: pulumi.String("Where the nodes of the ElastiCache replication group are placed"),
			SubnetIds:   b.plan.subnetIDs.Input(),
			Tags:        b.Tags(),
		}, b.Child()...)
		if err != nil {
			return nil, err
		}
		n.subnetGroup, n.subnetGroupName = made, made.Name
	}
	return n, nil
}

// securityGroup makes a security group that is closed but for what the plan allows.
func (b *builder) securityGroup() (*ec2.SecurityGroup, error) {
	made, err := ec2.NewSecurityGroup(b.Ctx, b.Name("security-group"), &ec2.SecurityGroupArgs{
		Name:        pulumi.String(b.plan.name),
		Description: pulumi.String(securityGroupDescription),
		VpcId:       inputs.StringInput(b.plan.vpcID),
		Tags:        b.Tags(),
	}, b.Child()...)
	if err != nil {
		return nil, err
	}
	for _, rule := range b.plan.ingress {
		if err := b.allow(rule, made); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// behind are the elements of a list behind another one.
func behind(first pulumi.StringInput, l inputs.List) pulumi.StringArray {
	all := pulumi.StringArray{first}
	for _, e := range l.Elements {
		all = append(all, inputs.StringInput(e))
	}
	return all
}

// securityGroupID is the group that is made, or the first of the program's own.
func (n *network) securityGroupID() pulumi.StringOutput {
	if n.securityGroup != nil {
		return n.securityGroup.ID().ToStringOutput()
	}
	return n.securityGroupIDs.ToStringArrayOutput().Index(pulumi.Int(0))
}

// arn is that of something in the region and the account of the cluster: of what is replaced least.
func (n *network) arn(group *awselasticache.ReplicationGroup) pulumi.StringOutput {
	switch {
	case n.subnetGroup != nil:
		return n.subnetGroup.Arn
	case n.securityGroup != nil:
		return n.securityGroup.Arn
	}
	return group.Arn
}

// allow lets one source in. Each rule is a resource: rules inside the group would be replaced all together.
func (b *builder) allow(rule ingressRule, to *ec2.SecurityGroup) error {
	args := &vpc.SecurityGroupIngressRuleArgs{
		SecurityGroupId: to.ID(),
		IpProtocol:      pulumi.String("tcp"),
		FromPort:        inputs.IntInput(b.plan.port).ToIntPtrOutput(),
		ToPort:          inputs.IntInput(b.plan.port).ToIntPtrOutput(),
		Description:     pulumi.String(sourceDescriptions[rule.kind]),
		Tags:            b.Tags(),
	}
	source := inputs.StringInput(rule.source)
	switch rule.kind {
	case group:
		args.ReferencedSecurityGroupId = source
	case self:
		args.ReferencedSecurityGroupId = to.ID()
	case prefixList:
		args.PrefixListId = source
	case ipv4:
		args.CidrIpv4 = source
	case ipv6:
		args.CidrIpv6 = source
	case unknownBlock:
		args.CidrIpv4, args.CidrIpv6 = source, source
	}
	opts := b.Child()
	if rule.former != "" {
		opts = append(opts, pulumi.Aliases([]pulumi.Alias{{Name: pulumi.String(b.Name(rule.former))}}))
	}
	_, err := vpc.NewSecurityGroupIngressRule(b.Ctx, b.Name(rule.role), args, opts...)
	return err
}
