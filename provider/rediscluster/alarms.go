package rediscluster

import (
	"fmt"
	"strconv"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// alarm is one CloudWatch alarm, on one member or on the group as a whole.
type alarm struct {
	configured
	// suffix is that of the member; empty where the group is watched.
	suffix string
	// subject is what is watched, in words.
	subject    string
	dimensions map[string]string
}

// metric is a row of the table: what is watched, how, and what to do when it goes off.
type metric struct {
	// input is the name of the alarm among the inputs, and key its name within the cluster.
	input, key string
	// name, statistic and comparison are CloudWatch's. No unit is ever sent: an alarm whose unit differs from the one
	// that the metric is published in matches no datapoint and never fires.
	name, statistic, comparison string
	// period is in seconds.
	period, evaluationPeriods, datapointsToAlarm int
	missingData                                  string
	// published is how often AWS publishes the metric, in seconds; 60 where it is 0.
	published int
	// optIn says that the alarm exists only where the program asks for it: what is too much depends on the load.
	optIn bool
	// applies says on which clusters the row holds, and where says it in words; on all where they are left out.
	applies func(elasticache.NodeType, elasticache.Topology) bool
	where   string
	// groupwide says that it is one alarm on a metric that AWS publishes of the group, of its nodes of one role or of all.
	groupwide bool
	members   memberRole
	// formula is what is held against the threshold in the place of the metric itself; nil for most rows.
	formula func(elasticache.NodeType) *formula
	// limit is the threshold for a node type, in the metric's unit; documented says it in words where it follows the node.
	limit      func(elasticache.NodeType) float64
	documented string
	// unit is the metric's unit, as AWS publishes it.
	unit string
	// most is the highest value that the metric can have; 0 where there is none.
	most float64
	// shown is a threshold as a person reads it.
	shown func(limit float64) string
	// why the threshold is what it is.
	why string
	// meaning, checks and remedy are what the one who is woken by the alarm reads: what it means for the users of the cluster, the
	// first things to look at, and what fixes it.
	meaning string
	checks  [3]string
	remedy  string
}

// formula is a calculation of CloudWatch's ("metric math") over several metrics of one node.
type formula struct {
	// what comes out, in words.
	what       string
	expression string
	terms      []term
}

// term is a metric under the name that it has in the expression.
type term struct{ id, metric, statistic string }

const (
	greaterThan = "GreaterThanThreshold"
	lessThan    = "LessThanThreshold"
)

// memberRole is a dimension of the metrics of a group. Which member has which role changes; the alarm goes along.
// Source: ElastiCache user guide, "Auto Scaling ElastiCache clusters", metrics; CloudWatch user guide, "Supported metrics
// for resource tags for telemetry".
type memberRole string

const (
	primary memberRole = "Primary"
	replica memberRole = "Replica"
)

// alarms multiplies the table by the members, and adds what is watched of the group.
func alarms(replicationGroupID string, t elasticache.Topology, node elasticache.NodeType, scope alarmScope, settings *Alarms) []alarm {
	var ofNodes []configured
	var planned []alarm
	for _, m := range metrics {
		switch row, on := m.with(settings.of(m.input), node); {
		case !on || !m.appliesTo(node, t) || !scope.includes(m):
		case m.groupwide:
			planned = append(planned, row.onGroup(replicationGroupID))
		default:
			ofNodes = append(ofNodes, row)
		}
	}
	for _, member := range t.Members() {
		for _, row := range ofNodes {
			planned = append(planned, row.onMember(member, member.ID(replicationGroupID)))
		}
	}
	return planned
}

// onMember carries both dimensions: some metrics have nothing under the cluster's id alone.
func (c configured) onMember(member elasticache.Member, clusterID string) alarm {
	return alarm{configured: c, suffix: member.Suffix, subject: clusterID, dimensions: map[string]string{
		"CacheClusterId": clusterID, "CacheNodeId": elasticache.NodeID,
	}}
}

func (c configured) onGroup(replicationGroupID string) alarm {
	a := alarm{configured: c, dimensions: map[string]string{"ReplicationGroupId": replicationGroupID}}
	switch c.members {
	case primary:
		a.subject = "a primary of " + replicationGroupID
	case replica:
		a.subject = "a replica of " + replicationGroupID
	default:
		a.subject = "a node of " + replicationGroupID
	}
	if c.members != "" {
		a.dimensions["Role"] = string(c.members)
	}
	return a
}

// configured is a row with the program's settings over it.
type configured struct {
	metric
	threshold float64
	math      *formula
}

// appliesTo says whether the row holds for a cluster.
func (m metric) appliesTo(node elasticache.NodeType, t elasticache.Topology) bool {
	return m.applies == nil || m.applies(node, t)
}

// with puts the program's settings over a row; on is false where the program, or the table, wants no such alarm.
func (m metric) with(set *Alarm, node elasticache.NodeType) (c configured, on bool) {
	c = configured{metric: m, threshold: m.limit(node)}
	if m.formula != nil {
		c.math = m.formula(node)
	}
	on = !m.optIn
	if set != nil {
		on = set.Enabled == nil || *set.Enabled
		override(&c.threshold, set.Threshold)
		override(&c.period, set.Period)
		override(&c.evaluationPeriods, set.EvaluationPeriods)
		if set.TreatMissingData != nil && *set.TreatMissingData != "" {
			c.missingData = *set.TreatMissingData
		}
		if set.EvaluationPeriods != nil {
			// What is not said follows: each of the periods that were asked for, or as many as before of more.
			c.datapointsToAlarm = min(c.datapointsToAlarm, *set.EvaluationPeriods)
			if m.datapointsToAlarm == m.evaluationPeriods {
				c.datapointsToAlarm = *set.EvaluationPeriods
			}
		}
		override(&c.datapointsToAlarm, set.DatapointsToAlarm)
	}
	return c, on
}

func override[T any](value *T, set *T) {
	if set != nil {
		*value = *set
	}
}

// shortName is the alarm's name within the cluster: "cpu-0001-002", "group-memory".
func (a alarm) shortName() string {
	if a.groupwide {
		return a.key
	}
	return a.key + "-" + a.suffix
}

// role is the end of the resource's name.
func (a alarm) role() string { return "alarm-" + a.shortName() }

// metricName is that of the one metric that is watched, and expression the formula over several: an alarm has one of them.
func (a alarm) metricName() string { return a.name }

func (a alarm) expression() string {
	if a.math == nil {
		return ""
	}
	return a.math.expression
}

// description is a small runbook.
func (a alarm) description() string {
	side := "above"
	if a.comparison == lessThan {
		side = "below"
	}
	what := a.name
	if a.math != nil {
		what = a.math.what
	}
	return fmt.Sprintf("%s of %s is %s %s. %s Look at: (1) %s; (2) %s; (3) %s. Remedy: %s.",
		what, a.subject, side, a.shown(a.threshold), a.meaning, a.checks[0], a.checks[1], a.checks[2], a.remedy)
}

func constant(limit float64) func(elasticache.NodeType) float64 {
	return func(elasticache.NodeType) float64 { return limit }
}

func number(limit float64) string { return strconv.FormatFloat(limit, 'f', -1, 64) }

func percent(limit float64) string { return number(limit) + " %" }

func megabytes(limit float64) string { return strconv.FormatFloat(limit/1e6, 'f', 0, 64) + " MB" }

func seconds(limit float64) string { return number(limit) + " s" }

func minutes(limit float64) string { return number(limit) + " minutes" }

func microseconds(limit float64) string { return number(limit) + " µs" }
