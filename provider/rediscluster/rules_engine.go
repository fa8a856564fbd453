package rediscluster

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// versionInputs are those that the version follows from.
var versionInputs = []string{"engine", "engineVersion", "redisVersion"}

// offeredVersion is the version, where it is one that AWS offers.
func (p *plan) offeredVersion() (elasticache.Version, bool) {
	v := p.version.Value
	return v, p.version.Known && v.Engine != "" && v.CheckOffered() == nil
}

// twoVersions says whether the program's version is one of another engine, or one of two: nothing more is said about it then.
func (p *plan) twoVersions() bool {
	return p.redisVersion.Given && (p.engineVersion.Given || p.engine == elasticache.Valkey)
}

// engineRules are about what runs, and on what.
var engineRules = []check.Rule[*plan]{
	{
		Name: "node-type-form", Input: "instanceType",
		Holds:   "The node type has the form `cache.<family>.<size>`.",
		Example: `instanceType: m7g.large`,
		Source:  "ElastiCache developer guide, \"Supported node types\"",
		Needs:   []string{"instanceType"},
		Check: func(p *plan, say check.Say) {
			if _, err := elasticache.ParseNodeType(p.instanceType); err != nil {
				say("instanceType", "%v", err)
			}
		},
	},
	{
		Name: "node-type-version", Input: "instanceType",
		Holds:   "The engine's version runs on the node type. A family that is not in AWS's table as this package has it is passed on to AWS.",
		Example: "instanceType: cache.m7g.large\nredisVersion: \"6.0\"",
		Source:  "ElastiCache developer guide, \"Supported node types\"",
		Needs:   slices.Concat([]string{"instanceType"}, versionInputs),
		Check: func(p *plan, say check.Say) {
			if version, ok := p.offeredVersion(); ok {
				if err := p.nodeType.CheckEngine(version); err != nil {
					say("instanceType", "%v", err)
				}
			}
		},
	},
	{
		Name: "node-type-multi-az", Input: "instanceType",
		Holds:   "Multi-AZ is on with no node type that lacks it (T1).",
		Example: "instanceType: cache.t1.micro\nsnapshotRetentionLimit: 0",
		Source:  "ElastiCache user guide, \"Minimizing downtime in ElastiCache with Multi-AZ\"",
		Needs:   []string{"instanceType", "enableMultiAz"},
		Check: func(p *plan, say check.Say) {
			if p.enableMultiAz && p.nodeType.Lacks(elasticache.MultiAZ) {
				say("instanceType", "%q has no Multi-AZ: use a node type of this decade, for example \"cache.t4g.micro\"", p.nodeType)
			}
		},
	},
	{
		Name: "node-type-snapshots", Input: "instanceType",
		Holds:   "Snapshots are taken of no node type that lacks them (T1).",
		Example: "instanceType: cache.t1.micro\nenableMultiAz: false",
		Source:  "ElastiCache user guide, \"Snapshot and restore\"",
		Needs:   []string{"instanceType", "snapshotRetentionLimit", "snapshotWindow"},
		Check: func(p *plan, say check.Say) {
			if p.retention.Value > 0 && p.nodeType.Lacks(elasticache.Snapshots) {
				say("instanceType", "%q has no snapshots, and snapshotRetentionLimit is %d: use a node type of this decade, for example \"cache.t4g.micro\"", p.nodeType, p.retention.Value)
			}
		},
	},
	{
		Name: "node-type-tls", Input: "instanceType",
		Holds:   "TLS is on with no node type that lacks it (M1, M2).",
		Example: `instanceType: cache.m1.large`,
		Source:  "ElastiCache developer guide, \"ElastiCache in-transit encryption (TLS)\"",
		Needs:   []string{"instanceType", "enableTransitEncryption"},
		Check: func(p *plan, say check.Say) {
			if p.transitEncryption.Value && p.nodeType.Lacks(elasticache.TLS) {
				say("instanceType", "%q has no TLS: use a node type of this decade, for example \"cache.m7g.large\"", p.nodeType)
			}
		},
	},
	{
		Name: "engine-form", Input: "engine",
		Holds:   "The engine is `redis` or `valkey`.",
		Example: `engine: memcached`,
		Source:  apiCreate + ", Engine",
		Needs:   []string{"engine"},
		Check: func(p *plan, say check.Say) {
			if _, err := elasticache.ParseEngine(p.request.engine); err != nil {
				say("engine", "%v", err)
			}
		},
	},
	{
		Name: "version-twice", Input: "redisVersion",
		Holds:           "The version is given once, and `redisVersion` is for Redis OSS alone.",
		Example:         "redisVersion: \"7.1\"\nengineVersion: \"7.1\"",
		Source:          apiCreate + ", EngineVersion: there is one",
		StricterThanAWS: "AWS sees one version, and not by which input it came.",
		Needs:           versionInputs,
		Check: func(p *plan, say check.Say) {
			switch {
			case !p.redisVersion.Given:
			case p.engineVersion.Given:
				say("redisVersion", "does not go with engineVersion: leave one of them out")
			case p.engine == elasticache.Valkey:
				say("redisVersion", "is of Redis OSS, and engine is \"valkey\": use engineVersion, for example %q", p.engine.DefaultVersion())
			}
		},
	},
	{
		Name: "version-form", Input: "redisVersion",
		Holds:           "The version of Redis OSS is major.minor from 6 on, the full number before, or `6.x`; that of Valkey is major.minor. Both inputs of a version are held to it.",
		Example:         `redisVersion: 7.1.0`,
		Source:          apiCreate + ", EngineVersion; ElastiCache user guide, \"Supported engines and versions\"",
		StricterThanAWS: "AWS takes an empty version for the newest there is, which is another one every year.",
		Needs:           versionInputs,
		Check: func(p *plan, say check.Say) {
			if p.engine == "" || !p.asked.Given || p.twoVersions() {
				return
			}
			if p.asked.Value == "" {
				say(p.versionInput, "is empty; leave it out for the default, %q", p.engine.DefaultVersion())
			} else if _, err := p.engine.ParseVersion(p.asked.Value); err != nil {
				say(p.versionInput, "%v", err)
			}
		},
	},
	{
		Name: "version-offered", Input: "redisVersion",
		Holds:   "AWS offers the version. A minor of Valkey that is newer than this package is passed on.",
		Example: `redisVersion: "7.2"`,
		Source:  "ElastiCache user guide, \"Supported engines and versions\"",
		Needs:   versionInputs,
		Check: func(p *plan, say check.Say) {
			if v := p.version.Value; v.Engine != "" && !p.twoVersions() {
				if err := v.CheckOffered(); err != nil {
					say(p.versionInput, "%v", err)
				}
			}
		},
	},
	{
		Name: "parameter-group-form", Input: "parameterGroupName",
		Holds:   "The parameter group is given by its name: letters, digits, hyphens and dots.",
		Example: `parameterGroupName: my parameters`,
		Source:  "ElastiCache API, CreateCacheParameterGroup, CacheParameterGroupName",
		Needs:   []string{"parameterGroupName"},
		Check: func(p *plan, say check.Say) {
			if name := p.parameterGroupName; name.Value != "" {
				if err := elasticache.CheckParameterGroupName(name.Value); err != nil {
					say("parameterGroupName", "%v", err)
				}
			}
		},
	},
	{
		Name: "parameter-group-default", Input: "parameterGroupName",
		Holds:           "A parameter group of AWS's own is the one of the version and the mode.",
		Example:         `parameterGroupName: default.redis6.x`,
		Source:          "ElastiCache developer guide, \"Redis OSS and Valkey parameter groups\"",
		StricterThanAWS: "With one shard and the group of the other mode AWS makes a cluster of the other mode, without a word.",
		Needs:           slices.Concat([]string{"parameterGroupName", "clusterMode"}, versionInputs),
		Check: func(p *plan, say check.Say) {
			version, ok := p.offeredVersion()
			// One of the program's own is known to AWS alone.
			if group := p.parameterGroupName.Value; ok && elasticache.CheckParameterGroupName(group) == nil && strings.HasPrefix(strings.ToLower(group), "default.") {
				mode := "without clusterMode"
				if p.topology.ClusterMode {
					mode = "with clusterMode"
				} else if p.speaksCluster() {
					mode = "on the way to clusterMode"
				}
				if want := version.DefaultParameterGroup(p.speaksCluster()); strings.ToLower(group) != want {
					say("parameterGroupName", "%s is not the default group of %s %s: use %q, or leave parameterGroupName out", spelling.Quote(group), version.Release(), mode, want)
				}
			}
		},
	},
}
