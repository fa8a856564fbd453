package monitoring

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs say whether there are alarms and a dashboard, and who is notified. Which alarms there are, and how the program
// changes them, are inputs of the component: each has other metrics.
type Inputs struct {
	AlarmsSnsTopicArns            pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	CompositeAlarmSnsTopicArns    []pulumi.StringInput    `pulumi:"compositeAlarmSnsTopicArns,optional"`
	EnableCloudwatchAlarms        *bool                   `pulumi:"enableCloudwatchAlarms,optional"`
	EnableDashboard               *bool                   `pulumi:"enableDashboard,optional"`
	EnableInsufficientDataActions *bool                   `pulumi:"enableInsufficientDataActions,optional"`
}

// TopicDocs document who is notified, in the word for a component, for example "cluster". aboutMany is a sentence about
// many alarms, or empty.
func TopicDocs(kind, aboutMany string) map[string]inputs.Doc {
	return map[string]inputs.Doc{
		"alarmsSnsTopicArns": {
			Meaning: "ARNs of the SNS topics to notify when an alarm goes off and when it recovers.\n\nOther " +
				"CloudWatch alarm actions are accepted too. Lambda functions are called on alarm and on " +
				"recovery; OpsItems, response plans, investigations and scaling policies on alarm only.",
			Allowed: "up to 5 ARNs, of standard topics in the region of the " + kind + ". An empty list counts as " +
				"set explicitly and silences the warning; so does `compositeAlarmSnsTopicArns`",
			Absent: "not set: no one is notified, with a warning",
			Change: inputs.InPlace,
			Source: "CloudWatch API, PutMetricAlarm, AlarmActions",
		},
		"compositeAlarmSnsTopicArns": {
			Meaning: "Creates one alarm for the whole " + kind + ", `<name> is unhealthy`, which is on while any " +
				"alarm is, and notifies these topics.\n\nTo page once per incident, pass the pager's topic " +
				"here and leave `alarmsSnsTopicArns` empty. A composite alarm costs as much as five metric " +
				"alarms." + aboutMany,
			Allowed: "up to 5 ARNs, as in `alarmsSnsTopicArns` but without scaling policies. An empty list " +
				"creates an alarm that notifies no one",
			Absent: "not set: no such alarm",
			Change: "in place; the alarm is added or removed",
			Source: "CloudWatch API, PutCompositeAlarm",
		},
	}
}

const manyAlarms = " With more than 100 alarms, composite alarms of up to 100 alarms each are created under it."

// Docs document the inputs in the words of a RedisCluster. A component that has no nodes documents them itself, with
// the help of [TopicDocs].
var Docs = inputs.Docs(TopicDocs("cluster", manyAlarms), map[string]inputs.Doc{
	"enableCloudwatchAlarms": {
		Meaning: "Whether the component creates CloudWatch alarms, on each node unless `alarmScope` says " +
			"otherwise. CloudWatch bills each alarm.\n\nThey watch CPU, memory, swap, connections, throttling and, " +
			"where there are any, replication lag, CPU credits and SSD.",
		Absent: "`true`",
		Change: "in place; alarms are added and removed",
		Source: "CloudWatch user guide, \"Recommended alarms\"",
	},
	"enableDashboard": {
		Meaning: "Whether the component creates a CloudWatch dashboard for the cluster, `<name>-<region>`. " +
			"`dashboardUrl` is its address.\n\nIt shows CPU, memory, connections, replication lag, " +
			"evictions, hit rate and network of each node, shard by shard, with the thresholds and the " +
			"states of the alarms. CloudWatch bills each dashboard after the third in an account.",
		Absent: "`false`",
		Change: "in place; the dashboard is added or removed",
		Source: "CloudWatch API, PutDashboard and \"Dashboard Body Structure and Syntax\"",
	},
	"enableInsufficientDataActions": {
		Meaning: "Whether alarms also notify when they have too little data, for example because a node is " +
			"gone.\n\nEvery alarm starts in INSUFFICIENT_DATA, so expect one notification per alarm at " +
			"creation. Alarms that treat missing data as `notBreaching` never return to that state.",
		Absent: "`false`",
		Change: inputs.InPlace,
		Source: "CloudWatch API, PutMetricAlarm, InsufficientDataActions",
	},
})
