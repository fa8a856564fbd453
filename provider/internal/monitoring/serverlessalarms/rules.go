package serverlessalarms

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// SettingRules are about the program's changes of the alarms.
var SettingRules = monitoring.SettingRules(monitoring.SettingExample{
	Alarm: "dataStorage", TooHigh: "6000000000000", Beside: "dataStorage: { maximum: 5 }\n",
	Metrics: `ElastiCache user guide, "Metrics and events for Valkey and Redis OSS serverless caches"`,
}, deciding...)

// deciding are the inputs that decide which alarms there are, and their thresholds.
var deciding = []string{mostDataInput, mostECPUsInput}

// Rules are about thresholds that are missing, or in another unit than the metric's.
var Rules = []check.Rule[*Plan]{
	{
		Name: "alarm-no-threshold", Input: "alarms",
		Holds: "An alarm on data or on ECPUs has a threshold: by the maximum of the cache, or by the program.",
		Example: "dataStorage: null\n" +
			"alarms: { dataStorage: { period: 120 } }",
		Source: "CloudWatch API, PutMetricAlarm, Threshold",
		Needs:  append([]string{"alarms", "enableCloudwatchAlarms"}, deciding...),
		Check: func(p *Plan, say check.Say) {
			for _, name := range p.WantedAlarms() {
				row, path := rowFor(name), "alarms."+name
				if p.Enabled && !p.hasThreshold(row) && p.in.Knows(path, "threshold") {
					say(path,
						"has no threshold: the cache has no %s, which it would follow; set that, or a threshold %s",
						row.bound.input, row.bound.example)
				}
			}
		},
	},
	{
		Name: "alarm-in-bytes", Input: "alarms",
		Holds:   "The threshold of the alarm on data is in bytes.",
		Example: "dataStorage: { maximum: 5 }\nalarms: { dataStorage: { threshold: 4 } }",
		Source: "ElastiCache user guide, \"Metrics and events for Valkey and Redis OSS serverless caches\", " +
			"BytesUsedForCache",
		StricterThanAWS: "CloudWatch takes any number; an alarm on a few bytes is on as soon as there is a key.",
		Needs:           []string{"alarms"},
		Check: func(p *Plan, say check.Say) {
			set, path := p.settings["dataStorage"], "alarms.dataStorage"
			if set != nil && set.Threshold != nil && p.in.Knows(path, "threshold") &&
				*set.Threshold > 0 && *set.Threshold <= elasticache.MaxDataStorage {
				say(path+".threshold", "%s is a number of bytes, as the metric is: for %s use %s",
					monitoring.InNumbers(*set.Threshold), monitoring.InGigabytes(*set.Threshold*bytesPerGB),
					fmt.Sprintf("%.0f", *set.Threshold*bytesPerGB))
			}
		},
	},
}
