package rediscluster

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
)

// upkeepRules are about the topic that AWS notifies of events of the cluster.
var upkeepRules = []check.Rule[*plan]{
	{
		Name: "events-topic-form", Input: "snsTopicForNotifications",
		Holds: "The topic is given by its ARN: of a standard topic of SNS, with a region and an account. Empty for " +
			"none.",
		Example: `snsTopicForNotifications: arn:aws:sqs:eu-west-1:123456789012:events`,
		Source: elasticache.CreateAPI +
			", NotificationTopicArn; ElastiCache user guide, \"Amazon SNS monitoring of ElastiCache events\"; that " +
			"FIFO topics are refused is this package's own conclusion: SNS API, Publish, MessageGroupId",
		Needs: []string{"snsTopicForNotifications"},
		Check: func(p *plan, say check.Say) {
			if topic := p.upkeep.notificationTopic.Value; topic != "" {
				if _, err := aws.ParseTopicARN(topic); err != nil {
					say("snsTopicForNotifications", "%v", err)
				}
			}
		},
	},
}

// upkeepAdvice is about changes that AWS makes by itself, or later than the program asks.
var upkeepAdvice = []check.Rule[*plan]{
	{
		Name: "auto-upgrade-version", Input: "autoMinorVersionUpgrade",
		Holds:   "Automatic upgrades are asked of versions that have them: 6.0 and later.",
		Example: "autoMinorVersionUpgrade: true\nredisVersion: 5.0.6\ninstanceType: cache.r6g.large",
		Beside:  []string{"version-support"},
		Source: elasticache.CreateAPI +
			", AutoMinorVersionUpgrade: from Redis OSS 6.0 on; \"This parameter is disabled for previous versions\"",
		Silence: "leave it out, or use version 6.0 or later",
		Needs:   slices.Concat([]string{"autoMinorVersionUpgrade"}, engine.VersionInputs),
		Check: func(p *plan, say check.Say) {
			if version, ok := p.engine.OfferedVersion(); ok && p.upkeep.autoMinorUpgrade.Value &&
				!version.AtLeast(6, 0, 0) {
				say("autoMinorVersionUpgrade",
					"true does nothing before 6.0, where AWS disables it, and this is %s; leave it out",
					version.Release())
			}
		},
	},
	{
		Name: "auto-upgrade-moves", Input: "autoMinorVersionUpgrade",
		Holds:   "AWS moves the cluster to no version that the program does not name.",
		Example: "autoMinorVersionUpgrade: true",
		Source: elasticache.CreateAPI + ", AutoMinorVersionUpgrade; the AWS provider, engineVersion: a downgrade " +
			"replaces the group; Security Hub user guide, \"ElastiCache controls\": ElastiCache.2 wants `true`",
		Silence: "leave it out, which sends `false` and which Security Hub reports (ElastiCache.2), and raise the " +
			"version in the program when you want to; or accept it, where you follow AWS with the version in the " +
			"program",
		Needs: slices.Concat([]string{"autoMinorVersionUpgrade"}, engine.VersionInputs),
		Check: func(p *plan, say check.Say) {
			if version, ok := p.engine.OfferedVersion(); ok && p.upkeep.autoMinorUpgrade.Value && !version.Floating &&
				version.AtLeast(6, 0, 0) {
				say("autoMinorVersionUpgrade",
					"true lets AWS move the cluster past %s; the next update would then go back to it, a downgrade, "+
						"for which the AWS provider replaces the cluster: name the new version in the program first, "+
						"or leave this out, which sends false, and which Security Hub reports (ElastiCache.2)",
					version.Release())
			}
		},
	},
	{
		Name: "changes-wait", Input: "applyImmediately",
		Holds:   "Changes that restart nodes are made when the program says so.",
		Example: `applyImmediately: false`,
		Source:  "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
		Silence: "`applyImmediately: true`; or leave it out, and changes wait without a word",
		Needs:   []string{"applyImmediately", "maintenanceWindow", "snapshotWindow"},
		Check: func(p *plan, say check.Say) {
			if p.upkeep.applyImmediately.Given && !p.upkeep.applyImmediately.Value {
				say("applyImmediately",
					"false makes a change of instanceType, engine or version wait for the maintenance window (%s "+
						"UTC): the update succeeds, nothing happens until then, and every preview shows the change "+
						"again; use true to have it at once",
					p.windows.maintenance.Value)
			}
		},
	},
}
