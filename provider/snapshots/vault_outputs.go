package snapshots

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

// VaultToken is the type of [RedisSnapshotVault].
const VaultToken = "aws-redis:index:RedisSnapshotVault"

// RedisSnapshotVault is a bucket that keeps copies of snapshots from other accounts, which nobody can delete before
// they expire.
type RedisSnapshotVault struct {
	pulumi.ResourceState

	AlarmArns       pulumi.StringMapOutput `pulumi:"alarmArns"`
	BucketArn       pulumi.StringOutput    `pulumi:"bucketArn"`
	BucketName      pulumi.StringOutput    `pulumi:"bucketName"`
	RestoreArns     pulumi.StringMapOutput `pulumi:"restoreArns"`
	RestoreHint     pulumi.StringOutput    `pulumi:"restoreHint"`
	StateMachineArn pulumi.StringOutput    `pulumi:"stateMachineArn"`
}

// vaultOutputDocs document the outputs of a [RedisSnapshotVault].
var vaultOutputDocs = map[string]string{
	"alarmArns":  "The ARNs of the alarms, by name, for example `failed` or `overdue`.",
	"bucketArn":  "The ARN of the bucket, for `copyTo` of a RedisSnapshotExport. It is known when the bucket is ready.",
	"bucketName": "The name of the bucket.",
	"restoreArns": "The form of the ARNs to restore from, by replication group and by serverless cache. With a date " +
		"and a shard in place, pass them as `snapshotArns` or `restoreFromSnapshotArns`. If neither is listed, there " +
		"is one entry, `any`.",
	"restoreHint":     "The command that lists the copies of a day.",
	"stateMachineArn": "The ARN of the state machine. Start it to look at once.",
}
