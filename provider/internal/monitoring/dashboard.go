package monitoring

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
	metric Metric
}

// measures are in the order of their weight: of a cluster with more nodes than a dashboard holds, the first are drawn.
var measures = []measure{
	{title: "CPU", alarm: "cpu"},
	{title: "Memory for data", alarm: "memory"},
	{title: "Connections", alarm: "connections"},
	{title: "Replication lag", alarm: "replicationLag"},
	{title: "Evictions", alarm: "evictions"},
	{title: "Hit rate", alarm: "hitRate"},
	{title: "Network in", metric: Metric{Name: "NetworkBytesIn", unit: "Bytes", Statistic: "Average", Period: 60}},
	{title: "Network out", metric: Metric{Name: "NetworkBytesOut", unit: "Bytes", Statistic: "Average", Period: 60}},
	{title: "Memory and SSD", alarm: "disk"},
	{title: "CPU credits", alarm: "cpuCredits"},
}

// chart is one graph of the dashboard.
type chart struct {
	configured
	Title string
	// armed says that there is an alarm, whose threshold is drawn.
	armed bool
	Lines []line
}

// line is a metric of a chart.
type line struct {
	label      string
	dimensions map[string]string
}

// section is a heading with the charts under it.
type section struct {
	Title  string
	Charts []chart
}

// Dashboard is what is drawn of a cluster. Where it lies in AWS, its region and the ARNs of the alarms, is added when
// it is made.
type Dashboard struct {
	Title    string
	Sections []section
}

// planDashboard draws all nodes, shard by shard, and in front of that all of them together, where one that is not like
// the others shows. A cluster for which that is more than a dashboard holds has its nodes together alone, with as many
// measures as fit.
func (p *Plan) planDashboard() *Dashboard {
	d := &Dashboard{Title: fmt.Sprintf("# %s\n%s on %s.", p.identity.Name, shape(p.topology.Shape), p.engine.NodeType)}
	if len(p.Alarms) > 0 {
		d.Title += " A red line is the threshold of an alarm; the description of the alarm says what to do."
	}
	group := p.groupSection()
	if len(group.Charts) > 0 {
		d.Sections = append(d.Sections, group)
	}
	members := p.topology.Shape.Members()
	nodes := section{Title: "## Nodes", Charts: p.charts(members)}
	if p.topology.Shape.Shards == 1 {
		d.Sections = append(d.Sections, nodes)
		return d
	}
	nodes.Title = "## All nodes"
	shards := slices.Clone(d.Sections)
	shards = append(shards, nodes)
	for i, shard := range slices.Collect(slices.Chunk(members, 1+p.topology.Shape.ReplicasPerShard)) {
		shards = append(shards, section{Title: fmt.Sprintf("## Shard %04d", i+1), Charts: p.charts(shard)})
	}
	if whole := (&Dashboard{Title: d.Title, Sections: shards}); whole.fits(len(p.Alarms) + len(p.Composites)) {
		return whole
	}
	for len(nodes.Charts) > 0 && (Dashboard{Sections: []section{group, nodes}}).metrics() > maxDashboardMetrics {
		nodes.Charts = nodes.Charts[:len(nodes.Charts)-1]
	}
	d.Sections = append(d.Sections, nodes)
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
func (p *Plan) charts(members []elasticache.Member) []chart {
	var charts []chart
	for _, m := range measures {
		c := chart{Title: m.title, configured: configured{Metric: m.metric}}
		if m.alarm != "" {
			row := p.row(m.alarm)
			if !row.appliesTo(p.engine.NodeType, p.topology.Shape) {
				continue
			}
			c.configured, _ = row.with(p.Settings.Of(m.alarm), p.engine.NodeType)
			// The threshold of a formula is none of the metric's.
			c.armed = c.math == nil && p.watched(row.Key)
		}
		for _, member := range members {
			c.Lines = append(c.Lines, line{
				label: member.Suffix, dimensions: c.onMember(member, member.ID(p.identity.Name)).Dimensions,
			})
		}
		if c.Name == engineCPU {
			c.Title = "Engine CPU"
		}
		charts = append(charts, c)
	}
	return charts
}

// groupSection draws what is watched of the group as a whole.
func (p *Plan) groupSection() section {
	s := section{Title: "## The group as a whole"}
	for _, a := range p.Alarms {
		if a.Groupwide {
			title := map[string]string{
				"groupCpu": "Engine CPU", "groupMemory": "Memory for data", "groupDisk": "Memory and SSD",
			}[a.Input]
			s.Charts = append(s.Charts, chart{
				configured: a.configured, Title: title, armed: true,
				Lines: []line{{label: cmp.Or(string(a.Members), "all nodes"), dimensions: a.Dimensions}},
			})
		}
	}
	return s
}

// watched says whether the nodes have an alarm.
func (p *Plan) watched(key string) bool {
	return slices.ContainsFunc(p.Alarms, func(a PlannedAlarm) bool { return a.Key == key })
}

func (d Dashboard) metrics() int {
	n := 0
	for _, s := range d.Sections {
		for _, c := range s.Charts {
			n += len(c.Lines)
		}
	}
	return n
}

func (d Dashboard) fits(alarms int) bool {
	widgets := 1 + (alarms+maxWidgetAlarms-1)/maxWidgetAlarms
	for _, s := range d.Sections {
		widgets += 1 + len(s.Charts)
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
