package rediscluster

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"

// Source: ElastiCache API, CreateReplicationGroup, SnapshotRetentionLimit; the aws provider's own limit.
const maxRetention = 35

// snapshotRules are about what a cluster is filled from, and what is kept of it.
var snapshotRules = []Rule{
	{
		Name: "retention-range", Input: "snapshotRetentionLimit",
		Holds:   "Snapshots are kept for 0 (none) to 35 days.",
		Example: `snapshotRetentionLimit: 90`,
		Source:  apiCreate + ", SnapshotRetentionLimit",
		Beyond:  "With an empty `snapshotWindow` AWS is sent 0 in its place; a number out of range is a slip all the same.",
		needs:   []string{"snapshotRetentionLimit"},
		check: func(p *plan, say report) {
			if n := p.snapshotRetentionLimit.value; n < 0 || n > maxRetention {
				say("snapshotRetentionLimit", "%d is out of range: AWS keeps snapshots for 0 (none) to %d days", n, maxRetention)
			}
		},
	},
	{
		Name: "snapshot-name-form", Input: "snapshotName",
		Holds:   "The snapshot is given by its name: letters, digits, hyphens and dots.",
		Example: `snapshotName: arn:aws:elasticache:eu-west-1:123456789012:snapshot:before-upgrade`,
		Source:  "ElastiCache API, CreateSnapshot, SnapshotName",
		needs:   []string{"snapshotName"},
		check: func(p *plan, say report) {
			if p.snapshotName.value != "" {
				if err := elasticache.CheckSnapshotName(p.snapshotName.value); err != nil {
					say("snapshotName", "%v", err)
				}
			}
		},
	},
	{
		Name: "snapshot-arn-form", Input: "snapshotArn",
		Holds:   "The snapshot file is given by the ARN of its object in S3, without commas.",
		Example: `snapshotArn: s3://my-bucket/dump.rdb`,
		Source:  apiCreate + ", SnapshotArns",
		Beyond:  "The name of an object in S3 may end in a space; that of a snapshot file does so by mistake.",
		needs:   []string{"snapshotArn"},
		check: func(p *plan, say report) {
			if p.snapshotArn.value != "" {
				if _, err := elasticache.ParseObjectARN(p.snapshotArn.value); err != nil {
					say("snapshotArn", "%v", err)
				}
			}
		},
	},
	{
		Name: "snapshot-source", Input: "snapshotArn",
		Holds:   "A cluster is filled from `snapshotArn` or from `snapshotName`, not from both.",
		Example: "snapshotArn: arn:aws:s3:::my-bucket/dump.rdb\nsnapshotName: before-upgrade",
		Source:  apiCreate + ", SnapshotArns and SnapshotName: each names what the cluster is filled from",
		needs:   []string{"snapshotArn", "snapshotName"},
		check: func(p *plan, say report) {
			if p.snapshotArn.value != "" && p.snapshotName.value != "" {
				say("snapshotArn", "does not go with snapshotName: a cluster is filled from one of them")
			}
		},
	},
	{
		Name: "snapshot-arn-cluster-mode", Input: "snapshotArn",
		Holds:   "A snapshot file goes without `clusterMode` alone.",
		Example: "snapshotArn: arn:aws:s3:::my-bucket/dump.rdb\nreplicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Source:  "ElastiCache's answer: \"Slots must be provided when restoring from snapshot ARNs with cluster mode enabled\" (https://github.com/pulumi/pulumi-aws/issues/2343)",
		needs:   []string{"snapshotArn", "clusterMode"},
		check: func(p *plan, say report) {
			if p.snapshotArn.value != "" && p.clusterMode != nil {
				say("snapshotArn", "does not go with clusterMode: AWS wants the slots of each shard, which the AWS provider cannot say; restore with snapshotName")
			}
		},
	},
}
