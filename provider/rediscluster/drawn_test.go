package rediscluster

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/drawn"
)

// drawArgs draws a cluster that is right in most ways, with up to three things about it changed at random.
func drawArgs(t *rapid.T, s surroundings) *RedisClusterArgs {
	a := &RedisClusterArgs{
		Name:         rapid.StringMatching(`[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,8}){0,2}`).Draw(t, "name"),
		InstanceType: rapid.SampledFrom(nodeTypes).Draw(t, "node type"),
		VpcId:        pulumi.String(s.vpc),
		SubnetIds:    pulumi.ToStringArray(s.subnets[:rapid.IntRange(1, 3).Draw(t, "subnets")]),
	}
	if rapid.Bool().Draw(t, "cluster mode") {
		n, replicas := rapid.IntRange(1, 8).Draw(t, "shards"), rapid.IntRange(0, 5).Draw(t, "replicas")
		a.ClusterMode = &ClusterMode{NumNodeGroups: n, ReplicasPerNodeGroup: replicas}
		a.ReplicationGroupSize, a.EnableAutomaticFailover = n*(1+replicas), true
		a.EnableMultiAz = replicas > 0 && len(a.SubnetIds.(pulumi.StringArray)) > 1
	} else {
		a.ReplicationGroupSize = rapid.IntRange(1, 6).Draw(t, "size")
		a.EnableAutomaticFailover = a.ReplicationGroupSize > 1
		a.EnableMultiAz = a.EnableAutomaticFailover && len(a.SubnetIds.(pulumi.StringArray)) > 1
	}
	if a.ClusterMode != nil && rapid.IntRange(0, 2).Draw(t, "scales") == 0 {
		drawScaling(t, a, s)
	}
	// Many alarms cost time and say nothing new.
	alarms := a.ReplicationGroupSize < 8
	a.EnableCloudwatchAlarms = &alarms
	for range rapid.IntRange(0, 4).Draw(t, "options") {
		rapid.SampledFrom(options).Draw(t, "option").set(t, a, s)
	}
	for range rapid.SampledFrom([]int{0, 0, 1, 1, 2, 3}).Draw(t, "slips") {
		rapid.SampledFrom(slips).Draw(t, "slip").set(t, a, s)
	}
	if rapid.IntRange(0, 7).Draw(t, "scaling slips") == 0 {
		rapid.SampledFrom(scalingSlips).Draw(t, "slip").set(t, a, s)
	}
	return a
}

var nodeTypes = []string{
	"cache.m7g.large", "cache.t4g.micro", "cache.r6g.xlarge", "cache.m5.large", "cache.r6gd.xlarge", "cache.t3.medium", "cache.c7gn.large", "cache.m99g.large", "cache.r4.large",
}

// A change of a cluster that has a name, so that a failure can be read.
type change struct {
	what string
	set  func(*rapid.T, *RedisClusterArgs, surroundings)
}

func (c change) String() string { return c.what }

func slip(field func(*RedisClusterArgs) *string) func(*rapid.T, *RedisClusterArgs, surroundings) {
	return func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		*field(a) = string(drawn.Slipped(t, *field(a)))
	}
}

func drawWeekly(t *rapid.T) string {
	days := []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	start := rapid.IntRange(0, 7*1440-1).Draw(t, "start")
	at := func(minute int) string {
		minute %= 7 * 1440
		return fmt.Sprintf("%s:%02d:%02d", days[minute/1440], minute%1440/60, minute%60)
	}
	return at(start) + "-" + at(start+rapid.IntRange(58, 200).Draw(t, "minutes"))
}

func drawDaily(t *rapid.T) string {
	start := rapid.IntRange(0, 1439).Draw(t, "start")
	at := func(minute int) string { return fmt.Sprintf("%02d:%02d", minute%1440/60, minute%60) }
	return at(start) + "-" + at(start+rapid.IntRange(58, 200).Draw(t, "minutes"))
}
