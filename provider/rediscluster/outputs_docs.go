package rediscluster

import (
	_ "embed" // for the description of the component

	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// outputDocs documents every output of RedisCluster.
var outputDocs = map[string]string{
	"alarmArns": "The ARNs of the CloudWatch alarms, by `<alarm>-<member>`, for example `cpu-001`. Empty " +
		"if `enableCloudwatchAlarms` is `false`.\n\nWith `clusterMode` a key is `cpu-0001-001`. An alarm " +
		"on the group has its own name, `group-memory`, and the one for the whole cluster is `unhealthy`.",
	"allowedSources": "Who can connect to `port`: CIDR blocks, prefix lists and security groups, or `by " +
		"the rules of sg-…` for your own groups.",
	"arn": "The ARN of the replication group.",
	"authentication": "How clients authenticate: `token`, `users`, or `none`. A token added to a cluster " +
		"that had none is required from `SET` on.",
	"authToken":       "The token, given or generated, as a secret. Not set if there is none.",
	"cacheClusterIds": "The IDs of the member clusters, one for each node, in order.",
	"cacheNodeId":     "The ID of the node in each member cluster: always `0001`.",
	"cachePort":       "The TCP port on which every node accepts connections.",
	"configurationEndpoint": "The DNS name that cluster clients connect to first. Not set without " +
		"`clusterMode`, unless `clusterModeMigration` is `compatible`.",
	"connectionSecretArn": "The ARN of the secret with the connection. Not set without `connectionSecret`.",
	"connectionUrl": "The URL to connect to, in either mode, as a secret: " +
		"`rediss://user:password@host:port`, or `redis://` without TLS.\n\nUser and password are " +
		"percent-encoded. With a token there is no user; with IAM there is no password.",
	"dashboardUrl": "The address of the CloudWatch dashboard. Not set without `enableDashboard`, and in " +
		"partitions whose console is not public.",
	"endpoint": "The DNS name to write to, in either mode: the configuration endpoint with `clusterMode`, " +
		"otherwise the primary endpoint.",
	"environment": "The connection as environment variables, as a secret: `REDIS_HOST`, `REDIS_PORT`, " +
		"`REDIS_TLS`, `REDIS_CLUSTER` and `REDIS_URL`.\n\n`REDIS_TLS` and `REDIS_CLUSTER` are `true` or " +
		"`false`. If there is one, also `REDIS_USERNAME`, `REDIS_PASSWORD`, `REDIS_READER_HOST` and " +
		"`REDIS_READER_URL`.",
	"engineVersionActual": "The version that runs, with the patch that AWS chose.",
	"finalSnapshotName": "The name of the snapshot that deleting the cluster leaves. Not set with " +
		"`finalSnapshot: false`.",
	"iamConnectPolicies": "For each user with `iam`, by name, an IAM policy that allows " +
		"`elasticache:Connect` to this cluster as this user, and nothing else.",
	"parameterGroupName": "The name of the parameter group in use.",
	"primaryEndpoint":    "The DNS name of the primary, also after a failover. Not set with `clusterMode`.",
	"readerConnectionUrl": "The URL of the read replicas, in the form of `connectionUrl`. Not set with " +
		"`clusterMode`.",
	"readerEndpoint": "The DNS name that spreads connections over the read replicas. Not set with " +
		"`clusterMode`.",
	"replicationGroupId": "The ID of the replication group: the input `name`.",
	"securityGroupId": "The ID of the cluster's security group, for rules that you add. With " +
		"`securityGroupIds` it is the first of them.",
	"subnetGroupName": "The name of the subnet group in use.",
	"transitEncryption": "Whether clients use TLS: `required`, `preferred` (clients without TLS are served " +
		"as well) or `off`.",
	"userArns":    "The ARNs of the created users, by name.",
	"userGroupId": "The ID of the user group, created or existing. Not set if there is none.",
}

//go:embed about.md
var about string

// Annotate gives the component its token and the SDKs their documentation.
func (c *RedisCluster) Annotate(to infer.Annotator) {
	to.SetToken("index", "RedisCluster")
	to.Describe(c, about)
	inputs.Describe(to, c, func(name string) string { return inputs.Paragraph(outputDocs[name]) })
}
