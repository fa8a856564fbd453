package rediscluster

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func withDashboard(a *RedisClusterArgs) { a.EnableDashboard = ptr(true) }

// drawn is a dashboard as CloudWatch reads it.
type drawn struct {
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

func draw(t *testing.T, p *plan, alarms ...string) drawn {
	t.Helper()
	body, err := p.monitoring.Dashboard.Body("eu-west-1", alarms)
	require.NoError(t, err)
	var d drawn
	require.NoError(t, json.Unmarshal([]byte(body), &d))
	return d
}

// Each measure of each node is drawn, with the threshold of its alarm as it is, where there is one.
func TestDashboard(t *testing.T) {
	t.Parallel()
	assert.Nil(t, planOf(t).monitoring.Dashboard)
	d := draw(t, planOf(t, withDashboard, changed(Alarms{
		Memory: &Alarm{Threshold: ptr(70.)}, HitRate: &Alarm{}, Connections: &Alarm{Enabled: new(bool)},
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

// What is drawn follows the shape, the node type and the scope.
func TestDashboardSections(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*RedisClusterArgs)
		titles []string
		charts int
		per    int
	}{
		"one node":         {nodes(1), []string{"## Nodes"}, 7, 1},
		"credits":          {nodeType("cache.t4g.small"), []string{"## Nodes"}, 9, 2},
		"tiered":           {nodeType("cache.r6gd.xlarge"), []string{"## Nodes"}, 8, 2},
		"one shard":        {shards(1, 2), []string{"## Nodes"}, 8, 3},
		"shards":           {shards(2, 1), []string{"## All nodes", "## Shard 0001", "## Shard 0002"}, 24, 4},
		"group and nodes":  {all(shards(2, 1), scope("both")), []string{"## The group as a whole", "## All nodes", "## Shard 0001", "## Shard 0002"}, 27, 1},
		"no alarms at all": {all(shards(2, 0), noAlarms), []string{"## All nodes", "## Shard 0001", "## Shard 0002"}, 21, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := planOf(t, withDashboard, test.change)
			var titles []string
			charts := 0
			for _, s := range p.monitoring.Dashboard.Sections {
				titles = append(titles, s.Title)
				charts += len(s.Charts)
			}
			assert.Equal(t, test.titles, titles)
			assert.Equal(t, test.charts, charts)
			assert.Len(t, p.monitoring.Dashboard.Sections[0].Charts[0].Lines, test.per)
		})
	}
}

// Whatever the size, the dashboard is one that CloudWatch takes, and holds every node.
func TestDashboardOfLargeClusters(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ shards, replicas, sections, measures int }{
		{8, 5, 9, 8}, {50, 0, 51, 7}, {60, 0, 61, 7}, {61, 0, 1, 7}, {39, 2, 40, 8}, {45, 5, 1, 8}, {52, 5, 1, 8}, {53, 5, 1, 7}, {83, 5, 1, 5}, {500, 0, 1, 5},
	} {
		t.Run(fmt.Sprint(test), func(t *testing.T) {
			t.Parallel()
			p := planOf(t, withDashboard, shards(test.shards, test.replicas), scope("nodes"))
			arns := make([]string, len(p.monitoring.Alarms))
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
			assert.Len(t, p.monitoring.Dashboard.Sections, test.sections)
			assert.Len(t, p.monitoring.Dashboard.Sections[0].Charts, test.measures)
			for _, c := range p.monitoring.Dashboard.Sections[0].Charts {
				assert.Len(t, c.Lines, p.topology.Shape.Nodes())
			}
		})
	}
}

// Two widgets never lie on each other, and no row has a hole before its end.
func TestGrid(t *testing.T) {
	t.Parallel()
	d := draw(t, planOf(t, withDashboard, shards(3, 1), scope("both")), make([]string, 150)...)
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

// Where the dashboard is: the name holds the region, since an account has its dashboards in common to all of them.
func TestDashboardURL(t *testing.T) {
	t.Parallel()
	var url any
	g, err := deploy(t, with(withDashboard), func(c *RedisCluster) { url = await(t, c.DashboardUrl) })
	require.NoError(t, err)
	assert.Equal(t, "sessions-eu-west-1", g["cache-dashboard"].get("dashboardName"))
	assert.Equal(t, "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#dashboards/dashboard/sessions-eu-west-1", *url.(*string))
	assert.Contains(t, g["cache-dashboard"].get("dashboardBody"),
		`"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:sessions-cpu-002"`)
}

// Where the cluster is says what is made for it, or the cluster itself.
func TestDashboardOfOwnGroups(t *testing.T) {
	t.Parallel()
	for region, change := range map[string]func(*RedisClusterArgs){
		"eu-west-1":    ownGroups(group1),          // the subnet group's, or the replication group's
		"eu-central-1": ownSubnetGroup(ownSubnets), // the security group's: in the tests, elsewhere
	} {
		g := mustDeploy(t, with(all(withDashboard, change)))
		assert.Equal(t, "sessions-"+region, g["cache-dashboard"].get("dashboardName"))
	}
	g := mustDeploy(t, with(all(withDashboard, ownGroups(group1), ownSubnetGroup(ownSubnets))))
	assert.Equal(t, "sessions-eu-west-1", g["cache-dashboard"].get("dashboardName"))
	assert.Contains(t, g["cache-dashboard"].get("dashboardBody"),
		`"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:sessions-cpu-002"`)
}

// Topics are told of what concerns them: OpsItems and the like are for alarms alone; of missing data one is told on
// request.
func TestActions(t *testing.T) {
	t.Parallel()
	const ops, page = "arn:aws:ssm:eu-west-1:123456789012:opsitem:3", "arn:aws:sns:eu-west-1:123456789012:pager"
	g := mustDeploy(t, with(all(alarmTopics(topic, ops), pager(page))))
	alarm := g["cache-alarm-memory-001"]
	assert.Equal(t, []any{topic, ops}, alarm.get("alarmActions"))
	assert.Equal(t, []any{topic}, alarm.get("okActions"))
	assert.False(t, alarm.has("insufficientDataActions"))
	whole := g["cache-alarm-unhealthy"]
	assert.Equal(t, []any{page}, whole.get("alarmActions"))
	assert.Equal(t, []any{page}, whole.get("okActions"))
	assert.Contains(t, whole.dependencies(),
		"urn:pulumi:stack::project::"+Token+"$aws:cloudwatch/metricAlarm:MetricAlarm::cache-alarm-memory-001")

	g = mustDeploy(t,
		with(all(alarmTopics(ops), func(a *RedisClusterArgs) { a.EnableInsufficientDataActions = ptr(true) })))
	assert.False(t, g["cache-alarm-memory-001"].has("okActions"))
	assert.False(t, g["cache-alarm-memory-001"].has("insufficientDataActions"))
	g = mustDeploy(t, with(func(a *RedisClusterArgs) {
		a.AlarmsSnsTopicArns, a.EnableInsufficientDataActions = pulumi.ToStringArray([]string{topic}), ptr(true)
	}))
	assert.Equal(t, []any{topic}, g["cache-alarm-memory-001"].get("insufficientDataActions"))
	assert.NotContains(t, g, "cache-alarm-unhealthy")
}
