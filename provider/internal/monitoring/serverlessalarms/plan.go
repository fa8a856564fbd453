// Package serverlessalarms is what the concern of monitoring needs to know of a serverless cache: its alarms, their
// thresholds by the maxima of the cache, and the charts of its dashboard.
package serverlessalarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Plan is the monitoring of a serverless cache.
type Plan struct {
	*monitoring.Plan
	*watchedCache

	in *inputs.Resolver
}

// NewPlan decides as far as the values allow. The rules report what is wrong with them.
func NewPlan(in *inputs.Resolver, args Inputs, common monitoring.Inputs, of Cache) *Plan {
	c := &watchedCache{Cache: of, settings: monitoring.SettingsOf(args.Alarms)}
	return &Plan{
		Plan: monitoring.NewPlan(in, common, monitoring.Watched{
			Name: c.Identity.Name, Kind: "cache",
			FirstSteps: "the events of ElastiCache, and the maxima of the cache (dataStorage, ecpuPerSecond)",
			Settings:   c.settings, Metric: c.metric, Alarms: c.alarms(), Draw: c.draw,
		}),
		watchedCache: c, in: in,
	}
}
