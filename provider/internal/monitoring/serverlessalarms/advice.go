package serverlessalarms

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Advice is about alarms that there are not, that may be in another unit than meant, or that tell no one.
var Advice = slices.Concat(ownAdvice, check.Of(monitoring.CompositeAdvice(deciding...), ofMonitoring))

func ofMonitoring(p *Plan) *monitoring.Plan { return p.Plan }

var ownAdvice = []check.Rule[*Plan]{
	{
		Name: "alarm-elsewhere", Input: "alarms",
		Holds:   "An alarm that is changed is one that the cache has.",
		Example: "enableCloudwatchAlarms: false\nalarms: { hitRate: { threshold: 70 } }",
		Source: "ElastiCache user guide, \"Metrics and events for Valkey and Redis OSS serverless caches\"; " +
			"CloudWatch API, PutMetricAlarm",
		Silence: "leave the alarm out, or give it `enabled: false`",
		Needs:   []string{"alarms", "enableCloudwatchAlarms"},
		Check: func(p *Plan, say check.Say) {
			for _, name := range p.WantedAlarms() {
				if !p.Enabled {
					say("alarms."+name, monitoring.NoAlarms)
				}
			}
		},
	},
	{
		Name: "alarm-per-second", Input: "alarms",
		Holds:   "The threshold of the alarm on ECPUs counts the ECPUs of a whole period.",
		Example: "ecpuPerSecond: { maximum: 5000 }\nalarms: { ecpu: { threshold: 4000 } }",
		Source: "ElastiCache user guide, \"Metrics and events for Valkey and Redis OSS serverless caches\", " +
			"ElastiCacheProcessingUnits: \"the total number\"",
		Silence: "a threshold above `ecpuPerSecond.maximum`",
		Needs:   []string{"alarms", mostECPUsInput, "enableCloudwatchAlarms"},
		Check: func(p *Plan, say check.Say) {
			set, most, path := p.settings["ecpu"], p.ECPUPerSecond.Maximum, "alarms.ecpu"
			if !p.Enabled || set == nil || set.Threshold == nil || most == nil ||
				!slices.Contains(p.WantedAlarms(), "ecpu") || !p.in.Knows(path, "threshold", "period") {
				return
			}
			period := rowFor("ecpu").period(set)
			if at := *set.Threshold; at > 0 && at <= float64(*most) && period > 0 {
				say(path+".threshold",
					"%s counts the ECPUs of all %d seconds of a period, while ecpuPerSecond.maximum, %d, is of one "+
						"second: for %s ECPUs per second use %s",
					monitoring.InNumbers(at), period, *most, monitoring.InNumbers(at),
					monitoring.InNumbers(at*float64(period)))
			}
		},
	},
	{
		Name: "missing-data-unseen", Input: "enableInsufficientDataActions",
		Holds:   "There is an alarm that goes to INSUFFICIENT_DATA.",
		Example: "enableInsufficientDataActions: true",
		Source:  "CloudWatch user guide, \"Configuring how CloudWatch alarms treat missing data\"",
		Silence: "`treatMissingData: missing` for an alarm, or leave it out",
		Needs: append([]string{
			"alarms", "alarmsSnsTopicArns", "enableInsufficientDataActions", "enableCloudwatchAlarms",
		}, deciding...),
		Check: func(p *Plan, say check.Say) {
			unseen := !slices.ContainsFunc(p.Alarms, func(a monitoring.PlannedAlarm) bool {
				return a.MissingData == "missing"
			})
			if p.Enabled && p.TellsMissingData && len(p.Topics.Elements) > 0 && unseen {
				say("enableInsufficientDataActions",
					"tells no one: no alarm of the cache takes missing data for missing, since an idle cache may have "+
						"none; use alarms: { dataStorage: { treatMissingData: missing } }, for example, or leave it "+
						"out")
			}
		},
	},
}
