// Package snapshots copies the snapshots of a cluster out of its account: the components [RedisSnapshotExport], next to
// the cluster, and [RedisSnapshotVault], in the account that keeps the copies.
//
// ElastiCache exports a snapshot to a bucket of the same account and region only, so a copy takes two hops: an export,
// and a replication by S3. Nobody has to run or update code for it: a schedule starts a state machine, which calls the
// APIs of ElastiCache and S3.
//
// Each component reads like the others of the package: inputs, tables of rules, resources, outputs.
package snapshots

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/location"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// commonArgs are the inputs of both components.
type commonArgs struct {
	Name               string                  `pulumi:"name"`
	AcceptedWarnings   []string                `pulumi:"acceptedWarnings,optional"`
	AlarmsSnsTopicArns pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	MaxAgeInHours      *int                    `pulumi:"maxAgeInHours,optional"`
	RetentionInDays    *int                    `pulumi:"retentionInDays,optional"`
	Schedule           *string                 `pulumi:"schedule,optional"`
	ScheduleTimezone   *string                 `pulumi:"scheduleTimezone,optional"`
	Tags               pulumi.StringMapInput   `pulumi:"tags,optional"`
}

// common is the part of a plan that both components have.
type common struct {
	in       *inputs.Resolver
	identity *identity.Plan
	timing   *timing
	place    workflow.Place
	// maxAgeInHours is how old the newest snapshot, or copy, may be.
	maxAgeInHours   int
	retentionInDays int
	accepted        check.Accepted
	// machine is the state machine and its schedule, and watched what its alarms are made of.
	machine    *workflow.Plan
	monitoring *monitoring.Plan
}

// defaultRetention is how long a copy stays by default: as long as AWS keeps an automatic snapshot at most.
// Source: ElastiCache API, CreateReplicationGroup, SnapshotRetentionLimit.
const defaultRetention = 35

func newCommon(in *inputs.Resolver, args commonArgs, place workflow.Place) *common {
	return &common{
		in: in, place: place,
		identity:        identity.NewTagged(in, args.Name, args.Tags),
		retentionInDays: inputs.OrElse(args.RetentionInDays, defaultRetention),
		accepted:        check.Accepted{Names: args.AcceptedWarnings},
	}
}

// watch plans the alarms, as soon as the plan knows which there are.
func (c *common) watch(args commonArgs, kind string, alarms []monitoring.PlannedAlarm) {
	c.monitoring = monitoring.NewPlan(c.in, monitoring.Inputs{AlarmsSnsTopicArns: args.AlarmsSnsTopicArns},
		monitoring.Watched{Name: c.machine.Name, Kind: kind, Alarms: alarms})
}

// placeOf is where the children of a component with these options are created.
func placeOf(ctx *pulumi.Context, opts []pulumi.ResourceOption) workflow.Place {
	return workflow.Place{Region: location.Region(ctx, opts), Account: location.Account(ctx, opts)}
}

// inOrderOf sorts rules by the inputs that they are about.
func inOrderOf[A any](rules []check.Doc) []check.Doc {
	return check.InOrder(rules, inputs.Properties(reflect.TypeFor[A]()))
}
