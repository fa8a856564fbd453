package rediscluster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const parameterSource = "ElastiCache developer guide, \"Valkey and Redis OSS parameters\""

// parameterName is how AWS writes the names of parameters.
var parameterName = lazyregexp.New(`^[a-z][a-z0-9-]*$`)

func parameterPath(name string) string { return fmt.Sprintf("parameters[%s]", spelling.Quote(name)) }

// family is that of the parameter groups that serve the version; ok is false where the version is none that AWS offers.
func (p *plan) family() (family string, ok bool) {
	v, ok := p.offeredVersion()
	if !ok {
		return "", false
	}
	return v.ParameterGroupFamily(), true
}

// eachParameter calls for each of the program's parameters that the family is known to have, with its value where that is known.
func (p *plan) eachParameter(look func(path string, known elasticache.Parameter, value inputs.Setting[string])) {
	family, ok := p.family()
	if !ok {
		return
	}
	for name, value := range p.parameters.All() {
		if known, ok := elasticache.FindParameter(family, name); ok {
			look(parameterPath(name), known, value)
		}
	}
}

// parameterInputs are those that a parameter's rules read.
var parameterInputs = slices.Concat([]string{"parameters"}, versionInputs)

// parameterRules are about the parameters of the cluster's own group.
var parameterRules = []check.Rule[*plan]{
	{
		Name: "parameters-or-group", Input: "parameters",
		Holds:           "Parameters are for the group that is made for the cluster, so there is no other group beside them.",
		Example:         "parameters: { maxmemory-policy: allkeys-lru }\nparameterGroupName: my-parameters",
		Source:          "ElastiCache API, CreateReplicationGroup, CacheParameterGroupName: there is one",
		StricterThanAWS: "AWS sees one group, and would not see the parameters of the other.",
		Needs:           []string{"parameters", "parameterGroupName"},
		Check: func(p *plan, say check.Say) {
			if p.parameters.Given && p.parameterGroupName.Value != "" {
				say("parameters", "does not go with parameterGroupName: set them in that group, or leave it out and have one made")
			}
		},
	},
	{
		Name: "parameter-name", Input: "parameters",
		Holds:   "A parameter is named as AWS names it: in lower case, with hyphens.",
		Example: "parameters: { maxmemory_policy: allkeys-lru }",
		Source:  parameterSource,
		Needs:   []string{"parameters"},
		Reads:   versionInputs,
		Check: func(p *plan, say check.Say) {
			for name := range p.parameters.All() {
				if parameterName.MatchString(name) {
					continue
				}
				fix := ""
				if family, ok := p.family(); ok {
					if nearest := elasticache.NearestParameter(family, name); nearest != "" {
						fix = fmt.Sprintf(": use %q", nearest)
					}
				}
				say(parameterPath(name), "is not the name of a parameter, which are lower-case words with hyphens%s", fix)
			}
		},
	},
	{
		Name: "parameter-settable", Input: "parameters",
		Holds:   "AWS lets the parameter be set.",
		Example: "parameters: { appendonly: \"yes\" }",
		Source:  parameterSource,
		Needs:   parameterInputs,
		Check: func(p *plan, say check.Say) {
			p.eachParameter(func(path string, known elasticache.Parameter, _ inputs.Setting[string]) {
				if err := known.CheckSettable(); err != nil {
					say(path, "%v", err)
				} else if known.NodeType {
					say(path, "follows from the node type and is in no group: choose another instanceType")
				}
			})
		},
	},
	{
		Name: "parameter-value", Input: "parameters",
		Holds:   "The parameter takes the value.",
		Example: "parameters: { maxmemory-policy: lru }",
		Source:  parameterSource,
		Needs:   parameterInputs,
		Check: func(p *plan, say check.Say) {
			p.eachParameter(func(path string, known elasticache.Parameter, value inputs.Setting[string]) {
				if !value.Known || known.CheckSettable() != nil || known.NodeType {
					return
				}
				if err := known.Check(value.Value); err != nil {
					say(path, "%v", err)
				}
			})
		},
	},
	{
		Name: "parameter-mode", Input: "parameters",
		Holds:           "`cluster-enabled` is what `clusterMode` says. It need not be given.",
		Example:         "parameters: { cluster-enabled: \"yes\" }",
		Source:          apiCreate + ", CacheParameterGroupName",
		StricterThanAWS: "With one shard AWS makes a cluster of the mode that the group says, without a word.",
		Needs:           []string{"parameters", "clusterMode"},
		Check: func(p *plan, say check.Say) {
			enabled, said := p.parameters.Entries[clusterEnabled]
			switch {
			case !said || !enabled.Known:
			case enabled.Value == "yes" && !p.speaksCluster():
				say(parameterPath(clusterEnabled), "is \"yes\" and there is no clusterMode: leave it out, and pass clusterMode for more shards than one")
			case enabled.Value == "no" && p.speaksCluster():
				say(parameterPath(clusterEnabled), "is \"no\" and there is a clusterMode: leave one of them out")
			}
		},
	},
	{
		Name: "parameter-tiering", Input: "parameters",
		Holds:   "Nodes with data tiering evict by `volatile-lru`, `allkeys-lru` or `noeviction`.",
		Example: "instanceType: cache.r6gd.xlarge\nparameters: { maxmemory-policy: allkeys-lfu }",
		Source:  "ElastiCache developer guide, \"Data tiering in ElastiCache\", limitations",
		Needs:   []string{"parameters", "instanceType"},
		Check: func(p *plan, say check.Say) {
			policy, said := p.parameters.Entries["maxmemory-policy"]
			if said && policy.Known && p.nodeType.DataTiering() && !slices.Contains(elasticache.DataTieringPolicies, policy.Value) {
				say(parameterPath("maxmemory-policy"), "%s is not for nodes with data tiering, which take %s", spelling.Quote(policy.Value), strings.Join(elasticache.DataTieringPolicies, ", "))
			}
		},
	},
}

// parameterAdvice is about parameters that AWS may not know, or that do not do what they seem to.
var parameterAdvice = []check.Rule[*plan]{
	{
		Name: "parameter-unknown", Input: "parameters",
		Holds:   "The engine's version has the parameter.",
		Example: "parameters: { slave-read-only: \"yes\" }",
		Source:  parameterSource + " (as of 2026-11)",
		Silence: "leave the parameter out, or use the one that is proposed",
		Needs:   parameterInputs,
		Check: func(p *plan, say check.Say) {
			family, ok := p.family()
			if !ok || !slices.Contains(elasticache.ParameterFamilies(), family) {
				return
			}
			for name := range p.parameters.All() {
				if _, known := elasticache.FindParameter(family, name); known || !parameterName.MatchString(name) {
					continue
				}
				why := elasticache.AbsentParameter(family, name)
				if nearest := elasticache.NearestParameter(family, name); why == "" && nearest != "" {
					why = fmt.Sprintf("did you mean %q?", nearest)
				}
				say(parameterPath(name), "is no parameter of %s that this package knows, and AWS will refuse it if it does not know it either; %s", family, cmp.Or(why, "check the spelling"))
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
		Check: func(p *plan, say check.Say) {
			p.eachParameter(func(path string, known elasticache.Parameter, _ inputs.Setting[string]) {
				if err := known.CheckVersion(p.version.Value); err != nil {
					say(path, "%v: it has no effect until the cluster is upgraded, and AWS may refuse it; use a later version, or leave it out", err)
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
		Check: func(p *plan, say check.Say) {
			p.eachParameter(func(path string, known elasticache.Parameter, _ inputs.Setting[string]) {
				switch {
				case known.Name == clusterEnabled || known.CheckSettable() != nil:
				case known.Modifiable == elasticache.ModifiableUnused || known.Effect == elasticache.AtCreation || known.Effect == elasticache.AtReboot && p.topology.ClusterMode:
					say(path, "is for a new cluster: AWS does not change it on one that runs, which needs a new cluster and a restored snapshot")
				case known.Effect == elasticache.AtReboot:
					say(path, "reaches a cluster that runs when its nodes are rebooted, and not before; AWS reboots none by itself")
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
		Check: func(p *plan, say check.Say) {
			p.eachParameter(func(path string, known elasticache.Parameter, value inputs.Setting[string]) {
				if doubt := known.Doubt(value.Value); value.Known && doubt != "" {
					say(path, "%s", doubt)
				}
			})
		},
	},
}
