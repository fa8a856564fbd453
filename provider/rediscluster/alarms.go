package rediscluster

import (
	"fmt"
	"strconv"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

// alarm is one CloudWatch alarm on one member.
type alarm struct {
	metric
	member    elasticache.Member
	clusterID string
	threshold float64
}

// metric is a row of the table: what is watched, how, and what to do when it goes off.
type metric struct {
	// key is the alarm's name within the cluster.
	key string
	// name, statistic and comparison are CloudWatch's. No unit is ever sent: an alarm whose unit differs from the one
	// that the metric is published in matches no datapoint and never fires.
	name, statistic, comparison string
	// period is in seconds.
	period, evaluationPeriods, datapointsToAlarm int
	missingData                                  string
	// applies says on which node types the row holds.
	applies func(elasticache.NodeType) bool
	// limit is the threshold for a node type, in the metric's unit.
	limit func(elasticache.NodeType) float64
	// shown is a threshold as a person reads it.
	shown func(limit float64) string
	// runbook is what the one who is woken by it reads.
	runbook string
}

const (
	greaterThan = "GreaterThanThreshold"

	// swapBytes is the use of swap that AWS calls too much.
	// Source: ElastiCache user guide, "Which metrics should I monitor?", SwapUsage.
	swapBytes = 50_000_000
)

func constant(limit float64) func(elasticache.NodeType) float64 {
	return func(elasticache.NodeType) float64 { return limit }
}

func percent(limit float64) string { return strconv.FormatFloat(limit, 'f', -1, 64) + " %" }

func megabytes(limit float64) string { return strconv.FormatFloat(limit/1e6, 'f', -1, 64) + " MB" }

// fewCPUs is a node on which AWS advises to watch the host instead of the engine: the engine's thread and everything
// else share two virtual CPUs at most.
func fewCPUs(t elasticache.NodeType) bool { return t.VCPUs() == 1 || t.VCPUs() == 2 }

// metrics is the set of alarms that every member gets, with AWS's thresholds.
// Source: CloudWatch user guide, "Recommended alarms", ElastiCache; ElastiCache user guide, "Which metrics should I
// monitor?"
var metrics = []metric{
	{
		key: "cpu", name: "CPUUtilization", statistic: "Average", comparison: greaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 5, missingData: "missing",
		applies: fewCPUs,
		// Redis runs commands on one thread, so one busy CPU of two is 50 % of the host.
		limit:   func(t elasticache.NodeType) float64 { return 90 / float64(t.VCPUs()) },
		shown:   percent,
		runbook: "The node has nearly no CPU left for the Redis thread: commands queue and latency rises. Look at slow commands (SLOWLOG GET), at NewConnections, and at the command counts. Remedy: a larger instanceType, more replicas for reads, or clusterMode for writes.",
	},
	{
		key: "cpu", name: "EngineCPUUtilization", statistic: "Average", comparison: greaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 5, missingData: "missing",
		applies: func(t elasticache.NodeType) bool { return !fewCPUs(t) },
		limit:   constant(90),
		shown:   percent,
		runbook: "The Redis thread of the node is nearly saturated: commands queue and latency rises. Look at slow commands (SLOWLOG GET), at hot keys, and at the command counts. Remedy: more replicas for reads, or clusterMode and more shards for writes; a larger node helps little, since the thread is one.",
	},
	{
		key: "memory", name: "DatabaseMemoryUsagePercentage", statistic: "Maximum", comparison: greaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 3, missingData: "missing",
		limit:   constant(80),
		shown:   percent,
		runbook: "The node's memory for data is nearly full: keys will be evicted, or writes refused, by the maxmemory-policy. Look at Evictions, at CurrItems, and for keys without a TTL. Remedy: a larger instanceType, more shards, or shorter TTLs.",
	},
	{
		key: "swap", name: "SwapUsage", statistic: "Maximum", comparison: greaterThan,
		period: 60, evaluationPeriods: 5, datapointsToAlarm: 5, missingData: "notBreaching",
		limit:   constant(swapBytes),
		shown:   megabytes,
		runbook: "The node swaps memory to disk: latency rises by orders of magnitude. Look at FreeableMemory, at SaveInProgress, and at reserved-memory-percent (AWS advises 25). Remedy: a larger instanceType, or more memory reserved in the parameter group.",
	},
}

// alarms multiplies the table by the members.
func alarms(replicationGroupID string, t elasticache.Topology, node elasticache.NodeType) []alarm {
	var planned []alarm
	for _, member := range t.Members() {
		for _, m := range metrics {
			if m.applies != nil && !m.applies(node) {
				continue
			}
			planned = append(planned, alarm{metric: m, member: member, clusterID: member.ID(replicationGroupID), threshold: m.limit(node)})
		}
	}
	return planned
}

// shortName is the alarm's name within the cluster: "cpu-0001-002".
func (a alarm) shortName() string { return a.key + "-" + a.member.Suffix }

// role is the end of the resource's name.
func (a alarm) role() string { return "alarm-" + a.shortName() }

func (a alarm) description() string {
	return fmt.Sprintf("%s of %s is above %s. %s", a.name, a.clusterID, a.shown(a.threshold), a.runbook)
}
