package rediscluster

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

const (
	subnet1, subnet2 = "subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"
	group1, group2   = "sg-0aaaaaaaaaaaaaaa1", "sg-0aaaaaaaaaaaaaaa2"
	topic            = "arn:aws:sns:eu-west-1:123456789012:alerts"
	kmsKey           = "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
	farTopic         = "arn:aws:sns:us-east-1:123456789012:alerts"
	farKey           = "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"
	file             = "arn:aws:s3:::my-bucket/dump.rdb"
)

// args is short for what nearly every option changes.
type args = RedisClusterArgs

// asIs changes nothing.
func asIs(*args) {}

// all makes one change of several, in their order.
func all(changes ...func(*RedisClusterArgs)) func(*RedisClusterArgs) {
	return func(a *RedisClusterArgs) {
		for _, change := range changes {
			change(a)
		}
	}
}

func strs(values ...string) []pulumi.StringInput {
	inputs := make([]pulumi.StringInput, len(values))
	for i, v := range values {
		inputs[i] = pulumi.String(v)
	}
	return inputs
}

// accepts names warnings that are not to be given.
func accepts(names ...string) func(*args) { return func(a *args) { a.AcceptedWarnings = names } }

func name(s string) func(*args) { return func(a *args) { a.Name = s } }

func described(s string) func(*args) { return func(a *args) { a.Description = pulumi.String(s) } }

func tag(key, value string) func(*args) {
	return func(a *args) { a.Tags = pulumi.StringMap{key: pulumi.String(value)} }
}

// tags are n valid tags.
func tags(n int) pulumi.StringMap {
	m := pulumi.StringMap{}
	for i := range n {
		m[fmt.Sprint("key-", i)] = pulumi.String("value")
	}
	return m
}

// nodes without cluster mode, with what a number of them allows.
func nodes(n int) func(*args) {
	return func(a *args) { a.ReplicationGroupSize, a.EnableAutomaticFailover, a.EnableMultiAz = n, n > 1, n > 1 }
}

// size is the number of nodes alone, whatever else it asks for.
func size(n int) func(*args) { return func(a *args) { a.ReplicationGroupSize = n } }

// shards asks for cluster mode with the size that belongs to it.
func shards(n, replicas int) func(*RedisClusterArgs) {
	return func(a *RedisClusterArgs) {
		a.ClusterMode = &ClusterMode{NumNodeGroups: n, ReplicasPerNodeGroup: replicas}
		a.ReplicationGroupSize = n * (1 + replicas)
		a.EnableMultiAz = replicas > 0
	}
}

func failover(on bool) func(*args) { return func(a *args) { a.EnableAutomaticFailover = on } }

func multiAZ(on bool) func(*args) { return func(a *args) { a.EnableMultiAz = on } }

func zones(names ...string) func(*args) {
	return func(a *args) { a.PreferredAvailabilityZones = pulumi.ToStringArray(names) }
}

// migrates is at a step of the migration to cluster mode.
func migrates(step string) func(*args) { return func(a *args) { a.ClusterModeMigration = &step } }

// runs an engine by its name.
func runs(engine string) func(*args) { return func(a *args) { a.Engine = &engine } }

// version is one of Redis OSS, and engineVersion one of either engine.
func version(s string) func(*args) {
	return func(a *args) { a.RedisVersion = pulumi.String(s) }
}

func engineVersion(s string) func(*args) { return func(a *args) { a.EngineVersion = pulumi.String(s) } }

func nodeType(s string) func(*args) { return func(a *args) { a.InstanceType = s } }

func tiering(on bool) func(*args) { return func(a *args) { a.DataTieringEnabled = &on } }

func autoUpgrade(on bool) func(*args) {
	return func(a *args) { a.AutoMinorVersionUpgrade = pulumi.Bool(on) }
}

// parameterOf sets one parameter of the engine.
func parameterOf(name, value string) func(*args) {
	return func(a *args) { a.Parameters = pulumi.StringMap{name: pulumi.String(value)} }
}

func parameterGroup(s string) func(*args) {
	return func(a *args) { a.ParameterGroupName = pulumi.String(s) }
}

func slowLog(l Log) func(*args) { return func(a *args) { a.SlowLog = &l } }

func engineLog(l Log) func(*args) { return func(a *args) { a.EngineLog = &l } }

func atRest(on bool) func(*args) { return func(a *args) { a.EnableAtRestEncryption = pulumi.Bool(on) } }

func encryptedBy(s string) func(*args) { return func(a *args) { a.KmsKeyId = pulumi.String(s) } }

func retention(n int) func(*args) { return func(a *args) { a.SnapshotRetentionLimit = pulumi.Int(n) } }

// fromName fills the cluster from a snapshot, and fromARN and fromARNs from files.
func fromName(s string) func(*args) { return func(a *args) { a.SnapshotName = pulumi.String(s) } }

func fromARN(s string) func(*args) { return func(a *args) { a.SnapshotArn = pulumi.String(s) } }

func fromARNs(s ...string) func(*args) {
	return func(a *args) { a.SnapshotArns = pulumi.ToStringArray(s) }
}

// maintained is the maintenance window.
func maintained(w string) func(*args) {
	return func(a *args) { a.MaintenanceWindow = pulumi.String(w) }
}

func snapshotWindow(w string) func(*args) {
	return func(a *args) { a.SnapshotWindow = pulumi.String(w) }
}

// atOnce has changes made without waiting for the maintenance window.
func atOnce(a *args) { a.ApplyImmediately = pulumi.Bool(true) }
