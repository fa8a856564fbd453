package snapshots

import "strings"

const (
	keyHere  = "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
	keyThere = "arn:aws:kms:eu-central-1:222222222222:key/01234567-89ab-cdef-0123-456789abcdef"
)

// copiedTo is copyTo in YAML, with further fields.
func copiedTo(account, bucket, further string) string {
	return `copyTo: { accountId: "` + account + `", bucketArn: "` + bucket + `"` + further + ` }`
}

const vaultBucket = "arn:aws:s3:::sessions-vault"

// exportCases are about what an export is of, and where it goes.
var exportCases = map[string][]ruleCase{
	"group-form": {
		{"replicationGroupId: " + strings.Repeat("a", 40), "replicationGroupId: " + strings.Repeat("a", 41), "replicationGroupId", "41 characters long; AWS takes at most 40"},
		{"replicationGroupId: sessions-2", "replicationGroupId: Sessions", "replicationGroupId", `use "sessions"`},
	},
	"source-one": {
		{ofCarts, "serverlessCacheName: carts", "serverlessCacheName", "cannot be combined with replicationGroupId"},
		{`serverlessCacheName: ""`, "replicationGroupId: null", "replicationGroupId", "pass the ID of a replication group, or the name of a serverless cache"},
		{"replicationGroupId: \"\"\nserverlessCacheName: carts", `replicationGroupId: ""`, "replicationGroupId", "there is nothing to export"},
	},
	"cache-name-form": {
		{ofCache(strings.Repeat("a", 40)), ofCache(strings.Repeat("a", 41)), "serverlessCacheName", "41 characters long; AWS takes at most 40"},
		{ofCarts, ofCache("Carts"), "serverlessCacheName", `use "carts"`},
	},
	"serverless-inputs": {
		{"instanceType: cache.r7g.large", ofCarts + "instanceType: cache.r7g.large", "instanceType", "a serverless cache has no nodes"},
		{ofCarts + `instanceType: ""`, ofCarts + "snapshotWindow: 06:00-07:00", "snapshotWindow", "pass dailySnapshotTime"},
		{ofCarts + `snapshotWindow: ""`, ofCarts + "snapshotWindow: 06:00-06:30", "snapshotWindow", "a daily time in place of a window"},
	},
	"daily-time-serverless": {
		{ofCarts + `dailySnapshotTime: "05:00"`, `dailySnapshotTime: "05:00"`, "dailySnapshotTime", "pass snapshotWindow"},
		{`dailySnapshotTime: ""`, "dailySnapshotTime: 5 am", "dailySnapshotTime", "is only used with serverlessCacheName"},
	},
	"daily-time-form": {
		{ofCarts + `dailySnapshotTime: "23:59"`, ofCarts + `dailySnapshotTime: "24:00"`, "dailySnapshotTime", `use "00:00"`},
		{ofCarts + `dailySnapshotTime: ""`, ofCarts + `dailySnapshotTime: "6:00"`, "dailySnapshotTime", `use "06:00"`},
		{ofCarts, ofCarts + "dailySnapshotTime: 06:00-07:00", "dailySnapshotTime", `use "06:00"`},
		{ofCarts, ofCarts + "dailySnapshotTime: noon", "dailySnapshotTime", `is not of the form "hh:mm"`},
	},
	"window-form": {
		{"snapshotWindow: 06:00-07:00", "snapshotWindow: 06:00-06:59", "snapshotWindow", `is 59 minutes long; AWS needs at least 60 minutes: try "06:00-07:00"`},
		{"snapshotWindow: 23:30-00:30", "snapshotWindow: 6:00-7:00", "snapshotWindow", `use "06:00-07:00"`},
	},
	"snapshots-off": {
		{"snapshotRetentionLimit: 1", "snapshotRetentionLimit: 0", "snapshotRetentionLimit", "0 turns automatic snapshots off"},
		{"snapshotRetentionLimit: 35", "snapshotRetentionLimit: 36", "snapshotRetentionLimit", "36 is out of range: AWS keeps automatic snapshots for 1 to 35 days"},
		{asIs, "snapshotRetentionLimit: -1", "snapshotRetentionLimit", "-1 is out of range"},
		{asIs, `snapshotWindow: ""`, "snapshotWindow", "is empty, which turns automatic snapshots off"},
		{asIs, "snapshotWindow: \"\"\nsnapshotRetentionLimit: 0", "snapshotWindow", "is empty"},
		{ofCarts + `snapshotWindow: ""`, ofCarts + "snapshotRetentionLimit: 0", "snapshotRetentionLimit", "0 turns automatic snapshots off"},
	},
	"node-type-exports": {
		{"instanceType: cache.r6g.xlarge", "instanceType: cache.r6gd.xlarge", "instanceType", `"cache.r6gd.xlarge" has data tiering`},
		{`instanceType: ""`, "instanceType: cache.r6gd.16xlarge", "instanceType", "AWS does not export its snapshots"},
	},
	"bucket-form": {
		{"bucketName: my-exports\ncopyTo: null", "bucketName: arn:aws:s3:::my-exports\ncopyTo: null", "bucketName", `use "my-exports"`},
		{"bucketName: \"\"", "bucketName: my exports\ncopyTo: null", "bucketName", "is not the name of an S3 bucket"},
	},
	"bucket-region": {
		{"bucketName: my-exports\ncopyTo: null", "bucketName: " + farBucket + "\ncopyTo: null", "bucketName", `"exports-in-frankfurt" is in eu-central-1, and the cluster is in eu-west-1`},
	},
	"bucket-copies": {
		{"bucketName: my-exports\ncopyTo: null", "bucketName: my-exports", "bucketName", "cannot be combined with copyTo"},
		{`bucketName: ""`, "bucketName: my-exports", "bucketName", "would replace the replication of your bucket"},
	},
	"bucket-settings": {
		{"retentionInDays: 7", "bucketName: my-exports\ncopyTo: null\nretentionInDays: 7", "retentionInDays", "has no effect on a bucket of your own"},
		{"bucketName: my-exports\ncopyTo: null\nforceDestroy: false", "bucketName: my-exports\ncopyTo: null\nforceDestroy: true", "forceDestroy", "set it on the bucket"},
	},
	"copy-account-form": {
		{copiedTo("222222222222", vaultBucket, ""), copiedTo("2222-2222-2222", vaultBucket, ""), "copyTo.accountId", `use "222222222222"`},
		{"copyTo: null", copiedTo("22222222222", vaultBucket, ""), "copyTo.accountId", `use "022222222222"`},
		{asIs, copiedTo("", vaultBucket, ""), "copyTo.accountId", "is empty"},
		{asIs, copiedTo("2222222222222", vaultBucket, ""), "copyTo.accountId", "is not the ID of an AWS account"},
	},
	"copy-bucket-form": {
		{copiedTo("222222222222", "arn:aws-cn:s3:::sessions-vault", ""), copiedTo("222222222222", "sessions-vault", ""), "copyTo.bucketArn", `use "arn:aws:s3:::sessions-vault"`},
		{"copyTo: null", copiedTo("222222222222", vaultBucket+"/*", ""), "copyTo.bucketArn", `use "arn:aws:s3:::sessions-vault"`},
		{asIs, copiedTo("222222222222", "", ""), "copyTo.bucketArn", "is empty"},
	},
	"copy-key-form": {
		{copiedTo("222222222222", vaultBucket, ", kmsKeyArn: "+`"`+keyThere+`"`), copiedTo("222222222222", vaultBucket, ", kmsKeyArn: alias/vault"), "copyTo.kmsKeyArn", "is not the ARN of a KMS key"},
		{copiedTo("222222222222", vaultBucket, `, kmsKeyArn: ""`), copiedTo("222222222222", vaultBucket, `, kmsKeyArn: "`+topic+`"`), "copyTo.kmsKeyArn", "is not the ARN of a KMS key"},
	},
	"copy-storage-class": {
		{copiedTo("222222222222", vaultBucket, ", storageClass: STANDARD_IA"), copiedTo("222222222222", vaultBucket, ", storageClass: standard"), "copyTo.storageClass", `use "STANDARD"`},
		{copiedTo("222222222222", vaultBucket, ", storageClass: DEEP_ARCHIVE"), copiedTo("222222222222", vaultBucket, ", storageClass: COLD"), "copyTo.storageClass", `"COLD" is none of`},
	},
}

// exportTimeCases are about the clock. Where clocks change, days have 23 or 25 hours.
var exportTimeCases = map[string][]ruleCase{
	"retention-range": {
		{"retentionInDays: 1", "retentionInDays: 0", "retentionInDays", "0 is out of range: use 1 to 36500 days"},
		{"retentionInDays: 36500", "retentionInDays: 36501", "retentionInDays", "36501 is out of range"},
	},
	"time-limit-range": {
		{"timeLimitInHours: 1", "timeLimitInHours: 0", "timeLimitInHours", "0 is out of range: use 1 to 24 hours"},
		{"timeLimitInHours: 24\nschedule: rate(25 hours)", "timeLimitInHours: 25", "timeLimitInHours", "25 is out of range"},
	},
	"schedule-overlaps": {
		{"schedule: rate(361 minutes)", "schedule: rate(6 hours)", "schedule", "leaves only 6 hours between two runs, and a run may take 6 hours"},
		{"schedule: rate(61 minutes)\ntimeLimitInHours: 1", "schedule: rate(1 hour)\ntimeLimitInHours: 1", "schedule", "leaves only 1 hour between two runs, and a run may take 1 hour"},
		{"timeLimitInHours: 23", "timeLimitInHours: 24", "schedule", "leaves only 1 day between two runs, and a run may take 1 day"},
		{"schedule: cron(0 1,8 * * ? *)", "schedule: cron(0 1,8 * * ? *)\nscheduleTimezone: Europe/Berlin", "schedule", "leaves only 6 hours between two runs"},
		{"timeLimitInHours: 23\nschedule: cron(0 10 * * ? *)", "timeLimitInHours: 23\nschedule: cron(0 10 * * ? *)\nscheduleTimezone: Europe/Berlin", "schedule", "leaves only 23 hours between two runs"},
		{"timeLimitInHours: 22\nschedule: cron(0 10 * * ? *)\nscheduleTimezone: Europe/Berlin", "timeLimitInHours: 24\nschedule: cron(0 10 * * ? *)\nscheduleTimezone: Asia/Kolkata", "schedule", "leaves only 1 day between two runs"},
	},
	"retention-schedule": {
		{"schedule: cron(0 10 ? * MON,WED *)\nretentionInDays: 5", "schedule: cron(0 10 ? * MON,WED *)\nretentionInDays: 4", "retentionInDays", "4 is shorter than the 5 days between two runs"},
		{"schedule: cron(0 10 * * ? *)\nretentionInDays: 1", "schedule: cron(0 10 * * ? *)\nscheduleTimezone: Europe/Berlin\nretentionInDays: 1", "retentionInDays", "1 is shorter than the 1 day and 1 hour between two runs"},
		{"schedule: cron(0 10 ? * MON,WED *)\nscheduleTimezone: Europe/Berlin\nretentionInDays: 6", "schedule: cron(0 10 ? * MON,WED *)\nscheduleTimezone: Europe/Berlin\nretentionInDays: 5", "retentionInDays", "5 is shorter than the 5 days and 1 hour between two runs"},
		{"schedule: rate(30 days)\nretentionInDays: 30", "schedule: rate(30 days)\nretentionInDays: 29", "retentionInDays", "29 is shorter than the 30 days"},
		{"schedule: rate(2 days)\nretentionInDays: 2", "schedule: rate(2 days)\nretentionInDays: 1", "retentionInDays", "1 is shorter than the 2 days"},
		{"retentionInDays: 1", "schedule: rate(1441 minutes)\nretentionInDays: 1", "retentionInDays", "1 is shorter than the 1 day and 1 minute between"},
	},
	"max-age-window": {
		{"maxAgeInHours: 4", "maxAgeInHours: 3", "maxAgeInHours", "3 is too few: the export starts 4 hours after the snapshot window began"},
		{"maxAgeInHours: 5\nsnapshotWindow: 23:30-00:31", "maxAgeInHours: 4\nsnapshotWindow: 23:30-00:31", "maxAgeInHours", "use 5 or more"},
		{"maxAgeInHours: 1\nschedule: cron(0 10 * * ? *)", "maxAgeInHours: 1", "maxAgeInHours", "1 is too few"},
		{ofCarts + "maxAgeInHours: 4", ofCarts + "maxAgeInHours: 3", "maxAgeInHours", "4 hours after dailySnapshotTime, at which"},
	},
}

// exportAdviceCases are about what is legal and unwise.
var exportAdviceCases = map[string][]ruleCase{
	"kms-key-exports": {
		{`kmsKeyId: ""`, "kmsKeyId: " + keyHere, "kmsKeyId", "AWS is known to refuse to export snapshots of a cluster with a KMS key of its own"},
		{ofCarts, ofCarts + "kmsKeyId: " + keyHere, "kmsKeyId", "AWS needs the KMS key of the cache for an export"},
	},
	"one-account": {
		{asIs, "copyTo: null", "copyTo", "is left out, so the exports stay in the account of the cluster"},
		{"copyTo: null\nbucketName: my-exports", "copyTo: null\nbucketName: \"\"", "copyTo", "copy them to a RedisSnapshotVault in another account"},
	},
	"copy-same-account": {
		{asIs, copiedTo(homeAccount, vaultBucket, ""), "copyTo.accountId", `"123456789012" is the account of the cluster too`},
	},
	"copy-key-restore": {
		{copiedTo("222222222222", vaultBucket, `, kmsKeyArn: ""`), copiedTo("222222222222", vaultBucket, `, kmsKeyArn: "`+keyThere+`"`), "copyTo.kmsKeyArn", "ElastiCache cannot restore from them"},
	},
	"copy-archived": {
		{copiedTo("222222222222", vaultBucket, ", storageClass: GLACIER_IR"), copiedTo("222222222222", vaultBucket, ", storageClass: GLACIER"), "copyTo.storageClass", `"GLACIER" has to be brought back from the archive`},
		{copiedTo("222222222222", vaultBucket, ", storageClass: INTELLIGENT_TIERING"), copiedTo("222222222222", vaultBucket, ", storageClass: DEEP_ARCHIVE"), "copyTo.storageClass", `"DEEP_ARCHIVE" has to be`},
	},
	"force-destroy": {
		{"forceDestroy: false", "forceDestroy: true", "forceDestroy", "deletes the exports, all versions of them"},
		{"forceDestroy: true\nbucketName: my-exports\ncopyTo: null", "forceDestroy: true\ncopyTo: null", "forceDestroy", "together with the bucket"},
	},
	"schedule-unwatched": {
		{"schedule: rate(162 hours)", "schedule: rate(163 hours)", "schedule", "leaves up to 6 days and 19 hours between two runs, and an alarm looks back a week at most"},
		{"schedule: cron(0 10 ? * MON,THU *)", "schedule: cron(0 10 ? * MON *)", "schedule", "leaves up to 7 days between two runs"},
		{"schedule: rate(6 days)\ntimeLimitInHours: 24", "schedule: rate(7 days)\ntimeLimitInHours: 1", "schedule", "run at least twice a week"},
	},
	"schedule-in-window": {
		{"schedule: cron(0 7 * * ? *)", "schedule: cron(59 6 * * ? *)", "schedule", "starts runs in the snapshot window, 06:00-07:00 UTC"},
		{"schedule: cron(59 5 * * ? *)", "schedule: cron(0 6 * * ? *)", "schedule", "exports the one of the night before"},
		{"schedule: cron(30 8 * * ? *)", "schedule: cron(30 8 * * ? *)\nscheduleTimezone: Europe/Berlin", "schedule", "in the snapshot window"},
		{"schedule: cron(30 0 * * ? *)\nsnapshotWindow: 23:30-00:30", "schedule: cron(15 0 * * ? *)\nsnapshotWindow: 23:30-00:30", "schedule", "23:30-00:30 UTC"},
		{"schedule: rate(12 hours)", "schedule: rate(7 hours)", "schedule", "in the snapshot window"},
		{ofCarts + "schedule: cron(0 7 * * ? *)", ofCarts + "schedule: cron(59 6 * * ? *)", "schedule", "in the hour after dailySnapshotTime, 06:00-07:00 UTC"},
		{ofCarts + "schedule: cron(30 6 * * ? *)\ndailySnapshotTime: \"05:00\"", ofCarts + "schedule: cron(30 6 * * ? *)\ndailySnapshotTime: \"06:30\"", "schedule", "06:30-07:30 UTC"},
	},
}
