package rediscluster

import (
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check/varied"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs/inputstest"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// values are the defaults, and values that nothing else in the cases has.
var values = varied.Values{Defaults: map[string]any{
	"applyImmediately": false, "autoMinorVersionUpgrade": false, "enableAtRestEncryption": true, "enableTransitEncryption": true,
	"maintenanceWindow": defaultMaintenanceWindow, "port": network.DefaultPort, "redisVersion": "7.1",
	"snapshotRetentionLimit": storage.DefaultRetention, "snapshotWindow": storage.DefaultSnapshotWindow,
}, Others: map[string]any{
	"subnetIds": "subnet-0dddddddddddddddd", "vpcId": "vpc-0dddddddddddddddd", "additionalSecurityGroupIds": "sg-0dddddddddddddddd",
	"alarmsSnsTopicArns":                 "arn:aws:sns:eu-west-1:123456789012:other",
	"allowConnectionsFromCidrBlocks":     "10.77.0.0/16",
	"allowConnectionsFromPrefixLists":    "pl-0ddddddd",
	"allowConnectionsFromSecurityGroups": "sg-0ddddddddddddddd1",
	"applyImmediately":                   true,
	"autoMinorVersionUpgrade":            true,
	"authToken":                          "another-token-that-is-good",
	"compositeAlarmSnsTopicArns":         "arn:aws:sns:eu-west-1:123456789012:pages",
	"connectionSecret.kmsKeyId":          "arn:aws:kms:eu-west-1:123456789012:key/77777777-89ab-cdef-0123-456789abcdef",
	"connectionSecret.name":              "other/secret", "description": "another description",
	"enableAtRestEncryption": false, "enableTransitEncryption": false,
	"engineLog.deliveryStreamName": "other-stream", "engineLog.kmsKeyId": "arn:aws:kms:eu-west-1:123456789012:key/66666666-89ab-cdef-0123-456789abcdef", "engineLog.logGroupName": "/other/engine",
	"slowLog.deliveryStreamName": "other-slow-stream", "slowLog.kmsKeyId": "arn:aws:kms:eu-west-1:123456789012:key/55555555-89ab-cdef-0123-456789abcdef", "slowLog.logGroupName": "/other/slow",
	"engineVersion": "7.0", "ipDiscovery": "ipv6", "kmsKeyId": "arn:aws:kms:eu-west-1:123456789012:key/44444444-89ab-cdef-0123-456789abcdef",
	"maintenanceWindow": "tue:21:00-tue:22:30", "parameterGroupName": "other-parameters", "networkType": "dual_stack", "parameters": "4242", "port": 6397,
	"preferredAvailabilityZones": "eu-west-1c", "redisVersion": "6.2", "securityGroupIds": "sg-0ddddddddddddddd2",
	"snapshotArn": "arn:aws:s3:::other-bucket/other.rdb", "snapshotArns": "arn:aws:s3:::other-bucket/others.rdb", "snapshotName": "other-snapshot",
	"snapshotRetentionLimit": 11, "snapshotWindow": "13:00-14:30", "snsTopicForNotifications": "arn:aws:sns:eu-west-1:123456789012:events-of-others",
	"subnetGroupName": "other-subnets", "tags": "other-value", "transitEncryptionMode": "preferred", "userGroupId": "other-users",
	"users.accessString": "on ~other:* +@read", "users.passwords": "other-password-of-32-characters",
}}

// example are the arguments of the sound cluster with the changes of an example in YAML.
func example(t *testing.T, text string) *RedisClusterArgs {
	t.Helper()
	return inputstest.Args[RedisClusterArgs](t, recorded(t, with(all(groups(group1), alarmTopics(topic)))), text)
}

// declares are the inputs that a rule says that it reads.
func declares(r check.Doc) varied.Declared {
	return varied.Declared{Rule: r.Name, Reads: slices.Concat(r.Needs, r.Reads), Quotes: r.Quotes}
}

// toldOf are problems as the comparison takes them.
func toldOf(found check.Problems) (all []varied.Told) {
	for _, one := range found {
		all = append(all, varied.Told{Path: one.Path, Reason: one.Reason})
	}
	return all
}

// A rule says the same whatever stands in the inputs that it does not declare.
func TestRulesReadWhatTheyDeclare(t *testing.T) {
	t.Parallel()
	for _, rule := range Rules() {
		t.Run(rule.Name, func(t *testing.T) {
			t.Parallel()
			says := func(args *RedisClusterArgs) []varied.Told { return toldOf(broken(t, rule, args)) }
			varied.Hold(t, declares(rule), "example", example(t, rule.Example), values, says)
			for _, c := range ruleCases[rule.Name] {
				varied.Hold(t, declares(rule), c.says, with(c.outside), values, says)
			}
		})
	}
}

// The same of rules about changes: of what the cluster was deployed with, and of what it is to become. An input is
// given in the same way on both sides, or as a secret on one.
func TestChangesReadWhatTheyDeclare(t *testing.T) {
	t.Parallel()
	outputs := resource.NewPropertyMapFromMap(map[string]any{"finalSnapshotName": lastSnapshot})
	for _, rule := range ChangeRules() {
		t.Run(rule.Name, func(t *testing.T) {
			t.Parallel()
			says := func(then, now *RedisClusterArgs) []varied.Told {
				return toldOf(updated(t, deployed(t.Context(), then, outputs), now).of(rule.Name))
			}
			hold := func(what string, then, now *RedisClusterArgs) {
				said, before := says(then, now), map[string][]varied.Way[RedisClusterArgs]{}
				maps.Insert(before, varied.Ways(then, values))
				for path, ways := range varied.Ways(now, values) {
					var all []varied.Variant
					for _, is := range ways {
						was := func(secret bool) *RedisClusterArgs {
							for _, way := range before[path] {
								if way.Other == is.Other && way.Secret == secret && !way.Unknown {
									return way.Args
								}
							}
							return then
						}
						all = append(all, is.Saying(func() []varied.Told { return says(was(false), is.Args) }))
						if !is.Secret && !is.Unknown {
							hidden := is.Saying(func() []varied.Told { return says(was(true), is.Args) })
							hidden.Secret = true
							all = append(all, hidden)
						}
					}
					varied.Compare(t, declares(rule), what, path, said, all)
				}
			}
			hold("example", example(t, rule.Before), example(t, rule.Example))
			for _, c := range changeCases[rule.Name] {
				outside := c.outside
				if outside == nil {
					outside = asIs
				}
				hold(c.says, with(c.then), with(outside))
			}
		})
	}
}
