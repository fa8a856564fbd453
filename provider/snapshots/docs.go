package snapshots

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"

const (
	scheduleSource = "EventBridge Scheduler user guide, \"Schedule types in EventBridge Scheduler\""
	// forChecks begins what is said of inputs that repeat what the cluster has.
	forChecks = "; it only serves the checks"
)

// commonDocs document the inputs of both components.
var commonDocs = map[string]inputs.Doc{
	"acceptedWarnings": {
		Meaning: "Names of warnings that you have read and accept; the preview no longer shows them. A " +
			"warning ends with its name in brackets, for example `[alarms-untold]`.",
		Allowed: "names of warnings of this component, each once",
		Absent:  "not set: all warnings are shown",
		Change:  inputs.InPlace,
		Source:  "the component itself",
	},
	"alarmsSnsTopicArns": {
		Meaning: "ARNs of the SNS topics to notify when an alarm goes off and when it recovers.\n\nOther CloudWatch " +
			"alarm actions are accepted too.",
		Allowed: "up to 5 ARNs, of standard topics in the region of the component. An empty list counts as set " +
			"explicitly and silences the warning",
		Absent: "not set: no one is notified, with a warning",
		Change: inputs.InPlace,
		Source: "CloudWatch API, PutMetricAlarm, AlarmActions",
	},
	"scheduleTimezone": {
		Meaning: "The time zone of `schedule`, for example `Europe/Berlin`.",
		Allowed: "a name of the IANA time zone database. Only used with `schedule`",
		Absent:  "`UTC`",
		Change:  inputs.InPlace,
		Source:  "EventBridge Scheduler API, CreateSchedule, ScheduleExpressionTimezone",
	},
	"tags": {
		Meaning: "Tags for every resource that can have them.",
		Allowed: "up to 50; keys of 1 to 128 characters that do not begin with `aws:`, values of up to " +
			"256; letters, digits, spaces and + - = . _ : / @",
		Absent: "not set",
		Change: inputs.InPlace,
		Source: "S3 user guide, \"Using cost allocation S3 bucket tags\"",
	},
}

// exportDocs document the inputs of a [RedisSnapshotExport].
func exportDocs() map[string]inputs.Doc { return inputs.Docs(commonDocs, exportOwnDocs) }

var exportOwnDocs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name of the export, for example the name of the cluster.\n\nThe names of the bucket, the " +
			"roles, the state machine, the schedule, the queue, the log group and the alarms begin with it.",
		Allowed: "1 to 40 lower-case letters, digits and single hyphens; a letter first, no hyphen at the end",
		Change: "replaces everything that is named after it, except for the bucket: that keeps its name and its " +
			"objects",
		Source: "ElastiCache API, CreateReplicationGroup, ReplicationGroupId, so that each cluster's name fits",
	},
	"replicationGroupId": {
		Meaning: "The ID of the replication group whose snapshots are exported: the output `replicationGroupId` of " +
			"a RedisCluster.",
		Allowed: "a group in the same account and region. One of this and `serverlessCacheName` is required",
		Absent:  "not set: `serverlessCacheName` is",
		Change:  "in place; the next run exports snapshots of the other group",
		Source:  "ElastiCache API, DescribeReplicationGroups",
	},
	"serverlessCacheName": {
		Meaning: "The name of the serverless cache whose snapshots are exported: the output `serverlessCacheName` " +
			"of a RedisServerlessCache.",
		Allowed: "a cache in the same account and region. One of this and `replicationGroupId` is required",
		Absent:  "not set: `replicationGroupId` is",
		Change:  "in place; the next run exports snapshots of the other cache",
		Source:  "ElastiCache API, DescribeServerlessCacheSnapshots",
	},
	"bucketName": {
		Meaning: "The name of an existing bucket for the exports. The component changes nothing about it.\n\n" +
			"ElastiCache of the region must be allowed to write to it, see " +
			"[Copy snapshots to another account](../cross-account-backups.md). Versions, " +
			"encryption, lifecycle and replication are up to you.",
		Allowed: "a bucket of the same account and region. Cannot be combined with `copyTo`. An empty string counts " +
			"as not set",
		Absent: "a bucket is created: private, versioned, encrypted by S3, for requests with TLS only",
		Change: "the created bucket is deleted, or one is created. AWS refuses to delete a bucket with objects in it",
		Source: "ElastiCache API, CopySnapshot, TargetBucket",
	},
	"copyTo": {
		Meaning: "The bucket in another account to which S3 copies every export: the `bucketArn` of a " +
			"RedisSnapshotVault.\n\nA run only ends well when the copies have arrived.",
		Allowed: "an object. Cannot be combined with `bucketName`",
		Absent:  "not set: the exports stay in the account of the cluster, with a warning",
		Change: "in place; exports from then on go to the other bucket. Without it, copying ends, and the copies " +
			"stay where they are",
		Source: "S3 user guide, \"Replicating objects within and across Regions\"",
	},
	"dailySnapshotTime": {
		Meaning: "The daily time of snapshots of the serverless cache, in UTC. The default of `schedule` follows it.",
		Allowed: "`hh:mm`. Only used with `serverlessCacheName`",
		Absent:  "`06:00`, as in a RedisServerlessCache",
		Change:  inputs.InPlace,
		Source:  "ElastiCache API, CreateServerlessCache, DailySnapshotTime",
	},
	"forceDestroy": {
		Meaning: "Whether the created bucket is deleted together with all exports in it.\n\nBy default AWS refuses " +
			"to delete a bucket that holds objects, so a destroy ends with an error and the exports stay.",
		Absent: "`false`",
		Change: "in place. Deploy it before the deletion: what counts is what was last deployed",
		Source: "pulumi-aws, s3.BucketV2, forceDestroy",
	},
	"instanceType": {
		Meaning: "The node type of the cluster" + forChecks + ".",
		Allowed: "a node type without data tiering. Cannot be combined with `serverlessCacheName`",
		Absent:  "not set: not checked",
		Change:  inputs.InPlace,
		Source:  "ElastiCache user guide, \"Exporting a backup\"",
	},
	"kmsKeyId": {
		Meaning: "The KMS key of the cluster or the cache" + forChecks + ".",
		Allowed: "the ARN of a KMS key",
		Absent:  "not set: not checked",
		Change:  inputs.InPlace,
		Source:  "ElastiCache user guide, \"At-Rest Encryption in ElastiCache\"",
	},
	"maxAgeInHours": {
		Meaning: "How old, in hours, the newest snapshot may be. A run that finds none newer fails, and the alarm " +
			"goes off.",
		Allowed: "1 to 840",
		Absent:  "`24`",
		Change:  inputs.InPlace,
		Source:  "the component itself; ElastiCache keeps automatic snapshots for up to 35 days",
	},
	"retentionInDays": {
		Meaning: "After how many days S3 deletes an export from the created bucket. Copies in another account have " +
			"a retention of their own.",
		Allowed: "1 to 36500, and not less than the time between two runs",
		Absent:  "`35`",
		Change:  "in place; it also holds for the exports that are there",
		Source:  "S3 API, PutBucketLifecycleConfiguration",
	},
	"schedule": {
		Meaning: "When the newest snapshot is exported, as an expression of EventBridge Scheduler: " +
			"`cron(0 10 * * ? *)` or `rate(12 hours)`.",
		Allowed: "`cron(…)` or `rate(…)`. Runs must be further apart than `timeLimitInHours`",
		Absent: "once a day, 3 hours after the end of `snapshotWindow`, or 4 hours after `dailySnapshotTime` of a " +
			"serverless cache",
		Change: inputs.InPlace,
		Source: scheduleSource,
	},
	"snapshotRetentionLimit": {
		Meaning: "For how many days AWS keeps the automatic snapshots of the cluster or the cache" + forChecks + ".",
		Allowed: "1 to 35",
		Absent:  "`15`, as in a RedisCluster and a RedisServerlessCache",
		Change:  inputs.InPlace,
		Source:  "ElastiCache API, CreateReplicationGroup, SnapshotRetentionLimit",
	},
	"snapshotWindow": {
		Meaning: "The snapshot window of the cluster, in UTC. The default of `schedule` follows it.",
		Allowed: "`hh24:mi-hh24:mi`, at least 60 minutes; it may wrap midnight. Cannot be combined with " +
			"`serverlessCacheName`",
		Absent: "`06:00-07:00`, as in a RedisCluster",
		Change: inputs.InPlace,
		Source: "ElastiCache API, CreateReplicationGroup, SnapshotWindow",
	},
	"timeLimitInHours": {
		Meaning: "How many hours a run may take: waiting for the snapshot, the export and the copy. A run that takes " +
			"longer is ended, and the alarm goes off.",
		Allowed: "1 to 24",
		Absent:  "`6`",
		Change:  inputs.InPlace,
		Source:  "Step Functions API, state machine, TimeoutSeconds; AWS says nowhere how long an export takes",
	},
}

// copyDocs document the fields of [SnapshotCopy].
var copyDocs = map[string]inputs.Doc{
	"accountId": {
		Meaning: "The ID of the account that owns the bucket, which also owns the copies.",
		Allowed: "12 digits; in YAML in quotes",
		Change:  inputs.InPlace,
		Source:  "S3 API, PutBucketReplication, Destination, Account",
	},
	"bucketArn": {
		Meaning: "The ARN of the bucket that takes the copies: the output `bucketArn` of a RedisSnapshotVault.",
		Allowed: "the ARN of a bucket that keeps versions, in any region",
		Change:  "in place; exports from then on go to the other bucket",
		Source:  "S3 API, PutBucketReplication, Destination, Bucket",
	},
	"kmsKeyArn": {
		Meaning: "The KMS key that encrypts the copies. ElastiCache cannot restore from such copies, see " +
			"[backups](../backups.md).",
		Allowed: "the ARN of a key in the region of the other bucket, whose policy lets the replication role encrypt",
		Absent:  "not set: S3 encrypts them with its own key",
		Change:  "in place; for copies from then on",
		Source:  "S3 API, PutBucketReplication, EncryptionConfiguration",
	},
	"replicationTimeControl": {
		Meaning: "Whether AWS promises to copy within 15 minutes (S3 Replication Time Control). It costs extra for " +
			"each GB.",
		Absent: "`false`: most copies arrive within 15 minutes, large ones may take hours",
		Change: inputs.InPlace,
		Source: "S3 user guide, \"Meeting compliance requirements with S3 Replication Time Control\"",
	},
	"storageClass": {
		Meaning: "The storage class of the copies.",
		Allowed: "a storage class of S3",
		Absent:  "not set: `STANDARD`, as the exports",
		Change:  "in place; for copies from then on",
		Source:  "S3 API, PutBucketReplication, Destination, StorageClass",
		Enum: &inputs.Enum{Name: "SnapshotStorageClass", Values: []inputs.EnumValue{
			{Name: "Standard", Value: "STANDARD", Meaning: "Read at once, in several zones."},
			{Name: "StandardIa", Value: "STANDARD_IA", Meaning: "Cheaper to keep, dearer to read; 30 days at least."},
			{Name: "OneZoneIa", Value: "ONEZONE_IA", Meaning: "In one zone only; 30 days at least."},
			{Name: "IntelligentTiering", Value: "INTELLIGENT_TIERING", Meaning: "S3 chooses by use."},
			{Name: "GlacierIr", Value: "GLACIER_IR", Meaning: "Read at once; 90 days at least."},
			{Name: "Glacier", Value: "GLACIER", Meaning: "Has to be restored for hours first; 90 days at least."},
			{Name: "DeepArchive", Value: "DEEP_ARCHIVE", Meaning: "Has to be restored for up to two days first; " +
				"180 days at least."},
		}},
	},
}
