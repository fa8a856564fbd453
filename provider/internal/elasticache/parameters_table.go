package elasticache

import (
	"math"
)

// parameterFamilies are the families of parameter groups, in the order of their versions. Those of versions that AWS no longer runs
// are not among them.
// Source: ElastiCache API, CreateCacheParameterGroup, CacheParameterGroupFamily; developer guide, "Valkey and Redis OSS parameters".
var parameterFamilies = []string{"redis4.0", "redis5.0", "redis6.x", "redis7", "valkey7", "valkey8", "valkey9"}

// DataTieringPolicies are the values of maxmemory-policy that nodes with data tiering take.
// Source: ElastiCache developer guide, "Valkey and Redis OSS parameters" (6.x), and "Data tiering in ElastiCache", limitations.
var DataTieringPolicies = []string{"volatile-lru", "allkeys-lru", "noeviction"}

// Forms of values that many parameters have.
var (
	yesOrNo     = Values{Kind: KindYesNo, OneOf: []string{"yes", "no"}}
	anyInteger  = Values{Kind: KindInteger, Ranges: []Range{{math.MinInt64, math.MaxInt64}}}
	noLess      = integers(0, math.MaxInt64)
	percentages = integers(1, 100)
	// Of a size that AWS calls an integer and gives no bounds, nothing but the form is checked.
	anyBytes  = Values{Kind: KindBytes, Ranges: anyInteger.Ranges}
	someBytes = byteCounts(0, math.MaxInt64)
)

func integers(low, high int64) Values {
	return Values{Kind: KindInteger, Ranges: []Range{{low, high}}}
}

func byteCounts(low, high int64) Values {
	return Values{Kind: KindBytes, Ranges: []Range{{low, high}}}
}

func oneOf(words ...string) Values { return Values{Kind: KindOneOf, OneOf: words} }

// Reasons that several parameters share.
const (
	// Source: ElastiCache developer guide, "Valkey and Redis OSS parameters", 2.8.22; "Minimizing downtime with Multi-AZ", limitations.
	noAOF = "ElastiCache has had no append-only file since Redis 2.8.22, and none beside Multi-AZ before that; use Multi-AZ and snapshots"
	// Source: ElastiCache developer guide, "Redis OSS node-type specific parameters".
	byNodeType = "it follows from the node type; choose another node type"
	// Source: ElastiCache developer guide, "Restricted commands", and "Valkey and Redis OSS configuration and limits".
	managed = "AWS sets this itself, to keep nodes steady and reliable, and offers no CONFIG command either; leave it out"
)

// parameterRows is AWS's documentation of parameters. A parameter that changed has a row for each time, one after the other. Where
// two of AWS's sources differ the row has the wider answer, so that nobody is refused what one of them allows.
//
// Source, unless a line says otherwise: ElastiCache developer guide, "Valkey and Redis OSS parameters", in the section of the version
// that brought or removed the parameter, or of 2.6.13 to 3.2.4 where redis4.0 inherited it; allowed values that the guide leaves out
// are from the AWS CLI command reference, describe-engine-default-parameters (redis5.0), and the ElastiCache API,
// DescribeCacheParameters, example (redis2.8). What redis7 has valkey7 has as well: the guide says they are the same. For valkey9 the
// guide names one new parameter and no removed one, so it has all of valkey8.
var parameterRows = []Parameter{
	{Name: "acl-pubsub-default", From: "redis6.x", Modifiable: ModifiableAlways, Effect: AtReboot, // for users that exist; at once for new ones
		Values: oneOf("resetchannels", "allchannels")},
	{Name: "acllog-max-len", From: "redis6.x", Modifiable: ModifiableAlways, Effect: Immediately, Values: anyInteger},

	{Name: "active-defrag-cycle-max", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(1, 75)},
	{Name: "active-defrag-cycle-min", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(1, 75)},
	// The guide has 10485760-104857600, the API 1048576 and more.
	{
		Name: "active-defrag-ignore-bytes", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately,
		Values: byteCounts(1048576, math.MaxInt64),
	},
	{Name: "active-defrag-max-scan-fields", From: "redis5.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(1, 1000000)},
	{Name: "active-defrag-threshold-lower", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: percentages},
	{Name: "active-defrag-threshold-upper", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: percentages},
	// From version 7 on AWS may defragment memory whatever the value is.
	{Name: "activedefrag", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},
	{Name: "active-expire-effort", From: "redis6.x", Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(1, 10)},

	// The guide lets a group set it before a cluster uses the group (3.2.4), and says to reboot after a change ("Modifying an ElastiCache
	// parameter group"); the API says of redis5.0 that it cannot be modified.
	{Name: "activerehashing", From: "redis4.0", Until: "redis6.x", Modifiable: ModifiableUnused, Effect: AtReboot, Values: yesOrNo},
	{
		Name: "activerehashing", From: "redis7", Modifiable: ModifiableNever, Values: yesOrNo,
		Reason: "it is hidden and on from Redis OSS 7 on; ask AWS Support to switch it off",
	},

	{Name: "appendfsync", From: "redis4.0", Modifiable: ModifiableNever, Values: oneOf("always", "everysec", "no"), Reason: noAOF},
	{Name: "appendonly", From: "redis4.0", Modifiable: ModifiableNever, Values: yesOrNo, Reason: noAOF},

	{Name: "client-output-buffer-limit-normal-hard-limit", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: someBytes},
	{Name: "client-output-buffer-limit-normal-soft-limit", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: someBytes},
	{Name: "client-output-buffer-limit-normal-soft-seconds", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{Name: "client-output-buffer-limit-pubsub-hard-limit", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: someBytes},
	{Name: "client-output-buffer-limit-pubsub-soft-limit", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: someBytes},
	{Name: "client-output-buffer-limit-pubsub-soft-seconds", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{
		Name: "client-output-buffer-limit-slave-hard-limit", From: "redis4.0", Until: "redis4.0",
		ReplacedBy: "client-output-buffer-limit-replica-hard-limit", Modifiable: ModifiableNever, Values: anyBytes, NodeType: true, Reason: byNodeType,
	},
	{
		Name: "client-output-buffer-limit-slave-soft-limit", From: "redis4.0", Until: "redis4.0",
		ReplacedBy: "client-output-buffer-limit-replica-soft-limit", Modifiable: ModifiableNever, Values: anyBytes, NodeType: true, Reason: byNodeType,
	},
	{
		Name: "client-output-buffer-limit-slave-soft-seconds", From: "redis4.0", Until: "redis4.0",
		ReplacedBy: "client-output-buffer-limit-replica-soft-seconds", Modifiable: ModifiableNever, Values: noLess,
	},
	{
		Name: "client-output-buffer-limit-replica-hard-limit", From: "redis5.0", Modifiable: ModifiableNever,
		Values: anyBytes, NodeType: true, Reason: byNodeType,
	},
	{
		Name: "client-output-buffer-limit-replica-soft-limit", From: "redis5.0", Modifiable: ModifiableNever,
		Values: anyBytes, NodeType: true, Reason: byNodeType,
	},
	{Name: "client-output-buffer-limit-replica-soft-seconds", From: "redis5.0", Modifiable: ModifiableNever, Values: noLess},
	{Name: "client-query-buffer-limit", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: byteCounts(1048576, 1073741824)},

	{
		Name: "close-on-slave-write", From: "redis4.0", Until: "redis4.0", ReplacedBy: "close-on-replica-write",
		Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo,
	},
	{Name: "close-on-replica-write", From: "redis5.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},

	{Name: "cluster-allow-pubsubshard-when-down", From: "redis7", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},
	{Name: "cluster-allow-reads-when-down", From: "redis6.x", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},
	// The default, 0, is below the range that the guide prints. It calls the parameter not modifiable and set when a cluster is created: by
	// the group, as other values that clusters are created with.
	{Name: "cluster-databases", From: "valkey9", Modifiable: ModifiableUnused, Effect: AtCreation, Values: integers(0, 10000)},
	// The guide lists it as not modifiable, and shows how to set it in a group of one's own.
	// Source: ElastiCache developer guide, "Creating an ElastiCache parameter group" and "Modifying an ElastiCache parameter group".
	{Name: "cluster-enabled", From: "redis4.0", Modifiable: ModifiableUnused, Effect: AtCreation, Values: yesOrNo},
	{Name: "cluster-preferred-endpoint-type", From: "redis7", Modifiable: ModifiableAlways, Effect: Immediately, Values: oneOf("ip", "tls-dynamic")},
	{Name: "cluster-require-full-coverage", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},

	// These came with Valkey 8.1, those of search with 8.2: a cluster of 8.0 has the family and not the parameters.
	{Name: "commandlog-large-reply-max-len", From: "valkey8", Minor: 1, Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(0, 1024)},
	{Name: "commandlog-large-request-max-len", From: "valkey8", Minor: 1, Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(0, 1024)},
	{Name: "commandlog-reply-larger-than", From: "valkey8", Minor: 1, Modifiable: ModifiableAlways, Effect: Immediately, Values: anyBytes},
	{Name: "commandlog-request-larger-than", From: "valkey8", Minor: 1, Modifiable: ModifiableAlways, Effect: Immediately, Values: anyBytes},
	{Name: "search-default-timeout-ms", From: "valkey8", Minor: 2, Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(1, 60000)},
	{Name: "search-enable-partial-results", From: "valkey8", Minor: 2, Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},
	{Name: "search-fanout-target-mode", From: "valkey8", Minor: 2, Modifiable: ModifiableAlways, Effect: Immediately, Values: oneOf("client", "throughput")},

	// As activerehashing. The upper bound is published up to redis5.0.
	{Name: "databases", From: "redis4.0", Until: "redis5.0", Modifiable: ModifiableUnused, Effect: AtReboot, Values: integers(1, 1200000)},
	{Name: "databases", From: "redis6.x", Modifiable: ModifiableUnused, Effect: AtReboot, Values: integers(1, math.MaxInt64)},

	{Name: "extended-redis-compatibility", From: "valkey8", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},

	{
		Name: "hash-max-ziplist-entries", From: "redis4.0", Until: "redis6.x", ReplacedBy: "hash-max-listpack-entries",
		Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess,
	},
	{
		Name: "hash-max-ziplist-value", From: "redis4.0", Until: "redis6.x", ReplacedBy: "hash-max-listpack-value",
		Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess,
	},
	{Name: "hash-max-listpack-entries", From: "redis7", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{Name: "hash-max-listpack-value", From: "redis7", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},

	// The guide advises against more than 16000; the API of redis5.0 refuses it.
	{Name: "hll-sparse-max-bytes", From: "redis4.0", Until: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: someBytes},
	{
		Name: "hll-sparse-max-bytes", From: "redis5.0", Until: "redis5.0", Modifiable: ModifiableAlways, Effect: Immediately,
		Values: byteCounts(1, 16000),
	},
	{Name: "hll-sparse-max-bytes", From: "redis6.x", Modifiable: ModifiableAlways, Effect: Immediately, Values: someBytes},

	{Name: "latency-tracking", From: "redis7", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},

	{Name: "lazyfree-lazy-eviction", From: "redis4.0", Until: "valkey7", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},
	{Name: "lazyfree-lazy-expire", From: "redis4.0", Until: "valkey7", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},
	{Name: "lazyfree-lazy-server-del", From: "redis4.0", Until: "valkey7", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},
	{Name: "lazyfree-lazy-user-del", From: "redis6.x", Until: "valkey7", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},

	// The guide takes any integer, the API 0 and more.
	{Name: "lfu-decay-time", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: anyInteger},
	{Name: "lfu-log-factor", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(1, math.MaxInt64)},

	{Name: "list-compress-depth", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	// The guide removes it in 7, as one that was modifiable until then.
	{Name: "list-max-ziplist-size", From: "redis4.0", Until: "redis5.0", Modifiable: ModifiableNever, Values: listSizes},
	{Name: "list-max-ziplist-size", From: "redis6.x", Until: "redis6.x", Modifiable: ModifiableUnknown, Effect: Immediately, Values: listSizes},

	{Name: "lua-replicate-commands", From: "redis5.0", Until: "redis5.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: yesOrNo},
	{Name: "lua-time-limit", From: "redis4.0", Modifiable: ModifiableNever, Values: integers(5000, 5000)},

	{
		Name: "maxclients", From: "redis4.0", Modifiable: ModifiableNever, Values: integers(1, 65000),
		Reason: "it is 65000, and 20000 or 46000 on the smaller T nodes; choose another node type, or more shards",
	},
	{
		Name: "maxmemory", From: "redis4.0", Modifiable: ModifiableNever, Values: anyBytes, NodeType: true,
		Reason: `it follows from the node type; use "reserved-memory-percent" to keep memory free, or choose another node type`,
	},
	{Name: "maxmemory-policy", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: oneOf(
		"volatile-lru", "allkeys-lru", "volatile-lfu", "allkeys-lfu", "volatile-random", "allkeys-random", "volatile-ttl", "noeviction")},
	{
		Name: "maxmemory-samples", From: "redis4.0", Until: "valkey7", Modifiable: ModifiableAlways, Effect: Immediately,
		Values: integers(1, math.MaxInt64),
	},
	{Name: "maxmemory-samples", From: "valkey8", Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(1, 64)},

	{
		Name: "min-slaves-max-lag", From: "redis4.0", Until: "redis4.0", ReplacedBy: "min-replicas-max-lag",
		Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess,
	},
	{
		Name: "min-slaves-to-write", From: "redis4.0", Until: "redis4.0", ReplacedBy: "min-replicas-to-write",
		Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess,
	},
	{Name: "min-replicas-max-lag", From: "redis5.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{Name: "min-replicas-to-write", From: "redis5.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},

	{
		Name: "notify-keyspace-events", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately,
		Values: Values{Kind: KindText, Letters: eventLetters},
	},
	{Name: "proto-max-bulk-len", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: byteCounts(1048576, 536870912)},
	// Since Redis OSS 5.0.3. The commands that it takes differ between the guide and the API.
	{Name: "rename-commands", From: "redis5.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: Values{Kind: KindText}},

	{Name: "repl-backlog-size", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: byteCounts(16384, math.MaxInt64)},
	{Name: "repl-backlog-ttl", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{
		Name: "repl-timeout", From: "redis4.0", Until: "redis4.0", Modifiable: ModifiableNever, Values: integers(11, math.MaxInt64),
		Reason: "ElastiCache has put it back to 60 seconds since Redis 2.8.22; leave it out",
	},

	{
		Name: "slave-allow-chaining", From: "redis4.0", Until: "redis4.0", ReplacedBy: "replica-allow-chaining", Modifiable: ModifiableNever,
		Values: yesOrNo,
	},
	{Name: "slave-lazy-flush", From: "redis4.0", Until: "redis4.0", ReplacedBy: "replica-lazy-flush", Modifiable: ModifiableNever, Values: yesOrNo},
	{Name: "replica-allow-chaining", From: "redis5.0", Modifiable: ModifiableNever, Values: yesOrNo},
	{Name: "replica-ignore-maxmemory", From: "redis5.0", Modifiable: ModifiableNever, Values: yesOrNo},
	{Name: "replica-lazy-flush", From: "redis5.0", Until: "valkey7", Modifiable: ModifiableNever, Values: yesOrNo},

	// The guide offers it beside reserved-memory-percent, of which it takes the place; the API's list for redis5.0 is without it.
	// Source: ElastiCache developer guide, "Managing reserved memory for Valkey and Redis OSS".
	{Name: "reserved-memory", From: "redis4.0", Modifiable: ModifiableUnknown, Effect: Immediately, Values: someBytes},
	{Name: "reserved-memory-percent", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: integers(0, 100)},

	{Name: "set-max-intset-entries", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{Name: "slowlog-log-slower-than", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: anyInteger},
	{Name: "slowlog-max-len", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{Name: "stream-node-max-bytes", From: "redis5.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: someBytes},
	{Name: "stream-node-max-entries", From: "redis5.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{Name: "tcp-keepalive", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{
		Name: "timeout", From: "redis4.0", Modifiable: ModifiableAlways, Effect: Immediately,
		Values: Values{Kind: KindInteger, Ranges: []Range{{0, 0}, {20, math.MaxInt64}}},
	},
	{Name: "tracking-table-max-keys", From: "redis6.x", Modifiable: ModifiableAlways, Effect: Immediately, Values: anyInteger},

	{
		Name: "zset-max-ziplist-entries", From: "redis4.0", Until: "redis6.x", ReplacedBy: "zset-max-listpack-entries",
		Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess,
	},
	{
		Name: "zset-max-ziplist-value", From: "redis4.0", Until: "redis6.x", ReplacedBy: "zset-max-listpack-value",
		Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess,
	},
	{Name: "zset-max-listpack-entries", From: "redis7", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
	{Name: "zset-max-listpack-value", From: "redis7", Modifiable: ModifiableAlways, Effect: Immediately, Values: noLess},
}

// listSizes are -5 to -1 for a size, and from 1 on for a number of entries.
var listSizes = Values{Kind: KindInteger, Ranges: []Range{{-5, -1}, {1, math.MaxInt64}}}

// eventLetters are those that AWS documents, AKEg$lshzxe, and those that later versions of the engine added, about which AWS's page
// says nothing.
const eventLetters = "AKEg$lshzxetdmn"

// notParameters are directives of the engine that are no parameters of ElastiCache, with what AWS has in their place; "" where it
// documents nothing, which keeps them from being taken for a slip of the fingers. The names are those of redis.conf and valkey.conf.
var notParameters = map[string]string{
	// Source: ElastiCache developer guide, "Authenticating with the Valkey and Redis OSS AUTH command" and "Role-Based Access Control".
	"requirepass": "ElastiCache has AUTH tokens and user groups for this: use the replication group's AUTH token",
	"masterauth":  "ElastiCache has AUTH tokens and user groups for this: use the replication group's AUTH token",
	"user":        "ElastiCache has users and user groups for this: use a user group",
	"aclfile":     "ElastiCache has users and user groups for this: use a user group",
	// Source: ElastiCache API, CreateReplicationGroup, Port and TransitEncryptionEnabled.
	"port":             "it is a property of the replication group: use its port",
	"tls-port":         "it is a property of the replication group: use its encryption in transit",
	"tls-replication":  "it is a property of the replication group: use its encryption in transit",
	"tls-cluster":      "it is a property of the replication group: use its encryption in transit",
	"tls-cert-file":    "AWS provides the certificate: use the replication group's encryption in transit",
	"tls-key-file":     "AWS provides the certificate: use the replication group's encryption in transit",
	"tls-ca-cert-file": "AWS provides the certificate: use the replication group's encryption in transit",
	"replicaof":        "ElastiCache arranges replicas itself: use the replication group's number of replicas",
	"slaveof":          "ElastiCache arranges replicas itself: use the replication group's number of replicas",
	// Source: ElastiCache developer guide, "Snapshot and restore" and "Restricted commands" (SAVE, BGSAVE, BGREWRITEAOF).
	"save":                        "ElastiCache makes snapshots itself: use the replication group's snapshot window and retention",
	"dbfilename":                  "ElastiCache makes snapshots itself: use the replication group's snapshot window and retention",
	"appendfilename":              noAOF,
	"appenddirname":               noAOF,
	"aof-load-truncated":          noAOF,
	"aof-use-rdb-preamble":        noAOF,
	"auto-aof-rewrite-min-size":   noAOF,
	"auto-aof-rewrite-percentage": noAOF,
	"no-appendfsync-on-rewrite":   noAOF,
	// Source: ElastiCache developer guide, "Valkey and Redis OSS parameters", 2.6.13 and 5.0.3.
	"client-output-buffer-limit": `ElastiCache has a parameter for each part: use "client-output-buffer-limit-normal-hard-limit" and its like`,
	"rename-command":             `ElastiCache has one parameter for all commands: use "rename-commands", from redis5.0 on`,

	"always-show-logo": managed, "bind": managed, "cluster-config-file": managed, "cluster-node-timeout": managed, "daemonize": managed,
	"dir": managed, "enable-debug-command": managed, "hz": managed, "include": managed, "io-threads": managed, "io-threads-do-reads": managed,
	"loadmodule": managed, "logfile": managed, "loglevel": managed, "pidfile": managed, "protected-mode": managed, "rdbchecksum": managed,
	"rdbcompression": managed, "repl-diskless-sync": managed, "replica-read-only": managed, "slave-read-only": managed,
	"stop-writes-on-bgsave-error": managed, "supervised": managed, "syslog-enabled": managed, "tcp-backlog": managed, "unixsocket": managed,

	"busy-reply-threshold": "", "cluster-migration-barrier": "", "commandlog-execution-slower-than": "", "commandlog-slow-execution-max-len": "",
	"latency-monitor-threshold": "", "lazyfree-lazy-user-flush": "", "list-max-listpack-size": "", "maxmemory-clients": "",
	"maxmemory-eviction-tenacity": "", "set-max-listpack-entries": "", "set-max-listpack-value": "",
}
