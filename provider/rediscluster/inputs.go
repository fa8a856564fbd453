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
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// RedisClusterArgs are the inputs of a [RedisCluster].
//
// A field of a plain Go type must be known when the program runs, because the component decides with it, for example
// how many resources there are. Every other field accepts Outputs. Problems are reported in the order of the fields.
// The comments on the fields are generated from inputDocs, as are the SDKs and the README.
type RedisClusterArgs struct {
	// Whether a read replica becomes the primary when the primary fails.
	EnableAutomaticFailover bool `pulumi:"enableAutomaticFailover"`
	// Whether the nodes of a shard are spread over availability zones, so that a replica survives the loss of a
	// zone.
	EnableMultiAz bool `pulumi:"enableMultiAz"`
	// The node type: CPU and memory of each node, for example `cache.r7g.large`.
	InstanceType string `pulumi:"instanceType"`
	// The name of the cluster: the ID of the replication group, unique in the account and region.
	Name string `pulumi:"name"`
	// The number of nodes, primaries included: 1 is a primary alone, 2 a primary and a replica.
	ReplicationGroupSize int `pulumi:"replicationGroupSize"`
	// The IDs of the subnets in which the nodes run.
	SubnetIds pulumi.StringArrayInput `pulumi:"subnetIds,optional"`
	// The ID of the VPC in which the component creates the security group. Ignored if you set `securityGroupIds`.
	VpcId pulumi.StringPtrInput `pulumi:"vpcId,optional"`

	// Names of warnings that you have read and accept; the preview no longer shows them. A warning ends with its
	// name in brackets, for example `[key-export]`.
	AcceptedWarnings []string `pulumi:"acceptedWarnings,optional"`
	// Existing security groups to attach in addition to the one that the component creates. Their own rules apply
	// as well.
	AdditionalSecurityGroupIds []pulumi.StringInput `pulumi:"additionalSecurityGroupIds,optional"`
	// What the alarms watch: each node, the group as a whole, or both.
	AlarmScope *string `pulumi:"alarmScope,optional"`
	// Changes to single alarms, by name: `{ memory: { threshold: 70 }, swap: { enabled: false }, evictions: {} }`.
	Alarms *Alarms `pulumi:"alarms,optional"`
	// ARNs of the SNS topics to notify when an alarm goes off and when it recovers.
	AlarmsSnsTopicArns pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	// CIDR blocks that can connect to `port`, IPv4 or IPv6.
	AllowConnectionsFromCidrBlocks []pulumi.StringInput `pulumi:"allowConnectionsFromCidrBlocks,optional"`
	// IDs of prefix lists whose blocks can connect to `port`: your own, shared with you, or AWS's.
	AllowConnectionsFromPrefixLists []pulumi.StringInput `pulumi:"allowConnectionsFromPrefixLists,optional"`
	// IDs of security groups whose members can connect to `port`.
	AllowConnectionsFromSecurityGroups []pulumi.StringInput `pulumi:"allowConnectionsFromSecurityGroups,optional"`
	// Whether members of the created security group can connect to `port`: whatever has the output
	// `securityGroupId` attached, for example a function.
	AllowConnectionsFromSelf *bool `pulumi:"allowConnectionsFromSelf,optional"`
	// Whether changes that AWS can postpone (node type, engine, version, TLS, users) happen at once instead of in
	// the next maintenance window.
	ApplyImmediately pulumi.BoolPtrInput `pulumi:"applyImmediately,optional"`
	// Lets AWS add and remove shards or replicas by load or by the clock, between limits. Later deployments leave
	// the numbers to AWS.
	AutoScaling *AutoScaling `pulumi:"autoScaling,optional"`
	// Whether AWS upgrades the cluster to new minor versions of the engine, in the maintenance window.
	AutoMinorVersionUpgrade pulumi.BoolPtrInput `pulumi:"autoMinorVersionUpgrade,optional"`
	// The password that clients send with AUTH. It is always kept as a secret: encrypted in state, never in logs or
	// messages.
	AuthToken pulumi.StringPtrInput `pulumi:"authToken,optional" provider:"secret"`
	// How a changed token takes effect. `ROTATE` keeps the previous token valid; `SET`, deployed afterwards with
	// the same token, ends it; `DELETE` prepares the move to users.
	AuthTokenUpdateStrategy *string `pulumi:"authTokenUpdateStrategy,optional"`
	// The version of the generated token. Change this number to generate a new token.
	AuthTokenVersion *int `pulumi:"authTokenVersion,optional"`
	// Splits the keys over shards (cluster mode enabled). Clients must speak the cluster protocol and use
	// `configurationEndpoint`.
	ClusterMode *ClusterMode `pulumi:"clusterMode,optional"`
	// The current step when you move a running cluster to cluster mode, online and with its data: first
	// `compatible`, then `enabled`.
	ClusterModeMigration *string `pulumi:"clusterModeMigration,optional"`
	// Creates one alarm for the whole cluster, `<name> is unhealthy`, which is on while any alarm is, and notifies
	// these topics.
	CompositeAlarmSnsTopicArns []pulumi.StringInput `pulumi:"compositeAlarmSnsTopicArns,optional"`
	// Creates a secret in AWS Secrets Manager with all that a client needs to connect, as JSON. `{}` is enough.
	ConnectionSecret *ConnectionSecret `pulumi:"connectionSecret,optional"`
	// The name of the user that `connectionUrl`, `readerConnectionUrl`, `environment` and `connectionSecret`
	// connect as.
	ConnectionUser *string `pulumi:"connectionUser,optional"`
	// Whether part of the data is kept on SSD. It follows from `instanceType` and need not be set; if set, it must
	// agree.
	DataTieringEnabled *bool `pulumi:"dataTieringEnabled,optional"`
	// Whether Pulumi refuses to delete the replication group, by a destroy, a replacement, or removal from the
	// program.
	DeletionProtection *bool `pulumi:"deletionProtection,optional"`
	// The description of the replication group in the AWS console.
	Description pulumi.StringPtrInput `pulumi:"description,optional"`
	// Whether data on disk is encrypted: swap, backups and synchronisation.
	EnableAtRestEncryption pulumi.BoolPtrInput `pulumi:"enableAtRestEncryption,optional"`
	// Whether the component creates CloudWatch alarms, on each node unless `alarmScope` says otherwise. CloudWatch
	// bills each alarm.
	EnableCloudwatchAlarms *bool `pulumi:"enableCloudwatchAlarms,optional"`
	// Whether the component creates a CloudWatch dashboard for the cluster, `<name>-<region>`. `dashboardUrl` is
	// its address.
	EnableDashboard *bool `pulumi:"enableDashboard,optional"`
	// Whether alarms also notify when they have too little data, for example because a node is gone.
	EnableInsufficientDataActions *bool `pulumi:"enableInsufficientDataActions,optional"`
	// Whether connections are encrypted with TLS. Clients must then use TLS.
	EnableTransitEncryption pulumi.BoolPtrInput `pulumi:"enableTransitEncryption,optional"`
	// What runs on the nodes: Redis OSS, or Valkey, its continuation, which AWS bills at a lower price.
	Engine *string `pulumi:"engine,optional"`
	// Delivers the log of the engine: what it does, and its warnings. The settings are as for `slowLog`.
	EngineLog *Log `pulumi:"engineLog,optional"`
	// The version of the engine, Valkey or Redis OSS. From 6 on AWS chooses the patch; `engineVersionActual`
	// reports it.
	EngineVersion pulumi.StringPtrInput `pulumi:"engineVersion,optional"`
	// Whether AWS takes a last snapshot when the cluster is deleted, by a destroy or a replacement.
	// `finalSnapshotName` is its name.
	FinalSnapshot *bool `pulumi:"finalSnapshot,optional"`
	// Whether to generate a token of 64 letters and digits. Read it from `authToken`, `connectionUrl`,
	// `environment` or `connectionSecret`.
	GenerateAuthToken *bool `pulumi:"generateAuthToken,optional"`
	// Which addresses the nodes give to cluster clients, if they have both kinds.
	IpDiscovery pulumi.StringPtrInput `pulumi:"ipDiscovery,optional"`
	// The ARN of the KMS key that encrypts the data on disk. If you lose the key, you lose the data.
	KmsKeyId pulumi.StringPtrInput `pulumi:"kmsKeyId,optional"`
	// The weekly hours, in UTC, in which AWS patches nodes and makes the changes that wait.
	MaintenanceWindow pulumi.StringPtrInput `pulumi:"maintenanceWindow,optional"`
	// The name of an existing parameter group to use.
	ParameterGroupName pulumi.StringPtrInput `pulumi:"parameterGroupName,optional"`
	// Whether the nodes have IPv4 addresses, IPv6 addresses, or both.
	NetworkType pulumi.StringPtrInput `pulumi:"networkType,optional"`
	// Engine parameters, as texts: `{ maxmemory-policy: allkeys-lru }`. The component creates a parameter group for
	// them.
	Parameters pulumi.StringMapInput `pulumi:"parameters,optional"`
	// The TCP port on which every node accepts connections. The created security group opens this port and no
	// other.
	Port pulumi.IntPtrInput `pulumi:"port,optional"`
	// The availability zone of each node, the primary's first.
	PreferredAvailabilityZones pulumi.StringArrayInput `pulumi:"preferredAvailabilityZones,optional"`
	// The version of Redis OSS, if `engine` is `redis`. From 6 on AWS chooses the patch; `engineVersionActual`
	// reports it.
	RedisVersion pulumi.StringPtrInput `pulumi:"redisVersion,optional"`
	// Existing security groups to use instead of a created one. They alone decide who can connect to `port`.
	SecurityGroupIds []pulumi.StringInput `pulumi:"securityGroupIds,optional"`
	// Delivers the log of slow commands: those slower than the parameter `slowlog-log-slower-than`. `{}` creates a
	// log group for it.
	SlowLog *Log `pulumi:"slowLog,optional"`
	// The ARN of an RDB file in S3 to fill a new cluster from. ElastiCache must be allowed to read it.
	SnapshotArn pulumi.StringPtrInput `pulumi:"snapshotArn,optional"`
	// The ARNs of RDB files in S3 to fill a new cluster from, all together. ElastiCache must be allowed to read
	// them.
	SnapshotArns pulumi.StringArrayInput `pulumi:"snapshotArns,optional"`
	// The name of an ElastiCache snapshot to fill a new cluster from.
	SnapshotName pulumi.StringPtrInput `pulumi:"snapshotName,optional"`
	// How many days AWS keeps automatic snapshots (backups).
	SnapshotRetentionLimit pulumi.IntPtrInput `pulumi:"snapshotRetentionLimit,optional"`
	// The daily hours, in UTC, in which AWS takes the automatic snapshot. An empty string disables automatic
	// snapshots.
	SnapshotWindow pulumi.StringPtrInput `pulumi:"snapshotWindow,optional"`
	// The ARN of the SNS topic that ElastiCache notifies of events, such as a failover. It must be unencrypted: AWS
	// drops events to an encrypted topic silently.
	SnsTopicForNotifications pulumi.StringPtrInput `pulumi:"snsTopicForNotifications,optional"`
	// The name of an existing ElastiCache subnet group to place the nodes in, instead of a created one.
	SubnetGroupName pulumi.StringPtrInput `pulumi:"subnetGroupName,optional"`
	// Tags for every resource that can have them.
	Tags pulumi.StringMapInput `pulumi:"tags,optional"`
	// Whether clients must use TLS: `required`, or `preferred`, which also serves clients without it while you move
	// them.
	TransitEncryptionMode pulumi.StringPtrInput `pulumi:"transitEncryptionMode,optional"`
	// The ID of an existing user group: its users, and no one else, can log in.
	UserGroupId pulumi.StringPtrInput `pulumi:"userGroupId,optional"`
	// The users who can log in, and what each can do. The component creates them, and their group.
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
	// AutoScaling asks AWS to scale the cluster, between limits.
	AutoScaling = scaling.AutoScaling
	// AutoScalingDimension says how AWS scales the shards, or the replicas of each.
	AutoScalingDimension = scaling.AutoScalingDimension
	// AutoScalingSchedule is a time at which the limits change.
	AutoScalingSchedule = scaling.AutoScalingSchedule
	// AutoScalingLimits are the limits that a schedule sets.
	AutoScalingLimits = scaling.AutoScalingLimits
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
		Meaning: "Names of warnings that you have read and accept; the preview no longer shows them. A " +
			"warning ends with its name in brackets, for example `[key-export]`.",
		Allowed: "the names of warnings in [docs/checks.md](../checks.md), each once. A warning that data " +
			"is replaced is always shown",
		Absent: "not set: every warning is shown",
		Change: "in the program alone; nothing changes in AWS",
		Source: "the component itself",
	},
	"applyImmediately": {
		Meaning: "Whether changes that AWS can postpone (node type, engine, version, TLS, users) happen at once " +
			"instead of in the next maintenance window.\n\nWhile a change waits, the cluster runs as before, and the " +
			"alarms fit the nodes that run.",
		Absent: "`false`. Setting `false` explicitly gives a warning, because such changes then wait",
		Change: "in place; it changes nothing by itself",
		Source: "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
	},
	"autoMinorVersionUpgrade": {
		Meaning: "Whether AWS upgrades the cluster to new minor versions of the engine, in the maintenance " +
			"window.\n\nAfter such an upgrade, name the new version in the program before the next update. " +
			"The AWS provider treats the old version as a downgrade, and replaces the cluster.",
		Allowed: "`true` or `false`. Before version 6.0 AWS disables it, so `true` does nothing",
		Absent:  "`false`. AWS's own default is `true`, and Security Hub's control ElastiCache.2 requires it",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", AutoMinorVersionUpgrade",
	},
	"deletionProtection": {
		Meaning: "Whether Pulumi refuses to delete the replication group, by a destroy, a replacement, or " +
			"removal from the program.\n\nThe engine then reports that the resource is protected. To " +
			"delete the cluster, first deploy `false`.",
		Absent: "`false`",
		Change: "in place; nothing changes in AWS",
		Source: "Pulumi documentation, resource option `protect`",
	},
	"maintenanceWindow": {
		Meaning: "The weekly hours, in UTC, in which AWS patches nodes and makes the changes that wait.",
		Allowed: "`ddd:hh24:mi-ddd:hh24:mi`, at least 60 minutes, without overlapping `snapshotWindow`; it " +
			"may wrap the week. Or `spread`: an hour of the week that follows from `name`, so that not all " +
			"of a fleet is patched at once",
		Absent: "`sat:07:00-sat:08:00`",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", PreferredMaintenanceWindow",
		Also:   []string{"preferredMaintenanceWindow"},
	},
	"snsTopicForNotifications": {
		Meaning: "The ARN of the SNS topic that ElastiCache notifies of events, such as a failover. It " +
			"must be unencrypted: AWS drops events to an encrypted topic silently.",
		Allowed: "a standard topic of the same account and region. An empty string counts as not set",
		Absent:  "not set",
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
		connection.Docs, scaling.Docs,
		monitoring.Docs, clusteralarms.Docs, ownDocs,
	)
})

// Annotate gives the SDKs their documentation.
func (a *RedisClusterArgs) Annotate(to infer.Annotator) {
	inputs.Document(to, a, inputDocs())
}
