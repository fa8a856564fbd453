package topology

import (
	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs say how many nodes there are, how they are arranged, and what happens when one fails.
type Inputs struct {
	EnableAutomaticFailover    bool                    `pulumi:"enableAutomaticFailover"`
	EnableMultiAz              bool                    `pulumi:"enableMultiAz"`
	ReplicationGroupSize       int                     `pulumi:"replicationGroupSize"`
	ClusterMode                *ClusterMode            `pulumi:"clusterMode,optional"`
	ClusterModeMigration       *string                 `pulumi:"clusterModeMigration,optional"`
	PreferredAvailabilityZones pulumi.StringArrayInput `pulumi:"preferredAvailabilityZones,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"enableAutomaticFailover": {
		Meaning: "Whether a read replica becomes the primary when the primary fails.",
		Allowed: "`true` requires at least 2 nodes without `clusterMode`. With `clusterMode` AWS accepts " +
			"only `true`",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", AutomaticFailoverEnabled",
		Also:   []string{"automaticFailover", "automaticFailoverEnabled"},
	},
	"enableMultiAz": {
		Meaning: "Whether the nodes of a shard are spread over availability zones, so that a replica " +
			"survives the loss of a zone.",
		Allowed: "`true` requires `enableAutomaticFailover`, at least one replica in each shard, and " +
			"subnets in at least two zones",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", MultiAZEnabled",
		Also:   []string{"multiAz", "multiAzEnabled"},
	},
	"replicationGroupSize": {
		Meaning: "The number of nodes, primaries included: 1 is a primary alone, 2 a primary and a " +
			"replica.\n\nWith `clusterMode` it counts the nodes of all shards: `numNodeGroups` × (1 + " +
			"`replicasPerNodeGroup`). With `autoScaling` it counts the nodes that the cluster begins with.",
		Allowed: "1 to 6 without `clusterMode`; with it exactly the number of nodes that `clusterMode` " +
			"results in",
		Change: "in place, at once. To go down to 1, first turn `enableMultiAz` and " +
			"`enableAutomaticFailover` off in a separate update, with `applyImmediately`",
		Source: elasticache.CreateAPI + ", NumCacheClusters",
		Also:   []string{"clusterSize", "numCacheClusters"},
	},
	"clusterMode": {
		Meaning: "Splits the keys over shards (cluster mode enabled). Clients must speak the cluster " +
			"protocol and use `configurationEndpoint`.",
		Allowed: "an object with `numNodeGroups` and `replicasPerNodeGroup`. Requires " +
			"`enableAutomaticFailover`, and a parameter group with `cluster-enabled`, which is chosen " +
			"unless you set `parameterGroupName`",
		Absent: "one shard (cluster mode disabled)",
		Change: "the numbers in place, at once. To add it to a running cluster use `clusterModeMigration`. " +
			"It cannot be removed: create a new cluster and restore a snapshot into it",
		Source: elasticache.CreateAPI + ", NumNodeGroups and ReplicasPerNodeGroup",
		Also:   []string{"clusterEnabled", "clusterModeEnabled", "numNodeGroups", "replicasPerNodeGroup"},
	},
	"clusterModeMigration": {
		Meaning: "The current step when you move a running cluster to cluster mode, online and with its " +
			"data: first `compatible`, then `enabled`.\n\nIn `compatible` the cluster serves both kinds of " +
			"clients, at `primaryEndpoint` and at `configurationEndpoint`. When all clients speak the " +
			"cluster protocol, set `enabled` together with `clusterMode` of one shard. From `compatible` " +
			"you can go back with `disabled`; from `enabled` you cannot. Leave `enabled` in the program " +
			"afterwards: it says which IDs the nodes have. [docs/upgrading.md](../upgrading.md) has the " +
			"whole way.",
		Allowed: "`compatible`, `enabled` (with `clusterMode`) or `disabled`, each in an update in which " +
			"nothing else of the replication group changes. Redis OSS from 7.0 on, or Valkey; automatic " +
			"failover and a replica; keys in database 0 alone",
		Absent: "not set: the cluster stays in the mode it was created in",
		Change: "in place, with `applyImmediately`. A step that AWS does not accept is refused at preview",
		Source: "ElastiCache developer guide, \"Modifying cluster mode\"; ElastiCache API, ModifyReplicationGroup, " +
			"ClusterMode",
		Enum: &inputs.Enum{Name: "ClusterModeMigration", Values: []inputs.EnumValue{
			{Name: "Compatible", Value: "compatible", Meaning: "The cluster serves clients of both kinds."},
			{Name: "Enabled", Value: "enabled", Meaning: "Cluster mode is enabled; there is no way back."},
			{Name: "Disabled", Value: "disabled", Meaning: "Back from compatible: cluster mode is disabled."},
		}},
	},
	"preferredAvailabilityZones": {
		Meaning: "The availability zone of each node, the primary's first.",
		Allowed: "as many zone names as `replicationGroupSize`, of zones that the subnets are in, and more " +
			"than one with `enableMultiAz`. Cannot be combined with `clusterMode`, for which the AWS " +
			"provider cannot express it",
		Absent: "AWS chooses",
		Change: "no effect; it counts only at creation",
		Source: elasticache.CreateAPI + ", PreferredCacheClusterAZs",
	},
}

// ClusterMode asks for a sharded keyspace and says its shape.
type ClusterMode struct {
	// The number of shards (node groups).
	NumNodeGroups int `pulumi:"numNodeGroups"`
	// The number of read replicas of each shard, in addition to its primary.
	ReplicasPerNodeGroup int `pulumi:"replicasPerNodeGroup"`
}

// ClusterModeDocs documents the fields of ClusterMode.
var ClusterModeDocs = map[string]inputs.Doc{
	"numNodeGroups": {
		Meaning: "The number of shards (node groups).",
		Allowed: "1 or more; at most 90 nodes in all unless AWS has raised the quota, and never more than " +
			"500",
		Change: "in place, at once; slots move between shards while the cluster serves. With `autoScaling.shards`, " +
			"nothing: it is the number that the cluster begins with",
		Source: elasticache.CreateAPI + ", NumNodeGroups",
		Also:   []string{"nodeGroups", "numShards", "shards"},
	},
	"replicasPerNodeGroup": {
		Meaning: "The number of read replicas of each shard, in addition to its primary.",
		Allowed: "0 to 5; at least 1 with `enableMultiAz`",
		Change: "in place, at once. With `autoScaling.replicas`, nothing: it is the number that the cluster begins " +
			"with",
		Source: elasticache.CreateAPI + ", ReplicasPerNodeGroup",
		Also:   []string{"numReplicas", "replicas", "replicasPerShard"},
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (m *ClusterMode) Annotate(to infer.Annotator) {
	to.SetToken("index", "ClusterMode")
	to.Describe(m, "The shape of a sharded cluster (\"cluster mode enabled\").")
	inputs.Document(to, m, ClusterModeDocs)
}
