package snapshots

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/bucket"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

const lockGuide = "S3 user guide, \"Locking objects with Object Lock\""

func commonOfVault(p *vaultPlan) *common              { return p.common }
func identityOfVault(p *vaultPlan) *identity.Plan     { return p.identity }
func monitoringOfVault(p *vaultPlan) *monitoring.Plan { return p.monitoring }

// vaultRefusals are the rules that have to hold of a [RedisSnapshotVault].
var vaultRefusals = slices.Concat(
	check.Of(nameRules, commonOfVault), sourceRules, lockRules,
	check.Of(numberRules, commonOfVault), groupRules,
	check.Of(scheduleRules, commonOfVault), lookRules,
	check.Of(monitoring.SoleTopicRules, monitoringOfVault), check.Of(placeRules, commonOfVault),
	check.Of(identity.TagRules, identityOfVault),
)

// maxAccounts and maxGroups keep the bucket policy, of up to 20 KB, and the state machine small enough.
// Source: S3 user guide, "Bucket policies"; Step Functions, size of data (256 KiB).
const maxAccounts, maxGroups = 50, 100

// sourceRules are about the accounts that write.
var sourceRules = []check.Rule[*vaultPlan]{
	check.Forms(check.Rule[*vaultPlan]{
		Name: "source-form", Input: "sourceAccountIds",
		Holds:   "Each account is given by its ID, which is 12 digits.",
		Example: `sourceAccountIds: ["1111-1111-1111"]`,
		Source:  "AWS Account Management reference guide, \"View AWS account identifiers\"",
		Reads:   []string{"sourceAccountIds"},
	}, func(p *vaultPlan) inputs.List { return p.accounts }, aws.CheckAccountID),
	check.Distinct(check.Rule[*vaultPlan]{
		Name: "source-twice", Input: "sourceAccountIds",
		Holds:           "No account is listed twice.",
		Example:         `sourceAccountIds: ["111111111111", "111111111111"]`,
		Source:          "the component itself",
		StricterThanAWS: "S3 takes the second one for nothing. It is more likely that another account was meant.",
		Reads:           []string{"sourceAccountIds"},
	}, func(p *vaultPlan) inputs.List { return p.accounts },
		func(s string) (string, error) { return s, aws.CheckAccountID(s) }),
	{
		Name: "source-count", Input: "sourceAccountIds",
		Holds:   "There are 1 to 50 accounts.",
		Example: "sourceAccountIds: []",
		Source:  "S3 user guide, \"Bucket policies\": up to 20 KB",
		Needs:   []string{"sourceAccountIds"},
		StricterThanAWS: "Without an account nothing could ever arrive. AWS refuses a policy without a principal; " +
			"how many accounts fit depends on their roles.",
		Check: func(p *vaultPlan, say check.Say) {
			switch n := len(p.accounts.Elements); {
			case n == 0:
				say("sourceAccountIds", "is empty, so nothing could arrive: list the accounts of the clusters")
			case n > maxAccounts:
				say("sourceAccountIds", "holds %d accounts; the policy of the bucket has room for %d: make another "+
					"vault", n, maxAccounts)
			}
		},
	},
}

// lockRules are about how long, and against whom, a copy is protected.
var lockRules = []check.Rule[*vaultPlan]{
	check.Form(check.Rule[*vaultPlan]{
		Name: "vault-key-form", Input: "kmsKeyArn",
		Holds:           "The key is given by its ARN.",
		Example:         "kmsKeyArn: alias/vault",
		Source:          "S3 API, PutBucketEncryption, KMSMasterKeyID",
		StricterThanAWS: "S3 takes ids and aliases too, which are other keys in another account.",
	}, func(p *vaultPlan) (string, bool) { return check.UnlessEmpty(p.key) }, check.Parses(aws.ParseKeyARN)),
	{
		Name: "lock-range", Input: "lockInDays",
		Holds:   "A copy is locked for 1 to 36500 days.",
		Example: "lockInDays: 0",
		Source:  "S3 API, PutObjectLockConfiguration, DefaultRetention, Days",
		Needs:   []string{"lockInDays"},
		Check: func(p *vaultPlan, say check.Say) {
			if n := p.lockInDays; n < 1 || n > maxRetention {
				say("lockInDays", "%d is out of range: use 1 to %d days", n, maxRetention)
			}
		},
	},
	check.Form(check.Rule[*vaultPlan]{
		Name: "lock-mode", Input: "lockMode",
		Holds:   "The mode of the lock is `governance` or `compliance`.",
		Example: "lockMode: COMPLIANCE",
		Source:  lockGuide + ", retention modes",
		StricterThanAWS: "S3 spells them in capital letters; this package writes them small, as the words of other " +
			"inputs.",
	}, func(p *vaultPlan) (string, bool) { return p.lockMode, true },
		spelling.Words(string(bucket.Governance), string(bucket.Compliance))),
	{
		Name: "lock-retention", Input: "lockInDays",
		Holds:   "A lock ends before the copy expires: `lockInDays` is not more than `retentionInDays`.",
		Example: "lockInDays: 40",
		Source:  lockGuide + ", lifecycle",
		StricterThanAWS: "S3 lets the copy expire, and keeps the locked version, which nobody sees, until the lock " +
			"ends.",
		Needs: []string{"lockInDays", "retentionInDays"},
		Check: func(p *vaultPlan, say check.Say) {
			if p.lockInDays <= maxRetention && p.retentionInDays > 0 && p.lockInDays > p.retentionInDays {
				say("lockInDays", "%d is more than the %d of retentionInDays, after which a copy expires: raise "+
					"retentionInDays, or lock for %d days or less", p.lockInDays, p.retentionInDays, p.retentionInDays)
			}
		},
	},
}

// groupRules are about the clusters and the serverless caches whose copies have to arrive.
var groupRules = []check.Rule[*vaultPlan]{
	check.Forms(check.Rule[*vaultPlan]{
		Name: "caches-form", Input: "serverlessCacheNames",
		Holds:   "Each serverless cache is given by its name.",
		Example: "serverlessCacheNames: [Carts]",
		Source:  "ElastiCache console, name of a serverless cache: up to 40 characters, no spaces",
		StricterThanAWS: "AWS never sees the list. A name that no object begins with would set off the alarm for " +
			"ever.",
		Reads: []string{"serverlessCacheNames"},
	}, func(p *vaultPlan) inputs.List { return p.caches }, check.Parses(elasticache.ParseReplicationGroupID)),
	check.Distinct(check.Rule[*vaultPlan]{
		Name: "caches-twice", Input: "serverlessCacheNames",
		Holds:           "No serverless cache is listed twice.",
		Example:         "serverlessCacheNames: [carts, carts]",
		Source:          "the component itself",
		StricterThanAWS: "AWS never sees the list. It is more likely that another cache was meant.",
		Reads:           []string{"serverlessCacheNames"},
	}, func(p *vaultPlan) inputs.List { return p.caches }, elasticache.ParseReplicationGroupID),
	{
		Name: "caches-groups", Input: "serverlessCacheNames",
		Holds:   "A serverless cache and a replication group that one vault watches have different names.",
		Example: "serverlessCacheNames: [sessions]",
		Source:  "ElastiCache user guide, \"Exporting a backup\": nothing about what objects of a cache are called",
		StricterThanAWS: "AWS never sees the lists. The names of the copies may be the same, so that one hides the " +
			"silence of the other.",
		Reads: []string{"serverlessCacheNames", "replicationGroupIds"},
		Check: func(p *vaultPlan, say check.Say) {
			for i, cache := range p.caches.Elements {
				same := func(group inputs.Setting[string]) bool { return group.Known && group.Value == cache.Value }
				if cache.Known && slices.ContainsFunc(p.groups.Elements, same) {
					say(inputs.Element("serverlessCacheNames", i), "%s is in replicationGroupIds too, and their "+
						"copies may have the same names: use another vault for one of them",
						spelling.Quote(cache.Value))
				}
			}
		},
	},
	check.Forms(check.Rule[*vaultPlan]{
		Name: "groups-form", Input: "replicationGroupIds",
		Holds:           "Each replication group is given by its ID.",
		Example:         "replicationGroupIds: [Sessions]",
		Source:          "ElastiCache API, CreateReplicationGroup, ReplicationGroupId",
		StricterThanAWS: "AWS never sees the list. A name that no object begins with would set off the alarm for ever.",
		Reads:           []string{"replicationGroupIds"},
	}, func(p *vaultPlan) inputs.List { return p.groups }, check.Parses(elasticache.ParseReplicationGroupID)),
	check.Distinct(check.Rule[*vaultPlan]{
		Name: "groups-twice", Input: "replicationGroupIds",
		Holds:           "No replication group is listed twice.",
		Example:         "replicationGroupIds: [sessions, sessions]",
		Source:          "the component itself",
		StricterThanAWS: "AWS never sees the list. It is more likely that another group was meant.",
		Reads:           []string{"replicationGroupIds"},
	}, func(p *vaultPlan) inputs.List { return p.groups }, elasticache.ParseReplicationGroupID),
	{
		Name: "groups-count", Input: "replicationGroupIds",
		Holds:           "There are at most 100 replication groups and serverless caches.",
		Example:         "replicationGroupIds: [" + commaSeparated(check.Numbered(maxGroups+1, "group-%03d")) + "]",
		Source:          "Step Functions, size of data",
		StricterThanAWS: "A run keeps what it finds for each of them, and Step Functions keeps no more than 256 KiB.",
		Needs:           []string{"replicationGroupIds", "serverlessCacheNames"},
		Check: func(p *vaultPlan, say check.Say) {
			if n := len(p.groups.Elements) + len(p.caches.Elements); n > maxGroups {
				say("replicationGroupIds", "holds %d groups, with serverlessCacheNames; one vault watches up to %d: "+
					"make another one", n, maxGroups)
			}
		},
	},
}

// lookRules relate the schedule to how long a look may take.
var lookRules = []check.Rule[*vaultPlan]{{
	Name: "schedule-overlaps", Input: "schedule",
	Holds:           "Two looks are further apart than an hour, which one may take.",
	Example:         "schedule: rate(30 minutes)",
	Source:          "the component itself",
	StricterThanAWS: "AWS would start a second one beside the first.",
	Needs:           []string{"schedule", "scheduleTimezone"},
	Check: func(p *vaultPlan, say check.Say) {
		if shortest, _, ok := p.timing.gaps(); ok && shortest <= lookLimit {
			say("schedule", "leaves only %s between two looks, and one may take an hour: let them be further apart",
				inDays(shortest))
		}
	},
}}

// vaultAdvice are the rules about what is legal and unwise in a [RedisSnapshotVault].
var vaultAdvice = slices.Concat(
	check.Of(placeAdvice, commonOfVault), sameAccountAdvice, lockAdvice,
	check.Of(scheduleAdvice, commonOfVault),
	check.Of(monitoring.SoleTopicAdvice, monitoringOfVault),
)

// sameAccountAdvice is about a vault beside the cluster.
var sameAccountAdvice = []check.Rule[*vaultPlan]{{
	Name: "vault-same-account", Input: "sourceAccountIds",
	Holds:   "The vault is in another account than the clusters.",
	Example: `sourceAccountIds: ["123456789012"]`,
	Source:  "AWS Well-Architected Framework, Reliability Pillar, \"Secure and encrypt backups\"",
	Silence: "create the vault with the AWS provider of another account, or accept it: a vault in another region " +
		"still protects against the loss of one",
	Reads: []string{"sourceAccountIds"},
	Check: func(p *vaultPlan, say check.Say) {
		for i, e := range p.accounts.Elements {
			if e.Known && p.place.Account != "" && e.Value == p.place.Account {
				say(inputs.Element("sourceAccountIds", i), "%s is the account of the vault itself, by its AWS "+
					"provider: whoever controls it can reach the copies as well", spelling.Quote(e.Value))
			}
		}
	},
}}

// lockAdvice is about a lock that nobody can end, and a restore that has to copy first.
var lockAdvice = []check.Rule[*vaultPlan]{
	{
		Name: "lock-compliance", Input: "lockMode",
		Holds:   "The lock can be ended by somebody, if copies have to be deleted.",
		Example: "lockMode: compliance",
		Source:  lockGuide + ", retention modes",
		Silence: "use `governance`, or accept it",
		Needs:   []string{"lockMode", "lockInDays"},
		Check: func(p *vaultPlan, say check.Say) {
			if p.lockMode == string(bucket.Compliance) {
				say("lockMode", "\"compliance\" cannot be taken back: for %d days nobody, not even AWS or the root "+
					"user, can delete a copy, stop paying for it, or delete the bucket", p.lockInDays)
			}
		},
	},
	{
		Name: "vault-key-restore", Input: "kmsKeyArn",
		Holds:   "ElastiCache can read the copies: it restores from files that S3 encrypts with its own key.",
		Example: "kmsKeyArn: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
		Source:  "ElastiCache user guide, \"Seeding a new self-designed cluster with an externally created backup\"",
		Silence: "leave it out; or accept it, and copy the files to another bucket before a restore",
		Needs:   []string{"kmsKeyArn"},
		Check: func(p *vaultPlan, say check.Say) {
			if p.key.Value != "" {
				say("kmsKeyArn", "encrypts objects so that ElastiCache cannot restore from them: a restore has to "+
					"copy them to another bucket first, which S3 encrypts with its own key")
			}
		},
	},
}

// vaultChecks are all rules of the component, in the order of the inputs.
func vaultChecks() []check.Doc {
	accepted := check.Docs(check.AcceptedWarnings)
	return inOrderOf[RedisSnapshotVaultArgs](
		slices.Concat(check.Docs(vaultRefusals), accepted, check.Docs(vaultAdvice)))
}
