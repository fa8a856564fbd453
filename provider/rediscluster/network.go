package rediscluster

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// securityGroupDescription never changes: EC2 cannot change it either, so a new one would replace a group in use.
const securityGroupDescription = "Who may connect to the ElastiCache replication group"

type network struct {
	securityGroup *ec2.SecurityGroup
	subnetGroup   *awselasticache.SubnetGroup
}

// network makes the security group, closed but for what the plan allows, and the subnet group.
func (b *builder) network() (*network, error) {
	securityGroup, err := ec2.NewSecurityGroup(b.ctx, b.name("security-group"), &ec2.SecurityGroupArgs{
		Name:        pulumi.String(b.plan.name),
		Description: pulumi.String(securityGroupDescription),
		VpcId:       stringInput(b.plan.vpcID),
		Tags:        b.tags(),
	}, b.child()...)
	if err != nil {
		return nil, err
	}
	for _, rule := range b.plan.ingress {
		if err := b.allow(rule, securityGroup); err != nil {
			return nil, err
		}
	}
	subnetGroup, err := awselasticache.NewSubnetGroup(b.ctx, b.name("subnet-group"), &awselasticache.SubnetGroupArgs{
		Name:        pulumi.String(b.plan.name),
		Description: pulumi.String("Where the nodes of the ElastiCache replication group are placed"),
		SubnetIds:   b.plan.subnetIDs.input(),
		Tags:        b.tags(),
	}, b.child()...)
	if err != nil {
		return nil, err
	}
	return &network{securityGroup, subnetGroup}, nil
}

// allow lets one source in. Each rule is a resource: rules inside the group would be replaced all together.
func (b *builder) allow(rule ingressRule, to *ec2.SecurityGroup) error {
	args := &vpc.SecurityGroupIngressRuleArgs{
		SecurityGroupId: to.ID(),
		IpProtocol:      pulumi.String("tcp"),
		FromPort:        intInput(b.plan.port).ToIntPtrOutput(),
		ToPort:          intInput(b.plan.port).ToIntPtrOutput(),
		Tags:            b.tags(),
	}
	source := stringInput(rule.source)
	if rule.kind == group {
		args.ReferencedSecurityGroupId = source
	}
	if rule.kind == ipv4 || rule.kind == unknownBlock {
		args.CidrIpv4 = source
	}
	if rule.kind == ipv6 || rule.kind == unknownBlock {
		args.CidrIpv6 = source
	}
	_, err := vpc.NewSecurityGroupIngressRule(b.ctx, b.name(rule.role), args, b.child()...)
	return err
}
