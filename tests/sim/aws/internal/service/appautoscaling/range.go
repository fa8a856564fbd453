package appautoscaling

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const registration = "registration of the target"

// settleIntoRange moves the count of a target's replication group between its least and its largest capacity at once,
// or after the activity that is underway. That it catches up afterwards is an assumption: the API says that it does not
// change the capacity of a resource that is not active. Sources: ElastiCache developer guide, "Auto Scaling policies",
// Minimum and maximum capacity; Application Auto Scaling API, RegisterScalableTarget.
func settleIntoRange(v world.View, target props.Map, resize Resize) error {
	group, dimension := groupOf(target), target.Str("scalableDimension")
	scaling := v.Scale()
	if _, busy := scaling.Underway[group]; busy {
		scaling.Unsettled[targetKey(target)] = registration
		return nil
	}
	from := countOf(v, target)
	to := within(target, from)
	if to == from {
		return nil
	}
	scaling.Activities = append(scaling.Activities, world.Activity{
		Minute: scaling.Minute, Ends: scaling.Minute, Group: group, Dimension: dimension, From: from, To: to,
		Cause: registration,
	})
	return resize(v, group, dimensions[dimension].count, to)
}

// countOf is what a target has now; 0 when its replication group is gone.
func countOf(v world.View, target props.Map) int {
	return v.Get(awstype.ReplicationGroup, groupOf(target)).Num(dimensions[target.Str("scalableDimension")].count, 0)
}

// within is a count between the least and the largest capacity of a target.
func within(target props.Map, count int) int {
	return min(max(count, target.Num("minCapacity", count)), target.Num("maxCapacity", count))
}
