package storage

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// maxRetention is how many days automatic snapshots can be kept.
// Source: ElastiCache API, CreateReplicationGroup, SnapshotRetentionLimit; the aws provider's own limit.
const maxRetention = 35

// FileInputs are the inputs that name files to fill a cluster from.
var FileInputs = []string{"snapshotArn", "snapshotArns"}

// Rules are about encryption at rest, snapshots, and what a cluster is filled from.
var Rules = slices.Concat(
	check.Of(KeyRules, ofKey), keyAtRest, check.Of(RetentionRules, ofRetentionLimit), sourceRules,
)

// The parts of a plan, for lifting the rules about them.
func ofKey(p *Plan) inputs.Setting[string] { return p.Key }

func ofRetentionLimit(p *Plan) inputs.Setting[int] { return p.RetentionLimit }

// KeyRules are about the key of the data on disk.
var KeyRules = []check.Rule[inputs.Setting[string]]{
	check.Form(check.Rule[inputs.Setting[string]]{
		Name: "key-form", Input: "kmsKeyId",
		Holds:   "The key is given by its ARN.",
		Example: "kmsKeyId: alias/redis",
		Source:  elasticache.CreateAPI + ", KmsKeyId",
		StricterThanAWS: "AWS takes the id as well, and answers with the ARN, which the AWS provider takes for a " +
			"change that replaces the cluster (https://github.com/hashicorp/terraform-provider-aws/issues/25713).",
	}, check.UnlessEmpty, check.Parses(aws.ParseKeyARN)),
}

// keyAtRest relates the key to encryption at rest.
var keyAtRest = []check.Rule[*Plan]{
	{
		Name: "key-at-rest", Input: "kmsKeyId",
		Holds: "A key goes with encryption at rest.",
		Example: "kmsKeyId: " +
			"arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef\n" +
			"enableAtRestEncryption: false",
		Source: elasticache.CreateAPI + ", KmsKeyId",
		Needs:  []string{"kmsKeyId", "enableAtRestEncryption"},
		Check: func(p *Plan, say check.Say) {
			if p.Key.Value != "" && !p.AtRest.Value {
				say("kmsKeyId", "is for encryption at rest, and enableAtRestEncryption is false: leave one of them out")
			}
		},
	},
}

// RetentionRules are about how long automatic snapshots are kept.
var RetentionRules = []check.Rule[inputs.Setting[int]]{
	{
		Name: "retention-range", Input: "snapshotRetentionLimit",
		Holds:   "Snapshots are kept for 0 (none) to 35 days.",
		Example: `snapshotRetentionLimit: 90`,
		Source:  elasticache.CreateAPI + ", SnapshotRetentionLimit",
		StricterThanAWS: "With an empty `snapshotWindow` AWS is sent 0 in its place; a number out of range is a slip " +
			"all the same.",
		Needs: []string{"snapshotRetentionLimit"},
		Check: func(days inputs.Setting[int], say check.Say) {
			if n := days.Value; n < 0 || n > maxRetention {
				say("snapshotRetentionLimit", "%d is out of range: AWS keeps snapshots for 0 (none) to %d days", n,
					maxRetention)
			}
		},
	},
}

// sourceRules are about what a cluster is filled from.
var sourceRules = []check.Rule[*Plan]{
	check.Form(check.Rule[*Plan]{
		Name: "snapshot-name-form", Input: "snapshotName",
		Holds:   "The snapshot is given by its name: letters, digits, hyphens and dots.",
		Example: `snapshotName: arn:aws:elasticache:eu-west-1:123456789012:snapshot:before-upgrade`,
		Source:  "ElastiCache API, CreateSnapshot, SnapshotName",
	}, func(p *Plan) (string, bool) { return check.UnlessEmpty(p.SnapshotName) }, elasticache.CheckSnapshotName),
	{
		Name: "snapshot-arn-form", Input: "snapshotArn",
		Holds:           "Each snapshot file is given by the ARN of its object in S3, without commas.",
		Example:         `snapshotArn: s3://my-bucket/dump.rdb`,
		Source:          elasticache.CreateAPI + ", SnapshotArns",
		StricterThanAWS: "The name of an object in S3 may end in a space; that of a snapshot file does so by mistake.",
		Reads:           FileInputs,
		Check: func(p *Plan, say check.Say) {
			for i, file := range p.Files.Elements {
				if _, err := aws.ParseObjectARN(file.Value); err != nil && file.Known {
					say(p.Files.Path(i), "%v", err)
				}
			}
		},
	},
	{
		Name: "snapshot-arn-or-arns", Input: "snapshotArns",
		Holds: "Snapshot files are given by `snapshotArn` or by `snapshotArns`, not by both.",
		Example: "snapshotArn: arn:aws:s3:::my-bucket/dump.rdb\n" +
			"snapshotArns: [arn:aws:s3:::my-bucket/dump.rdb]",
		Source:          elasticache.CreateAPI + ", SnapshotArns: there is one list",
		StricterThanAWS: "AWS sees one list of files, and would not see those of the other input.",
		Needs:           FileInputs,
		Check: func(p *Plan, say check.Say) {
			if p.file.Value != "" && len(p.fileList.Elements) > 0 {
				say("snapshotArns", "does not go with snapshotArn: put all files into snapshotArns")
			}
		},
	},
	{
		Name: "snapshot-source", Input: "snapshotArn",
		Holds:   "A cluster is filled from files or from `snapshotName`, not from both.",
		Example: "snapshotArn: arn:aws:s3:::my-bucket/dump.rdb\nsnapshotName: before-upgrade",
		Source:  elasticache.CreateAPI + ", SnapshotArns and SnapshotName: each names what the cluster is filled from",
		Needs:   slices.Concat([]string{"snapshotName"}, FileInputs),
		Check: func(p *Plan, say check.Say) {
			if p.Files.Given && p.SnapshotName.Value != "" {
				say(p.Files.From, "does not go with snapshotName: a cluster is filled from one of them")
			}
		},
	},
}
