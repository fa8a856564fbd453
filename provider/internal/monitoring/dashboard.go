package monitoring

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
	Lines  []Line
}

// Line is the metric of one thing, for example a node.
type Line struct {
	Label      string
	Dimensions map[string]string
	// Search makes the line stand for the metric of everything that a search finds, also of what comes later. It takes
	// the place of Dimensions.
	Search *Search
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
