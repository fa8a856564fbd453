package rediscluster

import (
	"reflect"
	"sync"

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// RedisClusterArgs are the inputs of a [RedisCluster].
//
// A field of a plain Go type must be known when the program runs, because the component decides with it, for example
// how many resources there are. Every other field accepts Outputs. Problems are reported in the order of the fields.
// The comments on the fields are generated from inputDocs, as are the SDKs and the README.
type RedisClusterArgs struct {
	// Whether a read replica is promoted when the primary fails.
	EnableAutomaticFailover bool `pulumi:"enableAutomaticFailover"`
	// Whether the nodes of a shard are spread over availability zones, so that the loss of one zone leaves a
	// replica to promote.
	EnableMultiAz bool `pulumi:"enableMultiAz"`
	// The compute and memory of each node, for example `cache.r7g.large`. It decides the thresholds of the alarms
	// and, on nodes that have it (`cache.r6gd`), turns data tiering on.
	InstanceType string `pulumi:"instanceType"`
	// The name of the cluster. It is the id of the replication group, which endpoints and member ids begin with,
	// and the names of the security group, the subnet group and the alarms begin with it.
	Name string `pulumi:"name"`
	// The total number of nodes, primaries included. 1 is a primary alone, 2 a primary and one read replica.
	ReplicationGroupSize int `pulumi:"replicationGroupSize"`
	// The ids of the subnets in which the nodes are placed.
	SubnetIds pulumi.StringArrayInput `pulumi:"subnetIds,optional"`
	// The id of the VPC in which the cluster's security group is made. With `securityGroupIds` none is made, and it
	// may be left out; given all the same, it counts for nothing.
	VpcId pulumi.StringPtrInput `pulumi:"vpcId,optional"`

	// Warnings that you have read and accept: they are no longer shown. A warning ends with its name in brackets,
	// for example `[key-export]`.
	AcceptedWarnings []string `pulumi:"acceptedWarnings,optional"`
	// The ids of further security groups to attach beside the one that is made. Their rules let in whom they say,
	// on whatever ports they say, beside those that this component allows.
	AdditionalSecurityGroupIds []pulumi.StringInput `pulumi:"additionalSecurityGroupIds,optional"`
	// What the alarms watch: each node (`nodes`), the group as a whole (`group`), or both. Of a group AWS publishes
	// the CPU of the engine, by role, and the memory: that is less than of its nodes, but it holds whatever nodes
	// come and go, as under auto scaling.
	AlarmScope *string `pulumi:"alarmScope,optional"`
	// Changes of single alarms, by name: `{ memory: { threshold: 70 }, swap: { enabled: false }, evictions: {} }`.
	Alarms *Alarms `pulumi:"alarms,optional"`
	// The ARNs of the SNS topics that are told when an alarm goes off and when it recovers. Other actions of
	// CloudWatch are taken as well: Lambda functions likewise; OpsItems, response plans, investigations and scaling
	// policies, which are done when an alarm goes off and not when it recovers.
	AlarmsSnsTopicArns pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	// The CIDR blocks that may connect to `port`, IPv4 or IPv6. Each is a rule of its own, named after the block: a
	// change of one leaves the others alone.
	AllowConnectionsFromCidrBlocks []pulumi.StringInput `pulumi:"allowConnectionsFromCidrBlocks,optional"`
	// The ids of the prefix lists whose blocks may connect to `port`: lists of your own, shared with you, or AWS's.
	AllowConnectionsFromPrefixLists []pulumi.StringInput `pulumi:"allowConnectionsFromPrefixLists,optional"`
	// The ids of the security groups whose members may connect to `port`. Each is a rule of its own, named after
	// the id: whatever the program renames or reorders, a group that stays keeps its rule.
	AllowConnectionsFromSecurityGroups []pulumi.StringInput `pulumi:"allowConnectionsFromSecurityGroups,optional"`
	// Whether the members of the security group that is made may connect to `port`: whatever has `securityGroupId`
	// attached, such as functions and tasks that are given it.
	AllowConnectionsFromSelf *bool `pulumi:"allowConnectionsFromSelf,optional"`
	// Whether changes that restart nodes (node type, engine version) happen at once rather than in the next
	// maintenance window.
	ApplyImmediately pulumi.BoolPtrInput `pulumi:"applyImmediately,optional"`
	// Whether AWS upgrades the cluster to new minor versions of the engine, in the maintenance window. After it
	// did, name the new version in the program before the next update: the AWS provider takes the old one for a
	// downgrade, and replaces the cluster.
	AutoMinorVersionUpgrade pulumi.BoolPtrInput `pulumi:"autoMinorVersionUpgrade,optional"`
	// The password that clients give with AUTH. It is kept as a secret: encrypted in state, never in logs or
	// messages, whether the program marks it or not.
	AuthToken pulumi.StringPtrInput `pulumi:"authToken,optional" provider:"secret"`
	// How AWS takes a token that changes. `ROTATE` takes it beside the one before, so that clients with either are
	// let in; `SET` with the same token then turns away those with the one before.
	AuthTokenUpdateStrategy *string `pulumi:"authTokenUpdateStrategy,optional"`
	// Which of the tokens that are generated the cluster has: another number asks for another token.
	AuthTokenVersion *int `pulumi:"authTokenVersion,optional"`
	// Shards the keyspace ("cluster mode enabled"): pass `numNodeGroups` and `replicasPerNodeGroup`. Clients must
	// speak the cluster protocol and use `configurationEndpoint`.
	ClusterMode *ClusterMode `pulumi:"clusterMode,optional"`
	// The step of a cluster that was made without `clusterMode` on its way to it, online and with its data: first
	// `compatible`, in which the cluster serves clients of both kinds, at `primaryEndpoint` and at
	// `configurationEndpoint`; then, when all clients speak the cluster protocol, `enabled`, together with
	// `clusterMode` of one shard.
	ClusterModeMigration *string `pulumi:"clusterModeMigration,optional"`
	// Makes one alarm over all alarms of the cluster, `<name> is unhealthy`, which is on while one of them is;
	// these topics are told of it, when it goes off and when it recovers.
	CompositeAlarmSnsTopicArns []pulumi.StringInput `pulumi:"compositeAlarmSnsTopicArns,optional"`
	// Makes a secret in AWS Secrets Manager that holds all that a client needs to connect, as JSON: `engine`,
	// `host`, `port`, `username`, `password`, `tls`, `cluster_mode`, `url`, `reader_host`, `reader_url`, and
	// `user_arn` where there are users.
	ConnectionSecret *ConnectionSecret `pulumi:"connectionSecret,optional"`
	// The name of the user that `connectionUrl`, `readerConnectionUrl`, `environment` and `connectionSecret`
	// connect as.
	ConnectionUser *string `pulumi:"connectionUser,optional"`
	// Whether part of the data is kept on SSD. The node type decides it; this is for saying it as well.
	DataTieringEnabled *bool `pulumi:"dataTieringEnabled,optional"`
	// Whether the engine refuses whatever would delete the replication group: a destroy, a replacement, and taking
	// the component out of the program.
	DeletionProtection *bool `pulumi:"deletionProtection,optional"`
	// What AWS's console shows beside the replication group.
	Description pulumi.StringPtrInput `pulumi:"description,optional"`
	// Whether the data is encrypted on disk (swap, backups, synchronisation).
	EnableAtRestEncryption pulumi.BoolPtrInput `pulumi:"enableAtRestEncryption,optional"`
	// Whether there are CloudWatch alarms, on each node unless `alarmScope` says otherwise: CPU, memory, swap,
	// connections and, where there are any, replication lag, CPU credits and SSD.
	EnableCloudwatchAlarms *bool `pulumi:"enableCloudwatchAlarms,optional"`
	// Whether there is a CloudWatch dashboard of the cluster, `<name>-<region>`: CPU, memory, connections,
	// replication lag, evictions, hit rate and network of each node, shard by shard, with the thresholds of the
	// alarms drawn in, and the alarms' states.
	EnableDashboard *bool `pulumi:"enableDashboard,optional"`
	// Whether `alarmsSnsTopicArns` are told, too, when an alarm has too little data to say anything: a node that is
	// gone or does not report.
	EnableInsufficientDataActions *bool `pulumi:"enableInsufficientDataActions,optional"`
	// Whether connections are encrypted with TLS. Clients must then use TLS.
	EnableTransitEncryption pulumi.BoolPtrInput `pulumi:"enableTransitEncryption,optional"`
	// What runs on the nodes: Redis OSS, or Valkey, which continues it and which AWS bills at a lower price.
	Engine *string `pulumi:"engine,optional"`
	// Has the log of the engine delivered: what it does, and what it warns of. Where it goes and how is as with
	// `slowLog`.
	EngineLog *Log `pulumi:"engineLog,optional"`
	// The version of the engine, of either. AWS chooses the patch from version 6 on; `engineVersionActual` says
	// which.
	EngineVersion pulumi.StringPtrInput `pulumi:"engineVersion,optional"`
	// Whether AWS takes a last snapshot when the replication group is deleted, by a destroy or a replacement.
	FinalSnapshot *bool `pulumi:"finalSnapshot,optional"`
	// Whether a token is generated: 64 letters and digits, from the random provider. It is kept as a secret, and
	// clients get it from `authToken`, `connectionUrl`, `environment` or `connectionSecret`.
	GenerateAuthToken *bool `pulumi:"generateAuthToken,optional"`
	// Which addresses the nodes of a cluster tell clients, where they have both kinds.
	IpDiscovery pulumi.StringPtrInput `pulumi:"ipDiscovery,optional"`
	// The ARN of the KMS key that the data on disk is encrypted with. Whoever loses the key loses the data.
	KmsKeyId pulumi.StringPtrInput `pulumi:"kmsKeyId,optional"`
	// The weekly hours, in UTC, in which AWS patches nodes and makes the changes that wait.
	MaintenanceWindow pulumi.StringPtrInput `pulumi:"maintenanceWindow,optional"`
	// The name of a parameter group of your own.
	ParameterGroupName pulumi.StringPtrInput `pulumi:"parameterGroupName,optional"`
	// Whether the nodes have IPv4 addresses, IPv6 addresses, or both.
	NetworkType pulumi.StringPtrInput `pulumi:"networkType,optional"`
	// Parameters of the engine: `{ maxmemory-policy: allkeys-lru }`. They are put into a parameter group that is
	// made for the cluster, `<name>-<family>`, of the family of the engine's version, with `cluster-enabled` where
	// `clusterMode` wants it.
	Parameters pulumi.StringMapInput `pulumi:"parameters,optional"`
	// The TCP port on which every node accepts connections. The security group that is made opens this port and no
	// other.
	Port pulumi.IntPtrInput `pulumi:"port,optional"`
	// The availability zone of each node, that of the primary first.
	PreferredAvailabilityZones pulumi.StringArrayInput `pulumi:"preferredAvailabilityZones,optional"`
	// The version of Redis OSS, where `engine` is `redis`. AWS chooses the patch from version 6 on;
	// `engineVersionActual` says which.
	RedisVersion pulumi.StringPtrInput `pulumi:"redisVersion,optional"`
	// The ids of security groups of your own, which are attached to the cluster in place of one that is made: they
	// alone say who may connect to `port`.
	SecurityGroupIds []pulumi.StringInput `pulumi:"securityGroupIds,optional"`
	// Has the log of slow commands delivered: those that took longer than the parameter `slowlog-log-slower-than`.
	SlowLog *Log `pulumi:"slowLog,optional"`
	// The ARN of an RDB file in S3 to fill a new cluster from. ElastiCache must be allowed to read it. For more
	// files than one use `snapshotArns`, for a snapshot that ElastiCache made `snapshotName`.
	SnapshotArn pulumi.StringPtrInput `pulumi:"snapshotArn,optional"`
	// The ARNs of RDB files in S3 to fill a new cluster from, all of them together. ElastiCache must be allowed to
	// read them.
	SnapshotArns pulumi.StringArrayInput `pulumi:"snapshotArns,optional"`
	// The name of an ElastiCache snapshot to fill a new cluster from. For RDB files in S3 use `snapshotArn` or
	// `snapshotArns`.
	SnapshotName pulumi.StringPtrInput `pulumi:"snapshotName,optional"`
	// How many days automatic snapshots (backups) are kept.
	SnapshotRetentionLimit pulumi.IntPtrInput `pulumi:"snapshotRetentionLimit,optional"`
	// The daily hours, in UTC, in which the automatic snapshot is taken. An empty string disables automatic
	// snapshots.
	SnapshotWindow pulumi.StringPtrInput `pulumi:"snapshotWindow,optional"`
	// The ARN of the SNS topic that ElastiCache tells of events, such as a failover. The topic must be unencrypted:
	// events to an encrypted one are dropped without a word.
	SnsTopicForNotifications pulumi.StringPtrInput `pulumi:"snsTopicForNotifications,optional"`
	// The name of an ElastiCache subnet group of your own, in whose subnets the nodes are placed. No subnet group
	// is made.
	SubnetGroupName pulumi.StringPtrInput `pulumi:"subnetGroupName,optional"`
	// Tags for every resource that can carry them: the replication group and its members, the security group and
	// its rules, the subnet group, the parameter group, the log groups, the alarms.
	Tags pulumi.StringMapInput `pulumi:"tags,optional"`
	// Whether TLS is demanded of clients: with `required` it is, with `preferred` clients without it are served as
	// well, which is for the time in which clients are moved to TLS or away from it.
	TransitEncryptionMode pulumi.StringPtrInput `pulumi:"transitEncryptionMode,optional"`
	// The id of a group of users of your own: they, and no one else, can log in.
	UserGroupId pulumi.StringPtrInput `pulumi:"userGroupId,optional"`
	// The users that can log in, each with what it may do: `[{ name: app, accessString: "on ~app:* +@all
	// -@dangerous", passwords: [...] }]`.
	Users []User `pulumi:"users,optional"`
}

// The types of inputs that are objects.
type (
	// User is a user of the cluster, with what it may do and how it proves who it is.
	User = access.User
	// ConnectionSecret asks for a secret in AWS Secrets Manager that holds all that a client needs to connect.
	ConnectionSecret = connection.ConnectionSecret
	// Log asks for one of the logs of the engine, and says where it goes.
	Log = logs.Log
	// ClusterMode asks for a sharded keyspace and says its shape.
	ClusterMode = topology.ClusterMode
	// Alarms are changes of the alarms, by their names.
	Alarms = clusteralarms.Alarms
	// Alarm changes an alarm.
	Alarm = monitoring.Alarm
)

// inputOrder is the place of each input in the documentation.
var inputOrder = sync.OnceValue(func() map[string]int { return inputs.Properties(reflect.TypeFor[RedisClusterArgs]()) })

// ownDocs document the inputs that belong to no concern.
var ownDocs = map[string]inputs.Doc{
	"acceptedWarnings": {
		Meaning: "Warnings that you have read and accept: they are no longer shown. A warning ends with its name in " +
			"brackets, for example `[key-export]`.",
		Allowed: "the names of warnings in docs/checks.md, each once; a warning that data is replaced is always " +
			"shown; known when the program runs",
		Absent: "none: every warning is shown",
		Change: "of the program alone: nothing is changed in AWS",
		Source: "the component itself",
	},
	"applyImmediately": {
		Meaning: "Whether changes that restart nodes (node type, engine version) happen at once rather than in the " +
			"next maintenance window. While a change waits, the cluster keeps running as it was, and the alarms fit " +
			"the nodes that run.",
		Absent: "`false`. Written out, `false` gets a warning that says what it means",
		Change: inputs.InPlace + "; it touches nothing by itself",
		Source: "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
	},
	"autoMinorVersionUpgrade": {
		Meaning: "Whether AWS upgrades the cluster to new minor versions of the engine, in the maintenance window. " +
			"After it did, name the new version in the program before the next update: the AWS provider takes the " +
			"old one for a downgrade, and replaces the cluster.",
		Allowed: "`true` or `false`; before version 6.0 AWS disables it, so that `true` does nothing",
		Absent: "`false`, for that reason; AWS's own default is `true`, and Security Hub's control ElastiCache.2 " +
			"wants it",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", AutoMinorVersionUpgrade",
	},
	"deletionProtection": {
		Meaning: "Whether the engine refuses whatever would delete the replication group: a destroy, a replacement, " +
			"and taking the component out of the program. What the refusal says is the engine's: that the resource " +
			"is protected. To let go, set it to `false` and deploy that first.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inputs.InPlace + "; it touches nothing in AWS",
		Source:  "Pulumi documentation, resource option `protect`",
	},
	"maintenanceWindow": {
		Meaning: "The weekly hours, in UTC, in which AWS patches nodes and makes the changes that wait.",
		Allowed: "`ddd:hh24:mi-ddd:hh24:mi`, 60 minutes at least, not overlapping `snapshotWindow`; it may wrap the " +
			"week. Or `spread`: an hour of the week that follows from the `name` and stays, so that not all of a " +
			"fleet is patched at once",
		Absent: "`sat:07:00-sat:08:00`",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", PreferredMaintenanceWindow",
		Also:   []string{"preferredMaintenanceWindow"},
	},
	"snsTopicForNotifications": {
		Meaning: "The ARN of the SNS topic that ElastiCache tells of events, such as a failover. The topic must be " +
			"unencrypted: events to an encrypted one are dropped without a word.",
		Allowed: "a standard topic of the same account and region, or an empty string for none",
		Absent:  "none",
		Change:  inputs.InPlace,
		Source: elasticache.CreateAPI +
			", NotificationTopicArn; user guide, \"Managing ElastiCache SNS notifications\"",
		Also: []string{"notificationTopicArn"},
	},
}

// inputDocs documents every input: the ones of each concern, and the ones that belong to no concern.
var inputDocs = sync.OnceValue(func() map[string]inputs.Doc {
	return inputs.Docs(
		identity.Docs, engine.Docs, topology.Docs, parameters.Docs, network.Docs, access.Docs, storage.Docs, logs.Docs,
		connection.Docs,
		monitoring.Docs, clusteralarms.Docs, ownDocs,
	)
})

// Annotate gives the SDKs their documentation.
func (a *RedisClusterArgs) Annotate(to infer.Annotator) {
	inputs.Document(to, a, inputDocs())
}
