package rediscluster

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// Limits of a dashboard.
// Source: CloudWatch service quotas; CloudWatch API, "Dashboard Body Structure and Syntax".
const (
	maxWidgets          = 500
	maxDashboardMetrics = 2500
	maxWidgetAlarms     = 100
	gridColumns         = 24
)

// The sizes of the widgets, in columns and rows of the grid.
const (
	chartWidth, chartHeight = 6, 6
	headingHeight           = 1
	titleHeight             = 2
	alarmsHeight            = 4
)

// measure is what is drawn of each node: a metric, and over it the threshold of the alarm on it.
type measure struct {
	title string
	// alarm is the one that watches the metric; empty where there is none, and then metric says what is drawn.
	alarm  string
	metric metric
}

// measures are in the order of their weight: of a cluster with more nodes than a dashboard holds, the first are drawn.
var measures = []measure{
	{title: "CPU", alarm: "cpu"},
	{title: "Memory for data", alarm: "memory"},
	{title: "Connections", alarm: "connections"},
	{title: "Replication lag", alarm: "replicationLag"},
	{title: "Evictions", alarm: "evictions"},
	{title: "Hit rate", alarm: "hitRate"},
	{title: "Network in", metric: metric{name: "NetworkBytesIn", unit: "Bytes", statistic: "Average", period: 60}},
	{title: "Network out", metric: metric{name: "NetworkBytesOut", unit: "Bytes", statistic: "Average", period: 60}},
	{title: "Memory and SSD", alarm: "disk"},
	{title: "CPU credits", alarm: "cpuCredits"},
}

// chart is one graph of the dashboard.
type chart struct {
	configured
	title string
	// armed says that there is an alarm, whose threshold is drawn.
	armed bool
	lines []line
}

// line is a metric of a chart.
type line struct {
	label      string
	dimensions map[string]string
}

// section is a heading with the charts under it.
type section struct {
	title  string
	charts []chart
}

// dashboard is what is drawn of a cluster. Where it lies in AWS, its region and the ARNs of the alarms, is added when it is made.
type dashboard struct {
	title    string
	sections []section
}

// planDashboard draws all nodes, shard by shard, and in front of that all of them together, where one that is not like the others
// shows. A cluster for which that is more than a dashboard holds has its nodes together alone, with as many measures as fit.
func (p *plan) planDashboard() *dashboard {
	d := &dashboard{title: fmt.Sprintf("# %s\n%s on %s.", p.name, shape(p.topology), p.nodeType)}
	if len(p.alarms) > 0 {
		d.title += " A red line is the threshold of an alarm; the description of the alarm says what to do."
	}
	group := p.groupSection()
	if len(group.charts) > 0 {
		d.sections = append(d.sections, group)
	}
	members := p.topology.Members()
	nodes := section{title: "## Nodes", charts: p.charts(members)}
	if p.topology.Shards == 1 {
		d.sections = append(d.sections, nodes)
		return d
	}
	nodes.title = "## All nodes"
	shards := slices.Clone(d.sections)
	shards = append(shards, nodes)
	for i, shard := range slices.Collect(slices.Chunk(members, 1+p.topology.ReplicasPerShard)) {
		shards = append(shards, section{title: fmt.Sprintf("## Shard %04d", i+1), charts: p.charts(shard)})
	}
	if whole := (&dashboard{title: d.title, sections: shards}); whole.fits(len(p.alarms) + len(p.compositeAlarms)) {
		return whole
	}
	for len(nodes.charts) > 0 && (dashboard{sections: []section{group, nodes}}).metrics() > maxDashboardMetrics {
		nodes.charts = nodes.charts[:len(nodes.charts)-1]
	}
	d.sections = append(d.sections, nodes)
	return d
}

// shape is a topology in words.
func shape(t elasticache.Topology) string {
	if t.ClusterMode {
		return fmt.Sprintf("%s with %s each", count(t.Shards, "shard"), count(t.ReplicasPerShard, "replica"))
	}
	if t.ReplicasPerShard == 0 {
		return "One node"
	}
	return fmt.Sprintf("A primary with %s", count(t.ReplicasPerShard, "replica"))
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// charts are the measures of some nodes, a line for each node.
func (p *plan) charts(members []elasticache.Member) []chart {
	var charts []chart
	for _, m := range measures {
		c := chart{title: m.title, configured: configured{metric: m.metric}}
		if m.alarm != "" {
			row := p.row(m.alarm)
			if !row.appliesTo(p.nodeType, p.topology) {
				continue
			}
			c.configured, _ = row.with(p.alarmSettings.of(m.alarm), p.nodeType)
			// The threshold of a formula is none of the metric's.
			c.armed = c.math == nil && p.watched(row.key)
		}
		for _, member := range members {
			c.lines = append(c.lines, line{label: member.Suffix, dimensions: c.onMember(member, member.ID(p.name)).dimensions})
		}
		if c.name == engineCPU {
			c.title = "Engine CPU"
		}
		charts = append(charts, c)
	}
	return charts
}

// groupSection draws what is watched of the group as a whole.
func (p *plan) groupSection() section {
	s := section{title: "## The group as a whole"}
	for _, a := range p.alarms {
		if a.groupwide {
			title := map[string]string{"groupCpu": "Engine CPU", "groupMemory": "Memory for data", "groupDisk": "Memory and SSD"}[a.input]
			s.charts = append(s.charts, chart{
				configured: a.configured, title: title, armed: true,
				lines: []line{{label: cmp.Or(string(a.members), "all nodes"), dimensions: a.dimensions}},
			})
		}
	}
	return s
}

// watched says whether the nodes have an alarm.
func (p *plan) watched(key string) bool {
	return slices.ContainsFunc(p.alarms, func(a alarm) bool { return a.key == key })
}

func (d dashboard) metrics() int {
	n := 0
	for _, s := range d.sections {
		for _, c := range s.charts {
			n += len(c.lines)
		}
	}
	return n
}

func (d dashboard) fits(alarms int) bool {
	widgets := 1 + (alarms+maxWidgetAlarms-1)/maxWidgetAlarms
	for _, s := range d.sections {
		widgets += 1 + len(s.charts)
	}
	return widgets <= maxWidgets && d.metrics() <= maxDashboardMetrics
}

// dimensionsOf are dimensions as a dashboard lists them: names and values in turn, always in one order.
func dimensionsOf(dimensions map[string]string) []any {
	var listed []any
	for _, name := range slices.Sorted(maps.Keys(dimensions)) {
		listed = append(listed, name, dimensions[name])
	}
	return listed
}
