package rediscluster

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// clusterURN is the URN of the cluster in the tests' programs.
const clusterURN = "urn:pulumi:stack::project::aws-redis:index:RedisCluster::cache"

func names(g graph) []string { return slices.Sorted(maps.Keys(g)) }

// The names of the children are API: a new name here without an alias in the code replaces resources of users.
func TestChildren(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{pulumi.String("10.0.0.0/16"), pulumi.String("2001:db8::/32")}
		a.AllowConnectionsFromSecurityGroups = []pulumi.StringInput{pulumi.String("sg-0a1b2c3d")}
	}))
	assert.Equal(t, []string{
		"cache",
		"cache-alarm-connections-001", "cache-alarm-connections-002",
		"cache-alarm-cpu-001", "cache-alarm-cpu-002",
		"cache-alarm-freeable-memory-001", "cache-alarm-freeable-memory-002",
		"cache-alarm-memory-001", "cache-alarm-memory-002",
		"cache-alarm-replication-lag-001", "cache-alarm-replication-lag-002",
		"cache-alarm-swap-001", "cache-alarm-swap-002",
		"cache-alarm-traffic-management-001", "cache-alarm-traffic-management-002",
		"cache-ingress-cidr-10.0.0.0-16", "cache-ingress-cidr-2001_db8__-32", "cache-ingress-group-sg-0a1b2c3d",
		"cache-replication-group", "cache-security-group", "cache-subnet-group",
	}, names(g))
	for name, r := range g {
		if name == "cache" {
			continue
		}
		assert.Equal(t, clusterURN, r.parent(), "%s is a child of the component", name)
		assert.Empty(t, r.Provider, "%s takes the provider that its parent has", name)
		assert.True(t, strings.HasPrefix(r.TypeToken, "aws:") || strings.HasPrefix(r.TypeToken, "random:"), "%s", name)
	}
}

func TestReplicationGroup(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, valid())
	assert.Equal(t, map[string]any{
		"replicationGroupId":       "sessions",
		"description":              "Redis cluster sessions",
		"engine":                   "redis",
		"engineVersion":            "7.1",
		"nodeType":                 "cache.m7g.large",
		"parameterGroupName":       "default.redis7",
		"port":                     6379.,
		"numCacheClusters":         2.,
		"automaticFailoverEnabled": true,
		"multiAzEnabled":           true,
		"subnetGroupName":          "sessions",
		"securityGroupIds":         []any{"cache-security-group-id"},
		"atRestEncryptionEnabled":  true,
		"transitEncryptionEnabled": true,
		"maintenanceWindow":        "sat:07:00-sat:08:00",
		"snapshotWindow":           "06:00-07:00",
		"snapshotRetentionLimit":   15.,
		"applyImmediately":         false,
		"dataTieringEnabled":       false,
		"autoMinorVersionUpgrade":  false,
		"finalSnapshotIdentifier":  "sessions-final-4fbaa527",
	}, g["cache-replication-group"].Inputs.Mappable())
}

func TestClusterMode(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.ClusterMode = &ClusterMode{NumNodeGroups: 3, ReplicasPerNodeGroup: 1}
		a.ReplicationGroupSize = 6
	}))
	group := g["cache-replication-group"]
	assert.Equal(t, 3., group.get("numNodeGroups"))
	assert.Equal(t, 1., group.get("replicasPerNodeGroup"))
	assert.False(t, group.has("numCacheClusters"), "AWS refuses both ways of counting")
	assert.Equal(t, "default.redis7.cluster.on", group.get("parameterGroupName"), "one shard without it would be cluster mode disabled")
}

func TestEveryInputReachesItsResource(t *testing.T) {
	t.Parallel()
	topic := "arn:aws:sns:eu-west-1:123456789012:alerts"
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AlarmsSnsTopicArns = pulumi.ToStringArray([]string{topic})
		a.ApplyImmediately = pulumi.Bool(true)
		a.AuthToken = pulumi.String("a-token-of-length-24-abc")
		a.EnableAtRestEncryption = pulumi.Bool(false)
		a.InstanceType = "cache.r6gd.xlarge"
		a.MaintenanceWindow = pulumi.String("sun:03:00-sun:04:00")
		a.ParameterGroupName = pulumi.String("tuned")
		a.Port = pulumi.Int(6380)
		a.RedisVersion = pulumi.String("6.2")
		a.SnapshotName = pulumi.String("before")
		a.SnapshotRetentionLimit = pulumi.Int(3)
		a.SnapshotWindow = pulumi.String("01:00-02:00")
		a.SnsTopicForNotifications = pulumi.String(topic)
		a.Tags = pulumi.StringMap{"team": pulumi.String("web")}
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{pulumi.String("10.0.0.0/16")}
	}))
	group := g["cache-replication-group"].Inputs.Mappable()
	for property, want := range map[string]any{
		"applyImmediately": true, "atRestEncryptionEnabled": false, "nodeType": "cache.r6gd.xlarge", "dataTieringEnabled": true,
		"maintenanceWindow": "sun:03:00-sun:04:00", "parameterGroupName": "tuned", "port": 6380., "engineVersion": "6.2",
		"snapshotName": "before", "snapshotRetentionLimit": 3., "snapshotWindow": "01:00-02:00", "notificationTopicArn": topic,
	} {
		assert.Equal(t, want, group[property], property)
	}
	for name, r := range g {
		if name != "cache" {
			assert.Equal(t, map[string]any{"team": "web"}, r.get("tags"), "%s can carry tags", name)
		}
	}
	for _, key := range []string{"alarmActions", "okActions"} {
		assert.Equal(t, []any{topic}, g["cache-alarm-cpu-001"].get(key))
	}
	rule := g["cache-ingress-cidr-10.0.0.0-16"]
	assert.Equal(t, 6380., rule.get("fromPort"))
	assert.Equal(t, 6380., rule.get("toPort"))

	g = mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.SnapshotArn = pulumi.String("arn:aws:s3:::bucket/dump.rdb")
		a.EnableTransitEncryption = pulumi.Bool(false)
	}))
	assert.Equal(t, []any{"arn:aws:s3:::bucket/dump.rdb"}, g["cache-replication-group"].get("snapshotArns"))
	assert.Equal(t, false, g["cache-replication-group"].get("transitEncryptionEnabled"))
}

// What is optional and empty is not sent: AWS takes an empty topic or snapshot for a wrong one.
func TestEmptyIsAbsent(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.SnsTopicForNotifications = pulumi.String("")
		a.SnapshotName = pulumi.String("")
		a.SnapshotArn = pulumi.String("")
		a.ParameterGroupName = pulumi.String("")
		a.AlarmsSnsTopicArns = pulumi.StringArray{}
	}))
	group := g["cache-replication-group"]
	for _, property := range []string{"notificationTopicArn", "snapshotName", "snapshotArns", "authToken", "tags"} {
		assert.False(t, group.has(property), property)
	}
	assert.Equal(t, "default.redis7", group.get("parameterGroupName"))
}

func TestNetwork(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{pulumi.String("10.0.0.0/16"), pulumi.String("2001:db8::/32")}
		a.AllowConnectionsFromSecurityGroups = []pulumi.StringInput{pulumi.String("sg-0a1b2c3d")}
	}))
	assert.Equal(t, map[string]any{
		"name":        "sessions",
		"description": "Who may connect to the ElastiCache replication group",
		"vpcId":       "vpc-0aaaaaaaaaaaaaaa1",
	}, g["cache-security-group"].Inputs.Mappable(), "no rule of its own, inward or outward; a description that never changes")

	rule := func(source, value, description string) map[string]any {
		return map[string]any{
			"securityGroupId": "cache-security-group-id", "ipProtocol": "tcp", "fromPort": 6379., "toPort": 6379., source: value,
			"description": "Redis clients in " + description,
		}
	}
	assert.Equal(t, rule("cidrIpv4", "10.0.0.0/16", "a CIDR block"), g["cache-ingress-cidr-10.0.0.0-16"].Inputs.Mappable())
	assert.Equal(t, rule("cidrIpv6", "2001:db8::/32", "a CIDR block"), g["cache-ingress-cidr-2001_db8__-32"].Inputs.Mappable())
	assert.Equal(t, rule("referencedSecurityGroupId", "sg-0a1b2c3d", "a security group"), g["cache-ingress-group-sg-0a1b2c3d"].Inputs.Mappable())

	assert.Equal(t, []any{"subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"}, g["cache-subnet-group"].get("subnetIds"))
}

// A program may have groups of its own. What it has is used as it is, and nothing of the kind is made.
func TestOwnGroups(t *testing.T) {
	t.Parallel()
	var subnetGroup, securityGroup any
	g, err := deploy(t, with(all(noAlarms, ownSubnetGroup("My-Subnets"), ownGroups(group1, group2), func(a *RedisClusterArgs) { a.VpcId = nil })), func(c *RedisCluster) {
		subnetGroup, securityGroup = await(t, c.SubnetGroupName), await(t, c.SecurityGroupId)
	})
	require.NoError(t, err)
	assert.Equal(t, []string{"cache", "cache-replication-group"}, names(g))
	assert.Equal(t, "my-subnets", g["cache-replication-group"].get("subnetGroupName"), "as AWS stores it, or each preview would replace the cluster")
	assert.Equal(t, []any{group1, group2}, g["cache-replication-group"].get("securityGroupIds"))
	assert.Equal(t, "my-subnets", subnetGroup)
	assert.Equal(t, group1, securityGroup, "the first")
	assert.Equal(t, []any{group1, group2}, g["cache"].get("securityGroupIds"))

	g = mustDeploy(t, with(all(noAlarms, ownSubnetGroup("my-subnets"), blocks("10.0.0.0/16"))))
	assert.Equal(t, []string{"cache", "cache-ingress-cidr-10.0.0.0-16", "cache-replication-group", "cache-security-group"}, names(g))
	g = mustDeploy(t, with(all(noAlarms, ownGroups(group1))))
	assert.Equal(t, []string{"cache", "cache-replication-group", "cache-subnet-group"}, names(g))
	assert.Equal(t, "sessions", g["cache-replication-group"].get("subnetGroupName"))
}

// What is not known yet of the program's own groups is not known yet, and the rest is: a group that is there decides, not its name.
func TestOwnGroupsThatAreUnknown(t *testing.T) {
	t.Parallel()
	unknown := pulumi.UnsafeUnknownOutput(nil).ApplyT(func(any) string { return "" }).(pulumi.StringOutput)
	p := planOf(t, func(a *RedisClusterArgs) {
		a.SubnetIds, a.SubnetGroupName = nil, unknown.ToStringPtrOutput()
		a.SecurityGroupIds = []pulumi.StringInput{unknown, pulumi.String("redis")}
	})
	assert.True(t, p.network.UsesSubnetGroup())
	assert.True(t, p.network.UsesSecurityGroups())
	found := p.check(refusals)
	require.Len(t, found, 1)
	assert.Equal(t, "securityGroupIds[1]", found[0].Path)
	found = planOf(t, func(a *RedisClusterArgs) { a.SubnetGroupName = unknown.ToStringPtrOutput() }).check(refusals)
	require.Len(t, found, 1, "two groups, whatever the name of one will be")
	assert.Equal(t, "subnetIds", found[0].Path)
	for _, given := range [][]string{{}, {subnet1}} {
		assert.Len(t, planOf(t, ownSubnetGroup(ownSubnets), placed(given...)).check(refusals), 1, "one slip is one problem")
	}
}

// One file and a list of it are one and the same, and a list keeps its order.
func TestSnapshotFiles(t *testing.T) {
	t.Parallel()
	files := func(change func(*RedisClusterArgs)) any {
		return mustDeploy(t, with(change))["cache-replication-group"].get("snapshotArns")
	}
	assert.Equal(t, []any{file}, files(fromARNs(file)))
	assert.Equal(t, files(fromARN(file)), files(fromARNs(file)))
	assert.Equal(t, []any{file + ".2.rdb", file}, files(fromARNs(file+".2.rdb", file)))
	assert.Nil(t, files(fromARNs()))
}

func TestAlarms(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		node, metric string
		threshold    float64
	}{
		{"cache.m7g.large", "CPUUtilization", 45},
		{"cache.t4g.micro", "CPUUtilization", 45},
		{"cache.t2.micro", "CPUUtilization", 90},
		{"cache.m7g.xlarge", "EngineCPUUtilization", 90},
		{"cache.r7g.16xlarge", "EngineCPUUtilization", 90},
		{"cache.z9x.large", "EngineCPUUtilization", 90}, // not known: the engine's own figure needs no count of CPUs
	} {
		g := mustDeploy(t, with(func(a *RedisClusterArgs) {
			a.InstanceType = test.node
			a.ClusterMode = &ClusterMode{NumNodeGroups: 2, ReplicasPerNodeGroup: 1}
			a.ReplicationGroupSize = 4
		}))
		cpu := g["cache-alarm-cpu-0002-001"]
		assert.Equal(t, test.metric, cpu.get("metricName"), test.node)
		assert.Equal(t, test.threshold, cpu.get("threshold"), test.node)
	}

	g := mustDeploy(t, valid())
	for name, want := range map[string]map[string]any{
		"cache-alarm-cpu-002":    {"metricName": "CPUUtilization", "threshold": 45., "statistic": "Average", "treatMissingData": "missing", "datapointsToAlarm": 5.},
		"cache-alarm-memory-002": {"metricName": "DatabaseMemoryUsagePercentage", "threshold": 80., "statistic": "Maximum", "treatMissingData": "missing", "datapointsToAlarm": 3.},
		"cache-alarm-swap-002":   {"metricName": "SwapUsage", "threshold": 50_000_000., "statistic": "Maximum", "treatMissingData": "notBreaching", "datapointsToAlarm": 5.},
	} {
		alarm := g[name]
		want["namespace"] = "AWS/ElastiCache"
		want["comparisonOperator"] = "GreaterThanThreshold"
		want["period"], want["evaluationPeriods"] = 60., 5.
		want["dimensions"] = map[string]any{"CacheClusterId": "sessions-002", "CacheNodeId": "0001"}
		for property, value := range want {
			assert.Equal(t, value, alarm.get(property), "%s: %s", name, property)
		}
		assert.Equal(t, strings.Replace(name, "cache-alarm", "sessions", 1), alarm.get("name"))
		assert.False(t, alarm.has("unit"), "an alarm with another unit than the metric's never fires")
		description := alarm.get("alarmDescription").(string)
		assert.LessOrEqual(t, len(description), 1024, "CloudWatch's limit")
		assert.Contains(t, description, map[string]string{
			"cache-alarm-cpu-002":    "CPUUtilization of sessions-002 is above 45 %. ",
			"cache-alarm-memory-002": "DatabaseMemoryUsagePercentage of sessions-002 is above 80 %. ",
			"cache-alarm-swap-002":   "SwapUsage of sessions-002 is above 50 MB. ",
		}[name])
		assert.Contains(t, alarm.dependencies(), "urn:pulumi:stack::project::aws-redis:index:RedisCluster$aws:elasticache/replicationGroup:ReplicationGroup::cache-replication-group")
	}

	off := false
	g = mustDeploy(t, with(func(a *RedisClusterArgs) { a.EnableCloudwatchAlarms = &off }))
	for name := range g {
		assert.NotContains(t, name, "alarm")
	}
}

func await(t *testing.T, output pulumi.Output) any {
	t.Helper()
	result, err := internals.UnsafeAwaitOutput(t.Context(), output)
	require.NoError(t, err)
	require.True(t, result.Known)
	return result.Value
}

func TestOutputs(t *testing.T) {
	t.Parallel()
	var clusterModeOff, clusterModeOn map[string]any
	collect := func(to *map[string]any) func(*RedisCluster) {
		return func(c *RedisCluster) {
			*to = map[string]any{}
			for name, output := range inputs.Outputs(c) {
				value := await(t, output.(pulumi.Output))
				if s, ok := value.(*string); ok {
					if value = nil; s != nil {
						value = *s
					}
				}
				(*to)[name] = value
			}
		}
	}
	_, err := deploy(t, valid(), collect(&clusterModeOff))
	require.NoError(t, err)
	_, err = deploy(t, with(func(a *RedisClusterArgs) {
		a.ClusterMode = &ClusterMode{NumNodeGroups: 2, ReplicasPerNodeGroup: 0}
		a.EnableMultiAz = false
	}), collect(&clusterModeOn))
	require.NoError(t, err)

	delete(clusterModeOff, "alarmArns")
	assert.Equal(t, map[string]any{
		"allowedSources":      []string{},
		"authentication":      "none",
		"authToken":           nil,
		"connectionSecretArn": nil,
		"connectionUrl":       "rediss://master.cache.abc.euw1.cache.amazonaws.com:6379",
		"environment": map[string]string{
			"REDIS_CLUSTER": "false", "REDIS_HOST": "master.cache.abc.euw1.cache.amazonaws.com", "REDIS_PORT": "6379", "REDIS_TLS": "true",
			"REDIS_URL":         "rediss://master.cache.abc.euw1.cache.amazonaws.com:6379",
			"REDIS_READER_HOST": "replica.cache.abc.euw1.cache.amazonaws.com", "REDIS_READER_URL": "rediss://replica.cache.abc.euw1.cache.amazonaws.com:6379",
		},
		"iamConnectPolicies":    map[string]string{},
		"readerConnectionUrl":   "rediss://replica.cache.abc.euw1.cache.amazonaws.com:6379",
		"transitEncryption":     "required",
		"userArns":              map[string]string{},
		"userGroupId":           nil,
		"arn":                   "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:cache",
		"cacheClusterIds":       []string{"cache-001", "cache-002"},
		"cacheNodeId":           "0001",
		"cachePort":             6379,
		"configurationEndpoint": nil,
		"dashboardUrl":          nil,
		"endpoint":              "master.cache.abc.euw1.cache.amazonaws.com",
		"engineVersionActual":   "7.1.0",
		"finalSnapshotName":     "sessions-final-4fbaa527",
		"parameterGroupName":    "default.redis7",
		"primaryEndpoint":       "master.cache.abc.euw1.cache.amazonaws.com",
		"readerEndpoint":        "replica.cache.abc.euw1.cache.amazonaws.com",
		"replicationGroupId":    "sessions",
		"securityGroupId":       "cache-security-group-id",
		"subnetGroupName":       "sessions",
	}, clusterModeOff)

	const configuration = "clustercfg.cache.abc.euw1.cache.amazonaws.com"
	assert.Equal(t, configuration, clusterModeOn["endpoint"])
	assert.Equal(t, configuration, clusterModeOn["configurationEndpoint"])
	assert.Nil(t, clusterModeOn["primaryEndpoint"], "absent, not empty")
	assert.Nil(t, clusterModeOn["readerEndpoint"], "absent, not empty")
	assert.Equal(t, "rediss://"+configuration+":6379", clusterModeOn["connectionUrl"])
	assert.Nil(t, clusterModeOn["readerConnectionUrl"], "absent, not empty")
	assert.Equal(t, "true", clusterModeOn["environment"].(map[string]string)["REDIS_CLUSTER"])
	arns := clusterModeOn["alarmArns"].(map[string]string)
	assert.Equal(t, "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:sessions-cpu-0002-001", arns["cpu-0002-001"])
	assert.Len(t, arns, 12)
}

func TestTokenIsASecret(t *testing.T) {
	t.Parallel()
	const token = "not-marked-by-the-program"
	g := mustDeploy(t, with(func(a *RedisClusterArgs) { a.AuthToken = pulumi.String(token) }))
	for _, name := range []string{"cache", "cache-replication-group"} {
		sent := g[name].sent["authToken"]
		require.True(t, isSecret(sent), "%s: %v", name, sent)
	}
	for name, r := range g {
		for key, value := range r.sent {
			if string(key) != "authToken" {
				assert.NotContains(t, value.String(), token, "%s.%s", name, key)
			}
		}
	}
}

func isSecret(v resource.PropertyValue) bool {
	return v.IsSecret() || v.IsOutput() && v.OutputValue().Secret
}

// The engine keeps the inputs with the component, for policies and people to read.
func TestInputsAreRecorded(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.ClusterMode = &ClusterMode{NumNodeGroups: 1, ReplicasPerNodeGroup: 1}
		a.Port = pulumi.Int(7000)
	}))
	assert.Equal(t, map[string]any{
		"enableAutomaticFailover": true,
		"enableMultiAz":           true,
		"instanceType":            "cache.m7g.large",
		"name":                    "sessions",
		"replicationGroupSize":    2.,
		"subnetIds":               []any{"subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"},
		"vpcId":                   "vpc-0aaaaaaaaaaaaaaa1",
		"port":                    7000.,
		"clusterMode":             map[string]any{"numNodeGroups": 1., "replicasPerNodeGroup": 1.},
	}, g["cache"].Inputs.Mappable())
}

func TestSnapshotsDisabled(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		window    pulumi.StringPtrInput
		retention pulumi.IntPtrInput
		weekly    string
		want      string
	}{
		"by an empty window":                         {pulumi.String(""), nil, "sat:07:00-sat:08:00", "06:00-07:00"},
		"by retention 0":                             {nil, pulumi.Int(0), "sat:07:00-sat:08:00", "06:00-07:00"},
		"where the default window would collide":     {pulumi.String(""), nil, "sat:06:00-sat:07:00", "07:00-08:00"},
		"by retention 0, where it would collide":     {nil, pulumi.Int(0), "sun:06:30-sun:09:00", "09:00-10:00"},
		"by retention 0, with a window of their own": {pulumi.String("10:00-11:00"), pulumi.Int(0), "sat:07:00-sat:08:00", "10:00-11:00"},
	} {
		g := mustDeploy(t, with(func(a *RedisClusterArgs) {
			a.SnapshotWindow, a.SnapshotRetentionLimit = test.window, test.retention
			a.MaintenanceWindow = pulumi.String(test.weekly)
		}))
		group := g["cache-replication-group"]
		assert.Equal(t, 0., group.get("snapshotRetentionLimit"), name)
		assert.Equal(t, test.want, group.get("snapshotWindow"), name)
	}
}

func TestInvalidInputsRegisterNothing(t *testing.T) {
	t.Parallel()
	g, err := deploy(t, &RedisClusterArgs{}, nil)
	require.Error(t, err)
	assert.Empty(t, g)
	g, err = deploy(t, nil, nil)
	require.Error(t, err)
	assert.Empty(t, g)
}

// A rule of the first deployments is taken over by its former name, also where the source is a secret.
func TestFormerRuleOfASecret(t *testing.T) {
	t.Parallel()
	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{pulumi.ToSecret(pulumi.String("10.0.0.0/16")).(pulumi.StringOutput)}
	}))
	rule := names(g)[slices.IndexFunc(names(g), func(name string) bool { return strings.HasPrefix(name, "cache-ingress-cidr-secret-") })]
	if aliases := g[rule].RegisterRPC.GetAliases(); assert.Len(t, aliases, 1) {
		assert.Equal(t, "cache-ingress-cidr-0", aliases[0].GetSpec().GetName())
	}
}
