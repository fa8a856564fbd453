package rediscluster

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// Source: ElastiCache API, CreateReplicationGroup, SnapshotRetentionLimit; the aws provider's own limit.
const maxRetention = 35

// fileInputs are those that name files to fill a cluster from.
var fileInputs = []string{"snapshotArn", "snapshotArns"}

// snapshotRules are about what a cluster is filled from, and what is kept of it.
var snapshotRules = []check.Rule[*plan]{
	{
		Name: "retention-range", Input: "snapshotRetentionLimit",
		Holds:           "Snapshots are kept for 0 (none) to 35 days.",
		Example:         `snapshotRetentionLimit: 90`,
		Source:          apiCreate + ", SnapshotRetentionLimit",
		StricterThanAWS: "With an empty `snapshotWindow` AWS is sent 0 in its place; a number out of range is a slip all the same.",
		Needs:           []string{"snapshotRetentionLimit"},
		Check: func(p *plan, say check.Say) {
			if n := p.snapshotRetentionLimit.Value; n < 0 || n > maxRetention {
				say("snapshotRetentionLimit", "%d is out of range: AWS keeps snapshots for 0 (none) to %d days", n, maxRetention)
			}
		},
	},
	{
		Name: "snapshot-name-form", Input: "snapshotName",
		Holds:   "The snapshot is given by its name: letters, digits, hyphens and dots.",
		Example: `snapshotName: arn:aws:elasticache:eu-west-1:123456789012:snapshot:before-upgrade`,
		Source:  "ElastiCache API, CreateSnapshot, SnapshotName",
		Needs:   []string{"snapshotName"},
		Check: func(p *plan, say check.Say) {
			if p.snapshotName.Value != "" {
				if err := elasticache.CheckSnapshotName(p.snapshotName.Value); err != nil {
					say("snapshotName", "%v", err)
				}
			}
		},
	},
	{
		Name: "snapshot-arn-form", Input: "snapshotArn",
		Holds:           "Each snapshot file is given by the ARN of its object in S3, without commas.",
		Example:         `snapshotArn: s3://my-bucket/dump.rdb`,
		Source:          apiCreate + ", SnapshotArns",
		StricterThanAWS: "The name of an object in S3 may end in a space; that of a snapshot file does so by mistake.",
		Reads:           fileInputs,
		Check: func(p *plan, say check.Say) {
			for i, file := range p.files.Elements {
				if _, err := aws.ParseObjectARN(file.Value); err != nil && file.Known {
					say(p.files.path(i), "%v", err)
				}
			}
		},
	},
	{
		Name: "snapshot-arn-or-arns", Input: "snapshotArns",
		Holds:           "Snapshot files are given by `snapshotArn` or by `snapshotArns`, not by both.",
		Example:         "snapshotArn: arn:aws:s3:::my-bucket/dump.rdb\nsnapshotArns: [arn:aws:s3:::my-bucket/dump.rdb]",
		Source:          apiCreate + ", SnapshotArns: there is one list",
		StricterThanAWS: "AWS sees one list of files, and would not see those of the other input.",
		Needs:           fileInputs,
		Check: func(p *plan, say check.Say) {
			if p.snapshotArn.Value != "" && len(p.snapshotArns.Elements) > 0 {
				say("snapshotArns", "does not go with snapshotArn: put all files into snapshotArns")
			}
		},
	},
	{
		Name: "snapshot-source", Input: "snapshotArn",
		Holds:   "A cluster is filled from files or from `snapshotName`, not from both.",
		Example: "snapshotArn: arn:aws:s3:::my-bucket/dump.rdb\nsnapshotName: before-upgrade",
		Source:  apiCreate + ", SnapshotArns and SnapshotName: each names what the cluster is filled from",
		Needs:   slices.Concat([]string{"snapshotName"}, fileInputs),
		Check: func(p *plan, say check.Say) {
			if p.files.Given && p.snapshotName.Value != "" {
				say(p.files.from, "does not go with snapshotName: a cluster is filled from one of them")
			}
		},
	},
	{
		Name: "snapshot-arn-cluster-mode", Input: "snapshotArn",
		Holds:   "Snapshot files go without `clusterMode` alone.",
		Example: "snapshotArn: arn:aws:s3:::my-bucket/dump.rdb\nreplicationGroupSize: 4\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }",
		Source:  "ElastiCache's answer: \"Slots must be provided when restoring from snapshot ARNs with cluster mode enabled\" (https://github.com/pulumi/pulumi-aws/issues/2343)",
		Needs:   slices.Concat([]string{"clusterMode"}, fileInputs),
		Check: func(p *plan, say check.Say) {
			if p.files.Given && p.clusterMode != nil {
				say(p.files.from, "does not go with clusterMode: AWS wants the slots of each shard, which the AWS provider cannot say; restore with snapshotName")
			}
		},
	},
}
