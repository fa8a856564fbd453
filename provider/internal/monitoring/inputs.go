package monitoring

import (
	"fmt"
	"reflect"

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Inputs say what is watched, and who hears of it.
type Inputs struct {
	AlarmScope                    *string                 `pulumi:"alarmScope,optional"`
	Alarms                        *Alarms                 `pulumi:"alarms,optional"`
	AlarmsSnsTopicArns            pulumi.StringArrayInput `pulumi:"alarmsSnsTopicArns,optional"`
	CompositeAlarmSnsTopicArns    []pulumi.StringInput    `pulumi:"compositeAlarmSnsTopicArns,optional"`
	EnableCloudwatchAlarms        *bool                   `pulumi:"enableCloudwatchAlarms,optional"`
	EnableDashboard               *bool                   `pulumi:"enableDashboard,optional"`
	EnableInsufficientDataActions *bool                   `pulumi:"enableInsufficientDataActions,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"alarmScope": {
		Meaning: "What the alarms watch: each node (`nodes`), the group as a whole (`group`), or both. Of a group " +
			"AWS publishes the CPU of the engine, by role, and the memory: that is less than of its nodes, but it " +
			"holds whatever nodes come and go, as under auto scaling.",
		Allowed: "`nodes`, `group` or `both`; known when the program runs",
		Absent:  "`nodes` up to 90 nodes, which is AWS's quota until it is raised, and `group` above, with a warning",
		Change:  inputs.InPlace + ": alarms come and go, the cluster is not touched",
		Source: "CloudWatch user guide, \"Supported metrics for resource tags for telemetry\"; CloudWatch service " +
			"quotas",
	},
	"alarms": {
		Meaning: "Changes of single alarms, by name: `{ memory: { threshold: 70 }, swap: { enabled: false }, " +
			"evictions: {} }`. An alarm that is off by default is on as soon as it is named, unless `enabled` is " +
			"false. docs/alarms.md lists the alarms.",
		Allowed: "an object of alarms, each an object of `enabled`, `threshold`, `period`, `evaluationPeriods`, " +
			"`datapointsToAlarm`, `treatMissingData`; known when the program runs",
		Absent: "the alarms as docs/alarms.md lists them",
		Change: inputs.InPlace + ": alarms change, come and go, the cluster is not touched",
		Source: "CloudWatch API, PutMetricAlarm",
	},
	"alarmsSnsTopicArns": {
		Meaning: "The ARNs of the SNS topics that are told when an alarm goes off and when it recovers. Other " +
			"actions of CloudWatch are taken as well: Lambda functions likewise; OpsItems, response plans, " +
			"investigations and scaling policies, which are done when an alarm goes off and not when it recovers.",
		Allowed: "up to 5 ARNs; the topics are in the region of the cluster, and should be standard ones",
		Absent: "none: the alarms exist and show in CloudWatch, but tell no one, and a warning says so, unless " +
			"`compositeAlarmSnsTopicArns` is given; an empty list is taken for a choice",
		Change: inputs.InPlace,
		Source: "CloudWatch API, PutMetricAlarm, AlarmActions",
	},
	"compositeAlarmSnsTopicArns": {
		Meaning: "Makes one alarm over all alarms of the cluster, `<name> is unhealthy`, which is on while one of " +
			"them is; these topics are told of it, when it goes off and when it recovers. To page on one thing " +
			"alone, give the pager's topic here and leave `alarmsSnsTopicArns` empty. CloudWatch bills a composite " +
			"alarm as five others. Of more than 100 alarms it looks at composite alarms on 100 each.",
		Allowed: "up to 5 ARNs of topics or other actions that a composite alarm takes (no scaling policies), as in " +
			"`alarmsSnsTopicArns`; empty for an alarm that tells no one; how many there are must be known when the " +
			"program runs, each may be an Output",
		Absent: "no such alarm",
		Change: inputs.InPlace + ": the alarm comes and goes, the cluster is not touched",
		Source: "CloudWatch API, PutCompositeAlarm",
	},
	"enableCloudwatchAlarms": {
		Meaning: "Whether there are CloudWatch alarms, on each node unless `alarmScope` says otherwise: CPU, memory, " +
			"swap, connections and, where there are any, replication lag, CPU credits and SSD. CloudWatch bills each " +
			"alarm.",
		Allowed: "known when the program runs",
		Absent:  "`true`",
		Change:  inputs.InPlace + ": alarms come and go, the cluster is not touched",
		Source:  "CloudWatch user guide, \"Recommended alarms\"",
	},
	"enableDashboard": {
		Meaning: "Whether there is a CloudWatch dashboard of the cluster, `<name>-<region>`: CPU, memory, " +
			"connections, replication lag, evictions, hit rate and network of each node, shard by shard, with the " +
			"thresholds of the alarms drawn in, and the alarms' states. `dashboardUrl` is its address. CloudWatch " +
			"bills each dashboard after the third of an account.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inputs.InPlace + ": the dashboard comes and goes, the cluster is not touched",
		Source:  "CloudWatch API, PutDashboard and \"Dashboard Body Structure and Syntax\"",
	},
	"enableInsufficientDataActions": {
		Meaning: "Whether `alarmsSnsTopicArns` are told, too, when an alarm has too little data to say anything: a " +
			"node that is gone or does not report. Each alarm begins so, and the alarms of which no data is a good " +
			"sign (`notBreaching`) are never so later.",
		Allowed: "known when the program runs",
		Absent:  "`false`",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, InsufficientDataActions",
	},
}

// Alarm changes an alarm. What is left out is as the table says.
type Alarm struct {
	// Whether there is such an alarm.
	Enabled *bool `pulumi:"enabled,optional"`
	// The value that sets the alarm off when it is crossed, in the metric's unit; of `cpuCredits` in minutes.
	Threshold *float64 `pulumi:"threshold,optional"`
	// The seconds over which the datapoints are brought together.
	Period *int `pulumi:"period,optional"`
	// How many of the last periods are looked at.
	EvaluationPeriods *int `pulumi:"evaluationPeriods,optional"`
	// In how many of the periods the threshold must be crossed.
	DatapointsToAlarm *int `pulumi:"datapointsToAlarm,optional"`
	// What a period without data counts for.
	TreatMissingData *string `pulumi:"treatMissingData,optional"`
}

// Alarms are changes of the alarms, by their names.
type Alarms struct {
	// Somebody gave a wrong password.
	AuthenticationFailures *Alarm `pulumi:"authenticationFailures,optional"`
	// The node is near the connections that it takes (maxclients): new clients will be refused.
	Connections *Alarm `pulumi:"connections,optional"`
	// The node has nearly no CPU left for the engine's main thread: commands queue and latency rises.
	Cpu *Alarm `pulumi:"cpu,optional"`
	// The burstable node uses more CPU than it earns, and its CPU credits are gone within the hour: then it is
	// throttled to its baseline, or AWS bills the surplus.
	CpuCredits *Alarm `pulumi:"cpuCredits,optional"`
	// Memory and SSD of the node together are nearly full: keys will be evicted, or writes refused.
	Disk *Alarm `pulumi:"disk,optional"`
	// Keys are evicted to make room: what the application stored is gone before its time.
	Evictions *Alarm `pulumi:"evictions,optional"`
	// The host has nearly no memory left: it will swap, and latency rises by orders of magnitude.
	FreeableMemory *Alarm `pulumi:"freeableMemory,optional"`
	// The main thread of one of the primaries at least is nearly saturated: commands queue and latency rises.
	GroupCpu *Alarm `pulumi:"groupCpu,optional"`
	// Memory and SSD of one node at least are together nearly full: keys will be evicted, or writes refused.
	GroupDisk *Alarm `pulumi:"groupDisk,optional"`
	// The memory for data of one node at least is nearly full: keys will be evicted, or writes refused, by the
	// maxmemory-policy.
	GroupMemory *Alarm `pulumi:"groupMemory,optional"`
	// Fewer reads are answered from the cache: what is behind it gets the load.
	HitRate *Alarm `pulumi:"hitRate,optional"`
	// The node's memory for data is nearly full: keys will be evicted, or writes refused, by the maxmemory-policy.
	Memory *Alarm `pulumi:"memory,optional"`
	// The node is over its allowance of incoming bandwidth: packets are queued or dropped.
	NetworkBandwidthIn *Alarm `pulumi:"networkBandwidthIn,optional"`
	// The node is over its allowance of outgoing bandwidth: packets are queued or dropped.
	NetworkBandwidthOut *Alarm `pulumi:"networkBandwidthOut,optional"`
	// The node is over its allowance of tracked connections: packets are queued or dropped.
	NetworkConntrack *Alarm `pulumi:"networkConntrack,optional"`
	// The node is over its allowance of packets per second: packets are queued or dropped.
	NetworkPackets *Alarm `pulumi:"networkPackets,optional"`
	// Clients connect anew all the time: each connection costs CPU, with TLS a lot of it.
	NewConnections *Alarm `pulumi:"newConnections,optional"`
	// The node takes long to answer reads.
	ReadLatency *Alarm `pulumi:"readLatency,optional"`
	// The replica is behind its primary: readers see old data, and a failover now loses the latest writes.
	ReplicationLag *Alarm `pulumi:"replicationLag,optional"`
	// A snapshot or a full synchronisation has been running for an hour: it costs memory and CPU.
	Saves *Alarm `pulumi:"saves,optional"`
	// The node swaps memory to disk: latency rises by orders of magnitude.
	Swap *Alarm `pulumi:"swap,optional"`
	// The node gets more commands than it can answer, and ElastiCache slows clients down to protect it.
	TrafficManagement *Alarm `pulumi:"trafficManagement,optional"`
	// The node takes long to answer writes.
	WriteLatency *Alarm `pulumi:"writeLatency,optional"`
}

// Of are the changes of one alarm, or nil.
func (a *Alarms) Of(input string) *Alarm {
	if a == nil {
		return nil
	}
	field, ok := AlarmFields[input]
	if !ok {
		panic(fmt.Sprintf("Alarms has no field %s, which the table of alarms names", input))
	}
	return reflect.ValueOf(a).Elem().Field(field).Interface().(*Alarm)
}

// AlarmFields are the fields of [Alarms], by the names of the alarms.
var AlarmFields = inputs.Properties(reflect.TypeFor[Alarms]())

// AlarmDocs documents the fields of Alarm.
var AlarmDocs = map[string]inputs.Doc{
	"enabled": {
		Meaning: "Whether there is such an alarm.",
		Absent:  "`true`",
		Change:  inputs.InPlace + ": the alarm comes or goes",
	},
	"threshold": {
		Meaning: "The value that sets the alarm off when it is crossed, in the metric's unit; of `cpuCredits` in " +
			"minutes.",
		Allowed: "a value that the metric can cross",
		Absent:  "as docs/alarms.md lists it, where it counts by the size of the node",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, Threshold",
	},
	"period": {
		Meaning: "The seconds over which the datapoints are brought together.",
		Allowed: "a multiple of 60, not shorter than the time between two datapoints of the metric",
		Absent:  "as docs/alarms.md lists it",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, Period",
	},
	"evaluationPeriods": {
		Meaning: "How many of the last periods are looked at.",
		Allowed: "1 or more; together no longer than a day, or a week with a period of an hour or more",
		Absent:  "as docs/alarms.md lists it",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, EvaluationPeriods",
	},
	"datapointsToAlarm": {
		Meaning: "In how many of the periods the threshold must be crossed.",
		Allowed: "1 to `evaluationPeriods`",
		Absent:  "as docs/alarms.md lists it, and never more than `evaluationPeriods`",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, DatapointsToAlarm",
	},
	"treatMissingData": {
		Meaning: "What a period without data counts for.",
		Allowed: "`missing`, `ignore`, `breaching` or `notBreaching`",
		Absent:  "as docs/alarms.md lists it",
		Change:  inputs.InPlace,
		Source:  "CloudWatch API, PutMetricAlarm, TreatMissingData",
	},
}

// Annotate gives the type its token and the SDKs their documentation.
func (a *Alarm) Annotate(to infer.Annotator) {
	to.SetToken("index", "Alarm")
	to.Describe(a, "Changes of one CloudWatch alarm. What is left out stays as it is by default.")
	inputs.Document(to, a, AlarmDocs)
}
