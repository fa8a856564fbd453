package snapshots

// objectForm is what the objects of a cluster's snapshots are called. Without cluster mode, AWS names a snapshot after
// the member that it is taken from.
func objectForm(group string) string { return group + "-<member>-<YYYY-MM-DD-hh-mm>-<shard>.rdb" }

// cacheObjectForm is what the objects of a serverless cache's snapshots are called: after the snapshot, since the call
// takes no other name. AWS shows automatic snapshots as automatic.my-redis-2023-11-27, and does not say how their
// objects end, or how many there are. The state machines accept other forms too, see serverless.asl.json.
// Source: ElastiCache user guide, "Exporting a backup".
func cacheObjectForm(cache string) string {
	return "automatic." + cache + "-<YYYY-MM-DD-hh-mm>-<shard>.rdb"
}
