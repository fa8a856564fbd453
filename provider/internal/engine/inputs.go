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
		Meaning: "The node type: CPU and memory of each node, for example `cache.r7g.large`.\n\nIt sets " +
			"the thresholds of the alarms and, on nodes that have it (`cache.r6gd`), turns data tiering on.",
		Allowed: "`cache.<family>.<size>`. A family that this package does not know is passed on to AWS",
		Change: elasticache.InWindow +
			". To or from nodes with data tiering (`cache.r6gd`) it " +
			elasticache.ReplacesGroup,
		Source: "ElastiCache developer guide, \"Supported node types\"",
		Also:   []string{"cacheNodeType", "nodeType"},
	},
	"dataTieringEnabled": {
		Meaning: "Whether part of the data is kept on SSD. It follows from `instanceType` and need not be " +
			"set; if set, it must agree.",
		Allowed: "`true` on nodes with data tiering (`cache.r6gd`), `false` on all others",
		Absent:  "what `instanceType` says",
		Change:  "with `instanceType`",
		Source:  elasticache.CreateAPI + ", DataTieringEnabled",
	},
	"engine": {
		Meaning: "What runs on the nodes: Redis OSS, or Valkey, its continuation, which AWS bills at a " +
			"lower price.\n\nFrom Redis OSS to Valkey is one update, in place, with the data: set `valkey` " +
			"and remove `redisVersion`. The parameter group moves too.",
		Allowed: "`redis` or `valkey`",
		Absent:  "`redis`",
		Change: "to `valkey` " +
			elasticache.InWindow +
			". Back to `redis` the AWS provider " +
			elasticache.ReplacesGroup,
		Source: elasticache.CreateAPI + ", Engine; ElastiCache developer guide, \"Engine versions and upgrading\"",
		Enum: &inputs.Enum{Name: "Engine", Values: []inputs.EnumValue{
			{Name: "Redis", Value: "redis", Meaning: "Redis OSS."},
			{Name: "Valkey", Value: "valkey", Meaning: "Valkey."},
		}},
	},
	"engineVersion": {
		Meaning: "The version of the engine, Valkey or Redis OSS. From 6 on AWS chooses the patch; " +
			"`engineVersionActual` reports it.",
		Allowed: "for Valkey `7.2`, `8.0`, `8.1`, `8.2`, `9.0`, `9.1`, and newer minors, with a warning; " +
			"for Redis OSS as `redisVersion`, and not together with it",
		Absent: "`8.2` for Valkey, otherwise `redisVersion`",
		Change: "to a later version " +
			elasticache.InWindow +
			". An earlier version " +
			elasticache.ReplacesGroup,
		Source: "ElastiCache developer guide, \"Supported engines and versions\"",
		Also:   []string{"version"},
	},
	"redisVersion": {
		Meaning: "The version of Redis OSS, if `engine` is `redis`. From 6 on AWS chooses the patch; " +
			"`engineVersionActual` reports it.",
		Allowed: "`4.0.10`, `5.0.6`, `6.0`, `6.2`, `6.x` (the newest 6 at creation), `7.0`, `7.1`. AWS " +
			"bills a surcharge for 4 and 5 since 2026-01-31",
		Absent: "`7.1`, the last version of Redis OSS that AWS offers",
		Change: "to a later version " +
			elasticache.InWindow +
			". An earlier version " +
			elasticache.ReplacesGroup,
		Source: "ElastiCache user guide, \"Supported engines and versions\"; \"Extended Support versions schedule\"",
	},
}
