package rediscluster

import (
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// regionCases are about what has to be in the region of the cluster.
var regionCases = map[string][]ruleCase{
	"topic-regions": {
		{
			all(alarmTopics(topic), events(topic)), all(alarmTopics(topic), events(farTopic)),
			"snsTopicForNotifications", "is in us-east-1, and the cluster is in eu-west-1, by its AWS provider",
		},
		{all(alarmTopics("arn:aws:lambda:us-east-1:123456789012:function:x"), pager(topic)), all(alarmTopics(topic), pager(topic, farTopic)), "compositeAlarmSnsTopicArns[1]", "use one that is there"},
		{all(alarmTopics(farTopic), noAlarms), alarmTopics(topic, farTopic), "alarmsSnsTopicArns[1]", "is in us-east-1"},
		{events(topic), all(events(farTopic), noAlarms), "snsTopicForNotifications", "is in us-east-1"},
		{asIs, alarmTopics("arn:aws-us-gov:sns:us-gov-west-1:123456789012:alerts"), "alarmsSnsTopicArns[0]", "is in us-gov-west-1"},
	},
	"action-partition": {
		{alarmTopics(responsePlan("aws")), alarmTopics(responsePlan("aws-cn")), "alarmsSnsTopicArns[0]", `is of the partition "aws-cn", and the cluster is in eu-west-1, by its AWS provider, which is of "aws"`},
		{all(pager(responsePlan("aws-cn")), noAlarms), pager(responsePlan("aws-cn")), "compositeAlarmSnsTopicArns[0]", `"aws-cn"`},
	},
	"key-region":        {{encryptedBy(kmsKey), encryptedBy(farKey), "kmsKeyId", "is in us-east-1, and the cluster is in eu-west-1"}, {encryptedBy(""), encryptedBy(strings.Replace(farKey, "/", "/mrk-", 1)), "kmsKeyId", "use one that is there"}},
	"secret-key-region": {{secretKey(kmsKey), secretKey(farKey), "connectionSecret.kmsKeyId", "is in us-east-1"}, {secretKey(""), secretKey(farKey), "connectionSecret.kmsKeyId", "keys encrypt in their own region alone"}},
	"log-key-region": {
		{slowLog(Log{KmsKeyId: pulumi.String(kmsKey)}), slowLog(Log{KmsKeyId: pulumi.String(farKey)}), "slowLog.kmsKeyId", "is in us-east-1"},
		{engineLog(Log{}), engineLog(Log{KmsKeyId: pulumi.String(farKey)}), "engineLog.kmsKeyId", "is in us-east-1"},
	},
	"zone-regions": {
		{zones("eu-west-1a", "eu-west-1c"), zones("eu-west-1a", "us-east-1b"), "preferredAvailabilityZones[1]", `"us-east-1b" is in us-east-1, and the cluster is in eu-west-1`},
		{zones("eu-west-1-dub-1a", "eu-west-1b"), zones("us-west-2-lax-1a", "eu-west-1b"), "preferredAvailabilityZones[0]", "is in us-west-2"},
	},
	"action-regions": {
		{alarmTopics("arn:aws:lambda:eu-west-1:123456789012:function:x", responsePlan("aws")), alarmTopics("arn:aws:lambda:us-east-1:123456789012:function:x"), "alarmsSnsTopicArns[0]", "AWS documents no actions of alarms in other regions"},
		{all(pager("arn:aws:ssm:us-east-1:123456789012:opsitem:3"), noAlarms), pager("arn:aws:ssm:us-east-1:123456789012:opsitem:3"), "compositeAlarmSnsTopicArns[0]", "is in us-east-1"},
	},
	"snapshot-arn-partition": {{fromARN(file), fromARN("arn:aws-cn:s3:::my-bucket/dump.rdb"), "snapshotArn", `is of the partition "aws-cn"`}, {fromARNs(file), fromARNs(file, "arn:aws-us-gov:s3:::my-bucket/dump.rdb"), "snapshotArns[1]", "correct the ARN"}},
	"local-zones": {
		{all(zones("us-west-2-lax-1a", "us-west-2-lax-1b"), multiAZ(false)), zones("us-west-2-lax-1a", "us-west-2-lax-1b"), "preferredAvailabilityZones[0]", "use enableMultiAz: false"},
		{zones("us-west-2a", "us-west-2b"), zones("us-west-2a", "us-west-2-lax-1b"), "preferredAvailabilityZones[1]", "is a Local Zone"},
	},
}
