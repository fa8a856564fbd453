package rediscluster

// The cluster of these cases has two shards of a primary and a replica, as the program makes it.
var (
	sharded    = shards(2, 1)
	autoScaled = all(sharded, scales(between(2, 6), nil))
	byClock    = all(sharded, scales(between(2, 6), nil, AutoScalingSchedule{
		Name: "morning", Schedule: "cron(0 7 * * ? *)", Shards: &AutoScalingLimits{Min: new(4)},
	}))
)

// scalingChanges are about changes of what AWS scales. runningNodes says what AWS has scaled to since.
var scalingChanges = map[string][]changeCase{
	"shard-ids": {
		{shards(3, 1), shards(3, 1), shards(2, 1), "clusterMode.numNodeGroups", "2 would remove 1 of the 3 shards that run (0001, 0002, 0005), and this version of the AWS provider asks AWS to remove 0003, which is not there"},
		{shards(3, 1), shards(4, 1), shards(1, 1), "clusterMode.numNodeGroups", "write 3, and replicationGroupSize: 6"},
		{all(shards(3, 1), scales(between(1, 6), nil)), shards(3, 1), shards(2, 1), "clusterMode.numNodeGroups", "asks AWS to remove 0003"},
		{all(shards(3, 1), scales(between(1, 6), nil)), all(shards(2, 1), scales(between(1, 6), nil)), nil, "", ""},
	},
	"scaling-starts": {
		{sharded, all(sharded, described("other")), autoScaled, "autoScaling.shards", "lets AWS scale the shards from 2 to 6, up to 12 nodes, each of them billed; 2 run, and stay"},
		{sharded, sharded, all(sharded, scales(between(3, 6), nil)), "autoScaling.shards", "2 run, and AWS adds 1 shard at once"},
		{shards(4, 1), shards(4, 1), all(shards(4, 1), scales(nil, between(1, 2))), "autoScaling.replicas", "from 1 to 2, up to 12 nodes"},
		{shards(4, 1), shards(4, 1), all(shards(4, 1), scales(between(1, 1), nil)), "autoScaling.shards", "4 run, and AWS removes 3 shards at once (their keys move to the others, which need the memory for them)"},
		{autoScaled, all(autoScaled, described("other")), all(sharded, scales(between(2, 6), between(1, 3))), "autoScaling.replicas", "up to 24 nodes"},
	},
	"scaling-unwatched": {
		{sharded, all(autoScaled, scope("group")), autoScaled, "alarmScope", "so the alarms on nodes are removed"},
		{autoScaled, all(sharded, scope("group")), nil, "", ""},
	},
	"scaling-replaced": {
		{autoScaled, autoScaled, all(autoScaled, port(6380)), "clusterMode.numNodeGroups", "2 is what the new cluster begins with, and 3 shards run: what they hold may not fit into it; write 3, and replicationGroupSize: 6"},
		{autoScaled, all(shards(3, 1), scales(between(2, 6), nil), port(6380)), nil, "", ""},
		{autoScaled, sharded, nil, "", ""},
	},
	"scaling-limits-changed": {
		{byClock, byClock, autoScaled, "autoScaling.shards", "no schedule sets min any longer, so the program's limits count again, from 2 to 6, in this update or in the first one after a refresh; 4 run, and stay"},
		{all(shards(3, 1), evenings(3, 4)), all(shards(3, 1), evenings(3, 4)), all(shards(3, 1), evenings(2, 4)), "autoScaling.shards", "4 run, and stay"},
		{autoScaled, autoScaled, all(sharded, scales(between(3, 6), nil)), "autoScaling.shards", "from 2 to 6 becomes from 3 to 6, up to 12 nodes, each of them billed; 4 run, and stay"},
		{autoScaled, autoScaled, all(sharded, scales(between(5, 8), nil)), "autoScaling.shards", "4 run, and AWS adds 1 shard at once"},
		{autoScaled, autoScaled, all(sharded, scales(between(1, 2), nil)), "autoScaling.shards", "4 run, and AWS removes 2 shards at once (their keys move"},
		{byClock, byClock, all(byClock, func(a *args) { a.AutoScaling.Shards = between(2, 8) }), "autoScaling.shards", "schedules set limits again when they run (morning), and what they have set since the last refresh is sent as it was: update with --refresh"},
		{autoScaled, sharded, nil, "", ""},
	},
	"scaling-ends": {
		{autoScaled, shards(4, 1), sharded, "autoScaling", "no longer scales the shards, so clusterMode.numNodeGroups counts again: 4 run, and it is 2, so AWS removes 2 shards in this update, or in the first one after a refresh (their keys move to the others, which need the memory for them); to keep them, write 4"},
		{autoScaled, autoScaled, shards(6, 1), "autoScaling", "AWS adds 2 shards"},
		{all(sharded, scales(between(2, 6), between(0, 3))), shards(4, 1), all(sharded, scales(nil, between(0, 3))), "autoScaling", "no longer scales the shards"},
	},
	"scaling-count": {
		{autoScaled, all(autoScaled, described("other")), all(shards(4, 1), scales(between(2, 6), nil)), "clusterMode.numNodeGroups", "from 2 to 4 changes nothing: AWS scales the shards, and deployments leave their number alone; to have at least 4, set autoScaling.shards.min"},
		{all(sharded, scales(nil, between(1, 3))), all(shards(3, 1), scales(nil, between(1, 3))), all(shards(2, 2), scales(nil, between(1, 3))), "clusterMode.replicasPerNodeGroup", "set autoScaling.replicas.min"},
		{all(shards(5, 1), scales(between(2, 6), nil)), all(shards(5, 1), scales(between(2, 6), nil)), all(shards(3, 1), scales(between(2, 6), nil)), "clusterMode.numNodeGroups", "to have at most 3, set autoScaling.shards.max"},
		{sharded, autoScaled, all(shards(4, 1), scales(between(2, 6), nil)), "clusterMode.numNodeGroups", "changes nothing"},
	},
	"scaling-node-type": {
		{autoScaled, sharded, all(autoScaled, nodeType("cache.m7g.xlarge")), "instanceType", `from "cache.m7g.large" to "cache.m7g.xlarge" while AWS scales the cluster`},
		{autoScaled, autoScaled, all(sharded, nodeType("cache.m7g.xlarge")), "instanceType", "between an update that removes autoScaling and one that adds it"},
		{sharded, all(sharded, nodeType("cache.m7g.xlarge")), all(autoScaled, nodeType("cache.m7g.xlarge")), "instanceType", "while AWS scales the cluster"},
		{autoScaled, autoScaled, all(autoScaled, parameterOf("reserved-memory-percent", "30")), `parameters["reserved-memory-percent"]`, `from "25" to "30" while AWS scales`},
	},
}

// evenings has AWS scale between a lowest number and 10, and to at most another number from each evening on.
func evenings(lowest, highest int) func(*args) {
	return scales(between(lowest, 10), nil, AutoScalingSchedule{
		Name: "evening", Schedule: "cron(0 20 * * ? *)", Shards: &AutoScalingLimits{Min: new(2), Max: new(highest)},
	})
}

// runningNodes are the nodes that run before a change, where AWS has scaled the cluster since its last deployment.
var runningNodes = map[string][]any{
	"shard-ids":              nodesNamed(1, "0001", "0002", "0005"),
	"scaling-replaced":       nodesNamed(1, "0001", "0003", "0004"),
	"scaling-limits-changed": nodesNamed(1, "0001", "0003", "0004", "0005"),
	"scaling-ends":           nodesNamed(1, "0001", "0002", "0003", "0004"),
}

func nodesNamed(replicas int, shards ...string) (ids []any) {
	for _, shard := range shards {
		for node := range 1 + replicas {
			ids = append(ids, "sessions-"+shard+"-00"+string(rune('1'+node)))
		}
	}
	return ids
}
