package clusteralarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// engineCPU is the use of the one CPU that runs the engine's main thread.
const engineCPU = "EngineCPUUtilization"

// alarmTable is the set of alarms, with AWS's thresholds where it names any.
// Sources: CloudWatch user guide, "Recommended alarms", ElastiCache; ElastiCache user guide, "Which metrics should I
// monitor?" and "Metrics for Valkey and Redis OSS"; the alarm pack of AWS's own toolkit for ElastiCache (latency, hit
// rate, evictions, new connections, replication lag).
var alarmTable = []alarmRow{
	{
		input: "cpu", key: "cpu", name: "CPUUtilization", unit: "Percent", statistic: "Average", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 5, missingData: "missing", highest: 100,
		applies: fewCPUs, where: "nodes of one or two vCPUs",
		// The engine runs commands on one thread, so one busy CPU of two is 50 % of the host.
		limit: func(t elasticache.NodeType) float64 { return 90 / float64(max(t.VCPUs(), 1)) }, shown: monitoring.InPercent, documented: "90 % ÷ vCPUs",
		why:     "AWS's own figure: the engine runs commands on one CPU, so 90 % of one of two is 45 % of the node. Five minutes, so that a burst passes",
		meaning: "The node has nearly no CPU left for the engine's main thread: commands queue and latency rises.",
		checks:  [3]string{"slow commands (SLOWLOG GET)", "NewConnections: TLS handshakes cost CPU", "the counts of commands by type"},
		remedy:  "a larger instanceType, more replicas for reads, or clusterMode for writes",
	},
	{
		input: "cpu", key: "cpu", name: engineCPU, unit: "Percent", statistic: "Average", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 5, missingData: "missing", highest: 100,
		applies: manyCPUs, where: "nodes of more vCPUs, and those that this package does not know",
		limit: fixedLimit(90), shown: monitoring.InPercent,
		why:     "the one threshold that AWS fixes in its recommended alarms: 90 %, five minutes in a row",
		meaning: "The main thread of the node's engine is nearly saturated: commands queue and latency rises.",
		checks:  [3]string{"slow commands (SLOWLOG GET)", "hot keys (redis-cli --hotkeys)", "the counts of commands by type"},
		remedy:  "more replicas for reads, or clusterMode and more shards for writes; a larger node helps little, since the thread is one",
	},
	{
		input: "memory", key: "memory", name: "DatabaseMemoryUsagePercentage", unit: "Percent", statistic: "Maximum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 3, missingData: "missing", highest: 100,
		applies: untiered, where: untieredNodes,
		limit: fixedLimit(80), shown: monitoring.InPercent,
		why:     "AWS's alarm pack warns at 80 %. What is left is for the time that it takes to act: at a rate that fills an empty node within an hour it is nine minutes",
		meaning: "The node's memory for data is nearly full: keys will be evicted, or writes refused, by the maxmemory-policy.",
		checks:  [3]string{"Evictions", "CurrItems, and what grew (redis-cli --bigkeys)", "keys without a TTL"},
		remedy:  "a larger instanceType, more shards, or shorter TTLs",
	},
	{
		input: "freeableMemory", key: "freeable-memory", name: "FreeableMemory", unit: "Bytes", statistic: "Minimum", comparison: monitoring.LessThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 5, missingData: "missing",
		limit: func(t elasticache.NodeType) float64 {
			return max(leastFreeable, freeableShare*t.MemoryGiB()*bytesPerGiB)
		}, shown: monitoring.InMegabytes, documented: "5 % of the node's memory, and 100 MB at least",
		why:     "AWS calls less than 100 MB pressure; on a large node that is too late, so it is a share of the memory. Five minutes in a row, since a snapshot takes memory for a while",
		meaning: "The host has nearly no memory left: it will swap, and latency rises by orders of magnitude.",
		checks:  [3]string{"SwapUsage", "SaveInProgress: a snapshot needs memory of its own", "client output buffers (CLIENT LIST, omem) and replication backlogs"},
		remedy:  "a larger instanceType, or a higher reserved-memory-percent in the parameter group (AWS advises 25)",
	},
	{
		input: "swap", key: "swap", name: "SwapUsage", unit: "Bytes", statistic: "Maximum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 5, missingData: "notBreaching",
		limit: fixedLimit(swapBytes), shown: monitoring.InMegabytes,
		why:     "AWS's user guide and blog name 50 MB; an engine that is well does not swap",
		meaning: "The node swaps memory to disk: latency rises by orders of magnitude.",
		checks:  [3]string{"FreeableMemory", "SaveInProgress", "reserved-memory-percent (AWS advises 25)"},
		remedy:  "a larger instanceType, or more memory reserved in the parameter group",
	},
	{
		input: "disk", key: "disk", name: "DatabaseCapacityUsagePercentage", unit: "Percent", statistic: "Maximum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 3, missingData: "missing", highest: 100,
		// On other nodes the metric equals the one of the memory alarm: they keep no data on disk.
		applies: tiered, where: tieredNodes,
		limit: fixedLimit(80), shown: monitoring.InPercent,
		why:     "as for memory, which AWS expects to be full on such nodes: the SSD counts",
		meaning: "Memory and SSD of the node together are nearly full: keys will be evicted, or writes refused.",
		checks:  [3]string{"Evictions", "BytesUsedForCache by Tier", "keys without a TTL"},
		remedy:  "a larger instanceType, or more shards",
	},
	{
		input: "replicationLag", key: "replication-lag", name: "ReplicationLag", unit: "Seconds", statistic: "Maximum", comparison: monitoring.GreaterThan,
		// A primary publishes no lag, and a failover makes another node the primary.
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 5, missingData: "notBreaching",
		applies: replicated, where: replicatedClusters,
		limit: fixedLimit(5), shown: monitoring.InSeconds,
		why:     "AWS's operations review calls 1 s high and 5 s critical; a snapshot or a burst makes for some seconds, five minutes of them do not pass by themselves",
		meaning: "The replica is behind its primary: readers see old data, and a failover now loses the latest writes.",
		checks:  [3]string{"writes on the primary (NetworkBytesIn, EngineCPUUtilization)", "NetworkBandwidthOutAllowanceExceeded on the primary", "SaveInProgress: a full synchronisation"},
		remedy:  "a larger instanceType with more network, more shards, or smaller writes",
	},
	{
		input: "connections", key: "connections", name: "CurrConnections", unit: "Count", statistic: "Average", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 10, datapointsToAlarm: 10, missingData: "notBreaching", highestOn: maxConnections,
		limit: func(t elasticache.NodeType) float64 { return connectionsShare * maxConnections(t) }, shown: monitoring.InNumbers, documented: "80 % of the connections that the node takes: 65,000, on small burstable nodes 20,000 or 46,000",
		why:     "a node that is out of connections refuses clients; a fifth is left for a deployment that opens new ones before it closes the old. How many a node takes is what AWS lists of maxclients (developer guide, \"Redis OSS 2.6.13 parameters\")",
		meaning: "The node is near the connections that it takes (maxclients): new clients will be refused.",
		checks:  [3]string{"who they are (CLIENT LIST)", "NewConnections: a client that does not pool", "idle clients, and the timeout parameter"},
		remedy:  "pool connections in the clients, or spread reads over replicas",
	},
	{
		input: "cpuCredits", key: "cpu-credits", name: "CPUCreditBalance", unit: "Count", statistic: "Average", comparison: monitoring.LessThan,
		period: 300, evaluationPeriods: 3, datapointsToAlarm: 3, missingData: "missing", published: 300, highest: enoughMinutes,
		applies: knownCredits, where: burstableNodes,
		formula: minutesOfCredits,
		limit:   fixedLimit(60), shown: monitoring.InMinutes,
		why:     "an hour is what it takes to notice and change the node type. It counts minutes and not credits, since what is left lasts by how much is used; a new node begins with none and is well",
		meaning: "The burstable node uses more CPU than it earns, and its CPU credits are gone within the hour: then it is throttled to its baseline, or AWS bills the surplus.",
		checks:  [3]string{"CPUUtilization over the last day", "slow commands (SLOWLOG GET)", "what runs at that time: snapshots, batch jobs"},
		remedy:  "an instanceType that is not burstable, for example cache.m7g.large",
	},
	{
		input: "cpuCredits", key: "cpu-credits", name: "CPUCreditBalance", unit: "Count", statistic: "Average", comparison: monitoring.LessThan,
		// A new node starts without credits, so the alarm waits for an hour.
		period: 300, evaluationPeriods: 12, datapointsToAlarm: 12, missingData: "missing", published: 300,
		applies: unknownCredits, where: "burstable nodes that this package does not know",
		limit: fixedLimit(10), shown: monitoring.InNumbers,
		why:     "what a node of such a size earns in less than an hour. A new node begins with none, so an hour is waited for",
		meaning: "The burstable node has used up its CPU credits: it is throttled to its baseline, or AWS bills the surplus.",
		checks:  [3]string{"CPUUtilization over the last day", "slow commands (SLOWLOG GET)", "what runs at that time: snapshots, batch jobs"},
		remedy:  "an instanceType that is not burstable, for example cache.m7g.large",
	},
	{
		input: "trafficManagement", key: "traffic-management", name: "TrafficManagementActive", unit: "Count", statistic: "Maximum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 3, missingData: "notBreaching", highest: 1,
		limit: fixedLimit(0), shown: monitoring.InNumbers,
		why:     "it is 0 or 1, and 1 says that clients are slowed down",
		meaning: "The node gets more commands than it can answer, and ElastiCache slows clients down to protect it.",
		checks:  [3]string{"EngineCPUUtilization", "slow commands (SLOWLOG GET)", "hot keys and pipelines of one client"},
		remedy:  "a larger instanceType, more shards, or more replicas for reads",
	},

	groupCPU(primaryRole, "primaries"),
	groupCPU(replicaRole, "replicas"),
	{
		input: "groupMemory", key: "group-memory", name: "DatabaseMemoryUsageCountedForEvictPercentage", unit: "Percent", statistic: "Maximum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 3, missingData: "missing", highest: 100, groupwide: true,
		applies: untiered, where: untieredNodes,
		limit: fixedLimit(80), shown: monitoring.InPercent,
		why:     "as for memory on a node; the fullest node of the group counts",
		meaning: "The memory for data of one node at least is nearly full: keys will be evicted, or writes refused, by the maxmemory-policy.",
		checks:  [3]string{"the metric by NodeGroupId: which shard it is", "Evictions of its nodes, and what grew (redis-cli --bigkeys)", "keys without a TTL"},
		remedy:  "more shards, a larger instanceType, or shorter TTLs",
	},
	{
		input: "groupDisk", key: "group-disk", name: "DatabaseCapacityUsageCountedForEvictPercentage", unit: "Percent", statistic: "Maximum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 3, missingData: "missing", highest: 100, groupwide: true,
		applies: tiered, where: tieredNodes,
		limit: fixedLimit(80), shown: monitoring.InPercent,
		why:     "as for the SSD of a node; the fullest node of the group counts",
		meaning: "Memory and SSD of one node at least are together nearly full: keys will be evicted, or writes refused.",
		checks:  [3]string{"the metric by NodeGroupId: which shard it is", "Evictions of its nodes, and BytesUsedForCache by Tier", "keys without a TTL"},
		remedy:  "more shards, or a larger instanceType",
	},
	scalingShards,
	scalingReplicas,

	{
		input: "evictions", key: "evictions", name: "Evictions", unit: "Count", statistic: "Sum", comparison: monitoring.GreaterThan,
		period: 300, evaluationPeriods: 3, datapointsToAlarm: 2, missingData: "notBreaching", optIn: true,
		limit: fixedLimit(100), shown: monitoring.InNumbers,
		why:     "AWS's alarm pack: more than 100 in five minutes, twice out of three. A cache that evicts by design has another figure, so it is off",
		meaning: "Keys are evicted to make room: what the application stored is gone before its time.",
		checks:  [3]string{"DatabaseMemoryUsagePercentage", "CacheHitRate", "the maxmemory-policy, and keys without a TTL"},
		remedy:  "a larger instanceType, more shards, or shorter TTLs",
	},
	{
		input: "hitRate", key: "hit-rate", name: "CacheHitRate", unit: "Percent", statistic: "Average", comparison: monitoring.LessThan,
		period: 300, evaluationPeriods: 6, datapointsToAlarm: 4, missingData: "notBreaching", optIn: true, highest: 100,
		limit: fixedLimit(80), shown: monitoring.InPercent,
		why:     "AWS advises to look into a rate below 80 %; what is right depends on the load, so it is off",
		meaning: "Fewer reads are answered from the cache: what is behind it gets the load.",
		checks:  [3]string{"Evictions and Reclaimed", "a deployment that changed keys or TTLs", "CurrItems: was the cache emptied?"},
		remedy:  "more memory (instanceType, shards), or longer TTLs",
	},
	{
		input: "readLatency", key: "read-latency", name: "SuccessfulReadRequestLatency", unit: "Microseconds", statistic: "Average", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 3, missingData: "notBreaching", optIn: true,
		limit: fixedLimit(5000), shown: monitoring.InMicroseconds,
		why:     "AWS's alarm pack: 5 ms, where reads take parts of one. Scripts and large values take longer by design, so it is off",
		meaning: "The node takes long to answer reads.",
		checks:  [3]string{"EngineCPUUtilization", "slow commands (SLOWLOG GET) and large values", "SwapUsage"},
		remedy:  "more replicas for reads, smaller values, or a larger instanceType",
	},
	{
		input: "writeLatency", key: "write-latency", name: "SuccessfulWriteRequestLatency", unit: "Microseconds", statistic: "Average", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 3, missingData: "notBreaching", optIn: true,
		limit: fixedLimit(5000), shown: monitoring.InMicroseconds,
		why:     "as for reads",
		meaning: "The node takes long to answer writes.",
		checks:  [3]string{"EngineCPUUtilization", "slow commands (SLOWLOG GET) and large values", "SaveInProgress"},
		remedy:  "more shards, smaller values, or a larger instanceType",
	},
	{
		input: "newConnections", key: "new-connections", name: "NewConnections", unit: "Count", statistic: "Sum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 3, datapointsToAlarm: 2, missingData: "notBreaching", optIn: true,
		limit: fixedLimit(1000), shown: monitoring.InNumbers,
		why:     "AWS's alarm pack: more than 1,000 in a minute tells of clients that do not pool. A large fleet has another figure, so it is off",
		meaning: "Clients connect anew all the time: each connection costs CPU, with TLS a lot of it.",
		checks:  [3]string{"clients without a pool", "clients that time out and reconnect", "CPUUtilization"},
		remedy:  "pool connections in the clients",
	},
	allowance("networkBandwidthIn", "network-bandwidth-in", "NetworkBandwidthInAllowanceExceeded", "incoming bandwidth", "large writes and NetworkBytesIn"),
	allowance("networkBandwidthOut", "network-bandwidth-out", "NetworkBandwidthOutAllowanceExceeded", "outgoing bandwidth", "large values read and NetworkBytesOut"),
	allowance("networkPackets", "network-packets", "NetworkPacketsPerSecondAllowanceExceeded", "packets per second", "many small commands: pipeline them"),
	allowance("networkConntrack", "network-conntrack", "NetworkConntrackAllowanceExceeded", "tracked connections", "CurrConnections and NewConnections"),
	{
		input: "authenticationFailures", key: "authentication-failures", name: "AuthenticationFailures", unit: "Count", statistic: "Sum", comparison: monitoring.GreaterThan,
		period: 300, evaluationPeriods: 1, datapointsToAlarm: 1, missingData: "notBreaching", optIn: true,
		limit: fixedLimit(0), shown: monitoring.InNumbers,
		why:     "one is a wrong password; many are somebody who tries. Health checks without one would set it off, so it is off",
		meaning: "Somebody gave a wrong password.",
		checks:  [3]string{"a client that still has the old token", "who connects (ACL LOG)", "the sources that the security group allows"},
		remedy:  "give the client the right token, or take its source out of the allowed ones",
	},
	{
		input: "saves", key: "saves", name: "SaveInProgress", unit: "Count", statistic: "Minimum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 60, datapointsToAlarm: 60, missingData: "notBreaching", optIn: true, highest: 1,
		limit: fixedLimit(0), shown: monitoring.InNumbers,
		why:     "an hour without a pause is more than a snapshot takes on most nodes. On the largest it may take longer, so it is off",
		meaning: "A snapshot or a full synchronisation has been running for an hour: it costs memory and CPU.",
		checks:  [3]string{"snapshotWindow: is it the nightly snapshot?", "FreeableMemory and SwapUsage", "replicas that synchronise anew again and again"},
		remedy:  "a snapshotWindow with less load, more shards, or more memory reserved",
	},
}

// allowance is the row of a network limit that EC2 imposes on a node.
// Source: ElastiCache user guide, "Host-Level Metrics", …AllowanceExceeded.
func allowance(input, key, name, what, check string) alarmRow {
	return alarmRow{
		input: input, key: key, name: name, unit: "Count", statistic: "Sum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 3, missingData: "notBreaching", optIn: true,
		limit: fixedLimit(0), shown: monitoring.InNumbers,
		why:     "above 0 packets wait or are lost; three minutes of five, since short bursts are common. Nodes that burst by design cross it every day, so it is off",
		meaning: "The node is over its allowance of " + what + ": packets are queued or dropped.",
		checks:  [3]string{check, "one client or key that is hot", "whether it was a burst"},
		remedy:  "a larger instanceType, more shards, or replicas for reads",
	}
}

// groupCPU is the row of the engine's CPU over all nodes of a role. It is the engine's CPU on small nodes as well, since
// AWS does not publish the host's CPU of a group. The busiest node counts: an average would hide one hot shard.
func groupCPU(of memberRole, nodes string) alarmRow {
	row := alarmRow{
		input: "groupCpu", key: "group-cpu-" + nodes, name: engineCPU, unit: "Percent", statistic: "Maximum", comparison: monitoring.GreaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 5, missingData: "missing", highest: 100, groupwide: true, role: of,
		limit: fixedLimit(90), shown: monitoring.InPercent,
		why:     "as for the engine's CPU on a node; the busiest of the " + nodes + " counts, since one hot shard is lost in an average",
		meaning: "The main thread of one of the " + nodes + " at least is nearly saturated: commands queue and latency rises.",
		checks:  [3]string{"the metric by NodeGroupId: which shard it is", "hot keys there (redis-cli --hotkeys)", "slow commands (SLOWLOG GET)"},
		remedy:  "more shards, or a key that is spread over several",
	}
	row.where = "every group: its primaries"
	if of == replicaRole {
		row.applies, row.where = replicated, replicatedClusters+": the replicas"
		row.remedy = "more replicas for reads"
	}
	return row
}
