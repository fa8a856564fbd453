package regions

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Found is what the inputs of every component name that is watched, encrypted, and told of in a secret.
type Found struct {
	Place
	Topics, OtherActions, GlobalActions, DataKey, SecretKey []Named
}

// Of is what a component names whose data has a key, and whose connection may stand in a secret.
func Of(at Place, m *monitoring.Plan, dataKey inputs.Setting[string], told *connection.Plan) Found {
	found := Found{
		Place: at, Topics: Topics(m), OtherActions: OtherActions(m), GlobalActions: GlobalActions(m),
		DataKey: Key("kmsKeyId", dataKey),
	}
	if told.Secret != nil {
		found.SecretKey = Key("connectionSecret.kmsKeyId", told.Secret.Key)
	}
	return found
}

// Any says whether a rule needs the region of the component.
func (f Found) Any() bool {
	return len(slices.Concat(f.Topics, f.OtherActions, f.GlobalActions, f.DataKey, f.SecretKey)) > 0
}

// KMSSource is where AWS says that a key is used in its own region alone.
const KMSSource = "KMS developer guide, \"Multi-Region keys in AWS KMS\": a key is used in its own region alone, and " +
	"of a multi-Region key each region has one"

// Rules are about what has to be in the region of the component. Where that is not known, they compare the regions in
// the inputs with each other.
var Rules = []check.Rule[Found]{
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
		Check: func(f Found, say check.Say) {
			f.Outside(f.Topics, say, "AWS notifies topics of the "+f.Kind+"'s region alone; use one that is there")
			f.Scattered(f.Topics, say)
		},
	},
	{
		Name: "action-partition", Input: "alarmsSnsTopicArns",
		Holds:   "A response plan is of the partition that the cluster is in, as all ARNs are that an account can use.",
		Example: "alarmsSnsTopicArns: [\"arn:aws-us-gov:ssm-incidents::123456789012:response-plan/redis\"]",
		Source: "CloudWatch's answer: \"Invalid partition … specified\" " +
			"(https://github.com/aws-samples/amazon-cloudwatch-auto-alarms/issues/61)",
		Needs: []string{"enableCloudwatchAlarms"},
		Reads: []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(f Found, say check.Say) {
			f.Foreign(f.GlobalActions, say, "no account reaches from one into the other; correct the ARN")
		},
	},
	{
		Name: "key-region", Input: "kmsKeyId",
		Holds:   "The key is in the region of the cluster. Of a multi-Region key that is the replica there.",
		Example: "kmsKeyId: arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
		Source:  KMSSource,
		Needs:   []string{"kmsKeyId"},
		Check: func(f Found, say check.Say) {
			f.Outside(f.DataKey, say, "keys encrypt in their own region alone; use one that is there")
		},
	},
	{
		Name: "secret-key-region", Input: "connectionSecret",
		Holds: "The key of the secret is in the region of the cluster, where the secret is made.",
		Example: "connectionSecret: { kmsKeyId: " +
			"\"arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef\" }",
		Source: KMSSource,
		Needs:  []string{"connectionSecret.kmsKeyId"},
		Check: func(f Found, say check.Say) {
			f.Outside(f.SecretKey, say, "keys encrypt in their own region alone; use one that is there")
		},
	},
}

// Advice is about what AWS may refuse in another region.
var Advice = []check.Rule[Found]{
	{
		Name: "action-regions", Input: "alarmsSnsTopicArns",
		Holds:   "What alarms do beside telling topics is in the region of the cluster.",
		Example: "alarmsSnsTopicArns: [\"arn:aws:lambda:us-east-1:123456789012:function:page-someone\"]",
		Source: "CloudWatch API, PutMetricAlarm, AlarmActions: of other accounts it says something, and nothing of " +
			"other regions (as of 2026-11)",
		Silence: "use something in the region of the cluster",
		Needs:   []string{"enableCloudwatchAlarms"},
		Reads:   []string{"alarmsSnsTopicArns", "compositeAlarmSnsTopicArns"},
		Check: func(f Found, say check.Say) {
			f.Outside(f.OtherActions, say,
				"AWS documents no actions of alarms in other regions, and may refuse it when the "+f.Kind+
					" exists already")
		},
	},
}
