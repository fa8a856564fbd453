package parameters

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Advice is about parameters that AWS may not know, that take effect late, or that do not do what they seem to.
var Advice = []check.Rule[*Plan]{
	{
		Name: "parameter-unknown", Input: "parameters",
		Holds:   "The engine's version has the parameter.",
		Example: "parameters: { slave-read-only: \"yes\" }",
		Source:  parameterSource + " (as of 2026-11)",
		Silence: "leave the parameter out, or use the one that is proposed",
		Needs:   parameterInputs,
		Check: func(p *Plan, say check.Say) {
			family, ok := p.family()
			if !ok || !slices.Contains(elasticache.ParameterFamilies(), family) {
				return
			}
			for name := range p.Parameters.All() {
				if _, known := elasticache.FindParameter(family, name); known || !parameterName.MatchString(name) {
					continue
				}
				why := elasticache.AbsentParameter(family, name)
				if nearest := elasticache.NearestParameter(family, name); why == "" && nearest != "" {
					why = fmt.Sprintf("did you mean %q?", nearest)
				}
				say(parameterPath(name),
					"is no parameter of %s that this package knows, and AWS will refuse it if it does not know it "+
						"either; %s",
					family, cmp.Or(why, "check the spelling"))
			}
		},
	},
	{
		Name: "parameter-minor", Input: "parameters",
		Holds:   "The minor version knows the parameter, and not a later one of its family alone.",
		Example: "engine: valkey\nengineVersion: \"8.0\"\nparameters: { search-default-timeout-ms: \"500\" }",
		Source:  parameterSource + ", Valkey 8.1 and 8.2; ElastiCache API, Parameter, MinimumEngineVersion",
		Silence: "use a later version, or leave the parameter out",
		Needs:   parameterInputs,
		Check: func(p *Plan, say check.Say) {
			p.eachParameter(func(path string, known elasticache.Parameter, _ inputs.Setting[string]) {
				if err := known.CheckVersion(p.engine.Version.Value); err != nil {
					say(path,
						"%v: it has no effect until the cluster is upgraded, and AWS may refuse it; use a later "+
							"version, or leave it out",
						err)
				}
			})
		},
	},
	{
		Name: "parameter-late", Input: "parameters",
		Holds:   "A parameter can be changed while the cluster runs.",
		Example: "parameters: { databases: \"32\" }",
		Source:  parameterSource + "; ElastiCache developer guide, \"Modifying an ElastiCache parameter group\"",
		Silence: "leave the parameter out",
		Needs:   append(slices.Clone(parameterInputs), "clusterMode"),
		Check: func(p *Plan, say check.Say) {
			p.eachParameter(func(path string, known elasticache.Parameter, _ inputs.Setting[string]) {
				switch {
				case known.Name == clusterEnabled || known.CheckSettable() != nil:
				case known.Modifiable == elasticache.ModifiableUnused || known.Effect == elasticache.AtCreation ||
					known.Effect == elasticache.AtReboot && p.topology.Shape.ClusterMode:
					say(path,
						"is for a new cluster: AWS does not change it on one that runs, which needs a new cluster "+
							"and a restored snapshot")
				case known.Effect == elasticache.AtReboot:
					say(path,
						"reaches a cluster that runs when its nodes are rebooted, and not before; AWS reboots none "+
							"by itself")
				}
			})
		},
	},
	{
		Name: "parameter-odd", Input: "parameters",
		Holds:   "A parameter does what it seems to.",
		Example: "parameters: { notify-keyspace-events: xA }",
		Source:  parameterSource + ", notify-keyspace-events, rename-commands",
		Silence: "use the value that is proposed",
		Needs:   parameterInputs,
		Check: func(p *Plan, say check.Say) {
			p.eachParameter(func(path string, known elasticache.Parameter, value inputs.Setting[string]) {
				if doubt := known.Doubt(value.Value); value.Known && doubt != "" {
					say(path, "%s", doubt)
				}
			})
		},
	},
	{
		Name: "parameter-group-capitals", Input: "parameterGroupName",
		Holds:   "The parameter group is written in lower case, as AWS stores it.",
		Example: `parameterGroupName: My-Parameters`,
		Source: "ElastiCache API, CreateCacheParameterGroup, CacheParameterGroupName: \"stored as a lowercase " +
			"string\"",
		Silence: "write it in lower case",
		Needs:   []string{"parameterGroupName"},
		Check: func(p *Plan, say check.Say) {
			if name := p.givenGroup.Value; name != strings.ToLower(name) {
				say("parameterGroupName",
					"%s has capital letters; AWS stores names in lower case, so previews may show a difference for "+
						"ever: use %q",
					spelling.Quote(name), strings.ToLower(name))
			}
		},
	},
}
