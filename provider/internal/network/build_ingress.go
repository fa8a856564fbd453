package network

import (
	"slices"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Groups are the security groups of what runs.
type Groups struct {
	SecurityGroupIDs pulumi.StringArrayInput
	// SecurityGroup is the one that was created; nil where the program has its own.
	SecurityGroup *ec2.SecurityGroup

	// rules are the rules that were created in it, and opening is what they open.
	rules   []*vpc.SecurityGroupIngressRule
	opening Opening
}

// Opening is what the sources of the plan may connect to.
type Opening struct {
	// Kind is what runs there. It must never change: it is in the description of the group, which EC2 cannot change, so
	// the group, which is in use, would be replaced.
	Kind string
	// From and To are the first port and the last.
	From, To pulumi.IntOutput
}

// Build creates a security group, unless the program has its own.
func (i *Ingress) Build(b *component.Builder, to Opening) (*Groups, error) {
	if i.UsesSecurityGroups() {
		return &Groups{SecurityGroupIDs: i.SecurityGroups.Inputs()}, nil
	}
	made, err := i.securityGroup(b, to)
	if err != nil {
		return nil, err
	}
	rules, err := i.buildRules(b, made, to)
	if err != nil {
		return nil, err
	}
	attached := pulumi.StringArray{made.ID()}
	for _, group := range i.AdditionalGroups.Elements {
		attached = append(attached, inputs.StringInput(group))
	}
	return &Groups{SecurityGroupIDs: attached, SecurityGroup: made, rules: rules, opening: to}, nil
}

// SecurityGroupID is the security group that was created, or the first of the program's own.
func (g *Groups) SecurityGroupID() pulumi.StringOutput {
	if g.SecurityGroup != nil {
		return g.SecurityGroup.ID().ToStringOutput()
	}
	return g.SecurityGroupIDs.ToStringArrayOutput().Index(pulumi.Int(0))
}

// AnyARN is the ARN of the security group that was created, or else the fallback.
func (g *Groups) AnyARN(fallback pulumi.StringOutput) pulumi.StringOutput {
	if g.SecurityGroup != nil {
		return g.SecurityGroup.Arn
	}
	return fallback
}

// securityGroup creates a security group that lets no one connect but the sources of the plan.
func (i *Ingress) securityGroup(b *component.Builder, to Opening) (*ec2.SecurityGroup, error) {
	return ec2.NewSecurityGroup(b.Ctx, b.Name("security-group"), &ec2.SecurityGroupArgs{
		Name:        pulumi.String(i.identity.Name),
		Description: pulumi.String("Who may connect to the ElastiCache " + to.Kind),
		VpcId:       inputs.StringInput(i.VPC),
		Tags:        b.Tags(),
	}, b.Child()...)
}

// buildRules creates the rules in a security group.
func (i *Ingress) buildRules(
	b *component.Builder, in *ec2.SecurityGroup, to Opening,
) ([]*vpc.SecurityGroupIngressRule, error) {
	rules := make([]*vpc.SecurityGroupIngressRule, len(i.Rules))
	for at, rule := range i.Rules {
		made, err := rule.build(b, in, to)
		if err != nil {
			return nil, err
		}
		rules[at] = made
	}
	return rules, nil
}

// build creates the rule in a security group. Each rule is a resource of its own: of rules inside the group, a change
// of one would replace all.
func (r IngressRule) build(
	b *component.Builder, in *ec2.SecurityGroup, to Opening,
) (*vpc.SecurityGroupIngressRule, error) {
	args := &vpc.SecurityGroupIngressRuleArgs{
		SecurityGroupId: in.ID(),
		IpProtocol:      pulumi.String("tcp"),
		FromPort:        to.From.ToIntPtrOutput(),
		ToPort:          to.To.ToIntPtrOutput(),
		Description:     pulumi.String(sourceDescriptions[r.kind]),
		Tags:            b.Tags(),
	}
	source := inputs.StringInput(r.source)
	switch r.kind {
	case sourceGroup:
		args.ReferencedSecurityGroupId = source
	case sourceSelf:
		args.ReferencedSecurityGroupId = in.ID()
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
	return vpc.NewSecurityGroupIngressRule(b.Ctx, b.Name(r.role), args, opts...)
}

// AllowedSources are who may connect: the sources of the rules, and the groups whose rules are not created here.
func (i *Ingress) AllowedSources(g *Groups) pulumi.StringArrayOutput {
	sources := pulumi.StringArray{}
	for _, rule := range i.Rules {
		if rule.kind == sourceSelf {
			sources = append(sources, g.SecurityGroup.ID())
			continue
		}
		sources = append(sources, inputs.StringInput(rule.source))
	}
	for _, group := range slices.Concat(i.SecurityGroups.Elements, i.AdditionalGroups.Elements) {
		sources = append(sources, pulumi.Sprintf("by the rules of %s", inputs.StringInput(group)))
	}
	return sources.ToStringArrayOutput()
}
