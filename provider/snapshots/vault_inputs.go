package snapshots

import (
	_ "embed" // for the description of the component

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// RedisSnapshotVaultArgs are the inputs of a [RedisSnapshotVault]. Their order is the order in which problems are
// reported.
type RedisSnapshotVaultArgs struct {
	// The name of the vault.
	Name string `pulumi:"name"`
	// The IDs of the accounts whose RedisSnapshotExports can write to the vault. They can neither read nor delete.
	SourceAccountIds pulumi.StringArrayInput `pulumi:"sourceAccountIds"`

	// Names of warnings that you have read and accept; the preview no longer shows them. A warning ends with its
	// name in brackets, for example `[alarms-untold]`.
	AcceptedWarnings []string `pulumi:"acceptedWarnings,optional"`
	// ARNs of the SNS topics to notify when an alarm goes off and when it recovers.
	AlarmsSnsTopicArns pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	// Whether ElastiCache of the region of the vault can read the copies, to fill a new cluster from them. Turn it
	// on for a restore.
	AllowRestore *bool `pulumi:"allowRestore,optional"`
	// The KMS key that encrypts what is written to the bucket without a key of its own. Copies have the encryption
	// that `copyTo` of the export asks for.
	KmsKeyArn pulumi.StringPtrInput `pulumi:"kmsKeyArn,optional"`
	// For how many days nobody can delete or overwrite a copy (S3 Object Lock).
	LockInDays *int `pulumi:"lockInDays,optional"`
	// Who can end a lock early. The bucket policy denies it to everybody as well.
	LockMode *string `pulumi:"lockMode,optional"`
	// How old, in hours, the newest copy may be. When it is older, the alarm goes off.
	MaxAgeInHours *int `pulumi:"maxAgeInHours,optional"`
	// The replication groups whose copies have to arrive. The alarm goes off when one of them is missing.
	ReplicationGroupIds pulumi.StringArrayInput `pulumi:"replicationGroupIds,optional"`
	// After how many days S3 deletes a copy.
	RetentionInDays *int `pulumi:"retentionInDays,optional"`
	// When the vault looks whether copies have arrived, as an expression of EventBridge Scheduler.
	Schedule *string `pulumi:"schedule,optional"`
	// The time zone of `schedule`, for example `Europe/Berlin`.
	ScheduleTimezone *string `pulumi:"scheduleTimezone,optional"`
	// The serverless caches whose copies have to arrive. The alarm goes off when one of them is missing.
	ServerlessCacheNames pulumi.StringArrayInput `pulumi:"serverlessCacheNames,optional"`
	// Tags for every resource that can have them.
	Tags pulumi.StringMapInput `pulumi:"tags,optional"`
}

// Annotate gives the SDKs their documentation.
func (a *RedisSnapshotVaultArgs) Annotate(to infer.Annotator) { inputs.Document(to, a, vaultDocs()) }

//go:embed about_vault.md
var aboutVault string

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisSnapshotVault) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisSnapshotVault")
	to.Describe(c, aboutVault)
	inputs.Describe(to, c, func(name string) string { return inputs.Paragraph(vaultOutputDocs[name]) })
}

// vaultDocs document the inputs of a [RedisSnapshotVault].
func vaultDocs() map[string]inputs.Doc { return inputs.Docs(commonDocs, vaultOwnDocs) }

var vaultOwnDocs = map[string]inputs.Doc{
	"name": {
		Meaning: "The name of the vault.\n\nThe names of the bucket, the roles, the state machine, the schedule, the " +
			"queue, the log group and the alarms begin with it.",
		Allowed: "1 to 40 lower-case letters, digits and single hyphens; a letter first, no hyphen at the end",
		Change: "replaces everything that is named after it, except for the bucket: that keeps its name and its " +
			"objects",
		Source: "S3 user guide, \"Bucket naming rules\"; the other component",
	},
	"sourceAccountIds": {
		Meaning: "The IDs of the accounts whose RedisSnapshotExports can write to the vault. They can neither read " +
			"nor delete.",
		Allowed: "1 to 50 IDs of 12 digits; in YAML in quotes",
		Change:  "in place; copies of an account that is taken out stay",
		Source:  "S3 user guide, \"Setting up permissions for live replication\"",
	},
	"allowRestore": {
		Meaning: "Whether ElastiCache of the region of the vault can read the copies, to fill a new cluster from " +
			"them. Turn it on for a restore.",
		Absent: "`false`",
		Change: inputs.InPlace,
		Source: "ElastiCache user guide, \"Seeding a new self-designed cluster with an externally created backup\"",
	},
	"kmsKeyArn": {
		Meaning: "The KMS key that encrypts what is written to the bucket without a key of its own. Copies have the " +
			"encryption that `copyTo` of the export asks for.",
		Allowed: "the ARN of a key in the region",
		Absent:  "not set: S3 encrypts with its own key",
		Change:  "in place; for objects from then on",
		Source:  "S3 user guide, \"Replicating encrypted objects\"",
	},
	"lockInDays": {
		Meaning: "For how many days nobody can delete or overwrite a copy (S3 Object Lock).",
		Allowed: "1 to 36500, and not more than `retentionInDays`",
		Absent:  "`30`",
		Change:  "in place; for copies from then on",
		Source:  "S3 API, PutObjectLockConfiguration, DefaultRetention",
	},
	"lockMode": {
		Meaning: "Who can end a lock early. The bucket policy denies it to everybody as well.\n\nWith `governance`, " +
			"an administrator of this account who changes the bucket policy first can still delete copies. With " +
			"`compliance` nobody can, and neither can AWS: only closing the account deletes them.",
		Allowed: "`governance` or `compliance`",
		Absent:  "`governance`",
		Change:  "in place; for copies from then on",
		Source:  "S3 user guide, \"Locking objects with Object Lock\"",
		Enum: &inputs.Enum{Name: "SnapshotLockMode", Values: []inputs.EnumValue{
			{Name: "Governance", Value: "governance", Meaning: "Who has a special permission can."},
			{Name: "Compliance", Value: "compliance", Meaning: "Nobody can, not even the root user."},
		}},
	},
	"maxAgeInHours": {
		Meaning: "How old, in hours, the newest copy may be. When it is older, the alarm goes off.",
		Allowed: "1 to 840",
		Absent:  "`30`: a day, and the 6 hours that an export may take",
		Change:  inputs.InPlace,
		Source:  "the component itself; a copy keeps the time at which the export was written",
	},
	"replicationGroupIds": {
		Meaning: "The replication groups whose copies have to arrive. The alarm goes off when one of them is missing.",
		Allowed: "up to 100 IDs, each once, together with `serverlessCacheNames`",
		Absent: "not set: without `serverlessCacheNames` too, any copy counts, so one cluster hides the silence of " +
			"another",
		Change: inputs.InPlace,
		Source: "the component itself",
	},
	"serverlessCacheNames": {
		Meaning: "The serverless caches whose copies have to arrive. The alarm goes off when one of them is missing.",
		Allowed: "up to 100 names, each once, together with `replicationGroupIds`; no name that is also in that list",
		Absent:  "not set",
		Change:  inputs.InPlace,
		Source:  "the component itself",
	},
	"retentionInDays": {
		Meaning: "After how many days S3 deletes a copy.",
		Allowed: "1 to 36500, and not less than `lockInDays`",
		Absent:  "`35`",
		Change:  "in place; it also holds for the copies that are there",
		Source:  "S3 API, PutBucketLifecycleConfiguration",
	},
	"schedule": {
		Meaning: "When the vault looks whether copies have arrived, as an expression of EventBridge Scheduler.",
		Allowed: "`cron(…)` or `rate(…)`, more than an hour apart",
		Absent:  "`rate(6 hours)`",
		Change:  inputs.InPlace,
		Source:  scheduleSource,
	},
}
