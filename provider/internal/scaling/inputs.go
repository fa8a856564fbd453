// Package scaling is the concern of clusters that AWS scales by itself: between which numbers of shards and replicas,
// by which metric, and at which times. It owns the resources of Application Auto Scaling, and says which numbers of the
// replication group the program then leaves to AWS.
package scaling

import (
	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs ask for a cluster that scales by itself.
type Inputs struct {
	AutoScaling *AutoScaling `pulumi:"autoScaling,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"autoScaling": {
		Meaning: "Lets AWS add and remove shards or replicas by load or by the clock, between limits. Later " +
			"deployments leave the numbers to AWS.\n\n`clusterMode` and `replicationGroupSize` then say how the " +
			"cluster begins. [docs/scaling.md](../scaling.md) has the whole way, from turning it on to turning it off.",
		Allowed: "an object with `shards`, `replicas` or both, and `schedules`. Requires `clusterMode`, Valkey from " +
			"7.2 or Redis OSS from 6.0 on (from 7.0.7 with data tiering), and nodes of the sizes large, xlarge or " +
			"2xlarge",
		Absent: "not set: the program decides the numbers",
		Change: "in place. AWS moves a number that is out of the new limits at once. If you remove `autoScaling`, " +
			"the numbers of the program count again; the preview says what that changes",
		Source: guide + "; Application Auto Scaling API, RegisterScalableTarget",
		Also:   []string{"autoscaling", "enableAutoScaling"},
	},
}

// The inputs that this concern owns.
const (
	input          = "autoScaling"
	schedulesInput = input + ".schedules"
)

// guide is where AWS documents the feature.
const guide = "ElastiCache developer guide, \"Auto Scaling Valkey and Redis OSS clusters\""

// registerSource says what AWS does with a number that is out of the limits.
const registerSource = "ElastiCache developer guide, \"Auto Scaling policies\", minimum and maximum capacity; " +
	"Application Auto Scaling API, RegisterScalableTarget"

// AutoScaling asks Application Auto Scaling to scale the cluster.
type AutoScaling struct {
	// How AWS scales the number of shards.
	Shards *AutoScalingDimension `pulumi:"shards,optional"`
	// How AWS scales the number of replicas of each shard.
	Replicas *AutoScalingDimension `pulumi:"replicas,optional"`
	// Times at which the limits change, for load that follows the clock. A schedule leaves its limits in place
	// until the next one changes them.
	Schedules []AutoScalingSchedule `pulumi:"schedules,optional"`
}

// AutoScalingDocs document the fields of AutoScaling.
var AutoScalingDocs = map[string]inputs.Doc{
	"shards": {
		Meaning: "How AWS scales the number of shards.",
		Allowed: "an object with `min` and `max`",
		Absent:  "not set: `clusterMode.numNodeGroups` decides",
		Change:  inputs.InPlace,
		Source:  guide + ", \"Using Auto Scaling with shards\"",
	},
	"replicas": {
		Meaning: "How AWS scales the number of replicas of each shard.",
		Allowed: "an object with `min` and `max`",
		Absent:  "not set: `clusterMode.replicasPerNodeGroup` decides",
		Change:  inputs.InPlace,
		Source:  guide + ", \"Using Auto Scaling with replicas\"",
	},
	"schedules": {
		Meaning: "Times at which the limits change, for load that follows the clock. A schedule leaves its limits in " +
			"place until the next one changes them.\n\nDeployments leave a limit to the schedules that set it, " +
			"unless the program changes it.",
		Allowed: "a list of objects, each with a `name`, a `schedule`, and limits for `shards` or `replicas`",
		Absent:  "not set: the limits stay",
		Change:  inputs.InPlace,
		Source:  "Application Auto Scaling user guide, \"Scheduled scaling\"",
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (a *AutoScaling) Annotate(to infer.Annotator) {
	to.SetToken("index", "AutoScaling")
	to.Describe(a, "Scaling by AWS, between limits.")
	inputs.Document(to, a, AutoScalingDocs)
}

// AutoScalingDimension is what AWS scales: the shards, or the replicas of each.
type AutoScalingDimension struct {
	// The lowest number that AWS scales to.
	Min int `pulumi:"min"`
	// The highest number that AWS scales to. It limits the bill.
	Max int `pulumi:"max"`
	// What AWS keeps near `target`: the engine's CPU, the memory for data, or memory and SSD together.
	Metric *string `pulumi:"metric,optional"`
	// The percentage that AWS keeps the metric near, as an average over all nodes.
	Target *float64 `pulumi:"target,optional"`
	// Whether AWS also removes shards or replicas, when the metric is below 75 % of `target`.
	ScaleIn *bool `pulumi:"scaleIn,optional"`
	// Seconds to wait after a scale-in before the next one.
	ScaleInCooldown *int `pulumi:"scaleInCooldown,optional"`
	// Seconds to wait after a scale-out before the next one.
	ScaleOutCooldown *int `pulumi:"scaleOutCooldown,optional"`
}

// AutoScalingDimensionDocs document the fields of AutoScalingDimension.
var AutoScalingDimensionDocs = map[string]inputs.Doc{
	"min": {
		Meaning: "The lowest number that AWS scales to.",
		Allowed: "1 or more shards; 0 to 5 replicas, at least 1 with `enableMultiAz`. The first deployment's number " +
			"lies between `min` and `max`",
		Change: "in place. If fewer run, AWS adds the missing ones at once",
		Source: "Application Auto Scaling API, RegisterScalableTarget, MinCapacity",
		Also:   []string{"minCapacity", "minimum"},
	},
	"max": {
		Meaning: "The highest number that AWS scales to. It limits the bill.",
		Allowed: "`min` or more. All nodes together: 90 unless AWS has raised the quota, and never more than 500",
		Change:  "in place. If more run, AWS removes the surplus at once, and moves the keys of removed shards",
		Source:  "Application Auto Scaling API, RegisterScalableTarget, MaxCapacity",
		Also:    []string{"maxCapacity", "maximum"},
	},
	"metric": {
		Meaning: "What AWS keeps near `target`: the engine's CPU, the memory for data, or memory and SSD together.",
		Allowed: "`cpu`, `memory` or `capacity` for shards, `cpu` for replicas. Nodes with data tiering (cache.r6gd) " +
			"have `capacity` in place of `memory`. With `memory`, set `maxmemory-policy: noeviction`: a cache that " +
			"evicts keys stays full at every size",
		Absent: "`cpu`, which falls again when the load does",
		Change: inputs.InPlace,
		Source: guide + ", \"Target tracking scaling policies\"",
		Also:   []string{"predefinedMetricType"},
		Enum: &inputs.Enum{Name: "AutoScalingMetric", Values: []inputs.EnumValue{
			{
				Name: "Cpu", Value: "cpu",
				Meaning: "The CPU of the engine: of the primaries for shards, of the replicas for replicas.",
			},
			{Name: "Memory", Value: "memory", Meaning: "The memory for data that is in use."},
			{Name: "Capacity", Value: "capacity", Meaning: "Memory and SSD together, on nodes with data tiering."},
		}},
	},
	"target": {
		Meaning: "The percentage that AWS keeps the metric near, as an average over all nodes.",
		Allowed: "more than 0, up to 100; outside of 35 to 70, which AWS documents, with a warning",
		Absent: "`60`: AWS advises to add shards while less than 80 % of the CPU is used, and that takes " +
			"minutes to hours",
		Change: inputs.InPlace,
		Source: guide + ", \"Target tracking scaling policies\"",
		Also:   []string{"targetValue"},
	},
	"scaleIn": {
		Meaning: "Whether AWS also removes shards or replicas, when the metric is below 75 % of `target`.",
		Absent: "`true` for replicas; `false` for shards, since AWS advises to begin without it: removing shards " +
			"moves keys",
		Change: inputs.InPlace,
		Source: guide + ", \"Disabling scale-in activity\"",
		Also:   []string{"disableScaleIn"},
	},
	"scaleInCooldown": {
		Meaning: "Seconds to wait after a scale-in before the next one.",
		Allowed: "0 or more",
		Absent:  "`900`. It is always sent: AWS does not document its own default for ElastiCache",
		Change:  inputs.InPlace,
		Source:  "Application Auto Scaling API, TargetTrackingScalingPolicyConfiguration, ScaleInCooldown",
	},
	"scaleOutCooldown": {
		Meaning: "Seconds to wait after a scale-out before the next one.",
		Allowed: "0 or more",
		Absent:  "`600`. It is always sent: AWS does not document its own default for ElastiCache",
		Change:  inputs.InPlace,
		Source:  "Application Auto Scaling API, TargetTrackingScalingPolicyConfiguration, ScaleOutCooldown",
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (d *AutoScalingDimension) Annotate(to infer.Annotator) {
	to.SetToken("index", "AutoScalingDimension")
	to.Describe(d, "How AWS scales the shards, or the replicas of each shard.")
	inputs.Document(to, d, AutoScalingDimensionDocs)
}

// AutoScalingSchedule is a time at which limits change.
type AutoScalingSchedule struct {
	// The name of the schedule, which is also part of its resources' names.
	Name string `pulumi:"name"`
	// When the limits change: `cron(minutes hours day-of-month month day-of-week year)`, `rate(value unit)` or
	// `at(yyyy-mm-ddThh:mm:ss)` for one time.
	Schedule string `pulumi:"schedule"`
	// The time zone of `cron` and `at`, by its name in the IANA time zone database.
	Timezone *string `pulumi:"timezone,optional"`
	// When a recurring schedule begins, in UTC. The limits also change at this time.
	StartTime *string `pulumi:"startTime,optional"`
	// When a recurring schedule ends, in UTC. The limits then stay as they are.
	EndTime *string `pulumi:"endTime,optional"`
	// The limits of the number of shards from then on.
	Shards *AutoScalingLimits `pulumi:"shards,optional"`
	// The limits of the number of replicas from then on.
	Replicas *AutoScalingLimits `pulumi:"replicas,optional"`
}

// scheduleReplaced is what a change of a schedule does: in place, AWS would lose its times.
const scheduleReplaced = "replaces the schedule, and nothing of the cluster"

// AutoScalingScheduleDocs document the fields of AutoScalingSchedule.
var AutoScalingScheduleDocs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name of the schedule, which is also part of its resources' names.",
		Allowed: "letters, digits, hyphens, underscores and dots, up to 64; each name once",
		Change:  scheduleReplaced,
		Source:  "Application Auto Scaling API, PutScheduledAction, ScheduledActionName",
		Also:    []string{"scheduledActionName"},
	},
	"schedule": {
		Meaning: "When the limits change: `cron(minutes hours day-of-month month day-of-week year)`, " +
			"`rate(value unit)` or `at(yyyy-mm-ddThh:mm:ss)` for one time.",
		Allowed: "for example `cron(0 7 ? * MON-FRI *)`. One of the two day fields is `?`",
		Change:  scheduleReplaced,
		Source:  "Application Auto Scaling API, PutScheduledAction, Schedule",
		Also:    []string{"cron", "recurrence"},
	},
	"timezone": {
		Meaning: "The time zone of `cron` and `at`, by its name in the IANA time zone database.",
		Allowed: "for example `Europe/Berlin`. Not with `rate`",
		Absent:  "`UTC`",
		Change:  scheduleReplaced,
		Source:  "Application Auto Scaling API, PutScheduledAction, Timezone",
	},
	"startTime": {
		Meaning: "When a recurring schedule begins, in UTC. The limits also change at this time.",
		Allowed: "for example `2026-12-01T00:00:00Z`, before `endTime`. Not with `at`",
		Absent:  "not set: at once",
		Change:  scheduleReplaced,
		Source:  "Application Auto Scaling API, PutScheduledAction, StartTime",
	},
	"endTime": {
		Meaning: "When a recurring schedule ends, in UTC. The limits then stay as they are.",
		Allowed: "for example `2027-01-31T00:00:00Z`, after `startTime`. Not with `at`",
		Absent:  "not set: never",
		Change:  scheduleReplaced,
		Source:  "Application Auto Scaling API, PutScheduledAction, EndTime",
	},
	"shards": {
		Meaning: "The limits of the number of shards from then on.",
		Allowed: "an object with `min`, `max` or both. Requires `autoScaling.shards`",
		Absent:  "not set: they stay",
		Change:  scheduleReplaced,
		Source:  "Application Auto Scaling API, PutScheduledAction, ScalableTargetAction",
	},
	"replicas": {
		Meaning: "The limits of the number of replicas from then on.",
		Allowed: "an object with `min`, `max` or both. Requires `autoScaling.replicas`",
		Absent:  "not set: they stay",
		Change:  scheduleReplaced,
		Source:  "Application Auto Scaling API, PutScheduledAction, ScalableTargetAction",
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (s *AutoScalingSchedule) Annotate(to infer.Annotator) {
	to.SetToken("index", "AutoScalingSchedule")
	to.Describe(s, "A time at which the limits of scaling change.")
	inputs.Document(to, s, AutoScalingScheduleDocs)
}

// AutoScalingLimits are the limits that a schedule sets.
type AutoScalingLimits struct {
	// The lowest number from then on. If fewer run, AWS adds the missing ones at that time.
	Min *int `pulumi:"min,optional"`
	// The highest number from then on. If more run, AWS removes the surplus at that time.
	Max *int `pulumi:"max,optional"`
}

// AutoScalingLimitsDocs document the fields of AutoScalingLimits.
var AutoScalingLimitsDocs = map[string]inputs.Doc{
	"min": {
		Meaning: "The lowest number from then on. If fewer run, AWS adds the missing ones at that time.",
		Allowed: "as `autoScaling.shards.min` and `autoScaling.replicas.min`",
		Absent:  "not set: it stays",
		Change:  scheduleReplaced,
		Source:  "Application Auto Scaling API, ScalableTargetAction, MinCapacity",
		Also:    []string{"minCapacity"},
	},
	"max": {
		Meaning: "The highest number from then on. If more run, AWS removes the surplus at that time.",
		Allowed: "as `autoScaling.shards.max` and `autoScaling.replicas.max`",
		Absent:  "not set: it stays",
		Change:  scheduleReplaced,
		Source:  "Application Auto Scaling API, ScalableTargetAction, MaxCapacity",
		Also:    []string{"maxCapacity"},
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (l *AutoScalingLimits) Annotate(to infer.Annotator) {
	to.SetToken("index", "AutoScalingLimits")
	to.Describe(l, "The limits that a schedule sets.")
	inputs.Document(to, l, AutoScalingLimitsDocs)
}
