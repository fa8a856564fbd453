package network

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Ingress is who may connect: by the rules of a security group that is created, or by security groups of the program's
// own.
type Ingress struct {
	identity *identity.Plan

	// VPC is where the security group is created. Nothing else needs it.
	VPC inputs.Setting[string]
	// SecurityGroups are the program's own, in place of one that is created. AdditionalGroups are attached to the
	// cluster together with the one that is created.
	SecurityGroups, AdditionalGroups inputs.List
	// The sources that may connect.
	AllowedBlocks, AllowedPrefixLists, AllowedGroups inputs.List
	// AllowSelf says that the members of the security group that is created may connect.
	AllowSelf bool
	// Rules are the rules of the security group that is created.
	Rules []IngressRule
	// former are the rules of the last deployment, where an input has changed since. Some go at the end of this one.
	former []IngressRule
}

// NewIngress decides who may connect. A component whose addresses and subnets are its own needs nothing else of this
// package; the others have a [Plan].
func NewIngress(in *inputs.Resolver, args IngressInputs, identity *identity.Plan) *Ingress {
	i := &Ingress{
		identity:         identity,
		VPC:              inputs.Take(in, "vpcId", args.VpcId, ""),
		SecurityGroups:   inputs.TakeElements(in, "securityGroupIds", args.SecurityGroupIds),
		AdditionalGroups: inputs.TakeElements(in, "additionalSecurityGroupIds", args.AdditionalSecurityGroupIds),
		AllowedPrefixLists: inputs.TakeElements(in, "allowConnectionsFromPrefixLists",
			args.AllowConnectionsFromPrefixLists),
		AllowedBlocks: inputs.TakeElements(in, "allowConnectionsFromCidrBlocks", args.AllowConnectionsFromCidrBlocks),
		AllowedGroups: inputs.TakeElements(in, "allowConnectionsFromSecurityGroups",
			args.AllowConnectionsFromSecurityGroups),
		AllowSelf: inputs.OrElse(args.AllowConnectionsFromSelf, false),
	}
	if !i.UsesSecurityGroups() {
		i.Rules = ingressRules(i)
	}
	return i
}

// UsesSecurityGroups says whether security groups of the program's own say who may connect. An empty list counts as
// well, and the rule own-groups-some refuses it.
func (i *Ingress) UsesSecurityGroups() bool { return i.SecurityGroups.Given }

// Continue gives rules the names that they had in the last deployment, where a preview does not know their sources.
func (i *Ingress) Continue(was *Ingress) {
	i.Rules, i.former = claimRules(i.Rules, was.Rules), was.Rules
}

// sourceInput is an input that lists sources which may connect.
type sourceInput struct {
	name string
	inputs.List
	// role begins the roles of its rules.
	role string
	kind func(inputs.Setting[string]) sourceKind
}

// sources are the inputs that list sources, in the order of their rules.
func (i *Ingress) sources() []sourceInput {
	return []sourceInput{
		{"allowConnectionsFromCidrBlocks", i.AllowedBlocks, "ingress-cidr", blockKind},
		{"allowConnectionsFromSecurityGroups", i.AllowedGroups, "ingress-group", kindOf(sourceGroup)},
		{"allowConnectionsFromPrefixLists", i.AllowedPrefixLists, "ingress-prefix-list", kindOf(sourcePrefixList)},
	}
}
