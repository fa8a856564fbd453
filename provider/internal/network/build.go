package network

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Network is the subnet group and the security groups of the cluster, created for it or the program's own.
type Network struct {
	SubnetGroupName  pulumi.StringOutput
	SecurityGroupIDs pulumi.StringArrayInput
	// SecurityGroup and subnetGroup are nil where the program has its own.
	SecurityGroup *ec2.SecurityGroup
	subnetGroup   *awselasticache.SubnetGroup
}

// Build creates the groups that the program does not have.
func (p *Plan) Build(b *component.Builder) (*Network, error) {
	n := &Network{
		SubnetGroupName:  inputs.StringInput(p.Placement.SubnetGroup),
		SecurityGroupIDs: p.Ingress.SecurityGroups.Inputs(),
	}
	if !p.Ingress.UsesSecurityGroups() {
		made, err := p.Ingress.securityGroup(b, p.Addressing.Port)
		if err != nil {
			return nil, err
		}
		attached := pulumi.StringArray{made.ID()}
		for _, group := range p.Ingress.AdditionalGroups.Elements {
			attached = append(attached, inputs.StringInput(group))
		}
		n.SecurityGroup, n.SecurityGroupIDs = made, attached
	}
	if !p.Placement.UsesSubnetGroup() {
		made, err := p.Placement.newSubnetGroup(b)
		if err != nil {
			return nil, err
		}
		n.subnetGroup, n.SubnetGroupName = made, made.Name
	}
	return n, nil
}

// newSubnetGroup creates the subnet group.
func (p *Placement) newSubnetGroup(b *component.Builder) (*awselasticache.SubnetGroup, error) {
	return awselasticache.NewSubnetGroup(b.Ctx, b.Name("subnet-group"), &awselasticache.SubnetGroupArgs{
		Name:        pulumi.String(p.identity.Name),
		Description: pulumi.String("Where the nodes of the ElastiCache replication group are placed"),
		SubnetIds:   p.Subnets.Input(),
		Tags:        b.Tags(),
	}, b.Child()...)
}

// SecurityGroupID is the security group that was created, or the first of the program's own.
func (n *Network) SecurityGroupID() pulumi.StringOutput {
	if n.SecurityGroup != nil {
		return n.SecurityGroup.ID().ToStringOutput()
	}
	return n.SecurityGroupIDs.ToStringArrayOutput().Index(pulumi.Int(0))
}

// AnyARN is the ARN of a resource in the account and region of the cluster; its partition, region and account are all
// that counts. It is taken from the resource that is replaced least, so that it rarely becomes unknown. Where nothing
// was created here, it is the fallback.
func (n *Network) AnyARN(fallback pulumi.StringOutput) pulumi.StringOutput {
	switch {
	case n.subnetGroup != nil:
		return n.subnetGroup.Arn
	case n.SecurityGroup != nil:
		return n.SecurityGroup.Arn
	}
	return fallback
}
