package clusteralarms

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// drawnBody is a dashboard as CloudWatch reads it.
type drawnBody struct {
	Widgets []struct {
		Type                string
		X, Y, Width, Height int
		Properties          struct {
			Title, Markdown, Region, Stat string
			Period                        int
			Alarms                        []string
			Metrics                       [][]any
			Annotations                   struct {
				Horizontal []struct {
					Label, Fill string
					Value       float64
				}
			}
		}
	}
}

func draw(t *testing.T, p *Plan, alarms ...string) drawnBody {
	t.Helper()
	body, err := p.Dashboard.Body("eu-west-1", alarms)
	require.NoError(t, err)
	var d drawnBody
	require.NoError(t, json.Unmarshal([]byte(body), &d))
	return d
}

// Each chart shows the threshold of its alarm, as the program sets it, if there is one.
func TestDashboard(t *testing.T) {
	t.Parallel()
	assert.Nil(t, planOf(t).Dashboard)
	d := draw(t, planOf(t, withDashboard, withSettings(Alarms{
		Memory: &monitoring.Alarm{Threshold: new(70.)}, HitRate: &monitoring.Alarm{},
		Connections: &monitoring.Alarm{Enabled: new(bool)},
	})), "arn")
	thresholds, charts := map[string]string{}, map[string][][]any{}
	for _, w := range d.Widgets {
		if w.Type != "metric" {
			continue
		}
		charts[w.Properties.Title] = w.Properties.Metrics
		assert.Equal(t, "eu-west-1", w.Properties.Region)
		for _, a := range w.Properties.Annotations.Horizontal {
			thresholds[w.Properties.Title] = fmt.Sprint(a.Label, ", ", a.Value, ", ", a.Fill)
		}
	}
	assert.Equal(t, map[string]string{
		"CPU":             "alarm: 45 %, 45, above",
		"Memory for data": "alarm: 70 %, 70, above",
		"Replication lag": "alarm: 5 s, 5, above",
		"Hit rate":        "alarm: 80 %, 80, below",
	}, thresholds)
	assert.Len(t, charts, 8)
	assert.Equal(t, [][]any{
		{"AWS/ElastiCache", "NetworkBytesIn", "CacheClusterId", "sessions-001", "CacheNodeId", "0001", map[string]any{"label": "001"}},
		{"AWS/ElastiCache", "NetworkBytesIn", "CacheClusterId", "sessions-002", "CacheNodeId", "0001", map[string]any{"label": "002"}},
	}, charts["Network in"])
	assert.Equal(t, []string{"arn"}, d.Widgets[1].Properties.Alarms)
	assert.Contains(t, d.Widgets[0].Properties.Markdown, "# sessions\nA primary with 1 replica on cache.m7g.large.")
}

// The sections and charts follow the shape, the node type and the scope.
func TestDashboardSections(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*testCluster)
		titles []string
		charts int
		per    int
	}{
		"one node":         {ofShape(oneNode), []string{"## Nodes"}, 7, 1},
		"credits":          {ofNodes("cache.t4g.small"), []string{"## Nodes"}, 9, 2},
		"tiered":           {ofNodes("cache.r6gd.xlarge"), []string{"## Nodes"}, 8, 2},
		"one shard":        {ofShape(sharded(1, 2)), []string{"## Nodes"}, 8, 3},
		"shards":           {ofShape(sharded(2, 1)), []string{"## All nodes", "## Shard 0001", "## Shard 0002"}, 24, 4},
		"group and nodes":  {allOf(ofShape(sharded(2, 1)), watching("both")), []string{"## The group as a whole", "## All nodes", "## Shard 0001", "## Shard 0002"}, 27, 1},
		"no alarms at all": {allOf(ofShape(sharded(2, 0)), withoutAlarms), []string{"## All nodes", "## Shard 0001", "## Shard 0002"}, 21, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := planOf(t, withDashboard, test.change)
			var titles []string
			charts := 0
			for _, s := range p.Dashboard.Sections {
				titles = append(titles, s.Title)
				charts += len(s.Charts)
			}
			assert.Equal(t, test.titles, titles)
			assert.Equal(t, test.charts, charts)
			assert.Len(t, p.Dashboard.Sections[0].Charts[0].Lines, test.per)
		})
	}
}

// CloudWatch accepts the dashboard of a cluster of any size, and the dashboard shows every node.
func TestDashboardOfLargeClusters(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ shards, replicas, sections, measures int }{
		{8, 5, 9, 8}, {50, 0, 51, 7}, {60, 0, 61, 7}, {61, 0, 1, 7}, {39, 2, 40, 8}, {45, 5, 1, 8}, {52, 5, 1, 8}, {53, 5, 1, 7}, {83, 5, 1, 5}, {500, 0, 1, 5},
	} {
		t.Run(fmt.Sprint(test), func(t *testing.T) {
			t.Parallel()
			p := planOf(t, withDashboard, ofShape(sharded(test.shards, test.replicas)), watching("nodes"))
			arns := make([]string, len(p.Alarms))
			d := draw(t, p, arns...)
			assert.LessOrEqual(t, len(d.Widgets), 500)
			metrics := 0
			for _, w := range d.Widgets {
				assert.LessOrEqual(t, w.X+w.Width, 24)
				assert.LessOrEqual(t, len(w.Properties.Metrics), 500)
				assert.LessOrEqual(t, len(w.Properties.Alarms), 100)
				metrics += len(w.Properties.Metrics)
			}
			assert.LessOrEqual(t, metrics, 2500)
			assert.Len(t, p.Dashboard.Sections, test.sections)
			assert.Len(t, p.Dashboard.Sections[0].Charts, test.measures)
			for _, c := range p.Dashboard.Sections[0].Charts {
				assert.Len(t, c.Lines, p.Topology.Shape.Nodes())
			}
		})
	}
}

// No widget overlaps another, and no row has a hole.
func TestGrid(t *testing.T) {
	t.Parallel()
	d := draw(t, planOf(t, withDashboard, ofShape(sharded(3, 1)), watching("both")), make([]string, 150)...)
	taken := map[[2]int]int{}
	for i, w := range d.Widgets {
		for x := w.X; x < w.X+w.Width; x++ {
			for y := w.Y; y < w.Y+w.Height; y++ {
				other, again := taken[[2]int{x, y}]
				assert.False(t, again, "widgets %d and %d lie on each other", other, i)
				taken[[2]int{x, y}] = i
			}
		}
		if w.X > 0 {
			_, beside := taken[[2]int{w.X - 1, w.Y}]
			assert.True(t, beside, "a hole before widget %d", i)
		}
	}
}
