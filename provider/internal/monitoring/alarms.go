package monitoring

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// PlannedAlarm is one CloudWatch alarm, on one member or on the group as a whole.
type PlannedAlarm struct {
	configured
	// suffix is that of the member; empty where the group is watched.
	suffix string
	// Subject is what is watched, in words.
	Subject    string
	Dimensions map[string]string
}

// plannedAlarms multiplies the table by the members, and adds what is watched of the group.
func plannedAlarms(
	replicationGroupID string, t elasticache.Topology, node elasticache.NodeType, scope alarmScope, settings *Alarms,
) []PlannedAlarm {
	var ofNodes []configured
	var planned []PlannedAlarm
	for _, m := range Metrics {
		switch row, on := m.with(settings.Of(m.Input), node); {
		case !on || !m.appliesTo(node, t) || !scope.includes(m):
		case m.Groupwide:
			planned = append(planned, row.onGroup(replicationGroupID))
		default:
			ofNodes = append(ofNodes, row)
		}
	}
	for _, member := range t.Members() {
		for _, row := range ofNodes {
			planned = append(planned, row.onMember(member, member.ID(replicationGroupID)))
		}
	}
	return planned
}

// onMember carries both dimensions: some metrics have nothing under the cluster's id alone.
func (c configured) onMember(member elasticache.Member, clusterID string) PlannedAlarm {
	return PlannedAlarm{configured: c, suffix: member.Suffix, Subject: clusterID, Dimensions: map[string]string{
		"CacheClusterId": clusterID, "CacheNodeId": elasticache.NodeID,
	}}
}

func (c configured) onGroup(replicationGroupID string) PlannedAlarm {
	a := PlannedAlarm{configured: c, Dimensions: map[string]string{"ReplicationGroupId": replicationGroupID}}
	switch c.Members {
	case primary:
		a.Subject = "a primary of " + replicationGroupID
	case replica:
		a.Subject = "a replica of " + replicationGroupID
	default:
		a.Subject = "a node of " + replicationGroupID
	}
	if c.Members != "" {
		a.Dimensions["Role"] = string(c.Members)
	}
	return a
}

// ShortName is the alarm's name within the cluster: "cpu-0001-002", "group-memory".
func (a PlannedAlarm) ShortName() string {
	if a.Groupwide {
		return a.Key
	}
	return a.Key + "-" + a.suffix
}

// role is the end of the resource's name.
func (a PlannedAlarm) role() string { return "alarm-" + a.ShortName() }

// metricName is that of the one metric that is watched, and expression the formula over several: an alarm has one of
// them.
func (a PlannedAlarm) metricName() string { return a.Name }

// Expression is the formula that is watched in the place of a metric, or empty.
func (a PlannedAlarm) Expression() string {
	if a.math == nil {
		return ""
	}
	return a.math.expression
}

// Description is a small runbook.
func (a PlannedAlarm) Description() string {
	side := "above"
	if a.Comparison == LessThan {
		side = "below"
	}
	what := a.Name
	if a.math != nil {
		what = a.math.what
	}
	return fmt.Sprintf("%s of %s is %s %s. %s Look at: (1) %s; (2) %s; (3) %s. Remedy: %s.",
		what, a.Subject, side, a.shown(a.Threshold), a.Meaning, a.checks[0], a.checks[1], a.checks[2], a.Remedy)
}
