package rediscluster

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

const namespace = "AWS/ElastiCache"

// monitoring is what watches the cluster.
type monitoring struct {
	// alarmArns are by the alarms' names within the cluster.
	alarmArns pulumi.StringMap
	// dashboardURL is nothing where there is no dashboard.
	dashboardURL pulumi.StringPtrOutput
}

// madeAlarm is an alarm of CloudWatch's. Its name is the one that it has there: a transform of the program's may have changed it.
type madeAlarm struct {
	resource pulumi.Resource
	name     pulumi.StringOutput
}

func (b *builder) monitoring(network *network, group *awselasticache.ReplicationGroup) (*monitoring, error) {
	group.MemberClusters.ApplyT(func(members []string) (bool, error) {
		p := b.plan.observed(members)
		return true, b.Warn(p.report().Warnings(p.hide(p.check(observations))))
	})
	m := &monitoring{alarmArns: pulumi.StringMap{}, dashboardURL: inputs.Absent()}
	made := map[string]madeAlarm{}
	runs := b.runs(group)
	told := told{anyActions(b.plan.alarmTopics, atAlarm), anyActions(b.plan.alarmTopics, always)}
	for _, planned := range b.plan.alarms {
		one, err := b.alarm(planned, told, group, runs)
		if err != nil {
			return nil, err
		}
		made[planned.shortName()], m.alarmArns[planned.shortName()] = madeAlarm{one, one.Name}, one.Arn
	}
	for _, planned := range b.plan.compositeAlarms {
		one, err := b.composite(planned, made)
		if err != nil {
			return nil, err
		}
		made[planned.key], m.alarmArns[planned.key] = madeAlarm{one, one.AlarmName}, one.Arn
	}
	if b.plan.dashboard != nil {
		url, err := b.dashboard(network.arn(group), runs, made)
		if err != nil {
			return nil, err
		}
		m.dashboardURL = url
	}
	return m, nil
}

// told are who hears of an alarm on a metric: as it goes off, and as it changes at all. They are the same for all of a cluster.
type told struct{ atAlarm, always pulumi.ArrayInput }

// alarm makes an alarm of the plan for nodes of the type that runs.
func (b *builder) alarm(planned alarm, told told, group *awselasticache.ReplicationGroup, runs pulumi.StringOutput) (*cloudwatch.MetricAlarm, error) {
	text := func(of func(alarm) string) pulumi.StringOutput {
		return runs.ApplyT(func(node string) string { return of(b.plan.fitted(planned, node)) }).(pulumi.StringOutput)
	}
	args := &cloudwatch.MetricAlarmArgs{
		Name:               pulumi.String(b.plan.alarmName(planned.shortName())),
		AlarmDescription:   text(alarm.description),
		EvaluationPeriods:  pulumi.Int(planned.evaluationPeriods),
		DatapointsToAlarm:  pulumi.Int(planned.datapointsToAlarm),
		ComparisonOperator: pulumi.String(planned.comparison),
		Threshold:          runs.ApplyT(func(node string) float64 { return b.plan.fitted(planned, node).threshold }).(pulumi.Float64Output),
		TreatMissingData:   pulumi.String(planned.missingData),
		AlarmActions:       told.atAlarm,
		OkActions:          told.always,
		Tags:               b.Tags(),
	}
	if planned.math != nil {
		args.MetricQueries = queries(planned, text(alarm.expression))
	} else {
		args.Namespace, args.MetricName, args.Dimensions = pulumi.String(namespace), text(alarm.metricName), pulumi.ToStringMap(planned.dimensions)
		args.Statistic, args.Period = pulumi.String(planned.statistic), pulumi.Int(planned.period)
	}
	if b.plan.enableInsufficientDataActions {
		args.InsufficientDataActions = told.always
	}
	return cloudwatch.NewMetricAlarm(b.Ctx, b.Name(planned.role()), args, b.Child(
		// The dimensions are known before the members exist; without them the alarm would only report missing data.
		pulumi.DependsOn([]pulumi.Resource{group}),
	)...)
}

// queries are the formula of an alarm and the metrics that it takes.
func queries(planned alarm, expression pulumi.StringInput) cloudwatch.MetricAlarmMetricQueryArray {
	all := cloudwatch.MetricAlarmMetricQueryArray{cloudwatch.MetricAlarmMetricQueryArgs{
		Id: pulumi.String("watched"), Expression: expression, Label: pulumi.String(planned.math.what), ReturnData: pulumi.Bool(true),
	}}
	for _, term := range planned.math.terms {
		all = append(all, cloudwatch.MetricAlarmMetricQueryArgs{Id: pulumi.String(term.id), Metric: cloudwatch.MetricAlarmMetricQueryMetricArgs{
			Namespace: pulumi.String(namespace), MetricName: pulumi.String(term.metric), Dimensions: pulumi.ToStringMap(planned.dimensions),
			Stat: pulumi.String(term.statistic), Period: pulumi.Int(planned.period),
		}})
	}
	return all
}

func (b *builder) composite(planned composite, made map[string]madeAlarm) (*cloudwatch.CompositeAlarm, error) {
	var under []pulumi.Resource
	var names pulumi.StringArray
	for _, key := range planned.under {
		under, names = append(under, made[key].resource), append(names, made[key].name)
	}
	args := &cloudwatch.CompositeAlarmArgs{
		AlarmName:        pulumi.String(planned.cloudwatchName),
		AlarmDescription: pulumi.String(planned.about),
		AlarmRule:        names.ToStringArrayOutput().ApplyT(anyOf).(pulumi.StringOutput),
		Tags:             b.Tags(),
	}
	if planned.tells {
		args.AlarmActions, args.OkActions = actions(b.plan.compositeTopics, atAlarm), actions(b.plan.compositeTopics, always)
	}
	return cloudwatch.NewCompositeAlarm(b.Ctx, b.Name(planned.role()), args, b.Child(
		// CloudWatch takes no rule over an alarm that does not exist, and deletes no alarm that a rule looks at.
		pulumi.DependsOn(under),
		// One that takes the place of another of its name would be deleted with it.
		pulumi.DeleteBeforeReplace(true),
	)...)
}

// dashboard makes the dashboard in the partition, the region and the account of an ARN, for nodes of the type that runs, and is its URL.
func (b *builder) dashboard(where, runs pulumi.StringOutput, made map[string]madeAlarm) (pulumi.StringPtrOutput, error) {
	var names pulumi.StringArray
	for _, planned := range b.plan.compositeAlarms { // first what a person looks at first
		names = append(names, made[planned.key].name)
	}
	for _, planned := range b.plan.alarms {
		names = append(names, made[planned.shortName()].name)
	}
	// An account has its dashboards in common to all regions, and one that has the name of another takes its place.
	// To ask the provider for the region would be a call more.
	region := where.ApplyT(func(arn string) string { return parts(arn).Region }).(pulumi.StringOutput)
	name := region.ApplyT(func(region string) string { return b.plan.name + "-" + region }).(pulumi.StringOutput)
	body := pulumi.All(where, names, runs).ApplyT(func(known []any) (string, error) {
		where, alarms := parts(known[0].(string)), []string{}
		for _, name := range known[1].([]string) {
			// Known before the alarms are made, so that a preview shows what changes.
			alarms = append(alarms, aws.ARN{Partition: where.Partition, Service: "cloudwatch", Region: where.Region, Account: where.Account, Resource: "alarm:" + name}.String())
		}
		return b.plan.on(known[2].(string)).dashboard.body(where.Region, alarms)
	}).(pulumi.StringOutput)
	dashboard, err := cloudwatch.NewDashboard(b.Ctx, b.Name("dashboard"), &cloudwatch.DashboardArgs{DashboardName: name, DashboardBody: body}, b.Child()...)
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

// parts are those of an ARN of AWS's own making.
func parts(arn string) aws.ARN {
	a, _ := aws.ParseARN(arn)
	return a
}

// transition is whether an alarm does something as it changes its state.
type transition func(aws.AlarmAction) bool

func atAlarm(aws.AlarmAction) bool { return true }

func always(a aws.AlarmAction) bool { return !a.AlarmOnly }

// actions are those of a list that belong to a transition, as an alarm takes them; nothing where there are none.
func actions(l inputs.List, on transition) pulumi.StringArrayInput {
	chosen := func() (arns []string) {
		for _, e := range l.Elements {
			if action, err := aws.ParseAlarmAction(e.Value); !e.Known || err != nil || on(action) {
				arns = append(arns, e.Value)
			}
		}
		return arns
	}
	if l.Counted && len(chosen()) == 0 {
		return nil
	}
	return l.Input().ApplyT(func([]string) []string { return chosen() }).(pulumi.StringArrayOutput)
}

// anyActions are actions for an alarm on a metric, whose type wants them so.
func anyActions(l inputs.List, on transition) pulumi.ArrayInput {
	chosen := actions(l, on)
	if chosen == nil {
		return nil
	}
	return chosen.ToStringArrayOutput().ApplyT(func(arns []string) []any {
		untyped := make([]any, len(arns))
		for i, arn := range arns {
			untyped[i] = arn
		}
		return untyped
	}).(pulumi.ArrayOutput)
}
