package snapshots

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// exportAdvice are the rules about what is legal and unwise in a [RedisSnapshotExport].
var exportAdvice = slices.Concat(
	check.Of(placeAdvice, commonOfExport), keyAdvice, copyAdvice, deletionAdvice,
	check.Of(scheduleAdvice, commonOfExport), windowAdvice,
	check.Of(monitoring.SoleTopicAdvice, monitoringOfExport),
)

// keyAdvice is about a cluster that AWS may not export.
var keyAdvice = []check.Rule[*exportPlan]{{
	Name: "kms-key-exports", Input: "kmsKeyId",
	Holds: "The cluster is encrypted with the key that AWS manages. AWS is known to refuse exports of clusters with " +
		"a key of the customer, and does not document it.",
	Example: "kmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
	Source: "ElastiCache user guide, \"At-Rest Encryption in ElastiCache\": no such key for exported files; the " +
		"error that users report: \"AWS Key Management Service Customer Managed CMK cannot be used for encrypting " +
		"exported snapshots in S3\"",
	Silence: "leave `kmsKeyId` of the cluster out; or accept it once you have seen an export arrive",
	Needs:   []string{"kmsKeyId"},
	Reads:   ofKind,
	Check: func(p *exportPlan, say check.Say) {
		switch {
		case p.source.key.Value == "":
		case p.source.serverless():
			say("kmsKeyId", "AWS needs the KMS key of the cache for an export, and does not document who has to be "+
				"allowed to use it: after the first deployment start a run by hand, and see whether it ends well")
		default:
			say("kmsKeyId", "AWS is known to refuse to export snapshots of a cluster with a KMS key of its own: after "+
				"the first deployment start a run by hand, and see whether it ends well")
		}
	},
}}

// copyAdvice is about what a copy protects against.
var copyAdvice = []check.Rule[*exportPlan]{
	{
		Name: "one-account", Input: "copyTo",
		Holds:   "The exports are copied to another account.",
		Example: "copyTo: null",
		Source: "AWS Well-Architected Framework, Security Pillar, \"Separate workloads using accounts\"; Reliability " +
			"Pillar, \"Secure and encrypt backups\"",
		Silence: "pass `copyTo`, or accept it",
		Needs:   []string{"copyTo", "bucketName"},
		Check: func(p *exportPlan, say check.Say) {
			if p.copy == nil && p.bucket != nil {
				say("copyTo", "is left out, so the exports stay in the account of the cluster, and whoever controls "+
					"that account can delete them: copy them to a RedisSnapshotVault in another account")
			}
		},
	},
	{
		Name: "copy-same-account", Input: "copyTo.accountId",
		Holds:   "The copies are in another account than the cluster.",
		Example: "copyTo: { accountId: \"123456789012\", bucketArn: \"arn:aws:s3:::sessions-vault\" }",
		Source:  "AWS Well-Architected Framework, Reliability Pillar, \"Secure and encrypt backups\"",
		Silence: "use another account, or accept it: a bucket in another region still protects against the loss of one",
		Needs:   []string{"copyTo.accountId"},
		Check: func(p *exportPlan, say check.Say) {
			if p.copy != nil && p.place.Account != "" && p.copy.account.Value == p.place.Account {
				say("copyTo.accountId", "%s is the account of the cluster too, by its AWS provider: whoever controls "+
					"it can reach the copies as well", spelling.Quote(p.place.Account))
			}
		},
	},
	{
		Name: "copy-key-restore", Input: "copyTo.kmsKeyArn",
		Holds: "ElastiCache can read the copies: it restores from files that S3 encrypts with its own key.",
		Example: "copyTo: { accountId: \"222222222222\", bucketArn: \"arn:aws:s3:::sessions-vault\", kmsKeyArn: " +
			"\"arn:aws:kms:eu-west-1:222222222222:key/01234567-89ab-cdef-0123-456789abcdef\" }",
		Source:  "ElastiCache user guide, \"Seeding a new self-designed cluster with an externally created backup\"",
		Silence: "leave `kmsKeyArn` out; or accept it, and copy the files to another bucket before a restore",
		Needs:   []string{"copyTo.kmsKeyArn"},
		Check: func(p *exportPlan, say check.Say) {
			if p.copy != nil && p.copy.key.Value != "" {
				say("copyTo.kmsKeyArn", "encrypts the copies so that ElastiCache cannot restore from them: a restore "+
					"has to copy them to another bucket first, which S3 encrypts with its own key")
			}
		},
	},
	{
		Name: "copy-archived", Input: "copyTo.storageClass",
		Holds: "The copies can be read at once.",
		Example: "copyTo: { accountId: \"222222222222\", bucketArn: \"arn:aws:s3:::sessions-vault\", storageClass: " +
			"DEEP_ARCHIVE }",
		Source:  "S3 user guide, \"Restoring an archived object\"",
		Silence: "use another storage class, for example `GLACIER_IR`, or accept it",
		Needs:   []string{"copyTo.storageClass"},
		Check: func(p *exportPlan, say check.Say) {
			if p.copy != nil && slices.Contains([]string{"GLACIER", "DEEP_ARCHIVE"}, p.copy.storageClass) {
				say("copyTo.storageClass", "%s has to be brought back from the archive before a restore, which takes "+
					"hours", spelling.Quote(p.copy.storageClass))
			}
		},
	},
}

// deletionAdvice is about exports that go with the component.
var deletionAdvice = []check.Rule[*exportPlan]{{
	Name: "force-destroy", Input: "forceDestroy",
	Holds:   "A destroy does not delete the exports.",
	Example: "forceDestroy: true",
	Source:  "pulumi-aws, s3.BucketV2, forceDestroy",
	Silence: "leave it out, or accept it",
	Needs:   []string{"forceDestroy", "bucketName"},
	Check: func(p *exportPlan, say check.Say) {
		if p.forceDestroy && p.bucket != nil {
			say("forceDestroy", "deletes the exports, all versions of them, together with the bucket: by a destroy, "+
				"or when the component leaves the program")
		}
	},
}}

// windowAdvice is about a schedule that exports the snapshot of the night before.
var windowAdvice = []check.Rule[*exportPlan]{{
	Name: "schedule-in-window", Input: "schedule",
	Holds: "The export does not start in the snapshot window, or in the hour after the daily time of snapshots of a " +
		"serverless cache.",
	Example: "schedule: cron(30 6 * * ? *)",
	Source:  "ElastiCache API, CreateReplicationGroup, SnapshotWindow: the daily time range in which AWS begins",
	Silence: "start it some hours after the window, or accept it",
	Needs:   []string{"schedule", "scheduleTimezone", "snapshotWindow", "dailySnapshotTime"},
	Reads:   ofKind,
	Check: func(p *exportPlan, say check.Say) {
		w, err := elasticache.ParseDailyWindow(p.source.taken().Value)
		if err != nil || !p.timing.known() || p.timing.givenExpression == nil {
			return
		}
		if _, inside := p.timing.expression.Value.RunsIn(p.timing.zone, w.Start(), w.Minutes()); inside {
			say("schedule", "starts runs in %s, %s UTC, in which the snapshot of the night may not be there yet: such "+
				"a run exports the one of the night before; start it some hours later", p.source.takenInWords(), w)
		}
	},
}}
