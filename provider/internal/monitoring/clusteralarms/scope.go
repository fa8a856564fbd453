package clusteralarms

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// alarmScope is what the alarms watch: each node, the group as a whole, or both.
type alarmScope string

const (
	scopeNodes alarmScope = "nodes"
	scopeGroup alarmScope = "group"
	scopeBoth  alarmScope = "both"
)

var alarmScopes = []alarmScope{scopeNodes, scopeGroup, scopeBoth}

// maxNodesWithOwnAlarms is the number of nodes up to which each has its own alarms by default.
//
// Alarms on the group are no substitute for them: of a group, AWS publishes only the engine's CPU and the memory. Nor
// do the nodes' alarms cost too much up to the quota that accounts start with. An alarm costs about 0.10 USD a month,
// less than a hundredth of the smallest node, and 90 nodes have 630 of the 5,000 alarms that an account may have in a
// region. Five hundred nodes would have 3,500, which take twenty minutes at three calls of PutMetricAlarm a second.
// Source: CloudWatch service quotas; Amazon CloudWatch pricing; ElastiCache user guide, "Quotas".
const maxNodesWithOwnAlarms = elasticache.NodeQuota

// scope is the one that the program asks for, or what fits the cluster. Where AWS scales, alarms on nodes would not
// know the nodes that come.
func (c *watchedCluster) scope() alarmScope {
	switch {
	case c.scopeInput != "":
		return alarmScope(c.scopeInput)
	case c.Scaling.On():
		return scopeGroup
	case c.Topology.Shape.Nodes() > maxNodesWithOwnAlarms:
		return scopeGroup
	}
	return scopeNodes
}

// includes says whether alarms of the scope watch the metric of a row. What AWS scales by is watched with every scope:
// the alarm on it is about the scaling.
func (s alarmScope) includes(row alarmRow) bool {
	switch {
	case row.scales != "":
		return true
	case row.groupwide:
		return s.includesGroup()
	default:
		return s.includesNodes()
	}
}

func (s alarmScope) includesGroup() bool { return s == scopeGroup || s == scopeBoth }

func (s alarmScope) includesNodes() bool { return s == scopeNodes || s == scopeBoth }

// meantScope completes a message with the scope that the program probably means.
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
