package sqs

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// queueMetrics are those of a queue, with their units. Source: the SQS developer guide, "Available CloudWatch metrics
// for Amazon SQS".
var queueMetrics = []struct{ name, unit string }{
	{"ApproximateAgeOfOldestMessage", "Seconds"},
	{"ApproximateNumberOfMessagesDelayed", "Count"},
	{"ApproximateNumberOfMessagesNotVisible", "Count"},
	{"ApproximateNumberOfMessagesVisible", "Count"},
	{"NumberOfEmptyReceives", "Count"},
	{"NumberOfMessagesDeleted", "Count"},
	{"NumberOfMessagesReceived", "Count"},
	{"NumberOfMessagesSent", "Count"},
	{"SentMessageSize", "Bytes"},
}

// Metrics are those of the queues.
func Metrics(v world.View) []world.Metric {
	var out []world.Metric
	for _, r := range v.All(awstype.Queue) {
		for _, metric := range queueMetrics {
			out = append(out, world.Metric{
				Namespace: "AWS/SQS", Name: metric.name, Unit: metric.unit,
				Dimensions: map[string]string{"QueueName": props.Map(r.Properties).Str("name")},
			})
		}
	}
	return out
}
