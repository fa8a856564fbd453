package elasticache

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// metricRow is some metrics that differ in their names alone.
type metricRow struct {
	names string
	unit  string
	sets  []dimensionSet
	on    func(member) bool // the members that publish it; nil for all
}

type dimensionSet []string

var (
	clusterSet   = dimensionSet{"CacheClusterId"}
	nodeSet      = dimensionSet{"CacheClusterId", "CacheNodeId"}
	tierSet      = dimensionSet{"CacheClusterId", "CacheNodeId", "Tier"}
	groupSet     = dimensionSet{"ReplicationGroupId"}
	roleSet      = dimensionSet{"ReplicationGroupId", "Role"}
	nodeGroupSet = dimensionSet{"ReplicationGroupId", "NodeGroupId"}

	nodeOnly = []dimensionSet{nodeSet}
	both     = []dimensionSet{clusterSet, nodeSet}
	allTiers = []dimensionSet{clusterSet, nodeSet, tierSet}
)

// elasticacheMetrics are the metrics of Redis OSS and Valkey, whose nodes are members of a replication group.
//
// Names and units are those of the ElastiCache user guide (Host-level metrics; Metrics for Valkey and Redis OSS),
// dimension sets those of the CloudWatch user guide (Supported metrics for resource tags for telemetry). The guide's
// "Boolean", "Number" and "Credits" are no units of CloudWatch's API: they are taken for Count, and None where the
// number is a ratio.
//
// Left out is what needs things that the cloud does not have: GlobalDatastoreReplicationLag, DurabilityLag and
// DurabilityBufferExceededErrorCount, and MasterLinkHealthStatus, which is documented for migrations from EC2 alone.
var elasticacheMetrics = []metricRow{
	{names: "CPUUtilization CacheHitRate DatabaseMemoryUsagePercentage", unit: "Percent", sets: both},
	{
		names: "EngineCPUUtilization",
		unit:  "Percent",
		sets:  []dimensionSet{clusterSet, nodeSet, groupSet, roleSet, nodeGroupSet},
	},
	{names: "FreeableMemory NetworkBytesIn NetworkBytesOut ReplicationBytes SwapUsage", unit: "Bytes", sets: both},
	{names: "BytesUsedForCache", unit: "Bytes", sets: allTiers},
	{names: "CurrItems", unit: "Count", sets: allTiers},
	{names: "ActiveDefragHits AuthenticationFailures CacheHits CacheMisses CommandAuthorizationFailures " +
		"CurrConnections Evictions IsMaster KeyAuthorizationFailures KeysTracked NetworkBandwidthInAllowanceExceeded " +
		"NetworkBandwidthOutAllowanceExceeded NetworkConntrackAllowanceExceeded NetworkLinkLocalAllowanceExceeded " +
		"NetworkPacketsIn NetworkPacketsOut NetworkPacketsPerSecondAllowanceExceeded NewConnections Reclaimed " +
		"SaveInProgress", unit: "Count", sets: both},
	{
		names: "EvalBasedCmds GeoSpatialBasedCmds GetTypeCmds HashBasedCmds HyperLogLogBasedCmds KeyBasedCmds " +
			"ListBasedCmds PubSubBasedCmds SetBasedCmds SetTypeCmds SortedSetBasedCmds StreamBasedCmds StringBasedCmds",
		unit: "Count",
		sets: both,
	},
	{names: "EvalBasedCmdsLatency GeoSpatialBasedCmdsLatency GetTypeCmdsLatency HashBasedCmdsLatency " +
		"HyperLogLogBasedCmdsLatency KeyBasedCmdsLatency ListBasedCmdsLatency PubSubBasedCmdsLatency " +
		"SetBasedCmdsLatency SetTypeCmdsLatency SortedSetBasedCmdsLatency StreamBasedCmdsLatency " +
		"StringBasedCmdsLatency", unit: "Microseconds", sets: both},
	{names: "DB0AverageTTL", unit: "Milliseconds", sets: both},
	{names: "MemoryFragmentationRatio", unit: "None", sets: both},
	{names: "ReplicationLag", unit: "Seconds", sets: both, on: member.isReplica},
	{names: "CPUCreditBalance CPUCreditUsage", unit: "Count", sets: both, on: member.isBurstable},

	{
		names: "DatabaseCapacityUsagePercentage NetworkBaselineMaxUsageInPercentage " +
			"NetworkBaselineMaxUsageOutPercentage NetworkBaselineUsageInPercentage NetworkBaselineUsageOutPercentage",
		unit: "Percent",
		sets: nodeOnly,
	},
	{
		names: "DatabaseCapacityUsageCountedForEvictPercentage DatabaseMemoryUsageCountedForEvictPercentage",
		unit:  "Percent",
		sets:  []dimensionSet{nodeSet, groupSet, nodeGroupSet},
	},
	{
		names: "AllocatorFragmentationBytes NetworkMaxBytesIn NetworkMaxBytesOut UsedMemoryDataset",
		unit:  "Bytes",
		sets:  nodeOnly,
	},
	{names: "BlockedConnections ChannelAuthorizationFailures ClusterBasedCmds CurrVolatileItems ErrorCount " +
		"MajorPageFaults NetworkMaxPacketsIn NetworkMaxPacketsOut NonKeyTypeCmds ProcessedCommands PubSubChannels " +
		"RejectedConnections TrafficManagementActive", unit: "Count", sets: nodeOnly},
	{
		names: "ClusterBasedCmdsLatency NonKeyTypeCmdsLatency SuccessfulReadRequestLatency " +
			"SuccessfulWriteRequestLatency",
		unit: "Microseconds", sets: nodeOnly,
	},
	{names: "AllocatorFragmentationRatio", unit: "None", sets: nodeOnly},
	{names: "BytesReadFromDisk BytesWrittenToDisk", unit: "Bytes", sets: nodeOnly, on: member.isTiered},
	{names: "NumItemsReadFromDisk NumItemsWrittenToDisk", unit: "Count", sets: nodeOnly, on: member.isTiered},

	{names: "JsonBasedCmds JsonBasedGetCmds JsonBasedSetCmds", unit: "Count", sets: nodeOnly, on: since("6.2", "7.2")},
	{
		names: "JsonBasedCmdsLatency JsonBasedGetCmdsLatency JsonBasedSetCmdsLatency", unit: "Microseconds",
		sets: nodeOnly,
		on:   since("6.2", "7.2"),
	},
	{
		names: "IamAuthenticationExpirations IamAuthenticationThrottling PubSubShardChannels", unit: "Count",
		sets: nodeOnly,
		on:   since("7.0", "7.2"),
	},
	{
		names: "SearchBasedCmds SearchBasedGetCmds SearchBasedSetCmds SearchNumberOfIndexes " +
			"SearchTotalIndexedDocuments",
		unit: "Count", sets: nodeOnly, on: since("", "8.2"),
	},
	{
		names: "SearchBasedCmdsLatency SearchBasedGetCmdsLatency SearchBasedSetCmdsLatency", unit: "Microseconds",
		sets: nodeOnly,
		on:   since("", "8.2"),
	},
	{names: "SearchUsedMemoryBytes", unit: "Bytes", sets: nodeOnly, on: since("", "8.2")},
	{names: "CurrItemsWithVolatileFields ReclaimedFields", unit: "Count", sets: nodeOnly, on: since("", "9.0")},
	{names: "DatabaseAuthorizationFailures", unit: "Count", sets: nodeOnly, on: since("", "9.1")},
}

// member is a node of a replication group as CloudWatch sees it.
type member struct {
	group     props.Map
	id        string
	nodeGroup string
	replica   bool
}

// membersOf are the nodes of a group. Nothing fails over here, so the first node of each shard is its primary.
func membersOf(group props.Map) []member {
	ids := group.Strs("memberClusters")
	slices.Sort(ids) // they are a set
	var members []member
	for _, id := range ids {
		shard := nodeGroupOf(group.Str("replicationGroupId"), id)
		replica := slices.ContainsFunc(members, func(m member) bool { return m.nodeGroup == shard })
		members = append(members, member{group: group, id: id, nodeGroup: shard, replica: replica})
	}
	return members
}

func (m member) isReplica() bool   { return m.replica }
func (m member) role() string      { return map[bool]string{false: "Primary", true: "Replica"}[m.replica] }
func (m member) isBurstable() bool { return strings.HasPrefix(m.group.Str("nodeType"), "cache.t") }

func (m member) isTiered() bool {
	family := findNode(m.group.Str("nodeType"))
	return family.tiered
}

// since is a condition on the engine's version; see [engineVersion.atLeastEngine].
func since(redis, valkey string) func(member) bool {
	return func(m member) bool {
		engine, _ := findEngine(m.group.Str("engine"), m.group.Str("engineVersion"))
		return engine.atLeastEngine(redis, valkey)
	}
}

// values are the dimensions that a member's data can carry, one map for each tier of its storage.
func (m member) values() []map[string]string {
	tiers := []string{""}
	if m.isTiered() {
		tiers = []string{"Memory", "SSD"}
	}
	var out []map[string]string
	for _, tier := range tiers {
		out = append(out, map[string]string{
			"CacheClusterId": m.id, "CacheNodeId": "0001", "Tier": tier,
			"ReplicationGroupId": m.group.Str("replicationGroupId"), "NodeGroupId": m.nodeGroup, "Role": m.role(),
		})
	}
	return out
}

// of are the dimensions of the set with their values; nil when one of them has none.
func (s dimensionSet) of(values map[string]string) map[string]string {
	dimensions := map[string]string{}
	for _, name := range s {
		if values[name] == "" {
			return nil
		}
		dimensions[name] = values[name]
	}
	return dimensions
}

// Metrics adds up what the members publish: a metric of a group has the data of all members that carry its dimensions.
// Serverless caches publish beside them.
func Metrics(v world.View) []world.Metric {
	var out []world.Metric
	seen := map[string]bool{}
	for _, group := range v.All(awstype.ReplicationGroup) {
		for _, m := range membersOf(group.Properties) {
			for _, metric := range m.metrics() {
				if !seen[metric.Key()] {
					out = append(out, metric)
				}
				seen[metric.Key()] = true
			}
		}
	}
	return append(out, metricsOfServerless(v)...)
}

func (m member) metrics() []world.Metric {
	var out []world.Metric
	tiers := m.values()
	for _, row := range elasticacheMetrics {
		if row.on != nil && !row.on(m) {
			continue
		}
		for name := range strings.FieldsSeq(row.names) {
			for _, set := range row.sets {
				for _, values := range tiers {
					if dimensions := set.of(values); dimensions != nil {
						out = append(out, world.Metric{
							Namespace: world.ElastiCacheNamespace, Name: name, Dimensions: dimensions, Unit: row.unit,
						})
					}
				}
			}
		}
	}
	return out
}

// IsPublished tells whether any node or serverless cache publishes a metric of that name with these dimensions.
func IsPublished(name string, dimensions []string) bool {
	all := slices.Concat(elasticacheMetrics, serverlessMetrics)
	return slices.ContainsFunc(all, func(row metricRow) bool {
		return slices.Contains(strings.Fields(row.names), name) &&
			slices.ContainsFunc(row.sets, func(set dimensionSet) bool {
				return slices.Equal(slices.Sorted(slices.Values(set)), dimensions)
			})
	})
}
