package rediscluster

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Limits of CloudWatch on an alarm.
// Source: CloudWatch API, PutMetricAlarm, EvaluationPeriods and Period.
const (
	secondsOfDay  = 24 * 60 * 60
	secondsOfWeek = 7 * secondsOfDay
	// ofHours is the period from which on an alarm may look back a week.
	ofHours = 60 * 60
)

// missingData are what an alarm can make of data that is missing.
// Source: CloudWatch API, PutMetricAlarm, TreatMissingData.
var missingData = []string{"missing", "ignore", "breaching", "notBreaching"}

// row is the row of an alarm that holds for the cluster, or the first where none does.
func (p *plan) row(input string) metric {
	var first metric
	for _, m := range metrics {
		if m.input != input {
			continue
		}
		if m.appliesTo(p.nodeType, p.topology) {
			return m
		}
		if first.input == "" {
			first = m
		}
	}
	return first
}

// changed are the alarms that the program changes, as they will be: all but those of which one of the settings that look reads is of a
// wrong type.
func (p *plan) changed(look func(path string, set *Alarm, c configured), settings ...string) {
	for _, input := range slices.Sorted(maps.Keys(alarmFields)) {
		set, path := p.alarmSettings.of(input), "alarms."+input
		if set != nil && p.knows(path, settings...) {
			c, _ := p.row(input).with(set, p.nodeType)
			look(path, set, c)
		}
	}
}

// alarmRules are about the alarms that the program changes, and what they watch.
var alarmRules = []check.Rule[*plan]{
	{
		Name: "alarm-scope", Input: "alarmScope",
		Holds:           "Alarms watch `nodes`, the `group`, or `both`.",
		Example:         "alarmScope: shards",
		Source:          "CloudWatch user guide, \"Supported metrics for resource tags for telemetry\"",
		StricterThanAWS: "The choice is this package's own, so AWS does not see it.",
		Needs:           []string{"alarmScope"},
		Check: func(p *plan, say check.Say) {
			if asked := p.alarmScopeInput; asked != "" && !slices.Contains(alarmScopes, alarmScope(asked)) {
				say("alarmScope", "%s is none of nodes, group, both%s", spelling.Quote(asked), meantScope(asked))
			}
		},
	},
	{
		Name: "alarm-period", Input: "alarms",
		Holds:           "The period of an alarm is a multiple of 60 seconds, and not shorter than the time between two datapoints of the metric.",
		Example:         "alarms: { memory: { period: 90 } }",
		Source:          "CloudWatch API, PutMetricAlarm, Period; ElastiCache user guide, \"Monitoring use with CloudWatch Metrics\": \"published at 60-second intervals\"",
		StricterThanAWS: "CloudWatch takes periods of 10, 20 and 30 seconds, and of a minute for a metric that comes every five: such an alarm would never have enough data.",
		Needs:           []string{"alarms", "instanceType"},
		Check: func(p *plan, say check.Say) {
			p.changed(func(path string, set *Alarm, c configured) {
				published := max(c.published, 60)
				switch {
				case set.Period == nil:
				case c.period%60 != 0 || c.period <= 0:
					say(path+".period", "%d is not a multiple of 60 seconds: use 60, 120, 300 or the like", c.period)
				case c.period < published:
					say(path+".period", "%d is shorter than the %d seconds between two datapoints of %s: use %d or more", c.period, published, c.name, published)
				}
			}, "period")
		},
	},
	{
		Name: "alarm-span", Input: "alarms",
		Holds:   "An alarm looks at 1 period at least, and at no more than a day in all; at no more than a week where its period is an hour or longer.",
		Example: "alarms: { memory: { period: 600, evaluationPeriods: 200 } }",
		Source:  "CloudWatch API, PutMetricAlarm, EvaluationPeriods",
		Needs:   []string{"alarms", "instanceType"},
		Check: func(p *plan, say check.Say) {
			p.changed(func(path string, _ *Alarm, c configured) {
				longest, span := secondsOfDay, "a day"
				if c.period >= ofHours {
					longest, span = secondsOfWeek, "a week"
				}
				switch {
				case c.evaluationPeriods < 1:
					say(path+".evaluationPeriods", "%d is too few: an alarm looks at one period at least", c.evaluationPeriods)
				case c.period > 0 && c.evaluationPeriods > longest/c.period:
					say(path+".evaluationPeriods", "%d periods of %d seconds are more than %s, and CloudWatch looks back no further: use %d or fewer", c.evaluationPeriods, c.period, span, longest/c.period)
				}
			}, "period", "evaluationPeriods")
		},
	},
	{
		Name: "alarm-datapoints", Input: "alarms",
		Holds:   "An alarm goes off at 1 to as many datapoints as it looks at periods.",
		Example: "alarms: { memory: { evaluationPeriods: 3, datapointsToAlarm: 4 } }",
		Source:  "CloudWatch API, PutMetricAlarm, DatapointsToAlarm",
		Needs:   []string{"alarms", "instanceType"},
		Check: func(p *plan, say check.Say) {
			p.changed(func(path string, set *Alarm, c configured) {
				if set.DatapointsToAlarm != nil && c.evaluationPeriods >= 1 && (c.datapointsToAlarm < 1 || c.datapointsToAlarm > c.evaluationPeriods) {
					say(path+".datapointsToAlarm", "%d is out of range: the alarm looks at %d periods, so use 1 to %d, or raise evaluationPeriods", c.datapointsToAlarm, c.evaluationPeriods, c.evaluationPeriods)
				}
			}, "datapointsToAlarm", "evaluationPeriods")
		},
	},
	{
		Name: "alarm-missing-data", Input: "alarms",
		Holds:   "Data that is missing is `missing`, `ignore`, `breaching` or `notBreaching`.",
		Example: "alarms: { memory: { treatMissingData: bad } }",
		Source:  "CloudWatch API, PutMetricAlarm, TreatMissingData",
		Needs:   []string{"alarms", "instanceType"},
		Check: func(p *plan, say check.Say) {
			p.changed(func(path string, _ *Alarm, c configured) {
				if slices.Contains(missingData, c.missingData) {
					return
				}
				fix := ""
				for _, right := range missingData {
					if strings.EqualFold(strings.NewReplacer("_", "", "-", "", " ", "").Replace(c.missingData), right) {
						fix = fmt.Sprintf(": use %q", right)
					}
				}
				say(path+".treatMissingData", "%s is none of %s%s", spelling.Quote(c.missingData), strings.Join(missingData, ", "), fix)
			}, "treatMissingData")
		},
	},
	{
		Name: "alarm-threshold", Input: "alarms",
		Holds:           "A threshold is one that the metric can cross.",
		Example:         "alarms: { memory: { threshold: 100 } }",
		Source:          "ElastiCache user guide, \"Metrics for Valkey and Redis OSS\"",
		StricterThanAWS: "CloudWatch takes any number; an alarm on more than 100 % never goes off, and one on less than nothing neither.",
		Needs:           []string{"alarms", "instanceType"},
		Check: func(p *plan, say check.Say) {
			p.changed(func(path string, set *Alarm, c configured) {
				at, what, most := path+".threshold", c.name, c.most
				if c.math != nil {
					what = c.math.what
				}
				if c.name == "CurrConnections" {
					most = float64(p.nodeType.MaxConnections())
				}
				switch {
				case set.Threshold == nil:
				case c.comparison == greaterThan && c.threshold < 0:
					say(at, "%s is below everything that %s can be, so the alarm would always be on: use 0 or more", number(c.threshold), what)
				case c.comparison == greaterThan && most > 0 && c.threshold >= most:
					say(at, "%s is never exceeded by %s, which goes up to %s: use less", number(c.threshold), what, number(most))
				case c.comparison == lessThan && c.threshold <= 0:
					say(at, "%s never falls below %s: use more than 0", what, number(c.threshold))
				case c.comparison == lessThan && most > 0 && c.threshold > most:
					say(at, "%s is always below %s: use %s or less", what, number(c.threshold), number(most))
				}
			}, "threshold")
		},
	},
}

// meantScope guesses what somebody had in mind.
func meantScope(asked string) string {
	asked = strings.ToLower(asked)
	for _, guess := range []struct {
		like  string
		scope alarmScope
	}{{"both", scopeBoth}, {"all", scopeBoth}, {"node", scopeNodes}, {"member", scopeNodes}, {"group", scopeGroup}} {
		if strings.Contains(asked, guess.like) && !(guess.like == "node" && strings.Contains(asked, "group")) {
			return fmt.Sprintf(": use %q", guess.scope)
		}
	}
	return ""
}

// alarmCount is from how many alarms on the bill is worth a word.
const alarmCount = 200

// alarmAdvice is about alarms that are not there, or very many.
var alarmAdvice = []check.Rule[*plan]{
	{
		Name: "alarm-topic-fifo", Input: "alarmsSnsTopicArns",
		Holds:   "The topics of alarms are standard ones. It holds of `compositeAlarmSnsTopicArns` as well.",
		Example: `alarmsSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:alerts.fifo]`,
		Source:  "SNS API, Publish, MessageGroupId; what CloudWatch does is not documented, and this package's own conclusion",
		Silence: "use a standard topic",
		Needs:   []string{"enableCloudwatchAlarms"},
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *plan, say check.Say) {
			if !p.enableCloudwatchAlarms {
				return
			}
			for _, l := range p.actionLists() {
				for i, e := range l.Elements {
					if action, err := aws.ParseAlarmAction(e.Value); e.Known && err == nil && action.FIFO {
						say(inputs.Element(l.path, i), "%s is a FIFO topic: it wants a message group with each message, and AWS does not say that CloudWatch gives one, so alarms may tell no one; use a standard topic", spelling.Quote(e.Value))
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
		Needs:   []string{"alarms", "alarmScope", "clusterMode", "instanceType", "enableCloudwatchAlarms", "replicationGroupSize", shardsInput, replicasInput},
		Check: func(p *plan, say check.Say) {
			p.changed(func(path string, set *Alarm, c configured) {
				switch {
				case set.Enabled != nil && !*set.Enabled:
				case !p.enableCloudwatchAlarms:
					say(path, "changes nothing: enableCloudwatchAlarms is false, so there are no alarms")
				case !c.appliesTo(p.nodeType, p.topology):
					say(path, "changes nothing: there is no such alarm here, it is for %s", c.where)
				case c.groupwide && !p.alarmScope().includes(c.metric) && p.clusterMode == nil:
					say(path, "changes nothing: the alarms watch the nodes, and this one is of the group of a sharded cluster; leave it out")
				case c.groupwide && !p.alarmScope().includes(c.metric):
					say(path, `changes nothing: the alarms watch the nodes, and this one is of the group; use alarmScope: "both"`)
				case !p.alarmScope().includes(c.metric):
					say(path, `changes nothing: the alarms watch the group alone, and this one is of the nodes; use alarmScope: "both"`)
				}
			})
		},
	},
	{
		Name: "alarms-many", Input: "enableCloudwatchAlarms",
		Holds:   "There are no more than 200 alarms.",
		Example: "replicationGroupSize: 30\nclusterMode: { numNodeGroups: 15, replicasPerNodeGroup: 1 }",
		Source:  "Amazon CloudWatch pricing: each alarm is billed by the month",
		Silence: "`alarmScope: group`; or turn off the alarms that tell you least with `alarms: { swap: { enabled: false } }`",
		Needs:   []string{"alarms", "alarmScope", "enableCloudwatchAlarms", shardsInput, replicasInput, "instanceType"},
		Check: func(p *plan, say check.Say) {
			if n := len(p.alarms); n > alarmCount {
				say("enableCloudwatchAlarms", `makes %d alarms, %d for each of %d nodes, and CloudWatch bills each of them every month; turn off those that tell you least, for example alarms: { swap: { enabled: false } }, or use alarmScope: "group"`,
					n, n/p.topology.Nodes(), p.topology.Nodes())
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
		Needs:   []string{"alarmScope", "enableCloudwatchAlarms", shardsInput, replicasInput},
		Check: func(p *plan, say check.Say) {
			if n := p.topology.Nodes(); p.enableCloudwatchAlarms && p.alarmScopeInput == "" && n > mostNodesWatched {
				say("alarmScope", `is left out, so the alarms of %d nodes watch the group as a whole: CPU of the engine and memory, not lag, connections, swap or free memory; use "nodes" for alarms on each node, which CloudWatch bills one by one, or "group" to keep it so`, n)
			}
		},
	},
	{
		Name: "group-of-one-shard", Input: "alarmScope",
		Holds:   "Alarms watch the group in cluster mode.",
		Example: "alarmScope: group",
		Source:  "ElastiCache user guide, \"Auto Scaling ElastiCache clusters\", whose metrics they are; it is for cluster mode",
		Silence: "`alarmScope: nodes`, or leave it out",
		Needs:   []string{"alarmScope", "enableCloudwatchAlarms", "clusterMode"},
		Check: func(p *plan, say check.Say) {
			if p.enableCloudwatchAlarms && p.clusterMode == nil && slices.Contains(alarmScopes, alarmScope(p.alarmScopeInput)) && p.alarmScope().group() {
				say("alarmScope", "%q watches metrics that AWS documents for auto scaling, which is for cluster mode; without clusterMode they may have no data, and the nodes are few: use \"nodes\"", p.alarmScopeInput)
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
		Check: func(p *plan, say check.Say) {
			if !p.enableInsufficientDataActions {
				return
			}
			told := slices.ContainsFunc(p.alarmTopics.Elements, func(e inputs.Setting[string]) bool {
				action, err := aws.ParseAlarmAction(e.Value)
				return !e.Known || err != nil || !action.AlarmOnly
			})
			if !p.enableCloudwatchAlarms || !told {
				say("enableInsufficientDataActions", "tells no one: it is for the topics and functions of alarmsSnsTopicArns, of which there are none; a composite alarm does not hear of missing data")
			}
		},
	},
	{
		Name: "composite-of-nothing", Input: "compositeAlarmSnsTopicArns",
		Holds:   "There are alarms for the composite alarm to look at.",
		Example: "compositeAlarmSnsTopicArns: [arn:aws:sns:eu-west-1:123456789012:pager]\nenableCloudwatchAlarms: false",
		Source:  "CloudWatch API, PutCompositeAlarm, AlarmRule",
		Silence: "leave it out, or `enableCloudwatchAlarms: true`",
		Needs:   []string{"alarms", "alarmScope", "instanceType", "compositeAlarmSnsTopicArns", "enableCloudwatchAlarms", shardsInput, replicasInput},
		Check: func(p *plan, say check.Say) {
			switch {
			case !p.compositeTopics.Given || len(p.alarms) > 0:
			case !p.enableCloudwatchAlarms:
				say("compositeAlarmSnsTopicArns", "makes no alarm and tells no one: enableCloudwatchAlarms is false, so there is nothing for it to look at")
			default:
				say("compositeAlarmSnsTopicArns", "makes no alarm and tells no one: all alarms are turned off, so there is nothing for it to look at")
			}
		},
	},
}
