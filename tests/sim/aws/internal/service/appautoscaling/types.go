// Package appautoscaling simulates Application Auto Scaling for the replication groups of ElastiCache: which of them
// can be scaled and by what, and what scaling does as time passes.
package appautoscaling

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/appautoscaling"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Resize gives a replication group another count of shards or of replicas. The count is the property of the group:
// numNodeGroups or replicasPerNodeGroup.
type Resize func(v world.View, replicationGroupID, count string, to int) error

// Types are the resource types of the service, which has ElastiCache resize the groups.
func Types(resize Resize) map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.ScalingTarget:   {Constructor: appautoscaling.NewTarget, Behaviour: targetBehaviour(resize)},
		awstype.ScalingPolicy:   {Constructor: appautoscaling.NewPolicy, Behaviour: policyBehaviour},
		awstype.ScheduledAction: {Constructor: appautoscaling.NewScheduledAction, Behaviour: actionBehaviour},
	}
}
