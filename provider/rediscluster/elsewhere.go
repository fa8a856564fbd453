package rediscluster

const (
	noServerlessLimits = "a cluster has nodes, not limits: its size is instanceType and replicationGroupSize or " +
		"clusterMode; for limits, use a RedisServerlessCache"
	oneVersion = "a cluster has a minor version too: use engineVersion, for example \"8.2\" of engine: valkey"
	aWindow    = "a cluster has a window, not a time: use snapshotWindow, for example \"06:00-07:00\""
)

// ofServerlessCaches are the inputs of a RedisServerlessCache that a cluster has not, and what to do with them.
var ofServerlessCaches = map[string]string{
	"cacheUsageLimits":   noServerlessLimits,
	"dailySnapshotTime":  aWindow,
	"dataStorage":        noServerlessLimits,
	"ecpuPerSecond":      noServerlessLimits,
	"majorEngineVersion": oneVersion,
	"restoreFromSnapshotArns": "pass the name of a snapshot as snapshotName, or the ARNs of RDB files in S3 as " +
		"snapshotArns; with this version of the AWS provider, data of a serverless cache comes into a cluster by an " +
		"exported file alone",
}
