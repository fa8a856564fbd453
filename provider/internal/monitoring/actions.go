package monitoring

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// maxAlarmActions is the number of actions that an alarm can have at one change of its state.
// Source: CloudWatch API, PutMetricAlarm, AlarmActions.
const maxAlarmActions = 5

// ActionList is an input that lists actions of alarms.
type ActionList struct {
	inputs.List
	Path string
	// composite says that the actions belong to a composite alarm.
	composite bool
}

// ActionLists are the inputs that list actions of alarms.
func (p *Plan) ActionLists() []ActionList {
	return []ActionList{
		{p.Topics, "alarmsSnsTopicArns", false}, {p.CompositeTopics, "compositeAlarmSnsTopicArns", true},
	}
}

// allActions is for the moment when an alarm goes off.
func allActions(aws.AlarmAction) bool { return true }

// recoveryActions is for the other changes of an alarm's state. There an OpsItem, for example, has nothing to do.
func recoveryActions(a aws.AlarmAction) bool { return !a.AlarmOnly }

// chosenActions are the actions of a list that apply. It is nil if the list is known to hold none.
func chosenActions(l inputs.List, applies func(aws.AlarmAction) bool) pulumi.StringArrayInput {
	choose := func() (arns []string) {
		for _, e := range l.Elements {
			if action, err := aws.ParseAlarmAction(e.Value); !e.Known || err != nil || applies(action) {
				arns = append(arns, e.Value)
			}
		}
		return arns
	}
	if l.Counted && len(choose()) == 0 {
		return nil
	}
	return l.Input().ApplyT(func([]string) []string { return choose() }).(pulumi.StringArrayOutput)
}

// anyActions are chosenActions in the type that an alarm on a metric wants.
func anyActions(l inputs.List, applies func(aws.AlarmAction) bool) pulumi.ArrayInput {
	chosen := chosenActions(l, applies)
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
