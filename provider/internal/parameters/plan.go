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

// Plan is the parameter group in use: the program's own, one that is created for the cluster, or one of AWS.
type Plan struct {
	identity *identity.Plan
	engine   *engine.Plan
	topology *topology.Plan

	// givenGroup is the name of the program's own group.
	givenGroup inputs.Setting[string]
	// Parameters are the parameters that the program sets.
	Parameters inputs.Dictionary
	// Own is the group that is created for the cluster; nil where there is none.
	Own *OwnGroup
	// GroupName is the group in use where Own is nil.
	GroupName inputs.Setting[string]
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(
	in *inputs.Resolver, args Inputs, identityPlan *identity.Plan, enginePlan *engine.Plan, topologyPlan *topology.Plan,
) *Plan {
	p := &Plan{
		identity: identityPlan, engine: enginePlan, topology: topologyPlan,
		givenGroup: inputs.Take(in, "parameterGroupName", args.ParameterGroupName, ""),
		Parameters: inputs.TakeMap(in, "parameters", args.Parameters),
	}
	p.GroupName, p.Own = p.groupInUse(), p.planOwnGroup()
	return p
}

// clusterEnabled is the parameter that decides the mode of a cluster.
const clusterEnabled = "cluster-enabled"

// OwnGroup is a parameter group that is created for the cluster.
type OwnGroup struct {
	// Name contains the family and the suffix of the mode. Neither can change in a group that is in use: another name
	// makes a second group, to which the cluster moves before the first is deleted.
	Name, family inputs.Setting[string]
	// description never changes, since AWS cannot change it.
	description string
	parameters  []parameter
}

// parameter is an entry of a parameter group.
type parameter struct {
	name  string
	value inputs.Setting[string]
}

// planOwnGroup is the group for the parameters of the program; nil where it sets none.
func (p *Plan) planOwnGroup() *OwnGroup {
	if !p.Parameters.Given {
		return nil
	}
	family := inputs.Derive(p.engine.Version, elasticache.Version.ParameterGroupFamily)
	g := &OwnGroup{
		family: family,
		Name: inputs.Derive(family, func(family string) string {
			return p.identity.Name + "-" + strings.ReplaceAll(family, ".", "-") + modeSuffix(p.topology.Migration)
		}),
		description: "Parameters of " + p.identity.Name,
	}
	for name, value := range p.Parameters.All() {
		g.parameters = append(g.parameters, parameter{name, value})
	}
	if _, given := p.Parameters.Entries[clusterEnabled]; p.topology.SpeaksCluster() && !given {
		g.parameters = append(g.parameters, parameter{clusterEnabled, inputs.Fixed("yes")})
	}
	return g
}

// modeSuffix ends the name of a group for a cluster that is moved to another mode. In a group that is in use,
// cluster-enabled cannot be changed, so the move needs a second group.
func modeSuffix(migration topology.Mode) string {
	if migration == topology.ModeCompatible || migration == topology.ModeEnabled {
		return "-cluster"
	}
	return ""
}

// groupInUse is the program's own group, or the one that AWS ships. AWS is always sent a group: the group decides the
// mode, and an upgrade must move the cluster to a group of the new family in the same update.
func (p *Plan) groupInUse() inputs.Setting[string] {
	if !p.givenGroup.Known || p.givenGroup.Value != "" {
		return p.givenGroup
	}
	return inputs.Derive(p.engine.Version, func(v elasticache.Version) string {
		return v.DefaultParameterGroup(p.topology.SpeaksCluster())
	})
}

const parameterSource = "ElastiCache developer guide, \"Valkey and Redis OSS parameters\""

// parameterName matches the names of parameters as AWS writes them.
var parameterName = lazyregexp.New(`^[a-z][a-z0-9-]*$`)

// parameterPath is the path of a parameter in the inputs.
func parameterPath(name string) string { return fmt.Sprintf("parameters[%s]", spelling.Quote(name)) }

// family is the parameter group family of the version; ok is false where AWS does not offer the version.
func (p *Plan) family() (family string, ok bool) {
	v, ok := p.engine.OfferedVersion()
	if !ok {
		return "", false
	}
	return v.ParameterGroupFamily(), true
}

// eachParameter calls look for each parameter that the program sets and the family is known to have. The value may be
// unknown.
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

// parameterInputs are the inputs that the rules about single parameters need.
var parameterInputs = slices.Concat([]string{"parameters"}, engine.VersionInputs)
