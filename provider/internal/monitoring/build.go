package monitoring

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Monitoring is what watches the cluster.
type Monitoring struct {
	// AlarmArns are by the alarms' names within the cluster.
	AlarmArns pulumi.StringMap
	// DashboardURL is nothing where there is no dashboard.
	DashboardURL pulumi.StringPtrOutput
}

// madeAlarm is an alarm of CloudWatch's. Its name is the one that it has there: a transform of the program's may have
// changed it.
type madeAlarm struct {
	resource pulumi.Resource
	name     pulumi.StringOutput
}

// Subject is what is watched.
type Subject struct {
	// Resource is the replication group. Until it is there an alarm would only report missing data.
	Resource pulumi.Resource
	// Members are the ids of its nodes.
	Members pulumi.StringArrayOutput
	// NodeType is the type of the nodes that run.
	NodeType pulumi.StringOutput
	// AnyARN is an ARN in the partition, the region and the account of the cluster: that of its longest-lived resource.
	AnyARN pulumi.StringOutput
}

// Build makes the alarms and the dashboard. report is how it is told that a node is not watched.
func (p *Plan) Build(b *component.Builder, s Subject, report check.Report) (*Monitoring, error) {
	s.Members.ApplyT(func(members []string) (bool, error) {
		found := check.Run(Observed{p, members}, p.in.Unknown.Cover, Observations)
		return true, b.Warn(report.Warnings(report.Redact(found)))
	})
	m := &Monitoring{AlarmArns: pulumi.StringMap{}, DashboardURL: inputs.Absent()}
	made := map[string]madeAlarm{}
	told := recipients{onAlarm: anyActions(p.Topics, atAlarm), onChange: anyActions(p.Topics, always)}
	for _, planned := range p.Alarms {
		one, err := p.buildAlarm(b, planned, told, s)
		if err != nil {
			return nil, err
		}
		made[planned.ShortName()], m.AlarmArns[planned.ShortName()] = madeAlarm{one, one.Name}, one.Arn
	}
	for _, planned := range p.Composites {
		one, err := p.buildComposite(b, planned, made)
		if err != nil {
			return nil, err
		}
		made[planned.Key], m.AlarmArns[planned.Key] = madeAlarm{one, one.AlarmName}, one.Arn
	}
	if p.Dashboard != nil {
		url, err := p.buildDashboard(b, s, made)
		if err != nil {
			return nil, err
		}
		m.DashboardURL = url
	}
	return m, nil
}

// recipients are the actions of every alarm on a metric: onAlarm when it goes off, onChange at each change of its
// state.
type recipients struct{ onAlarm, onChange pulumi.ArrayInput }

// buildAlarm makes an alarm of the plan for nodes of the type that runs.
func (p *Plan) buildAlarm(
	b *component.Builder, planned PlannedAlarm, told recipients, s Subject,
) (*cloudwatch.MetricAlarm, error) {
	text := func(of func(PlannedAlarm) string) pulumi.StringOutput {
		return s.NodeType.ApplyT(func(node string) string { return of(p.Fitted(planned, node)) }).(pulumi.StringOutput)
	}
	args := &cloudwatch.MetricAlarmArgs{
		Name:               pulumi.String(p.AlarmName(planned.ShortName())),
		AlarmDescription:   text(PlannedAlarm.Description),
		EvaluationPeriods:  pulumi.Int(planned.EvaluationPeriods),
		DatapointsToAlarm:  pulumi.Int(planned.DatapointsToAlarm),
		ComparisonOperator: pulumi.String(planned.Comparison),
		Threshold: s.NodeType.ApplyT(func(node string) float64 {
			return p.Fitted(planned, node).Threshold
		}).(pulumi.Float64Output),
		TreatMissingData: pulumi.String(planned.MissingData),
		AlarmActions:     told.onAlarm,
		OkActions:        told.onChange,
		Tags:             b.Tags(),
	}
	if planned.math != nil {
		args.MetricQueries = queries(planned, text(PlannedAlarm.Expression))
	} else {
		args.Namespace, args.MetricName, args.Dimensions = pulumi.String(namespace), text(PlannedAlarm.metricName),
			pulumi.ToStringMap(planned.Dimensions)
		args.Statistic, args.Period = pulumi.String(planned.Statistic), pulumi.Int(planned.Period)
	}
	if p.TellsMissingData {
		args.InsufficientDataActions = told.onChange
	}
	return cloudwatch.NewMetricAlarm(b.Ctx, b.Name(planned.role()), args, b.Child(
		// The dimensions are known before the members exist; without them the alarm would only report missing data.
		pulumi.DependsOn([]pulumi.Resource{s.Resource}),
	)...)
}

// queries are the formula of an alarm and the metrics that it takes.
func queries(planned PlannedAlarm, expression pulumi.StringInput) cloudwatch.MetricAlarmMetricQueryArray {
	all := cloudwatch.MetricAlarmMetricQueryArray{cloudwatch.MetricAlarmMetricQueryArgs{
		Id: pulumi.String("watched"), Expression: expression, Label: pulumi.String(planned.math.what),
		ReturnData: pulumi.Bool(true),
	}}
	for _, term := range planned.math.terms {
		all = append(all, cloudwatch.MetricAlarmMetricQueryArgs{
			Id: pulumi.String(term.id), Metric: cloudwatch.MetricAlarmMetricQueryMetricArgs{
				Namespace: pulumi.String(namespace), MetricName: pulumi.String(term.metric),
				Dimensions: pulumi.ToStringMap(planned.Dimensions),
				Stat:       pulumi.String(term.statistic), Period: pulumi.Int(planned.Period),
			},
		})
	}
	return all
}

func (p *Plan) buildComposite(
	b *component.Builder, planned Composite, made map[string]madeAlarm,
) (*cloudwatch.CompositeAlarm, error) {
	var under []pulumi.Resource
	var names pulumi.StringArray
	for _, key := range planned.Under {
		under, names = append(under, made[key].resource), append(names, made[key].name)
	}
	args := &cloudwatch.CompositeAlarmArgs{
		AlarmName:        pulumi.String(planned.CloudwatchName),
		AlarmDescription: pulumi.String(planned.About),
		AlarmRule:        names.ToStringArrayOutput().ApplyT(AnyOf).(pulumi.StringOutput),
		Tags:             b.Tags(),
	}
	if planned.Tells {
		args.AlarmActions, args.OkActions = actions(p.CompositeTopics, atAlarm), actions(p.CompositeTopics, always)
	}
	return cloudwatch.NewCompositeAlarm(b.Ctx, b.Name(planned.Role()), args, b.Child(
		// CloudWatch takes no rule over an alarm that does not exist, and deletes no alarm that a rule looks at.
		pulumi.DependsOn(under),
		// One that takes the place of another of its name would be deleted with it.
		pulumi.DeleteBeforeReplace(true),
	)...)
}

// buildDashboard makes the dashboard, for nodes of the type that runs, and is its URL.
func (p *Plan) buildDashboard(
	b *component.Builder, s Subject, made map[string]madeAlarm,
) (pulumi.StringPtrOutput, error) {
	var names pulumi.StringArray
	for _, planned := range p.Composites { // first what a person looks at first
		names = append(names, made[planned.Key].name)
	}
	for _, planned := range p.Alarms {
		names = append(names, made[planned.ShortName()].name)
	}
	// An account has its dashboards in common to all regions, and one that has the name of another takes its place.
	// To ask the provider for the region would be a call more.
	region := s.AnyARN.ApplyT(func(arn string) string { return partsOfARN(arn).Region }).(pulumi.StringOutput)
	name := region.ApplyT(func(region string) string { return p.identity.Name + "-" + region }).(pulumi.StringOutput)
	body := pulumi.All(s.AnyARN, names, s.NodeType).ApplyT(func(known []any) (string, error) {
		where, alarms := partsOfARN(known[0].(string)), []string{}
		for _, name := range known[1].([]string) {
			// Known before the alarms are made, so that a preview shows what changes.
			alarms = append(alarms, aws.ARN{
				Partition: where.Partition,
				Service:   "cloudwatch",
				Region:    where.Region,
				Account:   where.Account,
				Resource:  "alarm:" + name,
			}.String())
		}
		return p.On(known[2].(string)).Dashboard.Body(where.Region, alarms)
	}).(pulumi.StringOutput)
	dashboard, err := cloudwatch.NewDashboard(b.Ctx, b.Name("dashboard"),
		&cloudwatch.DashboardArgs{DashboardName: name, DashboardBody: body}, b.Child()...)
	if err != nil {
		return pulumi.StringPtrOutput{}, err
	}
	return pulumi.All(region, dashboard.DashboardName).ApplyT(func(known []any) *string {
		url, ok := aws.DashboardURL(known[0].(string), known[1].(string))
		if !ok {
			return nil
		}
		return &url
	}).(pulumi.StringPtrOutput), nil
}

// partsOfARN are those of an ARN of AWS's own making.
func partsOfARN(arn string) aws.ARN {
	a, _ := aws.ParseARN(arn)
	return a
}
