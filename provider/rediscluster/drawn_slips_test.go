package rediscluster

import (
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/support/drawn"
)

// slips are what goes wrong.
var slips = []change{
	{"the name", slip(func(a *RedisClusterArgs) *string { return &a.Name })},
	{"the node type", slip(func(a *RedisClusterArgs) *string { return &a.InstanceType })},
	{"the VPC", func(t *rapid.T, a *RedisClusterArgs, s surroundings) { a.VpcId = drawn.Slipped(t, s.vpc) }},
	{"no VPC", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.VpcId = nil }},
	{"a subnet", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		given, _ := a.SubnetIds.(pulumi.StringArray)
		a.SubnetIds = append(given, drawn.Slipped(t, s.subnets[0]))
	}},
	{"no subnets", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.SubnetIds = nil }},
	{"the subnet group", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		ownSubnetGroup(string(drawn.Slipped(t, ownSubnets)))(a)
	}},
	{"an own group", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.SecurityGroupIds = append(a.SecurityGroupIds, drawn.Slipped(t, s.groups[1]))
		a.AllowConnectionsFromCidrBlocks, a.AllowConnectionsFromSecurityGroups = nil, nil
	}},
	{"the version", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.RedisVersion = drawn.Slipped(t, "7.1")
	}},
	{"the window", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.SnapshotWindow = drawn.Slipped(t, drawDaily(t))
	}},
	{"the maintenance window", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.MaintenanceWindow = drawn.Slipped(t, drawWeekly(t))
	}},
	{"a block", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AllowConnectionsFromCidrBlocks = append(a.AllowConnectionsFromCidrBlocks,
			drawn.Slipped(t,
				rapid.SampledFrom([]string{"10.0.0.0/16", "2001:db8::/32", "192.168.1.0/24"}).Draw(t, "block")))
	}},
	{"a group", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AllowConnectionsFromSecurityGroups = append(a.AllowConnectionsFromSecurityGroups,
			drawn.Slipped(t, s.groups[1]))
	}},
	{"a prefix list", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AllowConnectionsFromPrefixLists = append(a.AllowConnectionsFromPrefixLists, drawn.Slipped(t, "pl-0123abcd"))
	}},
	{"an additional group", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AdditionalSecurityGroupIds = append(a.AdditionalSecurityGroupIds, drawn.Slipped(t, s.groups[1]))
	}},
	{"a user", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		u := app
		switch field := rapid.SampledFrom([]string{"name", "id", "password", "access"}).Draw(t, "field"); field {
		case "name":
			u.Name = string(drawn.Slipped(t, "app"))
			if rapid.Bool().Draw(t, "by IAM") {
				u = byIAM(string(drawn.Slipped(t, strings.Repeat("u", 39))))
			}
		case "id":
			u.UserId = new(string(drawn.Slipped(t, rapid.SampledFrom([]string{
				"my-app", strings.Repeat("my-app-", 5) + "users",
			}).Draw(t, "user id"))))
		case "password":
			u.Passwords = []pulumi.StringInput{drawn.Slipped(t, goodPassword)}
		case "access":
			u.AccessString = drawAccess(t)
		}
		a.Users = append(a.Users, u)
	}},
	{"the secret", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		rapid.SampledFrom([]func(*RedisClusterArgs){
			secretNamed(string(drawn.Slipped(t, "my-app/redis"))),
			secretKept(rapid.IntRange(-1, 31).Draw(t, "days")),
		}).Draw(t, "secret")(a)
	}},
	{"the user group", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		userGroup(string(drawn.Slipped(t, rapid.SampledFrom([]string{
			ownUsers, strings.Repeat("u", 40),
		}).Draw(t, "own users"))))(a)
	}},
	{"the log group", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		name := rapid.SampledFrom([]string{"/my/group", "aws/group", "/aws/group"}).Draw(t, "log group")
		slowLog(Log{LogGroupName: drawn.Slipped(t, name)})(a)
	}},
	{"a topic", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AlarmsSnsTopicArns = pulumi.StringArray{
			drawn.Slipped(t, rapid.SampledFrom([]string{s.alerts, s.fifo}).Draw(t, "topic")),
		}
	}},
	{"the events' topic", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.SnsTopicForNotifications = drawn.Slipped(t,
			rapid.SampledFrom([]string{s.alerts, s.fifo}).Draw(t, "topic"))
	}},
	{"the file", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.SnapshotArn = drawn.Slipped(t, file)
	}},
	{"a file more", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		given, _ := a.SnapshotArns.(pulumi.StringArray)
		a.SnapshotArns = append(given, drawn.Slipped(t, file))
	}},
	{"the snapshot", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.SnapshotName = drawn.Slipped(t, "before-upgrade")
	}},
	{"the token", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AuthToken = drawn.Slipped(t, rapid.StringMatching(`[A-Za-z0-9!&#$^<>-]{15,130}`).Draw(t, "token"))
	}},
	{"a tag", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.Tags = pulumi.StringMap{string(drawn.Slipped(t, "team")): drawn.Slipped(t, "web")}
	}},
	{"the size", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.ReplicationGroupSize = rapid.IntRange(-1, 8).Draw(t, "size")
	}},
	{"failover", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.EnableAutomaticFailover = !a.EnableAutomaticFailover
	}},
	{"multi-AZ", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { a.EnableMultiAz = !a.EnableMultiAz }},
	{"the shards", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.ClusterMode = &ClusterMode{
			NumNodeGroups:        rapid.SampledFrom([]int{-1, 0, 1, 100, 501}).Draw(t, "shards"),
			ReplicasPerNodeGroup: rapid.SampledFrom([]int{-1, 0, 5, 6}).Draw(t, "replicas"),
		}
		no := false
		a.EnableCloudwatchAlarms = &no
	}},
	{"the port", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		port(rapid.SampledFrom([]int{-1, 0, 65536}).Draw(t, "port"))(a)
	}},
	{"the retention", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		retention(rapid.SampledFrom([]int{-1, 36, 1000}).Draw(t, "days"))(a)
	}},
	{"the parameter group", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		parameterGroup(rapid.SampledFrom([]string{
			"default.redis7",
			"default.redis7.cluster.on",
			"default.redis6.x",
			"default.redis5.0.cluster.on",
			"my group",
		}).Draw(t, "group"))(a)
	}},
}
