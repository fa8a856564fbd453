package monitoring

import (
	"fmt"
	"strings"
)

// Search finds the metric of things that come and go, such as the nodes of a cluster that AWS scales.
type Search struct {
	// Schema are the names of all dimensions of the metric.
	Schema []string
	// Exact are dimensions with their whole values. Partial are dimensions with a part of their values: consecutive
	// words, where digits are a word of their own.
	Exact, Partial []Dimension
}

// Dimension is a dimension of a metric.
type Dimension struct{ Name, Value string }

// expression searches for the metric. A text in double quotes matches as a whole, another text by the words in it. The
// statistic stands in the expression, and the period is the one of the chart.
// Source: CloudWatch user guide, "CloudWatch search expression syntax".
func (s Search) expression(of Metric) string {
	terms := []string{fmt.Sprintf("MetricName=%q", of.Name)}
	for _, d := range s.Exact {
		terms = append(terms, fmt.Sprintf("%s=%q", d.Name, d.Value))
	}
	for _, d := range s.Partial {
		terms = append(terms, d.Name+"="+d.Value)
	}
	return fmt.Sprintf("SEARCH('{%s,%s} %s', '%s')", of.namespace(), strings.Join(s.Schema, ","),
		strings.Join(terms, " "), of.Statistic)
}

// ValueOf is a label that names each line of a search by the value of its dimension.
// Source: CloudWatch user guide, "Use dynamic labels".
func ValueOf(dimension string) string { return fmt.Sprintf("${PROP('Dim.%s')}", dimension) }
