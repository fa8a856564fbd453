package clusteralarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// scalingAdvice is about alarms that do not suit a cluster that AWS scales.
var scalingAdvice = []check.Rule[*Plan]{
	{
		Name: "scaling-alarm-scope", Input: "alarmScope",
		Holds: "Alarms watch the group where AWS adds and removes nodes.",
		Example: "replicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }\n" +
			"autoScaling: { shards: { min: 2, max: 6 } }\nalarmScope: both",
		Source: "ElastiCache API, IncreaseReplicaCount and ModifyReplicationGroupShardConfiguration: nodes get new " +
			"ids",
		Silence: "`alarmScope: group`, or leave it out",
		Needs:   []string{"alarmScope", "autoScaling", "enableCloudwatchAlarms"},
		Check: func(p *Plan, say check.Say) {
			if p.Enabled && p.Scaling.On() && p.scope().includesNodes() {
				say("alarmScope",
					"%q creates alarms on the nodes of the program's own numbers: no such alarm watches the nodes "+
						"that AWS adds, and the alarms of nodes that AWS removes have no data; use \"group\", or "+
						"leave it out",
					p.scopeInput)
			}
		},
	},
	{
		Name: "scaling-alarm-target", Input: "alarms",
		Holds: "An alarm on the metric that AWS scales by goes off above the target only.",
		Example: "replicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }\n" +
			"autoScaling: { shards: { min: 2, max: 6, target: 65 } }\nalarms: { groupCpu: { threshold: 65 } }",
		Source: "ElastiCache developer guide, \"Target tracking scaling policies\": AWS adds shards or replicas when " +
			"the metric is above the target",
		Silence: "a threshold above the target, or a lower target",
		Needs: []string{
			"alarms", "alarmScope", "autoScaling", "enableCloudwatchAlarms", "instanceType", topology.ShardsInput,
			topology.ReplicasInput,
		},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Scaling.Dimensions {
				for _, a := range p.Alarms {
					if watchesMetricOf(a, d) && isTooLow(a, d) {
						p.sayTooLow(a, d, say)
					}
				}
			}
		},
	},
}

// watchesMetricOf says whether an alarm on the group watches what AWS scales the dimension by.
func watchesMetricOf(a monitoring.PlannedAlarm, d scaling.Dimension) bool {
	return a.Dimensions["ReplicationGroupId"] != "" && a.Name == d.Metric.Name && a.Dimensions["Role"] == d.Metric.Role
}

// isTooLow says whether the alarm goes off before AWS scales out. The alarms on scaling watch the average, which is the
// target itself in normal operation, and so may have the target as their threshold.
func isTooLow(a monitoring.PlannedAlarm, d scaling.Dimension) bool {
	return a.Threshold < d.Target || a.Threshold == d.Target && a.Statistic == "Maximum"
}

// sayTooLow reports an alarm at the number that the program sets: its threshold, or the target.
func (p *Plan) sayTooLow(a monitoring.PlannedAlarm, d scaling.Dimension, say check.Say) {
	if set := p.settings[a.Input]; set != nil && set.Threshold != nil {
		say("alarms."+a.Input+".threshold",
			"%s is not above %s, the target of %s that AWS keeps the same metric near, so the alarm goes off while "+
				"scaling works as it should; use more than %s",
			a.Shown(a.Threshold), a.Shown(d.Target), d.Path, a.Shown(d.Target))
		return
	}
	say(d.Path+".target",
		"%s is not below %s, at which the alarm %s goes off, so it goes off while scaling works as it should; use a "+
			"lower target, or a higher threshold in alarms.%s",
		a.Shown(d.Target), a.Shown(a.Threshold), a.ShortName(), a.Input)
}
