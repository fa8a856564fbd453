// Package scheduler simulates the part of Amazon EventBridge Scheduler that holds schedules. Nothing invokes their
// targets.
package scheduler

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/scheduler"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.Schedule: {Constructor: scheduler.NewSchedule, Behaviour: scheduleBehaviour},
	}
}
