package clusteralarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// alarms are the alarms on the group, and then all alarms of each member of the cluster.
func (c *watchedCluster) alarms() []monitoring.PlannedAlarm {
	id, node, scope := c.Identity.Name, c.Engine.NodeType, c.scope()
	var onMembers []monitoring.Metric
	var planned []monitoring.PlannedAlarm
	for _, row := range c.table {
		switch m, on := row.on(node).Configured(c.settings[row.input]); {
		case !on || !c.has(row, node) || !scope.includes(row):
		case row.groupwide:
			planned = append(planned, onGroup(id, m, row))
		default:
			onMembers = append(onMembers, m)
		}
	}
	for _, member := range c.Topology.Shape.Members() {
		for _, m := range onMembers {
			planned = append(planned, monitoring.PlannedAlarm{
				Metric: m, Suffix: member.Suffix, Subject: member.ID(id), Dimensions: memberDimensions(member, id),
			})
		}
	}
	return planned
}

// memberDimensions are both dimensions of a node: AWS publishes some metrics only under both, not under the id of
// the member cluster alone.
func memberDimensions(member elasticache.Member, replicationGroupID string) map[string]string {
	return map[string]string{"CacheClusterId": member.ID(replicationGroupID), "CacheNodeId": elasticache.NodeID}
}

func onGroup(replicationGroupID string, m monitoring.Metric, row alarmRow) monitoring.PlannedAlarm {
	a := monitoring.PlannedAlarm{Metric: m, Dimensions: map[string]string{"ReplicationGroupId": replicationGroupID}}
	a.Subject = row.role.one() + " of " + replicationGroupID
	if row.scales != "" { // an average
		a.Subject = row.role.all() + " of " + replicationGroupID + " on average"
	}
	if row.role != "" {
		a.Dimensions["Role"] = string(row.role)
	}
	return a
}
