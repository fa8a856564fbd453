package rediscluster

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/regions"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

// regionRules are about what has to be in the region of the cluster, besides what package regions knows.
var regionRules = []check.Rule[*plan]{
	{
		Name: "log-key-region", Input: "slowLog",
		Holds: "The key of a log group is in the region of the cluster, where the group is made.",
		Example: "slowLog: { kmsKeyId: " +
			"\"arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef\" }",
		Source: regions.KMSSource,
		Needs:  []string{"slowLog", "engineLog"},
		Check: func(p *plan, say check.Say) {
			p.place().Outside(p.logKeys(), say, "keys encrypt in their own region alone; use one that is there")
		},
	},
	{
		Name: "zone-regions", Input: "preferredAvailabilityZones",
		Holds:   "The availability zones, and the Local Zones, are of the region of the cluster.",
		Example: "preferredAvailabilityZones: [eu-west-1a, us-east-1b]",
		Source: "ElastiCache's answer: \"… is not a valid availability zone\" " +
			"(https://github.com/boto/boto/issues/2747)",
		Reads: []string{"preferredAvailabilityZones"},
		Check: func(p *plan, say check.Say) {
			p.place().Outside(p.placedIn(), say, "a cluster is in one region; use a zone of it")
			p.place().Scattered(p.placedIn(), say)
		},
	},
}

// regionAdvice is about what the region of the cluster may not have.
var regionAdvice = []check.Rule[*plan]{
	{
		Name: "snapshot-arn-partition", Input: "snapshotArn",
		Holds:   "A snapshot file is of the partition that the cluster is in.",
		Example: "snapshotArn: arn:aws-cn:s3:::my-bucket/dump.rdb",
		Source:  "AWS General Reference, \"Amazon Resource Names (ARNs)\", partition: each account is of one",
		Silence: "correct the partition in the ARN",
		Reads:   storage.FileInputs,
		Check: func(p *plan, say check.Say) {
			p.place().Foreign(p.objects(), say, "no account reads from one in the other; correct the ARN")
		},
	},
	{
		Name: "local-zones", Input: "preferredAvailabilityZones",
		Holds:  "Nodes in Local Zones do without Multi-AZ.",
		Region: "us-west-2",
		Example: "preferredAvailabilityZones: [us-west-2-lax-1a, us-west-2-lax-1b]\n" +
			"alarmsSnsTopicArns: [arn:aws:sns:us-west-2:123456789012:alerts]",
		Source: "ElastiCache user guide, \"Creating a cluster\": \"If you are using Local Zones … Multi-AZ is " +
			"automatically disabled\"",
		Silence: "`enableMultiAz: false`, or availability zones of the region",
		Needs:   []string{"enableMultiAz"},
		Reads:   []string{"preferredAvailabilityZones"},
		Check: func(p *plan, say check.Say) {
			for _, one := range p.placedIn() {
				if zone, _ := aws.ParseZone(one.Name); zone.Local && p.topology.MultiAZ {
					say(one.Path,
						"%s is a Local Zone, and enableMultiAz is true: in Local Zones AWS turns Multi-AZ off, so it "+
							"may refuse the cluster, or show a difference for ever; use enableMultiAz: false",
						spelling.Quote(one.Name))
					return
				}
			}
		},
	},
}
