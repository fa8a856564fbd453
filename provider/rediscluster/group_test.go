package rediscluster

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
)

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
	assert.Equal(t, 3., group.Get("numNodeGroups"))
	assert.Equal(t, 1., group.Get("replicasPerNodeGroup"))
	assert.False(t, group.Has("numCacheClusters"), "AWS refuses both ways of counting")
	assert.Equal(t, "default.redis7.cluster.on", group.Get("parameterGroupName"),
		"one shard without it would be cluster mode disabled")
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
			assert.Equal(t, map[string]any{"team": "web"}, r.Get("tags"), "%s can carry tags", name)
		}
	}
	for _, key := range []string{"alarmActions", "okActions"} {
		assert.Equal(t, []any{topic}, g["cache-alarm-cpu-001"].Get(key))
	}
	rule := g["cache-ingress-cidr-10.0.0.0-16"]
	assert.Equal(t, 6380., rule.Get("fromPort"))
	assert.Equal(t, 6380., rule.Get("toPort"))

	g = mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.SnapshotArn = pulumi.String("arn:aws:s3:::bucket/dump.rdb")
		a.EnableTransitEncryption = pulumi.Bool(false)
	}))
	assert.Equal(t, []any{"arn:aws:s3:::bucket/dump.rdb"}, g["cache-replication-group"].Get("snapshotArns"))
	assert.Equal(t, false, g["cache-replication-group"].Get("transitEncryptionEnabled"))
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
		assert.False(t, group.Has(property), property)
	}
	assert.Equal(t, "default.redis7", group.Get("parameterGroupName"))
}

// One file and a list of it are one and the same, and a list keeps its order.
func TestSnapshotFiles(t *testing.T) {
	t.Parallel()
	files := func(change func(*RedisClusterArgs)) any {
		return mustDeploy(t, with(change))["cache-replication-group"].Get("snapshotArns")
	}
	assert.Equal(t, []any{file}, files(fromARNs(file)))
	assert.Equal(t, files(fromARN(file)), files(fromARNs(file)))
	assert.Equal(t, []any{file + ".2.rdb", file}, files(fromARNs(file+".2.rdb", file)))
	assert.Nil(t, files(fromARNs()))
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
		assert.Equal(t, 0., group.Get("snapshotRetentionLimit"), name)
		assert.Equal(t, test.want, group.Get("snapshotWindow"), name)
	}
}
