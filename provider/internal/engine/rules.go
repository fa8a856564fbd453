package engine

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// Rules are about the engine, its version, and the node type.
var Rules = slices.Concat(nodeTypeRules, check.Of(engineRules, releaseOf), versionRules)

func releaseOf(p *Plan) *Release { return p.Release }

// engineRules are about the engine.
var engineRules = []check.Rule[*Release]{
	check.Form(check.Rule[*Release]{
		Name: "engine-form", Input: "engine",
		Holds:   "The engine is `redis` or `valkey`.",
		Example: `engine: memcached`,
		Source:  elasticache.CreateAPI + ", Engine",
	}, func(r *Release) (string, bool) { return r.EngineName, true }, check.Parses(elasticache.ParseEngine)),
}

// nodeTypeRules are about the node type.
var nodeTypeRules = []check.Rule[*Plan]{
	check.Form(check.Rule[*Plan]{
		Name: "node-type-form", Input: "instanceType",
		Holds:   "The node type has the form `cache.<family>.<size>`.",
		Example: `instanceType: m7g.large`,
		Source:  "ElastiCache developer guide, \"Supported node types\"",
	}, func(p *Plan) (string, bool) { return p.InstanceType, true }, check.Parses(elasticache.ParseNodeType)),
	{
		Name: "node-type-version", Input: "instanceType",
		Holds: "The engine's version runs on the node type. A family that is not in AWS's table as this package " +
			"has it is passed on to AWS.",
		Example: "instanceType: cache.m7g.large\nredisVersion: \"6.0\"",
		Source:  "ElastiCache developer guide, \"Supported node types\"",
		Needs:   slices.Concat([]string{"instanceType"}, VersionInputs),
		Check: func(p *Plan, say check.Say) {
			if version, ok := p.OfferedVersion(); ok {
				if err := p.NodeType.CheckEngine(version); err != nil {
					say("instanceType", "%v", err)
				}
			}
		},
	},
}

// versionRules are about the version, and what the node type has.
var versionRules = []check.Rule[*Plan]{
	{
		Name: "version-twice", Input: "redisVersion",
		Holds:           "The version is given once, and `redisVersion` is for Redis OSS alone.",
		Example:         "redisVersion: \"7.1\"\nengineVersion: \"7.1\"",
		Source:          elasticache.CreateAPI + ", EngineVersion: there is one",
		StricterThanAWS: "AWS sees one version, and not by which input it came.",
		Needs:           VersionInputs,
		Check: func(p *Plan, say check.Say) {
			switch {
			case !p.redisVersion.Given:
			case p.engineVersion.Given:
				say("redisVersion", "does not go with engineVersion: leave one of them out")
			case p.Engine == elasticache.Valkey:
				say("redisVersion", "is of Redis OSS, and engine is \"valkey\": use engineVersion, for example %q",
					p.Engine.DefaultVersion())
			}
		},
	},
	{
		Name: "version-form", Input: "redisVersion",
		Holds: "The version of Redis OSS is major.minor from 6 on, the full number before, or `6.x`; that " +
			"of Valkey is major.minor. Both inputs of a version are held to it.",
		Example: `redisVersion: 7.1.0`,
		Source: elasticache.CreateAPI +
			", EngineVersion; ElastiCache user guide, \"Supported engines and versions\"",
		StricterThanAWS: "AWS takes an empty version for the newest there is, which is another one every year.",
		Needs:           VersionInputs,
		Check: func(p *Plan, say check.Say) {
			if p.Engine == "" || !p.Asked.Given || p.versionContradicts() {
				return
			}
			if p.Asked.Value == "" {
				say(p.VersionInput, "is empty; leave it out for the default, %q", p.Engine.DefaultVersion())
			} else if _, err := p.Engine.ParseVersion(p.Asked.Value); err != nil {
				say(p.VersionInput, "%v", err)
			}
		},
	},
	{
		Name: "version-offered", Input: "redisVersion",
		Holds:   "AWS offers the version. A minor of Valkey that is newer than this package is passed on.",
		Example: `redisVersion: "7.2"`,
		Source:  "ElastiCache user guide, \"Supported engines and versions\"",
		Needs:   VersionInputs,
		Check: func(p *Plan, say check.Say) {
			if v := p.Version.Value; v.Engine != "" && !p.versionContradicts() {
				if err := v.CheckOffered(); err != nil {
					say(p.VersionInput, "%v", err)
				}
			}
		},
	},
	{
		Name: "tiering-agrees", Input: "dataTieringEnabled",
		Holds:   "Data tiering is on where the node type has it, and off where not.",
		Example: "dataTieringEnabled: true",
		Source:  elasticache.CreateAPI + ", DataTieringEnabled",
		StricterThanAWS: "AWS is sent what the node type has; another choice is a misunderstanding about what will " +
			"run.",
		Needs: []string{"dataTieringEnabled", "instanceType"},
		Check: func(p *Plan, say check.Say) {
			switch tiered := p.NodeType.DataTiering(); {
			case p.dataTiering == nil || *p.dataTiering == tiered || p.NodeType == (elasticache.NodeType{}):
			case tiered:
				say("dataTieringEnabled",
					"is false, and %q keeps part of the data on SSD, always: use another node type, for example "+
						"\"cache.r7g.large\"",
					p.NodeType)
			default:
				say("dataTieringEnabled",
					"is true, and %q has no SSD: use a node type that has, for example \"cache.r6gd.xlarge\"",
					p.NodeType)
			}
		},
	},
}
