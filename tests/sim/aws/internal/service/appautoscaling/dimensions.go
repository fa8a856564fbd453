package appautoscaling

// dimension is a count of a replication group that can be scaled.
type dimension struct {
	count   string // the property of the replication group
	most    int    // the largest capacity; 0 for what quotas alone limit
	metrics map[string]predefinedMetric
}

// predefinedMetric is what CloudWatch calls a metric of a policy. The dimension of the group's id goes without saying.
type predefinedMetric struct {
	name string
	role string // the value of the dimension Role; empty when the metric has all nodes
	// untiered is for a metric that data tiering makes useless.
	untiered bool
}

const (
	shardDimension   = "elasticache:replication-group:NodeGroups"
	replicaDimension = "elasticache:replication-group:Replicas"
)

// dimensions are what ElastiCache lets Application Auto Scaling change. Sources: Application Auto Scaling API,
// RegisterScalableTarget, ScalableDimension; ElastiCache developer guide, "Target tracking scaling policies" for shards
// and for replicas, with the metrics.
var dimensions = map[string]dimension{
	shardDimension: {
		count: "numNodeGroups",
		metrics: map[string]predefinedMetric{
			"ElastiCachePrimaryEngineCPUUtilization": {name: "EngineCPUUtilization", role: "Primary"},
			"ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage": {
				name: "DatabaseMemoryUsageCountedForEvictPercentage", untiered: true,
			},
			"ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage": {
				name: "DatabaseCapacityUsageCountedForEvictPercentage",
			},
		},
	},
	replicaDimension: {
		count: "replicasPerNodeGroup",
		most:  5,
		metrics: map[string]predefinedMetric{
			"ElastiCacheReplicaEngineCPUUtilization": {name: "EngineCPUUtilization", role: "Replica"},
		},
	},
}
