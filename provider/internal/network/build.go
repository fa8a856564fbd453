package network

import (
	"slices"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// securityGroupDescription never changes: EC2 cannot change it either, so a new one would replace a group in use.
const securityGroupDescription = "Who may connect to the ElastiCache replication group"

// Network is where the cluster is and who may connect, by groups that are made for it or by the program's own.
type Network struct {
	SubnetGroupName  pulumi.StringOutput
	SecurityGroupIDs pulumi.StringArrayInput
	// SecurityGroup and subnetGroup are nil where they are the program's own.
	SecurityGroup *ec2.SecurityGroup
	subnetGroup   *awselasticache.SubnetGroup
}

// Build makes the groups that the program has not.
func (p *Plan) Build(b *component.Builder) (*Network, error) {
	n := &Network{SubnetGroupName: inputs.StringInput(p.SubnetGroup), SecurityGroupIDs: p.SecurityGroups.Inputs()}
	if !p.UsesSecurityGroups() {
		made, err := p.securityGroup(b)
		if err != nil {
			return nil, err
		}
		n.SecurityGroup, n.SecurityGroupIDs = made, prepend(made.ID(), p.AdditionalGroups)
	}
	if !p.UsesSubnetGroup() {
		made, err := awselasticache.NewSubnetGroup(b.Ctx, b.Name("subnet-group"), &awselasticache.SubnetGroupArgs{
			Name:        pulumi.String(p.identity.Name),
			Description: pulumi.String("Where the nodes of the ElastiCache replication group are placed"),
			SubnetIds:   p.Subnets.Input(),
			Tags:        b.Tags(),
		}, b.Child()...)
		if err != nil {
			return nil, err
		}
		n.subnetGroup, n.SubnetGroupName = made, made.Name
	}
	return n, nil
}

// securityGroup makes a security group that is closed but for what the plan allows.
func (p *Plan) securityGroup(b *component.Builder) (*ec2.SecurityGroup, error) {
	made, err := ec2.NewSecurityGroup(b.Ctx, b.Name("security-group"), &ec2.SecurityGroupArgs{
		Name:        pulumi.String(p.identity.Name),
		Description: pulumi.String(securityGroupDescription),
		VpcId:       inputs.StringInput(p.VPC),
		Tags:        b.Tags(),
	}, b.Child()...)
	if err != nil {
		return nil, err
	}
	for _, rule := range p.Ingress {
		if err := p.allow(b, rule, made); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// prepend are the elements of a list behind another one.
func prepend(first pulumi.StringInput, l inputs.List) pulumi.StringArray {
	all := pulumi.StringArray{first}
	for _, e := range l.Elements {
		all = append(all, inputs.StringInput(e))
	}
	return all
}

// SecurityGroupID is the group that is made, or the first of the program's own.
func (n *Network) SecurityGroupID() pulumi.StringOutput {
	if n.SecurityGroup != nil {
		return n.SecurityGroup.ID().ToStringOutput()
	}
	return n.SecurityGroupIDs.ToStringArrayOutput().Index(pulumi.Int(0))
}

// AnyARN is the ARN of the longest-lived resource: only its partition, region and account are of interest. Where
// nothing is made here it is another one.
func (n *Network) AnyARN(another pulumi.StringOutput) pulumi.StringOutput {
	switch {
	case n.subnetGroup != nil:
		return n.subnetGroup.Arn
	case n.SecurityGroup != nil:
		return n.SecurityGroup.Arn
	}
	return another
}

// allow lets one source in. Each rule is a resource: rules inside the group would be replaced all together.
func (p *Plan) allow(b *component.Builder, rule IngressRule, to *ec2.SecurityGroup) error {
	args := &vpc.SecurityGroupIngressRuleArgs{
		SecurityGroupId: to.ID(),
		IpProtocol:      pulumi.String("tcp"),
		FromPort:        inputs.IntInput(p.Port).ToIntPtrOutput(),
		ToPort:          inputs.IntInput(p.Port).ToIntPtrOutput(),
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

// AllowedSources are who may connect: the sources of the rules, and the groups that have rules of their own.
func (p *Plan) AllowedSources(n *Network) pulumi.StringArrayOutput {
	sources := pulumi.StringArray{}
	for _, rule := range p.Ingress {
		if rule.kind == self {
			sources = append(sources, n.SecurityGroup.ID())
			continue
		}
		sources = append(sources, inputs.StringInput(rule.source))
	}
	for _, group := range slices.Concat(p.SecurityGroups.Elements, p.AdditionalGroups.Elements) {
		sources = append(sources, pulumi.Sprintf("by the rules of %s", inputs.StringInput(group)))
	}
	return sources.ToStringArrayOutput()
}
