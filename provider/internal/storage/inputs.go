package storage

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs say how data is encrypted and backed up, and what a cluster is filled from.
type Inputs struct {
	EnableAtRestEncryption pulumi.BoolPtrInput     `pulumi:"enableAtRestEncryption,optional"`
	FinalSnapshot          *bool                   `pulumi:"finalSnapshot,optional"`
	KmsKeyId               pulumi.StringPtrInput   `pulumi:"kmsKeyId,optional"`
	SnapshotArn            pulumi.StringPtrInput   `pulumi:"snapshotArn,optional"`
	SnapshotArns           pulumi.StringArrayInput `pulumi:"snapshotArns,optional"`
	SnapshotName           pulumi.StringPtrInput   `pulumi:"snapshotName,optional"`
	SnapshotRetentionLimit pulumi.IntPtrInput      `pulumi:"snapshotRetentionLimit,optional"`
	SnapshotWindow         pulumi.StringPtrInput   `pulumi:"snapshotWindow,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"enableAtRestEncryption": {
		Meaning: "Whether the data is encrypted on disk (swap, backups, synchronisation).",
		Absent:  "`true`",
		Change:  elasticache.ReplacesGroup,
		Source:  elasticache.CreateAPI + ", AtRestEncryptionEnabled",
		Also:    []string{"atRestEncryptionEnabled"},
	},
	"finalSnapshot": {
		Meaning: "Whether AWS takes a last snapshot when the replication group is deleted, by a destroy or a " +
			"replacement. Its name is `<name>-final-<8 digits>`, another one for each cluster, and the output " +
			"`finalSnapshotName` says it: pass it as `snapshotName` to get the data back. It stays in the account, " +
			"and AWS bills it, until you delete it. A cluster that is replaced there and back again, or filled in " +
			"the place of another and then rid of its `snapshotName`, comes to a name that is taken, and so does one " +
			"that is destroyed, made again in the same `securityGroupIds`, and destroyed again: AWS then refuses the " +
			"deletion until that snapshot is deleted, or `finalSnapshot: false` is deployed, and nothing is lost. " +
			"Whoever deploys needs the permission `elasticache:CreateSnapshot`.",
		Allowed: "known when the program runs. Node types without snapshots (T1) have none",
		Absent:  "`true`",
		Change: inputs.InPlace +
			". It must be deployed before the deletion: what counts is what the cluster was last deployed with",
		Source: "ElastiCache API, DeleteReplicationGroup, FinalSnapshotIdentifier",
	},
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that the data on disk is encrypted with. Whoever loses the key loses the " +
			"data. AWS does not use the key for snapshots that are exported to S3, and is known to refuse to export " +
			"those of such a cluster.",
		Allowed: "the ARN of a key in the region, with `enableAtRestEncryption`",
		Absent:  "the key that AWS keeps for ElastiCache",
		Change:  elasticache.ReplacesGroup,
		Source:  elasticache.CreateAPI + ", KmsKeyId; ElastiCache user guide, \"At-Rest Encryption in ElastiCache\"",
	},
	"snapshotArn": {
		Meaning: "The ARN of an RDB file in S3 to fill a new cluster from. ElastiCache must be allowed to read it. " +
			"For more files than one use `snapshotArns`, for a snapshot that ElastiCache made `snapshotName`.",
		Allowed: "`arn:aws:s3:::bucket/key.rdb`, in the same region; not with `snapshotArns`, `snapshotName` or " +
			"`clusterMode`; an empty string for none",
		Absent: "the cluster starts empty",
		Change: filledChange,
		Source: elasticache.CreateAPI + ", SnapshotArns",
	},
	"snapshotArns": {
		Meaning: "The ARNs of RDB files in S3 to fill a new cluster from, all of them together. ElastiCache must be " +
			"allowed to read them.",
		Allowed: "as `snapshotArn`, each, and not with it; an empty list for none",
		Absent:  "`snapshotArn` alone, or the cluster starts empty",
		Change:  filledChange + ". From `snapshotArn` to a list of that file alone, nothing changes",
		Source:  elasticache.CreateAPI + ", SnapshotArns",
	},
	"snapshotName": {
		Meaning: "The name of an ElastiCache snapshot to fill a new cluster from. For RDB files in S3 use " +
			"`snapshotArn` or `snapshotArns`.",
		Allowed: "a snapshot in the same region, of as many shards; not with `snapshotArn` or `snapshotArns`; an " +
			"empty string for none",
		Absent: "the cluster starts empty",
		Change: filledChange,
		Source: elasticache.CreateAPI + ", SnapshotName",
	},
	"snapshotRetentionLimit": {
		Meaning: "How many days automatic snapshots (backups) are kept.",
		Allowed: "0 to 35; 0 disables automatic snapshots",
		Absent:  "`15`",
		Change: inputs.InPlace +
			". With `clusterMode` do not start with 0: this version of the AWS provider cannot turn snapshots on later",
		Source: elasticache.CreateAPI + ", SnapshotRetentionLimit",
		Also:   []string{"snapshotRetention"},
	},
	"snapshotWindow": {
		Meaning: "The daily hours, in UTC, in which the automatic snapshot is taken. An empty string disables " +
			"automatic snapshots.",
		Allowed: "`hh24:mi-hh24:mi`, 60 minutes at least, not overlapping `maintenanceWindow`; it may wrap midnight; " +
			"or `\"\"`",
		Absent: "`06:00-07:00`",
		Change: inputs.InPlace + ". With `clusterMode` do not start with an empty string: this version of the AWS " +
			"provider cannot turn snapshots on later",
		Source: elasticache.CreateAPI + ", SnapshotWindow",
	},
}

// filledChange says what a change of snapshotName, snapshotArn or snapshotArns does.
const filledChange = elasticache.ReplacesGroup +
	". Taking it out of the program changes nothing: the cluster keeps its data. It is not forgotten, though: where " +
	"another input replaces the cluster later, the new one is filled from it again"
