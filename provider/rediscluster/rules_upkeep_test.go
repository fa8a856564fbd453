package rediscluster

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// upkeepCases are about what AWS does to the cluster, and who hears of it.
var upkeepCases = map[string][]ruleCase{
	"auto-upgrade-version": {
		{all(autoUpgrade(true), version("6.0"), nodeType("cache.r6g.large")), all(autoUpgrade(true), version("5.0.6"), nodeType("cache.r6g.large")), "autoMinorVersionUpgrade", "true does nothing before 6.0, where AWS disables it, and this is Redis OSS 5.0.6; leave it out"},
		{all(autoUpgrade(false), version("5.0.6"), nodeType("cache.r6g.large")), all(autoUpgrade(true), version("4.0.10"), nodeType("cache.m5.large")), "autoMinorVersionUpgrade", "this is Redis OSS 4.0.10"},
	},
	"auto-upgrade-moves": {
		{autoUpgrade(false), autoUpgrade(true), "autoMinorVersionUpgrade", "true lets AWS move the cluster past Redis OSS 7.1; the next update would then go back to it, a downgrade, for which the AWS provider replaces the cluster"},
		{all(autoUpgrade(true), version("6.x")), all(autoUpgrade(true), runs("valkey")), "autoMinorVersionUpgrade", "past Valkey 8.2"},
		{asIs, autoUpgrade(true), "autoMinorVersionUpgrade", "or leave this out, which sends false, and which Security Hub reports (ElastiCache.2)"},
	},
	"events-topic-form": {
		{events(topic), events("arn:aws:sqs:eu-west-1:123456789012:q"), "snsTopicForNotifications", `something of "sqs"`},
		{events(""), events(topic + ".fifo"), "snsTopicForNotifications", "is a FIFO topic, to which ElastiCache cannot publish: use a standard topic"},
		{asIs, events("arn:aws:sns::123456789012:alerts"), "snsTopicForNotifications", "names no region"},
		{asIs, events("arn:aws:sns:eu-west-1::alerts"), "snsTopicForNotifications", "names no account"},
		{asIs, events("arn:aws:sns:eu-west-1:123456789012:a b"), "snsTopicForNotifications", `has the topic "a b"`},
		{asIs, events("arn:aws:sns:eu-west-1:123456789012:"), "snsTopicForNotifications", "names no resource"},
		{asIs, events("arn:AWS:sns:eu-west-1:123456789012:alerts"), "snsTopicForNotifications", `use "arn:aws:sns:eu-west-1:123456789012:alerts"`},
	},
	"changes-wait": {
		{asIs, func(a *args) { a.ApplyImmediately = pulumi.Bool(false) }, "applyImmediately", "wait for the maintenance window (sat:07:00-sat:08:00 UTC)"},
		{func(a *args) { a.ApplyImmediately = pulumi.Bool(true) }, func(a *args) { a.ApplyImmediately = pulumi.Bool(false) }, "applyImmediately", "use true"},
	},
}
