package rediscluster

import (
	"strings"

	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// clusterEnabled is the parameter that makes a cluster one of the one mode or the other.
const clusterEnabled = "cluster-enabled"

// ownGroup is a parameter group that is made for the cluster.
type ownGroup struct {
	// name holds the family, which no group can change: the group of the new family is there before the cluster moves to it, and the
	// old one goes when it has.
	name, family inputs.Setting[string]
	// description never changes: AWS cannot change it either.
	description string
	parameters  []parameter
}

// parameter is a line of a parameter group.
type parameter struct {
	name  string
	value inputs.Setting[string]
}

// planOwnGroup is nil where the program gives no parameters.
func (p *plan) planOwnGroup() *ownGroup {
	if !p.parameters.Given {
		return nil
	}
	family := inputs.Derive(p.version, elasticache.Version.ParameterGroupFamily)
	g := &ownGroup{
		family: family,
		name: inputs.Derive(family, func(family string) string {
			return p.name + "-" + strings.ReplaceAll(family, ".", "-") + p.migration.groupSuffix()
		}),
		description: "Parameters of " + p.name,
	}
	for name, value := range p.parameters.All() {
		g.parameters = append(g.parameters, parameter{name, value})
	}
	if _, said := p.parameters.Entries[clusterEnabled]; p.speaksCluster() && !said {
		g.parameters = append(g.parameters, parameter{clusterEnabled, inputs.Fixed("yes")})
	}
	return g
}

// parameterGroup makes the group of the cluster's own, and is the name of the group in use.
func (b *builder) parameterGroup() (pulumi.StringInput, error) {
	own := b.plan.ownGroup
	if own == nil {
		return inputs.StringInput(b.plan.groupName), nil
	}
	args := &awselasticache.ParameterGroupArgs{
		Name: inputs.StringInput(own.name), Family: inputs.StringInput(own.family), Description: pulumi.String(own.description), Tags: b.Tags(),
	}
	var parameters awselasticache.ParameterGroupParameterArray
	for _, p := range own.parameters {
		parameters = append(parameters, awselasticache.ParameterGroupParameterArgs{Name: pulumi.String(p.name), Value: inputs.StringInput(p.value)})
	}
	args.Parameters = parameters
	made, err := awselasticache.NewParameterGroup(b.Ctx, b.Name("parameter-group"), args, b.Child()...)
	if err != nil {
		return nil, err
	}
	return made.Name, nil
}
