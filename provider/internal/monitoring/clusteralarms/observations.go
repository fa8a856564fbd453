package clusteralarms

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// WarnOfMembers holds the plan against the ids of the member clusters that run, and warns of nodes that no alarm
// watches. It only waits for the ids: it creates nothing.
func (p *Plan) WarnOfMembers(b *component.Builder, members pulumi.StringArrayOutput, report check.Report) {
	members.ApplyT(func(members []string) (bool, error) {
		found := check.Run(Observed{p, members}, p.in.Unknown.Cover, Observations)
		return true, b.Warn(report.Warnings(report.Redact(found)))
	})
}

// Observed is the subject of [Observations]: a plan, and the ids of the nodes that run. The ids have gaps if AWS or
// somebody else has added, removed or replaced nodes. An alarm on a node that does not exist never has data.
type Observed struct {
	*Plan
	Members []string
}

// Observations are rules about what runs in AWS, which no input tells.
var Observations = []check.Rule[Observed]{{
	Name: "nodes-unwatched", Input: "alarmScope",
	Holds:   "Each node that the alarms watch is there by the name that they expect.",
	Example: "# AWS has replaced a node: the cluster has sessions-001 and sessions-003",
	Source: "ElastiCache API, IncreaseReplicaCount and DecreaseReplicaCount: a node that is added gets the next " +
		"free id",
	Silence: "`alarmScope: both`, which adds alarms on the group; or accept it, where those are not wanted",
	Needs: []string{
		"name", "alarmScope", "alarms", "autoScaling", "enableCloudwatchAlarms", "replicationGroupSize", "clusterMode",
	},
	Check: func(o Observed, say check.Say) {
		p := o.Plan
		if p.Scaling.On() { // nodes come and go as they should; scaling-alarm-scope says what alarms on nodes miss
			return
		}
		var missing, left []string
		for _, a := range p.Alarms {
			if id := a.Dimensions["CacheClusterId"]; id != "" && !slices.Contains(o.Members, id) &&
				!slices.Contains(missing, id) {
				missing = append(missing, id)
			}
		}
		if len(o.Members) == 0 || len(missing) == 0 {
			return
		}
		for _, id := range slices.Compact(slices.Sorted(slices.Values(o.Members))) {
			if !slices.ContainsFunc(p.Topology.Shape.Members(), func(m elasticache.Member) bool {
				return m.ID(p.Identity.Name) == id
			}) {
				left = append(left, id)
			}
		}
		say("alarmScope",
			"the alarms on %s have no data, since the nodes are called otherwise: nothing watches %s; use "+
				"alarmScope: \"both\", whose alarms on the group hold whatever the nodes are called",
			strings.Join(missing, ", "), cmp.Or(strings.Join(left, ", "), "them"))
	},
}}
