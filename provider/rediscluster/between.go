package rediscluster

import (
	"slices"
	"strconv"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// subnetsBetween relate the nodes to the subnets that they are placed in.
var subnetsBetween = []check.Rule[*plan]{
	{
		Name: "multi-az-subnets", Input: "subnetIds",
		Holds:   "Multi-AZ has subnets in at least two availability zones, so at least two subnets.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1]`,
		Source:  "ElastiCache user guide, \"Minimizing downtime in ElastiCache with Multi-AZ\"",
		Needs:   []string{"enableMultiAz", "subnetIds"},
		Reads:   []string{"subnetGroupName"},
		Check: func(p *plan, say check.Say) {
			if p.topology.MultiAZ && len(p.network.Placement.Subnets.Elements) == 1 &&
				!p.network.Placement.UsesSubnetGroup() {
				say("subnetIds",
					"holds 1 subnet, and enableMultiAz needs subnets in at least two availability zones: add one in "+
						"another zone, or set enableMultiAz to false")
			}
		},
	},
}

// nodeTypeBetween relate the node type to what is asked of the nodes.
var nodeTypeBetween = []check.Rule[*plan]{
	{
		Name: "node-type-multi-az", Input: "instanceType",
		Holds:   "Multi-AZ is on with no node type that lacks it (T1).",
		Example: "instanceType: cache.t1.micro\nsnapshotRetentionLimit: 0",
		Source:  "ElastiCache user guide, \"Minimizing downtime in ElastiCache with Multi-AZ\"",
		Needs:   []string{"instanceType", "enableMultiAz"},
		Check: func(p *plan, say check.Say) {
			if p.topology.MultiAZ && p.engine.NodeType.Lacks(elasticache.MultiAZ) {
				say("instanceType",
					"%q has no Multi-AZ: use a node type of this decade, for example \"cache.t4g.micro\"",
					p.engine.NodeType)
			}
		},
	},
	{
		Name: "node-type-snapshots", Input: "instanceType",
		Holds:   "Snapshots are taken of no node type that lacks them (T1).",
		Example: "instanceType: cache.t1.micro\nenableMultiAz: false",
		Source:  "ElastiCache user guide, \"Snapshot and restore\"",
		Needs:   []string{"instanceType", "snapshotRetentionLimit", "snapshotWindow"},
		Check: func(p *plan, say check.Say) {
			if p.storage.Retention.Value > 0 && p.engine.NodeType.Lacks(elasticache.Snapshots) {
				say("instanceType",
					"%q has no snapshots, and snapshotRetentionLimit is %d: use a node type of this decade, for "+
						"example \"cache.t4g.micro\"",
					p.engine.NodeType, p.storage.Retention.Value)
			}
		},
	},
	{
		Name: "node-type-tls", Input: "instanceType",
		Holds:   "TLS is on with no node type that lacks it (M1, M2).",
		Example: `instanceType: cache.m1.large`,
		Source:  "ElastiCache developer guide, \"ElastiCache in-transit encryption (TLS)\"",
		Needs:   []string{"instanceType", "enableTransitEncryption"},
		Check: func(p *plan, say check.Say) {
			if p.access.TLS.Enabled.Value && p.engine.NodeType.Lacks(elasticache.TLS) {
				say("instanceType", "%q has no TLS: use a node type of this decade, for example \"cache.m7g.large\"",
					p.engine.NodeType)
			}
		},
	},
}

// snapshotBetween relate the snapshots to the shards.
var snapshotBetween = []check.Rule[*plan]{
	{
		Name: "snapshot-arn-cluster-mode", Input: "snapshotArn",
		Holds: "Snapshot files go without `clusterMode` alone.",
		Example: "snapshotArn: arn:aws:s3:::my-bucket/dump.rdb\nreplicationGroupSize: 4\n" +
			"clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Source: "ElastiCache's answer: \"Slots must be provided when restoring from snapshot ARNs with cluster mode " +
			"enabled\" (https://github.com/pulumi/pulumi-aws/issues/2343)",
		Needs: slices.Concat([]string{"clusterMode"}, storage.FileInputs),
		Check: func(p *plan, say check.Say) {
			if p.storage.Files.Given && p.topology.ClusterMode != nil {
				say(p.storage.Files.From,
					"does not go with clusterMode: AWS wants the slots of each shard, which the AWS provider cannot "+
						"say; restore with snapshotName")
			}
		},
	},
}

// snapshotBetweenAdvice relates the snapshots to the shards and to their window.
var snapshotBetweenAdvice = []check.Rule[*plan]{
	{
		Name: "snapshots-off-cluster-mode", Input: "snapshotRetentionLimit",
		Holds: "With `clusterMode`, snapshots are on from the start.",
		Example: "snapshotRetentionLimit: 0\nreplicationGroupSize: 4\n" +
			"clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Source:  snapshottingSource,
		Silence: "`snapshotRetentionLimit: 1` or more",
		Needs:   []string{"clusterMode", "snapshotRetentionLimit", "snapshotWindow"},
		Check: func(p *plan, say check.Say) {
			if p.topology.ClusterMode != nil && p.storage.Retention.Value == 0 && !p.storage.SnapshotsContradict() {
				path, value := "snapshotRetentionLimit", "0"
				if p.storage.SnapshotWindow.Value == "" {
					path, value = "snapshotWindow", `""`
				}
				say(path,
					"%s leaves a cluster in cluster mode without snapshots, and this version of the AWS provider "+
						"cannot turn them on later; keep them for 1 day at least",
					value)
			}
		},
	},
	{
		Name: "snapshots-contradict", Input: "snapshotWindow",
		Holds:   "The window and the retention agree about whether there are snapshots.",
		Example: "snapshotWindow: \"\"\nsnapshotRetentionLimit: 7",
		Source:  "the documented module, snapshot_window: \"Set to empty string to disable snapshots\"",
		Silence: "`snapshotRetentionLimit: 0`, or a window",
		Needs:   []string{"snapshotRetentionLimit", "snapshotWindow", "clusterMode"},
		Check: func(p *plan, say check.Say) {
			if !p.storage.SnapshotsContradict() {
				return
			}
			or := ", or set snapshotRetentionLimit to 0"
			if p.topology.ClusterMode != nil {
				or = "; in cluster mode this version of the AWS provider cannot turn them on later"
			}
			say("snapshotWindow",
				`"" turns snapshots off, though snapshotRetentionLimit is %d; leave snapshotWindow out to have them%s`,
				p.storage.RetentionLimit.Value, or)
		},
	},
}

// memoryBetweenAdvice relates the memory that is kept free to what needs it.
var memoryBetweenAdvice = []check.Rule[*plan]{{
	Name: "reserved-memory", Input: "parameters",
	Holds: "A quarter of the memory is kept free where the engine writes snapshots, or copies data to nodes that " +
		"scaling adds.",
	Example: "parameters: { reserved-memory-percent: \"10\" }",
	Source: "ElastiCache developer guide, \"Managing reserved memory for Valkey and Redis OSS\", and \"Auto Scaling " +
		"Valkey and Redis OSS clusters\"",
	Silence: "`reserved-memory-percent: \"25\"` or more, or no snapshots and no scaling",
	Needs: slices.Concat([]string{"parameters", "parameterGroupName", "autoScaling", "instanceType"},
		[]string{"snapshotRetentionLimit", "snapshotWindow"}, engine.VersionInputs),
	Check: func(p *plan, say check.Say) {
		why := ""
		switch {
		case p.scaling.On():
			why = "autoScaling adds nodes, which are filled by copies"
		case p.storage.Retention.Value > 0:
			why = "snapshots are on"
		default:
			return
		}
		const advised = 25
		if set, known := p.parameters.Value(reservedPercent, ""); known && set != "" {
			if percent, err := strconv.Atoi(set); err == nil && percent >= 0 && percent < advised {
				say(inputs.Entry("parameters", reservedPercent),
					"%s is less than the %d that AWS advises, and %s: writes while the engine forks may use up the "+
						"memory; use %q or more",
					spelling.Quote(set), advised, why, strconv.Itoa(advised))
			}
			return
		}
		set, known := p.parameters.Value(reservedBytes, "")
		quarter := int64(p.engine.NodeType.MemoryGiB() * (1 << 30) * advised / 100)
		if bytes, err := strconv.ParseInt(set, 10, 64); known && err == nil && bytes >= 0 && bytes < quarter {
			say(inputs.Entry("parameters", reservedBytes),
				"%s bytes are less than a quarter of the memory of %s, which AWS advises, and %s: use %s: %q in its "+
					"place",
				spelling.Quote(set), spelling.Quote(p.engine.InstanceType), why, reservedPercent, strconv.Itoa(advised))
		}
	},
}}

// The parameters that keep memory free.
const reservedPercent, reservedBytes = "reserved-memory-percent", "reserved-memory"

// snapshottingSource tells how snapshots are turned on.
const snapshottingSource = "the AWS provider, aws.elasticache.ReplicationGroup: where the retention was 0, it is " +
	"changed with the node `-001` as SnapshottingClusterId; ElastiCache's answers: \"Cannot set snapshotting cluster " +
	"for cluster mode enabled replication group\" (https://github.com/hashicorp/terraform/issues/19336)"
