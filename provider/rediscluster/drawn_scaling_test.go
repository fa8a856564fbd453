package rediscluster

import (
	"strings"

	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/drawn"
)

// drawScaling has AWS scale a cluster, in a way that is right if the cluster has shards, and the nodes for it.
func drawScaling(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
	a.AutoScaling = &AutoScaling{}
	shards, replicas := 1, 1
	if a.ClusterMode != nil {
		shards, replicas = a.ClusterMode.NumNodeGroups, a.ClusterMode.ReplicasPerNodeGroup
	}
	what := rapid.SampledFrom([]string{"shards", "shards", "replicas", "both"}).Draw(t, "what scales")
	if what != "replicas" {
		words := []string{"cpu", "capacity"}
		if !strings.HasPrefix(a.InstanceType, "cache.r6gd.") {
			words = append(words, "memory")
		}
		a.AutoScaling.Shards = drawDimension(t, max(shards, 1), 12, words)
	}
	if what != "shards" {
		a.AutoScaling.Replicas = drawDimension(t, min(max(replicas, 1), 5), 5, []string{"cpu"})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "schedules") {
		a.AutoScaling.Schedules = append(a.AutoScaling.Schedules, drawSchedule(t, a.AutoScaling, i))
	}
}

// drawDimension draws limits around a number.
func drawDimension(t *rapid.T, number, most int, words []string) *AutoScalingDimension {
	d := between(rapid.IntRange(1, number).Draw(t, "min"), rapid.IntRange(number, max(number, most)).Draw(t, "max"))
	if rapid.Bool().Draw(t, "has a metric") {
		d.Metric = new(rapid.SampledFrom(words).Draw(t, "metric"))
		d.Target = new(float64(rapid.IntRange(35, 70).Draw(t, "target")))
	}
	if rapid.Bool().Draw(t, "has cooldowns") {
		d.ScaleIn = new(rapid.Bool().Draw(t, "scales in"))
		d.ScaleInCooldown = new(rapid.IntRange(0, 3600).Draw(t, "cooldown"))
	}
	return d
}

// drawSchedule draws a schedule that sets limits of what scales, between those that there are.
func drawSchedule(t *rapid.T, scaling *AutoScaling, i int) AutoScalingSchedule {
	s := AutoScalingSchedule{
		Name: []string{"by-day", "by_night"}[i],
		Schedule: rapid.SampledFrom([]string{
			"cron(0 7 * * ? *)", "cron(30 19 ? * MON-FRI *)", "cron(0 7 1W * ? *)", "rate(12 hours)", "at(2027-01-01T00:00:00)",
		}).Draw(t, "schedule"),
	}
	if !strings.HasPrefix(s.Schedule, "rate") && rapid.Bool().Draw(t, "has a zone") {
		s.Timezone = new(rapid.SampledFrom([]string{"Europe/Berlin", "UTC", "America/New_York"}).Draw(t, "zone"))
	}
	if !strings.HasPrefix(s.Schedule, "at") && rapid.Bool().Draw(t, "has times") {
		s.StartTime, s.EndTime = new("2027-01-01T00:00:00Z"), new("2028-01-01T00:00:00Z")
	}
	within := func(d *AutoScalingDimension) *AutoScalingLimits {
		if d == nil {
			return nil
		}
		least := rapid.IntRange(d.Min, d.Max).Draw(t, "scheduled min")
		return limits(least, rapid.IntRange(least, d.Max).Draw(t, "scheduled max"))
	}
	s.Shards, s.Replicas = within(scaling.Shards), within(scaling.Replicas)
	return s
}

// scalingSlips are what goes wrong with scaling.
var scalingSlips = []change{
	{"the limits", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		numbers := rapid.SampledFrom([]int{-1, 0, 1, 5, 6, 500, 501})
		limits := between(numbers.Draw(t, "min"), numbers.Draw(t, "max"))
		drawScaling(t, a, s)
		if rapid.Bool().Draw(t, "of shards") {
			a.AutoScaling.Shards = limits
		} else {
			a.AutoScaling.Replicas = limits
		}
	}},
	{"the metric", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		drawScaling(t, a, s)
		meant := rapid.SampledFrom([]string{"cpu", "memory", "capacity"}).Draw(t, "metric")
		word := string(drawn.Slipped(t, meant))
		for _, d := range []*AutoScalingDimension{a.AutoScaling.Shards, a.AutoScaling.Replicas} {
			if d != nil {
				d.Metric = &word
			}
		}
	}},
	{"the target", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		drawScaling(t, a, s)
		percent := rapid.SampledFrom([]float64{-1, 0, 0.5, 100, 101}).Draw(t, "percent")
		seconds := rapid.IntRange(-1, 1).Draw(t, "seconds")
		for _, d := range []*AutoScalingDimension{a.AutoScaling.Shards, a.AutoScaling.Replicas} {
			if d != nil {
				d.Target, d.ScaleInCooldown, d.ScaleOutCooldown = &percent, &seconds, &seconds
			}
		}
	}},
	{"a schedule", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		drawScaling(t, a, s)
		one := drawSchedule(t, a.AutoScaling, 0)
		fields := rapid.SampledFrom([]string{"name", "schedule", "zone", "times", "limits"})
		switch fields.Draw(t, "field") {
		case "name":
			one.Name = string(drawn.Slipped(t, one.Name))
		case "schedule":
			one.Schedule = string(drawn.Slipped(t, one.Schedule))
		case "zone":
			one.Timezone = new(string(drawn.Slipped(t, "Europe/Berlin")))
		case "times":
			one.StartTime = new(string(drawn.Slipped(t, "2027-01-01T00:00:00Z")))
			one.EndTime = new(rapid.SampledFrom([]string{"2027-01-01T00:00:00Z", "2029-01-01", ""}).Draw(t, "end"))
		case "limits":
			numbers := rapid.SampledFrom([]int{-1, 0, 1, 6, 501})
			one.Shards = limits(numbers.Draw(t, "min"), numbers.Draw(t, "max"))
			one.Replicas = rapid.SampledFrom([]*AutoScalingLimits{nil, {}, lowest(3)}).Draw(t, "replicas")
		}
		a.AutoScaling.Schedules = append(a.AutoScaling.Schedules, one)
	}},
	{"nothing scales", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.AutoScaling = &AutoScaling{} }},
}
