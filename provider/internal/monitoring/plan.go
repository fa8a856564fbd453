// Package monitoring is the concern of what is watched: alarms with their runbooks, one alarm over all of them, and the
// dashboard.
package monitoring

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Plan is what is watched, and who hears of it.
type Plan struct {
	in       *inputs.Resolver
	identity *identity.Plan
	engine   *engine.Plan
	topology *topology.Plan

	Enabled  bool
	Settings *Alarms
	// ScopeInput is empty where the size decides.
	ScopeInput       string
	WantsDashboard   bool
	TellsMissingData bool
	Topics           inputs.List
	CompositeTopics  inputs.List

	Alarms     []PlannedAlarm
	Composites []Composite
	// Dashboard is nil where there is none.
	Dashboard *Dashboard
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(
	in *inputs.Resolver, args Inputs, identity *identity.Plan, engine *engine.Plan, topology *topology.Plan,
) *Plan {
	p := &Plan{
		in: in, identity: identity, engine: engine, topology: topology,
		Enabled:          inputs.OrElse(args.EnableCloudwatchAlarms, true),
		Settings:         args.Alarms,
		ScopeInput:       inputs.OrElse(args.AlarmScope, ""),
		WantsDashboard:   inputs.OrElse(args.EnableDashboard, false),
		TellsMissingData: inputs.OrElse(args.EnableInsufficientDataActions, false),
		Topics:           inputs.TakeList(in, "alarmsSnsTopicArns", args.AlarmsSnsTopicArns),
		CompositeTopics:  inputs.TakeElements(in, "compositeAlarmSnsTopicArns", args.CompositeAlarmSnsTopicArns),
	}
	if !topology.CanListMembers() {
		return p
	}
	if p.Enabled {
		p.Alarms = plannedAlarms(identity.Name, topology.Shape, engine.NodeType, p.scope(), p.Settings)
		p.Composites = p.composites()
	}
	if p.WantsDashboard {
		p.Dashboard = p.planDashboard()
	}
	return p
}

// row is the row of an alarm that holds for the cluster, or the first where none does.
func (p *Plan) row(input string) Metric {
	var first Metric
	for _, m := range Metrics {
		if m.Input != input {
			continue
		}
		if m.appliesTo(p.engine.NodeType, p.topology.Shape) {
			return m
		}
		if first.Input == "" {
			first = m
		}
	}
	return first
}

// scope is the one that the program asks for, or what fits the size.
func (p *Plan) scope() alarmScope {
	switch {
	case p.ScopeInput != "":
		return alarmScope(p.ScopeInput)
	case p.topology.Shape.Nodes() > maxNodesWithOwnAlarms:
		return scopeGroup
	}
	return ScopeNodes
}
