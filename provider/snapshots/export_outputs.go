package snapshots

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// exportOutputDocs document the outputs of a [RedisSnapshotExport].
var exportOutputDocs = map[string]string{
	"alarmArns":          "The ARNs of the alarms, by name, for example `failed` or `overdue`.",
	"bucketArn":          "The ARN of the bucket that takes the exports.",
	"bucketName":         "The name of the bucket that takes the exports.",
	"replicationRoleArn": "The ARN of the role with which S3 copies the exports. Absent without `copyTo`.",
	"restoreInputs": "What a restore needs: `bucketArn` of the copies; `accountId`, `region` and " +
		"`replicationGroupId` of the cluster; and `snapshotArn`, the form of the ARNs.",
	"stateMachineArn": "The ARN of the state machine. Start it to export at once.",
}

// restoreInputs say where the copies are and what they are called.
func (b *exportBuilder) restoreInputs() pulumi.StringMapOutput {
	p, bucketArn := b.plan, b.to.arn
	if p.copy != nil {
		bucketArn = inputs.StringInput(p.copy.bucketArn)
	}
	group := inputs.StringInput(p.group)
	return pulumi.StringMap{
		"accountId": pulumi.String(p.place.Account), "region": pulumi.String(p.place.Region),
		"bucketArn": bucketArn, "replicationGroupId": group,
		"snapshotArn": pulumi.Sprintf("%s/%s", bucketArn, group.ApplyT(objectForm)),
	}.ToStringMapOutput()
}

// objectForm is what the objects of a cluster's snapshots are called. Without cluster mode, AWS names a snapshot after
// the member that it is taken from.
func objectForm(group string) string { return group + "-<member>-<YYYY-MM-DD-hh-mm>-<shard>.rdb" }
