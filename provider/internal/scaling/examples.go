package scaling

// The clusters of the examples.
const (
	twoShards    = "replicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }"
	scaledShards = twoShards + "\nautoScaling: { shards: { min: 2, max: 6 } }"
	// shardsExample begins an example about two shards.
	shardsExample = twoShards + "\n"
)

// schedulesExample has what examples of schedules have in common, up to the schedules.
const schedulesExample = shardsExample + "autoScaling:\n  shards: { min: 2, max: 6 }\n  schedules:\n"
