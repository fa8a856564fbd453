package serverlessalarms

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"

// alarmRow is a row of the table: an alarm, and how its threshold follows from a maximum of the cache.
type alarmRow struct {
	monitoring.Metric
	// bound is the maximum that the threshold is a share of; nil if the threshold is fixed.
	bound *bound
	// why says where the threshold comes from.
	why string
}

// bound is a maximum of the cache, and what it means for the metric that goes up to it.
type bound struct {
	// input is the one that sets the maximum, and maximum what it sets; nil if it is not set.
	input   string
	maximum func(Cache) *int
	// measured is a number of the input in the unit of the metric, which may be added up over a period in seconds.
	measured func(number, period int) float64
	// documented is the threshold in words.
	documented string
	// highest is the highest value that the metric can have.
	highest func(maximum, period int) float64
	// shown is a threshold as a person reads it.
	shown func(threshold float64, period int) string
	// example is a threshold for a program that sets no maximum, in words, with its unit.
	example string
	// meaning and remedy replace the ones of the row for a cache without the maximum.
	meaning, remedy string
}

// shareOfMaximum is the share at which AWS advises to set an alarm.
// Source: ElastiCache user guide, "Scaling ElastiCache Serverless", "Setting scaling limits to manage costs".
const shareOfMaximum = 0.75

// period is the one of the alarm, with the program's changes.
func (r alarmRow) period(set *monitoring.Alarm) int {
	if set != nil && set.Period != nil {
		return *set.Period
	}
	return r.Period
}

// on is the metric as it is watched on a cache, for a period in seconds: a sum over a longer period has a higher
// threshold.
func (r alarmRow) on(c Cache, period int) monitoring.Metric {
	m := r.Metric
	if r.bound == nil {
		return m
	}
	m.Shown = func(threshold float64) string { return r.bound.shown(threshold, period) }
	maximum := r.bound.maximum(c)
	if maximum == nil {
		m.Meaning, m.Remedy = r.bound.meaning, r.bound.remedy
		return m
	}
	m.Threshold = shareOfMaximum * r.bound.measured(*maximum, period)
	m.Highest = r.bound.highest(*maximum, period)
	return m
}
