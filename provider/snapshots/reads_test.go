package snapshots

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check/varied"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// values are the defaults, and values that nothing else in the examples has.
var values = varied.Values{
	Defaults: map[string]any{
		"dailySnapshotTime": storage.DefaultDailyTime,
		"snapshotWindow":    storage.DefaultSnapshotWindow, "snapshotRetentionLimit": storage.DefaultRetention,
	},
	Others: map[string]any{
		"replicationGroupId":     "other-replication-group",
		"serverlessCacheName":    "other-serverless-cache",
		"dailySnapshotTime":      "13:13",
		"alarmsSnsTopicArns":     "arn:aws:sns:eu-west-1:999999999999:other-topic",
		"bucketName":             "other-bucket-of-exports",
		"copyTo.accountId":       "999999999999",
		"copyTo.bucketArn":       "arn:aws:s3:::other-bucket-of-copies",
		"copyTo.kmsKeyArn":       "arn:aws:kms:eu-west-1:999999999999:key/other",
		"instanceType":           "cache.m6g.12xlarge",
		"kmsKeyId":               "arn:aws:kms:eu-west-1:999999999999:key/another",
		"snapshotRetentionLimit": 17,
		"snapshotWindow":         "13:13-17:17",
		"tags":                   "other-value-of-tag",
		"sourceAccountIds":       "888888888888",
		"replicationGroupIds":    "other-groups",
		"serverlessCacheNames":   "other-caches",
		"kmsKeyArn":              "arn:aws:kms:eu-west-1:999999999999:key/a-third",
	},
}

// holdReads holds the example of each rule, and a case, against what the rule declares.
func holdReads[A, P any](t *testing.T, c kind[A, P], tables ...map[string][]ruleCase) {
	t.Helper()
	for _, rule := range slices.Concat(c.refusals, c.advice) {
		// The first case outside often differs from the example in the inputs that it leaves out.
		examples := []string{rule.Example}
		for _, table := range tables {
			if all := table[rule.Name]; len(all) > 0 && all[0].outside != "" {
				examples = append(examples, all[0].outside)
			}
		}
		at := home
		if rule.Region != "" {
			at.at.Region = rule.Region
		}
		for _, example := range examples {
			says := func(args *A) (said []varied.Told) {
				for _, one := range c.broken(t.Context(), rule, args, at) {
					said = append(said, varied.Told{Path: one.Path, Reason: one.Reason})
				}
				return said
			}
			if !slices.ContainsFunc(rule.Needs, func(read string) bool { return strings.HasPrefix(read, "schedule") }) {
				example = "schedule: rate(12 hours)\n" + example // The gaps of a cron take long to find.
			}
			args := c.args(t, example)
			require.NotEmpty(t, says(args), "%s: %s", rule.Name, example)
			reads := slices.Concat(rule.Needs, rule.Reads)
			varied.Hold(t, varied.Declared{Rule: rule.Name, Reads: reads}, example, args,
				values, says)
		}
	}
}

// A rule says the same whatever stands in the inputs that it does not declare.
func TestRulesReadWhatTheyDeclare(t *testing.T) {
	t.Parallel()
	holdReads(t, exports, bothCases, exportCases, exportTimeCases, exportAdviceCases)
	holdReads(t, vaults, bothCases, vaultCases)
}
