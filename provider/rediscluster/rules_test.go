package rediscluster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
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
		a.ClusterMode = &ClusterMode{NumNodeGroups: n, ReplicasPerNodeGroup: replicas}
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
		ids = append(ids, pulumi.String(fmt.Sprintf("subnet-%017x", i)))
	}
	return ids
}

// ruleCase is a rule with a value just inside, on which it is silent, and a value just outside, with what it says.
type ruleCase struct {
	inside, outside func(*RedisClusterArgs)
	path, says      string
}

type args = RedisClusterArgs

func asIs(*args) {}

func name(s string) func(*args) { return func(a *args) { a.Name = s } }

func nodeType(s string) func(*args) { return func(a *args) { a.InstanceType = s } }

func runs(engine string) func(*args) { return func(a *args) { a.Engine = &engine } }

func engineVersion(s string) func(*args) { return func(a *args) { a.EngineVersion = pulumi.String(s) } }

func parameterOf(name, value string) func(*args) {
	return func(a *args) { a.Parameters = pulumi.StringMap{name: pulumi.String(value)} }
}

func slowLog(l Log) func(*args) { return func(a *args) { a.SlowLog = &l } }

func engineLog(l Log) func(*args) { return func(a *args) { a.EngineLog = &l } }

func tiering(on bool) func(*args) { return func(a *args) { a.DataTieringEnabled = &on } }

func described(s string) func(*args) { return func(a *args) { a.Description = pulumi.String(s) } }

func autoUpgrade(on bool) func(*args) {
	return func(a *args) { a.AutoMinorVersionUpgrade = pulumi.Bool(on) }
}

func networkType(s string) func(*args) { return func(a *args) { a.NetworkType = pulumi.String(s) } }

func discovers(s string) func(*args) { return func(a *args) { a.IpDiscovery = pulumi.String(s) } }

func encryptedBy(s string) func(*args) { return func(a *args) { a.KmsKeyId = pulumi.String(s) } }

func zones(names ...string) func(*args) {
	return func(a *args) { a.PreferredAvailabilityZones = pulumi.ToStringArray(names) }
}

func version(s string) func(*args) {
	return func(a *args) { a.RedisVersion = pulumi.String(s) }
}

// nodes without cluster mode, with what a number of them allows.
func nodes(n int) func(*args) {
	return func(a *args) { a.ReplicationGroupSize, a.EnableAutomaticFailover, a.EnableMultiAz = n, n > 1, n > 1 }
}

func multiAZ(on bool) func(*args) { return func(a *args) { a.EnableMultiAz = on } }

func failover(on bool) func(*args) { return func(a *args) { a.EnableAutomaticFailover = on } }

func size(n int) func(*args) { return func(a *args) { a.ReplicationGroupSize = n } }

func inVPC(s string) func(*args) { return func(a *args) { a.VpcId = pulumi.String(s) } }

func placed(ids ...string) func(*args) {
	return func(a *args) { a.SubnetIds = pulumi.ToStringArray(ids) }
}

func ownSubnetGroup(s string) func(*args) {
	return func(a *args) { a.SubnetIds, a.SubnetGroupName = nil, pulumi.String(s) }
}

// What of tokens and users nothing is wrong with.
const (
	goodToken    = "a-token-of-24-characters"
	goodPassword = "a-password-of-27-characters"
	everything   = pulumi.String("on ~* +@all")
)

var app = named("app", "")

// named is a user with a password; with an empty id, that follows from the name.
func named(name, id string) User {
	u := User{Name: name, AccessString: everything, Passwords: strs(goodPassword)}
	if id != "" {
		u.UserId = &id
	}
	return u
}

func byIAM(name string) User {
	return User{Name: name, AccessString: everything, Iam: ptr(true)}
}

func iamUsers(n int) (all []User) {
	for _, name := range check.Numbered(n, "user-%d") {
		all = append(all, byIAM(name))
	}
	return all
}

func withPasswords(passwords ...string) User {
	return User{Name: "app", AccessString: everything, Passwords: strs(passwords...)}
}

func may(rights string) User {
	return User{Name: "app", AccessString: pulumi.String(rights), Passwords: strs(goodPassword)}
}

func users(all ...User) func(*args) {
	return func(a *args) { a.Users = append([]User{}, all...) }
}

func userGroup(id string) func(*args) { return func(a *args) { a.UserGroupId = pulumi.String(id) } }

func connectsAs(name string) func(*args) { return func(a *args) { a.ConnectionUser = &name } }

func generated(a *args) { a.GenerateAuthToken = ptr(true) }

func tokenVersion(n int) func(*args) { return func(a *args) { a.AuthTokenVersion = &n } }

func strategy(s string) func(*args) { return func(a *args) { a.AuthTokenUpdateStrategy = &s } }

func tlsMode(s string) func(*args) {
	return func(a *args) { a.TransitEncryptionMode = pulumi.String(s) }
}

func secretNamed(s string) func(*args) {
	return func(a *args) { a.ConnectionSecret = &ConnectionSecret{Name: pulumi.String(s)} }
}

func secretKey(s string) func(*args) {
	return func(a *args) { a.ConnectionSecret = &ConnectionSecret{KmsKeyId: pulumi.String(s)} }
}

func secretKept(days int) func(*args) {
	return func(a *args) { a.ConnectionSecret = &ConnectionSecret{RecoveryWindowInDays: &days} }
}

func beside(ids ...string) func(*args) {
	return func(a *args) { a.AdditionalSecurityGroupIds = strs(ids...) }
}

func prefixLists(ids ...string) func(*args) {
	return func(a *args) { a.AllowConnectionsFromPrefixLists = strs(ids...) }
}

func fromSelf(a *args) { a.AllowConnectionsFromSelf = ptr(true) }

func ownGroups(ids ...string) func(*args) {
	return func(a *args) { a.SecurityGroupIds = strs(ids...) }
}

func port(n int) func(*args) { return func(a *args) { a.Port = pulumi.Int(n) } }

func blocks(cidrs ...string) func(*args) {
	return func(a *args) { a.AllowConnectionsFromCidrBlocks = strs(cidrs...) }
}

func groups(ids ...string) func(*args) {
	return func(a *args) { a.AllowConnectionsFromSecurityGroups = strs(ids...) }
}

func token(s string) func(*args) { return func(a *args) { a.AuthToken = pulumi.String(s) } }

func tls(on bool) func(*args) { return func(a *args) { a.EnableTransitEncryption = pulumi.Bool(on) } }

func atRest(on bool) func(*args) { return func(a *args) { a.EnableAtRestEncryption = pulumi.Bool(on) } }

func maintained(w string) func(*args) {
	return func(a *args) { a.MaintenanceWindow = pulumi.String(w) }
}

func snapshotWindow(w string) func(*args) {
	return func(a *args) { a.SnapshotWindow = pulumi.String(w) }
}

func retention(n int) func(*args) { return func(a *args) { a.SnapshotRetentionLimit = pulumi.Int(n) } }

func fromARN(s string) func(*args) { return func(a *args) { a.SnapshotArn = pulumi.String(s) } }

func fromARNs(s ...string) func(*args) {
	return func(a *args) { a.SnapshotArns = pulumi.ToStringArray(s) }
}

func fromName(s string) func(*args) { return func(a *args) { a.SnapshotName = pulumi.String(s) } }

func alarmTopics(arns ...string) func(*args) {
	return func(a *args) { a.AlarmsSnsTopicArns = pulumi.ToStringArray(arns) }
}

func pager(arns ...string) func(*args) {
	return func(a *args) { a.CompositeAlarmSnsTopicArns = strs(arns...) }
}

func scope(s string) func(*args) { return func(a *args) { a.AlarmScope = &s } }

func responsePlan(partition string) string {
	return "arn:" + partition + ":ssm-incidents::123456789012:response-plan/redis"
}

func tellsMissing(a *args) { a.EnableInsufficientDataActions = ptr(true) }

func noAlarms(a *args) { a.EnableCloudwatchAlarms = new(bool) }

func events(arn string) func(*args) {
	return func(a *args) { a.SnsTopicForNotifications = pulumi.String(arn) }
}

func parameterGroup(s string) func(*args) {
	return func(a *args) { a.ParameterGroupName = pulumi.String(s) }
}

func tag(key, value string) func(*args) {
	return func(a *args) { a.Tags = pulumi.StringMap{key: pulumi.String(value)} }
}

func changed(alarms Alarms) func(*args) { return func(a *args) { a.Alarms = &alarms } }

func memoryAlarm(alarm Alarm) func(*args) {
	return changed(Alarms{Memory: &alarm})
}

func ptr[T any](value T) *T { return &value }

func accepts(names ...string) func(*args) { return func(a *args) { a.AcceptedWarnings = names } }

const (
	subnet1, subnet2 = "subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"
	group1, group2   = "sg-0aaaaaaaaaaaaaaa1", "sg-0aaaaaaaaaaaaaaa2"
	topic            = "arn:aws:sns:eu-west-1:123456789012:alerts"
	kmsKey           = "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
	farTopic         = "arn:aws:sns:us-east-1:123456789012:alerts"
	farKey           = "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
	file             = "arn:aws:s3:::my-bucket/dump.rdb"
)

// ruleCases are by the name of the rule.
var ruleCases = map[string][]ruleCase{
	"accepted-warning": {
		{accepts("key-export", "waits", "nodes-unwatched"), accepts("key-export", "key-exports"), "acceptedWarnings[1]", `"key-exports" is not the name of a warning of RedisCluster; did you mean "key-export"?`},
		{accepts("tls-off"), accepts("tls_off"), "acceptedWarnings[0]", `did you mean "tls-off"?`},
		{accepts(), accepts("everything"), "acceptedWarnings[0]", "use the name in brackets at the end of a warning"},
		{asIs, accepts("size-range"), "acceptedWarnings[0]", `"size-range" is an error, not a warning, and cannot be accepted`},
		{asIs, accepts("tls-in-steps"), "acceptedWarnings[0]", "is an error, not a warning"},
		{asIs, accepts("replaces-port"), "acceptedWarnings[0]", `"replaces-port" cannot be accepted, since it says what becomes of the data`},
		{accepts("tls-off", "key-export"), accepts("tls-off", "key-export", "tls-off"), "acceptedWarnings[2]", "is listed already, as acceptedWarnings[0]"},
		{asIs, accepts(""), "acceptedWarnings[0]", `"" is not the name of a warning`},
	},
	"migration-form": {{inside: migrates("compatible"), outside: migrates("Enabled"), path: "clusterModeMigration", says: `use "enabled"`}, {inside: migrates(""), outside: migrates("cluster"), path: "clusterModeMigration", says: "is none of compatible, enabled, disabled"}},
	"migration-mode": {
		{inside: all(shards(1, 1), migrates("enabled")), outside: migrates("enabled"), path: "clusterModeMigration", says: "clusterMode: { numNodeGroups: 1, replicasPerNodeGroup: 1 }"},
		{inside: migrates("compatible"), outside: all(shards(1, 1), migrates("compatible")), path: "clusterModeMigration", says: "until the last step"},
		{inside: migrates("disabled"), outside: all(shards(1, 1), migrates("disabled")), path: "clusterModeMigration", says: "until the last step"},
	},
	"migration-replica": {{inside: migrates("compatible"), outside: all(nodes(1), migrates("compatible")), path: "clusterModeMigration", says: "replicationGroupSize: 2"}, {inside: migrates("disabled"), outside: all(failover(false), multiAZ(false), migrates("compatible")), path: "clusterModeMigration", says: "enableAutomaticFailover: true"}},
	"migration-version": {{inside: all(version("7.0"), migrates("compatible")), outside: all(version("6.2"), nodeType("cache.m6g.large"), migrates("compatible")), path: "clusterModeMigration", says: "upgrade first"}, {inside: all(runs("valkey"), migrates("compatible")), outside: all(version("6.x"), nodeType("cache.m6g.large"), migrates("compatible")), path: "clusterModeMigration", says: "Redis OSS 6.x"}, {inside: all(version("6.2"), nodeType("cache.m6g.large"), migrates("disabled")), outside: all(version("6.2"), nodeType("cache.m6g.large"), migrates("compatible")), path: "clusterModeMigration", says: "Redis OSS 6.2"}},
	"name-form": {
		{name(strings.Repeat("a", 40)), name(strings.Repeat("a", 41)), "name", "41 characters long; AWS takes at most 40"},
		{name("a-1"), name("a--1"), "name", `use "a-1"`},
		{name("a1"), name("1a"), "name", "a lower-case letter first"},
		{name("a"), name("a-"), "name", `use "a"`},
		{asIs, name("Sessions"), "name", `"Sessions" has capital letters; AWS would store it in lower case: use "sessions"`},
		{asIs, name("Default"), "name", "is not a name that AWS takes"},
		{asIs, name("SG_sessions"), "name", "is not a name that AWS takes"},
		{asIs, name("sessions,"), "name", `use "sessions"`},
		{asIs, name("My_Redis"), "name", `use "my-redis"`},
		{asIs, name(""), "name", "is empty"},
		{asIs, name(" \t"), "name", "is empty"},
		{asIs, name(" sessions"), "name", `use "sessions"`},
		{asIs, name("sessi\u043ens"), "name", `its character 6, 'о' (U+043E), is not one of ASCII`},
		{asIs, name("ｓessions"), "name", `use "sessions"`},
		{asIs, name(strings.Repeat("a ", 5000)), "name", "… (10000 characters)"},
	},
	"name-default":        {{name("default-1"), name("default"), "name", "a subnet group of AWS's own"}},
	"name-security-group": {{name("sgs"), name("sg-1"), "name", `begins with "sg-"`}},

	"size-range": {
		{nodes(1), nodes(0), "replicationGroupSize", "0 is too few"},
		{nodes(6), nodes(7), "replicationGroupSize", "7 is too many: without clusterMode AWS takes a primary and up to 5 replicas, 6 nodes in all"},
		{nodes(2), nodes(-2147483648), "replicationGroupSize", "is too few"},
	},
	"shards-range": {
		{shards(1, 1), shards(0, 1), "clusterMode.numNodeGroups", "0 is out of range"},
		{shards(500, 0), shards(501, 0), "clusterMode.numNodeGroups", "501 is out of range: AWS takes 1 to 500"},
		{shards(2, 1), shards(1<<31-1, 1), "clusterMode.numNodeGroups", "out of range"},
	},
	"replicas-range": {
		{shards(2, 0), shards(2, -1), "clusterMode.replicasPerNodeGroup", "-1 is out of range"},
		{shards(2, 5), shards(2, 6), "clusterMode.replicasPerNodeGroup", "6 is out of range: AWS takes 0 to 5"},
	},
	"nodes-most": {
		{shards(250, 1), shards(251, 1), "clusterMode", "251 shards of 2 nodes are 502 nodes; AWS never takes more than 500 of Redis OSS 7.1"},
		{
			all(shards(125, 1), version("4.0.10"), nodeType("cache.m5.large")), all(shards(126, 1), version("4.0.10"), nodeType("cache.m5.large")),
			"clusterMode", "252 nodes; AWS never takes more than 250 of Redis OSS 4.0.10",
		},
	},
	"size-agrees": {
		{shards(3, 1), all(shards(3, 1), size(5)), "replicationGroupSize", "5 disagrees with clusterMode, which makes 6 nodes (3 shards of 2 nodes each): it counts all nodes, so use 6"},
	},
	"failover-cluster-mode": {
		{shards(2, 1), all(shards(2, 1), failover(false), multiAZ(false)), "enableAutomaticFailover", "does not go with clusterMode"},
	},
	"failover-replica": {
		{multiAZ(false), all(size(1), multiAZ(false)), "enableAutomaticFailover", "needs a replica to fail over to"},
	},
	"multi-az-failover": {{asIs, failover(false), "enableMultiAz", "true needs enableAutomaticFailover: true"}},
	"multi-az-replica": {
		{asIs, all(size(1), failover(false)), "enableMultiAz", "replicationGroupSize is 1"},
		{shards(2, 1), all(shards(2, 0), multiAZ(true)), "enableMultiAz", "replicasPerNodeGroup is 0"},
	},
	"multi-az-subnets": {
		{ownSubnetGroup(ownSubnets), placed(subnet1), "subnetIds", "holds 1 subnet"},
		{placed(subnet1, subnet2), placed(subnet1), "subnetIds", "holds 1 subnet, and enableMultiAz needs subnets in at least two availability zones: add one"},
		{all(placed(subnet1), multiAZ(false)), placed(subnet1), "subnetIds", "or set enableMultiAz to false"},
	},

	"node-type-form": {
		{nodeType("cache.z9x.large"), nodeType("m7g.large"), "instanceType", `use "cache.m7g.large"`},
		{asIs, nodeType("db.r6g.large"), "instanceType", `use "cache.r6g.large"`},
		{asIs, nodeType("Cache.M7g.Large "), "instanceType", `use "cache.m7g.large"`},
		{asIs, nodeType("large"), "instanceType", `"cache.<family>.<size>"`},
		{asIs, nodeType(""), "instanceType", "is empty"},
	},
	"node-type-version": {
		{version("6.2"), version("6.0"), "instanceType", "needs Redis OSS 6.2 or later, not 6.0"},
		{all(nodeType("cache.r6g.large"), version("5.0.6")), all(nodeType("cache.r6g.large"), version("4.0.10")), "instanceType", "needs Redis OSS 5.0.6 or later"},
		{all(runs("valkey"), nodeType("cache.m8g.large")), nodeType("cache.m8g.large"), "instanceType", `runs Valkey alone, not Redis OSS: pass engine: "valkey", or use a node type of an earlier generation, for example "cache.m7g.large"`},
		{asIs, all(nodeType("cache.m8g.large"), version("5.0.6")), "instanceType", `for example "cache.m6g.large"`},
	},
	"node-type-multi-az":  {{all(nodeType("cache.t1.micro"), multiAZ(false), retention(0)), all(nodeType("cache.t1.micro"), retention(0)), "instanceType", "has no Multi-AZ"}},
	"node-type-snapshots": {{all(nodeType("cache.t1.micro"), multiAZ(false), retention(0)), all(nodeType("cache.t1.micro"), multiAZ(false), retention(1)), "instanceType", "has no snapshots"}},
	"node-type-tls":       {{all(nodeType("cache.m1.large"), tls(false)), nodeType("cache.m1.large"), "instanceType", "has no TLS"}},
	"tiering-agrees": {
		{all(tiering(true), nodeType("cache.r6gd.xlarge")), tiering(true), "dataTieringEnabled", `"cache.m7g.large" has no SSD`},
		{tiering(false), all(tiering(false), nodeType("cache.r6gd.xlarge")), "dataTieringEnabled", "keeps part of the data on SSD, always"},
	},
	"description-length": {{described(strings.Repeat("ü", 255)), described(strings.Repeat("x", 256)), "description", "is 256 characters long"}},
	"auto-upgrade-version": {
		{all(autoUpgrade(true), version("6.0"), nodeType("cache.r6g.large")), all(autoUpgrade(true), version("5.0.6"), nodeType("cache.r6g.large")), "autoMinorVersionUpgrade", "true does nothing before 6.0, where AWS disables it, and this is Redis OSS 5.0.6; leave it out"},
		{all(autoUpgrade(false), version("5.0.6"), nodeType("cache.r6g.large")), all(autoUpgrade(true), version("4.0.10"), nodeType("cache.m5.large")), "autoMinorVersionUpgrade", "this is Redis OSS 4.0.10"},
	},
	"network-type": {
		{networkType("dual_stack"), networkType("dualStack"), "networkType", `use "dual_stack"`},
		{networkType(""), networkType("IPv5"), "networkType", "is none of ipv4, ipv6, dual_stack"},
		{all(networkType("ipv4"), version("6.0"), nodeType("cache.r6g.large")), all(networkType("ipv6"), version("6.0"), nodeType("cache.r6g.large")), "networkType", "needs Redis OSS 6.2 or later, not 6.0"},
	},
	"node-type-ipv6": {
		{all(networkType("ipv4"), nodeType("cache.r4.large")), all(networkType("ipv6"), nodeType("cache.r4.large")), "networkType", `"cache.r4.large" is older`},
		{all(networkType("dual_stack"), nodeType("cache.m5.large")), all(networkType("dual_stack"), nodeType("cache.m4.large")), "networkType", `"dual_stack" needs nodes of the Nitro system`},
		{all(networkType("ipv6"), nodeType("cache.t3.small")), all(networkType("ipv6"), nodeType("cache.t2.small")), "networkType", `"cache.t2.small" is older`},
	},
	"ip-discovery": {
		{all(networkType("dual_stack"), discovers("ipv6")), discovers("ipv6"), "ipDiscovery", "the nodes have IPv4 addresses alone"},
		{discovers("ipv4"), all(networkType("ipv6"), discovers("ipv4")), "ipDiscovery", "the nodes have IPv6 addresses alone"},
		{discovers(""), discovers("dual"), "ipDiscovery", "is none of ipv4, ipv6"},
		{asIs, all(discovers("ipv4"), version("5.0.6"), nodeType("cache.r6g.large")), "ipDiscovery", "needs Redis OSS 6.2 or later"},
	},
	"key-form": {
		{encryptedBy(kmsKey), encryptedBy("alias/redis"), "kmsKeyId", "is not the ARN of a KMS key"},
		{asIs, encryptedBy("01234567-89ab-cdef-0123-456789abcdef"), "kmsKeyId", "is not the ARN of a KMS key"},
		{asIs, encryptedBy("arn:aws:kms:eu-west-1:123456789012:alias/redis"), "kmsKeyId", "is not the ARN of a KMS key"},
		{encryptedBy(""), encryptedBy(topic), "kmsKeyId", "is not the ARN of a KMS key"},
	},
	"key-at-rest": {{encryptedBy(kmsKey), all(encryptedBy(kmsKey), atRest(false)), "kmsKeyId", "enableAtRestEncryption is false"}},
	"key-export":  {{encryptedBy(""), encryptedBy(kmsKey), "kmsKeyId", "AWS does not use it for exports, and is known to refuse to export the snapshots of such a cluster"}},
	"zones-form": {
		{zones("eu-west-1a", "eu-west-1b"), zones("euw1-az1", "eu-west-1b"), "preferredAvailabilityZones[0]", "is the id of a zone"},
		{zones(), zones("eu-west-1a", "eu-west-1"), "preferredAvailabilityZones[1]", `is not the name of an availability zone`},
	},
	"zones-count": {
		{zones("eu-west-1a", "eu-west-1b"), zones("eu-west-1a"), "preferredAvailabilityZones", "holds 1 zones for 2 nodes"},
		{all(multiAZ(false), zones("eu-west-1a", "eu-west-1a")), zones("eu-west-1a", "eu-west-1a"), "preferredAvailabilityZones", "enableMultiAz is true"},
		{asIs, all(shards(1, 1), zones("eu-west-1a", "eu-west-1b")), "preferredAvailabilityZones", "does not go with clusterMode"},
	},
	"log-version": {
		{all(slowLog(Log{}), version("6.0"), nodeType("cache.r6g.large")), all(slowLog(Log{}), version("5.0.6"), nodeType("cache.r6g.large")), "slowLog", "needs Redis OSS 6.0 or later, not 5.0.6"},
		{engineLog(Log{}), all(engineLog(Log{}), version("6.0"), nodeType("cache.r6g.large")), "engineLog", "needs Redis OSS 6.2 or later"},
	},
	"log-destination": {
		{slowLog(Log{LogGroupName: pulumi.String("a")}), slowLog(Log{LogGroupName: pulumi.String("a"), DeliveryStreamName: pulumi.String("b")}), "slowLog.deliveryStreamName", "does not go with logGroupName"},
		{slowLog(Log{LogGroupName: pulumi.String(""), DeliveryStreamName: pulumi.String("b")}), slowLog(Log{LogGroupName: pulumi.String("a"), DeliveryStreamName: pulumi.String("b")}), "slowLog.deliveryStreamName", "does not go"},
		{slowLog(Log{RetentionInDays: ptr(7), DeliveryStreamName: pulumi.String(""), KmsKeyId: pulumi.String("")}), slowLog(Log{RetentionInDays: ptr(7), LogGroupName: pulumi.String("a")}), "slowLog.retentionInDays", "and this log goes elsewhere"},
		{engineLog(Log{KmsKeyId: pulumi.String(kmsKey)}), engineLog(Log{KmsKeyId: pulumi.String(kmsKey), DeliveryStreamName: pulumi.String("b")}), "engineLog.kmsKeyId", "and this log goes elsewhere"},
	},
	"log-format": {{slowLog(Log{Format: ptr("text")}), slowLog(Log{Format: ptr("JSON")}), "slowLog.format", `use "json"`}},
	"log-names": {
		{slowLog(Log{LogGroupName: pulumi.String("/my-team/redis")}), slowLog(Log{LogGroupName: pulumi.String("arn:aws:logs:eu-west-1:123456789012:log-group:redis")}), "slowLog.logGroupName", "is an ARN; it should be the name"},
		{slowLog(Log{LogGroupName: pulumi.String("/aws/redis")}), slowLog(Log{LogGroupName: pulumi.String("aws/redis")}), "slowLog.logGroupName", `begins with "aws/", which CloudWatch Logs allows in no name of a log group: use "/aws/redis"`},
		{slowLog(Log{LogGroupName: pulumi.String("")}), slowLog(Log{LogGroupName: pulumi.String("a b")}), "slowLog.logGroupName", "is not the name of a log group"},
		{engineLog(Log{DeliveryStreamName: pulumi.String("redis.logs")}), engineLog(Log{DeliveryStreamName: pulumi.String("redis/logs")}), "engineLog.deliveryStreamName", "is not the name of a Firehose stream"},
		{slowLog(Log{KmsKeyId: pulumi.String(kmsKey)}), slowLog(Log{KmsKeyId: pulumi.String("alias/x")}), "slowLog.kmsKeyId", "is not the ARN of a KMS key"},
	},
	"log-retention": {
		{slowLog(Log{RetentionInDays: ptr(14)}), slowLog(Log{RetentionInDays: ptr(10)}), "slowLog.retentionInDays", "use 14"},
		{slowLog(Log{RetentionInDays: ptr(0)}), slowLog(Log{RetentionInDays: ptr(-1)}), "slowLog.retentionInDays", "0 to keep events for ever"},
		{slowLog(Log{RetentionInDays: ptr(3653)}), slowLog(Log{RetentionInDays: ptr(4000)}), "slowLog.retentionInDays", "use 3653"},
	},
	"parameters-or-group": {
		{all(parameterOf("timeout", "300"), parameterGroup("")), all(parameterOf("timeout", "300"), parameterGroup("mine")), "parameters", "does not go with parameterGroupName"},
	},
	"parameter-name": {
		{parameterOf("maxmemory-policy", "noeviction"), parameterOf("maxmemory_policy", "noeviction"), `parameters["maxmemory_policy"]`, `use "maxmemory-policy"`},
		{asIs, parameterOf("", "x"), `parameters[""]`, "is not the name of a parameter"},
		{asIs, parameterOf("Timeout", "300"), `parameters["Timeout"]`, `use "timeout"`},
	},
	"parameter-settable": {
		{parameterOf("timeout", "0"), parameterOf("appendonly", "yes"), `parameters["appendonly"]`, `"appendonly" cannot be set`},
		{asIs, parameterOf("maxmemory", "1000000"), `parameters["maxmemory"]`, "follows from the node type"},
	},
	"parameter-value": {
		{parameterOf("maxmemory-policy", "allkeys-lfu"), parameterOf("maxmemory-policy", "lfu"), `parameters["maxmemory-policy"]`, "volatile-lru"},
		{all(version("6.2"), parameterOf("reserved-memory-percent", "25")), all(version("6.2"), parameterOf("reserved-memory-percent", "101")), `parameters["reserved-memory-percent"]`, `use "`},
	},
	"parameter-mode": {
		{all(shards(1, 1), parameterOf("cluster-enabled", "yes")), parameterOf("cluster-enabled", "yes"), `parameters["cluster-enabled"]`, "there is no clusterMode"},
		{parameterOf("cluster-enabled", "no"), all(shards(1, 1), parameterOf("cluster-enabled", "no")), `parameters["cluster-enabled"]`, "there is a clusterMode"},
	},
	"parameter-tiering": {
		{all(nodeType("cache.r6gd.xlarge"), parameterOf("maxmemory-policy", "allkeys-lru")), all(nodeType("cache.r6gd.xlarge"), parameterOf("maxmemory-policy", "volatile-ttl")), `parameters["maxmemory-policy"]`, "take volatile-lru, allkeys-lru, noeviction"},
		{parameterOf("maxmemory-policy", "volatile-ttl"), all(nodeType("cache.r6gd.xlarge"), parameterOf("maxmemory-policy", "volatile-ttl")), `parameters["maxmemory-policy"]`, "is not for nodes with data tiering"},
	},
	"parameter-unknown": {
		{parameterOf("timeout", "0"), parameterOf("timeouts", "0"), `parameters["timeouts"]`, `did you mean "timeout"?`},
		{asIs, parameterOf("save", "900 1"), `parameters["save"]`, "is no parameter of redis7"},
		{asIs, parameterOf("no-such-thing", "1"), `parameters["no-such-thing"]`, "check the spelling"},
	},
	"parameter-late": {
		{parameterOf("timeout", "300"), parameterOf("databases", "32"), `parameters["databases"]`, "is for a new cluster"},
	},
	"parameter-minor": {
		{
			all(runs("valkey"), engineVersion("8.1"), parameterOf("commandlog-reply-larger-than", "1024")), all(runs("valkey"), engineVersion("8.0"), parameterOf("commandlog-reply-larger-than", "1024")),
			`parameters["commandlog-reply-larger-than"]`, `"commandlog-reply-larger-than" came with Valkey 8.1, and this is Valkey 8.0`,
		},
		{
			all(runs("valkey"), engineVersion("9.0"), parameterOf("search-default-timeout-ms", "500")), all(runs("valkey"), engineVersion("8.1"), parameterOf("search-default-timeout-ms", "500")),
			`parameters["search-default-timeout-ms"]`, "came with Valkey 8.2, and this is Valkey 8.1",
		},
	},
	"parameter-odd": {
		{parameterOf("notify-keyspace-events", "KEA"), parameterOf("notify-keyspace-events", "A"), `parameters["notify-keyspace-events"]`, `use "KA"`},
		{parameterOf("rename-commands", "KEYS BLOCKED"), parameterOf("rename-commands", "KEYS"), `parameters["rename-commands"]`, "is not made of pairs"},
		{parameterOf("rename-commands", ""), parameterOf("rename-commands", "CONFIG BLOCKED"), `parameters["rename-commands"]`, `"CONFIG" is not among the commands`},
	},
	"version-form": {
		{all(runs("valkey"), engineVersion("8.0")), all(runs("valkey"), engineVersion("8.0.1")), "engineVersion", `use "8.0"`},
		{engineVersion("6.x"), engineVersion("redis 7.0"), "engineVersion", `use "7.0"`},
		{version("7.1"), version("7.1.0"), "redisVersion", `"7.1.0" names a patch release; from version 6 on AWS takes major.minor alone and chooses the patch: use "7.1"`},
		{all(version("5.0.6"), nodeType("cache.m5.large")), version("5.0"), "redisVersion", `use "5.0.6"`},
		{version("6.x"), version("7.x"), "redisVersion", `use "7.1"`},
		{asIs, version("7"), "redisVersion", `use "7.1"`},
		{asIs, version("v7.1"), "redisVersion", `use "7.1"`},
		{asIs, version("redis7"), "redisVersion", `use "7.1"`},
		{all(runs("valkey"), engineVersion("9.0")), all(runs("valkey"), engineVersion("10.0")), "engineVersion", `"10.0" is later than this version of the AWS provider takes, which ends with 9: use "9.1"`},
		{asIs, engineVersion("10.0"), "engineVersion", "where 7.1 is the last"},
		{version("7.0"), version("7.00"), "redisVersion", `use "7.0"`},
		{version("6.x"), version("6.X"), "redisVersion", `use "6.x"`},
		{asIs, version("valkey 8.0"), "redisVersion", `is of Valkey: pass engine: "valkey" with engineVersion`},
		{asIs, version("7.2.6"), "redisVersion", "7.2 and later are Valkey"},
		{asIs, version("latest"), "redisVersion", "is not a version as ElastiCache writes them"},
		{asIs, all(version(""), parameterGroup("default.redis7")), "redisVersion", `is empty; leave it out for the default, "7.1"`},
		{asIs, version("７.1"), "redisVersion", `use "7.1"`},
	},
	"engine-form": {
		{runs("redis"), runs("Redis"), "engine", `use "redis"`},
		{runs("valkey"), runs("memcached"), "engine", `"memcached" is not an engine ("redis" or "valkey")`},
	},
	"version-twice": {
		{all(runs("valkey"), engineVersion("8.0")), all(runs("valkey"), version("8.0")), "redisVersion", `engine is "valkey": use engineVersion, for example "8.2"`},
		{engineVersion("7.1"), all(engineVersion("7.1"), version("7.1")), "redisVersion", "does not go with engineVersion"},
	},
	"auto-upgrade-moves": {
		{autoUpgrade(false), autoUpgrade(true), "autoMinorVersionUpgrade", "true lets AWS move the cluster past Redis OSS 7.1; the next update would then go back to it, a downgrade, for which the AWS provider replaces the cluster"},
		{all(autoUpgrade(true), version("6.x")), all(autoUpgrade(true), runs("valkey")), "autoMinorVersionUpgrade", "past Valkey 8.2"},
		{asIs, autoUpgrade(true), "autoMinorVersionUpgrade", "or leave this out, which sends false, and which Security Hub reports (ElastiCache.2)"},
	},
	"version-unknown": {
		{all(runs("valkey"), engineVersion("9.1")), all(runs("valkey"), engineVersion("9.7")), "engineVersion", `Valkey 9.7 is not a version that this package knows, which ends with 9.1: it is passed on to AWS as it is, with the parameter group "default.valkey9"`},
		{asIs, all(runs("valkey"), engineVersion("8.3")), "engineVersion", "Valkey 8.3"},
	},
	"version-offered": {
		{engineVersion("7.0"), engineVersion("6.1"), "engineVersion", `use "6.2"`},
		{all(runs("valkey"), engineVersion("7.2")), all(runs("valkey"), engineVersion("7.1")), "engineVersion", `which has 7.2, 8.0, 8.1, 8.2, 9.0, 9.1: use "7.2"`},
		{version("7.0"), version("7.2"), "redisVersion", "7.2 and later are Valkey"},
		{version("6.2"), version("6.10"), "redisVersion", `use "6.2"`},
		{all(version("5.0.6"), nodeType("cache.m5.large")), version("5.0.5"), "redisVersion", `use "5.0.6"`},
	},
	"parameter-group-form": {
		{parameterGroup("my-parameters.v1"), parameterGroup("my parameters"), "parameterGroupName", "its character 3 is a space"},
		{parameterGroup(""), parameterGroup(" "), "parameterGroupName", "is empty"},
		{asIs, parameterGroup("arn:aws:elasticache:eu-west-1:123456789012:parametergroup:mine"), "parameterGroupName", `use "mine"`},
		{parameterGroup("a" + strings.Repeat("b", 254)), parameterGroup("a" + strings.Repeat("b", 255)), "parameterGroupName", "256 characters"},
	},
	"parameter-group-default": {
		{parameterGroup("default.redis7"), parameterGroup("default.redis6.x"), "parameterGroupName", `is not the default group of Redis OSS 7.1 without clusterMode: use "default.redis7"`},
		{all(shards(2, 1), parameterGroup("default.redis7.cluster.on")), all(shards(2, 1), parameterGroup("default.redis7")), "parameterGroupName", `use "default.redis7.cluster.on"`},
		{shards(1, 1), all(shards(1, 1), parameterGroup("default.redis7")), "parameterGroupName", `with clusterMode: use "default.redis7.cluster.on"`},
		{parameterGroup("default.redis7"), parameterGroup("default.redis7.cluster.on"), "parameterGroupName", `use "default.redis7"`},
		{asIs, parameterGroup("Default.redis6.x"), "parameterGroupName", `use "default.redis7"`},
	},

	"vpc-form": {
		{inVPC("vpc-0123abcd"), inVPC("vpc-0123abc"), "vpcId", "7 characters follow the hyphen"},
		{inVPC("vpc-0123456789abcdef0"), inVPC("vpc-0123456789abcdefg"), "vpcId", "no hexadecimal digit"},
		{all(ownGroups(group1), inVPC("counts for nothing")), inVPC("counts for nothing"), "vpcId", "is not the id of a VPC"},
		{asIs, inVPC(" "), "vpcId", "is empty"},
		{asIs, inVPC("subnet-0123456789abcdef0"), "vpcId", "is the id of a subnet"},
		{asIs, inVPC("arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0123abcd"), "vpcId", `use "vpc-0123abcd"`},
		{asIs, inVPC("vpc-0123ABCD"), "vpcId", `use "vpc-0123abcd"`},
		{asIs, inVPC("my-vpc"), "vpcId", "is not the id of a VPC"},
	},
	"vpc-given": {
		{all(ownGroups(group1), func(a *args) { a.VpcId = nil }), func(a *args) { a.VpcId = nil }, "vpcId", "is required: the id of the VPC that the subnets belong to; or pass securityGroupIds"},
		{asIs, all(ownSubnetGroup(ownSubnets), func(a *args) { a.VpcId = nil }), "vpcId", "is required"},
	},
	"subnets-given": {
		{ownSubnetGroup(ownSubnets), func(a *args) { a.SubnetIds = nil }, "subnetIds", "is required: the ids of the subnets to place the nodes in; or pass subnetGroupName"},
		{func(a *args) { a.SubnetGroupName = pulumi.String("") }, ownSubnetGroup(""), "subnetIds", "is required"},
	},
	"subnets-or-group": {
		{ownSubnetGroup(ownSubnets), func(a *args) { a.SubnetGroupName = pulumi.String(ownSubnets) }, "subnetIds", "does not go with subnetGroupName"},
		{asIs, all(ownSubnetGroup(ownSubnets), placed()), "subnetIds", "leave one of them out"},
		{asIs, all(ownSubnetGroup(ownSubnets), placed(subnet1)), "subnetIds", "leave one of them out"},
	},
	"subnet-group-form": {
		{ownSubnetGroup("My-Subnets"), ownSubnetGroup("my_subnets"), "subnetGroupName", `"my_subnets" is not the name of a subnet group`},
		{ownSubnetGroup(strings.Repeat("x", 255)), ownSubnetGroup(strings.Repeat("x", 256)), "subnetGroupName", "is 256 characters long; AWS takes at most 255"},
		{asIs, ownSubnetGroup("arn:aws:elasticache:eu-west-1:123456789012:subnetgroup:my-subnets"), "subnetGroupName", `use "my-subnets"`},
		{asIs, ownSubnetGroup(" "), "subnetGroupName", "is empty"},
	},
	"own-groups-some": {{ownGroups(group1), ownGroups(), "securityGroupIds", "into the default security group of the VPC"}},
	"own-group-form": {
		{ownGroups(group1, "sg-0123abcd"), ownGroups(group1, "redis"), "securityGroupIds[1]", "is not the id of a security group"},
		{asIs, ownGroups("123456789012/" + group1), "securityGroupIds[0]", `has an account before it, as a source of a rule may have, and not a group of the cluster: use "` + group1 + `"`},
		{asIs, ownGroups(""), "securityGroupIds[0]", "is empty"},
		{asIs, ownGroups("vpc-0123abcd"), "securityGroupIds[0]", "is the id of a VPC"},
	},
	"own-group-twice": {{ownGroups(group1, group2), ownGroups(group1, group2, group1), "securityGroupIds[2]", "is listed already, as securityGroupIds[0]"}},
	"own-groups-alone": {
		{all(ownGroups(group1), blocks(), groups()), all(ownGroups(group1), blocks("10.0.0.0/16")), "securityGroupIds", "does not go with allowConnectionsFromCidrBlocks: no security group"},
		{groups(group2), all(ownGroups(group1), groups(group2)), "securityGroupIds", "does not go with allowConnectionsFromSecurityGroups: no"},
		{blocks("10.0.0.0/16"), all(ownGroups(group1), groups(group2), blocks("10.0.0.0/16")), "securityGroupIds", "does not go with allowConnectionsFromCidrBlocks and allowConnectionsFromSecurityGroups: no"},
		{fromSelf, all(ownGroups(group1), blocks(), groups(), prefixLists("pl-0123abcd"), fromSelf), "securityGroupIds", "does not go with allowConnectionsFromPrefixLists and allowConnectionsFromSelf: no"},
		{beside(group2), all(ownGroups(group1), blocks(), groups(), beside(group2)), "additionalSecurityGroupIds", "with securityGroupIds none is made: list them there"},
	},
	"own-group-quota": {
		{ownGroups(check.Numbered(5, "sg-%08d")...), ownGroups(check.Numbered(6, "sg-%08d")...), "securityGroupIds", "makes 6 security groups; AWS's quota is 5"},
		{beside(check.Numbered(4, "sg-%08d")...), beside(check.Numbered(5, "sg-%08d")...), "additionalSecurityGroupIds", "makes 6 security groups; AWS's quota is 5"},
	},
	"additional-group-form": {
		{beside(group1), beside(group1, "redis"), "additionalSecurityGroupIds[1]", "is not the id of a security group"},
		{asIs, beside("123456789012/" + group1), "additionalSecurityGroupIds[0]", "has an account before it"},
	},
	"additional-group-twice": {{beside(group1, group2), beside(group1, group1), "additionalSecurityGroupIds[1]", "is listed already, as additionalSecurityGroupIds[0]"}},
	"prefix-list-form": {
		{prefixLists("pl-0123abcd"), prefixLists("com.amazonaws.eu-west-1.s3"), "allowConnectionsFromPrefixLists[0]", "is not the id of a prefix list"},
		{asIs, prefixLists("10.0.0.0/8"), "allowConnectionsFromPrefixLists[0]", "put it in allowConnectionsFromCidrBlocks"},
		{asIs, prefixLists(group1), "allowConnectionsFromPrefixLists[0]", "is the id of a security group"},
	},
	"prefix-list-twice":    {{prefixLists("pl-0123abcd", "pl-0123abce"), prefixLists("pl-0123abcd", "pl-0123abcd"), "allowConnectionsFromPrefixLists[1]", "is listed already"}},
	"subnet-group-default": {{ownSubnetGroup(ownSubnets), ownSubnetGroup("Default"), "subnetGroupName", "whose subnets are public"}},
	"subnets-count":        {{asIs, placed(), "subnetIds", "is empty: AWS needs at least one subnet"}},
	"subnet-quota": {
		{func(a *args) { a.SubnetIds = subnets(20) }, func(a *args) { a.SubnetIds = subnets(21) }, "subnetIds", "holds 21 subnets; AWS's quota is 20 in a subnet group until you have it raised"},
	},
	"subnet-form": {
		{asIs, placed(subnet1, "subnet-1"), "subnetIds[1]", "1 character follows the hyphen"},
		{asIs, placed(subnet1, ""), "subnetIds[1]", "is empty"},
		{asIs, placed("sg-0123abcd", subnet1), "subnetIds[0]", "is the id of a security group"},
	},
	"subnet-twice": {{placed(subnet1, subnet2), placed(subnet1, subnet2, subnet1), "subnetIds[2]", `"subnet-0aaaaaaaaaaaaaaa1" is listed already, as subnetIds[0]: leave one out`}},
	"port-range": {
		{port(1), port(0), "port", "0 is not a TCP port"},
		{port(65535), port(65536), "port", "use 1 to 65535"},
	},
	"block-form": {
		{blocks("10.0.0.0/16"), blocks("10.0.0.1/16"), "allowConnectionsFromCidrBlocks[0]", `"10.0.0.1/16" has host bits set (an address, not the block that it is in): use "10.0.0.0/16" for the block, or "10.0.0.1/32" for the address`},
		{blocks("10.0.0.1/32", "2001:db8::/32"), blocks("10.0.0.1", "2001:db8::/32"), "allowConnectionsFromCidrBlocks[0]", `use "10.0.0.1/32"`},
		{blocks("2001:db8::/32"), blocks("2001:0DB8:0::/32"), "allowConnectionsFromCidrBlocks[0]", `use "2001:db8::/32"`},
		{blocks("10.0.0.0/32"), blocks("10.0.0.0/33"), "allowConnectionsFromCidrBlocks[0]", `0 to 32, and "33" is none`},
		{asIs, blocks("10.0.0.0/-1"), "allowConnectionsFromCidrBlocks[0]", `"-1" is none`},
		{asIs, blocks("10.0.0.0/016"), "allowConnectionsFromCidrBlocks[0]", `"016" is none`},
		{asIs, blocks("010.0.0.0/8"), "allowConnectionsFromCidrBlocks[0]", `has a number with a zero in front, which some programs read as octal and AWS does not take: use "10.0.0.0/8"`},
		{asIs, blocks("010.0.0.1/8"), "allowConnectionsFromCidrBlocks[0]", "is not a CIDR block"},
		{asIs, blocks("１0.0.0.0/16"), "allowConnectionsFromCidrBlocks[0]", `use "10.0.0.0/16"`},
		{asIs, blocks("::ffff:10.0.0.0/112"), "allowConnectionsFromCidrBlocks[0]", "write it as IPv4"},
		{asIs, blocks("sg-0123abcd"), "allowConnectionsFromCidrBlocks[0]", "put it in allowConnectionsFromSecurityGroups"},
		{asIs, blocks("10.0.0.0/16\n"), "allowConnectionsFromCidrBlocks[0]", `use "10.0.0.0/16"`},
		{asIs, blocks("10.0.0.0/16,10.1.0.0/16"), "allowConnectionsFromCidrBlocks[0]", "is 2 values in one text: make each an element of its own"},
		{asIs, blocks("10.0.0.0/16", " "), "allowConnectionsFromCidrBlocks[1]", "is empty"},
	},
	"block-twice": {{blocks("10.0.0.0/16", "10.1.0.0/16"), blocks("10.0.0.0/16", "10.0.0.0/16"), "allowConnectionsFromCidrBlocks[1]", "is listed already"}},
	"group-form": {
		{groups(group1, "123456789012/"+group2), groups("12345678901/" + group1), "allowConnectionsFromSecurityGroups[0]", "the account before it has 12 digits"},
		{asIs, groups("web"), "allowConnectionsFromSecurityGroups[0]", "is not the id of a security group"},
		{asIs, groups("10.0.0.1"), "allowConnectionsFromSecurityGroups[0]", `put "10.0.0.1/32" in allowConnectionsFromCidrBlocks`},
		{asIs, groups("10.0.0.0/16"), "allowConnectionsFromSecurityGroups[0]", "put it in allowConnectionsFromCidrBlocks"},
		{asIs, groups(""), "allowConnectionsFromSecurityGroups[0]", "is empty"},
	},
	"group-twice": {
		{groups(group1, group2), groups(group1, group1), "allowConnectionsFromSecurityGroups[1]", "is listed already"},
		{asIs, groups(group1, "123456789012/"+group1), "allowConnectionsFromSecurityGroups[1]", "is listed already"},
	},

	"token-form": {
		{token(strings.Repeat("x", 16)), token(strings.Repeat("x", 15)), "authToken (secret)", "15 characters long; AWS takes 16 to 128"},
		{token(strings.Repeat("x", 128)), token(strings.Repeat("x", 129)), "authToken (secret)", "129 characters long"},
		{token("letters-0123456789!&#$^<>-"), token("letters-0123456789!&#$^<>-%"), "authToken (secret)", "holds a character that AWS does not take"},
		{asIs, token(strings.Repeat("x", 16) + "\n"), "authToken (secret)", "a line break"},
		{asIs, token("a-token-with-an@-in-it"), "authToken (secret)", "does not take in a token"},
		{asIs, token("a-token-with-a(in-it"), "authToken (secret)", "does not take everywhere"},
	},
	"token-tls": {
		{token("sixteen-letters-"), all(token("sixteen-letters-"), tls(false)), "authToken (secret)", "enableTransitEncryption is false"},
		{generated, all(generated, tls(false)), "generateAuthToken", "enableTransitEncryption is false"},
	},
	"token-one": {{generated, all(generated, token(goodToken)), "generateAuthToken", "leave one of them out"}},
	"token-version": {
		{all(generated, tokenVersion(1)), all(generated, tokenVersion(0)), "authTokenVersion", "0 is no version"},
		{all(generated, tokenVersion(7)), all(token(goodToken), tokenVersion(2)), "authTokenVersion", "none is generated"},
		{asIs, tokenVersion(2), "authTokenVersion", "none is generated"},
	},
	"strategy-form": {
		{all(token(goodToken), strategy("ROTATE")), all(token(goodToken), strategy("rotate")), "authTokenUpdateStrategy", `use "ROTATE"`},
		{all(generated, strategy("SET")), all(generated, strategy("both")), "authTokenUpdateStrategy", "is none of ROTATE, SET, DELETE"},
	},
	"strategy-of-token": {
		{all(token(goodToken), strategy("SET")), strategy("SET"), "authTokenUpdateStrategy", "there is none"},
		{all(token(goodToken), strategy("DELETE"), users(app)), all(token(goodToken), strategy("DELETE")), "authTokenUpdateStrategy", "pass users or userGroupId as well"},
		{all(generated, strategy("DELETE"), userGroup("my-users")), all(users(app), strategy("DELETE")), "authTokenUpdateStrategy", "there is none"},
	},
	"tls-mode-form": {
		{tlsMode("preferred"), tlsMode("Preferred"), "transitEncryptionMode", `use "preferred"`},
		{tlsMode(""), tlsMode("off"), "transitEncryptionMode", "is none of preferred, required"},
	},
	"tls-mode-alone":   {{tlsMode("required"), all(tlsMode("required"), tls(false)), "transitEncryptionMode", "enableTransitEncryption is false"}},
	"tls-mode-version": {{all(tlsMode("preferred"), version("7.0")), all(tlsMode("preferred"), version("6.2")), "transitEncryptionMode", "this is Redis OSS 6.2"}, {all(tlsMode("preferred"), runs("valkey")), all(tlsMode("preferred"), version("6.x")), "transitEncryptionMode", "7.0 or later"}},

	"tls-mode-access": {{all(tlsMode("required"), users(app)), all(tlsMode("preferred"), users(app)), "transitEncryptionMode", "does not go with a token or users"}, {tlsMode("preferred"), all(tlsMode("preferred"), generated), "transitEncryptionMode", "does not go with"}},
	"user-group-form": {{userGroup("my-Users-1"), userGroup("my_users"), "userGroupId", `use "my-users"`}, {userGroup(""), userGroup("1st"), "userGroupId", "a letter first"}, {userGroup(strings.Repeat("u", 40)), userGroup(strings.Repeat("u", 41)), "userGroupId", "is 41 characters long; AWS takes at most 40"}},
	"users-one":       {{userGroup("my-users"), all(userGroup("my-users"), users(app)), "userGroupId", "does not go with users"}},
	"users-some":      {{users(app), users(), "users (secret)", "is empty"}},
	"user-name": {
		{users(app, named("web.1", "web")), users(app, named("my app", "web")), "users[1].name", "holds a space"},
		{asIs, users(named("", "web")), "users[0].name", "is empty"},
		{asIs, users(app, named("app", "other")), "users[1].name", `"app" is the name of users[0] already`},
	},
	"user-id": {
		{users(named("app.web", "App-web")), users(named("app.web", "app_web")), "users[0].userId", `use "app-web"`},
		{users(named("default", "")), users(User{Name: "app.web", AccessString: everything, Passwords: strs(goodPassword)}), "users[0].name", `makes the id "sessions-app.web"`},
		{users(byIAM("web-1")), users(byIAM("Web")), "users[0].name", "with IAM the name is the id"},
		{users(app, named("web", "other")), users(app, named("web", "sessions-app")), "users[1].userId", `"sessions-app" is the id of two users, "app" and "web"`},
		{users(named("default", "")), users(named("default", "Default")), "users[0].userId", "AWS's own user"},
		{asIs, users(named("app", "default")), "users[0].userId", "use another"},
		{asIs, users(byIAM("default")), "users[0].name", "with IAM the name is the id"},
		{asIs, users(named("web", "sessions-default")), "users[0].userId", `"web" and "default"`},
		{users(byIAM(strings.Repeat("u", 40))), users(byIAM(strings.Repeat("u", 41))), "users[0].name", "is 41 characters long; AWS takes at most 40; with IAM the name is the id"},
		{users(named("app", strings.Repeat("u", 40))), users(named("app", strings.Repeat("u", 41))), "users[0].userId", "is 41 characters long; AWS takes at most 40"},
		{all(name(strings.Repeat("n", 40)), users(app, named(strings.Repeat("u", 100), ""))), users(named(strings.Repeat("u", 40)+".", "")), "users[0].name", "which AWS does not take: pass userId"},
	},
	"users-quota": {
		{users(iamUsers(99)...), users(iamUsers(100)...), "users (secret)", `makes 101 users, with "default", which the group needs; AWS's quota is 100`},
		{users(append(iamUsers(99), named("default", ""))...), users(append(iamUsers(100), named("default", ""))...), "users (secret)", "makes 101 users; AWS"},
	},
	"user-name-long": {{users(named(strings.Repeat("u", 120), "")), users(app, named(strings.Repeat("u", 121), "")), "users[1].name", "is 121 characters long"}},
	"user-id-hyphens": {
		{users(named("web-app", "")), users(app, named("web-", "")), "users[1].name", `makes the id "sessions-web-"`},
		{users(named("-web", "web-app")), users(named("web", "web--app")), "users[0].userId", "use single ones"},
		{users(byIAM("web-app")), users(byIAM("web--app")), "users[0].name", "use another name"},
	},
	"user-iam-name": {{users(byIAM("app")), users(User{Name: "app", AccessString: everything, Iam: ptr(true), UserId: ptr("my-app")}), "users[0].userId", "leave userId out"}},
	"user-proof": {
		{users(app), users(User{Name: "app", AccessString: everything}), "users[0].passwords (secret)", "is required"},
		{users(byIAM("app")), users(User{Name: "app", AccessString: everything, Iam: ptr(true), Passwords: strs(goodPassword)}), "users[0].iam", "leave one of them out"},
		{users(withPasswords("a-first-one-of-some-length", goodPassword)), users(withPasswords("a-first-one-of-some-length", "a-second-of-some-length-", goodPassword)), "users[0].passwords (secret)", "holds 3 passwords; AWS takes 2"},
	},
	"user-password": {
		{users(withPasswords(strings.Repeat("x", 16))), users(withPasswords(strings.Repeat("x", 15))), "users[0].passwords[0] (secret)", "15 characters long; AWS takes 16 to 128"},
		{users(withPasswords(strings.Repeat("~", 128))), users(withPasswords(goodPassword, strings.Repeat("x", 129))), "users[0].passwords[1] (secret)", "129 characters long"},
		{users(withPasswords("every-symbol-!#$%&'()*+-.:;<=>?[]^_`{|}~")), users(withPasswords("sixteen-letters-@")), "users[0].passwords[0] (secret)", "holds a character that AWS does not take"},
		{asIs, users(withPasswords(goodPassword, goodPassword)), "users[0].passwords[1] (secret)", "the same as the one before"},
	},
	"user-access": {
		{users(may("on ~app:* &news.* +@all -@dangerous +config|get")), users(may("on ~* allow-all")), "users[0].accessString (secret)", `holds "allow-all"`},
		{users(may("off resetkeys -@all (~x +get)")), users(may("")), "users[0].accessString (secret)", "is empty"},
		{asIs, users(may("on >a-password-in-clear ~* +@all")), "users[0].accessString (secret)", "says something about passwords"},
		{asIs, users(may("on nopass ~* +@all")), "users[0].accessString (secret)", "says something about passwords"},
		{users(may("on ~* resetkeys ~app:* +@all")), users(may("on ~* ~app:* +@all")), "users[0].accessString (secret)", `holds "~app:*" after ~*`},
		{users(may("on ~* (%W~x +set +client|id)")), users(may("on ~* (%W~x +set,get)")), "users[0].accessString (secret)", `holds "+set,get"`},
		{asIs, users(may("on ~* (>a-password-in-clear +get)")), "users[0].accessString (secret)", "says something about passwords"},
		{asIs, users(may("on ~* +get)")), "users[0].accessString (secret)", "ends a selector that did not begin"},
	},
	"user-command": {
		{users(may("on ~* +get +json.get +nosuch.get -@read")), users(may("on ~* +nosuch")), "users[0].accessString (secret)", `holds "+nosuch", and Redis OSS 7.1 refuses what it does not have: check the spelling`},
		{all(runs("valkey"), users(may("on ~* +@reed +nosuch"))), users(may("on ~* +@reed")), "users[0].accessString (secret)", `did you mean "+@read"?`},
		{all(version("6.2"), users(may("on ~* +getex +client|nosuch"))), all(version("6.0"), nodeType("cache.m6g.large"), users(may("on ~* +getex"))), "users[0].accessString (secret)", "(it came with Redis OSS 6.2): leave it out, or upgrade first"},
		{all(runs("valkey"), engineVersion("9.0"), users(may("on ~* +hexpire"))), users(may("on ~* +hexpire")), "users[0].accessString (secret)", "(it came with Valkey 9.0)"},
		{users(may("on ~* +client|id")), users(may("on ~* (+client|nosuch)")), "users[0].accessString (secret)", `holds "+client|nosuch"`},
	},
	"users-version": {
		{all(version("6.0"), nodeType("cache.m6g.large"), users(app)), all(version("5.0.6"), nodeType("cache.m6g.large"), users(app)), "users (secret)", "needs Redis OSS 6.0 or later"},
		{all(runs("valkey"), userGroup("my-users")), all(version("5.0.6"), nodeType("cache.m6g.large"), userGroup("my-users")), "userGroupId", "needs Redis OSS 6.0 or later"},
		{all(version("7.0"), users(byIAM("app"))), all(version("6.2"), users(byIAM("app"))), "users[0].iam", "use passwords, or upgrade first"},
		{all(version("6.2"), users(may("on ~* &* +@all"))), all(version("6.0"), nodeType("cache.m6g.large"), users(may("on ~* &* +@all"))), "users[0].accessString (secret)", "a rule about channels, which the engine knows from Redis OSS 6.2 on"},
		{all(version("7.0"), users(may("on %R~* +@all"))), all(version("6.2"), users(may("on %R~* +@all"))), "users[0].accessString (secret)", "from Redis OSS 7.0 on"},
		{all(runs("valkey"), engineVersion("9.1"), users(may("on ~* +@all db=0"))), all(runs("valkey"), users(may("on ~* +@all db=0"))), "users[0].accessString (secret)", "a rule about databases, which the engine knows from Valkey 9.1 on, and this is Valkey 8.2"},
	},
	"users-tls": {
		{users(app), all(users(app), tls(false)), "users (secret)", "enableTransitEncryption is false"},
		{userGroup("my-users"), all(userGroup("my-users"), tls(false)), "userGroupId", "enableTransitEncryption is false"},
	},
	"users-or-token": {
		{all(token(goodToken), users(app), strategy("DELETE")), all(token(goodToken), users(app)), "users (secret)", "leave authToken out"},
		{all(generated, userGroup("my-users"), strategy("DELETE")), all(generated, userGroup("my-users"), strategy("ROTATE")), "userGroupId", "leave generateAuthToken out"},
	},
	"connection-user": {{all(users(app), connectsAs("app")), all(users(app), connectsAs("web")), "connectionUser", `"web" is not the name of one of users`}, {asIs, connectsAs("app"), "connectionUser", "is not the name"}},
	"secret-name":     {{secretNamed("my-app/redis_1+x=y.z@home-"), secretNamed("my redis"), "connectionSecret.name", "is not the name of a secret"}, {secretNamed(""), secretNamed(strings.Repeat("x", 513)), "connectionSecret.name", "is 513 characters long; AWS takes at most 512"}},
	"secret-key":      {{secretKey(kmsKey), secretKey("alias/my-key"), "connectionSecret.kmsKeyId", "is not the ARN of a KMS key"}},
	"secret-window":   {{secretKept(7), secretKept(6), "connectionSecret.recoveryWindowInDays", "use 7 to 30"}, {secretKept(0), secretKept(31), "connectionSecret.recoveryWindowInDays", "use 7 to 30"}},
	"tls-preferred":   {{tlsMode("required"), tlsMode("preferred"), "transitEncryptionMode", "serves clients without TLS as well"}},
	"move-to-users":   {{users(app), all(users(app), token(goodToken), strategy("DELETE")), "authTokenUpdateStrategy", "--replication-group-id sessions --auth-token-update-strategy DELETE --user-group-ids-to-add sessions --apply-immediately"}, {asIs, all(userGroup("my-users"), generated, strategy("DELETE")), "authTokenUpdateStrategy", "--user-group-ids-to-add my-users"}},
	"move-keeps-clients": {
		{all(users(app, User{Name: "default", AccessString: everything, Passwords: strs(goodToken)}), token(goodToken), strategy("DELETE")), all(users(app), token(goodToken), strategy("DELETE")), "users (secret)", `has no user "default"`},
		{all(userGroup("my-users"), generated, strategy("DELETE")), all(users(User{Name: "default", AccessString: everything, Passwords: strs(goodPassword)}), token(goodToken), strategy("DELETE")), "users[0].passwords (secret)", "do not have the token"},
	},
	"user-command-unknown": {
		{all(runs("valkey"), users(may("on ~* +@all -@dangerous +json.get +ft.search"))), all(runs("valkey"), users(may("on ~* +@reed"))), "users[0].accessString (secret)", `holds "+@reed", which this package does not know of the version: it is passed on to AWS as it is; did you mean "+@read"?`},
		{users(may("on ~* +json.get")), users(may("on ~* +bf.add")), "users[0].accessString (secret)", "(it came with Valkey 8.1): leave it out, or upgrade first"},
		{asIs, all(runs("valkey"), users(may("on ~* (-client|zebra)"))), "users[0].accessString (secret)", `holds "-client|zebra", which this package does not know of the version: it is passed on to AWS as it is: check the spelling`},
	},
	"user-restricted": {
		{users(may("on ~* +@all -config|set")), users(may("on ~* +@all +config|get")), "users[0].accessString (secret)", `holds "+config|get": ElastiCache keeps the command from everyone`},
		{users(may("on ~* +@admin")), users(may("on ~* (~x +bgsave)")), "users[0].accessString (secret)", `holds "+bgsave"`},
	},
	"user-off": {{users(may("off ~* +@all")), users(may("~* +@all")), "users[0].accessString (secret)", `does not say "on"`}},

	"maintenance-window-form": {
		{maintained("sat:07:00-sat:08:00"), maintained("sat:07:00-sat:07:59"), "maintenanceWindow", `is 59 minutes long; AWS needs at least 60 minutes: try "sat:07:00-sat:08:00"`},
		{maintained("sat:23:30-sun:00:30"), maintained("sat:23:30-sun:00:29"), "maintenanceWindow", "is 59 minutes long"},
		{maintained("Sat:07:00-SAT:08:00"), maintained("Sat:07:00-Sat:07:30"), "maintenanceWindow", `try "sat:07:00-sat:08:00"`},
		{asIs, maintained("sun:05:30-sun:06:00"), "maintenanceWindow", `try "sun:07:00-sun:08:00"`},
		{asIs, maintained("sun:23:00-sun:24:00"), "maintenanceWindow", `use "sun:23:00-mon:00:00"`},
		{asIs, maintained("sat:24:00-sun:01:00"), "maintenanceWindow", `use "sun:00:00-sun:01:00"`},
		{asIs, maintained("sat:7:00-sat:8:00"), "maintenanceWindow", `use "sat:07:00-sat:08:00"`},
		{asIs, maintained("Saturday 07:00 - Saturday 08:00"), "maintenanceWindow", `use "sat:07:00-sat:08:00"`},
		{asIs, maintained("sat:07:00–sat:08:00"), "maintenanceWindow", `use "sat:07:00-sat:08:00"`},
		{asIs, maintained("07:00-08:00"), "maintenanceWindow", "names no days"},
		{asIs, maintained("abc:07:00-sat:08:00"), "maintenanceWindow", "days are sun, mon"},
		{asIs, maintained(""), "maintenanceWindow", `is empty; leave it out for the default, "sat:07:00-sat:08:00"`},
	},
	"snapshot-window-form": {
		{snapshotWindow("05:00-06:00"), snapshotWindow("05:00-05:59"), "snapshotWindow", "is 59 minutes long"},
		{snapshotWindow("23:30-00:30"), snapshotWindow("23:30-00:29"), "snapshotWindow", "is 59 minutes long"},
		{snapshotWindow(""), snapshotWindow(" "), "snapshotWindow", "is empty"},
		{asIs, snapshotWindow("6:00-7:00"), "snapshotWindow", `use "06:00-07:00"`},
		{asIs, snapshotWindow("23:00-24:00"), "snapshotWindow", `use "23:00-00:00"`},
		{asIs, snapshotWindow("06:30-07:00"), "snapshotWindow", `try "08:00-09:00"`},
		{asIs, snapshotWindow("06:00-07:00 UTC"), "snapshotWindow", `use "06:00-07:00"`},
		{asIs, snapshotWindow("06:00-25:00"), "snapshotWindow", "is not of the form"},
		{asIs, snapshotWindow("sat:05:00-sat:06:00"), "snapshotWindow", "names days"},
	},
	"windows-overlap": {
		{snapshotWindow("05:00-07:00"), snapshotWindow("05:00-07:01"), "snapshotWindow", `"05:00-07:01" overlaps maintenanceWindow "sat:07:00-sat:08:00", and AWS refuses that: try snapshotWindow: "08:00-09:00"`},
		{maintained("sun:05:00-sun:06:00"), maintained("sun:05:00-sun:06:01"), "maintenanceWindow", `overlaps the default of snapshotWindow, "06:00-07:00"`},
		{asIs, maintained("mon:00:00-tue:01:00"), "maintenanceWindow", "leaves no hour of the day free"},
		{asIs, all(maintained("mon:00:00-tue:01:00"), snapshotWindow("")), "maintenanceWindow", "shorten it"},
		{all(maintained("sun:06:00-sun:07:00"), retention(0)), maintained("sun:06:00-sun:07:00"), "maintenanceWindow", "overlaps the default"},
	},

	"retention-range": {
		{retention(0), retention(-1), "snapshotRetentionLimit", "-1 is out of range"},
		{retention(35), retention(36), "snapshotRetentionLimit", "36 is out of range"},
		{all(snapshotWindow(""), retention(0)), all(snapshotWindow(""), retention(99)), "snapshotRetentionLimit", "99 is out of range"},
	},
	"snapshot-name-form": {
		{fromName("automatic.sessions-001-2026-11-23-06-00"), fromName("before upgrade"), "snapshotName", "its character 7 is a space"},
		{fromName(""), fromName("  "), "snapshotName", "is empty"},
		{asIs, fromName("arn:aws:elasticache:eu-west-1:123456789012:snapshot:before"), "snapshotName", `use "before"`},
	},
	"snapshot-arn-form": {
		{fromARN("arn:aws-cn:s3:::buc/d/dump.rdb"), fromARN("s3://my-bucket/dump.rdb"), "snapshotArn", `use "arn:aws:s3:::my-bucket/dump.rdb"`},
		{fromARN(""), fromARN("arn:aws:s3:::my-bucket"), "snapshotArn", "names a bucket and no object in it"},
		{fromARN(file), fromARN("arn:aws:s3:::my-bucket/a,b.rdb"), "snapshotArn", "holds a comma"},
		{asIs, fromARN("arn:aws:s3:eu-west-1:123456789012:my-bucket/dump.rdb"), "snapshotArn", `use "arn:aws:s3:::my-bucket/dump.rdb"`},
		{fromARN("arn:aws:s3:::My_Bucket/dump.rdb"), fromARN("arn:aws:s3:::my bucket/dump.rdb"), "snapshotArn", `has the bucket "my bucket"`},
		{asIs, fromARN(file + " "), "snapshotArn", `use "arn:aws:s3:::my-bucket/dump.rdb"`},
		{asIs, fromARN("arn:aws:s3:eu-west-1:123456789012:accesspoint/mine/object/dump.rdb"), "snapshotArn", "is an access point"},
		{asIs, fromARN("arn:aws:sns:eu-west-1:123456789012:x/y"), "snapshotArn", `something of "sns"`},
		{fromARNs(file, file+".2.rdb"), fromARNs(file, "s3://my-bucket/dump.rdb"), "snapshotArns[1]", `use "arn:aws:s3:::my-bucket/dump.rdb"`},
		{fromARNs(), fromARNs(""), "snapshotArns[0]", "is empty"},
	},
	"snapshot-arn-or-arns": {
		{all(fromARN(""), fromARNs(file)), all(fromARN(file), fromARNs(file)), "snapshotArns", "does not go with snapshotArn"},
		{all(fromARN(file), fromARNs()), all(fromARN(file), fromARNs(file+".2.rdb", file)), "snapshotArns", "put all files into snapshotArns"},
	},
	"snapshot-source": {
		{all(fromARN(file), fromName("")), all(fromARN(file), fromName("before")), "snapshotArn", "does not go with snapshotName"},
		{all(fromARNs(), fromName("before")), all(fromARNs(file), fromName("before")), "snapshotArns", "does not go with snapshotName"},
	},
	"snapshot-arn-cluster-mode": {
		{shards(1, 1), all(shards(1, 1), fromARN(file)), "snapshotArn", "does not go with clusterMode"},
		{all(shards(1, 1), fromARNs()), all(shards(1, 1), fromARNs(file)), "snapshotArns", "does not go with clusterMode"},
	},

	"topics-count": {
		{func(a *args) { a.AlarmsSnsTopicArns = topics(5) }, func(a *args) { a.AlarmsSnsTopicArns = topics(6) }, "alarmsSnsTopicArns", "holds 6 topics; CloudWatch tells at most 5"},
		{pager(topic), func(a *args) { a.CompositeAlarmSnsTopicArns = topics(6) }, "compositeAlarmSnsTopicArns", "holds 6 topics"},
		{func(a *args) { a.AlarmsSnsTopicArns, a.EnableCloudwatchAlarms = topics(6), new(bool) }, func(a *args) { a.AlarmsSnsTopicArns = topics(6) }, "alarmsSnsTopicArns", "holds 6 topics"},
	},
	"alarm-scope": {
		{scope("both"), scope("shards"), "alarmScope", `"shards" is none of nodes, group, both`},
		{scope(""), scope("perNode"), "alarmScope", `use "nodes"`},
		{all(shards(2, 1), scope("group")), scope("nodegroup"), "alarmScope", `use "group"`},
		{scope("nodes"), scope("All"), "alarmScope", `use "both"`},
	},
	"alarms-grouped": {
		{shards(45, 1), shards(46, 1), "alarmScope", "so the alarms of 92 nodes watch the group as a whole"},
		{all(shards(46, 1), scope("group")), shards(91, 0), "alarmScope", "91 nodes"},
		{all(shards(46, 1), noAlarms), shards(46, 1), "alarmScope", `use "nodes" for alarms on each node`},
	},
	"group-of-one-shard": {
		{all(shards(1, 1), scope("group")), scope("group"), "alarmScope", `"group" watches metrics that AWS documents for auto scaling`},
		{scope("nodes"), scope("both"), "alarmScope", `use "nodes"`},
		{all(scope("group"), noAlarms), scope("group"), "alarmScope", "they may have no data"},
	},
	"missing-data-untold": {
		{all(alarmTopics(topic), tellsMissing), all(alarmTopics(), tellsMissing), "enableInsufficientDataActions", "tells no one"},
		{alarmTopics(), all(alarmTopics("arn:aws:ssm:eu-west-1:123456789012:opsitem:3"), pager(topic), tellsMissing), "enableInsufficientDataActions", "a composite alarm does not hear of missing data"},
		{all(alarmTopics("arn:aws:lambda:eu-west-1:123456789012:function:x"), tellsMissing), all(alarmTopics(topic), noAlarms, tellsMissing), "enableInsufficientDataActions", "tells no one"},
	},
	"composite-of-nothing": {
		{pager(topic), all(pager(topic), noAlarms), "compositeAlarmSnsTopicArns", "enableCloudwatchAlarms is false"},
		{noAlarms, all(pager(), scope("group"), changed(Alarms{GroupCpu: &Alarm{Enabled: new(bool)}, GroupMemory: &Alarm{Enabled: new(bool)}})), "compositeAlarmSnsTopicArns", "all alarms are turned off"},
	},
	"action-unknown": {
		{alarmTopics(topic), alarmTopics("arn:aws:polly:eu-west-1:123456789012:lexicon/x"), "alarmsSnsTopicArns[0]", "of which this package knows no action"},
		{pager("arn:aws:ssm:eu-west-1:123456789012:opsitem:3"), pager(topic, "arn:aws:polly:eu-west-1:123456789012:lexicon/x"), "compositeAlarmSnsTopicArns[1]", "passed on to AWS"},
	},
	"alarm-action-form": {
		{alarmTopics(topic), alarmTopics("alerts"), "alarmsSnsTopicArns[0]", "is not an ARN"},
		{alarmTopics("arn:aws:lambda:eu-west-1:123456789012:function:page"), alarmTopics("arn:aws:lambda:eu-west-1:123456789012:layer:page"), "alarmsSnsTopicArns[0]", `is of "lambda", but not the ARN of a Lambda function`},
		{alarmTopics("arn:aws:ssm:eu-west-1:123456789012:opsitem:3"), alarmTopics("arn:aws:ssm:eu-west-1:123456789012:opsitem:5"), "alarmsSnsTopicArns[0]", "not the ARN of an OpsItem action"},
		{alarmTopics("arn:aws:ssm-incidents::123456789012:response-plan/redis"), alarmTopics("arn:aws:ssm-incidents:eu-west-1:123456789012:response-plan/redis"), "alarmsSnsTopicArns[0]", `use "arn:aws:ssm-incidents::123456789012:response-plan/redis"`},
		{alarmTopics("arn:aws:aiops:eu-west-1:123456789012:investigation-group:redis"), alarmTopics("arn:aws:aiops::123456789012:investigation-group:redis"), "alarmsSnsTopicArns[0]", "names no region"},
		{alarmTopics("arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:x:resource/y"), pager("arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:x:resource/y"), "compositeAlarmSnsTopicArns[0]", "a composite alarm takes no such action"},
		{asIs, alarmTopics("arn:aws:autoscaling:eu-west-1::scalingPolicy:x"), "alarmsSnsTopicArns[0]", "names no account"},
		{asIs, alarmTopics("arn:aws:sqs:eu-west-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", "subscribe the queue to a topic of SNS"},
		{asIs, alarmTopics("arn:aws:sn:eu-west-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", `did you mean "sns"?`},
		{asIs, alarmTopics("arn:aws:automate:eu-west-1:ec2:reboot"), "alarmsSnsTopicArns[0]", "acts on an EC2 instance"},
		{pager(), pager("pager"), "compositeAlarmSnsTopicArns[0]", "is not an ARN"},
		{alarmTopics("arn:aws:polly:eu-west-1:123456789012:lexicon/x"), all(noAlarms, pager("alerts.fifo")), "compositeAlarmSnsTopicArns[0]", "is not an ARN"},
		{asIs, alarmTopics("arn:aws:sns:*:123456789012:alerts"), "alarmsSnsTopicArns[0]", `has the region "*"`},
		{asIs, alarmTopics("arn:aws:sns:eu-west-1:12345678901:alerts"), "alarmsSnsTopicArns[0]", "accounts have 12 digits"},
		{asIs, alarmTopics("arn:aws:sns:cn-north-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", `has the partition "aws", but cn-north-1 is of "aws-cn"`},
		{all(alarmTopics("arn:aws-us-gov:sns:us-gov-west-1:123456789012:alerts"), noAlarms), alarmTopics("arn:aws-us-gov:sns:us-west-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", `but us-west-1 is of "aws"`},
		{asIs, alarmTopics(topic + ":6b0e71bd-7e97-4d97-80ce-4a0994e55286"), "alarmsSnsTopicArns[0]", `use that of its topic, "arn:aws:sns:eu-west-1:123456789012:alerts"`},
		{asIs, alarmTopics(" " + topic), "alarmsSnsTopicArns[0]", `use "arn:aws:sns:eu-west-1:123456789012:alerts"`},
	},
	"alarm-topic-fifo": {
		{alarmTopics(topic), alarmTopics(topic + ".fifo"), "alarmsSnsTopicArns[0]", `is a FIFO topic: it wants a message group with each message, and AWS does not say that CloudWatch gives one, so alarms may tell no one; use a standard topic`},
		{all(noAlarms, pager(topic+".fifo")), pager(topic, topic+"-2.fifo"), "compositeAlarmSnsTopicArns[1]", "is a FIFO topic"},
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

	"tags-count": {{func(a *args) { a.Tags = tags(50) }, func(a *args) { a.Tags = tags(51) }, "tags", "holds 51 tags; AWS takes at most 50"}},
	"tag-key": {
		{tag(strings.Repeat("k", 128), ""), tag(strings.Repeat("k", 129), ""), `tags["` + strings.Repeat("k", 80) + `"… (129 characters)]`, "the key is 129 characters long"},
		{tag("awsome", ""), tag("AWS:x", ""), `tags["AWS:x"]`, "keys that begin with aws: are AWS's own"},
		{tag("k", ""), tag("", "v"), `tags[""]`, "the key is empty"},
		{tag("Größe मालिक e\u0301 +-=._:/@ 1", ""), tag("a#b", ""), `tags["a#b"]`, "the key holds '#'"},
	},
	"tag-value": {
		{tag("k", strings.Repeat("v", 256)), tag("k", strings.Repeat("v", 257)), `tags["k"]`, "the value is 257 characters long"},
		{tag("k", "a b"), tag("k", "a\nb"), `tags["k"]`, "the value holds '\\n'"},
	},

	"alarm-period": {
		{memoryAlarm(Alarm{Period: ptr(120)}), memoryAlarm(Alarm{Period: ptr(90)}), "alarms.memory.period", "90 is not a multiple of 60 seconds"},
		{memoryAlarm(Alarm{Period: ptr(60)}), memoryAlarm(Alarm{Period: ptr(30)}), "alarms.memory.period", "30 is not a multiple"},
		{asIs, memoryAlarm(Alarm{Period: ptr(0)}), "alarms.memory.period", "0 is not a multiple"},
		{
			all(nodeType("cache.t4g.small"), changed(Alarms{CpuCredits: &Alarm{Period: ptr(300)}})), all(nodeType("cache.t4g.small"), changed(Alarms{CpuCredits: &Alarm{Period: ptr(240)}})),
			"alarms.cpuCredits.period", "240 is shorter than the 300 seconds between two datapoints of CPUCreditBalance",
		},
	},
	"alarm-span": {
		{memoryAlarm(Alarm{EvaluationPeriods: ptr(1)}), memoryAlarm(Alarm{EvaluationPeriods: ptr(0)}), "alarms.memory.evaluationPeriods", "0 is too few"},
		{memoryAlarm(Alarm{EvaluationPeriods: ptr(1440)}), memoryAlarm(Alarm{EvaluationPeriods: ptr(1441)}), "alarms.memory.evaluationPeriods", "more than a day, and CloudWatch looks back no further: use 1440"},
		{
			memoryAlarm(Alarm{Period: ptr(3600), EvaluationPeriods: ptr(168)}), memoryAlarm(Alarm{Period: ptr(3600), EvaluationPeriods: ptr(169)}),
			"alarms.memory.evaluationPeriods", "more than a week",
		},
	},
	"alarm-datapoints": {
		{memoryAlarm(Alarm{DatapointsToAlarm: ptr(5)}), memoryAlarm(Alarm{DatapointsToAlarm: ptr(6)}), "alarms.memory.datapointsToAlarm", "6 is out of range: the alarm looks at 5 periods"},
		{memoryAlarm(Alarm{DatapointsToAlarm: ptr(1)}), memoryAlarm(Alarm{DatapointsToAlarm: ptr(0)}), "alarms.memory.datapointsToAlarm", "0 is out of range"},
		{memoryAlarm(Alarm{EvaluationPeriods: ptr(2)}), memoryAlarm(Alarm{EvaluationPeriods: ptr(2), DatapointsToAlarm: ptr(3)}), "alarms.memory.datapointsToAlarm", "use 1 to 2"},
	},
	"alarm-missing-data": {
		{memoryAlarm(Alarm{TreatMissingData: ptr("ignore")}), memoryAlarm(Alarm{TreatMissingData: ptr("not_breaching")}), "alarms.memory.treatMissingData", `use "notBreaching"`},
		{asIs, memoryAlarm(Alarm{TreatMissingData: ptr("never")}), "alarms.memory.treatMissingData", `"never" is none of missing, ignore, breaching, notBreaching`},
	},
	"alarm-threshold": {
		{all(nodeType("cache.t4g.micro"), changed(Alarms{Connections: &Alarm{Threshold: ptr(19000.)}})), all(nodeType("cache.t4g.micro"), changed(Alarms{Connections: &Alarm{Threshold: ptr(30000.)}})), "alarms.connections.threshold", "which goes up to 20000"},
		{all(nodeType("cache.t4g.micro"), changed(Alarms{CpuCredits: &Alarm{Threshold: ptr(1440.)}})), all(nodeType("cache.t4g.micro"), changed(Alarms{CpuCredits: &Alarm{Threshold: ptr(2000.)}})), "alarms.cpuCredits.threshold", "in minutes at the present use is always below 2000"},
		{memoryAlarm(Alarm{Threshold: ptr(99.9)}), memoryAlarm(Alarm{Threshold: ptr(100.)}), "alarms.memory.threshold", "100 is never exceeded by DatabaseMemoryUsagePercentage, which goes up to 100"},
		{memoryAlarm(Alarm{Threshold: ptr(0.)}), memoryAlarm(Alarm{Threshold: ptr(-1.)}), "alarms.memory.threshold", "the alarm would always be on"},
		{changed(Alarms{HitRate: &Alarm{Threshold: ptr(100.)}}), changed(Alarms{HitRate: &Alarm{Threshold: ptr(101.)}}), "alarms.hitRate.threshold", "is always below 101"},
		{changed(Alarms{HitRate: &Alarm{Threshold: ptr(.5)}}), changed(Alarms{HitRate: &Alarm{Threshold: ptr(0.)}}), "alarms.hitRate.threshold", "CacheHitRate never falls below 0"},
	},
	"alarm-elsewhere": {
		{
			all(nodeType("cache.t4g.small"), changed(Alarms{CpuCredits: &Alarm{}})), changed(Alarms{CpuCredits: &Alarm{}}),
			"alarms.cpuCredits", "changes nothing: there is no such alarm here, it is for burstable nodes (cache.t3, cache.t4g)",
		},
		{
			all(nodes(1), changed(Alarms{ReplicationLag: &Alarm{Enabled: ptr(false)}})), all(nodes(1), changed(Alarms{ReplicationLag: &Alarm{Threshold: ptr(3.)}})),
			"alarms.replicationLag", "it is for clusters with replicas",
		},
		{
			all(shards(2, 1), scope("both"), changed(Alarms{GroupMemory: &Alarm{}})), all(shards(2, 1), changed(Alarms{GroupMemory: &Alarm{}})),
			"alarms.groupMemory", `this one is of the group; use alarmScope: "both"`,
		},
		{
			all(shards(2, 1), scope("both"), memoryAlarm(Alarm{})), all(shards(2, 1), scope("group"), memoryAlarm(Alarm{})),
			"alarms.memory", "the alarms watch the group alone",
		},
		{all(scope("both"), changed(Alarms{GroupMemory: &Alarm{}})), changed(Alarms{GroupMemory: &Alarm{}}), "alarms.groupMemory", "of the group of a sharded cluster; leave it out"},
		{all(shards(45, 1), memoryAlarm(Alarm{})), all(shards(46, 1), memoryAlarm(Alarm{})), "alarms.memory", "watch the group alone"},
		{memoryAlarm(Alarm{}), all(memoryAlarm(Alarm{}), func(a *args) { a.EnableCloudwatchAlarms = ptr(false) }), "alarms.memory", "enableCloudwatchAlarms is false"},
	},
	"alarms-many": {
		{all(shards(15, 1), scope("group")), all(shards(15, 1), scope("both")), "enableCloudwatchAlarms", "makes 213 alarms, 7 for each of 30 nodes"},
		{shards(14, 1), shards(15, 1), "enableCloudwatchAlarms", "makes 210 alarms, 7 for each of 30 nodes, and CloudWatch bills each"},
		{all(shards(15, 1), changed(Alarms{Swap: &Alarm{Enabled: ptr(false)}})), shards(15, 1), "enableCloudwatchAlarms", "swap: { enabled: false }"},
	},

	"one-node": {
		{asIs, nodes(1), "replicationGroupSize", "1 is a primary without a replica"},
		{all(nodes(1), nodeType("cache.t4g.micro")), nodes(1), "replicationGroupSize", "use a burstable node type (cache.t4g)"},
		{shards(2, 1), shards(2, 0), "clusterMode.replicasPerNodeGroup", "0 leaves each shard with one node"},
	},
	"failover-off": {{asIs, all(failover(false), multiAZ(false)), "enableAutomaticFailover", "without a primary when the primary fails"}},
	"node-family-unknown": {
		{nodeType("cache.m3.large"), nodeType("cache.m99g.large"), "instanceType", `"cache.m99g.large" is not a node type that this package knows`},
		{nodeType("cache.r6gd.xlarge"), nodeType("cache.r7gd.xlarge"), "instanceType", "with dataTieringEnabled, which AWS documents of cache.r6gd alone"},
		{nodeType("cache.t4g.medium"), nodeType("cache.t4g.large"), "instanceType", `"cache.t4g.large" is not a size that this package knows of cache.t4g, which has micro, small, medium`},
		{nodeType("cache.m5.4xlarge"), nodeType("cache.m5.8xlarge"), "instanceType", "which has large, xlarge, 2xlarge, 4xlarge, 12xlarge, 24xlarge"},
	},
	"node-family-withdrawn": {
		{nodeType("cache.t3.small"), nodeType("cache.t2.small"), "instanceType", `use "cache.t4g.small"`},
		{asIs, all(nodeType("cache.t2.small"), version("4.0.10")), "instanceType", `use "cache.t3.small"`},
		{asIs, nodeType("cache.r3.8xlarge"), "instanceType", `use "cache.r7g.8xlarge"`},
	},
	"version-support": {
		{version("7.0"), version("6.2"), "redisVersion", `"6.2" has standard support until 2027-01-31 only; from the day after, AWS bills each node at a surcharge`},
		{asIs, all(version("5.0.6"), nodeType("cache.m5.large")), "redisVersion", "until 2026-01-31 only"},
		{asIs, all(version("4.0.10"), nodeType("cache.m5.large")), "redisVersion", `go to "7.1"`},
		{asIs, version("6.x"), "redisVersion", "2027-01-31"},
	},
	"node-quota": {{shards(45, 1), shards(46, 1), "clusterMode", "makes 92 nodes; AWS's quota is 90"}},
	"token-empty": {
		{asIs, token(""), "authToken (secret)", "is empty, which counts as none"},
		{all(token(""), generated), token(""), "authToken (secret)", "whoever may connect needs no password"},
		{all(token(""), users(app)), token(""), "authToken (secret)", "whoever may connect needs no password"},
	},
	"open-to-all": {
		{blocks("10.0.0.0/8"), blocks("0.0.0.0/0"), "allowConnectionsFromCidrBlocks[0]", `"0.0.0.0/0" lets every IPv4 address connect`},
		{blocks("fc00::/7"), blocks("10.0.0.0/16", "::/0"), "allowConnectionsFromCidrBlocks[1]", `"::/0" lets every IPv6 address connect`},
		{blocks("11.0.0.0/8"), blocks("128.0.0.0/1"), "allowConnectionsFromCidrBlocks[0]", "wider than any private network"},
		{asIs, blocks("2000::/3"), "allowConnectionsFromCidrBlocks[0]", "wider than any private network"},
	},
	"no-one-allowed": {
		{groups(group1), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{blocks("10.0.0.0/16"), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{groups(), asIs, "allowConnectionsFromSecurityGroups", "or [] if you add rules"},
		{blocks(), asIs, "allowConnectionsFromSecurityGroups", "or [] if you add rules"},
		{ownGroups(group1), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{fromSelf, asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{prefixLists("pl-0123abcd"), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
		{beside(group1), asIs, "allowConnectionsFromSecurityGroups", "so no one can connect"},
	},
	"sources-address-type": {
		{all(networkType("ipv6"), blocks("10.0.0.0/16", "2001:db8::/32")), all(networkType("ipv6"), blocks("10.0.0.0/16")), "allowConnectionsFromCidrBlocks", "holds IPv4 blocks alone, and the nodes have IPv6 addresses alone"},
		{blocks("10.0.0.0/16"), blocks("2001:db8::/32"), "allowConnectionsFromCidrBlocks", "holds IPv6 blocks alone, and the nodes have IPv4 addresses alone"},
		{all(networkType("dual_stack"), blocks("2001:db8::/32")), all(networkType("ipv4"), blocks("2001:db8::/32")), "allowConnectionsFromCidrBlocks", `set networkType to "dual_stack"`},
		{all(blocks("2001:db8::/32"), groups(group1)), blocks("2001:db8::/32"), "allowConnectionsFromCidrBlocks", "no one can connect"},
		{all(blocks("2001:db8::/32"), beside(group1)), blocks("2001:db8::/32"), "allowConnectionsFromCidrBlocks", "no one can connect"},
	},
	"rule-quota": {
		{blocks(check.Numbered(60, "10.%d.0.0/16")...), blocks(check.Numbered(61, "10.%d.0.0/16")...), "allowConnectionsFromCidrBlocks", "make 61 rules for IPv4"},
		{
			all(blocks(check.Numbered(60, "10.%d.0.0/16")...), func(a *args) {
				a.AllowConnectionsFromCidrBlocks = append(a.AllowConnectionsFromCidrBlocks, pulumi.String("2001:db8::/32"))
			}),
			all(blocks(check.Numbered(60, "2001:db8:%d::/48")...), groups(group1)), "allowConnectionsFromCidrBlocks", "make 61 rules for IPv6",
		},
	},
	"tls-off":     {{tls(true), tls(false), "enableTransitEncryption", "false sends all data in plain text"}},
	"at-rest-off": {{atRest(true), atRest(false), "enableAtRestEncryption", "in plain text"}},
	"alarms-untold": {
		{alarmTopics(topic), asIs, "alarmsSnsTopicArns", "so the alarms tell no one"},
		{pager(topic), asIs, "alarmsSnsTopicArns", "tell no one"},
		{alarmTopics(), asIs, "alarmsSnsTopicArns", "or [] to look at them in CloudWatch alone"},
		{func(a *args) { a.EnableCloudwatchAlarms = new(bool) }, asIs, "alarmsSnsTopicArns", "tell no one"},
	},
	"topic-twice": {
		{alarmTopics(topic, topic+"-2"), alarmTopics(topic, topic), "alarmsSnsTopicArns[1]", "is told once"},
		{all(alarmTopics(topic), pager(topic)), pager(topic, topic), "compositeAlarmSnsTopicArns[1]", "is told once"},
	},
	"topic-regions": {
		{
			all(alarmTopics(topic), events(topic)), all(alarmTopics(topic), events(farTopic)),
			"snsTopicForNotifications", "is in us-east-1, and the cluster is in eu-west-1, by its AWS provider",
		},
		{all(alarmTopics("arn:aws:lambda:us-east-1:123456789012:function:x"), pager(topic)), all(alarmTopics(topic), pager(topic, farTopic)), "compositeAlarmSnsTopicArns[1]", "use one that is there"},
		{all(alarmTopics(farTopic), noAlarms), alarmTopics(topic, farTopic), "alarmsSnsTopicArns[1]", "is in us-east-1"},
		{events(topic), all(events(farTopic), noAlarms), "snsTopicForNotifications", "is in us-east-1"},
		{asIs, alarmTopics("arn:aws-us-gov:sns:us-gov-west-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", "is in us-gov-west-1"},
	},
	"action-partition": {
		{alarmTopics(responsePlan("aws")), alarmTopics(responsePlan("aws-cn")), "alarmsSnsTopicArns[0]", `is of the partition "aws-cn", and the cluster is in eu-west-1, by its AWS provider, which is of "aws"`},
		{all(pager(responsePlan("aws-cn")), noAlarms), pager(responsePlan("aws-cn")), "compositeAlarmSnsTopicArns[0]", `"aws-cn"`},
	},
	"key-region":        {{encryptedBy(kmsKey), encryptedBy(farKey), "kmsKeyId", "is in us-east-1, and the cluster is in eu-west-1"}, {encryptedBy(""), encryptedBy(strings.Replace(farKey, "/", "/mrk-", 1)), "kmsKeyId", "use one that is there"}},
	"secret-key-region": {{secretKey(kmsKey), secretKey(farKey), "connectionSecret.kmsKeyId", "is in us-east-1"}, {secretKey(""), secretKey(farKey), "connectionSecret.kmsKeyId", "keys encrypt in their own region alone"}},
	"log-key-region": {
		{slowLog(Log{KmsKeyId: pulumi.String(kmsKey)}), slowLog(Log{KmsKeyId: pulumi.String(farKey)}), "slowLog.kmsKeyId", "is in us-east-1"},
		{engineLog(Log{}), engineLog(Log{KmsKeyId: pulumi.String(farKey)}), "engineLog.kmsKeyId", "is in us-east-1"},
	},
	"zone-regions": {
		{zones("eu-west-1a", "eu-west-1c"), zones("eu-west-1a", "us-east-1b"), "preferredAvailabilityZones[1]", `"us-east-1b" is in us-east-1, and the cluster is in eu-west-1`},
		{zones("eu-west-1-dub-1a", "eu-west-1b"), zones("us-west-2-lax-1a", "eu-west-1b"), "preferredAvailabilityZones[0]", "is in us-west-2"},
	},
	"action-regions": {
		{alarmTopics("arn:aws:lambda:eu-west-1:123456789012:function:x", responsePlan("aws")), alarmTopics("arn:aws:lambda:us-east-1:123456789012:function:x"), "alarmsSnsTopicArns[0]", "AWS documents no actions of alarms in other regions"},
		{all(pager("arn:aws:ssm:us-east-1:123456789012:opsitem:3"), noAlarms), pager("arn:aws:ssm:us-east-1:123456789012:opsitem:3"), "compositeAlarmSnsTopicArns[0]", "is in us-east-1"},
	},
	"snapshot-arn-partition": {{fromARN(file), fromARN("arn:aws-cn:s3:::my-bucket/dump.rdb"), "snapshotArn", `is of the partition "aws-cn"`}, {fromARNs(file), fromARNs(file, "arn:aws-us-gov:s3:::my-bucket/dump.rdb"), "snapshotArns[1]", "correct the ARN"}},
	"key-govcloud":           {{encryptedBy(kmsKey), encryptedBy("arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/1234"), "kmsKeyId", "in AWS GovCloud (US)"}},
	"local-zones": {
		{all(zones("us-west-2-lax-1a", "us-west-2-lax-1b"), multiAZ(false)), zones("us-west-2-lax-1a", "us-west-2-lax-1b"), "preferredAvailabilityZones[0]", "use enableMultiAz: false"},
		{zones("us-west-2a", "us-west-2b"), zones("us-west-2a", "us-west-2-lax-1b"), "preferredAvailabilityZones[1]", "is a Local Zone"},
	},
	"changes-wait": {
		{asIs, func(a *args) { a.ApplyImmediately = pulumi.Bool(false) }, "applyImmediately", "wait for the maintenance window (sat:07:00-sat:08:00 UTC)"},
		{func(a *args) { a.ApplyImmediately = pulumi.Bool(true) }, func(a *args) { a.ApplyImmediately = pulumi.Bool(false) }, "applyImmediately", "use true"},
	},
	"parameter-group-capitals": {{parameterGroup("my-parameters"), parameterGroup("My-Parameters"), "parameterGroupName", `use "my-parameters"`}},
	"snapshot-arn-suffix": {
		{fromARN(file), fromARN(file + ".gz"), "snapshotArn", "does not end in .rdb"},
		{fromARNs(file), fromARNs(file, file+".gz"), "snapshotArns[1]", "does not end in .rdb"},
	},
	"snapshot-arn-twice": {{fromARNs(file, file+".2.rdb"), fromARNs(file, file), "snapshotArns[1]", "is listed already, as snapshotArns[0]"}},
	"snapshots-off-cluster-mode": {
		{all(shards(2, 1), retention(1)), all(shards(2, 1), retention(0)), "snapshotRetentionLimit", "0 leaves a cluster in cluster mode without snapshots, and this version of the AWS provider cannot turn them on later"},
		{all(shards(2, 1), snapshotWindow(""), retention(3)), all(shards(2, 1), snapshotWindow("")), "snapshotWindow", `"" leaves a cluster in cluster mode without snapshots`},
	},
	"snapshots-contradict": {
		{snapshotWindow(""), all(snapshotWindow(""), retention(7)), "snapshotWindow", "though snapshotRetentionLimit is 7"},
		{all(snapshotWindow(""), retention(0)), all(snapshotWindow(""), retention(1)), "snapshotWindow", "though snapshotRetentionLimit is 1"},
		{asIs, all(shards(2, 1), snapshotWindow(""), retention(1)), "snapshotWindow", "in cluster mode this version of the AWS provider cannot turn them on later"},
	},
}

// broken are the problems of one rule with the inputs.
func broken(t *testing.T, rule check.Doc, args *RedisClusterArgs) check.Problems {
	t.Helper()
	p, found, err := newPlan(t.Context(), args)
	require.NoError(t, err)
	require.Empty(t, found)
	p.region, p.accepted.Rules = cmp.Or(rule.Region, region), everyRule()
	var tried []check.Rule[*plan]
	for _, one := range slices.Concat(refusals, advice) {
		if one.Name == rule.Name {
			tried = append(tried, one)
		}
	}
	return p.hide(p.check(tried))
}

func TestRules(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, rule := range Rules() {
		assert.False(t, seen[rule.Name], "%s stands once in the tables", rule.Name)
		seen[rule.Name] = true
		isAdvice := slices.ContainsFunc(advice, func(r check.Rule[*plan]) bool { return r.Name == rule.Name })
		assert.Equal(t, isAdvice, rule.Silence != "", "%s: what silences it", rule.Name)
		for what, text := range map[string]string{"input": rule.Input, "sentence": rule.Holds, "example": rule.Example, "source": rule.Source} {
			assert.NotEmpty(t, text, "%s has no %s", rule.Name, what)
		}
		assert.NotEmpty(t, ruleCases[rule.Name], "%s has no case", rule.Name)
		for i, c := range ruleCases[rule.Name] {
			if !isAdvice {
				_, _, err := prepare(t.Context(), with(c.inside), home)
				assert.NoError(t, err, "%s %d: nothing is wrong inside", rule.Name, i)
			}
			assert.Empty(t, broken(t, rule, with(c.inside)), "%s %d: silent inside", rule.Name, i)

			found := broken(t, rule, with(c.outside))
			if assert.Len(t, found, 1, "%s %d: said once outside", rule.Name, i) {
				assert.Equal(t, c.path, found[0].Path, "%s %d", rule.Name, i)
				assert.Contains(t, found[0].Reason, c.says, "%s %d", rule.Name, i)
				assert.NotContains(t, found[0].Reason, "\n", "%s %d: one line", rule.Name, i)
				assert.Less(t, len(found[0].Reason), 420, "%s %d: short enough to read: %s", rule.Name, i, found[0].Reason)
			}
		}
	}
	for name := range ruleCases {
		assert.True(t, seen[name], "%s has cases and is no rule", name)
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
	_, _, err := prepare(t.Context(), with(wrong), home)
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
		_, _, again := prepare(t.Context(), with(wrong), home)
		assert.EqualError(t, again, err.Error())
	}
}

// The engine quotes what stands at the path of a problem, and a reason quotes the value: of a secret, neither may.
func TestProblemsOfSecrets(t *testing.T) {
	t.Parallel()
	secret := func(s string) pulumi.StringOutput { return pulumi.ToSecret(pulumi.String(s)).(pulumi.StringOutput) }
	_, _, err := prepare(t.Context(), with(func(a *RedisClusterArgs) {
		a.AuthToken = pulumi.String("too-short")
		a.MaintenanceWindow = secret("sun:06:30-sun:07:30").ToStringPtrOutput()
		a.RedisVersion = secret("7.1.99").ToStringPtrOutput()
		a.SnapshotWindow = pulumi.String("06:45-07:45")
		a.AllowConnectionsFromCidrBlocks = []pulumi.StringInput{secret("10.77.0.1/16")}
		a.Port = pulumi.ToSecret(pulumi.Int(987654)).(pulumi.IntOutput).ToIntPtrOutput()
	}), home)
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
	assert.Equal(t, "goes against a rule (maintenanceWindow is a secret, so no values are shown): The snapshot window and the maintenance window share no minute. They may touch.", paths["snapshotWindow"])
}

// A part of an object is as secret as an input of its own, and so are the keys of a map that is one.
func TestProblemsOfSecretParts(t *testing.T) {
	t.Parallel()
	secret := func(s string) pulumi.StringPtrOutput {
		return pulumi.ToSecret(pulumi.String(s)).(pulumi.StringOutput).ToStringPtrOutput()
	}
	_, _, err := prepare(t.Context(), with(func(a *RedisClusterArgs) {
		a.SlowLog = &Log{LogGroupName: secret("s3cr3t value!")}
		a.EngineLog = &Log{KmsKeyId: secret("alias/s3cr3t")}
		a.Parameters = pulumi.ToSecret(pulumi.StringMap{"Hunter 2": pulumi.String("s3cr3t")}).(pulumi.StringMapOutput)
	}), home)
	require.Error(t, err)
	for _, hidden := range []string{"s3cr3t", "Hunter"} {
		assert.NotContains(t, err.Error(), hidden)
	}
	var paths []string
	for _, p := range Problems(err) {
		paths = append(paths, p.PropertyPath)
	}
	assert.Equal(t, []string{"engineLog.kmsKeyId (secret)", "parameters (secret)", "slowLog.logGroupName (secret)"}, paths)

	g := mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.Parameters = pulumi.ToSecret(pulumi.StringMap{"timeout": pulumi.String("300")}).(pulumi.StringMapOutput)
	}))
	assert.True(t, g["cache-parameter-group"].sent["parameters"].ContainsSecrets())
}

// A maintenance window that is spread, beside a snapshot window that is not known yet, is not known yet, and nothing is wrong with it.
func TestSpreadBesideUnknown(t *testing.T) {
	t.Parallel()
	p := planOf(t, maintained("spread"), func(a *RedisClusterArgs) {
		a.ApplyImmediately = pulumi.Bool(false)
		a.SnapshotWindow = pulumi.UnsafeUnknownOutput(nil).ApplyT(func(any) *string { return nil }).(pulumi.StringPtrOutput)
	})
	assert.False(t, p.windows.maintenance.Known)
	assert.Empty(t, p.check(refusals))
	assert.Len(t, p.check(advice), 2, "of no one allowed, and of alarms that tell no one; not of a window that nobody knows")
}
