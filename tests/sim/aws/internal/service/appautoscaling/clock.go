package appautoscaling

import (
	"fmt"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Clock lets minutes pass for what is scaled in a region.
type Clock struct {
	v       world.View
	scaling *world.Scaling
	resize  Resize
	minute  int
}

// Start is a clock that begins at a minute, which has not passed yet. Those before it count as passed.
func Start(v world.View, minute int, resize Resize) (*Clock, error) {
	scaling := v.Scale()
	if minute < scaling.Minute {
		return nil, fmt.Errorf("minute %d has passed already in %s: the next one is %d", minute, v.Region,
			scaling.Minute)
	}
	return &Clock{v: v, scaling: scaling, resize: resize, minute: minute}, nil
}

// Begin does what happens at the beginning of the minute: activities end, scheduled actions run, and counts begin to
// move into their ranges.
func (c *Clock) Begin() {
	for _, group := range props.SortedKeys(c.scaling.Underway) {
		if activity := &c.scaling.Activities[c.scaling.Underway[group]]; activity.Ends <= c.minute {
			c.end(activity)
		}
	}
	for _, action := range c.v.All(awstype.ScheduledAction) {
		c.run(action.Properties)
	}
	for _, key := range props.SortedKeys(c.scaling.Unsettled) {
		c.settle(key)
	}
}

// Next ends the minute. The policies have seen its metrics before.
func (c *Clock) Next() {
	c.minute++
	c.scaling.Minute = c.minute
}

// start starts an activity, unless it would change nothing.
func (c *Clock) start(target props.Map, to int, cause string) {
	group, dimension, from := groupOf(target), target.Str("scalableDimension"), countOf(c.v, target)
	if to == from {
		return
	}
	c.scaling.Underway[group] = len(c.scaling.Activities)
	c.scaling.Activities = append(c.scaling.Activities, world.Activity{
		Minute: c.minute, Ends: c.minute + c.duration(dimension), Group: group, Dimension: dimension,
		From: from, To: to, Cause: cause,
	})
}

// defaultMinutes are how long an activity takes where a test does not say. AWS names no times: an activity takes longer
// the more data there is.
var defaultMinutes = map[string]int{shardDimension: 10, replicaDimension: 5}

func (c *Clock) duration(dimension string) int {
	minutes := c.v.ShardMinutes
	if dimension == replicaDimension {
		minutes = c.v.ReplicaMinutes
	}
	if minutes == 0 {
		return defaultMinutes[dimension]
	}
	return minutes
}

// end gives the group of an activity its new count, from which cooldowns count.
func (c *Clock) end(activity *world.Activity) {
	delete(c.scaling.Underway, activity.Group)
	if err := c.resize(c.v, activity.Group, dimensions[activity.Dimension].count, activity.To); err != nil {
		activity.Failure = err.Error()
		return
	}
	key := targetKey(props.Map{
		"serviceNamespace": service, "resourceId": groupPrefix + activity.Group,
		"scalableDimension": activity.Dimension,
	})
	ended, minute := c.scaling.Ended[key], c.minute
	if activity.To > activity.From {
		ended.Out = &minute
	} else {
		ended.In = &minute
	}
	c.scaling.Ended[key] = ended
}

// settle moves the count of a target into its range as soon as nothing else is underway.
func (c *Clock) settle(key string) {
	target := c.v.Get(awstype.ScalingTarget, key)
	count := countOf(c.v, target)
	if _, busy := c.scaling.Underway[groupOf(target)]; busy && count > 0 {
		return
	}
	cause := c.scaling.Unsettled[key]
	delete(c.scaling.Unsettled, key)
	if count > 0 {
		c.start(target, within(target, count), cause)
	}
}

// run runs a scheduled action that is due: it gives the target other capacities, which is drift for a program. One that
// would leave the least capacity above the largest fails.
func (c *Clock) run(action props.Map) {
	registered := c.v.Find(awstype.ScalingTarget, c.v.Region, targetKey(action))
	if registered == nil || !c.isDue(action) {
		return
	}
	target := props.Map(registered.Properties).Clone()
	if target.Object("suspendedState").Flag("scheduledScalingSuspended") {
		return
	}
	for _, capacity := range []string{"minCapacity", "maxCapacity"} {
		if n := action.Object("scalableTargetAction")[capacity]; n != nil {
			target[capacity] = n
		}
	}
	cause := "scheduled action " + action.Str("name")
	if target.Num("minCapacity", 0) > target.Num("maxCapacity", 0) {
		count := countOf(c.v, target)
		c.scaling.Activities = append(c.scaling.Activities, world.Activity{
			Minute: c.minute, Ends: c.minute, Group: groupOf(target), Dimension: target.Str("scalableDimension"),
			From: count, To: count, Cause: cause,
			Failure: "Maximum capacity cannot be less than minimum capacity",
		})
		return
	}
	c.v.Replace(registered, target)
	c.scaling.Unsettled[registered.ID] = cause
}

// isDue tells the minutes in which a scheduled action runs: those of its expression, in its time zone and between its
// times, and that of its start (Application Auto Scaling user guide, "How scheduled scaling works"). A rate counts from
// the start; AWS counts it from the creation where there is none, and here from minute 0.
func (c *Clock) isDue(action props.Map) bool {
	zone, _ := schedule.Zone(action.Str("timezone"))
	expression, ok := schedule.Parse(action.Str("schedule"))
	if !ok || zone == nil {
		return false
	}
	now, since := c.v.At(c.minute), c.v.At(0)
	if action.Has("startTime") && !expression.IsOnce() {
		since = instant(action.Str("startTime")).Truncate(time.Minute)
		if now.Equal(since) {
			return true
		}
	}
	bounded := action.Has("startTime") && now.Before(instant(action.Str("startTime"))) ||
		action.Has("endTime") && now.After(instant(action.Str("endTime")))
	return !bounded && expression.Due(now.In(zone), since)
}
