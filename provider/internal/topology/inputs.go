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
		Meaning: "Whether a read replica is promoted when the primary fails.",
		Allowed: "`true` needs at least 2 nodes without `clusterMode`; with `clusterMode` AWS takes nothing but " +
			"`true`; known when the program runs",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", AutomaticFailoverEnabled",
		Also:   []string{"automaticFailover", "automaticFailoverEnabled"},
	},
	"enableMultiAz": {
		Meaning: "Whether the nodes of a shard are spread over availability zones, so that the loss of one zone " +
			"leaves a replica to promote.",
		Allowed: "`true` needs `enableAutomaticFailover`, at least one replica in each shard, and subnets in at " +
			"least two zones; known when the program runs",
		Change: inputs.InPlace,
		Source: elasticache.CreateAPI + ", MultiAZEnabled",
		Also:   []string{"multiAz", "multiAzEnabled"},
	},
	"replicationGroupSize": {
		Meaning: "The total number of nodes, primaries included. 1 is a primary alone, 2 a primary and one read " +
			"replica. With `clusterMode` it counts the nodes of all shards: `numNodeGroups` × (1 + " +
			"`replicasPerNodeGroup`).",
		Allowed: "1 to 6 without `clusterMode`; with it exactly the number of nodes that `clusterMode` makes; known " +
			"when the program runs",
		Change: inputs.InPlace + ", at once, whatever `applyImmediately` says. To go down to 1, first turn " +
			"`enableMultiAz` and `enableAutomaticFailover` off in an update of its own, with `applyImmediately`",
		Source: elasticache.CreateAPI + ", NumCacheClusters",
		Also:   []string{"clusterSize", "numCacheClusters"},
	},
	"clusterMode": {
		Meaning: "Shards the keyspace (\"cluster mode enabled\"): pass `numNodeGroups` and `replicasPerNodeGroup`. " +
			"Clients must speak the cluster protocol and use `configurationEndpoint`.",
		Allowed: "an object with both numbers; needs `enableAutomaticFailover` and a parameter group with " +
			"`cluster-enabled` (chosen unless `parameterGroupName` is given); known when the program runs",
		Absent: "cluster mode disabled: one shard, a primary and its replicas",
		Change: "the numbers change in place, at once. To add `clusterMode` to a cluster that runs, go by " +
			"`clusterModeMigration`; it cannot be taken away: make a new cluster and restore a snapshot into it",
		Source: elasticache.CreateAPI + ", NumNodeGroups and ReplicasPerNodeGroup",
		Also:   []string{"clusterEnabled", "clusterModeEnabled", "numNodeGroups", "replicasPerNodeGroup"},
	},
	"clusterModeMigration": {
		Meaning: "The step of a cluster that was made without `clusterMode` on its way to it, online and with its " +
			"data: first `compatible`, in which the cluster serves clients of both kinds, at `primaryEndpoint` and " +
			"at `configurationEndpoint`; then, when all clients speak the cluster protocol, `enabled`, together with " +
			"`clusterMode` of one shard. From `compatible` the way back is `disabled`; from `enabled` there is none. " +
			"Leave `enabled` in the program after that: it says which ids the nodes have. docs/migrating.md tells " +
			"the whole way.",
		Allowed: "`compatible`, `enabled` (with `clusterMode`) or `disabled`, each in an update in which nothing " +
			"else of the replication group changes; Redis OSS from 7.0 on, and Valkey; automatic failover and a " +
			"replica; keys in database 0 alone; known when the program runs",
		Absent: "the cluster stays in the mode that it was made in",
		Change: inputs.InPlace + ", with `applyImmediately`; a step that AWS does not take is refused at preview",
		Source: "ElastiCache developer guide, \"Modifying cluster mode\"; ElastiCache API, ModifyReplicationGroup, " +
			"ClusterMode",
	},
	"preferredAvailabilityZones": {
		Meaning: "The availability zone of each node, that of the primary first.",
		Allowed: "as many names of zones as `replicationGroupSize`, of zones that the subnets are in, more than one " +
			"of them with `enableMultiAz`; not with `clusterMode`, of which the AWS provider cannot say it",
		Absent: "AWS chooses",
		Change: "it touches nothing: it counts when the cluster is made",
		Source: elasticache.CreateAPI + ", PreferredCacheClusterAZs",
	},
}

// ClusterMode asks for a sharded keyspace and says its shape.
type ClusterMode struct {
	// The number of shards (node groups) that the keyspace is divided into.
	NumNodeGroups int `pulumi:"numNodeGroups"`
	// The number of read replicas beside the primary of each shard.
	ReplicasPerNodeGroup int `pulumi:"replicasPerNodeGroup"`
}

// ClusterModeDocs documents the fields of ClusterMode.
var ClusterModeDocs = map[string]inputs.Doc{
	"numNodeGroups": {
		Meaning: "The number of shards (node groups) that the keyspace is divided into.",
		Allowed: "1 or more; at most 90 nodes in all unless AWS has raised the quota, and never more than 500",
		Change:  inputs.InPlace + ", at once: slots move between shards while the cluster serves",
		Source:  elasticache.CreateAPI + ", NumNodeGroups",
		Also:    []string{"nodeGroups", "numShards", "shards"},
	},
	"replicasPerNodeGroup": {
		Meaning: "The number of read replicas beside the primary of each shard.",
		Allowed: "0 to 5; at least 1 with `enableMultiAz`",
		Change:  inputs.InPlace + ", at once",
		Source:  elasticache.CreateAPI + ", ReplicasPerNodeGroup",
		Also:    []string{"numReplicas", "replicas", "replicasPerShard"},
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (m *ClusterMode) Annotate(to infer.Annotator) {
	to.SetToken("index", "ClusterMode")
	to.Describe(m, "The shape of a sharded cluster (\"cluster mode enabled\").")
	inputs.Document(to, m, ClusterModeDocs)
}
