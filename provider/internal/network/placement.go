package network

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Placement is the subnets in which the nodes are placed.
type Placement struct {
	identity *identity.Plan

	// Subnets are for a subnet group that is created. SubnetGroup is the program's own, in its place.
	Subnets     inputs.List
	SubnetGroup inputs.Setting[string]
}

func newPlacement(in *inputs.Resolver, args Inputs, identity *identity.Plan) *Placement {
	return &Placement{
		identity: identity,
		Subnets:  inputs.TakeList(in, "subnetIds", args.SubnetIds),
		// AWS stores the name in lower case. A name with capital letters would differ from AWS's answer, and each
		// update would replace the cluster.
		SubnetGroup: inputs.Derive(inputs.Take(in, "subnetGroupName", args.SubnetGroupName, ""), strings.ToLower),
	}
}

// UsesSubnetGroup says whether the nodes are placed by a subnet group of the program's own. This is known as soon as
// the input is given, even while its value is not.
func (p *Placement) UsesSubnetGroup() bool { return inputs.Said(p.SubnetGroup) }

// subnetGroupInUse is the name of the program's own subnet group, or of the one that is created.
func (p *Placement) subnetGroupInUse() string {
	if p.UsesSubnetGroup() {
		return p.SubnetGroup.Value
	}
	return p.identity.Name
}
