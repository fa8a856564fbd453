package monitoring

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// atTransition is whether an alarm does something as it changes its state.
type atTransition func(aws.AlarmAction) bool

func atAlarm(aws.AlarmAction) bool { return true }

func always(a aws.AlarmAction) bool { return !a.AlarmOnly }

// actions are those of a list that belong to a transition, as an alarm takes them; nothing where there are none.
func actions(l inputs.List, on atTransition) pulumi.StringArrayInput {
	chosen := func() (arns []string) {
		for _, e := range l.Elements {
			if action, err := aws.ParseAlarmAction(e.Value); !e.Known || err != nil || on(action) {
				arns = append(arns, e.Value)
			}
		}
		return arns
	}
	if l.Counted && len(chosen()) == 0 {
		return nil
	}
	return l.Input().ApplyT(func([]string) []string { return chosen() }).(pulumi.StringArrayOutput)
}

// anyActions are actions for an alarm on a metric, whose type wants them so.
func anyActions(l inputs.List, on atTransition) pulumi.ArrayInput {
	chosen := actions(l, on)
	if chosen == nil {
		return nil
	}
	return chosen.ToStringArrayOutput().ApplyT(func(arns []string) []any {
		untyped := make([]any, len(arns))
		for i, arn := range arns {
			untyped[i] = arn
		}
		return untyped
	}).(pulumi.ArrayOutput)
}

// Source: CloudWatch API, PutMetricAlarm, AlarmActions.
const maxAlarmActions = 5

// ActionList is an input of actions of alarms.
type ActionList struct {
	inputs.List
	Path string
	// composite says that a composite alarm does them.
	composite bool
}

// ActionLists are the inputs of actions of alarms.
func (p *Plan) ActionLists() []ActionList {
	return []ActionList{
		{p.Topics, "alarmsSnsTopicArns", false}, {p.CompositeTopics, "compositeAlarmSnsTopicArns", true},
	}
}
