package s3

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// replicationMetrics are those of a rule with metrics, with their units. Source: the S3 user guide, "Metrics and
// dimensions", S3 Replication metrics in CloudWatch.
var replicationMetrics = []struct{ name, unit string }{
	{"ReplicationLatency", "Seconds"},
	{"BytesPendingReplication", "Bytes"},
	{"OperationsPendingReplication", "Count"},
	{"OperationsFailedReplication", "Count"},
}

// Metrics are those of the replication rules whose metrics are on, in the region of the source bucket. Storage metrics
// and request metrics are left out.
func Metrics(v world.View) []world.Metric {
	var out []world.Metric
	for _, r := range v.All(awstype.BucketReplication) {
		for _, rule := range props.Map(r.Properties).Objects("rules") {
			destination := rule.Object("destination")
			if rule.Str("status") != "Enabled" || destination.Object("metrics").Str("status") != "Enabled" {
				continue
			}
			target, _ := bucketOfARN(destination.Str("bucket"))
			for _, metric := range replicationMetrics {
				out = append(out, world.Metric{
					Namespace: "AWS/S3", Name: metric.name, Unit: metric.unit, Dimensions: map[string]string{
						"SourceBucket": r.ID, "DestinationBucket": target, "RuleId": rule.Str("id"),
					},
				})
			}
		}
	}
	return out
}
