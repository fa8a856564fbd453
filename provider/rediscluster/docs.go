package rediscluster

import (
	"sync"

	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/logs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/parameters"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// ownDocs document the inputs that are the component's own.
var ownDocs = map[string]inputs.Doc{
	"acceptedWarnings": {
		Meaning: "Warnings that you have read and accept: they are no longer shown. A warning ends with its name in brackets, for example `[key-export]`.",
		Allowed: "the names of warnings in docs/checks.md, each once; a warning that data is replaced is always shown; known when the program runs",
		Absent:  "none: every warning is shown",
		Change:  "of the program alone: nothing is changed in AWS",
		Source:  "the component itself",
	},
	"applyImmediately": {
		Meaning: "Whether changes that restart nodes (node type, engine version) happen at once rather than in the next maintenance window. While a change waits, " +
			"the cluster keeps running as it was, and the alarms fit the nodes that run.",
		Absent: "`false`. Written out, `false` gets a warning that says what it means",
		Change: inputs.InPlace + "; it touches nothing by itself",
		Source: "ElastiCache API, ModifyReplicationGroup, ApplyImmediately",
	},
	"autoMinorVersionUpgrade": {
		Meaning: "Whether AWS upgrades the cluster to new minor versions of the engine, in the maintenance window. After it did, name the new version in the program before the next update: the AWS provider takes the old one for a " +
			"downgrade, and replaces the cluster.",
		Allowed: "`true` or `false`; before version 6.0 AWS disables it, so that `true` does nothing",
		Absent:  "`false`, for that reason; AWS's own default is `true`, and Security Hub's control ElastiCache.2 wants it",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", AutoMinorVersionUpgrade",
	},
	"deletionProtection": {
		Meaning: "Whether the engine refuses whatever would delete the replication group: a destroy, a replacement, and taking the component out of the program. What the refusal says is the engine's: that the resource is protected. " +
			"To let go, set it to `false` and deploy that first.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inputs.InPlace + "; it touches nothing in AWS",
		Source:  "Pulumi documentation, resource option `protect`",
	},
	"maintenanceWindow": {
		Meaning: "The weekly hours, in UTC, in which AWS patches nodes and makes the changes that wait.",
		Allowed: "`ddd:hh24:mi-ddd:hh24:mi`, 60 minutes at least, not overlapping `snapshotWindow`; it may wrap the week. Or `spread`: an hour of the week that follows from the `name` and stays, so that not all of a fleet is patched at once",
		Absent:  "`sat:07:00-sat:08:00`",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", PreferredMaintenanceWindow",
	},
	"snsTopicForNotifications": {
		Meaning: "The ARN of the SNS topic that ElastiCache tells of events, such as a failover. The topic must be unencrypted: events to an encrypted one are dropped without a word.",
		Allowed: "a standard topic of the same account and region, or an empty string for none",
		Absent:  "none",
		Change:  inputs.InPlace,
		Source:  elasticache.CreateAPI + ", NotificationTopicArn; user guide, \"Managing ElastiCache SNS notifications\"",
	},
}

// inputDocs documents every input: those of the concerns, and the component's own.
var inputDocs = sync.OnceValue(func() map[string]inputs.Doc {
	return inputs.Docs(
		identity.Docs, engine.Docs, topology.Docs, parameters.Docs, network.Docs, access.Docs, storage.Docs, logs.Docs, connection.Docs,
		monitoring.Docs, ownDocs,
	)
})

// outputDocs documents every output of RedisCluster.
var outputDocs = map[string]string{
	"alarmArns":             "The ARNs of the CloudWatch alarms, by `<alarm>-<member>`: `cpu-001`, or `cpu-0001-001` with `clusterMode`; those of the group by their names, `group-memory`; that over all of them is `unhealthy`. Empty when `enableCloudwatchAlarms` is false.",
	"allowedSources":        "Who may connect to `port`: the CIDR blocks, prefix lists and security groups that the rules let in; `by the rules of sg-…` for groups whose rules are yours.",
	"arn":                   "The ARN of the replication group.",
	"authentication":        "How clients prove who they are: `token`, `users`, or `none` where whoever may connect needs no password. A token that was added to a cluster that had none is demanded from `SET` on.",
	"authToken":             "The token, given or generated, as a secret. Absent (undefined, None, nil) where there is none.",
	"cacheClusterIds":       "The ids of the member clusters, one for each node, in order.",
	"cacheNodeId":           "The id of the node in each member cluster: always `0001`.",
	"cachePort":             "The TCP port on which every node accepts connections.",
	"configurationEndpoint": "The DNS name that cluster clients connect to first. Absent (undefined, None, nil) without `clusterMode`, unless `clusterModeMigration` is `compatible`.",
	"connectionSecretArn":   "The ARN of the secret that holds the connection. Absent (undefined, None, nil) without `connectionSecret`.",
	"connectionUrl":         "The address to connect to in either mode, `rediss://user:password@host:port`, or `redis://` without TLS, as a secret. User and password are percent-encoded; with a token there is no user; with IAM no password.",
	"dashboardUrl":          "The address of the CloudWatch dashboard in AWS's console. Absent (undefined, None, nil) without `enableDashboard`, and in partitions whose console is not public.",
	"endpoint":              "The DNS name to write to in either mode: the configuration endpoint with `clusterMode`, the primary endpoint without.",
	"environment":           "The connection as variables of an environment, as a secret: `REDIS_HOST`, `REDIS_PORT`, `REDIS_TLS`, `REDIS_CLUSTER` (`true` or `false`), `REDIS_URL`, and where there is such a thing `REDIS_USERNAME`, `REDIS_PASSWORD`, `REDIS_READER_HOST`, `REDIS_READER_URL`.",
	"engineVersionActual":   "The version that runs, with the patch that AWS chose.",
	"finalSnapshotName":     "The name of the snapshot that the deletion of the cluster leaves. Absent (undefined, None, nil) with `finalSnapshot: false`.",
	"iamConnectPolicies":    "For each user with `iam`, by its name, an IAM policy document that allows `elasticache:Connect` to this cluster as this user, and nothing else.",
	"parameterGroupName":    "The name of the parameter group in use.",
	"primaryEndpoint":       "The DNS name that always resolves to the primary. Absent (undefined, None, nil) with `clusterMode`.",
	"readerConnectionUrl":   "As `connectionUrl`, to the read replicas. Absent (undefined, None, nil) with `clusterMode`.",
	"readerEndpoint":        "The DNS name that spreads connections over the read replicas. Absent (undefined, None, nil) with `clusterMode`.",
	"replicationGroupId":    "The id of the replication group: the `name` input.",
	"securityGroupId":       "The id of the security group of the cluster, for rules of your own; with `securityGroupIds`, the first of them.",
	"subnetGroupName":       "The name of the subnet group in use.",
	"transitEncryption":     "Whether clients use TLS, as AWS has it: `required`, `preferred` (those without are served as well) or `off`.",
	"userArns":              "The ARNs of the users that are made, by their names.",
	"userGroupId":           "The id of the group of users, made or your own. Absent (undefined, None, nil) where there is none.",
}

const componentDoc = "A production-grade Amazon ElastiCache for Redis OSS or Valkey replication group, with cluster mode enabled or disabled: its security group and subnet group, " +
	"encryption at rest and in transit, backups, maintenance, and CloudWatch alarms for each node.\n\n" +
	"It is closed by default: nothing may connect until one of the inputs `allowConnectionsFrom…`, or a security group of your own, says so. " +
	"What can be known to be wrong with the inputs is reported at preview, all together, before anything of the cluster is changed."

// Annotate gives the SDKs their documentation.
func (a *RedisClusterArgs) Annotate(to infer.Annotator) {
	inputs.Describe(to, a, func(name string) string { return inputDocs()[name].String() })
}

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisCluster) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisCluster")
	to.Describe(c, componentDoc)
	inputs.Describe(to, c, func(name string) string { return outputDocs[name] })
}
