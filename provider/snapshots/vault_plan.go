package snapshots

import (
	"time"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/bucket"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// The defaults of a [RedisSnapshotVault].
const (
	defaultLock = 30
	// defaultArrival is a day, and as long as an export may take.
	defaultArrival = 24 + defaultTimeLimit
	// defaultLook looks four times a day, so that a missing copy is noticed within hours.
	defaultLook = "rate(6 hours)"
	// lookLimit is how long a look at the bucket may take. It takes seconds for hundreds of objects.
	lookLimit = time.Hour
)

// vaultPlan is what the inputs of a [RedisSnapshotVault] ask for.
type vaultPlan struct {
	*common
	accounts inputs.List
	// groups and caches are whose copies have to arrive.
	groups, caches inputs.List
	key            inputs.Setting[string]
	allowRestore   bool
	lockMode       string
	lockInDays     int
	bucket         *bucket.Plan
}

// newVaultPlan is what the inputs ask for, as far as they are known. The rules say what is wrong with them.
func newVaultPlan(in *inputs.Resolver, args *RedisSnapshotVaultArgs, aws facts) *vaultPlan {
	shared := inputs.Part[commonArgs](args)
	p := &vaultPlan{
		common:       newCommon(in, shared, aws.place()),
		accounts:     inputs.TakeList(in, "sourceAccountIds", args.SourceAccountIds),
		groups:       inputs.TakeList(in, "replicationGroupIds", args.ReplicationGroupIds),
		caches:       inputs.TakeList(in, "serverlessCacheNames", args.ServerlessCacheNames),
		key:          inputs.Take(in, "kmsKeyArn", args.KmsKeyArn, ""),
		allowRestore: inputs.OrElse(args.AllowRestore, false),
		lockMode:     inputs.OrElse(args.LockMode, string(bucket.Governance)),
		lockInDays:   inputs.OrElse(args.LockInDays, defaultLock),
	}
	p.maxAgeInHours = inputs.OrElse(args.MaxAgeInHours, defaultArrival)
	look, _ := schedule.Parse(defaultLook)
	p.timing = newTiming(shared.Schedule, shared.ScheduleTimezone, inputs.Fixed(look), lookLimit)
	p.bucket = &bucket.Plan{
		Name: p.identity.Name + "-vault", RetentionInDays: p.retentionInDays, Key: p.key,
		Lock:   &bucket.Lock{Mode: bucket.LockMode(p.lockMode), Days: p.lockInDays},
		Policy: p.policyOf,
	}
	p.machine = &workflow.Plan{
		Name:        p.identity.Name + "-snapshot-arrivals",
		Description: "Looks whether copies of snapshots arrive: " + p.identity.Name,
		TimeLimit:   lookLimit, Zone: p.timing.zoneName(), LongestGap: p.timing.longestGap(), Place: p.place,
	}
	p.watch(shared, "snapshot vault", p.machine.Alarms(vaultTexts(p.identity.Name)))
	return p
}

// policyOf is the policy of the bucket. Every account has to be known.
func (p *vaultPlan) policyOf(arn string) []policy.Statement {
	statements := append(receives(p.place.Region, p.accounts.Values(), arn), keeps(arn))
	if p.allowRestore {
		statements = append(statements, restoresAllowed(p.place.Region, arn))
	}
	return statements
}

// vaultTexts are what the alarms on the runs of a vault say.
func vaultTexts(name string) workflow.Texts {
	return workflow.Texts{
		Subject: "the look at the snapshot vault " + name,
		Missed: "If it found no new copy, the exports of the other account fail, are turned off, or do not reach " +
			"this account: the newest copy gets older.",
		Remedy: "ask the owners of the cluster, by another way than that account if it may be in foreign hands; look " +
			"at the alarms of the export there; keep what the vault has, and raise retentionInDays before it expires",
	}
}
