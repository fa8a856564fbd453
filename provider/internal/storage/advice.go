package storage

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Advice is about data without encryption, about keys that prevent exports, and about files that AWS may not read.
var Advice = slices.Concat(check.Of(keyAdvice, ofKey), check.Of(KeyGovCloud, ofKey), atRestAdvice, fileAdvice)

// keyAdvice is about keys that prevent exports.
var keyAdvice = []check.Rule[inputs.Setting[string]]{
	{
		Name: "key-export", Input: "kmsKeyId",
		Holds:   "Snapshots can be exported to S3.",
		Example: "kmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
		Source: "ElastiCache user guide, \"At-Rest Encryption in ElastiCache\", conditions: a key of your own is " +
			"not used for exported files; AWS's answer, as users report it: \"AWS Key Management Service Customer " +
			"Managed CMK cannot be used for encrypting exported snapshots in S3\"",
		Silence: "leave `kmsKeyId` out, for AWS's own key; or accept it, where no snapshot is to be exported",
		Needs:   []string{"kmsKeyId"},
		Check: func(key inputs.Setting[string], say check.Say) {
			if key.Value != "" && !InGovCloud(key) {
				say("kmsKeyId",
					"is a key of your own: AWS does not use it for exports, and is known to refuse to export "+
						"snapshots that are encrypted with one to S3; whoever deletes the key deletes the data")
			}
		},
	},
}

// KeyGovCloud is about keys where ElastiCache may know its own alone.
var KeyGovCloud = []check.Rule[inputs.Setting[string]]{
	{
		Name: "key-govcloud", Input: "kmsKeyId",
		Holds:  "In AWS GovCloud (US), ElastiCache encrypts with its own key.",
		Region: "us-gov-west-1",
		Example: "kmsKeyId: " +
			"arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef\n" +
			"alarmsSnsTopicArns: [arn:aws-us-gov:sns:us-gov-west-1:123456789012:alerts]",
		Source: "ElastiCache user guide, \"At-Rest Encryption in ElastiCache\": \"The default (service managed) " +
			"encryption is the only option available in the GovCloud (US) Regions\"; newer pages no longer say so",
		Silence: "leave `kmsKeyId` out, for AWS's own key",
		Needs:   []string{"kmsKeyId"},
		Check: func(key inputs.Setting[string], say check.Say) {
			if InGovCloud(key) {
				say("kmsKeyId",
					"is a key of your own in AWS GovCloud (US), where ElastiCache has encrypted with its own key "+
						"alone: AWS may refuse it; leave it out if it does")
			}
		},
	},
}

// atRestAdvice is about data without encryption.
var atRestAdvice = []check.Rule[*Plan]{
	{
		Name: "at-rest-off", Input: "enableAtRestEncryption",
		Holds:   "Data on disk is encrypted.",
		Example: `enableAtRestEncryption: false`,
		Source:  "ElastiCache developer guide, \"At-Rest Encryption in ElastiCache\"",
		Silence: "`enableAtRestEncryption: true`",
		Needs:   []string{"enableAtRestEncryption"},
		Check: func(p *Plan, say check.Say) {
			if !p.AtRest.Value {
				say("enableAtRestEncryption",
					"false writes swap and snapshots to disk in plain text; use true, now: to change it later "+
						"replaces the cluster and loses its data")
			}
		},
	},
}

// fileAdvice is about files that AWS may not read.
var fileAdvice = []check.Rule[*Plan]{
	{
		Name: "snapshot-arn-suffix", Input: "snapshotArn",
		Holds:   "A snapshot file is an RDB file by its name.",
		Example: `snapshotArn: arn:aws:s3:::my-bucket/dump.tar.gz`,
		Source:  "ElastiCache user guide, \"Seeding a new cluster with an externally created backup\"",
		Silence: "name the file `….rdb`",
		Reads:   FileInputs,
		Check: func(p *Plan, say check.Say) {
			for i, file := range p.Files.Elements {
				if err := elasticache.CheckFileName(file.Value); file.Known && err != nil {
					say(p.Files.Path(i), "%v", err)
				}
			}
		},
	},
	{
		Name: "snapshot-arn-twice", Input: "snapshotArns",
		Holds:   "No snapshot file is listed twice.",
		Example: `snapshotArns: [arn:aws:s3:::my-bucket/dump.rdb, arn:aws:s3:::my-bucket/dump.rdb]`,
		Source:  elasticache.CreateAPI + ", SnapshotArns",
		Silence: "leave one out",
		Reads:   FileInputs,
		Check: func(p *Plan, say check.Say) {
			check.Repeated(p.Files.List, p.Files.From, aws.ParseObjectARN, func(path, value, first string) {
				say(path, "%s is listed already, as %s; leave one out", spelling.Quote(value), first)
			})
		},
	},
}
