package rediscluster

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

const logSource = "ElastiCache user guide, \"Log delivery\""

// logRules are about the logs of the engine.
var logRules = []check.Rule[*plan]{
	{
		Name: "log-version", Input: "slowLog",
		Holds:   "The engine's version delivers the log: `slowLog` from Redis OSS 6.0 on, `engineLog` from 6.2 on, Valkey both.",
		Example: "slowLog: {}\nredisVersion: 5.0.6\ninstanceType: cache.r6g.large",
		Source:  logSource,
		Needs:   versionInputs,
		Reads:   []string{"slowLog", "engineLog"},
		Check: func(p *plan, say check.Say) {
			version, ok := p.offeredVersion()
			for _, l := range p.logs {
				if err := l.kind.CheckVersion(version); ok && err != nil {
					say(l.input, "%v", err)
				}
			}
		},
	},
	{
		Name: "log-destination", Input: "slowLog",
		Holds:           "A log goes to one place: a log group of yours, a Firehose stream, or a log group that is made for it. What is said about the group is for one that is made.",
		Example:         "slowLog: { logGroupName: redis, deliveryStreamName: redis }",
		Source:          "ElastiCache API, LogDeliveryConfigurationRequest",
		StricterThanAWS: "AWS sees one place, and not what else was said.",
		Reads:           []string{"slowLog", "engineLog"},
		Check: func(p *plan, say check.Say) {
			for _, l := range p.logs {
				switch {
				case inputs.Said(l.stream) && inputs.Said(l.group):
					say(l.input+".deliveryStreamName", "does not go with logGroupName: leave one of them out")
				case !l.makesGroup() && l.retentionGiven:
					say(l.input+".retentionInDays", "is for a log group that is made here, and this log goes elsewhere: leave it out")
				case !l.makesGroup() && inputs.Said(l.key):
					say(l.input+".kmsKeyId", "is for a log group that is made here, and this log goes elsewhere: leave it out")
				}
			}
		},
	},
	{
		Name: "log-format", Input: "slowLog",
		Holds:   "A log is written as `json` or `text`.",
		Example: "slowLog: { format: xml }",
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest, LogFormat",
		Reads:   []string{"slowLog", "engineLog"},
		Check: func(p *plan, say check.Say) {
			for _, l := range p.logs {
				if err := oneOf(l.format, string(elasticache.JSON), string(elasticache.Text)); err != nil && p.knows(l.input, "format") {
					say(l.input+".format", "%v", err)
				}
			}
		},
	},
	{
		Name: "log-names", Input: "slowLog",
		Holds:   "A log group, or a stream, is given by its name, that of a log group not beginning with `aws/`, and the key of a log group by its ARN.",
		Example: "slowLog: { logGroupName: \"arn:aws:logs:eu-west-1:123456789012:log-group:redis\" }",
		Source:  "CloudWatch Logs API, CreateLogGroup; Firehose API, CreateDeliveryStream",
		Reads:   []string{"slowLog", "engineLog"},
		Check: func(p *plan, say check.Say) {
			for _, l := range p.logs {
				if l.group.Known && l.group.Value != "" {
					if err := aws.CheckLogGroupName(l.group.Value); err != nil {
						say(l.input+".logGroupName", "%v", err)
					}
				}
				if l.stream.Known && inputs.Said(l.stream) {
					if err := aws.CheckStreamName(l.stream.Value); err != nil {
						say(l.input+".deliveryStreamName", "%v", err)
					}
				}
				if l.key.Known && l.key.Value != "" {
					if _, err := aws.ParseKeyARN(l.key.Value); err != nil {
						say(l.input+".kmsKeyId", "%v", err)
					}
				}
			}
		},
	},
	{
		Name: "log-retention", Input: "slowLog",
		Holds:   "A log group keeps its events for one of the numbers of days that CloudWatch takes, or for ever (0).",
		Example: "slowLog: { retentionInDays: 10 }",
		Source:  "CloudWatch Logs API, PutRetentionPolicy, retentionInDays",
		Reads:   []string{"slowLog", "engineLog"},
		Check: func(p *plan, say check.Say) {
			for _, l := range p.logs {
				if err := aws.CheckRetention(l.retention); err != nil && l.makesGroup() && p.knows(l.input, "logGroupName", "deliveryStreamName", "retentionInDays") {
					say(l.input+".retentionInDays", "%v", err)
				}
			}
		},
	},
}
