package rediscluster

// betweenCases are about what two concerns have to agree on.
var betweenCases = map[string][]ruleCase{
	"multi-az-subnets": {
		{ownSubnetGroup(ownSubnets), placed(subnet1), "subnetIds", "holds 1 subnet"},
		{placed(subnet1, subnet2), placed(subnet1), "subnetIds", "holds 1 subnet, and enableMultiAz needs subnets in at least two availability zones: add one"},
		{all(placed(subnet1), multiAZ(false)), placed(subnet1), "subnetIds", "or set enableMultiAz to false"},
	},
	"node-type-multi-az":  {{all(nodeType("cache.t1.micro"), multiAZ(false), retention(0)), all(nodeType("cache.t1.micro"), retention(0)), "instanceType", "has no Multi-AZ"}},
	"node-type-snapshots": {{all(nodeType("cache.t1.micro"), multiAZ(false), retention(0)), all(nodeType("cache.t1.micro"), multiAZ(false), retention(1)), "instanceType", "has no snapshots"}},
	"node-type-tls":       {{all(nodeType("cache.m1.large"), tls(false)), nodeType("cache.m1.large"), "instanceType", "has no TLS"}},
	"snapshot-arn-cluster-mode": {
		{shards(1, 1), all(shards(1, 1), fromARN(file)), "snapshotArn", "does not go with clusterMode"},
		{all(shards(1, 1), fromARNs()), all(shards(1, 1), fromARNs(file)), "snapshotArns", "does not go with clusterMode"},
	},
	"snapshots-off-cluster-mode": {
		{all(shards(2, 1), retention(1)), all(shards(2, 1), retention(0)), "snapshotRetentionLimit", "0 leaves a cluster in cluster mode without snapshots, and this version of the AWS provider cannot turn them on later"},
		{all(shards(2, 1), snapshotWindow(""), retention(3)), all(shards(2, 1), snapshotWindow("")), "snapshotWindow", `"" leaves a cluster in cluster mode without snapshots`},
	},
	"snapshots-contradict": {
		{snapshotWindow(""), all(snapshotWindow(""), retention(7)), "snapshotWindow", "though snapshotRetentionLimit is 7"},
		{all(snapshotWindow(""), retention(0)), all(snapshotWindow(""), retention(1)), "snapshotWindow", "though snapshotRetentionLimit is 1"},
		{asIs, all(shards(2, 1), snapshotWindow(""), retention(1)), "snapshotWindow", "in cluster mode this version of the AWS provider cannot turn them on later"},
	},
	"reserved-memory": {
		{parameterOf(reservedPercent, "25"), parameterOf(reservedPercent, "24"), `parameters["reserved-memory-percent"]`, `"24" is less than the 25 that AWS advises, and snapshots are on`},
		{all(parameterOf(reservedPercent, "10"), retention(0)), all(scaled, retention(0), parameterOf(reservedPercent, "10")), `parameters["reserved-memory-percent"]`, "autoScaling adds nodes"},
		{parameterOf(reservedBytes, "1712623616"), parameterOf(reservedBytes, "1000000000"), `parameters["reserved-memory"]`, `less than a quarter of the memory of "cache.m7g.large"`},
	},
}
