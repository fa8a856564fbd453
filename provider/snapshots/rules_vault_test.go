package snapshots

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

func accounts(ids ...string) string { return listOf("sourceAccountIds", ids...) }

func groups(ids ...string) string { return listOf("replicationGroupIds", ids...) }

func caches(names ...string) string { return listOf("serverlessCacheNames", names...) }

// vaultCases are about who writes to a vault, and how long it keeps what they write.
var vaultCases = map[string][]ruleCase{
	"source-form": {
		{accounts("000000000001"), accounts("111111111111", "1111-1111-1111"), "sourceAccountIds[1]", `use "111111111111"`},
		{asIs, accounts("11111111111"), "sourceAccountIds[0]", `use "011111111111"`},
		{asIs, accounts("arn:aws:iam::111111111111:root"), "sourceAccountIds[0]", `use "111111111111"`},
		{asIs, accounts("111111111111,222222222222"), "sourceAccountIds[0]", "is 2 values in one text"},
		{asIs, accounts(""), "sourceAccountIds[0]", "is empty"},
	},
	"source-twice": {
		{accounts("111111111111", "222222222222"), accounts("111111111111", "222222222222", "111111111111"), "sourceAccountIds[2]", "is listed already, as sourceAccountIds[0]"},
	},
	"source-count": {
		{accounts("111111111111"), "sourceAccountIds: []", "sourceAccountIds", "is empty, so nothing could arrive"},
		{accounts(check.Numbered(50, "%012d")...), accounts(check.Numbered(51, "%012d")...), "sourceAccountIds", "holds 51 accounts; the policy of the bucket has room for 50"},
	},
	"vault-key-form": {
		{"kmsKeyArn: " + keyHere, "kmsKeyArn: alias/vault", "kmsKeyArn", "is not the ARN of a KMS key"},
		{`kmsKeyArn: ""`, "kmsKeyArn: " + topic, "kmsKeyArn", "is not the ARN of a KMS key"},
	},
	"lock-range": {
		{"lockInDays: 1", "lockInDays: 0", "lockInDays", "0 is out of range: use 1 to 36500 days"},
		{"lockInDays: 36500\nretentionInDays: 36500", "lockInDays: 36501", "lockInDays", "36501 is out of range"},
	},
	"lock-mode": {
		{"lockMode: governance", "lockMode: COMPLIANCE", "lockMode", `use "compliance"`},
		{"lockMode: compliance", "lockMode: legal-hold", "lockMode", `"legal-hold" is none of`},
		{asIs, `lockMode: ""`, "lockMode", "is none of"},
	},
	"lock-retention": {
		{"lockInDays: 35", "lockInDays: 36", "lockInDays", "36 is more than the 35 of retentionInDays"},
		{"retentionInDays: 30", "retentionInDays: 29", "lockInDays", "30 is more than the 29 of retentionInDays"},
	},
	"retention-range": {
		{"retentionInDays: 1\nlockInDays: 1", "retentionInDays: 0", "retentionInDays", "0 is out of range: use 1 to 36500 days"},
		{"retentionInDays: 36500", "retentionInDays: 36501", "retentionInDays", "36501 is out of range"},
	},
	"groups-form": {
		{groups("sessions", "carts-2"), groups("sessions", "Carts"), "replicationGroupIds[1]", `use "carts"`},
		{"replicationGroupIds: []", groups(""), "replicationGroupIds[0]", "is empty"},
		{"replicationGroupIds: null", groups("sessions,carts"), "replicationGroupIds[0]", "is 2 values in one text"},
	},
	"caches-form": {
		{caches("carts", "carts-2"), caches("carts", "Orders"), "serverlessCacheNames[1]", `use "orders"`},
		{"serverlessCacheNames: []", caches(""), "serverlessCacheNames[0]", "is empty"},
	},
	"caches-twice": {
		{caches("carts", "carts-2"), caches("carts", "carts"), "serverlessCacheNames[1]", "is listed already, as serverlessCacheNames[0]"},
	},
	"caches-groups": {
		{caches("carts", "sessions-2"), caches("carts", "sessions"), "serverlessCacheNames[1]", `"sessions" is in replicationGroupIds too`},
		{"replicationGroupIds: null\n" + caches("sessions"), groups("orders", "carts") + "\n" + caches("carts"), "serverlessCacheNames[0]", "use another vault for one of them"},
	},
	"groups-twice": {
		{groups("sessions", "sessions-2"), groups("sessions", "sessions"), "replicationGroupIds[1]", "is listed already, as replicationGroupIds[0]"},
	},
	"groups-count": {
		{groups(check.Numbered(100, "group-%03d")...), groups(check.Numbered(101, "group-%03d")...), "replicationGroupIds", "holds 101 groups, with serverlessCacheNames; one vault watches up to 100"},
		{groups(check.Numbered(60, "group-%03d")...) + "\n" + caches(check.Numbered(40, "cache-%03d")...), groups(check.Numbered(60, "group-%03d")...) + "\n" + caches(check.Numbered(41, "cache-%03d")...), "replicationGroupIds", "holds 101 groups"},
	},
	"schedule-overlaps": {
		{"schedule: rate(61 minutes)", "schedule: rate(1 hour)", "schedule", "leaves only 1 hour between two looks, and one may take an hour"},
		{"schedule: rate(6 hours)", "schedule: rate(1 minute)", "schedule", "leaves only 1 minute between two looks"},
		{"schedule: cron(0 1,3 * * ? *)", "schedule: cron(0 1,3 * * ? *)\nscheduleTimezone: Europe/Berlin", "schedule", "leaves only 1 hour between two looks"},
	},
	"vault-same-account": {
		{asIs, accounts("111111111111", homeAccount), "sourceAccountIds[1]", `"123456789012" is the account of the vault itself`},
	},
	"lock-compliance": {
		{"lockMode: governance", "lockMode: compliance", "lockMode", "cannot be taken back: for 30 days nobody"},
	},
	"vault-key-restore": {
		{`kmsKeyArn: ""`, "kmsKeyArn: " + keyHere, "kmsKeyArn", "ElastiCache cannot restore from them"},
	},
	"schedule-unwatched": {
		{"schedule: rate(167 hours)", "schedule: rate(168 hours)", "schedule", "leaves up to 7 days between two runs, and an alarm looks back a week at most"},
	},
}
