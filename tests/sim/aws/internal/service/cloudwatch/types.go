// Package cloudwatch simulates Amazon CloudWatch: alarms, what they make of datapoints, and dashboards.
package cloudwatch

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types(isPublished Publishes) map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.MetricAlarm:    {Constructor: cloudwatch.NewMetricAlarm, Behaviour: metricAlarmBehaviour},
		awstype.CompositeAlarm: {Constructor: cloudwatch.NewCompositeAlarm, Behaviour: compositeAlarmBehaviour},
		awstype.Dashboard:      {Constructor: cloudwatch.NewDashboard, Behaviour: dashboardBehaviour(isPublished)},
	}
}
