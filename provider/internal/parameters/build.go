package parameters

import (
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Build creates the parameter group of the cluster where the program sets parameters, and returns the name of the group
// in use.
func (p *Plan) Build(b *component.Builder) (pulumi.StringInput, error) {
	own := p.Own
	if own == nil {
		return inputs.StringInput(p.GroupName), nil
	}
	args := &awselasticache.ParameterGroupArgs{
		Name: inputs.StringInput(own.Name), Family: inputs.StringInput(own.family),
		Description: pulumi.String(own.description), Tags: b.Tags(),
	}
	var entries awselasticache.ParameterGroupParameterArray
	for _, one := range own.parameters {
		entries = append(entries, awselasticache.ParameterGroupParameterArgs{
			Name: pulumi.String(one.name), Value: inputs.StringInput(one.value),
		})
	}
	args.Parameters = entries
	group, err := awselasticache.NewParameterGroup(b.Ctx, b.Name("parameter-group"), args, b.Child()...)
	if err != nil {
		return nil, err
	}
	return group.Name, nil
}
