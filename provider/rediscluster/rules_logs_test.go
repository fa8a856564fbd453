package rediscluster

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// logsCases are about where the engine's logs go, and how.
var logsCases = map[string][]ruleCase{
	"log-version": {
		{all(slowLog(Log{}), version("6.0"), nodeType("cache.r6g.large")), all(slowLog(Log{}), version("5.0.6"), nodeType("cache.r6g.large")), "slowLog", "needs Redis OSS 6.0 or later, not 5.0.6"},
		{engineLog(Log{}), all(engineLog(Log{}), version("6.0"), nodeType("cache.r6g.large")), "engineLog", "needs Redis OSS 6.2 or later"},
	},
	"log-destination": {
		{slowLog(Log{LogGroupName: pulumi.String("a")}), slowLog(Log{LogGroupName: pulumi.String("a"), DeliveryStreamName: pulumi.String("b")}), "slowLog.deliveryStreamName", "does not go with logGroupName"},
		{slowLog(Log{LogGroupName: pulumi.String(""), DeliveryStreamName: pulumi.String("b")}), slowLog(Log{LogGroupName: pulumi.String("a"), DeliveryStreamName: pulumi.String("b")}), "slowLog.deliveryStreamName", "does not go"},
		{slowLog(Log{RetentionInDays: new(7), DeliveryStreamName: pulumi.String(""), KmsKeyId: pulumi.String("")}), slowLog(Log{RetentionInDays: new(7), LogGroupName: pulumi.String("a")}), "slowLog.retentionInDays", "and this log goes elsewhere"},
		{engineLog(Log{KmsKeyId: pulumi.String(kmsKey)}), engineLog(Log{KmsKeyId: pulumi.String(kmsKey), DeliveryStreamName: pulumi.String("b")}), "engineLog.kmsKeyId", "and this log goes elsewhere"},
	},
	"log-format": {{slowLog(Log{Format: new("text")}), slowLog(Log{Format: new("JSON")}), "slowLog.format", `use "json"`}},
	"log-names": {
		{slowLog(Log{LogGroupName: pulumi.String("/my-team/redis")}), slowLog(Log{LogGroupName: pulumi.String("arn:aws:logs:eu-west-1:123456789012:log-group:redis")}), "slowLog.logGroupName", "is an ARN; it should be the name"},
		{slowLog(Log{LogGroupName: pulumi.String("/aws/redis")}), slowLog(Log{LogGroupName: pulumi.String("aws/redis")}), "slowLog.logGroupName", `begins with "aws/", which CloudWatch Logs allows in no name of a log group: use "/aws/redis"`},
		{slowLog(Log{LogGroupName: pulumi.String("")}), slowLog(Log{LogGroupName: pulumi.String("a b")}), "slowLog.logGroupName", "is not the name of a log group"},
		{engineLog(Log{DeliveryStreamName: pulumi.String("redis.logs")}), engineLog(Log{DeliveryStreamName: pulumi.String("redis/logs")}), "engineLog.deliveryStreamName", "is not the name of a Firehose stream"},
		{slowLog(Log{KmsKeyId: pulumi.String(kmsKey)}), slowLog(Log{KmsKeyId: pulumi.String("alias/x")}), "slowLog.kmsKeyId", "is not the ARN of a KMS key"},
	},
	"log-retention": {
		{slowLog(Log{RetentionInDays: new(14)}), slowLog(Log{RetentionInDays: new(10)}), "slowLog.retentionInDays", "use 14"},
		{slowLog(Log{RetentionInDays: new(0)}), slowLog(Log{RetentionInDays: new(-1)}), "slowLog.retentionInDays", "0 to keep events for ever"},
		{slowLog(Log{RetentionInDays: new(3653)}), slowLog(Log{RetentionInDays: new(4000)}), "slowLog.retentionInDays", "use 3653"},
	},
}
