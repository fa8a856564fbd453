package monitoring

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
)

// buildDashboard creates the dashboard, adapted to what runs. It returns the dashboard's URL.
func (p *Plan) buildDashboard(
	b *component.Builder, s Subject, created map[string]createdAlarm,
) (pulumi.StringPtrOutput, error) {
	var names pulumi.StringArray
	for _, planned := range p.Composites { // People look at these first.
		names = append(names, created[planned.Key].name)
	}
	for _, planned := range p.Alarms {
		names = append(names, created[planned.ShortName()].name)
	}
	// The name holds the region: the regions of an account share one list of dashboards, and a dashboard overwrites
	// another one of the same name. The region comes from an ARN, since asking the provider for it costs a call.
	region := s.AnyARN.ApplyT(func(arn string) string { return partsOfARN(arn).Region }).(pulumi.StringOutput)
	name := region.ApplyT(func(region string) string { return p.watched.Name + "-" + region }).(pulumi.StringOutput)
	body := pulumi.All(s.AnyARN, names, s.Runs).ApplyT(func(known []any) (string, error) {
		where, alarms := partsOfARN(known[0].(string)), []string{}
		for _, name := range known[1].([]string) {
			// The ARN is put together, and not read from the alarm, so that a preview shows what changes.
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

// partsOfARN are the parts of an ARN that comes from AWS, and so has the right form.
func partsOfARN(arn string) aws.ARN {
	parsed, _ := aws.ParseARN(arn)
	return parsed
}
