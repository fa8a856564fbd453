package network

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Network is the subnet group and the security groups of the cluster, created for it or the program's own.
type Network struct {
	*Groups
	SubnetGroupName pulumi.StringOutput
	// subnetGroup is nil where the program has its own.
	subnetGroup *awselasticache.SubnetGroup
}

// Build creates the groups that the program does not have.
func (p *Plan) Build(b *component.Builder) (*Network, error) {
	port := inputs.IntInput(p.Addressing.Port)
	groups, err := p.Ingress.Build(b, Opening{Kind: "replication group", From: port, To: port})
	if err != nil {
		return nil, err
	}
	n := &Network{Groups: groups, SubnetGroupName: inputs.StringInput(p.Placement.SubnetGroup)}
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

// AnyARN is the ARN of a resource in the account and region of the cluster; its partition, region and account are all
// that counts. It is taken from the resource that is replaced least, so that it rarely becomes unknown. Where nothing
// was created here, it is the fallback.
func (n *Network) AnyARN(fallback pulumi.StringOutput) pulumi.StringOutput {
	if n.subnetGroup != nil {
		return n.subnetGroup.Arn
	}
	return n.Groups.AnyARN(fallback)
}
