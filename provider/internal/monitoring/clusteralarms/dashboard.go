package clusteralarms

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// nodeChart is what the dashboard draws of each node.
type nodeChart struct {
	title string
	// alarm is the one whose metric and threshold are drawn. If it is empty, metric is drawn.
	alarm  string
	metric monitoring.Metric
}

// nodeCharts are in the order of their importance: the dashboard of a very large cluster leaves out the last ones.
var nodeCharts = []nodeChart{
	{title: "CPU", alarm: "cpu"},
	{title: "Memory for data", alarm: "memory"},
	{title: "Connections", alarm: "connections"},
	{title: "Replication lag", alarm: "replicationLag"},
	{title: "Evictions", alarm: "evictions"},
	{title: "Hit rate", alarm: "hitRate"},
	{title: "Network in", metric: bytesPerMinute("NetworkBytesIn")},
	{title: "Network out", metric: bytesPerMinute("NetworkBytesOut")},
	{title: "Memory and SSD", alarm: "disk"},
	{title: "CPU credits", alarm: "cpuCredits"},
}

func bytesPerMinute(name string) monitoring.Metric {
	return monitoring.Metric{Name: name, Unit: "Bytes", Statistic: "Average", Period: 60}
}

// groupTitles are the titles of the charts of the group, by their alarms.
var groupTitles = map[string]string{
	"groupCpu": "Engine CPU", "groupMemory": "Memory for data", "groupDisk": "Memory and SSD",
	"scalingShards": "What shards follow", "scalingReplicas": "What replicas follow",
}

// drawing is a dashboard in the making, for nodes of one type.
type drawing struct {
	*watchedCluster
	node   elasticache.NodeType
	alarms []monitoring.PlannedAlarm
}

// draw plans the dashboard: all nodes together, so that an unusual one shows, and then the nodes of each shard. If
// CloudWatch accepts no dashboard of that size, it has all nodes together only, with as many charts as fit.
func (c *watchedCluster) draw(drawn monitoring.Drawn) *monitoring.Dashboard {
	d := drawing{c, c.nodeTypeOr(drawn.Runs), drawn.Alarms}
	shape := c.Topology.Shape
	board := &monitoring.Dashboard{
		Title: fmt.Sprintf("# %s\n%s on %s.", c.Identity.Name, c.sizeInWords(), d.node),
	}
	if len(d.alarms) > 0 {
		board.Title += " A red line is the threshold of an alarm; the description of the alarm says what to do."
	}
	group := d.groupSection()
	if len(group.Charts) > 0 {
		board.Sections = append(board.Sections, group)
	}
	if d.Scaling.On() {
		board.Sections = append(board.Sections, d.foundNodes())
		return board
	}
	members := shape.Members()
	nodes := monitoring.Section{Title: "## Nodes", Charts: d.charts(members)}
	if shape.Shards == 1 {
		board.Sections = append(board.Sections, nodes)
		return board
	}
	nodes.Title = "## All nodes"
	shards := append(slices.Clone(board.Sections), nodes)
	for i, shard := range slices.Collect(slices.Chunk(members, 1+shape.ReplicasPerShard)) {
		title := fmt.Sprintf("## Shard %04d", i+1)
		shards = append(shards, monitoring.Section{Title: title, Charts: d.charts(shard)})
	}
	if whole := (&monitoring.Dashboard{Title: board.Title, Sections: shards}); whole.Fits(drawn.States) {
		return whole
	}
	for len(nodes.Charts) > 0 &&
		!(&monitoring.Dashboard{Sections: []monitoring.Section{group, nodes}}).FitsMetrics() {
		nodes.Charts = nodes.Charts[:len(nodes.Charts)-1]
	}
	board.Sections = append(board.Sections, nodes)
	return board
}

// charts have a line for each of the members.
func (d drawing) charts(members []elasticache.Member) []monitoring.Chart {
	var lines []monitoring.Line
	for _, member := range members {
		lines = append(lines, monitoring.Line{
			Label: member.Suffix, Dimensions: memberDimensions(member, d.Identity.Name),
		})
	}
	return d.nodeCharts(d.Topology.Shape, lines)
}

// nodeCharts are the charts of nodes in a cluster of some shape, with these lines.
func (d drawing) nodeCharts(shape elasticache.Topology, lines []monitoring.Line) []monitoring.Chart {
	var charts []monitoring.Chart
	for _, one := range nodeCharts {
		c := monitoring.Chart{Title: one.title, Metric: one.metric, Lines: lines}
		if one.alarm != "" {
			row := d.rowFor(one.alarm, d.node)
			if !row.appliesTo(d.node, shape) {
				continue
			}
			c.Metric, _ = row.on(d.node).Configured(d.settings[one.alarm])
			// The threshold of a formula is not in the unit of the metric that is drawn.
			c.Armed = c.Formula == nil && d.watches(row.key)
		}
		if c.Name == engineCPU {
			c.Title = "Engine CPU"
		}
		charts = append(charts, c)
	}
	return charts
}

// groupSection draws what the alarms watch of the group as a whole.
func (d drawing) groupSection() monitoring.Section {
	section := monitoring.Section{Title: "## The group as a whole"}
	for _, a := range d.onGroup() {
		section.Charts = append(section.Charts, monitoring.Chart{
			Metric: a.Metric, Title: groupTitles[a.Input], Armed: d.watches(a.Key), Target: d.targets()[a.Key],
			Lines: []monitoring.Line{{
				Label: cmp.Or(a.Dimensions["Role"], "all nodes"), Dimensions: a.Dimensions,
			}},
		})
	}
	return section
}

// onGroup are the alarms on the group.
func (d drawing) onGroup() (alarms []monitoring.PlannedAlarm) {
	if d.Scaling.On() {
		return d.publishedOfGroup()
	}
	for _, a := range d.alarms {
		if a.Suffix == "" {
			alarms = append(alarms, a)
		}
	}
	return alarms
}

// watches says whether the nodes have an alarm.
func (d drawing) watches(key string) bool {
	return slices.ContainsFunc(d.alarms, func(a monitoring.PlannedAlarm) bool { return a.Key == key })
}

// sizeInWords is the shape of the cluster, or the limits between which AWS scales it.
func (c *watchedCluster) sizeInWords() string {
	if c.Scaling.On() {
		return c.limitsInWords()
	}
	return shapeInWords(c.Topology.Shape)
}

func shapeInWords(t elasticache.Topology) string {
	if t.ClusterMode {
		return fmt.Sprintf("%s with %s each", counted(t.Shards, "shard"), counted(t.ReplicasPerShard, "replica"))
	}
	if t.ReplicasPerShard == 0 {
		return "One node"
	}
	return fmt.Sprintf("A primary with %s", counted(t.ReplicasPerShard, "replica"))
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
