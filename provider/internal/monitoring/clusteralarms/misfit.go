package clusteralarms

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"

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
			laxer = node.CreditsPerHour() > p.Engine.NodeType.CreditsPerHour()
		case before.Comparison == monitoring.LessThan:
			laxer = before.Threshold < after.Threshold
		}
		if before.Name != after.Name || !laxer {
			m.FalseAlarm = true
		}
	}
	return m
}
