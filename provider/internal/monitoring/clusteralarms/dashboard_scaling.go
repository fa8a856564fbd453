package clusteralarms

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// Where AWS scales a cluster, its nodes come and go without a deployment. The dashboard draws what AWS publishes of the
// group, and finds the nodes by a search.

// foundNodes are the charts of all nodes that run, whatever their number.
//
// Nodes are found by their ids, <id>-NNNN-NNN, of which only the beginning is known. A search matches whole values or
// words anywhere in them, not beginnings. So it also finds the nodes of each cluster whose id has the words of this id
// in the same order: for "shop", the nodes of "shop-eu", "old-shop" and "shop2", but not of "workshop". The label of
// each line is the whole id of its node, so such nodes are easy to see.
// Source: CloudWatch user guide, "CloudWatch search expression syntax".
func (d drawing) foundNodes() monitoring.Section {
	return monitoring.Section{Title: "## All nodes", Charts: d.nodeCharts(d.Scaling.Largest(), []monitoring.Line{{
		Label: monitoring.ValueOf("CacheClusterId"),
		Search: &monitoring.Search{
			Schema:  []string{"CacheClusterId", "CacheNodeId"},
			Exact:   []monitoring.Dimension{{Name: "CacheNodeId", Value: elasticache.NodeID}},
			Partial: []monitoring.Dimension{{Name: "CacheClusterId", Value: d.Identity.Name}},
		},
	}})}
}

// publishedOfGroup is what AWS publishes of the group, whether an alarm watches it or not.
func (d drawing) publishedOfGroup() (published []monitoring.PlannedAlarm) {
	for _, row := range d.table {
		if row.groupwide && d.has(row, d.node) {
			m, _ := row.on(d.node).Configured(d.settings[row.input])
			published = append(published, onGroup(d.Identity.Name, m, row))
		}
	}
	return published
}

// targets are the targets of scaling, by the keys of the alarms on the same metrics.
func (d drawing) targets() map[string]float64 {
	targets := map[string]float64{}
	for _, row := range d.table {
		for _, dimension := range d.Scaling.Dimensions {
			if row.name == dimension.Metric.Name && string(row.role) == dimension.Metric.Role {
				targets[row.key] = dimension.Target
			}
		}
	}
	return targets
}

// limitsInWords say between which numbers AWS scales.
func (c *watchedCluster) limitsInWords() string {
	counts := map[string]string{
		"shards":   counted(c.Topology.Shape.Shards, "shard"),
		"replicas": counted(c.Topology.Shape.ReplicasPerShard, "replica"),
	}
	for word := range counts {
		if d, scaled := c.Scaling.Find(word); scaled {
			counts[word] = fmt.Sprintf("%d to %d %s", d.Min, d.Max, word)
		}
	}
	return fmt.Sprintf("%s with %s each, scaled by AWS,", counts["shards"], counts["replicas"])
}
