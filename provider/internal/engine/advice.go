package engine

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// Advice is about node types and versions that AWS may not offer, or will stop to support.
var Advice = []check.Rule[*Plan]{
	{
		Name: "node-family-unknown", Input: "instanceType",
		Holds:   "The node type is in AWS's table as this package has it.",
		Example: `instanceType: cache.m99g.large`,
		Source:  "ElastiCache developer guide, \"Supported node types\" (as of 2026-11)",
		Silence: "use a node type of the table; a newer version of this package knows newer ones",
		Needs:   []string{"instanceType"},
		Check: func(p *Plan, say check.Say) {
			if p.NodeType == (elasticache.NodeType{}) || p.NodeType.Known() || p.NodeType.Withdrawn() {
				return
			}
			tiering := ""
			if p.NodeType.DataTiering() {
				tiering = ", with dataTieringEnabled, which AWS documents of cache.r6gd alone"
			}
			if sizes := p.NodeType.FamilySizes(); len(sizes) > 0 {
				say("instanceType",
					"%q is not a size that this package knows of cache.%s, which has %s: it is passed on to AWS as "+
						"it is; use one of these, or a newer version of the package if AWS has added a size",
					p.NodeType, p.NodeType.Family, strings.Join(sizes, ", "))
				return
			}
			say("instanceType",
				"%q is not a node type that this package knows: it is passed on to AWS as it is%s, and the CPU alarm "+
					"watches the engine's thread, whatever the number of CPUs; check the spelling, or use a newer "+
					"version of the package",
				p.NodeType, tiering)
		},
	},
	{
		Name: "node-family-withdrawn", Input: "instanceType",
		Holds:   "The node type is one that AWS still offers for new clusters.",
		Example: `instanceType: cache.t2.small`,
		Source: "ElastiCache API, CacheNode, previous generation; ElastiCache developer guide, \"Supported node " +
			"types\"",
		Silence: "use a node type of the present generation, for example `cache.t4g`",
		Needs:   slices.Concat([]string{"instanceType"}, VersionInputs),
		Check: func(p *Plan, say check.Say) {
			if p.NodeType.Withdrawn() {
				say("instanceType", "%q is of a generation that AWS may no longer offer for new clusters; use %q",
					p.NodeType, p.NodeType.Successor(p.Version.Value))
			}
		},
	},
	{
		Name: "version-support", Input: "redisVersion",
		Holds:   "The version is in standard support, and its end is not announced.",
		Example: "redisVersion: 5.0.6\ninstanceType: cache.m6g.large",
		Source: "ElastiCache developer guide, \"Engine versions and upgrading\", end of life schedule; Amazon " +
			"ElastiCache pricing, Extended Support",
		Silence: "`redisVersion: \"7.1\"`",
		Needs:   VersionInputs,
		Check: func(p *Plan, say check.Say) {
			version, ok := p.OfferedVersion()
			if support, announced := version.Support(); ok && announced {
				say(p.VersionInput,
					"%q has standard support until %s only; from the day after, AWS bills each node at a surcharge "+
						"(80 %% of its price, 160 %% in the third year), and after %s it upgrades the cluster to "+
						"Valkey by itself; go to %q",
					version, support.Standard, support.Extended, version.Engine.DefaultVersion())
			}
		},
	},
}

// InMode is the engine of a cluster with the mode of the cluster, which the parameter group follows from.
type InMode struct {
	*Plan
	// SpeaksCluster says whether the nodes serve clients that speak the cluster protocol.
	SpeaksCluster bool
}

// ModeAdvice is about versions that this package does not know. AWS may have them, with a parameter group for each
// mode.
var ModeAdvice = []check.Rule[InMode]{{
	Name: "version-unknown", Input: "engineVersion",
	Holds:   "The version is one that this package knows.",
	Example: "engine: valkey\nengineVersion: \"9.7\"",
	Source:  "ElastiCache developer guide, \"Supported engines and versions\" (as of 2026-11)",
	Silence: "use a version of the table; a newer version of this package knows newer ones",
	Needs:   VersionInputs,
	Check: func(p InMode, say check.Say) {
		if version, ok := p.OfferedVersion(); ok && !version.Known() {
			offered := version.Engine.Offered()
			say(p.VersionInput,
				"%s is not a version that this package knows, which ends with %s: it is passed on to AWS as it is, "+
					"with the parameter group %q",
				version.Release(), offered[len(offered)-1], version.DefaultParameterGroup(p.SpeaksCluster))
		}
	},
}}
