package elasticache

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// serverlessSet is the one dimension of serverless caches, whose value is the name. The user guide does not name it.
// Sources: the references of aws/agent-toolkit-for-aws; cdklabs/cdk-monitoring-constructs,
// lib/monitoring/aws-redis/ElastiCacheServerlessMetricFactory.ts.
var serverlessSet = []dimensionSet{{"clusterId"}}

// serverlessMetrics are the metrics of serverless caches of Redis OSS and Valkey. Names and units are the ones of the
// ElastiCache user guide, "Metrics and events for Valkey and Redis OSS serverless caches".
var serverlessMetrics = []metricRow{
	{names: "BytesUsedForCache NetworkBytesIn NetworkBytesOut", unit: "Bytes", sets: serverlessSet},
	{names: "CacheHitRate", unit: "Percent", sets: serverlessSet},
	{
		names: "SuccessfulReadRequestLatency SuccessfulWriteRequestLatency", unit: "Microseconds",
		sets: serverlessSet,
	},
	{
		names: "AuthenticationFailures CacheHits CommandAuthorizationFailures CurrConnections CurrItems " +
			"CurrVolatileItems ElastiCacheProcessingUnits Evictions IamAuthenticationExpirations " +
			"IamAuthenticationThrottling KeyAuthorizationFailures NewConnections ThrottledCmds TotalCmdsCount",
		unit: "Count", sets: serverlessSet,
	},
	{
		names: "EvalBasedCmds GeoSpatialBasedCmds GetTypeCmds HashBasedCmds HyperLogLogBasedCmds JsonBasedCmds " +
			"JsonBasedGetCmds JsonBasedSetCmds KeyBasedCmds ListBasedCmds NonKeyTypeCmds PubSubBasedCmds " +
			"SetBasedCmds SetTypeCmds SortedSetBasedCmds StreamBasedCmds StringBasedCmds",
		unit: "Count", sets: serverlessSet,
	},
	{
		names: "EvalBasedCmdsECPUs GeoSpatialBasedCmdsECPUs GetTypeCmdsECPUs HashBasedCmdsECPUs " +
			"HyperLogLogBasedCmdsECPUs JsonBasedCmdsECPUs JsonBasedGetCmdsECPUs JsonBasedSetCmdsECPUs " +
			"KeyBasedCmdsECPUs ListBasedCmdsECPUs NonKeyTypeCmdsECPUs PubSubBasedCmdsECPUs SetBasedCmdsECPUs " +
			"SetTypeCmdsECPUs SortedSetBasedCmdsECPUs StreamBasedCmdsECPUs StringBasedCmdsECPUs",
		unit: "Count", sets: serverlessSet,
	},
}

// metricsOfServerless are what the serverless caches of a region publish.
func metricsOfServerless(v world.View) []world.Metric {
	var out []world.Metric
	for _, cache := range v.All(awstype.ServerlessCache) {
		for _, row := range serverlessMetrics {
			for name := range strings.FieldsSeq(row.names) {
				out = append(out, world.Metric{
					Namespace: world.ElastiCacheNamespace, Name: name, Unit: row.unit,
					Dimensions: map[string]string{"clusterId": cache.ID},
				})
			}
		}
	}
	return out
}
