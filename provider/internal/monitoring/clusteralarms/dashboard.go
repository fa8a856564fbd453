package clusteralarms

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// nodeCharts are in the order of their importance: the dashboard of a very large cluster leaves out the last ones.
var nodeCharts = []monitoring.Graph{
	{Title: "CPU", Alarm: "cpu"},
	{Title: "Memory for data", Alarm: "memory"},
	{Title: "Connections", Alarm: "connections"},
	{Title: "Replication lag", Alarm: "replicationLag"},
	{Title: "Evictions", Alarm: "evictions"},
	{Title: "Hit rate", Alarm: "hitRate"},
	{Title: "Network in", Metric: monitoring.BytesPerMinute("NetworkBytesIn", "Average")},
	{Title: "Network out", Metric: monitoring.BytesPerMinute("NetworkBytesOut", "Average")},
	{Title: "Memory and SSD", Alarm: "disk"},
	{Title: "CPU credits", Alarm: "cpuCredits"},
}

// groupTitles are the titles of the charts of the group, by their alarms.
var groupTitles = map[string]string{
	"groupCpu": "Engine CPU", "groupMemory": "Memory for data", "groupDisk": "Memory and SSD",
	"scalingShards": "What shards follow", "scalingReplicas": "What replicas follow",
}

// drawing is a dashboard in the making, for nodes of one type.
type drawing struct {
	*watchedCluster
	monitoring.Drawn
	node elasticache.NodeType
}

// draw plans the dashboard: all nodes together, so that an unusual one shows, and then the nodes of each shard. If
// CloudWatch accepts no dashboard of that size, it has all nodes together only, with as many charts as fit.
func (c *watchedCluster) draw(drawn monitoring.Drawn) *monitoring.Dashboard {
	d := drawing{c, drawn, c.nodeTypeOr(drawn.Runs)}
	shape := c.Topology.Shape
	board := drawn.Titled(c.Identity.Name, fmt.Sprintf("%s on %s", c.sizeInWords(), d.node))
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
	charts := d.Charts(nodeCharts, lines, func(alarm string) (monitoring.Metric, bool) {
		row := d.rowFor(alarm, d.node)
		m, _ := row.on(d.node).Configured(d.settings[alarm])
		return m, row.appliesTo(d.node, shape)
	})
	for i := range charts {
		if charts[i].Name == engineCPU {
			charts[i].Title = "Engine CPU"
		}
	}
	return charts
}

// groupSection draws what the alarms watch of the group as a whole.
func (d drawing) groupSection() monitoring.Section {
	section := monitoring.Section{Title: "## The group as a whole"}
	for _, a := range d.onGroup() {
		section.Charts = append(section.Charts, monitoring.Chart{
			Metric: a.Metric, Title: groupTitles[a.Input], Armed: d.Watches(a.Key), Target: d.targets()[a.Key],
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
	for _, a := range d.Alarms {
		if a.Suffix == "" {
			alarms = append(alarms, a)
		}
	}
	return alarms
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
