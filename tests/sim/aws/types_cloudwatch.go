package awssim

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"
)

// cloudwatchTypes are the resource types of the service.
func cloudwatchTypes(isPublished publishes) map[string]*resourceType {
	return map[string]*resourceType{
		metricAlarmType:    {constructor: cloudwatch.NewMetricAlarm, behaviour: metricAlarmBehaviour},
		compositeAlarmType: {constructor: cloudwatch.NewCompositeAlarm, behaviour: compositeAlarmBehaviour},
		dashboardType:      {constructor: cloudwatch.NewDashboard, behaviour: dashboardBehaviour(isPublished)},
	}
}
