package serverlesscache

import (
	"reflect"
	"sync"

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/serverlessalarms"
)

// RedisServerlessCacheArgs are the inputs of a [RedisServerlessCache].
//
// A field of a plain Go type must be known when the program runs, because the component decides with it. Every other
// field accepts Outputs. Problems are reported in the order of the fields. The comments on the fields are generated
// from inputDocs, as are the SDKs.
type RedisServerlessCacheArgs struct {
	// The name of the cache, unique in the account and region.
	Name string `pulumi:"name"`
	// The IDs of the subnets in which AWS makes endpoints for the cache.
	SubnetIds pulumi.StringArrayInput `pulumi:"subnetIds"`
	// The ID of the VPC in which the component creates the security group. Ignored if you set `securityGroupIds`.
	VpcId pulumi.StringPtrInput `pulumi:"vpcId,optional"`

	// Names of warnings that you have read and accept; the preview no longer shows them. A warning ends with its
	// name in brackets, for example `[no-ceiling]`.
	AcceptedWarnings []string `pulumi:"acceptedWarnings,optional"`
	// Existing security groups to attach in addition to the one that the component creates. Their own rules apply
	// as well.
	AdditionalSecurityGroupIds []pulumi.StringInput `pulumi:"additionalSecurityGroupIds,optional"`
	// Changes to single alarms, by name: `{ connections: { threshold: 40000 }, throttling: { enabled: false },
	// hitRate: {} }`.
	Alarms *ServerlessAlarms `pulumi:"alarms,optional"`
	// ARNs of the SNS topics to notify when an alarm goes off and when it recovers.
	AlarmsSnsTopicArns pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	// CIDR blocks that can connect to both ports, IPv4 or IPv6.
	AllowConnectionsFromCidrBlocks []pulumi.StringInput `pulumi:"allowConnectionsFromCidrBlocks,optional"`
	// IDs of prefix lists whose blocks can connect to both ports: your own, shared with you, or AWS's.
	AllowConnectionsFromPrefixLists []pulumi.StringInput `pulumi:"allowConnectionsFromPrefixLists,optional"`
	// IDs of security groups whose members can connect to both ports.
	AllowConnectionsFromSecurityGroups []pulumi.StringInput `pulumi:"allowConnectionsFromSecurityGroups,optional"`
	// Whether members of the created security group can connect to both ports: whatever has the output
	// `securityGroupId` attached, for example a function.
	AllowConnectionsFromSelf *bool `pulumi:"allowConnectionsFromSelf,optional"`
	// Creates one alarm for the whole cache, `<name> is unhealthy`, which is on while any alarm is, and notifies
	// these topics.
	CompositeAlarmSnsTopicArns []pulumi.StringInput `pulumi:"compositeAlarmSnsTopicArns,optional"`
	// Creates a secret in AWS Secrets Manager with all that a client needs to connect, as JSON. `{}` is enough.
	ConnectionSecret *ConnectionSecret `pulumi:"connectionSecret,optional"`
	// The name of the user that `connectionUrl`, `readerConnectionUrl`, `environment` and `connectionSecret`
	// connect as.
	ConnectionUser *string `pulumi:"connectionUser,optional"`
	// The time of the day, in UTC, at which AWS takes the automatic snapshot.
	DailySnapshotTime pulumi.StringPtrInput `pulumi:"dailySnapshotTime,optional"`
	// The limits of the data in the cache, in GB: `{ maximum: 10 }`.
	DataStorage *ServerlessDataStorage `pulumi:"dataStorage,optional"`
	// Whether Pulumi refuses to delete the cache, by a destroy, a replacement, or removal from the program.
	DeletionProtection *bool `pulumi:"deletionProtection,optional"`
	// The description of the cache in the AWS console.
	Description pulumi.StringPtrInput `pulumi:"description,optional"`
	// The limits of the work of the cache, in ElastiCache Processing Units (ECPUs) per second: `{ maximum: 50000
	// }`.
	EcpuPerSecond *ServerlessEcpuPerSecond `pulumi:"ecpuPerSecond,optional"`
	// Whether the component creates CloudWatch alarms. CloudWatch bills each alarm.
	EnableCloudwatchAlarms *bool `pulumi:"enableCloudwatchAlarms,optional"`
	// Whether the component creates a CloudWatch dashboard for the cache, `<name>-<region>`. `dashboardUrl` is its
	// address.
	EnableDashboard *bool `pulumi:"enableDashboard,optional"`
	// Whether alarms also notify when they have too little data.
	EnableInsufficientDataActions *bool `pulumi:"enableInsufficientDataActions,optional"`
	// What the cache runs: Valkey, or Redis OSS.
	Engine *string `pulumi:"engine,optional"`
	// The ARN of the KMS key that encrypts the data on disk. If you lose the key, you lose the data.
	KmsKeyId pulumi.StringPtrInput `pulumi:"kmsKeyId,optional"`
	// The major version of the engine. AWS chooses the minor version and moves the cache to new ones;
	// `engineVersionActual` reports it.
	MajorEngineVersion *string `pulumi:"majorEngineVersion,optional"`
	// What fills a new cache: the ARN of a snapshot, of a serverless cache or of a cluster of nodes, or the ARNs of
	// RDB files in S3.
	RestoreFromSnapshotArns pulumi.StringArrayInput `pulumi:"restoreFromSnapshotArns,optional"`
	// Existing security groups to use instead of a created one. They alone decide who can connect.
	SecurityGroupIds []pulumi.StringInput `pulumi:"securityGroupIds,optional"`
	// How many days AWS keeps automatic snapshots (backups).
	SnapshotRetentionLimit pulumi.IntPtrInput `pulumi:"snapshotRetentionLimit,optional"`
	// Tags for every resource that can have them.
	Tags pulumi.StringMapInput `pulumi:"tags,optional"`
	// The ID of an existing user group: its users, and no one else, can log in.
	UserGroupId pulumi.StringPtrInput `pulumi:"userGroupId,optional"`
	// The users who can log in, and what each can do. The component creates them, and their group.
	Users []User `pulumi:"users,optional"`
}

// The types of the inputs that are objects.
type (
	// User is a user who can log in.
	User = access.User
	// ConnectionSecret asks for a secret with all that a client needs to connect.
	ConnectionSecret = connection.ConnectionSecret
	// ServerlessAlarms are changes of the alarms, by their names.
	ServerlessAlarms = serverlessalarms.ServerlessAlarms
	// Alarm changes an alarm.
	Alarm = monitoring.Alarm
)

// inputOrder is the place of each input in the documentation.
var inputOrder = sync.OnceValue(func() map[string]int {
	return inputs.Properties(reflect.TypeFor[RedisServerlessCacheArgs]())
})

// Annotate gives the SDKs their documentation.
func (a *RedisServerlessCacheArgs) Annotate(to infer.Annotator) {
	inputs.Document(to, a, inputDocs())
}
