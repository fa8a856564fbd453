package rediscluster

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func noAlarms(a *args) { a.EnableCloudwatchAlarms = new(bool) }

func alarmTopics(arns ...string) func(*args) {
	return func(a *args) { a.AlarmsSnsTopicArns = pulumi.ToStringArray(arns) }
}

// pager is told by the composite alarm.
func pager(arns ...string) func(*args) {
	return func(a *args) { a.CompositeAlarmSnsTopicArns = strs(arns...) }
}

// topics are n valid topics.
func topics(n int) pulumi.StringArray {
	var arns pulumi.StringArray
	for i := range n {
		arns = append(arns, pulumi.String(fmt.Sprintf("arn:aws:sns:eu-west-1:123456789012:topic-%d", i)))
	}
	return arns
}

// events has a topic told what AWS does to the cluster.
func events(arn string) func(*args) {
	return func(a *args) { a.SnsTopicForNotifications = pulumi.String(arn) }
}

// tellsMissing has alarms tell that they have no data as well.
func tellsMissing(a *args) { a.EnableInsufficientDataActions = new(true) }

// scope says whether alarms watch nodes, the group, or both.
func scope(s string) func(*args) { return func(a *args) { a.AlarmScope = &s } }

// changed has alarms other than those by default.
func changed(alarms Alarms) func(*args) { return func(a *args) { a.Alarms = &alarms } }

func memoryAlarm(alarm Alarm) func(*args) {
	return changed(Alarms{Memory: &alarm})
}

// responsePlan is the ARN of something that alarms start, and that is in no region.
func responsePlan(partition string) string {
	return "arn:" + partition + ":ssm-incidents::123456789012:response-plan/redis"
}

// whileScaling has AWS scale the shards of a cluster by its CPU, with another change.
func whileScaling(change func(*args)) func(*args) {
	return all(shards(2, 1), scales(between(2, 5), nil), change)
}

// scalingOnSSD has AWS scale the shards of a cluster by its memory and SSD, near 70 %, with another change.
func scalingOnSSD(change func(*args)) func(*args) {
	return all(nodeType("cache.r6gd.xlarge"), shards(2, 1), scales(limitsBy("capacity", 70), nil), change)
}

// limitsBy are limits of what AWS scales by a metric with a target.
func limitsBy(metric string, target float64) *AutoScalingDimension {
	return &AutoScalingDimension{Min: 1, Max: 5, Metric: &metric, Target: &target}
}
