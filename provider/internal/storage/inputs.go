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
		Meaning: "Whether data on disk is encrypted: swap, backups and synchronisation.",
		Absent:  "`true`",
		Change:  elasticache.ReplacesGroup,
		Source:  elasticache.CreateAPI + ", AtRestEncryptionEnabled",
		Also:    []string{"atRestEncryptionEnabled"},
	},
	"finalSnapshot": {
		Meaning: "Whether AWS takes a last snapshot when the cluster is deleted, by a destroy or a " +
			"replacement. `finalSnapshotName` is its name.\n\nThe name is `<name>-final-<8 hexadecimal digits>`; " +
			"pass it as `snapshotName` to get the data back. The snapshot stays in the account, and AWS bills " +
			"it, until you delete it. The name is derived from the cluster's inputs, so it can already " +
			"exist, for example when you replace a cluster and later go back. AWS then refuses to delete " +
			"the cluster, and no data is lost, until you delete the older snapshot or deploy " +
			"`finalSnapshot: false`. Deploying requires the permission `elasticache:CreateSnapshot`.",
		Allowed: "node types without snapshots (T1) have none",
		Absent:  "`true`",
		Change: "in place. Deploy it before the deletion: what counts is what the cluster was last " +
			"deployed with",
		Source: "ElastiCache API, DeleteReplicationGroup, FinalSnapshotIdentifier",
	},
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that encrypts the data on disk. If you lose the key, you lose the " +
			"data.\n\nAWS does not use the key for snapshots that are exported to S3, and is known to " +
			"refuse to export snapshots of such a cluster.",
		Allowed: "the ARN of a key in the region. Requires `enableAtRestEncryption`",
		Absent:  "the key that AWS manages for ElastiCache",
		Change:  elasticache.ReplacesGroup,
		Source:  elasticache.CreateAPI + ", KmsKeyId; ElastiCache user guide, \"At-Rest Encryption in ElastiCache\"",
	},
	"snapshotArn": {
		Meaning: "The ARN of an RDB file in S3 to fill a new cluster from. ElastiCache must be allowed to " +
			"read it.\n\nFor several files use `snapshotArns`, for an ElastiCache snapshot `snapshotName`.",
		Allowed: "`arn:aws:s3:::bucket/key.rdb`, in the same region. Cannot be combined with " +
			"`snapshotArns`, `snapshotName` or `clusterMode`. An empty string counts as not set",
		Absent: "not set: the cluster starts empty",
		Change: filledChange,
		Source: elasticache.CreateAPI + ", SnapshotArns",
	},
	"snapshotArns": {
		Meaning: "The ARNs of RDB files in S3 to fill a new cluster from, all together. ElastiCache must " +
			"be allowed to read them.",
		Allowed: "as `snapshotArn`, each, and not together with it. An empty list counts as not set",
		Absent:  "not set: the cluster starts empty, or from `snapshotArn`",
		Change:  filledChange + ". From `snapshotArn` to a list of that file alone, nothing changes",
		Source:  elasticache.CreateAPI + ", SnapshotArns",
	},
	"snapshotName": {
		Meaning: "The name of an ElastiCache snapshot to fill a new cluster from.\n\nFor RDB files in S3 " +
			"use `snapshotArn` or `snapshotArns`.",
		Allowed: "a snapshot in the same account and region, of as many shards. Cannot be combined with " +
			"`snapshotArn` or `snapshotArns`. An empty string counts as not set",
		Absent: "not set: the cluster starts empty",
		Change: filledChange,
		Source: elasticache.CreateAPI + ", SnapshotName",
	},
	"snapshotRetentionLimit": {
		Meaning: "How many days AWS keeps automatic snapshots (backups).",
		Allowed: "0 to 35; 0 disables automatic snapshots",
		Absent:  "`15`",
		Change: "in place. With `clusterMode` do not start with 0: this version of the AWS provider cannot " +
			"turn snapshots on later",
		Source: elasticache.CreateAPI + ", SnapshotRetentionLimit",
		Also:   []string{"snapshotRetention"},
	},
	"snapshotWindow": {
		Meaning: "The daily hours, in UTC, in which AWS takes the automatic snapshot. An empty string " +
			"disables automatic snapshots.",
		Allowed: "`hh24:mi-hh24:mi`, at least 60 minutes, without overlapping `maintenanceWindow`; it may " +
			"wrap midnight. Or `\"\"`",
		Absent: "`06:00-07:00`",
		Change: "in place. With `clusterMode` do not start with an empty string: this version of the AWS " +
			"provider cannot turn snapshots on later",
		Source: elasticache.CreateAPI + ", SnapshotWindow",
	},
}

// filledChange says what a change of snapshotName, snapshotArn or snapshotArns does.
const filledChange = elasticache.ReplacesGroup + ". Removing the input changes nothing: the cluster keeps its data. " +
	"If another input replaces the cluster later, the new one is filled from this snapshot again, " +
	"so its data is as old as the snapshot"
