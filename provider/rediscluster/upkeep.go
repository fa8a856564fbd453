package rediscluster

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// upkeep is what AWS does to the cluster by itself, and when it makes the changes that the program asks for.
type upkeep struct {
	applyImmediately   inputs.Setting[bool]
	autoMinorUpgrade   inputs.Setting[bool]
	notificationTopic  inputs.Setting[string]
	deletionProtection bool
}

func newUpkeep(in *inputs.Resolver, args *RedisClusterArgs) upkeep {
	return upkeep{
		applyImmediately:   inputs.Take(in, "applyImmediately", args.ApplyImmediately, false),
		autoMinorUpgrade:   inputs.Take(in, "autoMinorVersionUpgrade", args.AutoMinorVersionUpgrade, false),
		notificationTopic:  inputs.Take(in, "snsTopicForNotifications", args.SnsTopicForNotifications, ""),
		deletionProtection: inputs.OrElse(args.DeletionProtection, false),
	}
}
