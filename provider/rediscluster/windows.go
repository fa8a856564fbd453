package rediscluster

import (
	"cmp"
	"hash/fnv"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// defaultMaintenanceWindow is the default of maintenanceWindow, as it is documented.
const defaultMaintenanceWindow = "sat:07:00-sat:08:00"

// spread is the value of maintenanceWindow that lets the component choose the hours.
const spread = "spread"

// windowInputs are the inputs that decide the maintenance window. The snapshot window is one of them, because a spread
// maintenance window keeps clear of it.
var windowInputs = []string{"maintenanceWindow", "snapshotWindow"}

// windows are the hours in which AWS works on the cluster. Maintenance and snapshots must not overlap.
type windows struct {
	// maintenanceAsked is what the program writes, which may be spread. maintenance is the weekly window itself.
	maintenanceAsked, maintenance inputs.Setting[string]
	// snapshot is the daily window as AWS receives it.
	snapshot inputs.Setting[string]
}

func newWindows(in *inputs.Resolver, args *RedisClusterArgs, name string, data *storage.Plan) windows {
	var w windows
	// AWS and its provider lower the letters as well.
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

// snapshotWindow is the daily window as AWS receives it. It is sent even where snapshots are off: AWS would otherwise
// choose a window, which may collide with the maintenance window.
// Source: https://github.com/hashicorp/terraform/issues/17247
func (w windows) snapshotWindow(data *storage.Plan) inputs.Setting[string] {
	window := data.SnapshotWindow
	if window.Known && window.Value == "" {
		window.Value, window.Given = storage.DefaultSnapshotWindow, false
	}
	if data.Retention.Known && data.Retention.Value == 0 && !window.Given {
		// AWS takes no snapshot, so any window that does not collide will do.
		if weekly, daily, ok := w.parsed(window); ok && weekly.Overlaps(daily) {
			if free, ok := weekly.DailyOutside(); ok {
				window.Value = free.String()
			}
		}
	}
	return window
}

// spreadWindow is an hour of the week that is clear of the snapshot window. It follows from the name of the cluster and
// the snapshot window alone, so it stays the same from update to update.
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

// parsed are the maintenance window and a snapshot window. ok is false unless both are known and well formed.
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

// next says, for a message, when AWS makes a change that waits.
func (w windows) next() string {
	if !w.maintenance.Known {
		return "the maintenance window"
	}
	return "the maintenance window (" + w.maintenance.Value + " UTC)"
}
