package clusteralarms

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Advice is about alarms that a cluster does not have, has very many of, or that do not suit it.
var Advice = slices.Concat(numberAdvice, check.Of(compositeAdvice, ofMonitoring), scalingAdvice)

var compositeAdvice = monitoring.CompositeAdvice("alarmScope", "autoScaling", "instanceType", topology.ShardsInput,
	topology.ReplicasInput)

func ofMonitoring(p *Plan) *monitoring.Plan { return p.Plan }

// numberAdvice is about alarms that a cluster does not have, or has very many of.
var numberAdvice = []check.Rule[*Plan]{
	{
		Name: "alarm-elsewhere", Input: "alarms",
		Holds:   "An alarm that is changed is one that the cluster has.",
		Example: "alarms: { cpuCredits: { threshold: 20 } }",
		Source:  "ElastiCache user guide, \"Metrics for Valkey and Redis OSS\"",
		Silence: "leave the alarm out, or give it `enabled: false`",
		Needs: []string{
			"alarms", "alarmScope", "autoScaling", "clusterMode", "instanceType", "enableCloudwatchAlarms",
			"replicationGroupSize", topology.ShardsInput, topology.ReplicasInput,
		},
		Check: func(p *Plan, say check.Say) {
			scope := p.scope()
			for _, name := range p.WantedAlarms() {
				row, path := p.rowFor(name, p.Engine.NodeType), "alarms."+name
				switch {
				case !p.Enabled:
					say(path, monitoring.NoAlarms)
				case !p.has(row, p.Engine.NodeType):
					say(path, "changes nothing: there is no such alarm here, it is for %s", row.where)
				case row.groupwide && !scope.includes(row) && !p.Topology.Shape.ClusterMode:
					say(path,
						"changes nothing: the alarms watch the nodes, and this one is of the group of a sharded "+
							"cluster; leave it out")
				case row.groupwide && !scope.includes(row):
					say(path,
						"changes nothing: the alarms watch the nodes, and this one is of the group; use alarmScope: "+
							`"both"`)
				case !scope.includes(row):
					say(path,
						"changes nothing: the alarms watch the group alone, and this one is of the nodes; use "+
							`alarmScope: "both"`)
				}
			}
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
			"autoScaling",
			"enableCloudwatchAlarms",
			topology.ShardsInput,
			topology.ReplicasInput,
			"instanceType",
		},
		Check: func(p *Plan, say check.Say) {
			if n := len(p.Alarms); n > manyAlarms {
				say("enableCloudwatchAlarms",
					"makes %d alarms, %d for each of %d nodes, and CloudWatch bills each of them every month; turn "+
						"off those that tell you least, for example alarms: { swap: { enabled: false } }, or use "+
						`alarmScope: "group"`,
					n, n/p.Topology.Shape.Nodes(), p.Topology.Shape.Nodes())
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
		Needs: []string{
			"alarmScope", "autoScaling", "enableCloudwatchAlarms", topology.ShardsInput, topology.ReplicasInput,
		},
		Check: func(p *Plan, say check.Say) {
			if n := p.Topology.Shape.Nodes(); p.Enabled && p.scopeInput == "" && n > maxNodesWithOwnAlarms &&
				!p.Scaling.On() {
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
			if p.Enabled && !p.Topology.Shape.ClusterMode && slices.Contains(alarmScopes, alarmScope(p.scopeInput)) &&
				p.scope().includesGroup() {
				say("alarmScope",
					"%q watches metrics that AWS documents for auto scaling, which is for cluster mode; without "+
						"clusterMode they may have no data, and the nodes are few: use \"nodes\"",
					p.scopeInput)
			}
		},
	},
}

// manyAlarms is the number of alarms above which the bill is worth a warning.
const manyAlarms = 200
