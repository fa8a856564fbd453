package sfn

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// executionMetrics are those of executions, with their units. Source: the Step Functions developer guide, "Monitoring
// Step Functions metrics using Amazon CloudWatch", Execution metrics.
var executionMetrics = []struct{ name, unit string }{
	{"ExecutionTime", "Milliseconds"},
	{"ExecutionThrottled", "Count"},
	{"ExecutionsAborted", "Count"},
	{"ExecutionsFailed", "Count"},
	{"ExecutionsStarted", "Count"},
	{"ExecutionsSucceeded", "Count"},
	{"ExecutionsTimedOut", "Count"},
}

// Metrics are those of the state machines.
func Metrics(v world.View) []world.Metric {
	var out []world.Metric
	for _, r := range v.All(awstype.StateMachine) {
		for _, metric := range executionMetrics {
			out = append(out, world.Metric{
				Namespace: "AWS/States", Name: metric.name, Unit: metric.unit,
				Dimensions: map[string]string{"StateMachineArn": r.ID},
			})
		}
	}
	return out
}
