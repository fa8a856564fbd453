package monitoring

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Monitoring is what watches a component.
type Monitoring struct {
	// AlarmArns have the alarms' names within the component as keys.
	AlarmArns pulumi.StringMap
	// DashboardURL holds nothing if there is no dashboard.
	DashboardURL pulumi.StringPtrOutput
}

// Build creates the alarms and the dashboard.
func (p *Plan) Build(b *component.Builder, s Subject) (*Monitoring, error) {
	m := &Monitoring{AlarmArns: pulumi.StringMap{}, DashboardURL: inputs.Absent()}
	created := map[string]createdAlarm{}
	actions := alarmActions{onAlarm: anyActions(p.Topics, allActions), onChange: anyActions(p.Topics, recoveryActions)}
	for _, planned := range p.Alarms {
		alarm, err := p.buildAlarm(b, planned, actions, s)
		if err != nil {
			return nil, err
		}
		name := planned.ShortName()
		created[name], m.AlarmArns[name] = createdAlarm{alarm, alarm.Name}, alarm.Arn
	}
	for _, planned := range p.Composites {
		alarm, err := p.buildComposite(b, planned, created)
		if err != nil {
			return nil, err
		}
		created[planned.Key], m.AlarmArns[planned.Key] = createdAlarm{alarm, alarm.AlarmName}, alarm.Arn
	}
	if p.Dashboard != nil {
		url, err := p.buildDashboard(b, s, created)
		if err != nil {
			return nil, err
		}
		m.DashboardURL = url
	}
	return m, nil
}

// alarmActions are the actions of every alarm on a metric: onAlarm when it goes off, onChange at its other changes of
// state.
type alarmActions struct{ onAlarm, onChange pulumi.ArrayInput }

// buildAlarm creates an alarm of the plan, adapted to what runs.
func (p *Plan) buildAlarm(
	b *component.Builder, planned PlannedAlarm, actions alarmActions, s Subject,
) (*cloudwatch.MetricAlarm, error) {
	text := func(of func(PlannedAlarm) string) pulumi.StringOutput {
		return s.Runs.ApplyT(func(runs string) string { return of(p.Fitted(planned, runs)) }).(pulumi.StringOutput)
	}
	args := &cloudwatch.MetricAlarmArgs{
		Name:               pulumi.String(p.AlarmName(planned.ShortName())),
		AlarmDescription:   text(PlannedAlarm.Description),
		EvaluationPeriods:  pulumi.Int(planned.EvaluationPeriods),
		DatapointsToAlarm:  pulumi.Int(planned.DatapointsToAlarm),
		ComparisonOperator: pulumi.String(planned.Comparison),
		Threshold: s.Runs.ApplyT(func(runs string) float64 {
			return p.Fitted(planned, runs).Threshold
		}).(pulumi.Float64Output),
		TreatMissingData: pulumi.String(planned.MissingData),
		AlarmActions:     actions.onAlarm,
		OkActions:        actions.onChange,
		Tags:             b.Tags(),
	}
	if planned.Formula != nil {
		args.MetricQueries = metricQueries(planned, text(PlannedAlarm.Expression), s.dimensions(planned))
	} else {
		args.Namespace, args.MetricName = pulumi.String(planned.namespace()), text(PlannedAlarm.metricName)
		args.Dimensions = s.dimensions(planned)
		args.Statistic, args.Period = pulumi.String(planned.Statistic), pulumi.Int(planned.Period)
	}
	if p.TellsMissingData {
		args.InsufficientDataActions = actions.onChange
	}
	return cloudwatch.NewMetricAlarm(b.Ctx, b.Name(planned.role()), args, b.Child(
		// The dimensions are known before the resource exists, so nothing else makes the alarm wait for it.
		pulumi.DependsOn([]pulumi.Resource{s.Resource}),
	)...)
}

// metricQueries are the formula of an alarm, and the metrics in it.
func metricQueries(
	planned PlannedAlarm, expression pulumi.StringInput, dimensions pulumi.StringMap,
) cloudwatch.MetricAlarmMetricQueryArray {
	queries := cloudwatch.MetricAlarmMetricQueryArray{cloudwatch.MetricAlarmMetricQueryArgs{
		Id: pulumi.String("watched"), Expression: expression, Label: pulumi.String(planned.Formula.Result),
		ReturnData: pulumi.Bool(true),
	}}
	for _, term := range planned.Formula.Terms {
		queries = append(queries, cloudwatch.MetricAlarmMetricQueryArgs{
			Id: pulumi.String(term.ID), Metric: cloudwatch.MetricAlarmMetricQueryMetricArgs{
				Namespace: pulumi.String(planned.namespace()), MetricName: pulumi.String(term.Metric),
				Dimensions: dimensions,
				Stat:       pulumi.String(term.Statistic), Period: pulumi.Int(planned.Period),
			},
		})
	}
	return queries
}

func (p *Plan) buildComposite(
	b *component.Builder, planned Composite, created map[string]createdAlarm,
) (*cloudwatch.CompositeAlarm, error) {
	var under []pulumi.Resource
	var names pulumi.StringArray
	for _, key := range planned.Under {
		under, names = append(under, created[key].resource), append(names, created[key].name)
	}
	args := &cloudwatch.CompositeAlarmArgs{
		AlarmName:        pulumi.String(planned.CloudwatchName),
		AlarmDescription: pulumi.String(planned.About),
		AlarmRule:        names.ToStringArrayOutput().ApplyT(AnyOf).(pulumi.StringOutput),
		Tags:             b.Tags(),
	}
	if planned.Tells {
		args.AlarmActions = chosenActions(p.CompositeTopics, allActions)
		args.OkActions = chosenActions(p.CompositeTopics, recoveryActions)
	}
	return cloudwatch.NewCompositeAlarm(b.Ctx, b.Name(planned.Role()), args, b.Child(
		// CloudWatch refuses a rule over an alarm that does not exist, and keeps an alarm that a rule looks at.
		pulumi.DependsOn(under),
		// A replacement has the name of the old alarm. Created first, it would be deleted together with the old one.
		pulumi.DeleteBeforeReplace(true),
	)...)
}
