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

// Docs document the inputs. What is watched is said in the words of a RedisCluster; another component documents
// enableCloudwatchAlarms and enableDashboard itself.
var Docs = map[string]inputs.Doc{
	"alarmsSnsTopicArns": {
		Meaning: "The ARNs of the SNS topics that are told when an alarm goes off and when it recovers. Other " +
			"actions of CloudWatch are taken as well: Lambda functions likewise; OpsItems, response plans, " +
			"investigations and scaling policies, which are done when an alarm goes off and not when it recovers.",
		Allowed: "up to 5 ARNs; the topics are in the region of the cluster, and should be standard ones",
		Absent: "none: the alarms exist and show in CloudWatch, but tell no one, and a warning says so, unless " +
			"`compositeAlarmSnsTopicArns` is given; an empty list is taken for a choice",
		Change: inputs.InPlace,
		Source: "CloudWatch API, PutMetricAlarm, AlarmActions",
	},
	"compositeAlarmSnsTopicArns": {
		Meaning: "Makes one alarm over all alarms of the cluster, `<name> is unhealthy`, which is on while one of " +
			"them is; these topics are told of it, when it goes off and when it recovers. To page on one thing " +
			"alone, give the pager's topic here and leave `alarmsSnsTopicArns` empty. CloudWatch bills a composite " +
			"alarm as five others. Of more than 100 alarms it looks at composite alarms on 100 each.",
		Allowed: "up to 5 ARNs of topics or other actions that a composite alarm takes (no scaling policies), as in " +
			"`alarmsSnsTopicArns`; empty for an alarm that tells no one; how many there are must be known when the " +
			"program runs, each may be an Output",
		Absent: "no such alarm",
		Change: inputs.InPlace + ": the alarm comes and goes, the cluster is not touched",
		Source: "CloudWatch API, PutCompositeAlarm",
	},
	"enableCloudwatchAlarms": {
		Meaning: "Whether there are CloudWatch alarms, on each node unless `alarmScope` says otherwise: CPU, memory, " +
			"swap, connections and, where there are any, replication lag, CPU credits and SSD. CloudWatch bills each " +
			"alarm.",
		Allowed: "known when the program runs",
		Absent:  "`true`",
		Change:  inputs.InPlace + ": alarms come and go, the cluster is not touched",
		Source:  "CloudWatch user guide, \"Recommended alarms\"",
	},
	"enableDashboard": {
		Meaning: "Whether there is a CloudWatch dashboard of the cluster, `<name>-<region>`: CPU, memory, " +
			"connections, replication lag, evictions, hit rate and network of each node, shard by shard, with the " +
			"thresholds of the alarms drawn in, and the alarms' states. `dashboardUrl` is its address. CloudWatch " +
			"bills each dashboard after the third of an account.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inputs.InPlace + ": the dashboard comes and goes, the cluster is not touched",
		Source:  "CloudWatch API, PutDashboard and \"Dashboard Body Structure and Syntax\"",
	},
	"enableInsufficientDataActions": {
		Meaning: "Whether `alarmsSnsTopicArns` are told, too, when an alarm has too little data to say anything: a " +
			"node that is gone or does not report. Each alarm begins so, and the alarms of which no data is a good " +
			"sign (`notBreaching`) are never so later.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, InsufficientDataActions",
	},
}
