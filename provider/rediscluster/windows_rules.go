package rediscluster

import (
	"errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// timeRules are about the hours in which AWS works on the cluster.
var timeRules = []check.Rule[*plan]{
	{
		Name: "maintenance-window-form", Input: "maintenanceWindow",
		Holds:           "The maintenance window is `ddd:hh24:mi-ddd:hh24:mi`, of 60 minutes at least, or `spread`.",
		Example:         `maintenanceWindow: sat:07:00-sat:07:30`,
		Source:          elasticache.CreateAPI + ", PreferredMaintenanceWindow",
		StricterThanAWS: "AWS takes an empty window and chooses one, which may collide with the snapshot window.",
		Needs:           []string{"maintenanceWindow"},
		Reads:           []string{"snapshotWindow"},
		Check: func(p *plan, say check.Say) {
			if p.windows.maintenanceAsked.Value == "" {
				say("maintenanceWindow", "is empty; leave it out for the default, %q", defaultMaintenanceWindow)
				return
			}
			if !p.windows.maintenance.Known {
				return // a spread window follows from the snapshot window, which is not known yet
			}
			_, err := elasticache.ParseWeeklyWindow(p.windows.maintenance.Value)
			var short elasticache.TooShortError[elasticache.WeeklyWindow]
			if errors.As(err, &short) && !p.in.Unknown["snapshotWindow"] {
				if daily, parse := elasticache.ParseDailyWindow(p.windows.snapshot.Value); parse == nil {
					if free, ok := short.Longer.ClearOf(daily); ok {
						err = errors.New(short.Try(free))
					}
				}
			}
			if err != nil {
				say("maintenanceWindow", "%v", err)
			}
		},
	},
	{
		Name: "snapshot-window-form", Input: "snapshotWindow",
		Holds:   "The snapshot window is `hh24:mi-hh24:mi`, of 60 minutes at least, or empty for no snapshots.",
		Example: `snapshotWindow: 6am-7am`,
		Source:  elasticache.CreateAPI + ", SnapshotWindow",
		Needs:   []string{"snapshotWindow"},
		Reads:   []string{"maintenanceWindow"},
		Check: func(p *plan, say check.Say) {
			_, err := elasticache.ParseDailyWindow(p.windows.snapshot.Value)
			var short elasticache.TooShortError[elasticache.DailyWindow]
			if errors.As(err, &short) && !p.in.Unknown["maintenanceWindow"] {
				if weekly, parse := elasticache.ParseWeeklyWindow(p.windows.maintenance.Value); parse == nil &&
					weekly.Overlaps(short.Longer) {
					if free, ok := weekly.DailyOutside(); ok {
						err = errors.New(short.Try(free))
					}
				}
			}
			if err != nil {
				say("snapshotWindow", "%v", err)
			}
		},
	},
	{
		Name: "windows-overlap", Input: "snapshotWindow",
		Holds:   "The snapshot window and the maintenance window share no minute. They may touch.",
		Example: `snapshotWindow: 06:30-07:30`,
		Source: "ElastiCache's answer: \"The snapshot window and maintenance window must not overlap.\" " +
			"(https://github.com/hashicorp/terraform/issues/17247)",
		Needs: []string{"maintenanceWindow", "snapshotWindow"},
		Reads: []string{"snapshotRetentionLimit"},
		Check: func(p *plan, say check.Say) {
			weekly, daily, ok := p.windows.parsed(p.windows.snapshot)
			if !ok || !weekly.Overlaps(daily) {
				return
			}
			if !p.storage.SnapshotWindow.Given && !p.storage.Retention.Known {
				// If the retention turns out to be 0, the component sends a window that does not collide.
				return
			}
			free, ok := weekly.DailyOutside()
			switch {
			case !ok:
				say("maintenanceWindow",
					"%q leaves no hour of the day free for the snapshot window, which AWS wants apart from it, also "+
						"where there are no snapshots: shorten it",
					weekly)
			case p.windows.snapshot.Given:
				say("snapshotWindow", "%q overlaps maintenanceWindow %q, and AWS refuses that: try snapshotWindow: %q",
					daily, weekly, free)
			default:
				say("maintenanceWindow",
					"%q overlaps the default of snapshotWindow, %q, and AWS refuses that: try snapshotWindow: %q",
					weekly, daily, free)
			}
		},
	},
}
