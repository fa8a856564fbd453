package rediscluster

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
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

// unwatched tells of nodes that are called otherwise than the alarms on them expect. AWS gives a node that is added the next free id, so
// the ids have gaps where nodes came and went by another hand, or were replaced; an alarm on a node that is not there has no data for ever.
func (p *plan) unwatched(members []string) (found problems) {
	there := map[string]bool{}
	for _, id := range members {
		there[id] = true
	}
	var missing []string
	for _, a := range p.alarms {
		if id := a.dimensions["CacheClusterId"]; id != "" && !there[id] && !slices.Contains(missing, id) {
			missing = append(missing, id)
		}
	}
	if len(members) > 0 && len(missing) > 0 {
		watched := p.topology.Members()
		left := slices.DeleteFunc(slices.Sorted(maps.Keys(there)), func(id string) bool {
			return slices.ContainsFunc(watched, func(m elasticache.Member) bool { return m.ID(p.name) == id })
		})
		found.add("alarmScope", "the alarms on %s have no data, since the nodes are called otherwise: nothing watches %s; use alarmScope: \"both\", whose alarms on the group hold whatever the nodes are called",
			strings.Join(missing, ", "), cmp.Or(strings.Join(left, ", "), "them"))
	}
	return found
}
