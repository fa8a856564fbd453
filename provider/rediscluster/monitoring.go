package rediscluster

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	aws "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

const namespace = "AWS/ElastiCache"

// alarmActions are the topics as an alarm takes them, or nothing where there are none.
func (b *builder) alarmActions() pulumi.ArrayInput {
	topics := b.plan.alarmTopics
	if topics.counted && len(topics.elements) == 0 {
		return nil
	}
	return topics.input().ApplyT(func(topics []string) []any {
		actions := make([]any, len(topics))
		for i, topic := range topics {
			actions[i] = topic
		}
		return actions
	}).(pulumi.ArrayOutput)
}

// alarmArns makes the planned alarms, and is their ARNs by their short names.
func (b *builder) alarmArns(group *aws.ReplicationGroup) (pulumi.StringMap, error) {
	actions := b.alarmActions()
	arns := pulumi.StringMap{}
	for _, planned := range b.plan.alarms {
		made, err := cloudwatch.NewMetricAlarm(b.ctx, b.name(planned.role()), &cloudwatch.MetricAlarmArgs{
			Name:             pulumi.String(b.plan.name + "-" + planned.shortName()),
			AlarmDescription: pulumi.String(planned.description()),
			Namespace:        pulumi.String(namespace),
			MetricName:       pulumi.String(planned.metric.name),
			Dimensions: pulumi.StringMap{
				"CacheClusterId": pulumi.String(planned.clusterID),
				"CacheNodeId":    pulumi.String(elasticache.NodeID),
			},
			Statistic:          pulumi.String(planned.statistic),
			Period:             pulumi.Int(planned.period),
			EvaluationPeriods:  pulumi.Int(planned.evaluationPeriods),
			DatapointsToAlarm:  pulumi.Int(planned.datapointsToAlarm),
			ComparisonOperator: pulumi.String(planned.comparison),
			Threshold:          pulumi.Float64(planned.threshold),
			TreatMissingData:   pulumi.String(planned.missingData),
			AlarmActions:       actions,
			OkActions:          actions,
			Tags:               b.tags(),
		}, b.child(
			// The dimensions are known before the members exist; without them the alarm would only report missing data.
			pulumi.DependsOn([]pulumi.Resource{group}),
		)...)
		if err != nil {
			return nil, err
		}
		arns[planned.shortName()] = made.Arn
	}
	return arns, nil
}
