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
		Meaning: "Delivers the log of the engine: what it does, and its warnings. The settings are as for " +
			"`slowLog`.",
		Allowed: "an object. Redis OSS from 6.2 on, or Valkey",
		Absent:  "not set: no such log",
		Change:  logChange,
		Source:  logSource,
	},
	"slowLog": {
		Meaning: "Delivers the log of slow commands: those slower than the parameter " +
			"`slowlog-log-slower-than`. `{}` creates a log group for it.\n\nThe log group is " +
			"`/aws/vendedlogs/elasticache/<name>/slow-log`. To use an existing log group or Firehose " +
			"stream, set `logGroupName` or `deliveryStreamName`.",
		Allowed: "an object. Redis OSS from 6.0 on, or Valkey",
		Absent:  "not set: no such log",
		Change:  logChange,
		Source:  logSource,
	},
}

// Log asks for a log of the engine. The log goes to a log group that is created for it, unless the program names a log
// group or a delivery stream.
type Log struct {
	// The name of an existing Firehose stream to send the log to.
	DeliveryStreamName pulumi.StringPtrInput `pulumi:"deliveryStreamName,optional"`
	// The format of a line.
	Format *string `pulumi:"format,optional"`
	// The ARN of the KMS key that encrypts the created log group. CloudWatch Logs must be allowed to use it.
	KmsKeyId pulumi.StringPtrInput `pulumi:"kmsKeyId,optional"`
	// The name of an existing log group to send the log to.
	LogGroupName pulumi.StringPtrInput `pulumi:"logGroupName,optional"`
	// How many days the created log group keeps events.
	RetentionInDays *int `pulumi:"retentionInDays,optional"`
}

// logSource is where AWS documents the logs.
const logSource = "ElastiCache user guide, \"Log delivery\""

// logChange says what a change of engineLog or slowLog does.
const logChange = inputs.InPlace + ", with `applyImmediately`, otherwise possibly in the maintenance window. A " +
	"created log group, and its events, are deleted with the input"

// LogDocs documents every field of Log.
var LogDocs = map[string]inputs.Doc{
	"deliveryStreamName": {
		Meaning: "The name of an existing Firehose stream to send the log to.",
		Allowed: "a stream of the same account and region. Cannot be combined with `logGroupName`",
		Absent:  "not set: the log goes to a log group",
		Change:  inputs.InPlace,
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest",
		Also:    []string{"firehose"},
	},
	"format": {
		Meaning: "The format of a line.",
		Allowed: "`json` or `text`",
		Absent:  "`json`",
		Change:  inputs.InPlace,
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest, LogFormat",
		Enum: &inputs.Enum{Name: "LogFormat", Values: []inputs.EnumValue{
			{Name: "Json", Value: "json", Meaning: "A JSON object on each line."},
			{Name: "Text", Value: "text", Meaning: "Plain text."},
		}},
	},
	"kmsKeyId": {
		Meaning: "The ARN of the KMS key that encrypts the created log group. CloudWatch Logs must be " +
			"allowed to use it.",
		Allowed: "the ARN of a key in the region",
		Absent:  "CloudWatch's own encryption",
		Change:  inputs.InPlace,
		Source:  "CloudWatch Logs API, AssociateKmsKey",
	},
	"logGroupName": {
		Meaning: "The name of an existing log group to send the log to.",
		Allowed: "a group of the same account and region",
		Absent:  "not set: a log group is created",
		Change:  inputs.InPlace,
		Source:  "ElastiCache API, LogDeliveryConfigurationRequest",
	},
	"retentionInDays": {
		Meaning: "How many days the created log group keeps events.",
		Allowed: "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, " +
			"2922, 3288 or 3653; 0 for ever",
		Absent: "`30`",
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
