package rediscluster

import (
	"fmt"
	"strconv"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

// alarm is one CloudWatch alarm on one member.
type alarm struct {
	configured
	member    elasticache.Member
	clusterID string
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
	// limit is the threshold for a node type, in the metric's unit; documented says it in words where it follows the node.
	limit      func(elasticache.NodeType) float64
	documented string
	// unit is the metric's unit, as AWS publishes it.
	unit string
	// most is the highest value that the metric can have; 0 where there is none.
	most float64
	// shown is a threshold as a person reads it.
	shown func(limit float64) string
	// meaning, checks and remedy are what the one who is woken by the alarm reads: what it means for the users of the cluster, the
	// first things to look at, and what fixes it.
	meaning string
	checks  [3]string
	remedy  string
}

const (
	greaterThan = "GreaterThanThreshold"
	lessThan    = "LessThanThreshold"
)

// alarms multiplies the table by the members.
func alarms(replicationGroupID string, t elasticache.Topology, node elasticache.NodeType, settings *Alarms) []alarm {
	var rows []configured
	for _, m := range metrics {
		if row, on := m.with(settings.of(m.input), node); on && m.appliesTo(node, t) {
			rows = append(rows, row)
		}
	}
	var planned []alarm
	for _, member := range t.Members() {
		for _, row := range rows {
			planned = append(planned, alarm{configured: row, member: member, clusterID: member.ID(replicationGroupID)})
		}
	}
	return planned
}

// configured is a row with the program's settings over it.
type configured struct {
	metric
	threshold float64
}

// appliesTo says whether the row holds for a cluster.
func (m metric) appliesTo(node elasticache.NodeType, t elasticache.Topology) bool {
	return m.applies == nil || m.applies(node, t)
}

// with puts the program's settings over a row; on is false where the program, or the table, wants no such alarm.
func (m metric) with(set *Alarm, node elasticache.NodeType) (c configured, on bool) {
	c = configured{metric: m, threshold: m.limit(node)}
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

// shortName is the alarm's name within the cluster: "cpu-0001-002".
func (a alarm) shortName() string { return a.key + "-" + a.member.Suffix }

// role is the end of the resource's name.
func (a alarm) role() string { return "alarm-" + a.shortName() }

// description is a small runbook.
func (a alarm) description() string {
	side := "above"
	if a.comparison == lessThan {
		side = "below"
	}
	return fmt.Sprintf("%s of %s is %s %s. %s Look at: (1) %s; (2) %s; (3) %s. Remedy: %s.",
		a.name, a.clusterID, side, a.shown(a.threshold), a.meaning, a.checks[0], a.checks[1], a.checks[2], a.remedy)
}

func constant(limit float64) func(elasticache.NodeType) float64 {
	return func(elasticache.NodeType) float64 { return limit }
}

func number(limit float64) string { return strconv.FormatFloat(limit, 'f', -1, 64) }

func percent(limit float64) string { return number(limit) + " %" }

func megabytes(limit float64) string { return strconv.FormatFloat(limit/1e6, 'f', 0, 64) + " MB" }

func seconds(limit float64) string { return number(limit) + " s" }

func microseconds(limit float64) string { return number(limit) + " µs" }
