package clusteralarms

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// SettingRules are about the program's changes of the alarms.
var SettingRules = monitoring.SettingRules(monitoring.SettingExample{
	Alarm: "memory", TooHigh: "100", Metrics: `ElastiCache user guide, "Metrics for Valkey and Redis OSS"`,
}, "instanceType")

// Rules are about what the alarms watch.
var Rules = []check.Rule[*Plan]{
	{
		Name: "alarm-scope", Input: "alarmScope",
		Holds:           "Alarms watch `nodes`, the `group`, or `both`.",
		Example:         "alarmScope: shards",
		Source:          "CloudWatch user guide, \"Supported metrics for resource tags for telemetry\"",
		StricterThanAWS: "The choice is this package's own, so AWS does not see it.",
		Needs:           []string{"alarmScope"},
		Check: func(p *Plan, say check.Say) {
			if asked := p.scopeInput; asked != "" && !slices.Contains(alarmScopes, alarmScope(asked)) {
				say("alarmScope", "%s is none of nodes, group, both%s", spelling.Quote(asked), meantScope(asked))
			}
		},
	},
}
