package parameters

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Rules are about the parameter group in use, and about the parameters that the program sets.
var Rules = []check.Rule[*Plan]{
	check.Form(check.Rule[*Plan]{
		Name: "parameter-group-form", Input: "parameterGroupName",
		Holds:   "The parameter group is given by its name: letters, digits, hyphens and dots.",
		Example: `parameterGroupName: my parameters`,
		Source:  "ElastiCache API, CreateCacheParameterGroup, CacheParameterGroupName",
	}, func(p *Plan) (string, bool) { return check.UnlessEmpty(p.givenGroup) }, elasticache.CheckParameterGroupName),
	{
		Name: "parameter-group-default", Input: "parameterGroupName",
		Holds:   "A parameter group of AWS's own is the one of the version and the mode.",
		Example: `parameterGroupName: default.redis6.x`,
		Source:  "ElastiCache developer guide, \"Redis OSS and Valkey parameter groups\"",
		StricterThanAWS: "With one shard and the group of the other mode AWS makes a cluster of the other mode, " +
			"without a word.",
		Needs: slices.Concat([]string{"parameterGroupName", "clusterMode"}, engine.VersionInputs),
		Check: func(p *Plan, say check.Say) {
			version, ok := p.engine.OfferedVersion()
			// What is in a group of the program's own is only known to AWS.
			if group := p.givenGroup.Value; ok && elasticache.CheckParameterGroupName(group) == nil &&
				strings.HasPrefix(strings.ToLower(group), "default.") {
				mode := "without clusterMode"
				if p.topology.Shape.ClusterMode {
					mode = "with clusterMode"
				} else if p.topology.SpeaksCluster() {
					mode = "on the way to clusterMode"
				}
				if want := version.DefaultParameterGroup(p.topology.SpeaksCluster()); strings.ToLower(group) != want {
					say("parameterGroupName",
						"%s is not the default group of %s %s: use %q, or leave parameterGroupName out",
						spelling.Quote(group), version.Release(), mode, want)
				}
			}
		},
	},
	{
		Name: "parameters-or-group", Input: "parameters",
		Holds: "Parameters are for the group that is made for the cluster, so there is no other group " +
			"beside them.",
		Example:         "parameters: { maxmemory-policy: allkeys-lru }\nparameterGroupName: my-parameters",
		Source:          "ElastiCache API, CreateReplicationGroup, CacheParameterGroupName: there is one",
		StricterThanAWS: "AWS sees one group, and would not see the parameters of the other.",
		Needs:           []string{"parameters", "parameterGroupName"},
		Check: func(p *Plan, say check.Say) {
			if p.Parameters.Given && p.givenGroup.Value != "" {
				say("parameters",
					"does not go with parameterGroupName: set them in that group, or leave it out and have one made")
			}
		},
	},
	{
		Name: "parameter-name", Input: "parameters",
		Holds:   "A parameter is named as AWS names it: in lower case, with hyphens.",
		Example: "parameters: { maxmemory_policy: allkeys-lru }",
		Source:  parameterSource,
		Needs:   []string{"parameters"},
		Reads:   engine.VersionInputs,
		Check: func(p *Plan, say check.Say) {
			for name := range p.Parameters.All() {
				if parameterName.MatchString(name) {
					continue
				}
				fix := ""
				if family, ok := p.family(); ok {
					if nearest := elasticache.NearestParameter(family, name); nearest != "" {
						fix = fmt.Sprintf(": use %q", nearest)
					}
				}
				say(parameterPath(name), "is not the name of a parameter, which are lower-case words with hyphens%s",
					fix)
			}
		},
	},
	{
		Name: "parameter-settable", Input: "parameters",
		Holds:   "AWS lets the parameter be set.",
		Example: "parameters: { appendonly: \"yes\" }",
		Source:  parameterSource,
		Needs:   parameterInputs,
		Check: func(p *Plan, say check.Say) {
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
		Check: func(p *Plan, say check.Say) {
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
		Source:          elasticache.CreateAPI + ", CacheParameterGroupName",
		StricterThanAWS: "With one shard AWS makes a cluster of the mode that the group says, without a word.",
		Needs:           []string{"parameters", "clusterMode"},
		Check: func(p *Plan, say check.Say) {
			enabled, said := p.Parameters.Entries[clusterEnabled]
			switch {
			case !said || !enabled.Known:
			case enabled.Value == "yes" && !p.topology.SpeaksCluster():
				say(parameterPath(clusterEnabled),
					"is \"yes\" and there is no clusterMode: leave it out, and pass clusterMode for more shards than "+
						"one")
			case enabled.Value == "no" && p.topology.SpeaksCluster():
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
		Check: func(p *Plan, say check.Say) {
			policy, said := p.Parameters.Entries["maxmemory-policy"]
			if said && policy.Known && p.engine.NodeType.DataTiering() &&
				!slices.Contains(elasticache.DataTieringPolicies, policy.Value) {
				say(parameterPath("maxmemory-policy"), "%s is not for nodes with data tiering, which take %s",
					spelling.Quote(policy.Value), strings.Join(elasticache.DataTieringPolicies, ", "))
			}
		},
	},
}
