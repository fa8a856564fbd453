package rediscluster

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/varied"
)

// values are the defaults, and values that nothing else in the cases has.
var values = varied.Values{Defaults: map[string]any{
	"applyImmediately": false, "autoMinorVersionUpgrade": false, "enableAtRestEncryption": true, "enableTransitEncryption": true,
	"maintenanceWindow": defaultMaintenanceWindow, "port": defaultPort, "redisVersion": "7.1",
	"snapshotRetentionLimit": defaultSnapshotRetentionLimit, "snapshotWindow": defaultSnapshotWindow,
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
	sound := recorded(t, with(all(groups(group1), alarmTopics(topic))))
	var changes map[string]any
	require.NoError(t, yaml.Unmarshal([]byte(text), &changes))
	for name, value := range changes {
		sound[resource.PropertyKey(name)] = resource.NewPropertyValue(value)
	}
	args := &RedisClusterArgs{}
	inputs.Read(args, sound)
	return args
}

// lines are what there is to say, a line each.
func lines(found problems) string {
	var all []string
	for _, one := range found {
		all = append(all, one.path+": "+one.reason)
	}
	return strings.Join(all, "\n")
}

// longestCommon is the length up to which a value may stand in a message by chance.
const longestCommon = 10

// variant is an input that is given in one way, and what a rule then says.
type variant struct {
	varied.Way[RedisClusterArgs]
	says func() problems
}

// variants are the ways to give an input of one cluster.
func variants(ways []varied.Way[RedisClusterArgs], says func(*RedisClusterArgs) problems) (all []variant) {
	for _, way := range ways {
		all = append(all, variant{way, func() problems { return says(way.Args) }})
	}
	return all
}

// holdReadings holds what a rule says against what it declares that it reads. Of an input that it does not declare, it says the same
// whatever the value is, also where that is a secret or not known; of one that it declares and does not quote, whether or not that is a
// secret. It shows no value of either.
func holdReadings(t *testing.T, rule Rule, what, path string, said problems, all []variant) {
	t.Helper()
	input := inputs.Root(path)
	declared := slices.ContainsFunc(slices.Concat(rule.needs, rule.reads), func(need string) bool { return inputs.Root(need) == input })
	quoted := declared && rule.quotes == nil || slices.Contains(rule.quotes, input)
	if quoted {
		return
	}
	open, at := map[bool]string{}, slices.Clone(said)
	for _, one := range all {
		if _, done := open[one.Other]; !done && !one.Secret && !one.Unknown {
			found := one.says()
			open[one.Other], at = lines(found), append(at, found...)
		}
	}
	if slices.ContainsFunc(at, func(one problem) bool { return inputs.Root(one.path) == input }) {
		return // what a problem is reported at is read
	}
	first, given := open[false]
	if !given {
		first = open[true]
	}
	for _, one := range all {
		if declared && one.Unknown {
			continue
		}
		want := first
		if declared {
			want = open[one.Other]
		}
		got := lines(one.says())
		if !assert.Equal(t, want, got, "%s (%s): %s is read (other %t, secret %t, unknown %t)", rule.Name, what, path, one.Other, one.Secret, one.Unknown) {
			return
		}
		for _, value := range one.Values {
			if one.Secret && one.Other && len(value) >= longestCommon {
				assert.NotContains(t, got, value, "%s (%s): %s is shown", rule.Name, what, path)
			}
		}
	}
}

// A rule says the same whatever stands in the inputs that it does not declare.
func TestRulesReadWhatTheyDeclare(t *testing.T) {
	t.Parallel()
	for _, rule := range Rules() {
		t.Run(rule.Name, func(t *testing.T) {
			t.Parallel()
			says := func(args *RedisClusterArgs) problems { return broken(t, rule, args) }
			hold := func(what string, args *RedisClusterArgs) {
				said := says(args)
				for path, ways := range varied.Ways(args, values) {
					holdReadings(t, rule, what, path, said, variants(ways, says))
				}
			}
			hold("example", example(t, rule.Example))
			for _, c := range ruleCases[rule.Name] {
				hold(c.says, with(c.outside))
			}
		})
	}
}

// The same of rules about changes: of what the cluster was deployed with, and of what it is to become. An input is given in the same way on
// both sides, or as a secret on one.
func TestChangesReadWhatTheyDeclare(t *testing.T) {
	t.Parallel()
	outputs := resource.NewPropertyMapFromMap(map[string]any{"finalSnapshotName": lastSnapshot})
	for _, rule := range Transitions() {
		t.Run(rule.Name, func(t *testing.T) {
			t.Parallel()
			says := func(then, now *RedisClusterArgs) problems {
				p := updated(t, deployed(t.Context(), then, outputs), now)
				p.secrets = maps.Clone(p.secrets)
				maps.Copy(p.secrets, p.past.secrets)
				return p.hide(p.check([]Rule{rule}))
			}
			hold := func(what string, then, now *RedisClusterArgs) {
				said, before := says(then, now), map[string][]varied.Way[RedisClusterArgs]{}
				for path, ways := range varied.Ways(then, values) {
					before[path] = ways
				}
				for path, ways := range varied.Ways(now, values) {
					var all []variant
					for _, is := range ways {
						was := func(secret bool) *RedisClusterArgs {
							for _, way := range before[path] {
								if way.Other == is.Other && way.Secret == secret && !way.Unknown {
									return way.Args
								}
							}
							return then
						}
						all = append(all, variant{is, func() problems { return says(was(false), is.Args) }})
						if !is.Secret && !is.Unknown {
							hidden := is
							hidden.Secret = true
							all = append(all, variant{hidden, func() problems { return says(was(true), is.Args) }})
						}
					}
					holdReadings(t, rule, what, path, said, all)
				}
			}
			hold("example", example(t, rule.Before), example(t, rule.Example))
			for _, c := range changeCases[rule.Name] {
				hold(c.says, with(c.then), with(c.outside))
			}
		})
	}
}
