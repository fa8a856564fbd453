package monitoring

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// Metrics is the set of alarms, with AWS's thresholds where it names any.
// Sources: CloudWatch user guide, "Recommended alarms", ElastiCache; ElastiCache user guide, "Which metrics should I
// monitor?" and "Metrics for Valkey and Redis OSS"; the alarm pack of AWS's own toolkit for ElastiCache (latency, hit rate,
// evictions, new connections, replication lag).
var Metrics = []Metric{
	{
		Input: "cpu", Key: "cpu", Name: "CPUUtilization", unit: "Percent", Statistic: "Average", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 5, MissingData: "missing", most: 100,
		applies: fewCPUs, where: "nodes of one or two vCPUs",
		// The engine runs commands on one thread, so one busy CPU of two is 50 % of the host.
		limit: func(t elasticache.NodeType) float64 { return 90 / float64(max(t.VCPUs(), 1)) }, shown: percent, documented: "90 % ÷ vCPUs",
		Why:     "AWS's own figure: the engine runs commands on one CPU, so 90 % of one of two is 45 % of the node. Five minutes, so that a burst passes",
		Meaning: "The node has nearly no CPU left for the engine's main thread: commands queue and latency rises.",
		checks:  [3]string{"slow commands (SLOWLOG GET)", "NewConnections: TLS handshakes cost CPU", "the counts of commands by type"},
		Remedy:  "a larger instanceType, more replicas for reads, or clusterMode for writes",
	},
	{
		Input: "cpu", Key: "cpu", Name: engineCPU, unit: "Percent", Statistic: "Average", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 5, MissingData: "missing", most: 100,
		applies: manyCPUs, where: "nodes of more vCPUs, and those that this package does not know",
		limit: constant(90), shown: percent,
		Why:     "the one threshold that AWS fixes in its recommended alarms: 90 %, five minutes in a row",
		Meaning: "The main thread of the node's engine is nearly saturated: commands queue and latency rises.",
		checks:  [3]string{"slow commands (SLOWLOG GET)", "hot keys (redis-cli --hotkeys)", "the counts of commands by type"},
		Remedy:  "more replicas for reads, or clusterMode and more shards for writes; a larger node helps little, since the thread is one",
	},
	{
		Input: "memory", Key: "memory", Name: "DatabaseMemoryUsagePercentage", unit: "Percent", Statistic: "Maximum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "missing", most: 100,
		applies: untiered, where: untieredNodes,
		limit: constant(80), shown: percent,
		Why:     "AWS's alarm pack warns at 80 %. What is left is for the time that it takes to act: at a rate that fills an empty node within an hour it is nine minutes",
		Meaning: "The node's memory for data is nearly full: keys will be evicted, or writes refused, by the maxmemory-policy.",
		checks:  [3]string{"Evictions", "CurrItems, and what grew (redis-cli --bigkeys)", "keys without a TTL"},
		Remedy:  "a larger instanceType, more shards, or shorter TTLs",
	},
	{
		Input: "freeableMemory", Key: "freeable-memory", Name: "FreeableMemory", unit: "Bytes", Statistic: "Minimum", Comparison: LessThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 5, MissingData: "missing",
		limit: func(t elasticache.NodeType) float64 {
			return max(leastFreeable, freeableShare*t.MemoryGiB()*bytesPerGiB)
		}, shown: megabytes, documented: "5 % of the node's memory, and 100 MB at least",
		Why:     "AWS calls less than 100 MB pressure; on a large node that is too late, so it is a share of the memory. Five minutes in a row, since a snapshot takes memory for a while",
		Meaning: "The host has nearly no memory left: it will swap, and latency rises by orders of magnitude.",
		checks:  [3]string{"SwapUsage", "SaveInProgress: a snapshot needs memory of its own", "client output buffers (CLIENT LIST, omem) and replication backlogs"},
		Remedy:  "a larger instanceType, or a higher reserved-memory-percent in the parameter group (AWS advises 25)",
	},
	{
		Input: "swap", Key: "swap", Name: "SwapUsage", unit: "Bytes", Statistic: "Maximum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 5, MissingData: "notBreaching",
		limit: constant(swapBytes), shown: megabytes,
		Why:     "AWS's user guide and blog name 50 MB; an engine that is well does not swap",
		Meaning: "The node swaps memory to disk: latency rises by orders of magnitude.",
		checks:  [3]string{"FreeableMemory", "SaveInProgress", "reserved-memory-percent (AWS advises 25)"},
		Remedy:  "a larger instanceType, or more memory reserved in the parameter group",
	},
	{
		Input: "disk", Key: "disk", Name: "DatabaseCapacityUsagePercentage", unit: "Percent", Statistic: "Maximum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "missing", most: 100,
		// Elsewhere it says the same as memory: nodes without data tiering keep no data on disk.
		applies: tiered, where: tieredNodes,
		limit: constant(80), shown: percent,
		Why:     "as for memory, of which on such nodes AWS expects that it is full, and the SSD counts",
		Meaning: "Memory and SSD of the node together are nearly full: keys will be evicted, or writes refused.",
		checks:  [3]string{"Evictions", "BytesUsedForCache by Tier", "keys without a TTL"},
		Remedy:  "a larger instanceType, or more shards",
	},
	{
		Input: "replicationLag", Key: "replication-lag", Name: "ReplicationLag", unit: "Seconds", Statistic: "Maximum", Comparison: greaterThan,
		// A primary publishes none, and which member is the primary changes.
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 5, MissingData: "notBreaching",
		applies: replicated, where: replicatedClusters,
		limit: constant(5), shown: seconds,
		Why:     "AWS's operations review calls 1 s high and 5 s critical; a snapshot or a burst makes for some seconds, five minutes of them do not pass by themselves",
		Meaning: "The replica is behind its primary: readers see old data, and a failover now loses the latest writes.",
		checks:  [3]string{"writes on the primary (NetworkBytesIn, EngineCPUUtilization)", "NetworkBandwidthOutAllowanceExceeded on the primary", "SaveInProgress: a full synchronisation"},
		Remedy:  "a larger instanceType with more network, more shards, or smaller writes",
	},
	{
		Input: "connections", Key: "connections", Name: "CurrConnections", unit: "Count", Statistic: "Average", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 10, DatapointsToAlarm: 10, MissingData: "notBreaching", most: elasticache.MostConnections,
		limit: func(t elasticache.NodeType) float64 { return connectionsShare * float64(t.MaxConnections()) }, shown: number, documented: "80 % of the connections that the node takes: 65,000, on small burstable nodes 20,000 or 46,000",
		Why:     "a node that is out of connections refuses clients; a fifth is left for a deployment that opens new ones before it closes the old. How many a node takes is what AWS lists of maxclients (developer guide, \"Redis OSS 2.6.13 parameters\")",
		Meaning: "The node is near the connections that it takes (maxclients): new clients will be refused.",
		checks:  [3]string{"who they are (CLIENT LIST)", "NewConnections: a client that does not pool", "idle clients, and the timeout parameter"},
		Remedy:  "pool connections in the clients, or spread reads over replicas",
	},
	{
		Input: "cpuCredits", Key: "cpu-credits", Name: "CPUCreditBalance", unit: "Count", Statistic: "Average", Comparison: LessThan,
		Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 3, MissingData: "missing", published: 300, most: enoughMinutes,
		applies: onKnownCredits, where: burstableNodes,
		Formula: creditsLast,
		limit:   constant(60), shown: minutes,
		Why:     "an hour is what it takes to notice and change the node type. It counts minutes and not credits, since what is left lasts by how much is used; a new node begins with none and is well",
		Meaning: "The burstable node uses more CPU than it earns, and its CPU credits are gone within the hour: then it is throttled to its baseline, or AWS bills the surplus.",
		checks:  [3]string{"CPUUtilization over the last day", "slow commands (SLOWLOG GET)", "what runs at that time: snapshots, batch jobs"},
		Remedy:  "an instanceType that is not burstable, for example cache.m7g.large",
	},
	{
		Input: "cpuCredits", Key: "cpu-credits", Name: "CPUCreditBalance", unit: "Count", Statistic: "Average", Comparison: LessThan,
		// A new node begins without credits, so an hour is waited for.
		Period: 300, EvaluationPeriods: 12, DatapointsToAlarm: 12, MissingData: "missing", published: 300,
		applies: onOtherCredits, where: "burstable nodes that this package does not know",
		limit: constant(10), shown: number,
		Why:     "what a node of such a size earns in less than an hour. A new node begins with none, so an hour is waited for",
		Meaning: "The burstable node has used up its CPU credits: it is throttled to its baseline, or AWS bills the surplus.",
		checks:  [3]string{"CPUUtilization over the last day", "slow commands (SLOWLOG GET)", "what runs at that time: snapshots, batch jobs"},
		Remedy:  "an instanceType that is not burstable, for example cache.m7g.large",
	},
	{
		Input: "trafficManagement", Key: "traffic-management", Name: "TrafficManagementActive", unit: "Count", Statistic: "Maximum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "notBreaching", most: 1,
		limit: constant(0), shown: number,
		Why:     "it is 0 or 1, and 1 says that clients are slowed down",
		Meaning: "The node gets more commands than it can answer, and ElastiCache slows clients down to protect it.",
		checks:  [3]string{"EngineCPUUtilization", "slow commands (SLOWLOG GET)", "hot keys and pipelines of one client"},
		Remedy:  "a larger instanceType, more shards, or more replicas for reads",
	},

	groupCPU(primary, "primaries"),
	groupCPU(replica, "replicas"),
	{
		Input: "groupMemory", Key: "group-memory", Name: "DatabaseMemoryUsageCountedForEvictPercentage", unit: "Percent", Statistic: "Maximum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "missing", most: 100, Groupwide: true,
		applies: untiered, where: untieredNodes,
		limit: constant(80), shown: percent,
		Why:     "as for memory on a node; the fullest node of the group counts",
		Meaning: "The memory for data of one node at least is nearly full: keys will be evicted, or writes refused, by the maxmemory-policy.",
		checks:  [3]string{"the metric by NodeGroupId: which shard it is", "Evictions of its nodes, and what grew (redis-cli --bigkeys)", "keys without a TTL"},
		Remedy:  "more shards, a larger instanceType, or shorter TTLs",
	},
	{
		Input: "groupDisk", Key: "group-disk", Name: "DatabaseCapacityUsageCountedForEvictPercentage", unit: "Percent", Statistic: "Maximum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "missing", most: 100, Groupwide: true,
		applies: tiered, where: tieredNodes,
		limit: constant(80), shown: percent,
		Why:     "as for the SSD of a node; the fullest node of the group counts",
		Meaning: "Memory and SSD of one node at least are together nearly full: keys will be evicted, or writes refused.",
		checks:  [3]string{"the metric by NodeGroupId: which shard it is", "Evictions of its nodes, and BytesUsedForCache by Tier", "keys without a TTL"},
		Remedy:  "more shards, or a larger instanceType",
	},

	{
		Input: "evictions", Key: "evictions", Name: "Evictions", unit: "Count", Statistic: "Sum", Comparison: greaterThan,
		Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2, MissingData: "notBreaching", OptIn: true,
		limit: constant(100), shown: number,
		Why:     "AWS's alarm pack: more than 100 in five minutes, twice out of three. A cache that evicts by design has another figure, so it is off",
		Meaning: "Keys are evicted to make room: what the application stored is gone before its time.",
		checks:  [3]string{"DatabaseMemoryUsagePercentage", "CacheHitRate", "the maxmemory-policy, and keys without a TTL"},
		Remedy:  "a larger instanceType, more shards, or shorter TTLs",
	},
	{
		Input: "hitRate", Key: "hit-rate", Name: "CacheHitRate", unit: "Percent", Statistic: "Average", Comparison: LessThan,
		Period: 300, EvaluationPeriods: 6, DatapointsToAlarm: 4, MissingData: "notBreaching", OptIn: true, most: 100,
		limit: constant(80), shown: percent,
		Why:     "AWS advises to look into a rate below 80 %; what is right depends on the load, so it is off",
		Meaning: "Fewer reads are answered from the cache: what is behind it gets the load.",
		checks:  [3]string{"Evictions and Reclaimed", "a deployment that changed keys or TTLs", "CurrItems: was the cache emptied?"},
		Remedy:  "more memory (instanceType, shards), or longer TTLs",
	},
	{
		Input: "readLatency", Key: "read-latency", Name: "SuccessfulReadRequestLatency", unit: "Microseconds", Statistic: "Average", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "notBreaching", OptIn: true,
		limit: constant(5000), shown: microseconds,
		Why:     "AWS's alarm pack: 5 ms, where reads take parts of one. Scripts and large values take longer by design, so it is off",
		Meaning: "The node takes long to answer reads.",
		checks:  [3]string{"EngineCPUUtilization", "slow commands (SLOWLOG GET) and large values", "SwapUsage"},
		Remedy:  "more replicas for reads, smaller values, or a larger instanceType",
	},
	{
		Input: "writeLatency", Key: "write-latency", Name: "SuccessfulWriteRequestLatency", unit: "Microseconds", Statistic: "Average", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "notBreaching", OptIn: true,
		limit: constant(5000), shown: microseconds,
		Why:     "as for reads",
		Meaning: "The node takes long to answer writes.",
		checks:  [3]string{"EngineCPUUtilization", "slow commands (SLOWLOG GET) and large values", "SaveInProgress"},
		Remedy:  "more shards, smaller values, or a larger instanceType",
	},
	{
		Input: "newConnections", Key: "new-connections", Name: "NewConnections", unit: "Count", Statistic: "Sum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 2, MissingData: "notBreaching", OptIn: true,
		limit: constant(1000), shown: number,
		Why:     "AWS's alarm pack: more than 1,000 in a minute tells of clients that do not pool. A large fleet has another figure, so it is off",
		Meaning: "Clients connect anew all the time: each connection costs CPU, with TLS a lot of it.",
		checks:  [3]string{"clients without a pool", "clients that time out and reconnect", "CPUUtilization"},
		Remedy:  "pool connections in the clients",
	},
	allowance("networkBandwidthIn", "network-bandwidth-in", "NetworkBandwidthInAllowanceExceeded", "incoming bandwidth", "large writes and NetworkBytesIn"),
	allowance("networkBandwidthOut", "network-bandwidth-out", "NetworkBandwidthOutAllowanceExceeded", "outgoing bandwidth", "large values read and NetworkBytesOut"),
	allowance("networkPackets", "network-packets", "NetworkPacketsPerSecondAllowanceExceeded", "packets per second", "many small commands: pipeline them"),
	allowance("networkConntrack", "network-conntrack", "NetworkConntrackAllowanceExceeded", "tracked connections", "CurrConnections and NewConnections"),
	{
		Input: "authenticationFailures", Key: "authentication-failures", Name: "AuthenticationFailures", unit: "Count", Statistic: "Sum", Comparison: greaterThan,
		Period: 300, EvaluationPeriods: 1, DatapointsToAlarm: 1, MissingData: "notBreaching", OptIn: true,
		limit: constant(0), shown: number,
		Why:     "one is a wrong password; many are somebody who tries. Health checks without one would set it off, so it is off",
		Meaning: "Somebody gave a wrong password.",
		checks:  [3]string{"a client that still has the old token", "who connects (ACL LOG)", "the sources that the security group allows"},
		Remedy:  "give the client the right token, or take its source out of the allowed ones",
	},
	{
		Input: "saves", Key: "saves", Name: "SaveInProgress", unit: "Count", Statistic: "Minimum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 60, DatapointsToAlarm: 60, MissingData: "notBreaching", OptIn: true, most: 1,
		limit: constant(0), shown: number,
		Why:     "an hour without a pause is more than a snapshot takes on most nodes. On the largest it may take longer, so it is off",
		Meaning: "A snapshot or a full synchronisation has been running for an hour: it costs memory and CPU.",
		checks:  [3]string{"snapshotWindow: is it the nightly snapshot?", "FreeableMemory and SwapUsage", "replicas that synchronise anew again and again"},
		Remedy:  "a snapshotWindow with less load, more shards, or more memory reserved",
	},
}

// allowance is the row of a limit of the network that EC2 holds a node to.
// Source: ElastiCache user guide, "Host-Level Metrics", …AllowanceExceeded.
func allowance(input, key, name, what, check string) Metric {
	return Metric{
		Input: input, Key: key, Name: name, unit: "Count", Statistic: "Sum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, MissingData: "notBreaching", OptIn: true,
		limit: constant(0), shown: number,
		Why:     "above 0 packets wait or are lost; three minutes of five, since short bursts are common. Nodes that burst by design cross it every day, so it is off",
		Meaning: "The node is over its allowance of " + what + ": packets are queued or dropped.",
		checks:  [3]string{check, "one client or key that is hot", "whether it was a burst"},
		Remedy:  "a larger instanceType, more shards, or replicas for reads",
	}
}

// groupCPU is the row of the engine's CPU over all nodes of a role. The engine's, whatever the node: of the host AWS publishes
// no such metric. Its highest node counts, since one hot shard is lost in an average.
func groupCPU(of memberRole, nodes string) Metric {
	m := Metric{
		Input: "groupCpu", Key: "group-cpu-" + nodes, Name: engineCPU, unit: "Percent", Statistic: "Maximum", Comparison: greaterThan,
		Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 5, MissingData: "missing", most: 100, Groupwide: true, Members: of,
		limit: constant(90), shown: percent,
		Why:     "as for the engine's CPU on a node; the busiest of the " + nodes + " counts, since one hot shard is lost in an average",
		Meaning: "The main thread of one of the " + nodes + " at least is nearly saturated: commands queue and latency rises.",
		checks:  [3]string{"the metric by NodeGroupId: which shard it is", "hot keys there (redis-cli --hotkeys)", "slow commands (SLOWLOG GET)"},
		Remedy:  "more shards, or a key that is spread over several",
	}
	m.where = "every group: its primaries"
	if of == replica {
		m.applies, m.where = replicated, replicatedClusters+": the replicas"
		m.Remedy = "more replicas for reads"
	}
	return m
}
