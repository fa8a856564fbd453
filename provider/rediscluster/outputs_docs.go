package rediscluster

import (
	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// outputDocs documents every output of RedisCluster.
var outputDocs = map[string]string{
	"alarmArns": "The ARNs of the CloudWatch alarms, by `<alarm>-<member>`: `cpu-001`, or `cpu-0001-001` " +
		"with `clusterMode`; those of the group by their names, `group-memory`; that over all of them is " +
		"`unhealthy`. Empty when `enableCloudwatchAlarms` is false.",
	"allowedSources": "Who may connect to `port`: the CIDR blocks, prefix lists and security groups that the " +
		"rules let in; `by the rules of sg-…` for groups whose rules are yours.",
	"arn": "The ARN of the replication group.",
	"authentication": "How clients prove who they are: `token`, `users`, or `none` where whoever may connect " +
		"needs no password. A token that was added to a cluster that had none is demanded from `SET` on.",
	"authToken": "The token, given or generated, as a secret. Absent (undefined, None, nil) where there " +
		"is none.",
	"cacheClusterIds": "The ids of the member clusters, one for each node, in order.",
	"cacheNodeId":     "The id of the node in each member cluster: always `0001`.",
	"cachePort":       "The TCP port on which every node accepts connections.",
	"configurationEndpoint": "The DNS name that cluster clients connect to first. Absent (undefined, None, nil) " +
		"without `clusterMode`, unless `clusterModeMigration` is `compatible`.",
	"connectionSecretArn": "The ARN of the secret that holds the connection. Absent (undefined, None, nil) without " +
		"`connectionSecret`.",
	"connectionUrl": "The address to connect to in either mode, `rediss://user:password@host:port`, or " +
		"`redis://` without TLS, as a secret. User and password are percent-encoded; with a token there is no user; " +
		"with IAM no password.",
	"dashboardUrl": "The address of the CloudWatch dashboard in AWS's console. Absent (undefined, None, nil) " +
		"without `enableDashboard`, and in partitions whose console is not public.",
	"endpoint": "The DNS name to write to in either mode: the configuration endpoint with `clusterMode`, " +
		"the primary endpoint without.",
	"environment": "The connection as variables of an environment, as a secret: `REDIS_HOST`, `REDIS_PORT`, " +
		"`REDIS_TLS`, `REDIS_CLUSTER` (`true` or `false`), `REDIS_URL`, and where there is such a thing " +
		"`REDIS_USERNAME`, `REDIS_PASSWORD`, `REDIS_READER_HOST`, `REDIS_READER_URL`.",
	"engineVersionActual": "The version that runs, with the patch that AWS chose.",
	"finalSnapshotName": "The name of the snapshot that the deletion of the cluster leaves. Absent (undefined, " +
		"None, nil) with `finalSnapshot: false`.",
	"iamConnectPolicies": "For each user with `iam`, by its name, an IAM policy document that allows " +
		"`elasticache:Connect` to this cluster as this user, and nothing else.",
	"parameterGroupName": "The name of the parameter group in use.",
	"primaryEndpoint": "The DNS name that always resolves to the primary. Absent (undefined, None, nil) with " +
		"`clusterMode`.",
	"readerConnectionUrl": "As `connectionUrl`, to the read replicas. Absent (undefined, None, nil) with " +
		"`clusterMode`.",
	"readerEndpoint": "The DNS name that spreads connections over the read replicas. Absent (undefined, None, " +
		"nil) with `clusterMode`.",
	"replicationGroupId": "The id of the replication group: the `name` input.",
	"securityGroupId": "The id of the security group of the cluster, for rules of your own; with " +
		"`securityGroupIds`, the first of them.",
	"subnetGroupName": "The name of the subnet group in use.",
	"transitEncryption": "Whether clients use TLS, as AWS has it: `required`, `preferred` (those without are served " +
		"as well) or `off`.",
	"userArns":    "The ARNs of the users that are made, by their names.",
	"userGroupId": "The id of the group of users, made or your own. Absent (undefined, None, nil) where there is none.",
}

const componentDoc = "A production-grade Amazon ElastiCache for Redis OSS or Valkey replication group, with cluster " +
	"mode enabled or disabled: its security group and subnet group, encryption at rest and in transit, backups, " +
	"maintenance, and CloudWatch alarms for each node.\n\nIt is closed by default: nothing may connect until one of " +
	"the inputs `allowConnectionsFrom…`, or a security group of your own, says so. What can be known to be wrong " +
	"with the inputs is reported at preview, all together, before anything of the cluster is changed."

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisCluster) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisCluster")
	to.Describe(c, componentDoc)
	inputs.Describe(to, c, func(name string) string { return outputDocs[name] })
}
