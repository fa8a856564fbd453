package monitoring

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Advice is about alarms that are not there, or very many.
var Advice = []check.Rule[*Plan]{
	{
		Name: "alarm-topic-fifo", Input: "alarmsSnsTopicArns",
		Holds:   "The topics of alarms are standard ones. It holds of `compositeAlarmSnsTopicArns` as well.",
		Example: `alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts.fifo]`,
		Source: "SNS API, Publish, MessageGroupId; what CloudWatch does is not documented, and this package's own " +
			"conclusion",
		Silence: "use a standard topic",
		Needs:   []string{"enableCloudwatchAlarms"},
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *Plan, say check.Say) {
			if !p.Enabled {
				return
			}
			for _, l := range p.ActionLists() {
				for i, e := range l.Elements {
					if action, err := aws.ParseAlarmAction(e.Value); e.Known && err == nil && action.FIFO {
						say(inputs.Element(l.Path, i),
							"%s is a FIFO topic: it wants a message group with each message, and AWS does not say "+
								"that CloudWatch gives one, so alarms may tell no one; use a standard topic",
							spelling.Quote(e.Value))
					}
				}
			}
		},
	},
	{
		Name: "alarm-elsewhere", Input: "alarms",
		Holds:   "An alarm that is changed is one that the cluster has.",
		Example: "alarms: { cpuCredits: { threshold: 20 } }",
		Source:  "ElastiCache user guide, \"Metrics for Valkey and Redis OSS\"",
		Silence: "leave the alarm out, or give it `enabled: false`",
		Needs: []string{
			"alarms", "alarmScope", "clusterMode", "instanceType", "enableCloudwatchAlarms", "replicationGroupSize",
			topology.ShardsInput, topology.ReplicasInput,
		},
		Check: func(p *Plan, say check.Say) {
			p.changed(func(path string, set *Alarm, c configured) {
				switch {
				case set.Enabled != nil && !*set.Enabled:
				case !p.Enabled:
					say(path, "changes nothing: enableCloudwatchAlarms is false, so there are no alarms")
				case !c.appliesTo(p.engine.NodeType, p.topology.Shape):
					say(path, "changes nothing: there is no such alarm here, it is for %s", c.where)
				case c.Groupwide && !p.scope().includes(c.Metric) && p.topology.ClusterMode == nil:
					say(path,
						"changes nothing: the alarms watch the nodes, and this one is of the group of a sharded "+
							"cluster; leave it out")
				case c.Groupwide && !p.scope().includes(c.Metric):
					say(path,
						"changes nothing: the alarms watch the nodes, and this one is of the group; use alarmScope: "+
							`"both"`)
				case !p.scope().includes(c.Metric):
					say(path,
						"changes nothing: the alarms watch the group alone, and this one is of the nodes; use "+
							`alarmScope: "both"`)
				}
			})
		},
	},
	{
		Name: "alarms-many", Input: "enableCloudwatchAlarms",
		Holds:   "There are no more than 200 alarms.",
		Example: "replicationGroupSize: 30\nclusterMode: { numNodeGroups: 15, replicasPerNodeGroup: 1 }",
		Source:  "Amazon CloudWatch pricing: each alarm is billed by the month",
		Silence: "`alarmScope: group`; or turn off the alarms that tell you least with `alarms: { swap: { enabled: " +
			"false } }`",
		Needs: []string{
			"alarms",
			"alarmScope",
			"enableCloudwatchAlarms",
			topology.ShardsInput,
			topology.ReplicasInput,
			"instanceType",
		},
		Check: func(p *Plan, say check.Say) {
			if n := len(p.Alarms); n > alarmCount {
				say("enableCloudwatchAlarms",
					"makes %d alarms, %d for each of %d nodes, and CloudWatch bills each of them every month; turn "+
						"off those that tell you least, for example alarms: { swap: { enabled: false } }, or use "+
						`alarmScope: "group"`,
					n, n/p.topology.Shape.Nodes(), p.topology.Shape.Nodes())
			}
		},
	},
	{
		Name: "alarms-grouped", Input: "alarmScope",
		Holds:   "What the alarms of more than 90 nodes watch is chosen.",
		Example: "replicationGroupSize: 92\nclusterMode: { numNodeGroups: 46, replicasPerNodeGroup: 1 }",
		Beside:  []string{"node-quota"},
		Source:  "CloudWatch service quotas: alarms, PutMetricAlarm; ElastiCache user guide, \"Quotas\"",
		Silence: "write `alarmScope` out: `nodes`, `group` or `both`",
		Needs:   []string{"alarmScope", "enableCloudwatchAlarms", topology.ShardsInput, topology.ReplicasInput},
		Check: func(p *Plan, say check.Say) {
			if n := p.topology.Shape.Nodes(); p.Enabled && p.ScopeInput == "" && n > maxNodesWithOwnAlarms {
				say("alarmScope",
					"is left out, so the alarms of %d nodes watch the group as a whole: CPU of the engine and "+
						`memory, not lag, connections, swap or free memory; use "nodes" for alarms on each node, `+
						`which CloudWatch bills one by one, or "group" to keep it so`,
					n)
			}
		},
	},
	{
		Name: "group-of-one-shard", Input: "alarmScope",
		Holds:   "Alarms watch the group in cluster mode.",
		Example: "alarmScope: group",
		Source: "ElastiCache user guide, \"Auto Scaling ElastiCache clusters\", whose metrics they are; it is for " +
			"cluster mode",
		Silence: "`alarmScope: nodes`, or leave it out",
		Needs:   []string{"alarmScope", "enableCloudwatchAlarms", "clusterMode"},
		Check: func(p *Plan, say check.Say) {
			if p.Enabled && p.topology.ClusterMode == nil && slices.Contains(alarmScopes, alarmScope(p.ScopeInput)) &&
				p.scope().group() {
				say("alarmScope",
					"%q watches metrics that AWS documents for auto scaling, which is for cluster mode; without "+
						"clusterMode they may have no data, and the nodes are few: use \"nodes\"",
					p.ScopeInput)
			}
		},
	},
	{
		Name: "missing-data-untold", Input: "enableInsufficientDataActions",
		Holds:   "Who is to be told of missing data is there.",
		Example: "enableInsufficientDataActions: true\nalarmsSnsTopicArns: []",
		Source:  "CloudWatch API, PutMetricAlarm, InsufficientDataActions",
		Silence: "pass a topic as `alarmsSnsTopicArns`, or leave it out",
		Needs:   []string{"enableInsufficientDataActions", "enableCloudwatchAlarms", "alarmsSnsTopicArns"},
		Check: func(p *Plan, say check.Say) {
			if !p.TellsMissingData {
				return
			}
			told := slices.ContainsFunc(p.Topics.Elements, func(e inputs.Setting[string]) bool {
				action, err := aws.ParseAlarmAction(e.Value)
				return !e.Known || err != nil || !action.AlarmOnly
			})
			if !p.Enabled || !told {
				say("enableInsufficientDataActions",
					"tells no one: it is for the topics and functions of alarmsSnsTopicArns, of which there are "+
						"none; a composite alarm does not hear of missing data")
			}
		},
	},
	{
		Name: "composite-of-nothing", Input: "compositeAlarmSnsTopicArns",
		Holds: "There are alarms for the composite alarm to look at.",
		Example: "compositeAlarmSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:pager]\n" +
			"enableCloudwatchAlarms: false",
		Source:  "CloudWatch API, PutCompositeAlarm, AlarmRule",
		Silence: "leave it out, or `enableCloudwatchAlarms: true`",
		Needs: []string{
			"alarms", "alarmScope", "instanceType", "compositeAlarmSnsTopicArns", "enableCloudwatchAlarms",
			topology.ShardsInput, topology.ReplicasInput,
		},
		Check: func(p *Plan, say check.Say) {
			switch {
			case !p.CompositeTopics.Given || len(p.Alarms) > 0:
			case !p.Enabled:
				say("compositeAlarmSnsTopicArns",
					"makes no alarm and tells no one: enableCloudwatchAlarms is false, so there is nothing for it to "+
						"look at")
			default:
				say("compositeAlarmSnsTopicArns",
					"makes no alarm and tells no one: all alarms are turned off, so there is nothing for it to look at")
			}
		},
	},
}

// alarmCount is from how many alarms on the bill is worth a word.
const alarmCount = 200
