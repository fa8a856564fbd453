package cloudwatch

import (
	"fmt"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	maxAlarmRule       = 10240
	maxRuleAlarms      = 100
	maxRuleElements    = 500
	maxRulesOfAnAlarm  = 150 // composite alarms that name it
	maxSuppressorAlarm = 1600
)

// compositeAlarmBehaviour has no name of its own making: the SDK requires one. So a replacement that keeps the name,
// which a change of actionsEnabled is, comes before the old alarm goes, overwrites it, and goes with it, unless the
// program asks for deleteBeforeReplace. Sources: terraform-provider-aws (ForceNew of actions_enabled and alarm_name),
// pulumi-terraform-bridge (nameRequiresDeleteBeforeReplace looks at names that it can make).
var compositeAlarmBehaviour = registry.Behaviour{
	NotFound: "ResourceNotFound",
	Defaults: map[string]any{"actionsEnabled": true},
	Replaces: []string{"alarmName", "actionsEnabled"},
	Sets:     alarmActions,
	Check: func(in props.Map) []p.CheckFailure {
		in = in.Known()
		var failures []p.CheckFailure
		fail := func(key, format string, args ...any) {
			failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
		}
		checkAnyAlarm(in, "alarmName", fail, arn.PassesProvider)
		if _, sent := in["alarmRule"]; sent && (in.Str("alarmRule") == "" || len(in.Str("alarmRule")) > maxAlarmRule) {
			fail("alarmRule", "expected length of alarm_rule to be in the range (1 - %d)", maxAlarmRule)
		}
		if suppressor := in.Object("actionsSuppressor"); suppressor != nil {
			if alarm := suppressor.Str("alarm"); alarm == "" || len(alarm) > maxSuppressorAlarm {
				fail("actionsSuppressor.alarm",
					"expected length of actions_suppressor.0.alarm to be in the range (1 - %d)", maxSuppressorAlarm)
			}
		}
		return failures
	},
	Rules:      refuseComposite,
	References: refuseCompositeReferences,
	Update: func(v world.View, _, in, _ props.Map) error {
		if err := refuseComposite(in); err != nil {
			return err
		}
		return refuseCompositeReferences(v, in)
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		name := in.Str("alarmName")
		if err := putAlarm(v, awstype.CompositeAlarm, name); err != nil {
			return "", nil, err
		}
		in["arn"] = v.ARN("cloudwatch", "alarm:"+name)
		return name, in, nil
	},
	BeforeDelete: refuseAlarmInRule,
}

// refuseComposite is PutCompositeAlarm's opinion of its parameters. Where no source is named, AWS documents the limit
// and not the words.
func refuseComposite(in props.Map) error {
	if _, sent := in["alarmName"]; sent && in.Str("alarmName") == "" {
		return awserr.New(awserr.ValidationError, "AlarmName must have a length between 1 and %d", maxAlarmName)
	}
	if text, sent := in["alarmRule"].(string); sent {
		rule, err := parseAlarmRule(text)
		if err != nil {
			return err
		}
		alarms := map[string]bool{}
		for _, reference := range rule.references {
			alarms[nameInARN(reference)] = true
		}
		switch {
		case len(alarms) > maxRuleAlarms:
			return awserr.New(awserr.ValidationError, "AlarmRule can specify as many as %d alarms, but specifies %d",
				maxRuleAlarms, len(alarms))
		case rule.elements > maxRuleElements:
			return awserr.New(awserr.ValidationError, "AlarmRule can have as many as %d elements, but has %d",
				maxRuleElements,
				rule.elements)
		}
	}
	suppressor := in.Object("actionsSuppressor")
	if suppressor.Num("waitPeriod", 0) < 0 || suppressor.Num("extensionPeriod", 0) < 0 {
		return awserr.New(awserr.ValidationError,
			"ActionsSuppressorWaitPeriod and ActionsSuppressorExtensionPeriod must not be negative")
	}
	if err := refuseActions(in, compositeAlarmActions); err != nil {
		return err
	}
	return tags.CheckPlain(awserr.ValidationError, in)
}

// refuseCompositeReferences looks for the alarms of the rule, which have to be in the account and the region of the
// composite alarm (CloudWatch user guide, "Composite alarms").
func refuseCompositeReferences(v world.View, in props.Map) error {
	if _, sent := in["alarmRule"]; !sent {
		return refuseDistantActions(v, in) // not known yet
	}
	rule, err := parseAlarmRule(in.Str("alarmRule"))
	if err != nil {
		return err
	}
	var missing []string
	for _, reference := range rule.references {
		if findAlarm(v, alarmName(v, reference)) == nil {
			missing = append(missing, reference)
		}
	}
	if len(missing) > 0 {
		// In CloudWatch's words, as github.com/awsdocs/aws-cloudformation-user-guide/issues/911 quotes them.
		return awserr.New(awserr.ValidationError,
			"Could not save the composite alarm as alarms [%s] in the alarm rule do not exist",
			strings.Join(missing, ", "))
	}
	rules := rulesByAlarm(v)
	for _, reference := range rule.references {
		name := alarmName(v, reference)
		others := slices.DeleteFunc(rules[name], func(composite string) bool {
			return composite == in.Str("alarmName")
		})
		if len(others) >= maxRulesOfAnAlarm {
			return awserr.New(awserr.ValidationError, "The alarm %s is in the rules of %d composite alarms already",
				name,
				len(others))
		}
	}
	suppressor := in.Object("actionsSuppressor").Str("alarm")
	if suppressor != "" && findAlarm(v, alarmName(v, suppressor)) == nil {
		return awserr.New(awserr.ValidationError, "ActionsSuppressor must be an existing alarm, and %s does not exist",
			suppressor)
	}
	return refuseDistantActions(v, in)
}
