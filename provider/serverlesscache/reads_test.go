package serverlesscache

import (
	"slices"
	"testing"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check/varied"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// values are the defaults, and values that nothing else in the cases has.
var values = varied.Values{Defaults: map[string]any{
	"snapshotRetentionLimit": storage.DefaultRetention, "dailySnapshotTime": storage.DefaultDailyTime,
}, Others: map[string]any{
	"subnetIds": "subnet-0dddddddddddddddd", "vpcId": "vpc-0dddddddddddddddd", "additionalSecurityGroupIds": "sg-0dddddddddddddddd",
	"alarmsSnsTopicArns":                 "arn:aws:sns:eu-west-1:123456789012:other",
	"allowConnectionsFromCidrBlocks":     "10.77.0.0/16",
	"allowConnectionsFromPrefixLists":    "pl-0ddddddd",
	"allowConnectionsFromSecurityGroups": "sg-0ddddddddddddddd1",
	"compositeAlarmSnsTopicArns":         "arn:aws:sns:eu-west-1:123456789012:pages",
	"connectionSecret.kmsKeyId":          "arn:aws:kms:eu-west-1:123456789012:key/77777777-89ab-cdef-0123-456789abcdef",
	"connectionSecret.name":              "other/secret", "description": "another description",
	"dailySnapshotTime": "13:07", "kmsKeyId": "arn:aws:kms:eu-west-1:123456789012:key/44444444-89ab-cdef-0123-456789abcdef",
	"restoreFromSnapshotArns": "arn:aws:s3:::other-bucket/others.rdb", "securityGroupIds": "sg-0ddddddddddddddd2",
	"snapshotRetentionLimit": 11, "tags": "other-value", "userGroupId": "other-users",
	"users.accessString": "on ~other:* +@read", "users.passwords": "other-password-of-32-characters",
}}

// A rule says the same whatever stands in the inputs that it does not declare.
func TestRulesReadWhatTheyDeclare(t *testing.T) {
	t.Parallel()
	for _, rule := range Rules() {
		t.Run(rule.Name, func(t *testing.T) {
			t.Parallel()
			declared := varied.Declared{
				Rule: rule.Name, Reads: slices.Concat(rule.Needs, rule.Reads), Quotes: rule.Quotes,
			}
			says := func(args *args) []varied.Told { return toldOf(broken(t, rule, args)) }
			varied.Hold(t, declared, "example", with(t, rule.Example), values, says)
			for _, c := range ruleCases[rule.Name] {
				varied.Hold(t, declared, c.says, with(t, c.outside), values, says)
			}
		})
	}
}

// toldOf are problems as the comparison takes them.
func toldOf(found check.Problems) (all []varied.Told) {
	for _, one := range found {
		all = append(all, varied.Told{Path: one.Path, Reason: one.Reason})
	}
	return all
}
