package rediscluster

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func strs(values ...string) []pulumi.StringInput {
	inputs := make([]pulumi.StringInput, len(values))
	for i, v := range values {
		inputs[i] = pulumi.String(v)
	}
	return inputs
}

// shards asks for cluster mode with the size that belongs to it.
func shards(n, replicas int) func(*RedisClusterArgs) {
	return func(a *RedisClusterArgs) {
		a.ClusterMode = &ClusterMode{n, replicas}
		a.ReplicationGroupSize = n * (1 + replicas)
		a.EnableMultiAz = replicas > 0
	}
}

func all(changes ...func(*RedisClusterArgs)) func(*RedisClusterArgs) {
	return func(a *RedisClusterArgs) {
		for _, change := range changes {
			change(a)
		}
	}
}

// topics are n topics, of which nothing is wrong.
func topics(n int) pulumi.StringArray {
	var arns pulumi.StringArray
	for i := range n {
		arns = append(arns, pulumi.String(fmt.Sprintf("arn:aws:sns:eu-west-1:123456789012:topic-%d", i)))
	}
	return arns
}

func tags(n int) pulumi.StringMap {
	m := pulumi.StringMap{}
	for i := range n {
		m[fmt.Sprint("key-", i)] = pulumi.String("value")
	}
	return m
}

func subnets(n int) pulumi.StringArray {
	var ids pulumi.StringArray
	for i := range n {
		ids = append(ids, pulumi.String(fmt.Sprint("subnet-", i)))
	}
	return ids
}

// Each rule with the value just inside, on which it is silent, and the value just outside, with what it says.
func TestRules(t *testing.T) {
	t.Parallel()
	type args = RedisClusterArgs
	for _, test := range []struct {
		rule            string
		inside, outside func(*args)
		path, message   string
	}{
		{"name", func(a *args) { a.Name = strings.Repeat("a", 40) }, func(a *args) { a.Name = strings.Repeat("a", 41) }, "name", "41 characters long; AWS takes at most 40"},
		{"name of AWS's own", func(a *args) { a.Name = "default-1" }, func(a *args) { a.Name = "default" }, "name", "a subnet group of AWS's own"},
		{"name of a security group", func(a *args) { a.Name = "sgs" }, func(a *args) { a.Name = "sg-1" }, "name", `begins with "sg-"`},
		{"name required", func(*args) {}, func(a *args) { a.Name = "" }, "name", "is empty"},

		{
			"at least one node", func(a *args) { a.ReplicationGroupSize, a.EnableAutomaticFailover, a.EnableMultiAz = 1, false, false },
			func(a *args) { a.ReplicationGroupSize, a.EnableAutomaticFailover, a.EnableMultiAz = 0, false, false }, "replicationGroupSize", "0 is too few",
		},
		{"at most six nodes", func(a *args) { a.ReplicationGroupSize = 6 }, func(a *args) { a.ReplicationGroupSize = 7 }, "replicationGroupSize", "7 is too many: without clusterMode AWS takes a primary and up to 5 replicas, 6 nodes in all"},
		{"shards", shards(1, 1), shards(0, 1), "clusterMode.numNodeGroups", "0 is out of range"},
		{"shards, most", shards(500, 0), shards(501, 0), "clusterMode.numNodeGroups", "501 is out of range: AWS takes 1 to 500"},
		{"shards, absurd", shards(2, 1), shards(1<<31-1, 1), "clusterMode.numNodeGroups", "out of range"},
		{"replicas", shards(2, 0), shards(2, -1), "clusterMode.replicasPerNodeGroup", "-1 is out of range"},
		{"replicas, most", shards(2, 5), shards(2, 6), "clusterMode.replicasPerNodeGroup", "6 is out of range: AWS takes 0 to 5"},
		{"nodes in all", shards(250, 1), shards(251, 1), "clusterMode", "251 shards of 2 nodes are 502 nodes; AWS never takes more than 500"},
		{
			"size agrees with cluster mode", shards(3, 1), all(shards(3, 1), func(a *args) { a.ReplicationGroupSize = 5 }),
			"replicationGroupSize", "5 disagrees with clusterMode, which makes 6 nodes (3 shards of 2 nodes each): it counts all nodes, so use 6",
		},

		{"cluster mode needs failover", shards(2, 1), all(shards(2, 1), func(a *args) { a.EnableAutomaticFailover, a.EnableMultiAz = false, false }), "enableAutomaticFailover", "does not go with clusterMode"},
		{
			"failover needs a replica", func(a *args) { a.EnableMultiAz = false },
			func(a *args) { a.ReplicationGroupSize, a.EnableMultiAz = 1, false }, "enableAutomaticFailover", "needs a replica to fail over to",
		},
		{"multi-AZ needs failover", func(*args) {}, func(a *args) { a.EnableAutomaticFailover = false }, "enableMultiAz", "needs enableAutomaticFailover"},
		{"multi-AZ needs a replica", func(*args) {}, func(a *args) { a.ReplicationGroupSize = 1 }, "enableMultiAz", "replicationGroupSize is 1"},
		{"multi-AZ needs a replica in each shard", shards(2, 1), all(shards(2, 0), func(a *args) { a.EnableMultiAz = true }), "enableMultiAz", "replicasPerNodeGroup is 0"},
		{"multi-AZ needs two subnets", func(*args) {}, func(a *args) { a.SubnetIds = subnets(1) }, "subnetIds", "holds 1 subnet; enableMultiAz needs"},

		{"node type", func(a *args) { a.InstanceType = "cache.z9x.large" }, func(a *args) { a.InstanceType = "m7g.large" }, "instanceType", `use "cache.m7g.large"`},
		{"node type and version", func(a *args) { a.RedisVersion = pulumi.String("6.2") }, func(a *args) { a.RedisVersion = pulumi.String("6.0") }, "instanceType", "needs Redis OSS 6.2 or later, not 6.0"},
		{"version", func(a *args) { a.RedisVersion = pulumi.String("7.1") }, func(a *args) { a.RedisVersion = pulumi.String("7.1.0") }, "redisVersion", `use "7.1"`},
		{"version on offer", func(a *args) { a.RedisVersion = pulumi.String("7.0") }, func(a *args) { a.RedisVersion = pulumi.String("7.2") }, "redisVersion", "7.2 and later are Valkey"},
		{
			"default parameter group of the family", func(a *args) { a.ParameterGroupName = pulumi.String("default.redis7") },
			func(a *args) { a.ParameterGroupName = pulumi.String("default.redis6.x") }, "parameterGroupName", `is not the default group of Redis OSS 7.1 without clusterMode: use "default.redis7"`,
		},
		{
			"default parameter group of the mode", all(shards(2, 1), func(a *args) { a.ParameterGroupName = pulumi.String("default.redis7.cluster.on") }),
			all(shards(2, 1), func(a *args) { a.ParameterGroupName = pulumi.String("default.redis7") }), "parameterGroupName", `use "default.redis7.cluster.on"`,
		},

		{"VPC required", func(*args) {}, func(a *args) { a.VpcId = nil }, "vpcId", "is required"},
		{"VPC empty", func(*args) {}, func(a *args) { a.VpcId = pulumi.String(" ") }, "vpcId", "is empty"},
		{"subnets required", func(*args) {}, func(a *args) { a.SubnetIds = nil }, "subnetIds", "is required"},
		{"subnets, none", func(*args) {}, func(a *args) { a.SubnetIds = pulumi.StringArray{} }, "subnetIds", "is empty"},
		{"subnets, most", func(a *args) { a.SubnetIds = subnets(20) }, func(a *args) { a.SubnetIds = subnets(21) }, "subnetIds", "holds 21 subnets; AWS takes at most 20"},
		{"subnet twice", func(*args) {}, func(a *args) { a.SubnetIds = pulumi.ToStringArray([]string{"subnet-1", "subnet-1"}) }, "subnetIds[1]", "is listed already, as subnetIds[0]"},
		{"subnet empty", func(*args) {}, func(a *args) { a.SubnetIds = pulumi.ToStringArray([]string{"subnet-1", ""}) }, "subnetIds[1]", "is empty"},
		{"port", func(a *args) { a.Port = pulumi.Int(1) }, func(a *args) { a.Port = pulumi.Int(0) }, "port", "0 is not a TCP port"},
		{"port, most", func(a *args) { a.Port = pulumi.Int(65535) }, func(a *args) { a.Port = pulumi.Int(65536) }, "port", "use 1 to 65535"},

		{
			"host bits", func(a *args) { a.AllowConnectionsFromCidrBlocks = strs("10.0.0.0/16") },
			func(a *args) { a.AllowConnectionsFromCidrBlocks = strs("10.0.0.1/16") }, "allowConnectionsFromCidrBlocks[0]", `"10.0.0.1/16" has host bits set: use "10.0.0.0/16"`,
		},
		{
			"an address", func(a *args) { a.AllowConnectionsFromCidrBlocks = strs("10.0.0.1/32", "2001:db8::/32") },
			func(a *args) { a.AllowConnectionsFromCidrBlocks = strs("10.0.0.1", "2001:db8::/32") }, "allowConnectionsFromCidrBlocks[0]", `use "10.0.0.1/32"`,
		},
		{
			"a block as EC2 writes it", func(a *args) { a.AllowConnectionsFromCidrBlocks = strs("2001:db8::/32") },
			func(a *args) { a.AllowConnectionsFromCidrBlocks = strs("2001:0DB8:0::/32") }, "allowConnectionsFromCidrBlocks[0]", `use "2001:db8::/32"`,
		},
		{"no block", func(*args) {}, func(a *args) { a.AllowConnectionsFromCidrBlocks = strs("10.0.0.0/33") }, "allowConnectionsFromCidrBlocks[0]", "is not a CIDR block"},
		{"a block twice", func(a *args) { a.AllowConnectionsFromCidrBlocks = strs("10.0.0.0/16", "10.1.0.0/16") }, func(a *args) { a.AllowConnectionsFromCidrBlocks = strs("10.0.0.0/16", "10.0.0.0/16") }, "allowConnectionsFromCidrBlocks[1]", "is listed already"},
		{"a group, empty", func(a *args) { a.AllowConnectionsFromSecurityGroups = strs("sg-1") }, func(a *args) { a.AllowConnectionsFromSecurityGroups = strs("") }, "allowConnectionsFromSecurityGroups[0]", "is empty"},

		{
			"token needs TLS", func(a *args) { a.AuthToken = pulumi.String("sixteen-letters-") },
			func(a *args) {
				a.AuthToken, a.EnableTransitEncryption = pulumi.String("sixteen-letters-"), pulumi.Bool(false)
			}, "authToken (secret)", "enableTransitEncryption is false",
		},
		{"token", func(a *args) { a.AuthToken = pulumi.String(strings.Repeat("x", 128)) }, func(a *args) { a.AuthToken = pulumi.String(strings.Repeat("x", 129)) }, "authToken (secret)", "129 characters long"},

		{"maintenance window", func(*args) {}, func(a *args) { a.MaintenanceWindow = pulumi.String("sat:07:00-sat:07:59") }, "maintenanceWindow", "is 59 minutes long"},
		{"snapshot window", func(*args) {}, func(a *args) { a.SnapshotWindow = pulumi.String("06:00-06:59") }, "snapshotWindow", "is 59 minutes long"},
		{
			"windows overlap", func(a *args) { a.SnapshotWindow = pulumi.String("05:00-07:00") },
			func(a *args) { a.SnapshotWindow = pulumi.String("05:00-07:01") }, "snapshotWindow", `"05:00-07:01" overlaps maintenanceWindow "sat:07:00-sat:08:00", and AWS refuses that: try snapshotWindow: "08:00-09:00"`,
		},
		{
			"the default window overlaps", func(a *args) { a.MaintenanceWindow = pulumi.String("sun:05:00-sun:06:00") },
			func(a *args) { a.MaintenanceWindow = pulumi.String("sun:05:00-sun:06:01") }, "maintenanceWindow", `overlaps the default of snapshotWindow, "06:00-07:00"`,
		},
		{"retention", func(a *args) { a.SnapshotRetentionLimit = pulumi.Int(0) }, func(a *args) { a.SnapshotRetentionLimit = pulumi.Int(-1) }, "snapshotRetentionLimit", "-1 is out of range"},
		{"retention, most", func(a *args) { a.SnapshotRetentionLimit = pulumi.Int(35) }, func(a *args) { a.SnapshotRetentionLimit = pulumi.Int(36) }, "snapshotRetentionLimit", "36 is out of range"},
		{
			"one source", func(a *args) { a.SnapshotArn = pulumi.String("arn:aws:s3:::bucket/dump.rdb") },
			func(a *args) {
				a.SnapshotArn, a.SnapshotName = pulumi.String("arn:aws:s3:::bucket/dump.rdb"), pulumi.String("before")
			}, "snapshotArn", "does not go with snapshotName",
		},
		{"an RDB file is for one shard", shards(1, 1), all(shards(1, 1), func(a *args) { a.SnapshotArn = pulumi.String("arn:aws:s3:::bucket/dump.rdb") }), "snapshotArn", "does not go with clusterMode"},
		{"an object in S3", func(a *args) { a.SnapshotArn = pulumi.String("arn:aws-cn:s3:::b/d/dump.rdb") }, func(a *args) { a.SnapshotArn = pulumi.String("s3://bucket/dump.rdb") }, "snapshotArn", "is not the ARN of an object in S3"},
		{"commas", func(*args) {}, func(a *args) { a.SnapshotArn = pulumi.String("arn:aws:s3:::bucket/a,b.rdb") }, "snapshotArn", "without commas"},

		{"alarm topics, most", func(a *args) { a.AlarmsSnsTopicArns = topics(5) }, func(a *args) { a.AlarmsSnsTopicArns = topics(6) }, "alarmsSnsTopicArns", "holds 6 topics; CloudWatch tells at most 5"},
		{"alarm topic", func(a *args) { a.AlarmsSnsTopicArns = topics(1) }, func(a *args) { a.AlarmsSnsTopicArns = pulumi.ToStringArray([]string{"alerts"}) }, "alarmsSnsTopicArns[0]", "is not the ARN of an SNS topic"},
		{"notification topic", func(a *args) { a.SnsTopicForNotifications = pulumi.String("") }, func(a *args) { a.SnsTopicForNotifications = pulumi.String("arn:aws:sqs:eu-west-1:1:q") }, "snsTopicForNotifications", "is not the ARN of an SNS topic"},

		{"tags, most", func(a *args) { a.Tags = tags(50) }, func(a *args) { a.Tags = tags(51) }, "tags", "holds 51 tags; AWS takes at most 50"},
		{
			"tag key", func(a *args) { a.Tags = pulumi.StringMap{strings.Repeat("k", 128): pulumi.String("")} },
			func(a *args) { a.Tags = pulumi.StringMap{strings.Repeat("k", 129): pulumi.String("")} }, `tags["` + strings.Repeat("k", 129) + `"]`, "the key is 129 characters long",
		},
		{
			"tag value", func(a *args) { a.Tags = pulumi.StringMap{"k": pulumi.String(strings.Repeat("v", 256))} },
			func(a *args) { a.Tags = pulumi.StringMap{"k": pulumi.String(strings.Repeat("v", 257))} }, `tags["k"]`, "the value is 257 characters long",
		},
		{
			"tag prefix", func(a *args) { a.Tags = pulumi.StringMap{"awsome": pulumi.String("")} },
			func(a *args) { a.Tags = pulumi.StringMap{"AWS:x": pulumi.String("")} }, `tags["AWS:x"]`, "the prefix aws: is reserved",
		},
	} {
		_, err := prepare(t.Context(), with(test.inside))
		assert.NoError(t, err, "%s: the value inside", test.rule)

		_, err = prepare(t.Context(), with(test.outside))
		found := Problems(err)
		var messages []string
		for _, p := range found {
			if p.PropertyPath == test.path {
				messages = append(messages, p.Reason)
			}
		}
		require.NotEmpty(t, messages, "%s: the value outside is found at %s, not in %v", test.rule, test.path, found)
		assert.Contains(t, strings.Join(messages, "\n"), test.message, test.rule)
	}
}

// All that is wrong is told at once, in the order of the inputs, the same every time.
func TestProblemsTogether(t *testing.T) {
	t.Parallel()
	wrong := func(a *RedisClusterArgs) {
		a.Name = "Sessions"
		a.ReplicationGroupSize = 9
		a.Port = pulumi.Int(99999)
		a.AllowConnectionsFromCidrBlocks = strs("10.0.0.0/16", "10.0.0.5/16")
		a.AuthToken = pulumi.String("short-token")
		a.MaintenanceWindow = pulumi.String("sat:07:00")
		a.VpcId = nil
	}
	_, err := prepare(t.Context(), with(wrong))
	var paths []string
	for _, p := range Problems(err) {
		paths = append(paths, p.PropertyPath)
	}
	assert.Equal(t, []string{
		"name", "replicationGroupSize", "vpcId", "allowConnectionsFromCidrBlocks[1]", "authToken (secret)", "maintenanceWindow", "port",
	}, paths)
	assert.Contains(t, err.Error(), "RedisCluster: the inputs have 7 problems, so nothing of the cluster was changed:\n  - name: ")
	assert.NotContains(t, err.Error(), "short-token")
	for range 20 {
		_, again := prepare(t.Context(), with(wrong))
		assert.EqualError(t, again, err.Error())
	}
}

// The engine quotes what stands at the path of a problem, and a reason quotes the value: of a secret, neither may.
func TestProblemsOfSecrets(t *testing.T) {
	t.Parallel()
	secret := func(s string) pulumi.StringOutput { return pulumi.ToSecret(pulumi.String(s)).(pulumi.StringOutput) }
	_, err := prepare(t.Context(), with(func(a *RedisClusterArgs) {
		a.AuthToken = pulumi.String("too-short")
		a.MaintenanceWindow = secret("sun:06:30-sun:07:30").ToStringPtrOutput()
		a.RedisVersion = secret("7.1.99").ToStringPtrOutput()
		a.SnapshotWindow = pulumi.String("06:45-07:45")
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{secret("10.77.0.1/16")}
		a.Port = pulumi.ToSecret(pulumi.Int(987654)).(pulumi.IntOutput).ToIntPtrOutput()
	}))
	paths := map[string]string{}
	for _, p := range Problems(err) {
		paths[p.PropertyPath] = p.Reason
	}
	for _, path := range []string{
		"authToken (secret)", "redisVersion (secret)", "snapshotWindow", "allowConnectionsFromCidrBlocks[0] (secret)", "port (secret)",
	} {
		assert.Contains(t, paths, path)
	}
	assert.Len(t, paths, 5)
	for _, hidden := range []string{"too-short", "sun:06:30", "7.1.99", "10.77", "987654"} {
		assert.NotContains(t, err.Error(), hidden)
	}
	assert.Contains(t, paths["authToken (secret)"], "is 9 characters long")
	assert.Contains(t, paths["snapshotWindow"], `overlaps maintenanceWindow "[secret]"`)
}
