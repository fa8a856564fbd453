package snapshots

// objectForm is what the objects of a cluster's snapshots are called. Without cluster mode, AWS names a snapshot after
// the member that it is taken from.
func objectForm(group string) string { return group + "-<member>-<YYYY-MM-DD-hh-mm>-<shard>.rdb" }
