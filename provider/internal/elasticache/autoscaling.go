package elasticache

// ScalableDimension is what Application Auto Scaling can scale of a replication group.
// Source: Application Auto Scaling API, ScalableTarget, ScalableDimension.
type ScalableDimension string

// The dimensions of a replication group.
const (
	ScalableShards   ScalableDimension = "elasticache:replication-group:NodeGroups"
	ScalableReplicas ScalableDimension = "elasticache:replication-group:Replicas"
)

// ScalingNamespace is the service namespace of ElastiCache in Application Auto Scaling.
const ScalingNamespace = "elasticache"

// ScalingMetric is a metric that Application Auto Scaling keeps near a target.
type ScalingMetric struct {
	// Word is what this package calls the metric, and Dimension what it scales.
	Word      string
	Dimension ScalableDimension
	// Predefined is AWS's name of the metric in a scaling policy. Name and Role are what CloudWatch calls it: a metric
	// of the replication group, or of its nodes of a role.
	Predefined, Name, Role string
}

// ScalingMetrics are the metrics that AWS offers, the default of each dimension first. Those that count memory alone
// are for nodes without data tiering, and those that count memory and SSD for nodes with it.
// Source: ElastiCache developer guide, "Target tracking scaling policies"; Application Auto Scaling API,
// PredefinedMetricSpecification.
var ScalingMetrics = []ScalingMetric{
	{"cpu", ScalableShards, "ElastiCachePrimaryEngineCPUUtilization", "EngineCPUUtilization", "Primary"},
	{
		"memory", ScalableShards, "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
		"DatabaseMemoryUsageCountedForEvictPercentage", "",
	},
	{
		"capacity", ScalableShards, "ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage",
		"DatabaseCapacityUsageCountedForEvictPercentage", "",
	},
	{"cpu", ScalableReplicas, "ElastiCacheReplicaEngineCPUUtilization", "EngineCPUUtilization", "Replica"},
}

// FindScalingMetric is the metric of a dimension by this package's word.
func FindScalingMetric(of ScalableDimension, word string) (ScalingMetric, bool) {
	for _, m := range ScalingMetrics {
		if m.Dimension == of && m.Word == word {
			return m, true
		}
	}
	return ScalingMetric{}, false
}
