package snapshots

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// ExportToken is the type of [RedisSnapshotExport].
const ExportToken = "aws-redis:index:RedisSnapshotExport"

// RedisSnapshotExport exports the newest automatic snapshot of a cluster to a bucket, every day, and has S3 copy it to
// another account.
type RedisSnapshotExport struct {
	pulumi.ResourceState

	AlarmArns          pulumi.StringMapOutput `pulumi:"alarmArns"`
	BucketArn          pulumi.StringOutput    `pulumi:"bucketArn"`
	BucketName         pulumi.StringOutput    `pulumi:"bucketName"`
	ReplicationRoleArn pulumi.StringPtrOutput `pulumi:"replicationRoleArn"`
	RestoreInputs      pulumi.StringMapOutput `pulumi:"restoreInputs"`
	StateMachineArn    pulumi.StringOutput    `pulumi:"stateMachineArn"`
}

// exportOutputDocs document the outputs of a [RedisSnapshotExport].
var exportOutputDocs = map[string]string{
	"alarmArns":          "The ARNs of the alarms, by name, for example `failed` or `overdue`.",
	"bucketArn":          "The ARN of the bucket that takes the exports.",
	"bucketName":         "The name of the bucket that takes the exports.",
	"replicationRoleArn": "The ARN of the role with which S3 copies the exports. Absent without `copyTo`.",
	"restoreInputs": "What a restore needs to know. `bucketArn` is of the copies, `accountId` and `region` are of " +
		"the cluster, as is `replicationGroupId` or `serverlessCacheName`, and `snapshotArn` is the form of the ARNs.",
	"stateMachineArn": "The ARN of the state machine. Start it to export at once.",
}
