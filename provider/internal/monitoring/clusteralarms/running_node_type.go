package clusteralarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// A change of the node type waits for the maintenance window unless it is applied immediately. Until then, alarms that
// fit the new nodes would be wrong about the old ones: 5 % of the memory of a cache.r7g.16xlarge is more memory than a
// cache.r7g.large has. So metrics and thresholds follow the node type that runs. Which alarms there are follows the
// node type that the program asks for, since their number must be known before AWS has answered.

// fit adapts an alarm to a node type, by the row of the same key that applies to it. The alarm stays as it is if no row
// applies, or if the row has a formula in place of a metric or a metric in place of a formula.
func (c *watchedCluster) fit(a monitoring.PlannedAlarm, nodeType string) monitoring.PlannedAlarm {
	node := c.nodeTypeOr(nodeType)
	if node == c.Engine.NodeType {
		return a
	}
	for _, row := range c.table {
		if row.key == a.Key && c.has(row, node) && (row.formula == nil) == (a.Formula == nil) {
			a.Metric, _ = row.on(node).Configured(c.settings[row.input])
		}
	}
	return a
}

// nodeTypeOr is the node type of that name, or the one that the program asks for if the name is none.
func (c *watchedCluster) nodeTypeOr(nodeType string) elasticache.NodeType {
	if node, err := elasticache.ParseNodeType(nodeType); err == nil {
		return node
	}
	return c.Engine.NodeType
}
