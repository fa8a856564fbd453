package clusteralarms

import (
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// alarmRow is a row of the table: an alarm, the clusters that have it, and how its threshold follows from the node
// type. Fields without a comment are as in [monitoring.Metric].
type alarmRow struct {
	input, key, name, statistic, comparison      string
	period, evaluationPeriods, datapointsToAlarm int
	missingData                                  string
	published                                    int
	optIn                                        bool
	// applies says which clusters have the alarm, and where says it in words. Every cluster has it if both are left
	// out.
	applies func(elasticache.NodeType, elasticache.Topology) bool
	where   string
	// groupwide alarms watch a metric that AWS publishes of the replication group: of its nodes of one role, or of all
	// nodes if role is empty.
	groupwide bool
	role      memberRole
	// scales is what AWS scales by the metric: "shards" or "replicas". It is empty for the other alarms.
	scales  string
	formula func(elasticache.NodeType) *monitoring.Formula
	// limit is the threshold for a node type. documented says it in words if it depends on the node type.
	limit      func(elasticache.NodeType) float64
	documented string
	unit       string
	// highest is the highest value that the metric can have, and highestOn the one for a node type.
	highest   float64
	highestOn func(elasticache.NodeType) float64
	shown     func(threshold float64) string
	// why says where the threshold comes from.
	why     string
	meaning string
	checks  [3]string
	remedy  string
}

// memberRole is a dimension of the metrics of a replication group. A failover gives a role to another node, and the
// alarm follows it.
// Source: ElastiCache user guide, "Auto Scaling ElastiCache clusters", metrics; CloudWatch user guide, "Supported
// metrics for resource tags for telemetry".
type memberRole string

const (
	primaryRole memberRole = "Primary"
	replicaRole memberRole = "Replica"
)

// one is any node of the role, in words. No role is every role.
func (r memberRole) one() string {
	if r == "" {
		return "a node"
	}
	return "a " + strings.ToLower(string(r))
}

// all are the nodes of the role, in words.
func (r memberRole) all() string {
	switch r {
	case primaryRole:
		return "the primaries"
	case replicaRole:
		return "the replicas"
	default:
		return "all nodes"
	}
}

// appliesTo says whether a cluster has the alarm.
func (r alarmRow) appliesTo(node elasticache.NodeType, t elasticache.Topology) bool {
	return r.applies == nil || r.applies(node, t)
}

// on is the metric as it is watched on nodes of a type.
func (r alarmRow) on(node elasticache.NodeType) monitoring.Metric {
	m := monitoring.Metric{
		Input: r.input, Key: r.key, Name: r.name, Statistic: r.statistic, Comparison: r.comparison,
		Period: r.period, EvaluationPeriods: r.evaluationPeriods, DatapointsToAlarm: r.datapointsToAlarm,
		MissingData: r.missingData, Published: r.published, OptIn: r.optIn, Unit: r.unit, Highest: r.highest,
		Shown: r.shown, Meaning: r.meaning, Checks: r.checks, Remedy: r.remedy,
	}
	if r.limit != nil {
		m.Threshold = r.limit(node)
	}
	if r.highestOn != nil {
		m.Highest = r.highestOn(node)
	}
	if r.formula != nil {
		m.Formula = r.formula(node)
	}
	return m
}
