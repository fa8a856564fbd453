package rediscluster

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pgregory.net/rapid"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring/clusteralarms"
)

// options are inputs that may be given, right in themselves.
var options = []change{
	{"blocks", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AllowConnectionsFromCidrBlocks = strs(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
			"10.0.0.0/16", "0.0.0.0/0", "2001:db8::/32", "192.168.1.1/32", "::/0", "172.16.0.0/12",
		}), 0, 4, rapid.ID).Draw(t, "blocks")...)
	}},
	{"groups", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AllowConnectionsFromSecurityGroups = strs(s.groups[:rapid.IntRange(0, 2).Draw(t, "groups")]...)
	}},
	{"own subnets", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		names := []string{ownSubnets, "My-Subnets", "default", "no-such-group"}
		ownSubnetGroup(rapid.SampledFrom(names).Draw(t, "subnet group"))(a)
		if rapid.IntRange(0, 3).Draw(t, "beside subnets") == 0 {
			placed(subnet1, subnet2)(a)
		}
	}},
	{"own groups", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.SecurityGroupIds = strs(s.groups[:rapid.IntRange(0, 2).Draw(t, "own groups")]...)
		if rapid.Bool().Draw(t, "alone") {
			a.VpcId, a.AllowConnectionsFromCidrBlocks, a.AllowConnectionsFromSecurityGroups = nil, nil, nil
		}
	}},
	{"other sources", func(t *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AllowConnectionsFromPrefixLists = strs(
			rapid.SampledFrom([]string{"pl-0123abcd", "pl-0123456789abcdef0"}).Draw(t, "prefix list"),
		)
		a.AllowConnectionsFromSelf = new(rapid.Bool().Draw(t, "self"))
		a.AdditionalSecurityGroupIds = strs(s.groups[:rapid.IntRange(0, 2).Draw(t, "additional groups")]...)
	}},
	{"a generated token", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		generated(a)
		if rapid.Bool().Draw(t, "version") {
			tokenVersion(rapid.IntRange(0, 3).Draw(t, "token version"))(a)
		}
	}},
	{"strategy", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		strategy(rapid.SampledFrom([]string{"ROTATE", "SET", "DELETE"}).Draw(t, "strategy"))(a)
	}},
	{"mode of TLS", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		tlsMode(rapid.SampledFrom([]string{"preferred", "required", ""}).Draw(t, "mode"))(a)
	}},
	{"users", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		users(rapid.SliceOfN(rapid.SampledFrom([]User{
			app, named("default", ""), byIAM("web"), may("on %R~app:* +@read"), named("web.1", "web-1"),
			may("off -@all"), withPasswords(goodPassword, "another-password-of-some-length"), may("on ~* &* +@all"),
			named("other", "sessions-app"),
		}), 0, 3).Draw(t, "users")...)(a)
	}},
	{"a long name, and users", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.Name = rapid.StringMatching(`[a-z]{28}(-[a-z]{1,5}){2}`).Draw(t, "long name")
		user := rapid.StringMatching(`[a-z]{1,30}(-[a-z]{1,10})?`)
		users(named(user.Draw(t, "user"), ""), named("web", user.Draw(t, "id")), app)(a)
	}},
	{"own users", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { userGroup(ownUsers)(a) }},
	{"secret", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		rapid.SampledFrom([]func(*RedisClusterArgs){
			secretNamed("my-app/redis"), secretNamed(""), secretKey(kmsKey), secretKept(0), secretKept(7),
		}).Draw(t, "secret")(a)
	}},
	{"topics", func(_ *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.AlarmsSnsTopicArns = pulumi.ToStringArray([]string{s.alerts})
	}},
	{"Valkey", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		runs("valkey")(a)
		if rapid.Bool().Draw(t, "says the version") {
			engineVersion(rapid.SampledFrom([]string{"7.2", "8.0", "8.1", "8.2", "9.0", "9.1"}).Draw(t, "version"))(a)
		}
	}},
	{"version of either", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		versions := []string{"4.0.10", "5.0.6", "6.x", "6.2", "7.1", "7.2", "8.2"}
		engineVersion(rapid.SampledFrom(versions).Draw(t, "version"))(a)
	}},
	{"settings", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		rapid.SampledFrom([]func(*RedisClusterArgs){
			autoUpgrade(true), networkType("dual_stack"), networkType("ipv6"), networkType("ipv4"), discovers("ipv4"),
			encryptedBy(kmsKey), described("of the tests"), parameterOf("timeout", "300"),
			parameterOf("maxmemory-policy", "allkeys-lfu"), parameterOf("maxmemory-policy", "noeviction"),
			parameterOf("databases", "32"), parameterOf("no-such-thing", "1"),
		}).Draw(t, "setting")(a)
	}},
	{"logs", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		slowLog(rapid.SampledFrom([]Log{
			{},
			{Format: new("text"), RetentionInDays: new(7)},
			{LogGroupName: pulumi.String("/my/group")},
			{DeliveryStreamName: pulumi.String("stream")},
		}).Draw(t, "slow log"))(a)
		if rapid.Bool().Draw(t, "both") {
			engineLog(Log{KmsKeyId: pulumi.String(kmsKey)})(a)
		}
	}},
	{"another region", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		rapid.SampledFrom([]func(*RedisClusterArgs){
			alarmTopics(farTopic), pager(farTopic), events(farTopic), encryptedBy(farKey), secretKey(farKey),
			slowLog(Log{KmsKeyId: pulumi.String(farKey)}),
			all(nodes(2), zones("us-east-1a", "us-east-1b")),
			alarmTopics("arn:aws:lambda:us-east-1:123456789012:function:page"), alarmTopics(responsePlan("aws-cn")),
			alarmTopics("arn:aws-us-gov:sns:us-gov-west-1:123456789012:alerts"),
		}).Draw(t, "elsewhere")(a)
	}},
	{"zones", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		zone := rapid.SampledFrom([]string{"eu-west-1a", "eu-west-1b", "eu-west-1c"})
		zones(rapid.SliceOfN(zone, 1, 6).Draw(t, "zones")...)(a)
	}},
	{"migration", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		migrates(rapid.SampledFrom([]string{"compatible", "enabled", "disabled"}).Draw(t, "step"))(a)
	}},
	{"scaling", drawScaling},
	{"pager", func(_ *rapid.T, a *RedisClusterArgs, s surroundings) { pager(s.alerts)(a) }},
	{"scope", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		scope(rapid.SampledFrom([]string{"nodes", "group", "both"}).Draw(t, "scope"))(a)
	}},
	{"dashboard", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { withDashboard(a) }},
	{"every alarm", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.Alarms = &Alarms{}
		for input := range clusteralarms.AlarmFields {
			turnOn(a.Alarms, input)
		}
	}},
	{"other actions", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		alarmTopics(rapid.SampledFrom([]string{
			"arn:aws:lambda:eu-west-1:123456789012:function:page", "arn:aws:ssm:eu-west-1:123456789012:opsitem:1#CATEGORY=Availability",
			"arn:aws:ssm-incidents::123456789012:response-plan/redis", "arn:aws:aiops:eu-west-1:123456789012:investigation-group/redis",
			"arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:0a1b:resource/x:policyName/y",
		}).Draw(t, "action"))(a)
		a.EnableInsufficientDataActions = new(rapid.Bool().Draw(t, "insufficient data"))
	}},
	{"events", func(_ *rapid.T, a *RedisClusterArgs, s surroundings) {
		a.SnsTopicForNotifications = pulumi.String(s.alerts)
	}},
	{"apply immediately", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.ApplyImmediately = pulumi.Bool(rapid.Bool().Draw(t, "at once"))
	}},
	{"token", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		a.AuthToken = pulumi.String(rapid.StringMatching(`[A-Za-z0-9!&#$^<>-]{16,128}`).Draw(t, "token"))
	}},
	{"at rest", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) { atRest(rapid.Bool().Draw(t, "at rest"))(a) }},
	{"no TLS", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { tls(false)(a) }},
	{"maintenance", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) { maintained(drawWeekly(t))(a) }},
	{"snapshots", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) { snapshotWindow(drawDaily(t))(a) }},
	{"no snapshots", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { snapshotWindow("")(a) }},
	{"retention", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		retention(rapid.IntRange(0, 35).Draw(t, "days"))(a)
	}},
	{"port", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		port(rapid.IntRange(1, 65535).Draw(t, "port"))(a)
	}},
	{"version", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		version(rapid.SampledFrom([]string{"7.1", "7.0", "6.2", "6.x", "6.0", "5.0.6", "4.0.10"}).Draw(t, "version"))(a)
	}},
	{"a snapshot", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { fromName("before-upgrade")(a) }},
	{"a file", func(_ *rapid.T, a *RedisClusterArgs, _ surroundings) { fromARN(file)(a) }},
	{"files", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		one := rapid.SampledFrom([]string{file, file + ".2.rdb", file + ".gz"})
		fromARNs(rapid.SliceOfN(one, 0, 3).Draw(t, "files")...)(a)
	}},
	{"tags", func(t *rapid.T, a *RedisClusterArgs, _ surroundings) {
		tag(rapid.SampledFrom([]string{"team", "a/b", "Größe"}).Draw(t, "key"),
			rapid.SampledFrom([]string{"web", "", "a b"}).Draw(t, "value"))(a)
	}},
}
