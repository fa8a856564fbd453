package clusteralarms

import (
	"reflect"

	"github.com/pulumi/pulumi-go-provider/infer"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Inputs say what the alarms of a cluster watch.
type Inputs struct {
	AlarmScope *string `pulumi:"alarmScope,optional"`
	Alarms     *Alarms `pulumi:"alarms,optional"`
}

// Docs document the inputs.
var Docs = map[string]inputs.Doc{
	"alarmScope": {
		Meaning: "What the alarms watch: each node, the group as a whole, or both.\n\nFor a group AWS " +
			"publishes only engine CPU (by role), memory and SSD, fewer metrics than for nodes. In return " +
			"the alarms stay valid when nodes are added or removed, for example by auto scaling.",
		Allowed: "`nodes`, `group` or `both`",
		Absent: "`nodes`; with `autoScaling`, `group`; above 90 nodes, AWS's quota until you raise it, `group` with " +
			"a warning",
		Change: "in place; alarms are added and removed",
		Source: "CloudWatch user guide, \"Supported metrics for resource tags for telemetry\"; CloudWatch service " +
			"quotas",
		Enum: &inputs.Enum{Name: "AlarmScope", Values: []inputs.EnumValue{
			{Name: "Nodes", Value: "nodes", Meaning: "Each node."},
			{Name: "Group", Value: "group", Meaning: "The replication group as a whole."},
			{Name: "Both", Value: "both", Meaning: "Each node, and the group as a whole."},
		}},
	},
	"alarms": {
		Meaning: "Changes to single alarms, by name: `{ memory: { threshold: 70 }, swap: { enabled: false " +
			"}, evictions: {} }`.\n\nNaming an alarm that is off by default turns it on, unless `enabled` " +
			"is `false`. [docs/alarms.md](../alarms.md) lists the alarms.",
		Allowed: "an object of alarms, each with `enabled`, `threshold`, `period`, `evaluationPeriods`, " +
			"`datapointsToAlarm` and `treatMissingData`",
		Absent: "every alarm as [docs/alarms.md](../alarms.md) lists it",
		Change: "in place; alarms are added and removed",
		Source: "CloudWatch API, PutMetricAlarm",
	},
}

// Alarms hold the program's changes of the alarms, by the names of the alarms.
type Alarms struct {
	// Somebody gave a wrong password.
	AuthenticationFailures *monitoring.Alarm `pulumi:"authenticationFailures,optional"`
	// The node is near the connections that it takes (maxclients): new clients will be refused.
	Connections *monitoring.Alarm `pulumi:"connections,optional"`
	// The node has nearly no CPU left for the engine's main thread: commands queue and latency rises.
	Cpu *monitoring.Alarm `pulumi:"cpu,optional"`
	// The burstable node uses more CPU than it earns, and its CPU credits are gone within the hour: then it is
	// throttled to its baseline, or AWS bills the surplus.
	CpuCredits *monitoring.Alarm `pulumi:"cpuCredits,optional"`
	// Memory and SSD of the node together are nearly full: keys will be evicted, or writes refused.
	Disk *monitoring.Alarm `pulumi:"disk,optional"`
	// Keys are evicted to make room: what the application stored is gone before its time.
	Evictions *monitoring.Alarm `pulumi:"evictions,optional"`
	// The host has nearly no memory left: it will swap, and latency rises by orders of magnitude.
	FreeableMemory *monitoring.Alarm `pulumi:"freeableMemory,optional"`
	// The main thread of one of the primaries at least is nearly saturated: commands queue and latency rises.
	GroupCpu *monitoring.Alarm `pulumi:"groupCpu,optional"`
	// Memory and SSD of one node at least are together nearly full: keys will be evicted, or writes refused.
	GroupDisk *monitoring.Alarm `pulumi:"groupDisk,optional"`
	// The memory for data of one node at least is nearly full: keys will be evicted, or writes refused, by the
	// maxmemory-policy.
	GroupMemory *monitoring.Alarm `pulumi:"groupMemory,optional"`
	// Fewer reads are answered from the cache: what is behind it gets the load.
	HitRate *monitoring.Alarm `pulumi:"hitRate,optional"`
	// The node's memory for data is nearly full: keys will be evicted, or writes refused, by the maxmemory-policy.
	Memory *monitoring.Alarm `pulumi:"memory,optional"`
	// The node is over its allowance of incoming bandwidth: packets are queued or dropped.
	NetworkBandwidthIn *monitoring.Alarm `pulumi:"networkBandwidthIn,optional"`
	// The node is over its allowance of outgoing bandwidth: packets are queued or dropped.
	NetworkBandwidthOut *monitoring.Alarm `pulumi:"networkBandwidthOut,optional"`
	// The node is over its allowance of tracked connections: packets are queued or dropped.
	NetworkConntrack *monitoring.Alarm `pulumi:"networkConntrack,optional"`
	// The node is over its allowance of packets per second: packets are queued or dropped.
	NetworkPackets *monitoring.Alarm `pulumi:"networkPackets,optional"`
	// Clients connect anew all the time: each connection costs CPU, with TLS a lot of it.
	NewConnections *monitoring.Alarm `pulumi:"newConnections,optional"`
	// The node takes long to answer reads.
	ReadLatency *monitoring.Alarm `pulumi:"readLatency,optional"`
	// The replica is behind its primary: readers see old data, and a failover now loses the latest writes.
	ReplicationLag *monitoring.Alarm `pulumi:"replicationLag,optional"`
	// A snapshot or a full synchronisation has been running for an hour: it costs memory and CPU.
	Saves *monitoring.Alarm `pulumi:"saves,optional"`
	// The metric by which AWS adds replicas has been above its target for an hour: the replicas are at their
	// maximum, scaling fails, or it is slower than the load.
	ScalingReplicas *monitoring.Alarm `pulumi:"scalingReplicas,optional"`
	// The metric by which AWS adds shards has been above its target for an hour: the shards are at their maximum,
	// scaling fails, or it is slower than the load.
	ScalingShards *monitoring.Alarm `pulumi:"scalingShards,optional"`
	// The node swaps memory to disk: latency rises by orders of magnitude.
	Swap *monitoring.Alarm `pulumi:"swap,optional"`
	// The node gets more commands than it can answer, and ElastiCache slows clients down to protect it.
	TrafficManagement *monitoring.Alarm `pulumi:"trafficManagement,optional"`
	// The node takes long to answer writes.
	WriteLatency *monitoring.Alarm `pulumi:"writeLatency,optional"`
}

// Annotate gives the type its token and the SDKs their documentation.
func (a *Alarms) Annotate(to infer.Annotator) {
	to.SetToken("index", "Alarms")
	to.Describe(a, "Changes of the CloudWatch alarms, by their names.")
	inputs.Document(to, a, AlarmsDocs())
}

// AlarmFields are the fields of [Alarms], by the names of the alarms.
var AlarmFields = inputs.Properties(reflect.TypeFor[Alarms]())
