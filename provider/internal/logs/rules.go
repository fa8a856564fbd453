package logs

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Rules are about the logs of the engine.
var Rules = []check.Rule[*Plan]{
	{
		Name: "log-version", Input: "slowLog",
		Holds: "The engine's version delivers the log: `slowLog` from Redis OSS 6.0 on, `engineLog` from 6.2 on, " +
			"Valkey both.",
		Example: "slowLog: {}\nredisVersion: 5.0.6\ninstanceType: cache.r6g.large",
		Source:  logSource,
		Needs:   engine.VersionInputs,
		Reads:   []string{"slowLog", "engineLog"},
		Check: func(p *Plan, say check.Say) {
			version, ok := p.engine.OfferedVersion()
			for _, l := range p.Logs {
				if err := l.kind.CheckVersion(version); ok && err != nil {
					say(l.Input, "%v", err)
				}
			}
		},
	},
	{
		Name: "log-destination", Input: "slowLog",
		Holds: "A log goes to one place: a log group of yours, a Firehose stream, or a log group that is " +
			"made for it. What is said about the group is for one that is made.",
		Example:         "slowLog: { logGroupName: redis, deliveryStreamName: redis }",
		Source:          "ElastiCache API, LogDeliveryConfigurationRequest",
		StricterThanAWS: "AWS sees one place, and not what else was said.",
		Reads:           []string{"slowLog", "engineLog"},
		Check: func(p *Plan, say check.Say) {
			for _, l := range p.Logs {
				switch {
				case inputs.Said(l.stream) && inputs.Said(l.group):
					say(l.Input+".deliveryStreamName", "does not go with logGroupName: leave one of them out")
				case !l.MakesGroup() && l.retentionGiven:
					say(l.Input+".retentionInDays",
						"is for a log group that is made here, and this log goes elsewhere: leave it out")
				case !l.MakesGroup() && inputs.Said(l.Key):
					say(l.Input+".kmsKeyId",
						"is for a log group that is made here, and this log goes elsewhere: leave it out")
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
		Check: func(p *Plan, say check.Say) {
			for _, l := range p.Logs {
				if err := spelling.OneOf(l.format, string(elasticache.JSON), string(elasticache.Text)); err != nil &&
					p.in.Knows(l.Input, "format") {
					say(l.Input+".format", "%v", err)
				}
			}
		},
	},
	{
		Name: "log-names", Input: "slowLog",
		Holds: "A log group, or a stream, is given by its name, that of a log group not beginning with `aws/`, and " +
			"the key of a log group by its ARN.",
		Example: "slowLog: { logGroupName: \"arn:aws:logs:eu-west-1:123456789012:log-group:redis\" }",
		Source:  "CloudWatch Logs API, CreateLogGroup; Firehose API, CreateDeliveryStream",
		Reads:   []string{"slowLog", "engineLog"},
		Check: func(p *Plan, say check.Say) {
			for _, l := range p.Logs {
				if l.group.Known && l.group.Value != "" {
					if err := aws.CheckLogGroupName(l.group.Value); err != nil {
						say(l.Input+".logGroupName", "%v", err)
					}
				}
				if l.stream.Known && inputs.Said(l.stream) {
					if err := aws.CheckStreamName(l.stream.Value); err != nil {
						say(l.Input+".deliveryStreamName", "%v", err)
					}
				}
				if l.Key.Known && l.Key.Value != "" {
					if _, err := aws.ParseKeyARN(l.Key.Value); err != nil {
						say(l.Input+".kmsKeyId", "%v", err)
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
		Check: func(p *Plan, say check.Say) {
			for _, l := range p.Logs {
				if err := aws.CheckRetention(l.retention); err != nil && l.MakesGroup() &&
					p.in.Knows(l.Input, "logGroupName", "deliveryStreamName", "retentionInDays") {
					say(l.Input+".retentionInDays", "%v", err)
				}
			}
		},
	},
}
