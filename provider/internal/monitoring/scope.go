package monitoring

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// alarmScope is what the alarms watch: each node, the group as a whole, or both.
type alarmScope string

// What alarms watch.
const (
	ScopeNodes alarmScope = "nodes"
	scopeGroup alarmScope = "group"
	scopeBoth  alarmScope = "both"
)

var alarmScopes = []alarmScope{ScopeNodes, scopeGroup, scopeBoth}

// maxNodesWithOwnAlarms is up to how many nodes each has alarms of its own unless the program says otherwise. Of a
// group AWS publishes the engine's CPU and the memory alone, so its alarms are no stand-in for those of the nodes, and
// up to the quota of nodes that accounts begin with there is no need for one: an alarm costs about 0.10 USD a month,
// less than a hundredth of the smallest node, and 90 nodes have 630 of the 5,000 alarms of an account and region. Five
// hundred nodes would have 3,500, which are twenty minutes of PutMetricAlarm at its three a second.
// Source: CloudWatch service quotas; Amazon CloudWatch pricing; ElastiCache user guide, "Quotas".
const maxNodesWithOwnAlarms = elasticache.NodeQuota

func (s alarmScope) includes(m Metric) bool {
	if m.Groupwide {
		return s == scopeGroup || s == scopeBoth
	}
	return s == ScopeNodes || s == scopeBoth
}

func (s alarmScope) group() bool { return s.includes(Metric{Groupwide: true}) }

// meantScope guesses what somebody had in mind.
func meantScope(asked string) string {
	asked = strings.ToLower(asked)
	for _, guess := range []struct {
		like  string
		scope alarmScope
	}{{"both", scopeBoth}, {"all", scopeBoth}, {"node", ScopeNodes}, {"member", ScopeNodes}, {"group", scopeGroup}} {
		if strings.Contains(asked, guess.like) && !(guess.like == "node" && strings.Contains(asked, "group")) {
			return fmt.Sprintf(": use %q", guess.scope)
		}
	}
	return ""
}
