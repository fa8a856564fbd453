package rediscluster

import (
	"strings"
)

// parametersCases are about parameters and parameter groups.
var parametersCases = map[string][]ruleCase{
	"parameters-or-group": {
		{all(parameterOf("timeout", "300"), parameterGroup("")), all(parameterOf("timeout", "300"), parameterGroup("mine")), "parameters", "does not go with parameterGroupName"},
	},
	"parameter-name": {
		{parameterOf("maxmemory-policy", "noeviction"), parameterOf("maxmemory_policy", "noeviction"), `parameters["maxmemory_policy"]`, `use "maxmemory-policy"`},
		{asIs, parameterOf("", "x"), `parameters[""]`, "is not the name of a parameter"},
		{asIs, parameterOf("Timeout", "300"), `parameters["Timeout"]`, `use "timeout"`},
	},
	"parameter-settable": {
		{parameterOf("timeout", "0"), parameterOf("appendonly", "yes"), `parameters["appendonly"]`, `"appendonly" cannot be set`},
		{asIs, parameterOf("maxmemory", "1000000"), `parameters["maxmemory"]`, "follows from the node type"},
	},
	"parameter-value": {
		{parameterOf("maxmemory-policy", "allkeys-lfu"), parameterOf("maxmemory-policy", "lfu"), `parameters["maxmemory-policy"]`, "volatile-lru"},
		{all(version("6.2"), parameterOf("reserved-memory-percent", "25")), all(version("6.2"), parameterOf("reserved-memory-percent", "101")), `parameters["reserved-memory-percent"]`, `use "`},
	},
	"parameter-mode": {
		{all(shards(1, 1), parameterOf("cluster-enabled", "yes")), parameterOf("cluster-enabled", "yes"), `parameters["cluster-enabled"]`, "there is no clusterMode"},
		{parameterOf("cluster-enabled", "no"), all(shards(1, 1), parameterOf("cluster-enabled", "no")), `parameters["cluster-enabled"]`, "there is a clusterMode"},
	},
	"parameter-tiering": {
		{all(nodeType("cache.r6gd.xlarge"), parameterOf("maxmemory-policy", "allkeys-lru")), all(nodeType("cache.r6gd.xlarge"), parameterOf("maxmemory-policy", "volatile-ttl")), `parameters["maxmemory-policy"]`, "take volatile-lru, allkeys-lru, noeviction"},
		{parameterOf("maxmemory-policy", "volatile-ttl"), all(nodeType("cache.r6gd.xlarge"), parameterOf("maxmemory-policy", "volatile-ttl")), `parameters["maxmemory-policy"]`, "is not for nodes with data tiering"},
	},
	"parameter-unknown": {
		{parameterOf("timeout", "0"), parameterOf("timeouts", "0"), `parameters["timeouts"]`, `did you mean "timeout"?`},
		{asIs, parameterOf("save", "900 1"), `parameters["save"]`, "is no parameter of redis7"},
		{asIs, parameterOf("no-such-thing", "1"), `parameters["no-such-thing"]`, "check the spelling"},
	},
	"parameter-late": {
		{parameterOf("timeout", "300"), parameterOf("databases", "32"), `parameters["databases"]`, "is for a new cluster"},
	},
	"parameter-minor": {
		{
			all(runs("valkey"), engineVersion("8.1"), parameterOf("commandlog-reply-larger-than", "1024")),
			all(runs("valkey"), engineVersion("8.0"), parameterOf("commandlog-reply-larger-than", "1024")),
			`parameters["commandlog-reply-larger-than"]`,
			`"commandlog-reply-larger-than" came with Valkey 8.1, and this is Valkey 8.0`,
		},
		{
			all(runs("valkey"), engineVersion("9.0"), parameterOf("search-default-timeout-ms", "500")),
			all(runs("valkey"), engineVersion("8.1"), parameterOf("search-default-timeout-ms", "500")),
			`parameters["search-default-timeout-ms"]`, "came with Valkey 8.2, and this is Valkey 8.1",
		},
	},
	"parameter-odd": {
		{parameterOf("notify-keyspace-events", "KEA"), parameterOf("notify-keyspace-events", "A"), `parameters["notify-keyspace-events"]`, `use "KA"`},
		{parameterOf("rename-commands", "KEYS BLOCKED"), parameterOf("rename-commands", "KEYS"), `parameters["rename-commands"]`, "is not made of pairs"},
		{parameterOf("rename-commands", ""), parameterOf("rename-commands", "CONFIG BLOCKED"), `parameters["rename-commands"]`, `"CONFIG" is not among the commands`},
	},
	"parameter-group-form": {
		{parameterGroup("my-parameters.v1"), parameterGroup("my parameters"), "parameterGroupName", "its character 3 is a space"},
		{parameterGroup(""), parameterGroup(" "), "parameterGroupName", "is empty"},
		{asIs, parameterGroup("arn:aws:elasticache:eu-west-1:123456789012:parametergroup:mine"), "parameterGroupName", `use "mine"`},
		{parameterGroup("a" + strings.Repeat("b", 254)), parameterGroup("a" + strings.Repeat("b", 255)), "parameterGroupName", "256 characters"},
	},
	"parameter-group-default": {
		{parameterGroup("default.redis7"), parameterGroup("default.redis6.x"), "parameterGroupName", `is not the default group of Redis OSS 7.1 without clusterMode: use "default.redis7"`},
		{all(shards(2, 1), parameterGroup("default.redis7.cluster.on")), all(shards(2, 1), parameterGroup("default.redis7")), "parameterGroupName", `use "default.redis7.cluster.on"`},
		{shards(1, 1), all(shards(1, 1), parameterGroup("default.redis7")), "parameterGroupName", `with clusterMode: use "default.redis7.cluster.on"`},
		{parameterGroup("default.redis7"), parameterGroup("default.redis7.cluster.on"), "parameterGroupName", `use "default.redis7"`},
		{asIs, parameterGroup("Default.redis6.x"), "parameterGroupName", `use "default.redis7"`},
	},
	"parameter-group-capitals": {{parameterGroup("my-parameters"), parameterGroup("My-Parameters"), "parameterGroupName", `use "my-parameters"`}},
}
