package serverlessalarms

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"

// alarmTable is the set of alarms, with AWS's thresholds where it names any. No unit is ever sent, and every period is
// at least the minute between two datapoints.
//
// AWS does not say which metrics a cache without requests publishes. Its alarm pack takes missing data for good, and so
// do all rows but one: without a request there is no ECPU, latency or eviction that could be too high, and no node that
// could be gone. The stored data is another matter: an idle cache still holds it, so that alarm keeps its state.
// Sources: ElastiCache user guide, "Metrics and events for Valkey and Redis OSS serverless caches" (names and units)
// and "Scaling ElastiCache Serverless"; the alarm pack for serverless caches of AWS's own toolkit for ElastiCache.
var alarmTable = []alarmRow{
	{
		Metric: monitoring.Metric{
			Input: "dataStorage", Key: "data-storage", Name: "BytesUsedForCache", Unit: "Bytes", Statistic: "Maximum", Comparison: monitoring.GreaterThan,
			Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "ignore",
			Meaning: "The cache is near dataStorage.maximum. There AWS evicts keys that have a TTL; if there are none, writes fail with an out-of-memory error.",
			Checks:  [3]string{"CurrItems: more keys, or larger ones", "CurrVolatileItems against CurrItems: keys without a TTL are never evicted", "a deployment that changed keys or TTLs"},
			Remedy:  "shorter TTLs, fewer or smaller keys, or a higher dataStorage.maximum, which raises the bill",
		},
		bound: dataBound,
		why:   "AWS advises 75 % of the maximum, which leaves time to act. A GB counts as 10^9 bytes, as in AWS's alarm pack; if AWS counts by 2^30, the alarm goes off at 70 %. Without data it keeps its state, since an idle cache still holds its data",
	},
	{
		Metric: monitoring.Metric{
			Input: "ecpu", Key: "ecpu", Name: "ElastiCacheProcessingUnits", Unit: "Count", Statistic: "Sum", Comparison: monitoring.GreaterThan,
			Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "notBreaching",
			Meaning: "The cache is near ecpuPerSecond.maximum. Above it AWS throttles commands, and latency rises.",
			Checks:  [3]string{"GetTypeCmdsECPUs and SetTypeCmdsECPUs: reads or writes", "StringBasedCmdsECPUs, EvalBasedCmdsECPUs and so on: which commands", "NetworkBytesIn and NetworkBytesOut: each KB of a value costs an ECPU"},
			Remedy:  "cheaper commands and smaller values, copies in the clients, or a higher ecpuPerSecond.maximum, which raises the bill",
		},
		bound: ecpuBound,
		why:   "AWS advises 75 % of the maximum. The metric is a sum, so a maximum of 1000 per second is 60,000 in a period of 60 s; with another `period` the threshold follows. A burst of seconds does not set it off; the alarm on throttling shows that. Three minutes of five, as in AWS's alarm pack",
	},
	{
		Metric: monitoring.Metric{
			Input: "throttling", Key: "throttling", Name: "ThrottledCmds", Unit: "Count", Statistic: "Sum", Comparison: monitoring.GreaterThan,
			Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 2, MissingData: "notBreaching",
			Threshold: 0, Shown: monitoring.InNumbers,
			Meaning: "AWS throttles commands: the load is above ecpuPerSecond.maximum, or grows faster than the cache scales. Clients wait longer for answers.",
			Checks:  [3]string{"ElastiCacheProcessingUnits against ecpuPerSecond.maximum", "how fast the load grew: AWS takes 10 to 12 minutes to double what a cache can do", "one hot key: a slot takes 30,000 ECPUs per second, 90,000 for reads from replicas"},
			Remedy:  "a higher ecpuPerSecond.maximum; before a load that is known, ecpuPerSecond.minimum, which is billed and acts within an hour; several keys in place of a hot one",
		},
		why: "any throttled command is one that a client waits for. Two minutes of three, as in AWS's alarm pack, so that one burst passes. A cache without maxima has this alarm as well",
	},
	{
		Metric: monitoring.Metric{
			Input: "connections", Key: "connections", Name: "CurrConnections", Unit: "Count", Statistic: "Maximum", Comparison: monitoring.GreaterThan,
			Period: 60, EvaluationPeriods: 10, DatapointsToAlarm: 10, MissingData: "notBreaching",
			Threshold: 50_000, Shown: monitoring.InNumbers,
			Meaning: "The cache is near the 65,000 connections that it takes: new clients will be refused.",
			Checks:  [3]string{"NewConnections: a client that does not pool", "how many instances of each client run, and how large their pools are", "idle connections that no client closes"},
			Remedy:  "pool connections in the clients, make the pools smaller, or spread the clients over several caches",
		},
		why: "a cache takes 65,000 connections; 15,000 are left for a deployment that opens new ones before it closes the old. Ten minutes, since such a deployment passes",
	},
	{
		Metric: monitoring.Metric{
			Input: "evictions", Key: "evictions", Name: "Evictions", Unit: "Count", Statistic: "Sum", Comparison: monitoring.GreaterThan,
			Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2, MissingData: "notBreaching", OptIn: true,
			Threshold: 100, Shown: monitoring.InNumbers,
			Meaning: "The cache is full, and AWS evicts keys that have a TTL: what the application stored is gone before its time.",
			Checks:  [3]string{"BytesUsedForCache against dataStorage.maximum", "CacheHitRate", "CurrVolatileItems against CurrItems: keys without a TTL take the place of the others"},
			Remedy:  "a higher dataStorage.maximum, or shorter TTLs",
		},
		why: "as for a node of a cluster: more than 100 in five minutes, twice out of three. A cache that evicts by design has another figure, so it is off",
	},
	{
		Metric: monitoring.Metric{
			Input: "hitRate", Key: "hit-rate", Name: "CacheHitRate", Unit: "Percent", Statistic: "Average", Comparison: monitoring.LessThan,
			Period: 300, EvaluationPeriods: 6, DatapointsToAlarm: 4, MissingData: "notBreaching", OptIn: true, Highest: 100,
			Threshold: 80, Shown: monitoring.InPercent,
			Meaning: "Fewer reads are answered from the cache: what is behind it gets the load.",
			Checks:  [3]string{"Evictions", "a deployment that changed keys or TTLs", "CurrItems: was the cache emptied?"},
			Remedy:  "longer TTLs, or a higher dataStorage.maximum if the cache evicts",
		},
		why: "AWS's alarm pack: below 80 % for twenty minutes. What is right depends on the load, and a cache that warms up is below it, so it is off",
	},
	{
		Metric: monitoring.Metric{
			Input: "readLatency", Key: "read-latency", Name: "SuccessfulReadRequestLatency", Unit: "Microseconds", Statistic: "Average", Comparison: monitoring.GreaterThan,
			Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "notBreaching", OptIn: true,
			Threshold: 5000, Shown: monitoring.InMicroseconds,
			Meaning: "The cache takes long to answer reads.",
			Checks:  [3]string{"ThrottledCmds", "large values, and commands that read many keys (GetTypeCmdsECPUs)", "scripts (EvalBasedCmdsECPUs)"},
			Remedy:  "smaller values, reads from replicas (readerEndpoint), or ecpuPerSecond.minimum before a load that is known",
		},
		why: "AWS's alarm pack: 5 ms, where half of the reads take 1 to 3 ms. Scripts and large values take longer by design, so it is off",
	},
	{
		Metric: monitoring.Metric{
			Input: "writeLatency", Key: "write-latency", Name: "SuccessfulWriteRequestLatency", Unit: "Microseconds", Statistic: "Average", Comparison: monitoring.GreaterThan,
			Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "notBreaching", OptIn: true,
			Threshold: 5000, Shown: monitoring.InMicroseconds,
			Meaning: "The cache takes long to answer writes.",
			Checks:  [3]string{"ThrottledCmds", "large values, and commands that write many keys (SetTypeCmdsECPUs)", "scripts (EvalBasedCmdsECPUs)"},
			Remedy:  "smaller values, or ecpuPerSecond.minimum before a load that is known",
		},
		why: "as for reads",
	},
	{
		Metric: monitoring.Metric{
			Input: "newConnections", Key: "new-connections", Name: "NewConnections", Unit: "Count", Statistic: "Sum", Comparison: monitoring.GreaterThan,
			Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 2, MissingData: "notBreaching", OptIn: true,
			Threshold: 1000, Shown: monitoring.InNumbers,
			Meaning: "Clients connect anew all the time: each connection begins with a TLS handshake, which clients wait for.",
			Checks:  [3]string{"clients without a pool", "clients that time out and reconnect", "CurrConnections"},
			Remedy:  "pool connections in the clients",
		},
		why: "as for a node of a cluster: more than 1,000 in a minute come from clients that do not pool. A large fleet has another figure, so it is off",
	},
	{
		Metric: monitoring.Metric{
			Input: "authenticationFailures", Key: "authentication-failures", Name: "AuthenticationFailures", Unit: "Count", Statistic: "Sum", Comparison: monitoring.GreaterThan,
			Period: 300, EvaluationPeriods: 1, DatapointsToAlarm: 1, MissingData: "notBreaching", OptIn: true,
			Threshold: 0, Shown: monitoring.InNumbers,
			Meaning: "Somebody could not log in: with a wrong password, or a token of IAM that has expired.",
			Checks:  [3]string{"a client that still has an old password", "the clock of a client that logs in with IAM", "the sources that the security group allows"},
			Remedy:  "give the client the right password, or take its source out of the allowed ones",
		},
		why: "one is a wrong password; many are somebody who tries. Health checks without one would set it off, so it is off",
	},
}
