package snapshots

import (
	"time"

	names "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/bucket"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// The defaults of a [RedisSnapshotExport].
const (
	// afterWindow is how long after the end of the snapshot window the export starts: AWS says that a snapshot begins
	// in the window, and not when it ends.
	afterWindow = 3 * 60 // minutes
	// defaultMaxAge is a day: the export runs after the window, so the snapshot of the night is a few hours old.
	defaultMaxAge = 24
	// defaultTimeLimit is how many hours an export may take.
	defaultTimeLimit = 6
)

// exportPlan is what the inputs of a [RedisSnapshotExport] ask for.
type exportPlan struct {
	*common
	source source
	// ownBucket is the bucket of the program, and bucketRegion its region, as far as AWS tells.
	ownBucket    inputs.Setting[string]
	bucketRegion string
	// bucket is the one that the component creates; nil if the program brings its own.
	bucket       *bucket.Plan
	forceDestroy bool
	// retentionGiven says that the program gives retentionInDays.
	retentionGiven bool
	// copy is nil if the snapshots stay in the account.
	copy             *copyPlan
	timeLimitInHours int
}

// copyPlan says where S3 copies the exports to.
type copyPlan struct {
	account, bucketArn, key inputs.Setting[string]
	storageClass            string
	timeControl             bool
}

// newExportPlan is what the inputs ask for, as far as they are known. The rules say what is wrong with them.
func newExportPlan(in *inputs.Resolver, args *RedisSnapshotExportArgs, aws facts) *exportPlan {
	shared := inputs.Part[commonArgs](args)
	p := &exportPlan{
		common:           newCommon(in, shared, aws.place()),
		source:           takeSource(in, args),
		ownBucket:        inputs.Take(in, "bucketName", args.BucketName, ""),
		forceDestroy:     inputs.OrElse(args.ForceDestroy, false),
		retentionGiven:   args.RetentionInDays != nil,
		timeLimitInHours: inputs.OrElse(args.TimeLimitInHours, defaultTimeLimit),
	}
	p.maxAgeInHours = inputs.OrElse(args.MaxAgeInHours, defaultMaxAge)
	if args.CopyTo != nil {
		p.copy = &copyPlan{
			account:      inputs.Take(in, "copyTo.accountId", args.CopyTo.AccountId, ""),
			bucketArn:    inputs.Take(in, "copyTo.bucketArn", args.CopyTo.BucketArn, ""),
			key:          inputs.Take(in, "copyTo.kmsKeyArn", args.CopyTo.KmsKeyArn, ""),
			storageClass: inputs.OrElse(args.CopyTo.StorageClass, ""),
			timeControl:  inputs.OrElse(args.CopyTo.ReplicationTimeControl, false),
		}
	}
	p.timing = newTiming(shared.Schedule, shared.ScheduleTimezone, inputs.Derive(p.source.taken(), afterTheWindow),
		time.Duration(p.timeLimitInHours)*time.Hour)
	p.planBucket(aws)
	p.machine = &workflow.Plan{
		Name:        p.identity.Name + "-snapshot-export",
		Description: "Exports the newest automatic snapshot of a " + p.source.kind() + " to S3: " + p.identity.Name,
		TimeLimit:   p.timing.timeLimit, Zone: p.timing.zoneName(), LongestGap: p.timing.longestGap(), Place: p.place,
	}
	p.watch(shared, "snapshot export", exportAlarms(p.machine, p.identity.Name, p.copy != nil))
	return p
}

// afterTheWindow is the schedule for a snapshot window, also for one that is off or malformed: a rule says so.
func afterTheWindow(window string) schedule.Expression {
	w, err := elasticache.ParseDailyWindow(window)
	if err != nil {
		w, _ = elasticache.ParseDailyWindow(storage.DefaultSnapshotWindow)
	}
	return schedule.DailyAfter((w.End() + afterWindow) % (24 * 60))
}

func (p *exportPlan) planBucket(aws facts) {
	if inputs.Said(p.ownBucket) {
		if p.ownBucket.Known && names.CheckBucketName(p.ownBucket.Value) == nil {
			p.bucketRegion = aws.bucketRegion(p.ownBucket.Value)
		}
		return
	}
	p.bucket = &bucket.Plan{
		Name: p.identity.Name + "-snapshots", RetentionInDays: p.retentionInDays, ForceDestroy: p.forceDestroy,
		Policy: func(arn string) []policy.Statement { return []policy.Statement{exportsAllowed(p.place.Region, arn)} },
	}
}
