package logs

import (
	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs ask for the logs of the engine.
type Inputs struct {
	EngineLog *Log `pulumi:"engineLog,optional"`
	SlowLog   *Log `pulumi:"slowLog,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"engineLog": {
		Meaning: "Has the log of the engine delivered: what it does, and what it warns of. Where it goes and how is " +
			"as with `slowLog`.",
		Allowed: "an object; Redis OSS from 6.2 on, and Valkey",
		Absent:  "no such log",
		Change:  logChange,
		Source:  logSource,
	},
	"slowLog": {
		Meaning: "Has the log of slow commands delivered: those that took longer than the parameter " +
			"`slowlog-log-slower-than`. `{}` makes a log group for it, " +
			"`/aws/vendedlogs/elasticache/<name>/slow-log`; `logGroupName` or `deliveryStreamName` names one of your " +
			"own.",
		Allowed: "an object; Redis OSS from 6.0 on, and Valkey",
		Absent:  "no such log",
		Change:  logChange,
		Source:  logSource,
	},
}

// Log asks for a log of the engine. The log goes to a log group that is created for it, unless the program names a log
// group or a delivery stream.
type Log struct {
	// The name of a Firehose stream that the log goes to.
	DeliveryStreamName pulumi.StringPtrInput `pulumi:"deliveryStreamName,optional"`
	// How a line is written.
	Format *string `pulumi:"format,optional"`
	// The ARN of the KMS key that the log group which is made is encrypted with. CloudWatch Logs must be allowed to
	// use it.
	KmsKeyId pulumi.StringPtrInput `pulumi:"kmsKeyId,optional"`
	// The name of a log group of your own that the log goes to.
	LogGroupName pulumi.StringPtrInput `pulumi:"logGroupName,optional"`
	// How many days the log group which is made keeps events.
	RetentionInDays *int `pulumi:"retentionInDays,optional"`
}

// logSource is where AWS documents the logs.
const logSource = "ElastiCache user guide, \"Log delivery\""

// logChange says what a change of engineLog or slowLog does.
const logChange = inputs.InPlace + ", with `applyImmediately`; else AWS may wait for the maintenance window. A log " +
	"group that was made goes with the input, and its events with it"

// LogDocs documents every field of Log.
var LogDocs = map[string]inputs.Doc{
	"deliveryStreamName": {
		Meaning: "The name of a Firehose stream that the log goes to.",
		Allowed: "a stream of the same account and region; not beside `logGroupName`",
		Absent:  "the log goes to a log group",
		Change:  inputs.InPlace,
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest",
		Also:    []string{"firehose"},
	},
	"format": {
		Meaning: "How a line is written.",
		Allowed: "`json` or `text`",
		Absent:  "`json`",
		Change:  inputs.InPlace,
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest, LogFormat",
	},
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that the log group which is made is encrypted with. CloudWatch Logs must be " +
			"allowed to use it.",
		Allowed: "the ARN of a key in the region",
		Absent:  "CloudWatch's own encryption",
		Change:  inputs.InPlace,
		Source:  "CloudWatch Logs API, AssociateKmsKey",
	},
	"logGroupName": {
		Meaning: "The name of a log group of your own that the log goes to.",
		Allowed: "a group of the same account and region",
		Absent:  "a log group is made",
		Change:  inputs.InPlace,
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest",
	},
	"retentionInDays": {
		Meaning: "How many days the log group which is made keeps events.",
		Allowed: "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 " +
			"or 3653; 0 for ever",
		Absent: "30",
		Change: inputs.InPlace,
		Source: "CloudWatch Logs API, PutRetentionPolicy",
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (l *Log) Annotate(to infer.Annotator) {
	to.SetToken("index", "Log")
	to.Describe(l, "Where a log of the engine goes, and how. Without a destination a log group is made for it.")
	inputs.Document(to, l, LogDocs)
}
