package scaling

import (
	"slices"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/appautoscaling"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	field "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// Build creates what scales the replication group: a scalable target for each dimension, its policy, and its schedules.
// was is the plan of the last deployment, and nil if there is none or nothing changes.
func (p *Plan) Build(b *component.Builder, group *elasticache.ReplicationGroup, was *Plan) error {
	for _, d := range p.Dimensions {
		target, err := p.buildTarget(b, d, group, was)
		if err != nil {
			return err
		}
		if err := d.buildPolicy(b, p.Identity.Name, target); err != nil {
			return err
		}
		for _, s := range d.Schedules {
			if err := d.buildSchedule(b, s, target); err != nil {
				return err
			}
		}
	}
	return nil
}

// buildTarget registers what AWS scales. Its resource id comes from the group, so that a group that is replaced is
// registered anew.
func (p *Plan) buildTarget(
	b *component.Builder, d Dimension, group *elasticache.ReplicationGroup, was *Plan,
) (*appautoscaling.Target, error) {
	return appautoscaling.NewTarget(b.Ctx, b.Name("scaling-"+d.word), &appautoscaling.TargetArgs{
		ServiceNamespace:  pulumi.String(field.ScalingNamespace),
		ScalableDimension: pulumi.String(string(d.aws)),
		ResourceId:        pulumi.Sprintf("replication-group/%s", group.ReplicationGroupId),
		MinCapacity:       pulumi.Int(d.Min),
		MaxCapacity:       pulumi.Int(d.Max),
		Tags:              b.Tags(),
	}, b.Child(pulumi.IgnoreChanges(d.leftToSchedules(was)))...)
}

// leftToSchedules are the limits that schedules have changed in AWS since the program set them. Sent again after a
// refresh, a limit of the night would scale the cluster in by day. A limit that the program changes is sent.
func (d Dimension) leftToSchedules(was *Plan) (properties []string) {
	before := d.Limits
	if was != nil {
		if then, ok := was.Find(d.word); ok {
			before = then.Limits
		}
	}
	setsMin, setsMax := d.sets()
	leavesMin, leavesMax := setsMin && before.Min == d.Min, setsMax && before.Max == d.Max
	if leavesMin != leavesMax && d.contradicts(leavesMin) {
		return nil
	}
	if leavesMin {
		properties = append(properties, minCapacity)
	}
	if leavesMax {
		properties = append(properties, maxCapacity)
	}
	return properties
}

// contradicts says whether the limit that is sent may not fit the one that a schedule has left in AWS, which refuses a
// lowest number above the highest one. Both are sent then.
func (d Dimension) contradicts(leavesMin bool) bool {
	return slices.ContainsFunc(d.Schedules, func(s Schedule) bool {
		if leavesMin {
			return s.Min != nil && *s.Min > d.Max
		}
		return s.Max != nil && *s.Max < d.Min
	})
}

// buildPolicy keeps the metric near its target. AWS creates two alarms of its own for it.
func (d Dimension) buildPolicy(b *component.Builder, name string, target *appautoscaling.Target) error {
	_, err := appautoscaling.NewPolicy(b.Ctx, b.Name("scaling-"+d.word+"-policy"), &appautoscaling.PolicyArgs{
		Name:              pulumi.String(name + "-" + d.word),
		PolicyType:        pulumi.String("TargetTrackingScaling"),
		ServiceNamespace:  target.ServiceNamespace,
		ScalableDimension: target.ScalableDimension,
		ResourceId:        target.ResourceId,
		TargetTrackingScalingPolicyConfiguration: appautoscaling.PolicyTargetTrackingScalingPolicyConfigurationArgs{
			PredefinedMetricSpecification: appautoscaling.
				PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs{
				PredefinedMetricType: pulumi.String(d.Metric.Predefined),
			},
			TargetValue:      pulumi.Float64(d.Target),
			DisableScaleIn:   pulumi.Bool(!d.ScaleIn),
			ScaleInCooldown:  pulumi.Int(d.ScaleInCooldown),
			ScaleOutCooldown: pulumi.Int(d.ScaleOutCooldown),
		},
	}, b.Child()...)
	return err
}

// buildSchedule changes the limits at a time.
func (d Dimension) buildSchedule(b *component.Builder, s Schedule, target *appautoscaling.Target) error {
	role := "scaling-" + d.word + "-schedule-" + s.Name
	_, err := appautoscaling.NewScheduledAction(b.Ctx, b.Name(role), &appautoscaling.ScheduledActionArgs{
		Name:              pulumi.String(s.Name),
		ServiceNamespace:  target.ServiceNamespace,
		ScalableDimension: target.ScalableDimension,
		ResourceId:        target.ResourceId,
		Schedule:          pulumi.String(s.AutoScalingSchedule.Schedule),
		Timezone:          pulumi.StringPtrFromPtr(s.Timezone),
		StartTime:         pulumi.StringPtrFromPtr(s.StartTime),
		EndTime:           pulumi.StringPtrFromPtr(s.EndTime),
		ScalableTargetAction: appautoscaling.ScheduledActionScalableTargetActionArgs{
			MinCapacity: pulumi.IntPtrFromPtr(s.Min),
			MaxCapacity: pulumi.IntPtrFromPtr(s.Max),
		},
	}, b.Child(pulumi.ReplaceOnChanges(sentTogether), pulumi.DeleteBeforeReplace(true))...)
	return err
}

// sentTogether are the properties of a schedule whose changes replace it. In place, the AWS provider sends what has
// changed alone, and AWS deletes a start or an end that is not sent. The name stays, so the old one is deleted before.
// Sources: terraform-provider-aws 5.100, internal/service/appautoscaling/scheduled_action.go; Application Auto Scaling
// API, PutScheduledAction: "If you don't specify start and end times, the old values are deleted."
var sentTogether = []string{"schedule", "timezone", "startTime", "endTime", "scalableTargetAction"}
