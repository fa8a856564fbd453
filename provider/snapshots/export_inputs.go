package snapshots

import (
	_ "embed" // for the description of the component

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// RedisSnapshotExportArgs are the inputs of a [RedisSnapshotExport]. Their order is the order in which problems are
// reported.
type RedisSnapshotExportArgs struct {
	// The name of the export, for example the name of the cluster.
	Name string `pulumi:"name"`

	// The ID of the replication group whose snapshots are exported: the output `replicationGroupId` of a
	// RedisCluster.
	ReplicationGroupId pulumi.StringPtrInput `pulumi:"replicationGroupId,optional"`
	// The name of the serverless cache whose snapshots are exported: the output `serverlessCacheName` of a
	// RedisServerlessCache.
	ServerlessCacheName pulumi.StringPtrInput `pulumi:"serverlessCacheName,optional"`
	// Names of warnings that you have read and accept; the preview no longer shows them. A warning ends with its
	// name in brackets, for example `[alarms-untold]`.
	AcceptedWarnings []string `pulumi:"acceptedWarnings,optional"`
	// ARNs of the SNS topics to notify when an alarm goes off and when it recovers.
	AlarmsSnsTopicArns pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	// The name of an existing bucket for the exports. The component changes nothing about it.
	BucketName pulumi.StringPtrInput `pulumi:"bucketName,optional"`
	// The bucket in another account to which S3 copies every export: the `bucketArn` of a RedisSnapshotVault.
	CopyTo *SnapshotCopy `pulumi:"copyTo,optional"`
	// The daily time of snapshots of the serverless cache, in UTC. The default of `schedule` follows it.
	DailySnapshotTime pulumi.StringPtrInput `pulumi:"dailySnapshotTime,optional"`
	// Whether the created bucket is deleted together with all exports in it.
	ForceDestroy *bool `pulumi:"forceDestroy,optional"`
	// The node type of the cluster; it only serves the checks.
	InstanceType pulumi.StringPtrInput `pulumi:"instanceType,optional"`
	// The KMS key of the cluster or the cache; it only serves the checks.
	KmsKeyId pulumi.StringPtrInput `pulumi:"kmsKeyId,optional"`
	// How old, in hours, the newest snapshot may be. A run that finds none newer fails, and the alarm goes off.
	MaxAgeInHours *int `pulumi:"maxAgeInHours,optional"`
	// After how many days S3 deletes an export from the created bucket. Copies in another account have a retention
	// of their own.
	RetentionInDays *int `pulumi:"retentionInDays,optional"`
	// When the newest snapshot is exported, as an expression of EventBridge Scheduler: `cron(0 10 * * ? *)` or
	// `rate(12 hours)`.
	Schedule *string `pulumi:"schedule,optional"`
	// The time zone of `schedule`, for example `Europe/Berlin`.
	ScheduleTimezone *string `pulumi:"scheduleTimezone,optional"`
	// For how many days AWS keeps the automatic snapshots of the cluster or the cache; it only serves the checks.
	SnapshotRetentionLimit pulumi.IntPtrInput `pulumi:"snapshotRetentionLimit,optional"`
	// The snapshot window of the cluster, in UTC. The default of `schedule` follows it.
	SnapshotWindow pulumi.StringPtrInput `pulumi:"snapshotWindow,optional"`
	// Tags for every resource that can have them.
	Tags pulumi.StringMapInput `pulumi:"tags,optional"`
	// How many hours a run may take: waiting for the snapshot, the export and the copy. A run that takes longer is
	// ended, and the alarm goes off.
	TimeLimitInHours *int `pulumi:"timeLimitInHours,optional"`
}

// SnapshotCopy says where S3 copies the exports to.
type SnapshotCopy struct {
	// The ID of the account that owns the bucket, which also owns the copies.
	AccountId pulumi.StringInput `pulumi:"accountId"`
	// The ARN of the bucket that takes the copies: the output `bucketArn` of a RedisSnapshotVault.
	BucketArn pulumi.StringInput `pulumi:"bucketArn"`

	// The KMS key that encrypts the copies. ElastiCache cannot restore from such copies, see backups.
	KmsKeyArn pulumi.StringPtrInput `pulumi:"kmsKeyArn,optional"`
	// Whether AWS promises to copy within 15 minutes (S3 Replication Time Control). It costs extra for each GB.
	ReplicationTimeControl *bool `pulumi:"replicationTimeControl,optional"`
	// The storage class of the copies.
	StorageClass *string `pulumi:"storageClass,optional"`
}

// Annotate gives the SDKs their documentation.
func (a *RedisSnapshotExportArgs) Annotate(to infer.Annotator) { inputs.Document(to, a, exportDocs()) }

// Annotate gives the type its token and the SDKs their documentation.
func (c *SnapshotCopy) Annotate(to infer.Annotator) {
	to.SetToken("index", "SnapshotCopy")
	to.Describe(c, "Where S3 copies the exports of a snapshot to.")
	inputs.Document(to, c, copyDocs)
}

//go:embed about_export.md
var aboutExport string

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisSnapshotExport) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisSnapshotExport")
	to.Describe(c, aboutExport)
	inputs.Describe(to, c, func(name string) string { return inputs.Paragraph(exportOutputDocs[name]) })
}
