package rediscluster

import (
	"fmt"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

var defaultVersion = elasticache.DefaultVersion.String()

// engine is what this component runs.
const engine = "redis"

// plan is everything about a cluster that is decided before anything is registered. The files that make resources
// only translate it.
type plan struct {
	*request

	description string
	topology    elasticache.Topology
	nodeType    elasticache.NodeType
	version     setting[elasticache.Version]

	// groupName is the parameter group in use: the program's own or the one that AWS ships.
	groupName setting[string]
	// retention and window carry the documented "" of snapshotWindow, which AWS itself spells as retention 0.
	retention setting[int]
	window    setting[string]

	ingress []ingressRule
	alarms  []alarm
}

// newPlan decides. It is pure, and goes as far as the values allow; what is wrong with them is for check to say.
func newPlan(r *request) *plan {
	p := &plan{
		request: r,
		// In place when it changes, so free to say something useful.
		description: "Redis cluster " + r.name,
		topology:    topology(r),
	}
	p.nodeType, _ = elasticache.ParseNodeType(r.instanceType)
	p.version = derive(r.redisVersion, func(s string) elasticache.Version {
		v, _ := elasticache.ParseVersion(s)
		return v
	})
	p.groupName = p.parameterGroup()
	p.retention, p.window = p.snapshots()
	p.ingress = append(ingressRules(cidr, r.allowedCIDRBlocks), ingressRules(group, r.allowedSecurityGroups)...)
	if r.enableCloudwatchAlarms && sane(p.topology) {
		p.alarms = alarms(p.name, p.topology, p.nodeType)
	}
	return p
}

func topology(r *request) elasticache.Topology {
	if r.clusterMode != nil {
		return elasticache.Topology{
			ClusterMode:      true,
			Shards:           max(r.clusterMode.NumNodeGroups, 0),
			ReplicasPerShard: max(r.clusterMode.ReplicasPerNodeGroup, 0),
		}
	}
	return elasticache.Topology{Shards: 1, ReplicasPerShard: max(r.replicationGroupSize-1, 0)}
}

// sane keeps a topology that check is about to refuse from costing memory first.
func sane(t elasticache.Topology) bool {
	return t.Shards <= elasticache.MaxNodes && t.ReplicasPerShard <= elasticache.MaxNodes
}

// parameterGroup is always named: AWS decides the mode by it, and a version change must move to the new family's group
// in the same update.
func (p *plan) parameterGroup() setting[string] {
	if p.parameterGroupName.known && p.parameterGroupName.value != "" || !p.parameterGroupName.known {
		return p.parameterGroupName
	}
	return derive(p.version, func(v elasticache.Version) string {
		return v.DefaultParameterGroup(p.topology.ClusterMode)
	})
}

// snapshots are the retention and the window as AWS takes them. A window always goes along, also where snapshots are
// disabled: AWS would else choose one that may collide with the maintenance window.
// Source: https://github.com/hashicorp/terraform/issues/17247
func (p *plan) snapshots() (retention setting[int], window setting[string]) {
	retention, window = p.snapshotRetentionLimit, p.snapshotWindow
	if !window.known || !retention.known {
		return retention, window
	}
	if window.value == "" {
		retention.value = 0
		window.value = defaultSnapshotWindow
		window.given = false
	}
	if retention.value == 0 && !window.given {
		// No snapshot will be taken, so the window is anything that does not collide.
		if weekly, daily, ok := p.windows(window); ok && weekly.Overlaps(daily) {
			if free, ok := weekly.DailyOutside(); ok {
				window.value = free.String()
			}
		}
	}
	return retention, window
}

// windows are the maintenance window and a snapshot window, where both are known and well formed.
func (p *plan) windows(snapshot setting[string]) (weekly elasticache.WeeklyWindow, daily elasticache.DailyWindow, ok bool) {
	if !p.maintenanceWindow.known || !snapshot.known {
		return weekly, daily, false
	}
	weekly, err := elasticache.ParseWeeklyWindow(p.maintenanceWindow.value)
	if err != nil {
		return weekly, daily, false
	}
	daily, err = elasticache.ParseDailyWindow(snapshot.value)
	return weekly, daily, err == nil
}

// ingressRule is one source that may connect.
type ingressRule struct {
	// role is the end of the resource's name. It follows the source, not its place in the list, so that a source added
	// in front of the others leaves their rules alone.
	role string
	// kind is cidr or group.
	kind   string
	source setting[string]
}

func ingressRules(kind string, sources list) []ingressRule {
	rules := make([]ingressRule, len(sources.elements))
	taken := map[string]int{}
	for i, source := range sources.elements {
		key := ruleKey(i, source)
		taken[key]++
		if n := taken[key]; n > 1 {
			key = fmt.Sprintf("%s-%d", key, n)
		}
		rules[i] = ingressRule{role: "ingress-" + kind + "-" + key, kind: kind, source: source}
	}
	return rules
}

// ruleKey names a source by its value, where the program states it; by the resource that it comes from, where it is an
// Output, since its value is not known in every preview; and by its place, where neither names it alone.
func ruleKey(i int, source setting[string]) string {
	switch {
	case len(source.resources) == 0 && source.known && !source.secret:
		return strings.NewReplacer("/", "-", ":", "_").Replace(source.value)
	case len(source.resources) == 1:
		return source.resources[0]
	}
	return fmt.Sprint(i)
}

// The kinds of source.
const (
	cidr  = "cidr"
	group = "group"
)
