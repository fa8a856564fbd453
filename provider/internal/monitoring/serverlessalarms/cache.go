package serverlessalarms

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Cache is what the alarms and the dashboard of a serverless cache follow from.
type Cache struct {
	Identity *identity.Plan
	// DataStorage is in GB. ECPUPerSecond is in ElastiCache Processing Units a second.
	DataStorage, ECPUPerSecond Limit
}

// Limit is what a cache uses at least, which AWS bills even if it is not used, and at most. Nil stands for no limit.
type Limit struct{ Minimum, Maximum *int }

// watchedCache is a cache, with what the program says about its alarms.
type watchedCache struct {
	Cache
	settings map[string]*monitoring.Alarm
}

// alarms are the alarms of the cache.
func (c *watchedCache) alarms() (planned []monitoring.PlannedAlarm) {
	for _, row := range alarmTable {
		m, on := c.metric(row.Input).Configured(c.settings[row.Input])
		if on && c.hasThreshold(row) {
			planned = append(planned, monitoring.PlannedAlarm{
				Metric: m, Subject: c.Identity.Name, Dimensions: c.dimensions(),
			})
		}
	}
	return planned
}

// dimensions are the ones of all metrics of a serverless cache. The small letter is AWS's own: under the CacheClusterId
// of nodes, and under the ServerlessCacheName of the API, there is no data.
// Source: the answer of CloudWatch's ListMetrics for a serverless cache, and the list of metrics in AWS's own toolkit
// for ElastiCache. The user guide names no dimension.
func (c *watchedCache) dimensions() map[string]string {
	return map[string]string{"clusterId": c.Identity.Name}
}

// metric is the one behind the name of an alarm, before the program's changes.
func (c *watchedCache) metric(alarm string) monitoring.Metric {
	row := rowFor(alarm)
	return row.on(c.Cache, row.period(c.settings[alarm]))
}

// hasThreshold says whether the cache or the program gives the alarm a threshold.
func (c *watchedCache) hasThreshold(row alarmRow) bool {
	set := c.settings[row.Input]
	return row.bound == nil || row.bound.maximum(c.Cache) != nil || set != nil && set.Threshold != nil
}

// rowFor is the row of an alarm. It is empty if there is no alarm of that name.
func rowFor(alarm string) (row alarmRow) {
	if i := slices.IndexFunc(alarmTable, func(r alarmRow) bool { return r.Input == alarm }); i >= 0 {
		row = alarmTable[i]
	}
	return row
}
