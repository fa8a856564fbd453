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
	Name               string             `pulumi:"name"`
	ReplicationGroupId pulumi.StringInput `pulumi:"replicationGroupId"`

	AcceptedWarnings       []string                `pulumi:"acceptedWarnings,optional"`
	AlarmsSnsTopicArns     pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	BucketName             pulumi.StringPtrInput   `pulumi:"bucketName,optional"`
	CopyTo                 *SnapshotCopy           `pulumi:"copyTo,optional"`
	ForceDestroy           *bool                   `pulumi:"forceDestroy,optional"`
	InstanceType           pulumi.StringPtrInput   `pulumi:"instanceType,optional"`
	KmsKeyId               pulumi.StringPtrInput   `pulumi:"kmsKeyId,optional"`
	MaxAgeInHours          *int                    `pulumi:"maxAgeInHours,optional"`
	RetentionInDays        *int                    `pulumi:"retentionInDays,optional"`
	Schedule               *string                 `pulumi:"schedule,optional"`
	ScheduleTimezone       *string                 `pulumi:"scheduleTimezone,optional"`
	SnapshotRetentionLimit pulumi.IntPtrInput      `pulumi:"snapshotRetentionLimit,optional"`
	SnapshotWindow         pulumi.StringPtrInput   `pulumi:"snapshotWindow,optional"`
	Tags                   pulumi.StringMapInput   `pulumi:"tags,optional"`
	TimeLimitInHours       *int                    `pulumi:"timeLimitInHours,optional"`
}

// SnapshotCopy says where S3 copies the exports to.
type SnapshotCopy struct {
	AccountId pulumi.StringInput `pulumi:"accountId"`
	BucketArn pulumi.StringInput `pulumi:"bucketArn"`

	KmsKeyArn              pulumi.StringPtrInput `pulumi:"kmsKeyArn,optional"`
	ReplicationTimeControl *bool                 `pulumi:"replicationTimeControl,optional"`
	StorageClass           *string               `pulumi:"storageClass,optional"`
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
