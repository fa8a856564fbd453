package rediscluster

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
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

// mostNodesWatched is up to how many nodes each has alarms of its own unless the program says otherwise. Of a group AWS
// publishes the engine's CPU and the memory alone, so its alarms are no stand-in for those of the nodes, and up to the quota
// of nodes that accounts begin with there is no need for one: an alarm costs about 0.10 USD a month, less than a hundredth of
// the smallest node, and 90 nodes have 630 of the 5,000 alarms of an account and region. Five hundred nodes would have 3,500, which are
// twenty minutes of PutMetricAlarm at its three a second.
// Source: CloudWatch service quotas; Amazon CloudWatch pricing; ElastiCache user guide, "Quotas".
const mostNodesWatched = nodeQuota

// alarmScope is the one that the program asks for, or what fits the size.
func (p *plan) alarmScope() alarmScope {
	switch {
	case p.alarmScopeInput != "":
		return alarmScope(p.alarmScopeInput)
	case p.topology.Nodes() > mostNodesWatched:
		return scopeGroup
	}
	return scopeNodes
}

func (s alarmScope) includes(m metric) bool {
	if m.groupwide {
		return s == scopeGroup || s == scopeBoth
	}
	return s == scopeNodes || s == scopeBoth
}

func (s alarmScope) group() bool { return s.includes(metric{groupwide: true}) }

// observations are the rules about what AWS says of a cluster that runs, and that no input tells.
var observations = []check.Rule[*plan]{{
	Name: "nodes-unwatched", Input: "alarmScope",
	Holds:   "Each node that the alarms watch is there by the name that they expect.",
	Example: "# AWS has replaced a node: the cluster has sessions-001 and sessions-003",
	Source:  "ElastiCache API, IncreaseReplicaCount and DecreaseReplicaCount: a node that is added gets the next free id",
	Silence: "`alarmScope: both`, which adds alarms on the group; or accept it, where those are not wanted",
	Needs:   []string{"name", "alarmScope", "alarms", "enableCloudwatchAlarms", "replicationGroupSize", "clusterMode"},
	Check: func(p *plan, say check.Say) {
		var missing, left []string
		for _, a := range p.alarms {
			if id := a.dimensions["CacheClusterId"]; id != "" && !slices.Contains(p.members, id) && !slices.Contains(missing, id) {
				missing = append(missing, id)
			}
		}
		if len(p.members) == 0 || len(missing) == 0 {
			return
		}
		for _, id := range slices.Compact(slices.Sorted(slices.Values(p.members))) {
			if !slices.ContainsFunc(p.topology.Members(), func(m elasticache.Member) bool { return m.ID(p.name) == id }) {
				left = append(left, id)
			}
		}
		say("alarmScope", "the alarms on %s have no data, since the nodes are called otherwise: nothing watches %s; use alarmScope: \"both\", whose alarms on the group hold whatever the nodes are called",
			strings.Join(missing, ", "), cmp.Or(strings.Join(left, ", "), "them"))
	},
}}

// observed is the plan of a cluster of which AWS says what nodes it has. Their ids have gaps where nodes were added and
// removed by another hand, or were replaced; an alarm on a node that is not there never has data.
func (p *plan) observed(members []string) *plan {
	now := *p
	now.members = members
	return &now
}
