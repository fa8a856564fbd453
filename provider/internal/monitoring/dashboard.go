package monitoring

import (
	"fmt"
	"slices"
)

// Limits of a dashboard.
// Source: CloudWatch service quotas; CloudWatch API, "Dashboard Body Structure and Syntax".
const (
	maxWidgets          = 500
	maxDashboardMetrics = 2500
	maxWidgetAlarms     = 100
)

// Dashboard is what is drawn. Its region and the ARNs of the alarms are added when it is created.
type Dashboard struct {
	// Title is Markdown.
	Title    string
	Sections []Section
}

// Section is a heading with charts below it.
type Section struct {
	Title  string
	Charts []Chart
}

// Chart is one graph: a metric, with a line for each thing that has it.
type Chart struct {
	Metric
	Title string
	// Armed says that there is an alarm on the metric, so the chart shows its threshold.
	Armed bool
	// Target is the value that AWS keeps the metric near by scaling; 0 if it does not.
	Target float64
	// Limit is the most that the metric can be; 0 if nobody set a limit.
	Limit float64
	Lines []Line
}

// Line is the metric of one thing, for example a node.
type Line struct {
	Label      string
	Dimensions map[string]string
	// Search makes the line stand for the metric of everything that a search finds, also of what comes later. It takes
	// the place of Dimensions.
	Search *Search
}

// Graph is a row of a table of charts.
type Graph struct {
	Title string
	// Alarm is the name of the alarm whose metric and threshold are drawn. If it is empty, Metric is drawn.
	Alarm  string
	Metric Metric
}

// BytesPerMinute is a metric of the bytes that come or go, by the statistic that adds up those of a minute.
func BytesPerMinute(name, statistic string) Metric {
	return Metric{Name: name, Unit: "Bytes", Statistic: statistic, Period: 60}
}

// Titled is a dashboard with a title that says what is watched, and what the lines in red are.
func (d Drawn) Titled(name, about string) *Dashboard {
	title := fmt.Sprintf("# %s\n%s.", name, about)
	if len(d.Alarms) > 0 {
		title += " A red line is the threshold of an alarm; the description of the alarm says what to do."
	}
	return &Dashboard{Title: title}
}

// Watches says whether there is an alarm of that key.
func (d Drawn) Watches(key string) bool {
	return slices.ContainsFunc(d.Alarms, func(a PlannedAlarm) bool { return a.Key == key })
}

// Charts are the charts of a table, with these lines. metric is the one behind the name of an alarm, with the program's
// changes; ok is false if there is nothing to draw.
func (d Drawn) Charts(table []Graph, lines []Line, metric func(alarm string) (m Metric, ok bool)) (charts []Chart) {
	for _, row := range table {
		c := Chart{Title: row.Title, Metric: row.Metric, Lines: lines}
		if row.Alarm != "" {
			m, ok := metric(row.Alarm)
			if !ok {
				continue
			}
			// The threshold of a formula is not in the unit of the metric that is drawn.
			c.Metric, c.Armed = m, m.Formula == nil && d.Watches(m.Key)
		}
		charts = append(charts, c)
	}
	return charts
}

// Fits says whether CloudWatch accepts the dashboard, together with the states of that many alarms.
func (d *Dashboard) Fits(states int) bool {
	widgets := 1 + (states+maxWidgetAlarms-1)/maxWidgetAlarms
	for _, s := range d.Sections {
		widgets += 1 + len(s.Charts)
	}
	return widgets <= maxWidgets && d.FitsMetrics()
}

// FitsMetrics says whether CloudWatch accepts as many metrics as the dashboard draws.
func (d *Dashboard) FitsMetrics() bool {
	metrics := 0
	for _, s := range d.Sections {
		for _, c := range s.Charts {
			metrics += len(c.Lines)
		}
	}
	return metrics <= maxDashboardMetrics
}
