package appautoscaling

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// settleIntoRange moves the count of a target's replication group between its least and its largest capacity at once.
// Sources: ElastiCache developer guide, "Auto Scaling policies", Minimum and maximum capacity; Application Auto Scaling
// API, RegisterScalableTarget.
func settleIntoRange(v world.View, target props.Map, _ string, resize Resize) error {
	count := dimensions[target.Str("scalableDimension")].count
	now := v.Get(awstype.ReplicationGroup, groupOf(target)).Num(count, 0)
	to := within(target, now)
	if to == now {
		return nil
	}
	return resize(v, groupOf(target), count, to)
}

// within is a count between the least and the largest capacity of a target.
func within(target props.Map, count int) int {
	return min(max(count, target.Num("minCapacity", count)), target.Num("maxCapacity", count))
}
