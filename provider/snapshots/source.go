package snapshots

import (
	"cmp"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// source is what the program says about the cluster, or the serverless cache, whose snapshots are exported. All but the
// names only serve the checks and the default schedule.
type source struct {
	group, cache          inputs.Setting[string]
	window, dailyTime     inputs.Setting[string]
	nodeType, key         inputs.Setting[string]
	snapshotRetentionDays inputs.Setting[int]
}

// ofKind are the inputs that say of which kind the source is, for rules that differ by it.
var ofKind = []string{"replicationGroupId", "serverlessCacheName"}

func takeSource(in *inputs.Resolver, args *RedisSnapshotExportArgs) source {
	return source{
		group:     inputs.Take(in, "replicationGroupId", args.ReplicationGroupId, ""),
		cache:     inputs.Take(in, "serverlessCacheName", args.ServerlessCacheName, ""),
		window:    inputs.Take(in, "snapshotWindow", args.SnapshotWindow, storage.DefaultSnapshotWindow),
		dailyTime: inputs.Take(in, "dailySnapshotTime", args.DailySnapshotTime, storage.DefaultDailyTime),
		nodeType:  inputs.Take(in, "instanceType", args.InstanceType, ""),
		key:       inputs.Take(in, "kmsKeyId", args.KmsKeyId, ""),
		snapshotRetentionDays: inputs.Take(in, "snapshotRetentionLimit", args.SnapshotRetentionLimit,
			storage.DefaultRetention),
	}
}

// serverless says whether the source is a serverless cache. It counts as a replication group with both names, which a
// rule refuses.
func (s source) serverless() bool { return inputs.Said(s.cache) && !inputs.Said(s.group) }

func (s source) kind() string {
	if s.serverless() {
		return "serverless cache"
	}
	return "cluster"
}

// name is the name of the cache or the ID of the group, and nameInput the input that has it.
func (s source) name() inputs.Setting[string] {
	if s.serverless() {
		return s.cache
	}
	return s.group
}

func (s source) nameInput() string {
	if s.serverless() {
		return "serverlessCacheName"
	}
	return "replicationGroupId"
}

// taken is when AWS begins to take the daily snapshot. Of a serverless cache AWS names no window, so it is taken for an
// hour, the shortest window of a group.
func (s source) taken() inputs.Setting[string] {
	if !s.serverless() {
		return s.window
	}
	return inputs.Derive(s.dailyTime, func(text string) string {
		begins, err := elasticache.ParseDailyTime(cmp.Or(text, storage.DefaultDailyTime))
		if err != nil {
			return ""
		}
		return begins.Hour().String()
	})
}

// beginsInWords is how messages call the beginning of that time, and takenInWords all of it.
func (s source) beginsInWords() string {
	if s.serverless() {
		return "dailySnapshotTime"
	}
	return "the snapshot window began"
}

func (s source) takenInWords() string {
	if s.serverless() {
		return "the hour after dailySnapshotTime"
	}
	return "the snapshot window"
}

// objects are what the objects of an exported snapshot are called.
func (s source) objects(name string) string {
	if s.serverless() {
		return cacheObjectForm(name)
	}
	return objectForm(name)
}
