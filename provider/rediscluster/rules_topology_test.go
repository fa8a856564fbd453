package rediscluster

// topologyCases are about nodes, shards, zones and the migration to cluster mode.
var topologyCases = map[string][]ruleCase{
	"migration-form": {{inside: migrates("compatible"), outside: migrates("Enabled"), path: "clusterModeMigration", says: `use "enabled"`}, {inside: migrates(""), outside: migrates("cluster"), path: "clusterModeMigration", says: "is none of compatible, enabled, disabled"}},
	"migration-mode": {
		{inside: all(shards(1, 1), migrates("enabled")), outside: migrates("enabled"), path: "clusterModeMigration", says: "clusterMode: { numNodeGroups: 1, replicasPerNodeGroup: 1 }"},
		{inside: migrates("compatible"), outside: all(shards(1, 1), migrates("compatible")), path: "clusterModeMigration", says: "until the last step"},
		{inside: migrates("disabled"), outside: all(shards(1, 1), migrates("disabled")), path: "clusterModeMigration", says: "until the last step"},
	},
	"migration-replica": {{inside: migrates("compatible"), outside: all(nodes(1), migrates("compatible")), path: "clusterModeMigration", says: "replicationGroupSize: 2"}, {inside: migrates("disabled"), outside: all(failover(false), multiAZ(false), migrates("compatible")), path: "clusterModeMigration", says: "enableAutomaticFailover: true"}},
	"migration-version": {{inside: all(version("7.0"), migrates("compatible")), outside: all(version("6.2"), nodeType("cache.m6g.large"), migrates("compatible")), path: "clusterModeMigration", says: "upgrade first"}, {inside: all(runs("valkey"), migrates("compatible")), outside: all(version("6.x"), nodeType("cache.m6g.large"), migrates("compatible")), path: "clusterModeMigration", says: "Redis OSS 6.x"}, {inside: all(version("6.2"), nodeType("cache.m6g.large"), migrates("disabled")), outside: all(version("6.2"), nodeType("cache.m6g.large"), migrates("compatible")), path: "clusterModeMigration", says: "Redis OSS 6.2"}},
	"size-range": {
		{nodes(1), nodes(0), "replicationGroupSize", "0 is too few"},
		{nodes(6), nodes(7), "replicationGroupSize", "7 is too many: without clusterMode AWS takes a primary and up to 5 replicas, 6 nodes in all"},
		{nodes(2), nodes(-2147483648), "replicationGroupSize", "is too few"},
	},
	"shards-range": {
		{shards(1, 1), shards(0, 1), "clusterMode.numNodeGroups", "0 is out of range"},
		{shards(500, 0), shards(501, 0), "clusterMode.numNodeGroups", "501 is out of range: AWS takes 1 to 500"},
		{shards(2, 1), shards(1<<31-1, 1), "clusterMode.numNodeGroups", "out of range"},
	},
	"replicas-range": {
		{shards(2, 0), shards(2, -1), "clusterMode.replicasPerNodeGroup", "-1 is out of range"},
		{shards(2, 5), shards(2, 6), "clusterMode.replicasPerNodeGroup", "6 is out of range: AWS takes 0 to 5"},
	},
	"nodes-most": {
		{shards(250, 1), shards(251, 1), "clusterMode", "251 shards of 2 nodes are 502 nodes; AWS never takes more than 500 of Redis OSS 7.1"},
		{
			all(shards(125, 1), version("4.0.10"), nodeType("cache.m5.large")),
			all(shards(126, 1), version("4.0.10"), nodeType("cache.m5.large")),
			"clusterMode", "252 nodes; AWS never takes more than 250 of Redis OSS 4.0.10",
		},
	},
	"size-agrees": {
		{shards(3, 1), all(shards(3, 1), size(5)), "replicationGroupSize", "5 disagrees with clusterMode, which makes 6 nodes (3 shards of 2 nodes each): it counts all nodes, so use 6"},
	},
	"failover-cluster-mode": {
		{shards(2, 1), all(shards(2, 1), failover(false), multiAZ(false)), "enableAutomaticFailover", "does not go with clusterMode"},
	},
	"failover-replica": {
		{multiAZ(false), all(size(1), multiAZ(false)), "enableAutomaticFailover", "needs a replica to fail over to"},
	},
	"multi-az-failover": {{asIs, failover(false), "enableMultiAz", "true needs enableAutomaticFailover: true"}},
	"multi-az-replica": {
		{asIs, all(size(1), failover(false)), "enableMultiAz", "replicationGroupSize is 1"},
		{shards(2, 1), all(shards(2, 0), multiAZ(true)), "enableMultiAz", "replicasPerNodeGroup is 0"},
	},
	"zones-form": {
		{zones("eu-west-1a", "eu-west-1b"), zones("euw1-az1", "eu-west-1b"), "preferredAvailabilityZones[0]", "is the id of a zone"},
		{zones(), zones("eu-west-1a", "eu-west-1"), "preferredAvailabilityZones[1]", `is not the name of an availability zone`},
	},
	"zones-count": {
		{zones("eu-west-1a", "eu-west-1b"), zones("eu-west-1a"), "preferredAvailabilityZones", "holds 1 zones for 2 nodes"},
		{all(multiAZ(false), zones("eu-west-1a", "eu-west-1a")), zones("eu-west-1a", "eu-west-1a"), "preferredAvailabilityZones", "enableMultiAz is true"},
		{asIs, all(shards(1, 1), zones("eu-west-1a", "eu-west-1b")), "preferredAvailabilityZones", "does not go with clusterMode"},
	},
	"one-node": {
		{asIs, nodes(1), "replicationGroupSize", "1 is a primary without a replica"},
		{all(nodes(1), nodeType("cache.t4g.micro")), nodes(1), "replicationGroupSize", "use a burstable node type (cache.t4g)"},
		{shards(2, 1), shards(2, 0), "clusterMode.replicasPerNodeGroup", "0 leaves each shard with one node"},
	},
	"failover-off": {{asIs, all(failover(false), multiAZ(false)), "enableAutomaticFailover", "without a primary when the primary fails"}},
	"node-quota":   {{shards(45, 1), shards(46, 1), "clusterMode", "makes 92 nodes; AWS's quota is 90"}},
}
