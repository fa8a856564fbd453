package engine

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// MajorInputs choose the engine and its major version, where AWS chooses the minor version and what the engine runs on.
type MajorInputs struct {
	Engine             *string `pulumi:"engine,optional"`
	MajorEngineVersion *string `pulumi:"majorEngineVersion,optional"`
}

// MajorDocs document the inputs.
var MajorDocs = map[string]inputs.Doc{
	"engine": {
		Meaning: "What the cache runs: Valkey, or Redis OSS.\n\nFor an empty cache of Redis OSS AWS bills 1 GB at " +
			"least, for one of Valkey a tenth of it. From Redis OSS to Valkey is one update, in place, if " +
			"`majorEngineVersion` stays `7`.",
		Allowed: "`valkey` or `redis`",
		Absent:  "`valkey`",
		Change: "from `redis` to `valkey` in place, if the major version stays. Back to `redis` it REPLACES the " +
			"cache; its data is lost unless you restore a snapshot",
		Source: elasticache.CreateServerlessAPI + ", Engine; ElastiCache pricing, ElastiCache Serverless",
		Enum:   Docs["engine"].Enum,
	},
	"majorEngineVersion": {
		Meaning: "The major version of the engine. AWS chooses the minor version and moves the cache to new ones; " +
			"`engineVersionActual` reports it.",
		Allowed: "`7`, `8` or `9` for Valkey, and later ones, with a warning; `7` for Redis OSS",
		Absent:  "`8` for Valkey, `7` for Redis OSS",
		Change: "this version of the AWS provider REPLACES the cache; its data is lost unless you restore a " +
			"snapshot. AWS itself upgrades a cache in place: [docs/serverless.md](../serverless.md) has the way",
		Source: elasticache.CreateServerlessAPI + ", MajorEngineVersion; " +
			"https://github.com/hashicorp/terraform-provider-aws/issues/45204",
		Also: []string{"majorVersion", "serverlessMajorEngineVersion"},
	},
}

// Major is the engine and its major version.
type Major struct {
	*Release
	// MajorVersion is the major version as AWS is sent it.
	MajorVersion string
}

// NewMajor decides. It goes as far as the values allow; what is wrong with them is for the rules to say. The version of
// the release is the newest of the major, since AWS chooses.
func NewMajor(args MajorInputs) *Major {
	m := &Major{Release: newRelease(args.Engine, elasticache.Valkey)}
	m.MajorVersion = inputs.OrElse(args.MajorEngineVersion, m.Engine.DefaultMajor())
	m.ask(inputs.Fixed(m.MajorVersion), "majorEngineVersion", m.Engine.NewestOf)
	return m
}

func ofRelease(m *Major) *Release { return m.Release }

// MajorRules are about the engine and its major version.
var MajorRules = slices.Concat(check.Of(engineRules, ofRelease), []check.Rule[*Major]{
	{
		Name: "major-form", Input: "majorEngineVersion",
		Holds:   "The version is a major version, one number, that AWS offers without nodes.",
		Example: `majorEngineVersion: "8.0"`,
		Source:  elasticache.CreateServerlessAPI + ", MajorEngineVersion",
		StricterThanAWS: "AWS answers with the major version alone, which the AWS provider would take for a change " +
			"that replaces the cache.",
		Check: func(m *Major, say check.Say) {
			if m.Engine == "" {
				return
			}
			if err := m.Engine.CheckMajor(m.MajorVersion); err != nil {
				say("majorEngineVersion", "%v", err)
			}
		},
	},
})

// MajorAdvice is about versions that AWS may not offer, and about the engine that costs more.
var MajorAdvice = []check.Rule[*Major]{
	{
		Name: "major-unknown", Input: "majorEngineVersion",
		Holds:   "The major version is one that this package knows.",
		Example: `majorEngineVersion: "10"`,
		Source:  "ElastiCache user guide, \"Supported engines and versions\" (as of 2026-11)",
		Silence: "use a version of the list; a newer version of this package knows newer ones",
		Check: func(m *Major, say check.Say) {
			known := m.Engine.ServerlessMajors()
			if m.Engine != "" && m.Engine.CheckMajor(m.MajorVersion) == nil && !slices.Contains(known, m.MajorVersion) {
				say("majorEngineVersion", "%s is not a major version that this package knows, which ends with %s: "+
					"it is passed on to AWS as it is", spelling.Quote(m.MajorVersion), known[len(known)-1])
			}
		},
	},
	{
		Name: "engine-minimum-bill", Input: "engine",
		Holds:   "The engine is the one of which AWS bills less.",
		Example: "engine: redis",
		Source: "ElastiCache pricing, ElastiCache Serverless: the least that is metered is 100 MB of Valkey, and " +
			"1 GB of Redis OSS",
		Silence: "use `engine: valkey`; or accept it",
		Check: func(m *Major, say check.Say) {
			if m.Engine == elasticache.Redis {
				say("engine", "is \"redis\": AWS bills 1 GB of data at least, also of an empty cache, ten times as "+
					"much as of Valkey, and each GB and ECPU costs more; Valkey serves the clients of Redis OSS: use "+
					"\"valkey\"")
			}
		},
	},
}

// MajorReplacements are about changes of the engine and the major version.
var MajorReplacements = []check.Replacement[*Major]{
	{
		Name: "replaces-engine", Input: "engine",
		Holds:   "A cache that runs Valkey does not go back to Redis OSS.",
		Before:  "engine: valkey\nmajorEngineVersion: \"7\"",
		Example: "engine: redis\nmajorEngineVersion: \"7\"",
		Source:  elasticache.ServerlessProviderSource,
		Find: func(c check.Change[*Major], say check.SayReplaced) {
			if c.Was.Engine == elasticache.Valkey && c.Now.Engine == elasticache.Redis {
				say("engine", check.Replaced{
					From: `"valkey"`, To: `"redis"`, Instead: "Valkey serves the clients of Redis OSS: stay with it",
				})
			}
		},
	},
	{
		Name: "replaces-major", Input: "majorEngineVersion",
		Holds: "The major version stays. It is this version of the AWS provider that replaces the cache for " +
			"another one.",
		Before:  `majorEngineVersion: "7"`,
		Example: `majorEngineVersion: "8"`,
		Source: elasticache.ServerlessProviderSource + "; " +
			"https://github.com/hashicorp/terraform-provider-aws/issues/45204",
		Find: func(c check.Change[*Major], say check.SayReplaced) {
			then, now := c.Was, c.Now
			goesBack := then.Engine == elasticache.Valkey && now.Engine == elasticache.Redis
			if then.MajorVersion == now.MajorVersion || goesBack { // which is for the rule about the engine
				return
			}
			instead := "AWS upgrades a cache in place: do it there, and then name the version here, with pulumi up " +
				"--refresh, which replaces nothing (docs/serverless.md)"
			if then.Engine == elasticache.Redis && now.Engine == elasticache.Valkey {
				instead = `to keep the cache, go to Valkey 7 first: majorEngineVersion: "7"`
			}
			say("majorEngineVersion", check.Replaced{
				From: spelling.Quote(then.MajorVersion), To: spelling.Quote(now.MajorVersion),
				Fills: now.Engine == then.Engine, Instead: instead,
			})
		},
	},
}
