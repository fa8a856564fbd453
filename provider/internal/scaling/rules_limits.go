package scaling

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// limitRules are about the limits between which AWS scales, outside of schedules.
var limitRules = []check.Rule[*Plan]{
	{
		Name: "scaling-limits", Input: input,
		Holds:   "`min` is at most `max`, and both are 1 to 500 shards, or 0 to 5 replicas.",
		Example: shardsExample + "autoScaling: { shards: { min: 6, max: 2 } }",
		Source: "Application Auto Scaling API, RegisterScalableTarget, MinCapacity, which names the services that " +
			"accept 0; ElastiCache user guide, \"Quotas\"",
		Needs: []string{input},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				if d.sayLimits(scaledLimits{d.Path, &d.Min, &d.Max}, say) && d.Min > d.Max {
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
		StricterThanAWS: "AWS registers the limits without a look at Multi-AZ, and fails when it comes to removing " +
			"the last replica.",
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

// scaledLimits are limits at a path of the inputs; nil is one that is not set.
type scaledLimits struct {
	path     string
	min, max *int
}

// sayLimits reports the limits that AWS never scales to, and returns whether there are none.
func (d Dimension) sayLimits(limits scaledLimits, say check.Say) (fine bool) {
	fine = true
	most, what := d.most()
	for _, one := range []struct {
		field  string
		number *int
	}{{"min", limits.min}, {"max", limits.max}} {
		if one.number == nil || *one.number >= d.fewest() && *one.number <= most {
			continue
		}
		fine = false
		say(limits.path+"."+one.field, "%d is out of range: AWS scales to %d to %d %s", *one.number, d.fewest(), most,
			what)
	}
	return fine
}
