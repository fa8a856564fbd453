package network

import (
	"slices"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// securityGroupDescription must never change: EC2 cannot change a description, so the group, which is in use, would be
// replaced.
const securityGroupDescription = "Who may connect to the ElastiCache replication group"

// securityGroup creates a security group that lets no one connect but the sources of the plan.
func (i *Ingress) securityGroup(b *component.Builder, port inputs.Setting[int]) (*ec2.SecurityGroup, error) {
	made, err := ec2.NewSecurityGroup(b.Ctx, b.Name("security-group"), &ec2.SecurityGroupArgs{
		Name:        pulumi.String(i.identity.Name),
		Description: pulumi.String(securityGroupDescription),
		VpcId:       inputs.StringInput(i.VPC),
		Tags:        b.Tags(),
	}, b.Child()...)
	if err != nil {
		return nil, err
	}
	for _, rule := range i.Rules {
		if err := rule.build(b, made, port); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// build creates the rule in a security group. Each rule is a resource of its own: of rules inside the group, a change
// of one would replace all.
func (r IngressRule) build(b *component.Builder, to *ec2.SecurityGroup, port inputs.Setting[int]) error {
	args := &vpc.SecurityGroupIngressRuleArgs{
		SecurityGroupId: to.ID(),
		IpProtocol:      pulumi.String("tcp"),
		FromPort:        inputs.IntInput(port).ToIntPtrOutput(),
		ToPort:          inputs.IntInput(port).ToIntPtrOutput(),
		Description:     pulumi.String(sourceDescriptions[r.kind]),
		Tags:            b.Tags(),
	}
	source := inputs.StringInput(r.source)
	switch r.kind {
	case sourceGroup:
		args.ReferencedSecurityGroupId = source
	case sourceSelf:
		args.ReferencedSecurityGroupId = to.ID()
	case sourcePrefixList:
		args.PrefixListId = source
	case sourceIPv4:
		args.CidrIpv4 = source
	case sourceIPv6:
		args.CidrIpv6 = source
	case sourceUnknownBlock:
		args.CidrIpv4, args.CidrIpv6 = source, source
	}
	opts := b.Child()
	if r.former != "" {
		opts = append(opts, pulumi.Aliases([]pulumi.Alias{{Name: pulumi.String(b.Name(r.former))}}))
	}
	_, err := vpc.NewSecurityGroupIngressRule(b.Ctx, b.Name(r.role), args, opts...)
	return err
}

// AllowedSources are who may connect: the sources of the rules, and the groups whose rules are not created here.
func (i *Ingress) AllowedSources(n *Network) pulumi.StringArrayOutput {
	sources := pulumi.StringArray{}
	for _, rule := range i.Rules {
		if rule.kind == sourceSelf {
			sources = append(sources, n.SecurityGroup.ID())
			continue
		}
		sources = append(sources, inputs.StringInput(rule.source))
	}
	for _, group := range slices.Concat(i.SecurityGroups.Elements, i.AdditionalGroups.Elements) {
		sources = append(sources, pulumi.Sprintf("by the rules of %s", inputs.StringInput(group)))
	}
	return sources.ToStringArrayOutput()
}
