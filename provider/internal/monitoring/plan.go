// Package monitoring is the concern of what is watched: alarms with their runbooks, one alarm over all of them, and the
// dashboard. It knows CloudWatch; which metrics there are it learns from the component, as [Watched].
package monitoring

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is what is watched, and who is notified.
type Plan struct {
	in      *inputs.Resolver
	watched Watched

	Enabled bool
	// TellsMissingData says that alarms notify of missing data too.
	TellsMissingData bool
	Topics           inputs.List
	CompositeTopics  inputs.List

	Alarms     []PlannedAlarm
	Composites []Composite
	// Dashboard is nil if there is none.
	Dashboard *Dashboard
}

// NewPlan decides as far as the values allow. The rules report what is wrong with them.
func NewPlan(in *inputs.Resolver, args Inputs, watched Watched) *Plan {
	p := &Plan{
		in: in, watched: watched,
		Enabled:          inputs.OrElse(args.EnableCloudwatchAlarms, true),
		TellsMissingData: inputs.OrElse(args.EnableInsufficientDataActions, false),
		Topics:           inputs.TakeList(in, "alarmsSnsTopicArns", args.AlarmsSnsTopicArns),
		CompositeTopics:  inputs.TakeElements(in, "compositeAlarmSnsTopicArns", args.CompositeAlarmSnsTopicArns),
	}
	if p.Enabled {
		p.Alarms = watched.Alarms
		if p.CompositeTopics.Given {
			p.Composites = watched.composites()
		}
	}
	if inputs.OrElse(args.EnableDashboard, false) {
		p.Dashboard = p.drawnOn("")
	}
	return p
}

// AlarmName is the name in CloudWatch of an alarm that has a name within the component.
func (p *Plan) AlarmName(shortName string) string { return p.watched.Name + "-" + shortName }

// On is the plan with the same alarms, adapted to what runs in AWS.
func (p *Plan) On(runs string) *Plan {
	adapted := *p
	adapted.Alarms = make([]PlannedAlarm, len(p.Alarms))
	for i, a := range p.Alarms {
		adapted.Alarms[i] = p.Fitted(a, runs)
	}
	if p.Dashboard != nil {
		adapted.Dashboard = adapted.drawnOn(runs)
	}
	return &adapted
}

// Fitted is an alarm of the plan, adapted to what runs in AWS.
func (p *Plan) Fitted(alarm PlannedAlarm, runs string) PlannedAlarm {
	if p.watched.Fit == nil {
		return alarm
	}
	return p.watched.Fit(alarm, runs)
}

func (p *Plan) drawnOn(runs string) *Dashboard {
	if p.watched.Draw == nil {
		return nil
	}
	return p.watched.Draw(Drawn{Runs: runs, Alarms: p.Alarms, States: len(p.Alarms) + len(p.Composites)})
}
