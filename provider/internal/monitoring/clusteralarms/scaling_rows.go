package clusteralarms

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
)

// activities is the command that lists what Application Auto Scaling did and what failed.
// Source: AWS CLI, application-autoscaling describe-scaling-activities.
const activities = "aws application-autoscaling describe-scaling-activities --service-namespace elasticache"

// The alarms on scaling say that a cluster stays above its target: at its maximum, or since scaling fails. AWS has no
// metric of the number of shards or replicas, so these alarms watch the metric that AWS scales by. The rows have the
// default metric and target; [tableFor] replaces them by the program's.
var (
	scalingShards = aboveTarget(alarmRow{
		input: "scalingShards", key: "scaling-shards", scales: "shards", role: primaryRole,
		where:      "clusters whose shards AWS scales (with another `autoScaling.shards.metric`, on that metric)",
		documented: "`autoScaling.shards.target`",
		meaning: "The metric by which AWS adds shards has been above its target for an hour: the shards are at their " +
			"maximum, scaling fails, or it is slower than the load.",
		checks: [3]string{
			"what scaling did and why it failed (" + activities + ")",
			"autoScaling.shards.max, the quota of nodes, and free addresses in the subnets",
			"the metric by NodeGroupId: shards that are added do not cool one hot key",
		},
		remedy: "a higher autoScaling.shards.max, a higher quota, or subnets with more addresses; several keys in " +
			"place of a hot one",
	})
	scalingReplicas = aboveTarget(alarmRow{
		input: "scalingReplicas", key: "scaling-replicas", scales: "replicas", role: replicaRole,
		where:      "clusters whose replicas AWS scales",
		documented: "`autoScaling.replicas.target`",
		meaning: "The metric by which AWS adds replicas has been above its target for an hour: the replicas are at " +
			"their maximum, scaling fails, or it is slower than the load.",
		checks: [3]string{
			"what scaling did and why it failed (" + activities + ")",
			"autoScaling.replicas.max, the quota of nodes, and free addresses in the subnets",
			"clients that read from few of the replicas, and slow commands (SLOWLOG GET)",
		},
		remedy: "a higher autoScaling.replicas.max, a higher quota, or subnets with more addresses; with 5 replicas, " +
			"which are the most, more shards",
	})
)

// aboveTarget completes a row. Application Auto Scaling compares the average of the metric with the target, so the
// alarm does as well.
// Source: ElastiCache developer guide, "Target tracking scaling policies": an average over all nodes.
func aboveTarget(row alarmRow) alarmRow {
	row.name, row.unit, row.statistic, row.comparison = engineCPU, "Percent", "Average", monitoring.GreaterThan
	row.period, row.evaluationPeriods, row.datapointsToAlarm = 300, 12, 12
	row.missingData, row.highest, row.groupwide = "missing", 100, true
	row.applies = func(elasticache.NodeType, elasticache.Topology) bool { return false }
	row.limit, row.shown = fixedLimit(scaling.DefaultTarget), monitoring.InPercent
	row.why = "AWS has no metric of the number of " + row.scales + ", so the alarm watches the metric that AWS " +
		"scales by, averaged as AWS does, against the same target. An hour is long enough for most steps and " +
		"their cooldown; a cluster that is still above the target does not follow its load"
	return row
}

// tableFor is the table of alarms for a cluster that AWS scales as planned.
func tableFor(plan *scaling.Plan) []alarmRow {
	table := slices.Clone(alarmTable)
	for i := range table {
		row := &table[i]
		if d, scaled := plan.Find(row.scales); scaled {
			row.applies, row.limit = nil, fixedLimit(d.Target)
			if d.Metric.Name != "" { // a word that is no metric is refused
				row.name, row.role = d.Metric.Name, memberRole(d.Metric.Role)
			}
		}
	}
	return table
}
