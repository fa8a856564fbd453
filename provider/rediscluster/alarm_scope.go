package rediscluster

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
