package engine

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs choose the engine, its version, and the node type.
type Inputs struct {
	InstanceType       string                `pulumi:"instanceType"`
	DataTieringEnabled *bool                 `pulumi:"dataTieringEnabled,optional"`
	Engine             *string               `pulumi:"engine,optional"`
	EngineVersion      pulumi.StringPtrInput `pulumi:"engineVersion,optional"`
	RedisVersion       pulumi.StringPtrInput `pulumi:"redisVersion,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"instanceType": {
		Meaning: "The compute and memory of each node, for example `cache.r7g.large`. It decides the thresholds of " +
			"the alarms and, on nodes that have it (`cache.r6gd`), turns data tiering on.",
		Allowed: "`cache.<family>.<size>`; a family that this package does not know is passed on to AWS; known when " +
			"the program runs",
		Change: elasticache.InWindow + ". To or from nodes with data tiering (`cache.r6gd`) it " +
			elasticache.ReplacesGroup,
		Source: "ElastiCache developer guide, \"Supported node types\"",
		Also:   []string{"cacheNodeType", "nodeType"},
	},
	"dataTieringEnabled": {
		Meaning: "Whether part of the data is kept on SSD. The node type decides it; this is for saying it as well.",
		Allowed: "`true` on nodes with data tiering (`cache.r6gd`), `false` on all others; known when the program runs",
		Absent:  "what `instanceType` says",
		Change:  "it changes with `instanceType`",
		Source:  elasticache.CreateAPI + ", DataTieringEnabled",
	},
	"engine": {
		Meaning: "What runs on the nodes: Redis OSS, or Valkey, which continues it and which AWS bills at a lower " +
			"price. From Redis OSS to Valkey is one update, in place, with the data: pass `engine: valkey` (and no " +
			"`redisVersion`); the parameter group goes along.",
		Allowed: "`redis` or `valkey`; known when the program runs",
		Absent:  "`redis`",
		Change:  elasticache.InWindow + ", to `valkey`. Back to `redis` the AWS provider " + elasticache.ReplacesGroup,
		Source:  elasticache.CreateAPI + ", Engine; ElastiCache developer guide, \"Engine versions and upgrading\"",
	},
	"engineVersion": {
		Meaning: "The version of the engine, of either. AWS chooses the patch from version 6 on; " +
			"`engineVersionActual` says which.",
		Allowed: "of Valkey `7.2`, `8.0`, `8.1`, `8.2`, `9.0`, `9.1`, and newer minors, with a warning; of Redis OSS " +
			"as for `redisVersion`, and not beside it",
		Absent: "`8.2` with `engine: valkey`, the newest that all of AWS's pages have; else `redisVersion`",
		Change: elasticache.InWindow + ", for a later version. An earlier one " + elasticache.ReplacesGroup,
		Source: "ElastiCache developer guide, \"Supported engines and versions\"",
		Also:   []string{"version"},
	},
	"redisVersion": {
		Meaning: "The version of Redis OSS, where `engine` is `redis`. AWS chooses the patch from version 6 on; " +
			"`engineVersionActual` says which.",
		Allowed: "`4.0.10`, `5.0.6`, `6.0`, `6.2`, `6.x` (the newest 6 when the cluster is made), `7.0`, `7.1`",
		Absent: "`7.1`, the last version of Redis OSS that AWS offers. The documented module says 5.0.6, which AWS " +
			"has billed at a surcharge since 2026-01-31",
		Change: elasticache.InWindow + ", for a later version. An earlier one " + elasticache.ReplacesGroup,
		Source: "ElastiCache user guide, \"Supported engines and versions\"; \"Extended Support versions schedule\"",
	},
}
