package rediscluster

// timeCases are about the hours in which AWS works on the cluster.
var timeCases = map[string][]ruleCase{
	"maintenance-window-form": {
		{maintained("sat:07:00-sat:08:00"), maintained("sat:07:00-sat:07:59"), "maintenanceWindow", `is 59 minutes long; AWS needs at least 60 minutes: try "sat:07:00-sat:08:00"`},
		{maintained("sat:23:30-sun:00:30"), maintained("sat:23:30-sun:00:29"), "maintenanceWindow", "is 59 minutes long"},
		{maintained("Sat:07:00-SAT:08:00"), maintained("Sat:07:00-Sat:07:30"), "maintenanceWindow", `try "sat:07:00-sat:08:00"`},
		{asIs, maintained("sun:05:30-sun:06:00"), "maintenanceWindow", `try "sun:07:00-sun:08:00"`},
		{asIs, maintained("sun:23:00-sun:24:00"), "maintenanceWindow", `use "sun:23:00-mon:00:00"`},
		{asIs, maintained("sat:24:00-sun:01:00"), "maintenanceWindow", `use "sun:00:00-sun:01:00"`},
		{asIs, maintained("sat:7:00-sat:8:00"), "maintenanceWindow", `use "sat:07:00-sat:08:00"`},
		{asIs, maintained("Saturday 07:00 - Saturday 08:00"), "maintenanceWindow", `use "sat:07:00-sat:08:00"`},
		{asIs, maintained("sat:07:00–sat:08:00"), "maintenanceWindow", `use "sat:07:00-sat:08:00"`},
		{asIs, maintained("07:00-08:00"), "maintenanceWindow", "names no days"},
		{asIs, maintained("abc:07:00-sat:08:00"), "maintenanceWindow", "days are sun, mon"},
		{asIs, maintained(""), "maintenanceWindow", `is empty; leave it out for the default, "sat:07:00-sat:08:00"`},
	},
	"snapshot-window-form": {
		{snapshotWindow("05:00-06:00"), snapshotWindow("05:00-05:59"), "snapshotWindow", "is 59 minutes long"},
		{snapshotWindow("23:30-00:30"), snapshotWindow("23:30-00:29"), "snapshotWindow", "is 59 minutes long"},
		{snapshotWindow(""), snapshotWindow(" "), "snapshotWindow", "is empty"},
		{asIs, snapshotWindow("6:00-7:00"), "snapshotWindow", `use "06:00-07:00"`},
		{asIs, snapshotWindow("23:00-24:00"), "snapshotWindow", `use "23:00-00:00"`},
		{asIs, snapshotWindow("06:30-07:00"), "snapshotWindow", `try "08:00-09:00"`},
		{asIs, snapshotWindow("06:00-07:00 UTC"), "snapshotWindow", `use "06:00-07:00"`},
		{asIs, snapshotWindow("06:00-25:00"), "snapshotWindow", "is not of the form"},
		{asIs, snapshotWindow("sat:05:00-sat:06:00"), "snapshotWindow", "names days"},
	},
	"windows-overlap": {
		{snapshotWindow("05:00-07:00"), snapshotWindow("05:00-07:01"), "snapshotWindow", `"05:00-07:01" overlaps maintenanceWindow "sat:07:00-sat:08:00", and AWS refuses that: try snapshotWindow: "08:00-09:00"`},
		{maintained("sun:05:00-sun:06:00"), maintained("sun:05:00-sun:06:01"), "maintenanceWindow", `overlaps the default of snapshotWindow, "06:00-07:00"`},
		{asIs, maintained("mon:00:00-tue:01:00"), "maintenanceWindow", "leaves no hour of the day free"},
		{asIs, all(maintained("mon:00:00-tue:01:00"), snapshotWindow("")), "maintenanceWindow", "shorten it"},
		{all(maintained("sun:06:00-sun:07:00"), retention(0)), maintained("sun:06:00-sun:07:00"), "maintenanceWindow", "overlaps the default"},
	},
}
