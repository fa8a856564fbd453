package serverlessalarms

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// cacheCharts are in rows of four: the limits, the requests, the traffic.
var cacheCharts = []monitoring.Graph{
	{Title: "Data", Alarm: "dataStorage"},
	{Title: "ECPUs", Alarm: "ecpu"},
	{Title: "Throttled commands", Alarm: "throttling"},
	{Title: "Connections", Alarm: "connections"},
	{Title: "Read latency", Alarm: "readLatency"},
	{Title: "Write latency", Alarm: "writeLatency"},
	{Title: "Hit rate", Alarm: "hitRate"},
	{Title: "Evictions", Alarm: "evictions"},
	{Title: "Network in", Metric: monitoring.BytesPerMinute("NetworkBytesIn", "Sum")},
	{Title: "Network out", Metric: monitoring.BytesPerMinute("NetworkBytesOut", "Sum")},
	{Title: "New connections", Alarm: "newConnections"},
	{Title: "Keys", Metric: monitoring.Metric{Name: "CurrItems", Unit: "Count", Statistic: "Maximum", Period: 60}},
}

// draw plans the dashboard. A serverless cache is one thing, so each chart has one line.
func (c *watchedCache) draw(drawn monitoring.Drawn) *monitoring.Dashboard {
	board := drawn.Titled(c.Identity.Name, "A serverless cache for "+
		c.DataStorage.inWords("GB of data")+" and "+c.ECPUPerSecond.inWords("ECPUs per second"))
	lines := []monitoring.Line{{Label: c.Identity.Name, Dimensions: c.dimensions()}}
	charts := drawn.Charts(cacheCharts, lines, func(alarm string) (monitoring.Metric, bool) {
		m, _ := c.metric(alarm).Configured(c.settings[alarm])
		return m, true
	})
	for i := range charts {
		charts[i].Limit = c.limitOf(charts[i].Metric)
	}
	board.Sections = []monitoring.Section{{Title: "## The cache", Charts: charts}}
	return board
}

// limitOf is what the metric goes up to, in its own unit; 0 if it has no limit.
func (c *watchedCache) limitOf(m monitoring.Metric) float64 {
	row := rowFor(m.Input)
	switch {
	case row.Input == "connections":
		return maxConnections
	case row.bound == nil:
		return 0
	}
	maximum := row.bound.maximum(c.Cache)
	if maximum == nil {
		return 0
	}
	return row.bound.measured(*maximum, m.Period)
}

// inWords are the limits of a number of units.
func (l Limit) inWords(units string) string {
	switch {
	case l.Minimum != nil && l.Maximum != nil:
		return fmt.Sprintf("%d to %d %s", *l.Minimum, *l.Maximum, units)
	case l.Maximum != nil:
		return fmt.Sprintf("up to %d %s", *l.Maximum, units)
	case l.Minimum != nil:
		return fmt.Sprintf("%d or more %s", *l.Minimum, units)
	default:
		return "any number of " + units
	}
}
