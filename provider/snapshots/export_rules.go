package snapshots

import (
	"slices"
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const exportGuide = "ElastiCache user guide, \"Exporting a backup\""

func commonOfExport(p *exportPlan) *common              { return p.common }
func identityOfExport(p *exportPlan) *identity.Plan     { return p.identity }
func monitoringOfExport(p *exportPlan) *monitoring.Plan { return p.monitoring }

// exportRefusals are the rules that have to hold of a [RedisSnapshotExport].
var exportRefusals = slices.Concat(
	check.Of(nameRules, commonOfExport), sourceOfExportRules, bucketRules, ownBucketRules, copyRules,
	check.Of(numberRules, commonOfExport), check.Of(scheduleRules, commonOfExport), exportTimeRules,
	check.Of(monitoring.SoleTopicRules, monitoringOfExport), check.Of(placeRules, commonOfExport),
	check.Of(identity.TagRules, identityOfExport),
)

// bucketRules are about the bucket that takes the exports.
var bucketRules = []check.Rule[*exportPlan]{
	check.Form(check.Rule[*exportPlan]{
		Name: "bucket-form", Input: "bucketName",
		Holds:   "The bucket is given by its name.",
		Example: "bucketName: arn:aws:s3:::my-exports\ncopyTo: null",
		Source:  "S3 user guide, \"Bucket naming rules\"",
	}, func(p *exportPlan) (string, bool) { return check.UnlessEmpty(p.ownBucket) }, aws.CheckBucketName),
	{
		Name: "bucket-region", Input: "bucketName",
		Holds:   "The bucket is in the region of the cluster.",
		Example: "bucketName: exports-in-frankfurt\ncopyTo: null",
		Source:  "ElastiCache API, CopySnapshot, \"The S3 bucket %s is outside of the region\"",
		Needs:   []string{"bucketName"},
		Check: func(p *exportPlan, say check.Say) {
			if p.bucketRegion != "" && p.place.Region != "" && p.bucketRegion != p.place.Region {
				say("bucketName", "%s is in %s, and the cluster is in %s, by its AWS provider: ElastiCache exports to "+
					"a bucket of its own region only; use one there, and S3 replication to reach another region",
					spelling.Quote(p.ownBucket.Value), p.bucketRegion, p.place.Region)
			}
		},
	},
	{
		Name: "bucket-copies", Input: "bucketName",
		Holds:   "A bucket of the program is replicated by the program: `copyTo` is for the bucket that is created.",
		Example: "bucketName: my-exports",
		Source:  "S3 API, PutBucketReplication: creates or replaces the replication configuration of a bucket",
		StricterThanAWS: "A bucket has one replication configuration. A second one would take the place of the " +
			"program's own, and end its copies without a word.",
		Needs: []string{"bucketName", "copyTo"},
		Check: func(p *exportPlan, say check.Say) {
			if p.bucket == nil && p.copy != nil {
				say("bucketName", "cannot be combined with copyTo, which would replace the replication of your "+
					"bucket: leave bucketName out, or leave copyTo out and add a replication rule to the "+
					"bucket yourself")
			}
		},
	},
}

// ownBucketRules are about inputs that a bucket of the program makes idle.
var ownBucketRules = []check.Rule[*exportPlan]{{
	Name: "bucket-settings", Input: "retentionInDays",
	Holds: "`forceDestroy` and `retentionInDays` are for the bucket that is created: a bucket of the program keeps " +
		"its own settings.",
	Example:         "bucketName: my-exports\ncopyTo: null\nretentionInDays: 7",
	Source:          "the component itself",
	StricterThanAWS: "They would have no effect, and exports would be kept for another time than the program says.",
	Needs:           []string{"bucketName", "forceDestroy", "retentionInDays"},
	Check: func(p *exportPlan, say check.Say) {
		if p.bucket != nil {
			return
		}
		if p.retentionGiven {
			say("retentionInDays", "has no effect on a bucket of your own: leave it out, and give the bucket a "+
				"lifecycle rule")
		}
		if p.forceDestroy {
			say("forceDestroy", "has no effect on a bucket of your own: leave it out, and set it on the bucket")
		}
	},
}}

// copyRules are about the bucket in the other account.
var copyRules = []check.Rule[*exportPlan]{
	copyForm(check.Rule[*exportPlan]{
		Name: "copy-account-form", Input: "copyTo.accountId",
		Holds:   "The account is given by its ID, which is 12 digits.",
		Example: "copyTo: { accountId: 2222-2222-2222, bucketArn: \"arn:aws:s3:::sessions-vault\" }",
		Source:  "S3 API, PutBucketReplication, Destination, Account",
	}, func(to *copyPlan) (string, bool) { return to.account.Value, true }, aws.CheckAccountID),
	copyForm(check.Rule[*exportPlan]{
		Name: "copy-bucket-form", Input: "copyTo.bucketArn",
		Holds:   "The bucket of the copies is given by its ARN.",
		Example: "copyTo: { accountId: \"222222222222\", bucketArn: sessions-vault }",
		Source:  "S3 API, PutBucketReplication, Destination, Bucket",
	}, func(to *copyPlan) (string, bool) { return to.bucketArn.Value, true }, check.Parses(aws.ParseBucketARN)),
	copyForm(check.Rule[*exportPlan]{
		Name: "copy-key-form", Input: "copyTo.kmsKeyArn",
		Holds: "The key for the copies is given by its ARN.",
		Example: "copyTo: { accountId: \"222222222222\", bucketArn: \"arn:aws:s3:::sessions-vault\", kmsKeyArn: " +
			"alias/vault }",
		Source:          "S3 API, PutBucketReplication, ReplicaKmsKeyID",
		StricterThanAWS: "S3 takes aliases and ids too, and looks for them in the account of the cluster.",
	}, func(to *copyPlan) (string, bool) { return check.UnlessEmpty(to.key) }, check.Parses(aws.ParseKeyARN)),
	copyForm(check.Rule[*exportPlan]{
		Name: "copy-storage-class", Input: "copyTo.storageClass",
		Holds: "The storage class is one of S3's.",
		Example: "copyTo: { accountId: \"222222222222\", bucketArn: \"arn:aws:s3:::sessions-vault\", storageClass: " +
			"standard }",
		Source: "S3 API, PutBucketReplication, Destination, StorageClass",
	}, func(to *copyPlan) (string, bool) { return to.storageClass, to.storageClass != "" },
		spelling.Words(storageClasses()...)),
}

// copyForm is a rule about how a text in `copyTo` is written.
func copyForm(
	rule check.Rule[*exportPlan], get func(*copyPlan) (string, bool), err func(string) error,
) check.Rule[*exportPlan] {
	return check.Form(rule, func(p *exportPlan) (string, bool) {
		if p.copy == nil {
			return "", false
		}
		return get(p.copy)
	}, err)
}

func storageClasses() (all []string) {
	for _, one := range copyDocs["storageClass"].Enum.Values {
		all = append(all, one.Value)
	}
	return all
}

// exportTimeRules relate the schedule, the time limit, and what depends on both.
var exportTimeRules = []check.Rule[*exportPlan]{
	{
		Name: "time-limit-range", Input: "timeLimitInHours",
		Holds:           "A run may take 1 to 24 hours.",
		Example:         "timeLimitInHours: 0",
		Source:          "Step Functions, state machine, TimeoutSeconds",
		StricterThanAWS: "Step Functions waits for up to a year, and nobody would hear of an export that never ends.",
		Needs:           []string{"timeLimitInHours"},
		Check: func(p *exportPlan, say check.Say) {
			if n := p.timeLimitInHours; n < 1 || n > 24 {
				say("timeLimitInHours", "%d is out of range: use 1 to 24 hours", n)
			}
		},
	},
	{
		Name: "schedule-overlaps", Input: "schedule",
		Holds:   "A run has ended before the next one begins: two runs are further apart than `timeLimitInHours`.",
		Example: "schedule: rate(6 hours)",
		Source:  "Step Functions developer guide, \"StartExecution\": runs may overlap",
		StricterThanAWS: "AWS would start both. Each would wait for the objects of the other, and the alarm on a " +
			"missing run would come too late.",
		Needs: []string{"schedule", "scheduleTimezone", "timeLimitInHours"},
		Check: func(p *exportPlan, say check.Say) {
			shortest, _, ok := p.timing.gaps()
			if limit := p.timing.timeLimit; ok && limit >= time.Hour && shortest <= limit {
				say("schedule", "leaves only %s between two runs, and a run may take %s: let them be further apart, "+
					"or lower timeLimitInHours", inDays(shortest), inDays(limit))
			}
		},
	},
	{
		Name: "retention-schedule", Input: "retentionInDays",
		Holds: "An export is kept at least until the next one: `retentionInDays` is not shorter than the time " +
			"between two runs.",
		Example:         "schedule: cron(0 10 ? * MON,WED *)\nretentionInDays: 3",
		Source:          "the component itself",
		StricterThanAWS: "S3 would delete the only export before there is another one.",
		Needs:           []string{"retentionInDays", "schedule", "scheduleTimezone", "bucketName"},
		Check: func(p *exportPlan, say check.Say) {
			days := p.retentionInDays
			if _, longest, ok := p.timing.gaps(); ok && days > 0 && p.bucket != nil &&
				time.Duration(days)*24*time.Hour < longest {
				say("retentionInDays", "%d is shorter than the %s between two runs, so for a while there would be no "+
					"export at all: use more", days, inDays(longest))
			}
		},
	},
	{
		Name: "max-age-window", Input: "maxAgeInHours",
		Holds:           "The snapshot of the night is young enough when the export starts.",
		Example:         "maxAgeInHours: 2",
		Source:          "the component itself",
		StricterThanAWS: "AWS does not see the two together. Every run would fail although there is a snapshot.",
		Needs: []string{
			"maxAgeInHours", "schedule", "scheduleTimezone", "snapshotWindow", "dailySnapshotTime",
		},
		Reads: ofKind,
		Check: func(p *exportPlan, say check.Say) {
			if p.timing.givenExpression == nil && p.maxAgeInHours > 0 && p.maxAgeInHours < p.ageAtDefault() {
				say("maxAgeInHours", "%d is too few: the export starts %d hours after %s, at which "+
					"the snapshot may have been taken; use %d or more", p.maxAgeInHours, p.ageAtDefault(),
					p.source.beginsInWords(), p.ageAtDefault())
			}
		},
	},
}

// ageAtDefault is how many hours old a snapshot can be when the default schedule starts the export.
func (p *exportPlan) ageAtDefault() int {
	w, err := elasticache.ParseDailyWindow(p.source.taken().Value)
	if err != nil {
		return 0
	}
	return (w.Minutes() + afterWindow + 59) / 60
}

// exportChecks are all rules of the component, in the order of the inputs.
func exportChecks() []check.Doc {
	accepted := check.Docs(check.AcceptedWarnings)
	return inOrderOf[RedisSnapshotExportArgs](
		slices.Concat(check.Docs(exportRefusals), accepted, check.Docs(exportAdvice)))
}
