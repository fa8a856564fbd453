package appautoscaling

import (
	"fmt"
	"math"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// The alarms of a policy: how many minutes in a row its metric has to be above the target, or below the part of it from
// which the group scales in. Sources: Application Auto Scaling user guide, "How target tracking scaling works", for
// alarms that work slower on the way in; ElastiCache developer guide, "Target tracking scaling policies", for the 75
// percent. The numbers of minutes are those that the alarms of other services are seen to have.
const (
	minutesToScaleOut = 3
	minutesToScaleIn  = 15
	scaleInBelow      = 0.75
)

// leastGrowth is the part of the shards that a scale-out adds at least (ElastiCache developer guide, "Target tracking
// scaling policies", Auto Scaling criteria for shards).
const leastGrowth = 0.2

// Average is the average of a metric of a replication group in a minute, over the nodes in a role, or over all where
// the role is empty; and whether there is any data.
type Average func(group, metric, role string) (float64, bool)

// Track shows the policies the metrics of the minute, and starts what they ask for.
func (c *Clock) Track(average Average) {
	policies := map[string][]*world.Resource{}
	for _, policy := range c.v.All(awstype.ScalingPolicy) {
		key := targetKey(policy.Properties)
		policies[key] = append(policies[key], policy)
	}
	for _, target := range c.v.All(awstype.ScalingTarget) {
		c.decide(target, c.readings(target, policies[target.ID], average))
	}
}

// reading is what a policy makes of the metrics so far.
type reading struct {
	name, metric  string
	value, target float64
	streak        world.Streak
	in, out       int // cooldowns, in minutes
	staysOut      bool
}

// readings looks at the metric of each policy of a target. A metric of one's own is not modelled and counts as one
// without data, which ends a streak.
func (c *Clock) readings(target *world.Resource, policies []*world.Resource, average Average) []reading {
	var readings []reading
	for _, policy := range policies {
		configuration := props.Map(policy.Properties).Object(tracking)
		kind := configuration.Object("predefinedMetricSpecification").Str("predefinedMetricType")
		metric := dimensions[props.Map(target.Properties).Str("scalableDimension")].metrics[kind]
		value, found := average(groupOf(target.Properties), metric.name, metric.role)
		wanted, _ := configuration["targetValue"].(float64)
		streak := c.scaling.Streaks[policy.ID]
		// The alarms of the service go off above the target. (The ElastiCache developer guide says at it, too.)
		streak.High = lengthened(streak.High, found && value > wanted)
		streak.Low = lengthened(streak.Low, found && value < scaleInBelow*wanted)
		c.scaling.Streaks[policy.ID] = streak
		readings = append(readings, reading{
			name: props.Map(policy.Properties).Str("name"), metric: kind, value: value, target: wanted, streak: streak,
			in: minutesOf(configuration, "scaleInCooldown"), out: minutesOf(configuration, "scaleOutCooldown"),
			staysOut: configuration.Flag("disableScaleIn"),
		})
	}
	return readings
}

func lengthened(streak int, goesOn bool) int {
	if goesOn {
		return streak + 1
	}
	return 0
}

func minutesOf(configuration props.Map, cooldown string) int {
	return int(math.Ceil(float64(configuration.Num(cooldown, 0)) / 60))
}

// decide scales out when any policy wants it, by the largest of their results, and in when all policies agree that
// scale in at all, to the largest of their results (Application Auto Scaling user guide, "How target tracking scaling
// works", Multiple scaling policies).
func (c *Clock) decide(registered *world.Resource, readings []reading) {
	target := props.Map(registered.Properties)
	count := countOf(c.v, target)
	if _, busy := c.scaling.Underway[groupOf(target)]; busy || count == 0 {
		return
	}
	shards, suspended := target.Str("scalableDimension") == shardDimension, target.Object("suspendedState")
	ended := c.scaling.Ended[registered.ID]
	most, least := count, 0
	var outCause, inCause string
	for _, r := range readings {
		high := r.streak.High >= minutesToScaleOut
		if to := within(target, count+r.growth(count, shards)); high && to > most && c.cooledDown(ended.Out, r.out) {
			most, outCause = to, r.cause()
		}
		switch {
		case r.staysOut && !high:
		case r.streak.Low < minutesToScaleIn || !c.cooledDown(ended.In, r.in):
			least = count
		default:
			if to := within(target, r.shrunk(count, shards)); to > least {
				least, inCause = to, r.cause()
			}
		}
	}
	switch {
	case most > count && !suspended.Flag("dynamicScalingOutSuspended"):
		c.start(target, most, outCause)
	case least > 0 && least < count && !suspended.Flag("dynamicScalingInSuspended"):
		c.start(target, least, inCause)
	}
}

// cooledDown tells whether a cooldown is over since an activity in the same direction ended. The other direction does
// not wait for it (Application Auto Scaling user guide, "Define cooldown periods").
func (c *Clock) cooledDown(ended *int, minutes int) bool {
	return ended == nil || c.minute >= *ended+minutes
}

func (r reading) cause() string {
	return fmt.Sprintf("policy %s: %s is %.1f, and its target %.1f", r.name, r.metric, r.value, r.target)
}

// growth is by how much a count grows when the metric is above the target: by the part by which it is, and by a fifth
// of the shards at least. Sources: ElastiCache developer guide, "Target tracking scaling policies" for shards and for
// replicas.
func (r reading) growth(count int, shards bool) int {
	steps := []int{1, roundedUp(float64(count) * (r.value/r.target - 1))}
	if shards {
		steps = append(steps, roundedUp(float64(count)*leastGrowth))
	}
	return slices.Max(steps)
}

// shrunk is the count after a scale-in: with one replica fewer, or with as many shards as keep the metric at the target
// at most.
func (r reading) shrunk(count int, shards bool) int {
	if !shards {
		return count - 1
	}
	return roundedUp(float64(count) * r.value / r.target)
}

// roundedUp is the next whole number, but for what a float64 adds to one: 50 x (78 / 60 - 1) is 15.
func roundedUp(x float64) int { return int(math.Ceil(x - 1e-9)) }
