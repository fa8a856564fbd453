package world

import (
	"fmt"
	"maps"
)

// Metric is a metric of CloudWatch: another dimension set or another unit is another metric.
type Metric struct {
	Namespace  string            `json:"namespace"`
	Name       string            `json:"name"`
	Dimensions map[string]string `json:"dimensions"`
	Unit       string            `json:"unit"` // a StandardUnit of CloudWatch's API
}

// Is says whether two are one metric, their units aside.
func (m Metric) Is(other Metric) bool {
	return m.Name == other.Name && m.Namespace == other.Namespace && maps.Equal(m.Dimensions, other.Dimensions)
}

// Key tells the metric from all others, its unit aside.
func (m Metric) Key() string { return fmt.Sprintf("%s %s %q", m.Namespace, m.Name, m.Dimensions) }

// Datapoint is what a metric was in one minute. Minutes count from 0.
type Datapoint struct {
	Metric
	Value  float64 `json:"value"`
	Minute int     `json:"minute"`
}

// ElastiCacheNamespace is the namespace of what replication groups and serverless caches publish.
const ElastiCacheNamespace = "AWS/ElastiCache"
