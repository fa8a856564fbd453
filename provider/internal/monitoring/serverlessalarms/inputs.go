package serverlessalarms

import (
	"reflect"

	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Inputs say how the program changes the alarms of a serverless cache.
type Inputs struct {
	Alarms *ServerlessAlarms `pulumi:"alarms,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"alarms": {
		Meaning: "Changes to single alarms, by name: `{ connections: { threshold: 40000 }, throttling: { enabled: " +
			"false }, hitRate: {} }`.\n\nNaming an alarm that is off by default turns it on, unless `enabled` is " +
			"`false`. `dataStorage` and `ecpu` exist if the cache has the maximum that their thresholds follow, " +
			"or if you set a `threshold`: in bytes, and in ECPUs of a whole period. " +
			"[docs/alarms.md](../alarms.md) lists the alarms.",
		Allowed: "an object of alarms, each with `enabled`, `threshold`, `period`, `evaluationPeriods`, " +
			"`datapointsToAlarm` and `treatMissingData`",
		Absent: "every alarm as [docs/alarms.md](../alarms.md) lists it",
		Change: "in place; alarms are added and removed",
		Source: "CloudWatch API, PutMetricAlarm",
	},
}

// CommonDocs document the inputs that are the same for every component, in the words of a serverless cache.
var CommonDocs = inputs.Docs(monitoring.TopicDocs("cache", ""), map[string]inputs.Doc{
	"enableCloudwatchAlarms": {
		Meaning: "Whether the component creates CloudWatch alarms. CloudWatch bills each alarm.\n\nThey watch " +
			"throttling and connections and, where the cache has the maximum, data and ECPUs.",
		Absent: "`true`",
		Change: "in place; alarms are added and removed",
		Source: "ElastiCache user guide, \"Scaling ElastiCache Serverless\"",
	},
	"enableDashboard": {
		Meaning: "Whether the component creates a CloudWatch dashboard for the cache, `<name>-<region>`. " +
			"`dashboardUrl` is its address.\n\nIt shows data and ECPUs with their maxima, throttled commands, " +
			"connections, latency, hit rate, evictions and network, with the thresholds and the states of the " +
			"alarms. CloudWatch bills each dashboard after the third in an account.",
		Absent: "`false`",
		Change: "in place; the dashboard is added or removed",
		Source: "CloudWatch API, PutDashboard and \"Dashboard Body Structure and Syntax\"",
	},
	"enableInsufficientDataActions": {
		Meaning: "Whether alarms also notify when they have too little data.\n\nBy default no alarm of a cache does, " +
			"since an idle cache may have no data and is well. Alarms whose `treatMissingData` you set to " +
			"`missing` do.",
		Absent: "`false`",
		Change: inputs.InPlace,
		Source: "CloudWatch API, PutMetricAlarm, InsufficientDataActions",
	},
})

// ServerlessAlarms hold the program's changes of the alarms, by the names of the alarms.
type ServerlessAlarms struct {
	// Somebody could not log in: with a wrong password, or a token of IAM that has expired.
	AuthenticationFailures *monitoring.Alarm `pulumi:"authenticationFailures,optional"`
	// The cache is near the 65,000 connections that it takes: new clients will be refused.
	Connections *monitoring.Alarm `pulumi:"connections,optional"`
	// The cache is near dataStorage.maximum. There AWS evicts keys that have a TTL; if there are none, writes fail
	// with an out-of-memory error.
	DataStorage *monitoring.Alarm `pulumi:"dataStorage,optional"`
	// The cache is near ecpuPerSecond.maximum. Above it AWS throttles commands, and latency rises.
	Ecpu *monitoring.Alarm `pulumi:"ecpu,optional"`
	// The cache is full, and AWS evicts keys that have a TTL: what the application stored is gone before its time.
	Evictions *monitoring.Alarm `pulumi:"evictions,optional"`
	// Fewer reads are answered from the cache: what is behind it gets the load.
	HitRate *monitoring.Alarm `pulumi:"hitRate,optional"`
	// Clients connect anew all the time: each connection begins with a TLS handshake, which clients wait for.
	NewConnections *monitoring.Alarm `pulumi:"newConnections,optional"`
	// The cache takes long to answer reads.
	ReadLatency *monitoring.Alarm `pulumi:"readLatency,optional"`
	// AWS throttles commands: the load is above ecpuPerSecond.maximum, or grows faster than the cache scales.
	// Clients wait longer for answers.
	Throttling *monitoring.Alarm `pulumi:"throttling,optional"`
	// The cache takes long to answer writes.
	WriteLatency *monitoring.Alarm `pulumi:"writeLatency,optional"`
}

// Annotate gives the type its token and the SDKs their documentation.
func (a *ServerlessAlarms) Annotate(to infer.Annotator) {
	to.SetToken("index", "ServerlessAlarms")
	to.Describe(a, "Changes of the CloudWatch alarms of a serverless cache, by their names.")
	inputs.Document(to, a, AlarmsDocs())
}

// AlarmFields are the fields of [ServerlessAlarms], by the names of the alarms.
var AlarmFields = inputs.Properties(reflect.TypeFor[ServerlessAlarms]())
