package monitoring

import "cmp"

// Metric is what an alarm compares with a threshold, and what the person reads whom the alarm wakes.
type Metric struct {
	// Input is the alarm's name among the inputs. Key is its name in the names of resources.
	Input, Key string
	// Namespace is empty for the metrics of ElastiCache.
	Namespace string
	// Name, Statistic and Comparison are CloudWatch's terms. No unit is ever sent: an alarm whose unit differs from
	// the metric's own matches no datapoint and never goes off.
	Name, Statistic, Comparison string
	// Period is in seconds.
	Period, EvaluationPeriods, DatapointsToAlarm int
	MissingData                                  string
	// Published is the time between two datapoints in seconds; 0 stands for 60.
	Published int
	// OptIn says that the alarm exists only if the program asks for it.
	OptIn bool
	// Threshold is in Unit, the unit in which AWS publishes the metric.
	Threshold float64
	Unit      string
	// Highest is the highest value that the metric can have; 0 if it has no limit.
	Highest float64
	// Formula replaces the metric by a calculation; nil for most alarms.
	Formula *Formula
	// Shown is a threshold as a person reads it.
	Shown func(threshold float64) string
	// Meaning says what the alarm means for the users. Checks are the first things to look at. Remedy is what fixes it.
	Meaning string
	Checks  [3]string
	Remedy  string
}

// Formula is a calculation over several metrics, which CloudWatch calls metric math.
type Formula struct {
	// Result says in words what the expression calculates.
	Result     string
	Expression string
	Terms      []Term
}

// Term is a metric, and the name that it has in an expression.
type Term struct{ ID, Metric, Statistic string }

// The comparisons of an alarm that this package uses, as CloudWatch calls them.
const (
	GreaterThan = "GreaterThanThreshold"
	LessThan    = "LessThanThreshold"
)

// namespace holds the metrics of ElastiCache: of nodes, replication groups and serverless caches.
const namespace = "AWS/ElastiCache"

// namespace is where CloudWatch keeps the metric.
func (m Metric) namespace() string { return cmp.Or(m.Namespace, namespace) }

// Configured applies the program's settings. It also says whether there is such an alarm at all: one that is named in
// the settings is on unless they turn it off.
func (m Metric) Configured(set *Alarm) (configured Metric, on bool) {
	if set == nil {
		return m, !m.OptIn
	}
	configured = m
	override(&configured.Threshold, set.Threshold)
	override(&configured.Period, set.Period)
	override(&configured.EvaluationPeriods, set.EvaluationPeriods)
	if set.TreatMissingData != nil && *set.TreatMissingData != "" {
		configured.MissingData = *set.TreatMissingData
	}
	if set.EvaluationPeriods != nil {
		// An alarm that needs all periods by default needs all of those that the program asks for.
		configured.DatapointsToAlarm = min(configured.DatapointsToAlarm, *set.EvaluationPeriods)
		if m.DatapointsToAlarm == m.EvaluationPeriods {
			configured.DatapointsToAlarm = *set.EvaluationPeriods
		}
	}
	override(&configured.DatapointsToAlarm, set.DatapointsToAlarm)
	return configured, set.Enabled == nil || *set.Enabled
}

func override[T any](value *T, set *T) {
	if set != nil {
		*value = *set
	}
}

// quantity is what the alarm compares with its threshold, in words.
func (m Metric) quantity() string {
	if m.Formula != nil {
		return m.Formula.Result
	}
	return m.Name
}

// side is the side of the threshold on which the alarm is on. The dashboard fills that side with red.
func (m Metric) side() string {
	if m.Comparison == LessThan {
		return "below"
	}
	return "above"
}
