package rediscluster

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

// timeRules are about the hours in which AWS works on the cluster.
var timeRules = []Rule{
	{
		Name: "maintenance-window-form", Input: "maintenanceWindow",
		Holds:   "The maintenance window is `ddd:hh24:mi-ddd:hh24:mi`, in lower case, of 60 minutes at least.",
		Example: `maintenanceWindow: sat:07:00-sat:07:30`,
		Source:  apiCreate + ", PreferredMaintenanceWindow",
		Beyond:  "AWS would take capital letters and answer with small ones.",
		needs:   []string{"maintenanceWindow"},
		check: func(p *plan, say report) {
			if p.maintenanceWindow.value == "" {
				say("maintenanceWindow", "is empty; leave it out for the default, %q", defaultMaintenanceWindow)
			} else if _, err := elasticache.ParseWeeklyWindow(p.maintenanceWindow.value); err != nil {
				say("maintenanceWindow", "%v", err)
			}
		},
	},
	{
		Name: "snapshot-window-form", Input: "snapshotWindow",
		Holds:   "The snapshot window is `hh24:mi-hh24:mi`, of 60 minutes at least, or empty for no snapshots.",
		Example: `snapshotWindow: 6am-7am`,
		Source:  apiCreate + ", SnapshotWindow",
		needs:   []string{"snapshotWindow"},
		check: func(p *plan, say report) {
			if _, err := elasticache.ParseDailyWindow(p.window.value); err != nil {
				say("snapshotWindow", "%v", err)
			}
		},
	},
	{
		Name: "windows-overlap", Input: "snapshotWindow",
		Holds:   "The snapshot window and the maintenance window share no minute. They may touch.",
		Example: `snapshotWindow: 06:30-07:30`,
		Source:  "ElastiCache's answer: \"The snapshot window and maintenance window must not overlap.\" (https://github.com/hashicorp/terraform/issues/17247)",
		needs:   []string{"maintenanceWindow", "snapshotWindow"},
		check: func(p *plan, say report) {
			weekly, daily, ok := p.windows(p.window)
			if !ok || !weekly.Overlaps(daily) {
				return
			}
			if !p.snapshotWindow.given && !p.retention.known {
				// If it turns out to be 0, the window is one that does not collide.
				return
			}
			fix := "shorten maintenanceWindow"
			if free, ok := weekly.DailyOutside(); ok {
				fix = fmt.Sprintf("try snapshotWindow: %q", free)
			}
			if p.snapshotWindow.given {
				say("snapshotWindow", "%q overlaps maintenanceWindow %q, and AWS refuses that: %s", daily, weekly, fix)
			} else {
				say("maintenanceWindow", "%q overlaps the default of snapshotWindow, %q, and AWS refuses that: %s", weekly, daily, fix)
			}
		},
	},
}
