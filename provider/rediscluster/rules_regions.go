package rediscluster

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/storage"
)

const kmsSource = "KMS developer guide, \"Multi-Region keys in AWS KMS\": a key is used in its own region alone, and " +
	"of a multi-Region key each region has one"

// outside reports what is not in the region of the cluster.
func (p *plan) outside(found []regional, say check.Say, because string) {
	for _, one := range found {
		if p.region != "" && one.Place != p.region {
			say(one.path, "%s is in %s, and the cluster is in %s, by its AWS provider: %s", spelling.Quote(one.name),
				one.Place, p.region, because)
		}
	}
}

// scattered reports what is not in the region of the first one. It stands in for outside where the region of the
// cluster is not known, and reports each region once.
func (p *plan) scattered(found []regional, say check.Say) {
	if p.region != "" || len(found) == 0 {
		return
	}
	first := found[0]
	seen := map[string]bool{first.Place: true}
	for _, one := range found {
		if !seen[one.Place] {
			say(one.path,
				"is in %s, but %s is in %s; each has to be in the region of the cluster, so AWS refuses one of them",
				one.Place, first.path, first.Place)
			seen[one.Place] = true
		}
	}
}

// foreign reports what is not in the partition of the cluster, if that is known.
func (p *plan) foreign(found []regional, say check.Say, because string) {
	partition := aws.PartitionOf(p.region)
	for _, one := range found {
		if partition != "" && one.Place != partition {
			say(one.path,
				"%s is of the partition %q, and the cluster is in %s, by its AWS provider, which is of %q: %s",
				spelling.Quote(one.name), one.Place, p.region, partition, because)
		}
	}
}

// regionRules are about what has to be in the region of the cluster, which is the region of the AWS provider. Where
// that is not known, they compare the regions in the inputs with each other.
var regionRules = []check.Rule[*plan]{
	{
		Name: "topic-regions", Input: "snsTopicForNotifications",
		Holds: "All topics that are used are in the region of the cluster. Those of alarms are used while " +
			"`enableCloudwatchAlarms` is true.",
		Example: "snsTopicForNotifications: arn:aws:sns:us-east-1:123456789012:events",
		Source: elasticache.CreateAPI + ", NotificationTopicArn (\"the Amazon SNS topic owner must be the same as " +
			"the cluster owner\"); CloudWatch's answer: \"Invalid region … specified\" " +
			"(https://github.com/cds-snc/notification-terraform/pull/128)",
		Needs: []string{"enableCloudwatchAlarms"},
		Reads: []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns", "snsTopicForNotifications"},
		Check: func(p *plan, say check.Say) {
			p.outside(p.topics(), say, "AWS notifies topics of the cluster's region alone; use one that is there")
			p.scattered(p.topics(), say)
		},
	},
	{
		Name: "action-partition", Input: "alarmsSnsTopicArns",
		Holds:   "A response plan is of the partition that the cluster is in, as all ARNs are that an account can use.",
		Example: "alarmsSnsTopicArns: [\"arn:aws-us-gov:ssm-incidents::123456789012:response-plan/redis\"]",
		Source:  "CloudWatch's answer: \"Invalid partition … specified\" (https://github.com/aws-samples/amazon-cloudwatch-auto-alarms/issues/61)",
		Needs:   []string{"enableCloudwatchAlarms"},
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *plan, say check.Say) {
			p.foreign(p.globalActions(), say, "no account reaches from one into the other; correct the ARN")
		},
	},
	{
		Name: "key-region", Input: "kmsKeyId",
		Holds:   "The key is in the region of the cluster. Of a multi-Region key that is the replica there.",
		Example: "kmsKeyId: arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
		Source:  kmsSource,
		Needs:   []string{"kmsKeyId"},
		Check: func(p *plan, say check.Say) {
			p.outside(p.dataKey(), say, "keys encrypt in their own region alone; use one that is there")
		},
	},
	{
		Name: "log-key-region", Input: "slowLog",
		Holds: "The key of a log group is in the region of the cluster, where the group is made.",
		Example: "slowLog: { kmsKeyId: " +
			"\"arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef\" }",
		Source: kmsSource,
		Needs:  []string{"slowLog", "engineLog"},
		Check: func(p *plan, say check.Say) {
			p.outside(p.logKeys(), say, "keys encrypt in their own region alone; use one that is there")
		},
	},
	{
		Name: "secret-key-region", Input: "connectionSecret",
		Holds: "The key of the secret is in the region of the cluster, where the secret is made.",
		Example: "connectionSecret: { kmsKeyId: " +
			"\"arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef\" }",
		Source: kmsSource,
		Needs:  []string{"connectionSecret.kmsKeyId"},
		Check: func(p *plan, say check.Say) {
			p.outside(p.secretKey(), say, "keys encrypt in their own region alone; use one that is there")
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
			p.outside(p.placedIn(), say, "a cluster is in one region; use a zone of it")
			p.scattered(p.placedIn(), say)
		},
	},
}

// regionAdvice is about what the region of the cluster may not have.
var regionAdvice = []check.Rule[*plan]{
	{
		Name: "action-regions", Input: "alarmsSnsTopicArns",
		Holds:   "What alarms do beside telling topics is in the region of the cluster.",
		Example: "alarmsSnsTopicArns: [\"arn:aws:lambda:us-east-1:123456789012:function:page-someone\"]",
		Source: "CloudWatch API, PutMetricAlarm, AlarmActions: of other accounts it says something, and nothing of " +
			"other regions (as of 2026-11)",
		Silence: "use something in the region of the cluster",
		Needs:   []string{"enableCloudwatchAlarms"},
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(p *plan, say check.Say) {
			p.outside(p.otherActions(), say,
				"AWS documents no actions of alarms in other regions, and may refuse it when the cluster exists "+
					"already")
		},
	},
	{
		Name: "snapshot-arn-partition", Input: "snapshotArn",
		Holds:   "A snapshot file is of the partition that the cluster is in.",
		Example: "snapshotArn: arn:aws-cn:s3:::my-bucket/dump.rdb",
		Source:  "AWS General Reference, \"Amazon Resource Names (ARNs)\", partition: each account is of one",
		Silence: "correct the partition in the ARN",
		Reads:   storage.FileInputs,
		Check: func(p *plan, say check.Say) {
			p.foreign(p.objects(), say, "no account reads from one in the other; correct the ARN")
		},
	},
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
		Check: func(p *plan, say check.Say) {
			if p.storage.KeyInGovCloud() {
				say("kmsKeyId",
					"is a key of your own in AWS GovCloud (US), where ElastiCache has encrypted with its own key "+
						"alone: AWS may refuse it; leave it out if it does")
			}
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
				if zone, _ := aws.ParseZone(one.name); zone.Local && p.topology.MultiAZ {
					say(one.path,
						"%s is a Local Zone, and enableMultiAz is true: in Local Zones AWS turns Multi-AZ off, so it "+
							"may refuse the cluster, or show a difference for ever; use enableMultiAz: false",
						spelling.Quote(one.name))
					return
				}
			}
		},
	},
}
