package clusteralarms

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
)

// shortNames are the names of the planned alarms.
func shortNames(p *Plan) (names []string) {
	for _, a := range p.Alarms {
		names = append(names, a.ShortName())
	}
	return names
}

// Where AWS scales, the alarms are those on the group, and one for each dimension; unless the program asks for others.
func TestAlarmsOfScaledClusters(t *testing.T) {
	t.Parallel()
	shards, replicas := by("cpu", 60), by("cpu", 60)
	ofGroup := []string{"group-cpu-primaries", "group-cpu-replicas", "group-memory"}
	for name, test := range map[string]struct {
		change func(*testCluster)
		want   []string
	}{
		"shards":           {scaled(shards, nil), append(ofGroup[:3:3], "scaling-shards")},
		"replicas":         {scaled(nil, replicas), append(ofGroup[:3:3], "scaling-replicas")},
		"both dimensions":  {scaled(shards, replicas), append(ofGroup[:3:3], "scaling-shards", "scaling-replicas")},
		"no alarms":        {allOf(scaled(shards, replicas), withoutAlarms), nil},
		"tiered":           {allOf(scaled(shards, nil), ofNodes("cache.r6gd.xlarge")), []string{"group-cpu-primaries", "group-cpu-replicas", "group-disk", "scaling-shards"}},
		"no replicas":      {allOf(scaled(shards, nil), ofShape(sharded(2, 0))), []string{"group-cpu-primaries", "group-memory", "scaling-shards"}},
		"replicas to come": {allOf(scaled(nil, replicas), ofShape(sharded(2, 0))), append(ofGroup[:3:3], "scaling-replicas")},
		"turned off":       {allOf(scaled(shards, nil), withSettings(Alarms{ScalingShards: &monitoring.Alarm{Enabled: new(bool)}})), ofGroup},
	} {
		assert.Equal(t, test.want, shortNames(planOf(t, test.change)), name)
	}
	assert.Contains(t, shortNames(planOf(t, scaled(shards, nil), watching("both"))), "cpu-0002-002")
	nodes := shortNames(planOf(t, scaled(shards, nil), watching("nodes")))
	assert.Equal(t, "scaling-shards", nodes[0], "the alarm on scaling comes with every scope")
	assert.NotContains(t, nodes, "group-memory")
	assert.Equal(t, scopeNodes, planOf(t, ofShape(sharded(2, 1))).scope())
}

// The alarm on a dimension watches what AWS scales by, as AWS does, for an hour.
func TestScalingAlarms(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		change     func(*testCluster)
		key, name  string
		dimensions map[string]string
		about      string
	}{
		{
			scaled(by("cpu", 65), nil), "scaling-shards", "EngineCPUUtilization",
			map[string]string{"ReplicationGroupId": "sessions", "Role": "Primary"},
			"EngineCPUUtilization of the primaries of sessions on average is above 65 %. ",
		},
		{
			scaled(by("memory", 65), nil), "scaling-shards", "DatabaseMemoryUsageCountedForEvictPercentage",
			map[string]string{"ReplicationGroupId": "sessions"},
			"DatabaseMemoryUsageCountedForEvictPercentage of all nodes of sessions on average is above 65 %. ",
		},
		{
			scaled(by("capacity", 65), nil), "scaling-shards", "DatabaseCapacityUsageCountedForEvictPercentage",
			map[string]string{"ReplicationGroupId": "sessions"},
			"DatabaseCapacityUsageCountedForEvictPercentage of all nodes of sessions on average is above 65 %. ",
		},
		{
			scaled(nil, by("cpu", 65)), "scaling-replicas", "EngineCPUUtilization",
			map[string]string{"ReplicationGroupId": "sessions", "Role": "Replica"},
			"EngineCPUUtilization of the replicas of sessions on average is above 65 %. ",
		},
	} {
		var found bool
		for _, a := range planOf(t, test.change).Alarms {
			if a.Key != test.key {
				continue
			}
			found = true
			assert.Equal(t, []any{test.name, "Average", 65., 300, 12, 12},
				[]any{a.Name, a.Statistic, a.Threshold, a.Period, a.EvaluationPeriods, a.DatapointsToAlarm})
			assert.Equal(t, test.dimensions, a.Dimensions)
			assert.Contains(t, a.Description(), test.about)
			assert.LessOrEqual(t, len(a.Description()), 1024, "CloudWatch's limit")
		}
		assert.True(t, found, test.about)
	}
	set := planOf(t, scaled(by("cpu", 60), nil),
		withSettings(Alarms{ScalingShards: &monitoring.Alarm{Threshold: new(70.)}}))
	assert.Equal(t, 70., set.Alarms[3].Threshold, "as the program sets it")
	assert.Equal(t, engineCPU, planOf(t, scaled(by("latency", 60), nil)).Alarms[3].Name, "a word that is refused")
}

// There is no warning of nodes that AWS adds and removes as it should.
func TestScaledNodesAreNoSurprise(t *testing.T) {
	t.Parallel()
	p := planOf(t, scaled(by("cpu", 60), nil), watching("both"))
	assert.Empty(t, observed(p, "sessions-0001-001", "sessions-0003-001"))
	assert.NotEmpty(t, observed(planOf(t, ofShape(sharded(2, 1))), "sessions-0001-001", "sessions-0003-001"))
}

// The dashboard of a scaled cluster finds its nodes, and shows the targets.
func TestDashboardOfScaledClusters(t *testing.T) {
	t.Parallel()
	p := planOf(t, withDashboard, scaled(by("cpu", 60), nil))
	d := draw(t, p, "arn")
	assert.Equal(t, "# sessions\n1 to 5 shards with 1 replica each, scaled by AWS, on cache.m7g.large. "+
		"A red line is the threshold of an alarm; the description of the alarm says what to do.",
		d.Widgets[0].Properties.Markdown)
	marks, drawn := map[string][]string{}, map[string][]any{}
	for _, w := range d.Widgets {
		if w.Type == "metric" {
			title := w.Properties.Title + " " + w.Properties.Stat
			require.Len(t, w.Properties.Metrics, 1)
			line := w.Properties.Metrics[0]
			if line[len(line)-1].(map[string]any)["label"] == "Replica" {
				title += " of replicas"
			}
			drawn[title] = w.Properties.Metrics[0]
			for _, a := range w.Properties.Annotations.Horizontal {
				marks[title] = append(marks[title], fmt.Sprint(a.Label, ", ", a.Fill))
			}
		}
	}
	assert.Equal(t, map[string][]string{
		"Engine CPU Maximum":             {"target: 60 %, none", "alarm: 90 %, above"},
		"Engine CPU Maximum of replicas": {"alarm: 90 %, above"},
		"Memory for data Maximum":        {"alarm: 80 %, above"},
		"What shards follow Average":     {"target and alarm: 60 %, above"},
	}, marks)
	assert.Equal(t, []any{map[string]any{
		"expression": `SEARCH('{AWS/ElastiCache,CacheClusterId,CacheNodeId} MetricName="CurrConnections" ` +
			`CacheNodeId="0001" CacheClusterId=sessions', 'Average')`,
		"label": "${PROP('Dim.CacheClusterId')}", "period": 60.,
	}}, drawn["Connections Average"])
	for title := range drawn {
		search, isSearch := drawn[title][0].(map[string]any)
		if isSearch {
			assert.LessOrEqual(t, len(search["expression"].(string)), 1024, "CloudWatch's limit")
		}
	}
	assert.Contains(t, drawn, "Replication lag Maximum")

	for name, change := range map[string]func(*testCluster){
		"the first size does not matter": ofShape(sharded(5, 1)),
		"nor does the scope":             watching("both"),
		"nor whether there are alarms":   withoutAlarms,
	} {
		same := planOf(t, withDashboard, scaled(by("cpu", 60), nil), change).Dashboard
		assert.Equal(t, titles(p.Dashboard), titles(same), name)
	}
	set := planOf(t, withDashboard, scaled(by("cpu", 60), nil),
		withSettings(Alarms{ScalingShards: &monitoring.Alarm{Threshold: new(70.)}}))
	body, err := set.Dashboard.Body("eu-west-1", nil)
	require.NoError(t, err)
	assert.Contains(t, body, `"horizontal":[{"label":"target: 60 %","value":60,"fill":"none","color":"#2ca02c"},`+
		`{"label":"alarm: 70 %","value":70,"fill":"above","color":"#d62728"}]`)
}

// The dashboard does not change with what AWS makes of the cluster, and has the charts of what may come.
func TestDashboardOfWhatMayCome(t *testing.T) {
	t.Parallel()
	replicas := &scaling.AutoScalingDimension{Min: 1, Max: 2}
	for _, shape := range []elasticache.Topology{sharded(2, 0), sharded(90, 1)} {
		p := planOf(t, withDashboard, scaled(nil, replicas), ofShape(shape))
		assert.Contains(t, titles(p.Dashboard), "Replication lag")
		assert.Contains(t, p.Dashboard.Title, " with 1 to 2 replicas each, scaled by AWS,")
		assert.Len(t, p.Dashboard.Sections, 2)
		assert.False(t, strings.Contains(fmt.Sprint(titles(p.Dashboard)), "credits"))
	}
}
