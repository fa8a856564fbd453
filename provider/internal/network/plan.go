// Package network is the concern of where the nodes are, and who may connect to them.
package network

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// DefaultPort is Redis's own.
const DefaultPort = 6379

// Plan is where the nodes are, and who may connect to them.
type Plan struct {
	identity *identity.Plan
	engine   *engine.Plan

	VPC         inputs.Setting[string]
	Subnets     inputs.List
	SubnetGroup inputs.Setting[string]
	// SecurityGroups are the program's own, in place of one that is made; AdditionalGroups are attached beside that
	// one.
	SecurityGroups, AdditionalGroups                 inputs.List
	AllowedBlocks, AllowedPrefixLists, AllowedGroups inputs.List
	AllowSelf                                        bool
	Port                                             inputs.Setting[int]
	NetworkType, IPDiscovery                         inputs.Setting[string]

	// Ingress are the rules of the security group that is made.
	Ingress []IngressRule
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(in *inputs.Resolver, args Inputs, identity *identity.Plan, engine *engine.Plan) *Plan {
	p := &Plan{
		identity: identity, engine: engine,
		VPC:     inputs.Take(in, "vpcId", args.VpcId, ""),
		Subnets: inputs.TakeList(in, "subnetIds", args.SubnetIds),
		// As AWS stores it: in capital letters it would differ from what AWS answers, which replaces the cluster each
		// time.
		SubnetGroup: inputs.Derive(inputs.Take(in, "subnetGroupName", args.SubnetGroupName, ""),
			strings.ToLower),
		SecurityGroups:   inputs.TakeElements(in, "securityGroupIds", args.SecurityGroupIds),
		AdditionalGroups: inputs.TakeElements(in, "additionalSecurityGroupIds", args.AdditionalSecurityGroupIds),
		AllowedPrefixLists: inputs.TakeElements(in, "allowConnectionsFromPrefixLists",
			args.AllowConnectionsFromPrefixLists),
		AllowedBlocks: inputs.TakeElements(in, "allowConnectionsFromCidrBlocks", args.AllowConnectionsFromCidrBlocks),
		AllowedGroups: inputs.TakeElements(in, "allowConnectionsFromSecurityGroups",
			args.AllowConnectionsFromSecurityGroups),
		AllowSelf:   inputs.OrElse(args.AllowConnectionsFromSelf, false),
		Port:        inputs.Take(in, "port", args.Port, DefaultPort),
		NetworkType: inputs.Take(in, "networkType", args.NetworkType, ""),
		IPDiscovery: inputs.Take(in, "ipDiscovery", args.IpDiscovery, ""),
	}
	if !p.UsesSecurityGroups() {
		p.Ingress = ingressRules(p)
	}
	return p
}

// Continue has a preview call rules whose sources it does not know what they were called in the last deployment.
func (p *Plan) Continue(was *Plan) { p.Ingress = claimRules(p.Ingress, was.Ingress) }

// UsesSubnetGroup says whether the nodes are placed by a subnet group of the program's own. The presence of the input
// decides, which is known where its value is not.
func (p *Plan) UsesSubnetGroup() bool { return inputs.Said(p.SubnetGroup) }

// UsesSecurityGroups says whether security groups of the program's own say who may connect. An empty list is no choice
// of them, and check refuses it.
func (p *Plan) UsesSecurityGroups() bool { return p.SecurityGroups.Given }
