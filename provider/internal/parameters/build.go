package parameters

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Build makes the group of the cluster's own, and is the name of the group in use.
func (p *Plan) Build(b *component.Builder) (pulumi.StringInput, error) {
	own := p.Own
	if own == nil {
		return inputs.StringInput(p.GroupName), nil
	}
	args := &awselasticache.ParameterGroupArgs{
		Name: inputs.StringInput(own.Name), Family: inputs.StringInput(own.family),
		Description: pulumi.String(own.description), Tags: b.Tags(),
	}
	var parameters awselasticache.ParameterGroupParameterArray
	for _, p := range own.parameters {
		parameters = append(parameters,
			awselasticache.ParameterGroupParameterArgs{Name: pulumi.String(p.name), Value: inputs.StringInput(p.value)})
	}
	args.Parameters = parameters
	made, err := awselasticache.NewParameterGroup(b.Ctx, b.Name("parameter-group"), args, b.Child()...)
	if err != nil {
		return nil, err
	}
	return made.Name, nil
}
