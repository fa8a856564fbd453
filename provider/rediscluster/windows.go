package rediscluster

import (
	"cmp"
	"hash/fnv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// defaultMaintenanceWindow is the one that the documentation gives.
const defaultMaintenanceWindow = "sat:07:00-sat:08:00"

// spread asks for a maintenance window that is chosen.
const spread = "spread"

// windowInputs are those that the maintenance window comes from: one that is chosen keeps clear of the snapshots.
var windowInputs = []string{"maintenanceWindow", "snapshotWindow"}

// windows are the hours in which AWS works on the cluster. They relate the maintenance to the snapshots, which must not
// overlap.
type windows struct {
	// maintenanceAsked is as the program writes it, and maintenance the weekly window also where the program has it
	// chosen.
	maintenanceAsked, maintenance inputs.Setting[string]
	// snapshot is the daily window that AWS is sent.
	snapshot inputs.Setting[string]
}

func newWindows(in *inputs.Resolver, args *RedisClusterArgs, name string, data *storage.Plan) windows {
	var w windows
	// As AWS and its provider do with capital letters.
	w.maintenanceAsked = inputs.Derive(
		inputs.Take(in, "maintenanceWindow", args.MaintenanceWindow, defaultMaintenanceWindow), strings.ToLower,
	)
	w.maintenance = w.maintenanceAsked
	if w.maintenanceAsked.Value == spread {
		w.maintenance = spreadWindow(name, data.SnapshotWindow)
	}
	w.snapshot = w.snapshotWindow(data)
	return w
}

// snapshotWindow is the daily window as AWS takes it. A window always goes along, also where snapshots are disabled:
// AWS would else choose one that may collide with the maintenance window.
// Source: https://github.com/hashicorp/terraform/issues/17247
func (w windows) snapshotWindow(data *storage.Plan) inputs.Setting[string] {
	window := data.SnapshotWindow
	if window.Known && window.Value == "" {
		window.Value, window.Given = storage.DefaultSnapshotWindow, false
	}
	if data.Retention.Known && data.Retention.Value == 0 && !window.Given {
		// No snapshot will be taken, so the window is anything that does not collide.
		if weekly, daily, ok := w.parsed(window); ok && weekly.Overlaps(daily) {
			if free, ok := weekly.DailyOutside(); ok {
				window.Value = free.String()
			}
		}
	}
	return window
}

// spreadWindow is the hour of the week that belongs to the cluster's name, the next one that is clear of the snapshot
// window. It follows from those two alone, so it stays.
func spreadWindow(name string, snapshotWindow inputs.Setting[string]) inputs.Setting[string] {
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(name)) // never fails
	window := inputs.Derive(snapshotWindow, func(snapshot string) string {
		hour := elasticache.HourOfWeek(int(sum.Sum32() % (7 * 24)))
		if daily, err := elasticache.ParseDailyWindow(cmp.Or(snapshot, storage.DefaultSnapshotWindow)); err == nil {
			if free, ok := hour.ClearOf(daily); ok {
				hour = free
			}
		}
		return hour.String()
	})
	window.Given = true
	return window
}

// parsed are the maintenance window and a snapshot window, where both are known and well formed.
func (w windows) parsed(
	snapshot inputs.Setting[string],
) (weekly elasticache.WeeklyWindow, daily elasticache.DailyWindow, ok bool) {
	if !w.maintenance.Known || !snapshot.Known {
		return weekly, daily, false
	}
	weekly, err := elasticache.ParseWeeklyWindow(w.maintenance.Value)
	if err != nil {
		return weekly, daily, false
	}
	daily, err = elasticache.ParseDailyWindow(snapshot.Value)
	return weekly, daily, err == nil
}

// next is when AWS makes what is not made at once, as a person reads it.
func (w windows) next() string {
	if !w.maintenance.Known {
		return "the maintenance window"
	}
	return "the maintenance window (" + w.maintenance.Value + " UTC)"
}
