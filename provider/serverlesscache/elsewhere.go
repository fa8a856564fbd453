package serverlesscache

const (
	noNodes = "a serverless cache has no nodes: leave it out"
	noToken = "a serverless cache takes no token: list users, for example [{ name: \"app\", accessString: \"on ~* " +
		"+@all\", passwords: [...] }]"
	noParams = "a serverless cache takes no parameters, and evicts keys that have a TTL when it is full " +
		"(volatile-lru): leave it out"
)

// elsewhere are the inputs of a RedisCluster that a serverless cache has not, and what to do with them. A program goes
// from one to the other by changing the constructor, and these.
var elsewhere = map[string]string{
	"alarmScope":              noNodes,
	"applyImmediately":        "every change of a serverless cache is made at once: leave it out",
	"authToken":               noToken,
	"authTokenUpdateStrategy": noToken,
	"authTokenVersion":        noToken,
	"generateAuthToken":       noToken,
	"autoMinorVersionUpgrade": "AWS always chooses the minor version of a serverless cache: leave it out",
	"autoScaling":             "a serverless cache scales by itself: set dataStorage and ecpuPerSecond for its limits",
	"clusterMode": "a serverless cache always speaks the cluster protocol, and has no shards to set: " +
		"leave it out",
	"clusterModeMigration":    noNodes,
	"dataTieringEnabled":      noNodes,
	"enableAtRestEncryption":  "a serverless cache is always encrypted: leave it out",
	"enableAutomaticFailover": noNodes,
	"enableMultiAz":           noNodes,
	"enableTransitEncryption": "a serverless cache always demands TLS: leave it out",
	"transitEncryptionMode":   "a serverless cache always demands TLS: leave it out",
	"engineLog":               "a serverless cache delivers no logs: leave it out",
	"slowLog":                 "a serverless cache delivers no logs: leave it out",
	"engineVersion":           "AWS chooses the minor version of a serverless cache: use majorEngineVersion",
	"redisVersion":            "AWS chooses the minor version of a serverless cache: use majorEngineVersion",
	"finalSnapshot": "this version of the AWS provider takes no last snapshot of a serverless cache: " +
		"deletionProtection, which is on by default, keeps it from being deleted",
	"instanceType": noNodes,
	"ipDiscovery": "this version of the AWS provider makes serverless caches with IPv4 alone: leave " +
		"it out",
	"networkType": "this version of the AWS provider makes serverless caches with IPv4 alone: leave " +
		"it out",
	"maintenanceWindow":  "a serverless cache has no maintenance window: leave it out",
	"parameterGroupName": noParams,
	"parameters":         noParams,
	"port": "a serverless cache always has the ports 6379 and, for reads from replicas, " +
		"6380: leave it out",
	"preferredAvailabilityZones": "the zones of a serverless cache are the ones of its subnets: leave it out",
	"replicationGroupSize":       noNodes,
	"snapshotName":               "pass the ARN of the snapshot as restoreFromSnapshotArns",
	"snapshotWindow":             "a serverless cache has a time, not a window: use dailySnapshotTime",
	"snsTopicForNotifications":   "a serverless cache sends its events to EventBridge, not to a topic: leave it out",
	"subnetGroupName":            "a serverless cache has no subnet group: use subnetIds",
}
