package engine

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Replacements are about changes of the node type, the engine and the version.
var Replacements = []check.Replacement[*Plan]{
	{
		Name: "replaces-tiering", Input: "instanceType",
		Holds:   "A cluster keeps to nodes with data tiering, or to nodes without.",
		Before:  "instanceType: cache.r6gd.xlarge",
		Example: "instanceType: cache.r6g.xlarge\napplyImmediately: true",
		Source:  elasticache.ProviderSource + "; ElastiCache developer guide, \"Data tiering in ElastiCache\"",
		Needs:   []string{"instanceType"},
		Find: func(c check.Change[*Plan], say check.SayReplaced) {
			then, now := c.Was.NodeType, c.Now.NodeType
			if then.DataTiering() == now.DataTiering() || then == (elasticache.NodeType{}) ||
				now == (elasticache.NodeType{}) {
				return
			}
			instead := "to keep the cluster, choose a node type with data tiering (cache.r6gd)"
			if !then.DataTiering() {
				instead = "to keep the cluster, choose a node type without data tiering"
			}
			say("instanceType", check.Replaced{
				From: spelling.Quote(c.Was.InstanceType), To: spelling.Quote(c.Now.InstanceType),
				// AWS restores a snapshot of nodes with data tiering only to nodes with data tiering.
				Fills: now.DataTiering(), Instead: instead,
			})
		},
	},
	{
		Name: "replaces-engine", Input: "engine",
		Holds:   "A cluster that runs Valkey does not go back to Redis OSS, with this version of the AWS provider.",
		Before:  "engine: valkey",
		Example: "engine: redis\napplyImmediately: true",
		Source: elasticache.ProviderSource + "; that AWS goes back from Valkey 7.2 to Redis OSS 7.1: " +
			"https://github.com/hashicorp/terraform-provider-aws/pull/46950",
		Needs: []string{"engine"},
		Find: func(c check.Change[*Plan], say check.SayReplaced) {
			if c.Was.Engine == elasticache.Valkey && c.Now.Engine == elasticache.Redis {
				say("engine", check.Replaced{
					From: `"valkey"`, To: `"redis"`,
					Instead: "it is the AWS provider that replaces it: AWS is known to go from Valkey 7.2 back to " +
						"Redis OSS 7.1; Valkey serves the clients of Redis OSS: stay with it",
				})
			}
		},
	},
	{
		Name: "replaces-version", Input: "redisVersion",
		Holds: "The version goes up, or stays. It is held against the one that runs, where AWS moved the cluster " +
			"by itself.",
		Before:  "redisVersion: \"7.1\"",
		Example: "redisVersion: \"7.0\"\napplyImmediately: true",
		Source:  elasticache.ProviderSource + "; ElastiCache developer guide, \"Engine versions and upgrading\"",
		Needs:   VersionInputs,
		Find: func(c check.Change[*Plan], say check.SayReplaced) {
			if then, now := c.Was.Running, c.Now.Version; then.Known && now.Known && now.Value.Before(then.Value) {
				say(c.Now.VersionInput, check.Replaced{
					From: spelling.Quote(then.Value.String()), To: spelling.Quote(now.Value.String()),
					Instead: fmt.Sprintf("to keep the cluster, name the version that runs, %q", then.Value.Asked()),
				})
			}
		},
	},
}
