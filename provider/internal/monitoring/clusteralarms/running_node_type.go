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
func (p *Plan) fit(a monitoring.PlannedAlarm, nodeType string) monitoring.PlannedAlarm {
	node := p.nodeTypeOr(nodeType)
	if node == p.engine.NodeType {
		return a
	}
	for _, row := range alarmTable {
		if row.key == a.Key && row.appliesTo(node, p.topology.Shape) && (row.formula == nil) == (a.Formula == nil) {
			a.Metric, _ = row.on(node).Configured(p.settings[row.input])
		}
	}
	return a
}

// nodeTypeOr is the node type of that name, or the one that the program asks for if the name is none.
func (p *Plan) nodeTypeOr(nodeType string) elasticache.NodeType {
	if node, err := elasticache.ParseNodeType(nodeType); err == nil {
		return node
	}
	return p.engine.NodeType
}

// Misfit compares the alarms for a node type that still runs with the alarms for the plan's node type, which replaces
// it in the maintenance window.
type Misfit struct {
	// Differs says that an alarm has another metric or threshold on the two.
	Differs bool
	// FalseAlarm says that an alarm for the old nodes may go off on new nodes that are well.
	FalseAlarm bool
}

// Misfit is the zero value if the alarms are the same for both node types.
func (p *Plan) Misfit(runs string) (m Misfit) {
	node := p.nodeTypeOr(runs)
	for _, after := range p.Alarms {
		before := p.fit(after, runs)
		if before.Name == after.Name && before.Threshold == after.Threshold &&
			before.Expression() == after.Expression() {
			continue
		}
		m.Differs = true
		// laxer says that the alarm for the old nodes goes off later than the one for the new nodes.
		laxer := before.Threshold > after.Threshold
		switch {
		case after.Formula != nil:
			laxer = node.CreditsPerHour() > p.engine.NodeType.CreditsPerHour()
		case before.Comparison == monitoring.LessThan:
			laxer = before.Threshold < after.Threshold
		}
		if before.Name != after.Name || !laxer {
			m.FalseAlarm = true
		}
	}
	return m
}
