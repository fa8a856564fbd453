package awssim_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// Topologies and engines whose metrics differ; the rest of the group is [cacheInputs].
var (
	oneNode = cacheInputs.and(values{
		"numCacheClusters": 1, "automaticFailoverEnabled": false, "multiAzEnabled": false,
	})
	tieredNodes = cacheInputs.and(values{"nodeType": "cache.r6gd.xlarge", "dataTieringEnabled": true})
	burstable   = cacheInputs.with("nodeType", "cache.t4g.small")
	redis5      = cacheInputs.and(values{
		"nodeType": "cache.r6g.large", "engineVersion": "5.0.6", "parameterGroupName": "default.redis5.0",
	})
	redis62 = cacheInputs.and(values{"engineVersion": "6.2", "parameterGroupName": "default.redis6.x"})
)

func valkey(version string) values {
	return cacheInputs.and(values{
		"engine": "valkey", "engineVersion": version, "parameterGroupName": "default.valkey" + version[:1],
	})
}

// cloudWith is a cloud with one replication group, called cache.
func cloudWith(t *testing.T, group values) *awssim.Cloud {
	t.Helper()
	e := newEngine(t, awssim.InMemory(), nil)
	_, err := e.cloud.Create(region, replicationType,
		group.with("subnetGroupName", e.network().subnets.id).properties())
	require.NoError(t, err)
	return e.cloud
}

func metricsOf(t *testing.T, cloud *awssim.Cloud) []awssim.Metric {
	t.Helper()
	metrics, err := cloud.Metrics(region)
	require.NoError(t, err)
	return metrics
}

// dimensions spells a metric's dimensions, as "CacheClusterId=cache-001 CacheNodeId=0001".
func dimensions(m awssim.Metric) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(m.Dimensions)) {
		out = append(out, name+"="+m.Dimensions[name])
	}
	return strings.Join(out, " ")
}

// The CloudWatch user guide lists 63 metrics of Redis OSS and Valkey with CacheClusterId, and 56 more with CacheNodeId
// alone. Of the 63, a node without burst credits (2), lag (1) and migrations (1) publishes 59; of the 56, one of Redis
// OSS 7.1 does not publish those of tiering (4), durability (2), Valkey 8.2 (9), 9.0 (2) and 9.1 (1), which leaves 38.
func TestMetricCounts(t *testing.T) {
	const (
		cluster, node, tier    = "CacheClusterId", "CacheClusterId CacheNodeId", "CacheClusterId CacheNodeId Tier"
		group, role, nodeGroup = "ReplicationGroupId", "ReplicationGroupId Role", "NodeGroupId ReplicationGroupId"
	)
	for name, test := range map[string]struct {
		group values
		want  map[string]int
	}{
		"one node":  {oneNode, map[string]int{cluster: 59, node: 59 + 38, group: 3, role: 1, nodeGroup: 3}},
		"two nodes": {cacheInputs, map[string]int{cluster: 2*59 + 1, node: 2*(59+38) + 1, group: 3, role: 2, nodeGroup: 3}},
		"two shards of two": {clusterInputs, map[string]int{
			cluster: 4*59 + 2, node: 4*(59+38) + 2, group: 3, role: 2, nodeGroup: 2 * 3,
		}},
		"burstable": {burstable, map[string]int{cluster: 2*61 + 1, node: 2*(61+38) + 1, group: 3, role: 2, nodeGroup: 3}},
		"tiered": {tieredNodes, map[string]int{
			cluster: 2*59 + 1, node: 2*(59+38+4) + 1, tier: 2 * 2 * 2, group: 3, role: 2, nodeGroup: 3,
		}},
		"Redis OSS 5":   {redis5, map[string]int{cluster: 2*59 + 1, node: 2*(59+29) + 1, group: 3, role: 2, nodeGroup: 3}},
		"Redis OSS 6.2": {redis62, map[string]int{cluster: 2*59 + 1, node: 2*(59+35) + 1, group: 3, role: 2, nodeGroup: 3}},
		"Valkey 8.1":    {valkey("8.1"), map[string]int{cluster: 2*59 + 1, node: 2*(59+38) + 1, group: 3, role: 2, nodeGroup: 3}},
		"Valkey 8.2":    {valkey("8.2"), map[string]int{cluster: 2*59 + 1, node: 2*(59+47) + 1, group: 3, role: 2, nodeGroup: 3}},
		"Valkey 9.0":    {valkey("9.0"), map[string]int{cluster: 2*59 + 1, node: 2*(59+49) + 1, group: 3, role: 2, nodeGroup: 3}},
		"Valkey 9.1":    {valkey("9.1"), map[string]int{cluster: 2*59 + 1, node: 2*(59+50) + 1, group: 3, role: 2, nodeGroup: 3}},
	} {
		t.Run(name, func(t *testing.T) {
			counts := map[string]int{}
			for _, m := range metricsOf(t, cloudWith(t, test.group)) {
				assert.Equal(t, "AWS/ElastiCache", m.Namespace)
				counts[strings.Join(slices.Sorted(maps.Keys(m.Dimensions)), " ")]++
			}
			assert.Equal(t, test.want, counts)
		})
	}
}

// Each want is the dimensions of all metrics of the name.
func TestMetricDimensions(t *testing.T) {
	for name, test := range map[string]struct {
		group  values
		metric string
		unit   string
		want   []string
	}{
		"host":             {oneNode, "CPUUtilization", "Percent", []string{"CacheClusterId=cache-001", "CacheClusterId=cache-001 CacheNodeId=0001"}},
		"capacity":         {oneNode, "DatabaseCapacityUsagePercentage", "Percent", []string{"CacheClusterId=cache-001 CacheNodeId=0001"}},
		"traffic":          {oneNode, "TrafficManagementActive", "Count", []string{"CacheClusterId=cache-001 CacheNodeId=0001"}},
		"latency":          {oneNode, "SuccessfulReadRequestLatency", "Microseconds", []string{"CacheClusterId=cache-001 CacheNodeId=0001"}},
		"no lag, one node": {oneNode, "ReplicationLag", "", nil},
		"lag": {cacheInputs, "ReplicationLag", "Seconds", []string{
			"CacheClusterId=cache-002", "CacheClusterId=cache-002 CacheNodeId=0001",
		}},
		"lag, cluster mode": {clusterInputs, "ReplicationLag", "Seconds", []string{
			"CacheClusterId=cache-0001-002", "CacheClusterId=cache-0001-002 CacheNodeId=0001",
			"CacheClusterId=cache-0002-002", "CacheClusterId=cache-0002-002 CacheNodeId=0001",
		}},
		"engine CPU": {oneNode, "EngineCPUUtilization", "Percent", []string{
			"CacheClusterId=cache-001", "CacheClusterId=cache-001 CacheNodeId=0001", "NodeGroupId=0001 ReplicationGroupId=cache",
			"ReplicationGroupId=cache", "ReplicationGroupId=cache Role=Primary",
		}},
		"engine CPU of replicas": {cacheInputs, "EngineCPUUtilization", "Percent", []string{
			"CacheClusterId=cache-001", "CacheClusterId=cache-001 CacheNodeId=0001",
			"CacheClusterId=cache-002", "CacheClusterId=cache-002 CacheNodeId=0001", "NodeGroupId=0001 ReplicationGroupId=cache",
			"ReplicationGroupId=cache", "ReplicationGroupId=cache Role=Primary", "ReplicationGroupId=cache Role=Replica",
		}},
		"memory of shards": {
			clusterInputs.with("replicasPerNodeGroup", 0).with("multiAzEnabled", false),
			"DatabaseMemoryUsageCountedForEvictPercentage",
			"Percent",
			[]string{
				"CacheClusterId=cache-0001-001 CacheNodeId=0001", "CacheClusterId=cache-0002-001 CacheNodeId=0001",
				"NodeGroupId=0001 ReplicationGroupId=cache", "NodeGroupId=0002 ReplicationGroupId=cache", "ReplicationGroupId=cache",
			},
		},
		"no credits": {cacheInputs, "CPUCreditBalance", "", nil},
		"credits": {burstable, "CPUCreditBalance", "Count", []string{
			"CacheClusterId=cache-001", "CacheClusterId=cache-001 CacheNodeId=0001",
			"CacheClusterId=cache-002", "CacheClusterId=cache-002 CacheNodeId=0001",
		}},
		"no disk": {cacheInputs, "NumItemsReadFromDisk", "", nil},
		"disk": {tieredNodes, "NumItemsReadFromDisk", "Count", []string{
			"CacheClusterId=cache-001 CacheNodeId=0001", "CacheClusterId=cache-002 CacheNodeId=0001",
		}},
		"tiers": {tieredNodes, "BytesUsedForCache", "Bytes", []string{
			"CacheClusterId=cache-001", "CacheClusterId=cache-001 CacheNodeId=0001",
			"CacheClusterId=cache-001 CacheNodeId=0001 Tier=Memory", "CacheClusterId=cache-001 CacheNodeId=0001 Tier=SSD",
			"CacheClusterId=cache-002", "CacheClusterId=cache-002 CacheNodeId=0001",
			"CacheClusterId=cache-002 CacheNodeId=0001 Tier=Memory", "CacheClusterId=cache-002 CacheNodeId=0001 Tier=SSD",
		}},
		"no migration":           {cacheInputs, "MasterLinkHealthStatus", "", nil},
		"no metric of databases": {valkey("9.0"), "DatabaseAuthorizationFailures", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, m := range metricsOf(t, cloudWith(t, test.group)) {
				if m.Name == test.metric {
					assert.Equal(t, test.unit, m.Unit)
					got = append(got, dimensions(m))
				}
			}
			slices.Sort(got)
			assert.Equal(t, test.want, got)
		})
	}
}

// Metrics follow the groups: those of a region, as they are now.
func TestMetricsFollowTheCloud(t *testing.T) {
	cloud := cloudWith(t, cacheInputs)
	elsewhere, err := cloud.Metrics("eu-west-1")
	require.NoError(t, err)
	assert.Empty(t, elsewhere)

	lagging := func() []string {
		var ids []string
		for _, m := range metricsOf(t, cloud) {
			if m.Name == "ReplicationLag" && len(m.Dimensions) == 1 {
				ids = append(ids, m.Dimensions["CacheClusterId"])
			}
		}
		return ids
	}
	require.NoError(t,
		cloud.Set(replicationType, "cache", "memberClusters", []string{"cache-004", "cache-003", "cache-001"}))
	assert.Equal(t, []string{"cache-003", "cache-004"}, lagging(), "members come and go, in no order")

	metricsOf(t, cloud)[0].Dimensions["CacheClusterId"] = "changed"
	for _, m := range metricsOf(t, cloud) {
		assert.NotEqual(t, "changed", m.Dimensions["CacheClusterId"])
	}

	require.NoError(t, cloud.Delete(replicationType, "cache"))
	assert.Empty(t, metricsOf(t, cloud))
}
