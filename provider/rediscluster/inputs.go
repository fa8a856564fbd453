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
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// RedisClusterArgs are the inputs of a [RedisCluster].
//
// The fields that are plain Go values are those that the component decides with: how many resources there are, which
// rules hold. They must be known when the program runs. Everything else takes Outputs. What each input means is
// documented in one place, inputDocs, from which the SDKs and the README take it. Their order here is the order in which
// problems are reported.
type RedisClusterArgs struct {
	EnableAutomaticFailover bool                    `pulumi:"enableAutomaticFailover"`
	EnableMultiAz           bool                    `pulumi:"enableMultiAz"`
	InstanceType            string                  `pulumi:"instanceType"`
	Name                    string                  `pulumi:"name"`
	ReplicationGroupSize    int                     `pulumi:"replicationGroupSize"`
	SubnetIds               pulumi.StringArrayInput `pulumi:"subnetIds,optional"`
	VpcId                   pulumi.StringPtrInput   `pulumi:"vpcId,optional"`

	AcceptedWarnings                   []string                `pulumi:"acceptedWarnings,optional"`
	AdditionalSecurityGroupIds         []pulumi.StringInput    `pulumi:"additionalSecurityGroupIds,optional"`
	AlarmScope                         *string                 `pulumi:"alarmScope,optional"`
	Alarms                             *Alarms                 `pulumi:"alarms,optional"`
	AlarmsSnsTopicArns                 pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	AllowConnectionsFromCidrBlocks     []pulumi.StringInput    `pulumi:"allowConnectionsFromCidrBlocks,optional"`
	AllowConnectionsFromPrefixLists    []pulumi.StringInput    `pulumi:"allowConnectionsFromPrefixLists,optional"`
	AllowConnectionsFromSecurityGroups []pulumi.StringInput    `pulumi:"allowConnectionsFromSecurityGroups,optional"`
	AllowConnectionsFromSelf           *bool                   `pulumi:"allowConnectionsFromSelf,optional"`
	ApplyImmediately                   pulumi.BoolPtrInput     `pulumi:"applyImmediately,optional"`
	AutoMinorVersionUpgrade            pulumi.BoolPtrInput     `pulumi:"autoMinorVersionUpgrade,optional"`
	AuthToken                          pulumi.StringPtrInput   `pulumi:"authToken,optional" provider:"secret"`
	AuthTokenUpdateStrategy            *string                 `pulumi:"authTokenUpdateStrategy,optional"`
	AuthTokenVersion                   *int                    `pulumi:"authTokenVersion,optional"`
	ClusterMode                        *ClusterMode            `pulumi:"clusterMode,optional"`
	ClusterModeMigration               *string                 `pulumi:"clusterModeMigration,optional"`
	CompositeAlarmSnsTopicArns         []pulumi.StringInput    `pulumi:"compositeAlarmSnsTopicArns,optional"`
	ConnectionSecret                   *ConnectionSecret       `pulumi:"connectionSecret,optional"`
	ConnectionUser                     *string                 `pulumi:"connectionUser,optional"`
	DataTieringEnabled                 *bool                   `pulumi:"dataTieringEnabled,optional"`
	DeletionProtection                 *bool                   `pulumi:"deletionProtection,optional"`
	Description                        pulumi.StringPtrInput   `pulumi:"description,optional"`
	EnableAtRestEncryption             pulumi.BoolPtrInput     `pulumi:"enableAtRestEncryption,optional"`
	EnableCloudwatchAlarms             *bool                   `pulumi:"enableCloudwatchAlarms,optional"`
	EnableDashboard                    *bool                   `pulumi:"enableDashboard,optional"`
	EnableInsufficientDataActions      *bool                   `pulumi:"enableInsufficientDataActions,optional"`
	EnableTransitEncryption            pulumi.BoolPtrInput     `pulumi:"enableTransitEncryption,optional"`
	Engine                             *string                 `pulumi:"engine,optional"`
	EngineLog                          *Log                    `pulumi:"engineLog,optional"`
	EngineVersion                      pulumi.StringPtrInput   `pulumi:"engineVersion,optional"`
	FinalSnapshot                      *bool                   `pulumi:"finalSnapshot,optional"`
	GenerateAuthToken                  *bool                   `pulumi:"generateAuthToken,optional"`
	IpDiscovery                        pulumi.StringPtrInput   `pulumi:"ipDiscovery,optional"`
	KmsKeyId                           pulumi.StringPtrInput   `pulumi:"kmsKeyId,optional"`
	MaintenanceWindow                  pulumi.StringPtrInput   `pulumi:"maintenanceWindow,optional"`
	ParameterGroupName                 pulumi.StringPtrInput   `pulumi:"parameterGroupName,optional"`
	NetworkType                        pulumi.StringPtrInput   `pulumi:"networkType,optional"`
	Parameters                         pulumi.StringMapInput   `pulumi:"parameters,optional"`
	Port                               pulumi.IntPtrInput      `pulumi:"port,optional"`
	PreferredAvailabilityZones         pulumi.StringArrayInput `pulumi:"preferredAvailabilityZones,optional"`
	RedisVersion                       pulumi.StringPtrInput   `pulumi:"redisVersion,optional"`
	SecurityGroupIds                   []pulumi.StringInput    `pulumi:"securityGroupIds,optional"`
	SlowLog                            *Log                    `pulumi:"slowLog,optional"`
	SnapshotArn                        pulumi.StringPtrInput   `pulumi:"snapshotArn,optional"`
	SnapshotArns                       pulumi.StringArrayInput `pulumi:"snapshotArns,optional"`
	SnapshotName                       pulumi.StringPtrInput   `pulumi:"snapshotName,optional"`
	SnapshotRetentionLimit             pulumi.IntPtrInput      `pulumi:"snapshotRetentionLimit,optional"`
	SnapshotWindow                     pulumi.StringPtrInput   `pulumi:"snapshotWindow,optional"`
	SnsTopicForNotifications           pulumi.StringPtrInput   `pulumi:"snsTopicForNotifications,optional"`
	SubnetGroupName                    pulumi.StringPtrInput   `pulumi:"subnetGroupName,optional"`
	Tags                               pulumi.StringMapInput   `pulumi:"tags,optional"`
	TransitEncryptionMode              pulumi.StringPtrInput   `pulumi:"transitEncryptionMode,optional"`
	UserGroupId                        pulumi.StringPtrInput   `pulumi:"userGroupId,optional"`
	Users                              []User                  `pulumi:"users,optional"`
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
	Alarms = monitoring.Alarms
	// Alarm changes an alarm.
	Alarm = monitoring.Alarm
)

// inputOrder is the place of each input in the documentation.
var inputOrder = sync.OnceValue(func() map[string]int { return inputs.Properties(reflect.TypeFor[RedisClusterArgs]()) })

// ownDocs document the inputs that are the component's own.
var ownDocs = map[string]inputs.Doc{
	"acceptedWarnings": {
		Meaning: "Warnings that you have read and accept: they are no longer shown. A warning ends with its name in brackets, for example `[key-export]`.",
		Allowed: "the names of warnings in docs/checks.md, each once; a warning that data is replaced is always shown; known when the program runs",
		Absent:  "none: every warning is shown",
		Change:  "of the program alone: nothing is changed in AWS",
		Source:  "the component itself",
	},
	"applyImmediately": {
		Meaning: "Whether changes that restart nodes (node type, engine version) happen at once rather than in the next maintenance window. While a change waits, " +
			"the cluster keeps running as it was, and the alarms fit the nodes that run.",
		Absent: "`false`. Written out, `false` gets a warning that says what it means",
		Change: inputs.InPlace + "; it touches nothing by itself",
		Source: "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
	},
	"autoMinorVersionUpgrade": {
		Meaning: "Whether AWS upgrades the cluster to new minor versions of the engine, in the maintenance window. After it did, name the new version in the program before the next update: the AWS provider takes the old one for a " +
			"downgrade, and replaces the cluster.",
		Allowed: "`true` or `false`; before version 6.0 AWS disables it, so that `true` does nothing",
		Absent:  "`false`, for that reason; AWS's own default is `true`, and Security Hub's control ElastiCache.2 wants it",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", AutoMinorVersionUpgrade",
	},
	"deletionProtection": {
		Meaning: "Whether the engine refuses whatever would delete the replication group: a destroy, a replacement, and taking the component out of the program. What the refusal says is the engine's: that the resource is protected. " +
			"To let go, set it to `false` and deploy that first.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inputs.InPlace + "; it touches nothing in AWS",
		Source:  "Pulumi documentation, resource option `protect`",
	},
	"maintenanceWindow": {
		Meaning: "The weekly hours, in UTC, in which AWS patches nodes and makes the changes that wait.",
		Allowed: "`ddd:hh24:mi-ddd:hh24:mi`, 60 minutes at least, not overlapping `snapshotWindow`; it may wrap the week. Or `spread`: an hour of the week that follows from the `name` and stays, so that not all of a fleet is patched at once",
		Absent:  "`sat:07:00-sat:08:00`",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", PreferredMaintenanceWindow",
	},
	"snsTopicForNotifications": {
		Meaning: "The ARN of the SNS topic that ElastiCache tells of events, such as a failover. The topic must be unencrypted: events to an encrypted one are dropped without a word.",
		Allowed: "a standard topic of the same account and region, or an empty string for none",
		Absent:  "none",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", NotificationTopicArn; user guide, \"Managing ElastiCache SNS notifications\"",
	},
}

// inputDocs documents every input: those of the concerns, and the component's own.
var inputDocs = sync.OnceValue(func() map[string]inputs.Doc {
	return inputs.Docs(
		identity.Docs, engine.Docs, topology.Docs, parameters.Docs, network.Docs, access.Docs, storage.Docs, logs.Docs, connection.Docs,
		monitoring.Docs, ownDocs,
	)
})

// Annotate gives the SDKs their documentation.
func (a *RedisClusterArgs) Annotate(to infer.Annotator) {
	inputs.Describe(to, a, func(name string) string { return inputDocs()[name].String() })
}
