package monitoring

import (
	"strconv"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// Metric is a row of the table: what is watched, how, and what to do when it goes off.
type Metric struct {
	// Input is the name of the alarm among the inputs, and key its name within the cluster.
	Input, Key string
	// Name, statistic and comparison are CloudWatch's. No unit is ever sent: an alarm whose unit differs from the one
	// that the metric is published in matches no datapoint and never fires.
	Name, Statistic, Comparison string
	// Period is in seconds.
	Period, EvaluationPeriods, DatapointsToAlarm int
	MissingData                                  string
	// published is how often AWS publishes the metric, in seconds; 60 where it is 0.
	published int
	// OptIn says that the alarm exists only where the program asks for it: what is too much depends on the load.
	OptIn bool
	// applies says on which clusters the row holds, and where says it in words; on all where they are left out.
	applies func(elasticache.NodeType, elasticache.Topology) bool
	where   string
	// Groupwide says that it is one alarm on a metric that AWS publishes of the group, of its nodes of one role or of
	// all.
	Groupwide bool
	Members   memberRole
	// Formula is what is held against the threshold in the place of the metric itself; nil for most rows.
	Formula func(elasticache.NodeType) *formula
	// limit is the threshold for a node type, in the metric's unit; documented says it in words where it follows the
	// node.
	limit      func(elasticache.NodeType) float64
	documented string
	// unit is the metric's unit, as AWS publishes it.
	unit string
	// most is the highest value that the metric can have; 0 where there is none.
	most float64
	// shown is a threshold as a person reads it.
	shown func(limit float64) string
	// Why the threshold is what it is.
	Why string
	// Meaning, checks and remedy are what the one who is woken by the alarm reads: what it means for the users of the
	// cluster, the first things to look at, and what fixes it.
	Meaning string
	checks  [3]string
	Remedy  string
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

// The sides of a threshold on which an alarm goes off, as CloudWatch calls them.
const (
	greaterThan = "GreaterThanThreshold"
	LessThan    = "LessThanThreshold"
)

// memberRole is a dimension of the metrics of a group. Which member has which role changes; the alarm goes along.
// Source: ElastiCache user guide, "Auto Scaling ElastiCache clusters", metrics; CloudWatch user guide, "Supported
// metrics for resource tags for telemetry".
type memberRole string

const (
	primary memberRole = "Primary"
	replica memberRole = "Replica"
)

// configured is a row with the program's settings over it.
type configured struct {
	Metric
	Threshold float64
	math      *formula
}

// appliesTo says whether the row holds for a cluster.
func (m Metric) appliesTo(node elasticache.NodeType, t elasticache.Topology) bool {
	return m.applies == nil || m.applies(node, t)
}

// with puts the program's settings over a row; on is false where the program, or the table, wants no such alarm.
func (m Metric) with(set *Alarm, node elasticache.NodeType) (c configured, on bool) {
	c = configured{Metric: m, Threshold: m.limit(node)}
	if m.Formula != nil {
		c.math = m.Formula(node)
	}
	on = !m.OptIn
	if set != nil {
		on = set.Enabled == nil || *set.Enabled
		override(&c.Threshold, set.Threshold)
		override(&c.Period, set.Period)
		override(&c.EvaluationPeriods, set.EvaluationPeriods)
		if set.TreatMissingData != nil && *set.TreatMissingData != "" {
			c.MissingData = *set.TreatMissingData
		}
		if set.EvaluationPeriods != nil {
			// What is not said follows: each of the periods that were asked for, or as many as before of more.
			c.DatapointsToAlarm = min(c.DatapointsToAlarm, *set.EvaluationPeriods)
			if m.DatapointsToAlarm == m.EvaluationPeriods {
				c.DatapointsToAlarm = *set.EvaluationPeriods
			}
		}
		override(&c.DatapointsToAlarm, set.DatapointsToAlarm)
	}
	return c, on
}

func override[T any](value *T, set *T) {
	if set != nil {
		*value = *set
	}
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

const namespace = "AWS/ElastiCache"
