package clusteralarms

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Cluster is what the alarms and the dashboard of a cluster follow from.
type Cluster struct {
	Identity *identity.Plan
	Engine   *engine.Plan
	Topology *topology.Plan
	Scaling  *scaling.Plan
}

// watchedCluster is a cluster, with what the program says about its alarms.
type watchedCluster struct {
	Cluster
	settings map[string]*monitoring.Alarm
	// scopeInput is empty if the cluster decides.
	scopeInput string
	// table is [alarmTable] with the metrics and the targets by which AWS scales the cluster.
	table []alarmRow
}

// has says whether the cluster has an alarm on nodes of such a type. Alarms on the group are there for all numbers that
// AWS may scale to: the first replica brings no deployment that could add its alarm. Alarms on nodes are on the nodes
// of the program.
func (c *watchedCluster) has(row alarmRow, node elasticache.NodeType) bool {
	if row.groupwide {
		return row.appliesTo(node, c.Scaling.Largest())
	}
	return row.appliesTo(node, c.Topology.Shape)
}

// rowFor is the row of an alarm that applies to a cluster of such nodes. If none does, it is the first row of the
// alarm, so that rules can say what is wrong with the program's changes of it.
func (c *watchedCluster) rowFor(input string, node elasticache.NodeType) alarmRow {
	var first alarmRow
	for _, row := range c.table {
		if row.input != input {
			continue
		}
		if c.has(row, node) {
			return row
		}
		if first.input == "" {
			first = row
		}
	}
	return first
}
