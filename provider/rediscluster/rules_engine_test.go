package rediscluster

// engineCases are about the engine, its version and the node type.
var engineCases = map[string][]ruleCase{
	"node-type-form": {
		{nodeType("cache.z9x.large"), nodeType("m7g.large"), "instanceType", `use "cache.m7g.large"`},
		{asIs, nodeType("db.r6g.large"), "instanceType", `use "cache.r6g.large"`},
		{asIs, nodeType("Cache.M7g.Large "), "instanceType", `use "cache.m7g.large"`},
		{asIs, nodeType("large"), "instanceType", `"cache.<family>.<size>"`},
		{asIs, nodeType(""), "instanceType", "is empty"},
	},
	"node-type-version": {
		{version("6.2"), version("6.0"), "instanceType", "needs Redis OSS 6.2 or later, not 6.0"},
		{all(nodeType("cache.r6g.large"), version("5.0.6")), all(nodeType("cache.r6g.large"), version("4.0.10")), "instanceType", "needs Redis OSS 5.0.6 or later"},
		{all(runs("valkey"), nodeType("cache.m8g.large")), nodeType("cache.m8g.large"), "instanceType", `runs Valkey alone, not Redis OSS: pass engine: "valkey", or use a node type of an earlier generation, for example "cache.m7g.large"`},
		{asIs, all(nodeType("cache.m8g.large"), version("5.0.6")), "instanceType", `for example "cache.m6g.large"`},
	},
	"tiering-agrees": {
		{all(tiering(true), nodeType("cache.r6gd.xlarge")), tiering(true), "dataTieringEnabled", `"cache.m7g.large" has no SSD`},
		{tiering(false), all(tiering(false), nodeType("cache.r6gd.xlarge")), "dataTieringEnabled", "keeps part of the data on SSD, always"},
	},
	"version-form": {
		{all(runs("valkey"), engineVersion("8.0")), all(runs("valkey"), engineVersion("8.0.1")), "engineVersion", `use "8.0"`},
		{engineVersion("6.x"), engineVersion("redis 7.0"), "engineVersion", `use "7.0"`},
		{version("7.1"), version("7.1.0"), "redisVersion", `"7.1.0" names a patch release; from version 6 on AWS takes major.minor alone and chooses the patch: use "7.1"`},
		{all(version("5.0.6"), nodeType("cache.m5.large")), version("5.0"), "redisVersion", `use "5.0.6"`},
		{version("6.x"), version("7.x"), "redisVersion", `use "7.1"`},
		{asIs, version("7"), "redisVersion", `use "7.1"`},
		{asIs, version("v7.1"), "redisVersion", `use "7.1"`},
		{asIs, version("redis7"), "redisVersion", `use "7.1"`},
		{all(runs("valkey"), engineVersion("9.0")), all(runs("valkey"), engineVersion("10.0")), "engineVersion", `"10.0" is later than this version of the AWS provider takes, which ends with 9: use "9.1"`},
		{asIs, engineVersion("10.0"), "engineVersion", "where 7.1 is the last"},
		{version("7.0"), version("7.00"), "redisVersion", `use "7.0"`},
		{version("6.x"), version("6.X"), "redisVersion", `use "6.x"`},
		{asIs, version("valkey 8.0"), "redisVersion", `is of Valkey: pass engine: "valkey" with engineVersion`},
		{asIs, version("7.2.6"), "redisVersion", "7.2 and later are Valkey"},
		{asIs, version("latest"), "redisVersion", "is not a version as ElastiCache writes them"},
		{asIs, all(version(""), parameterGroup("default.redis7")), "redisVersion", `is empty; leave it out for the default, "7.1"`},
		{asIs, version("７.1"), "redisVersion", `use "7.1"`},
	},
	"engine-form": {
		{runs("redis"), runs("Redis"), "engine", `use "redis"`},
		{runs("valkey"), runs("memcached"), "engine", `"memcached" is not an engine ("redis" or "valkey")`},
	},
	"version-twice": {
		{all(runs("valkey"), engineVersion("8.0")), all(runs("valkey"), version("8.0")), "redisVersion", `engine is "valkey": use engineVersion, for example "8.2"`},
		{engineVersion("7.1"), all(engineVersion("7.1"), version("7.1")), "redisVersion", "does not go with engineVersion"},
	},
	"version-offered": {
		{engineVersion("7.0"), engineVersion("6.1"), "engineVersion", `use "6.2"`},
		{all(runs("valkey"), engineVersion("7.2")), all(runs("valkey"), engineVersion("7.1")), "engineVersion", `which has 7.2, 8.0, 8.1, 8.2, 9.0, 9.1: use "7.2"`},
		{version("7.0"), version("7.2"), "redisVersion", "7.2 and later are Valkey"},
		{version("6.2"), version("6.10"), "redisVersion", `use "6.2"`},
		{all(version("5.0.6"), nodeType("cache.m5.large")), version("5.0.5"), "redisVersion", `use "5.0.6"`},
	},
	"node-family-unknown": {
		{nodeType("cache.m3.large"), nodeType("cache.m99g.large"), "instanceType", `"cache.m99g.large" is not a node type that this package knows`},
		{nodeType("cache.r6gd.xlarge"), nodeType("cache.r7gd.xlarge"), "instanceType", "with dataTieringEnabled, which AWS documents of cache.r6gd alone"},
		{nodeType("cache.t4g.medium"), nodeType("cache.t4g.large"), "instanceType", `"cache.t4g.large" is not a size that this package knows of cache.t4g, which has micro, small, medium`},
		{nodeType("cache.m5.4xlarge"), nodeType("cache.m5.8xlarge"), "instanceType", "which has large, xlarge, 2xlarge, 4xlarge, 12xlarge, 24xlarge"},
	},
	"node-family-withdrawn": {
		{nodeType("cache.t3.small"), nodeType("cache.t2.small"), "instanceType", `use "cache.t4g.small"`},
		{asIs, all(nodeType("cache.t2.small"), version("4.0.10")), "instanceType", `use "cache.t3.small"`},
		{asIs, nodeType("cache.r3.8xlarge"), "instanceType", `use "cache.r7g.8xlarge"`},
	},
	"version-support": {
		{version("7.0"), version("6.2"), "redisVersion", `"6.2" has standard support until 2027-01-31 only; from the day after, AWS bills each node at a surcharge`},
		{asIs, all(version("5.0.6"), nodeType("cache.m5.large")), "redisVersion", "until 2026-01-31 only"},
		{asIs, all(version("4.0.10"), nodeType("cache.m5.large")), "redisVersion", `go to "7.1"`},
		{asIs, version("6.x"), "redisVersion", "2027-01-31"},
	},
	"version-unknown": {
		{all(runs("valkey"), engineVersion("9.1")), all(runs("valkey"), engineVersion("9.7")), "engineVersion", `Valkey 9.7 is not a version that this package knows, which ends with 9.1: it is passed on to AWS as it is, with the parameter group "default.valkey9"`},
		{asIs, all(runs("valkey"), engineVersion("8.3")), "engineVersion", "Valkey 8.3"},
	},
}
