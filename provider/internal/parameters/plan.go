// Package parameters is the concern of the parameters that the engine runs with, and of the group that holds them.
package parameters

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Plan is the parameter group in use: the program's own, one that is made, or the one that AWS ships.
type Plan struct {
	identity *identity.Plan
	engine   *engine.Plan
	topology *topology.Plan

	// GivenGroup is the name of the program's own group.
	GivenGroup inputs.Setting[string]
	Parameters inputs.Dictionary
	// GroupName is the group in use. Instead of it there may be Own, which is made for the cluster.
	GroupName inputs.Setting[string]
	Own       *OwnGroup
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(
	in *inputs.Resolver, args Inputs, identity *identity.Plan, engine *engine.Plan, topology *topology.Plan,
) *Plan {
	p := &Plan{
		identity: identity, engine: engine, topology: topology,
		GivenGroup: inputs.Take(in, "parameterGroupName", args.ParameterGroupName, ""),
		Parameters: inputs.TakeMap(in, "parameters", args.Parameters),
	}
	p.GroupName, p.Own = p.groupInUse(), p.planOwnGroup()
	return p
}

// clusterEnabled is the parameter that makes a cluster one of the one mode or the other.
const clusterEnabled = "cluster-enabled"

// OwnGroup is a parameter group that is made for the cluster.
type OwnGroup struct {
	// Name holds the family, which no group can change: the group of the new family is there before the cluster moves
	// to it, and the old one goes when it has.
	Name, family inputs.Setting[string]
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
func (p *Plan) planOwnGroup() *OwnGroup {
	if !p.Parameters.Given {
		return nil
	}
	family := inputs.Derive(p.engine.Version, elasticache.Version.ParameterGroupFamily)
	g := &OwnGroup{
		family: family,
		Name: inputs.Derive(family, func(family string) string {
			return p.identity.Name + "-" + strings.ReplaceAll(family, ".", "-") + p.topology.Migration.GroupSuffix()
		}),
		description: "Parameters of " + p.identity.Name,
	}
	for name, value := range p.Parameters.All() {
		g.parameters = append(g.parameters, parameter{name, value})
	}
	if _, said := p.Parameters.Entries[clusterEnabled]; p.topology.SpeaksCluster() && !said {
		g.parameters = append(g.parameters, parameter{clusterEnabled, inputs.Fixed("yes")})
	}
	return g
}

// groupInUse is always named: AWS decides the mode by it, and a version change must move to the new family's group
// in the same update.
func (p *Plan) groupInUse() inputs.Setting[string] {
	if !p.GivenGroup.Known || p.GivenGroup.Value != "" {
		return p.GivenGroup
	}
	return inputs.Derive(p.engine.Version, func(v elasticache.Version) string {
		return v.DefaultParameterGroup(p.topology.SpeaksCluster())
	})
}

const parameterSource = "ElastiCache developer guide, \"Valkey and Redis OSS parameters\""

// parameterName is how AWS writes the names of parameters.
var parameterName = lazyregexp.New(`^[a-z][a-z0-9-]*$`)

func parameterPath(name string) string { return fmt.Sprintf("parameters[%s]", spelling.Quote(name)) }

// family is that of the parameter groups that serve the version; ok is false where the version is none that AWS offers.
func (p *Plan) family() (family string, ok bool) {
	v, ok := p.engine.OfferedVersion()
	if !ok {
		return "", false
	}
	return v.ParameterGroupFamily(), true
}

// eachParameter calls for each of the program's parameters that the family is known to have, with its value where that
// is known.
func (p *Plan) eachParameter(look func(path string, known elasticache.Parameter, value inputs.Setting[string])) {
	family, ok := p.family()
	if !ok {
		return
	}
	for name, value := range p.Parameters.All() {
		if known, ok := elasticache.FindParameter(family, name); ok {
			look(parameterPath(name), known, value)
		}
	}
}

// parameterInputs are those that a parameter's rules read.
var parameterInputs = slices.Concat([]string{"parameters"}, engine.VersionInputs)
