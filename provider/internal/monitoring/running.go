package monitoring

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

// A change of the node type waits for the maintenance window unless it is made at once. Until then alarms that fit the
// new nodes would be wrong about those that run: 5 % of the memory of a cache.r7g.16xlarge is more than a
// cache.r7g.large has at all. So what the alarms hold their metrics against follows the nodes that run. Which alarms
// there are follows the type that is asked for: their number must be known before AWS has answered.

// Fitted is an alarm as it is for nodes of a type: that of the row of its name that holds for them. Where none does, or
// one that watches a formula where this one watches a metric, the alarm stays as it is.
func (p *Plan) Fitted(a PlannedAlarm, nodeType string) PlannedAlarm {
	node, err := elasticache.ParseNodeType(nodeType)
	if err != nil || node == p.engine.NodeType {
		return a
	}
	for _, m := range Metrics {
		if m.Key == a.Key && m.appliesTo(node, p.topology.Shape) && (m.Formula == nil) == (a.Formula == nil) {
			a.configured, _ = m.with(p.Settings.Of(m.Input), node)
		}
	}
	return a
}

// On is the plan for nodes of another type, with the alarms that there are.
func (p *Plan) On(nodeType string) *Plan {
	node, err := elasticache.ParseNodeType(nodeType)
	if err != nil || node == p.engine.NodeType {
		return p
	}
	there, nodes := *p, *p.engine
	nodes.NodeType, there.engine = node, &nodes
	there.Alarms = make([]PlannedAlarm, len(p.Alarms))
	for i, a := range p.Alarms {
		there.Alarms[i] = p.Fitted(a, nodeType)
	}
	if p.Dashboard != nil {
		there.Dashboard = there.planDashboard()
	}
	return &there
}

// misfit says how the alarms for nodes of one type do on the nodes of the plan: whether there is a difference at all,
// and whether one may go off that should not.
func (p *Plan) misfit(nodeType string) (differs, early bool) {
	node, _ := elasticache.ParseNodeType(nodeType)
	for _, here := range p.Alarms {
		there := p.Fitted(here, nodeType)
		if there.Name == here.Name && there.Threshold == here.Threshold && there.Expression() == here.Expression() {
			continue
		}
		later := there.Threshold > here.Threshold
		switch {
		case here.math != nil:
			later = node.CreditsPerHour() > p.engine.NodeType.CreditsPerHour()
		case there.Comparison == LessThan:
			later = there.Threshold < here.Threshold
		}
		differs, early = true, early || there.Name != here.Name || !later
	}
	return differs, early
}

// AlarmsMeanwhile is what becomes of the alarms while nodes of a type wait to become those of the plan, as the end of a
// sentence.
func (p *Plan) AlarmsMeanwhile(nodeType string) string {
	differs, early := p.misfit(nodeType)
	if !differs {
		return ""
	}
	told := `; the alarms fit the nodes that run until the first "pulumi up --refresh" after the window`
	if early {
		told += ", and may go off on the new nodes before that: run it right after the window"
	}
	return told
}
