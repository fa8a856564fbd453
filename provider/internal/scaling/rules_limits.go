package scaling

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// limitRules are about the limits between which AWS scales, outside of schedules.
var limitRules = []check.Rule[*Plan]{
	{
		Name: "scaling-limits", Input: input,
		Holds:   "`min` is at most `max`, and both are 1 to 500 shards, or 0 to 5 replicas.",
		Example: shardsExample + "autoScaling: { shards: { min: 6, max: 2 } }",
		Source: "Application Auto Scaling API, RegisterScalableTarget, MinCapacity and MaxCapacity; ElastiCache user " +
			"guide, \"Quotas\"",
		StricterThanAWS: "AWS compares the limits, and may accept numbers that a cluster never has.",
		Needs:           []string{input},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				if d.sayLimits(d.Path, &d.Min, &d.Max, say) && d.Min > d.Max {
					say(d.Path+".min", "%d is more than max, which is %d: give the lower number to min", d.Min, d.Max)
				}
			}
		},
	},
	{
		Name: "scaling-multi-az", Input: input,
		Holds:   "With `enableMultiAz`, AWS scales to no fewer than 1 replica, schedules included.",
		Example: shardsExample + "autoScaling: { replicas: { min: 0, max: 3 } }",
		Source:  "ElastiCache user guide, \"Minimizing downtime in ElastiCache with Multi-AZ\"",
		StricterThanAWS: "AWS accepts the limits, for it does not look at the cluster, and cannot remove the last " +
			"replica of a shard that has Multi-AZ.",
		Needs: []string{input, "enableMultiAz"},
		Check: func(p *Plan, say check.Say) {
			replicas, ok := p.Find(replicasKind.word)
			if !ok || !p.Topology.MultiAZ {
				return
			}
			const why = "0 leaves no replica in another zone, and enableMultiAz is true: use 1 or more, or " +
				"enableMultiAz: false"
			if replicas.Min == 0 {
				say(replicas.Path+".min", why)
			}
			for _, s := range replicas.Schedules {
				if s.Min != nil && *s.Min == 0 {
					say(s.path(replicas)+".min", why)
				}
			}
		},
	},
}

// reach is the lowest and the highest number that a cluster can have at all.
func (k kind) reach() (lowest, highest int, what string) {
	if k == shardsKind {
		return 1, elasticache.MaxNodes, "shards"
	}
	return 0, elasticache.MaxReplicasPerShard, "replicas in each shard"
}

// sayLimits reports the limits that no cluster can have, where nil is a limit that is not set, and returns whether all
// of them can be had.
func (k kind) sayLimits(path string, lowest, highest *int, say check.Say) (fine bool) {
	fine = true
	least, most, what := k.reach()
	for _, one := range []struct {
		field  string
		number *int
	}{{"min", lowest}, {"max", highest}} {
		if one.number != nil && (*one.number < least || *one.number > most) {
			fine = false
			say(path+"."+one.field, "%d is out of range: a cluster has %d to %d %s", *one.number, least, most, what)
		}
	}
	return fine
}
