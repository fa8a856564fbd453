package logs

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
)

// Changes are about logs that are asked for together with an upgrade.
var Changes = []check.Rule[check.Change[*Plan]]{
	{
		Name: "logs-after-upgrade", Input: "slowLog", Anyway: true,
		Holds:   "A log is asked for after the upgrade to a version that has it.",
		Before:  "redisVersion: 5.0.6\ninstanceType: cache.m6g.large",
		Example: "redisVersion: \"7.1\"\ninstanceType: cache.m6g.large\nslowLog: {}\napplyImmediately: true",
		Source:  "https://github.com/hashicorp/terraform-provider-aws/issues/46440",
		Silence: "upgrade in one update, and ask for the log in the next",
		Needs:   engine.VersionInputs,
		Check: func(c check.Change[*Plan], say check.Say) {
			then, now := c.Was.engine.Running, c.Now.engine.Version
			if !then.Known || !now.Known || then.Value.AtLeast(6, 0, 0) || !now.Value.AtLeast(6, 0, 0) {
				return
			}
			for _, l := range c.Now.Logs {
				say(l.Input,
					"comes in the same update as the upgrade from %s, and AWS refuses them together: upgrade first, "+
						"and ask for the log in the next update",
					then.Value.Release())
			}
		},
	},
}

// SameDelivery says whether two requests are for the same log, in the same format, with the same destination. A
// destination that is not known counts as the same.
func (l Request) SameDelivery(other Request) bool {
	return l.kind == other.kind && l.format == other.format && l.MakesGroup() == other.MakesGroup() &&
		!check.Changed(l.stream, other.stream) && !check.Changed(l.group, other.group)
}
