package awssim

import (
	"fmt"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
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
var compositeAlarmBehaviour = behaviour{
	notFound: "ResourceNotFound",
	defaults: map[string]any{"actionsEnabled": true},
	replaces: []string{"alarmName", "actionsEnabled"},
	sets:     alarmActions,
	check: func(in props) []p.CheckFailure {
		in = in.known()
		var failures []p.CheckFailure
		fail := func(key, format string, args ...any) {
			failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
		}
		checkAnyAlarm(in, "alarmName", fail, passesProvider)
		if _, sent := in["alarmRule"]; sent && (in.str("alarmRule") == "" || len(in.str("alarmRule")) > maxAlarmRule) {
			fail("alarmRule", "expected length of alarm_rule to be in the range (1 - %d)", maxAlarmRule)
		}
		if suppressor := in.object("actionsSuppressor"); suppressor != nil {
			if alarm := suppressor.str("alarm"); alarm == "" || len(alarm) > maxSuppressorAlarm {
				fail("actionsSuppressor.alarm",
					"expected length of actions_suppressor.0.alarm to be in the range (1 - %d)", maxSuppressorAlarm)
			}
		}
		return failures
	},
	rules:      refuseComposite,
	references: refuseCompositeReferences,
	update: func(v view, _, in, _ props) error {
		if err := refuseComposite(in); err != nil {
			return err
		}
		return refuseCompositeReferences(v, in)
	},
	create: func(v view, in props) (string, props, error) {
		name := in.str("alarmName")
		if err := v.putAlarm(compositeAlarmType, name); err != nil {
			return "", nil, err
		}
		in["arn"] = v.arn("cloudwatch", "alarm:"+name)
		return name, in, nil
	},
	beforeDelete: refuseAlarmInRule,
}

// refuseComposite is PutCompositeAlarm's opinion of its parameters. Where no source is named, AWS documents the limit
// and not the words.
func refuseComposite(in props) error {
	if _, sent := in["alarmName"]; sent && in.str("alarmName") == "" {
		return refuse(validationError, "AlarmName must have a length between 1 and %d", maxAlarmName)
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
			return refuse(validationError, "AlarmRule can specify as many as %d alarms, but specifies %d",
				maxRuleAlarms, len(alarms))
		case rule.elements > maxRuleElements:
			return refuse(validationError, "AlarmRule can have as many as %d elements, but has %d", maxRuleElements,
				rule.elements)
		}
	}
	suppressor := in.object("actionsSuppressor")
	if suppressor.num("waitPeriod", 0) < 0 || suppressor.num("extensionPeriod", 0) < 0 {
		return refuse(validationError,
			"ActionsSuppressorWaitPeriod and ActionsSuppressorExtensionPeriod must not be negative")
	}
	if err := refuseActions(in, compositeAlarmActions); err != nil {
		return err
	}
	return checkPlainTags(validationError, in)
}

// refuseCompositeReferences looks for the alarms of the rule, which have to be in the account and the region of the
// composite alarm (CloudWatch user guide, "Composite alarms").
func refuseCompositeReferences(v view, in props) error {
	if _, sent := in["alarmRule"]; !sent {
		return refuseDistantActions(v, in) // not known yet
	}
	rule, err := parseAlarmRule(in.str("alarmRule"))
	if err != nil {
		return err
	}
	var missing []string
	for _, reference := range rule.references {
		if v.findAlarm(v.alarmName(reference)) == nil {
			missing = append(missing, reference)
		}
	}
	if len(missing) > 0 {
		// In CloudWatch's words, as github.com/awsdocs/aws-cloudformation-user-guide/issues/911 quotes them.
		return refuse(validationError,
			"Could not save the composite alarm as alarms [%s] in the alarm rule do not exist",
			strings.Join(missing, ", "))
	}
	rules := v.rulesByAlarm()
	for _, reference := range rule.references {
		name := v.alarmName(reference)
		others := slices.DeleteFunc(rules[name], func(composite string) bool {
			return composite == in.str("alarmName")
		})
		if len(others) >= maxRulesOfAnAlarm {
			return refuse(validationError, "The alarm %s is in the rules of %d composite alarms already", name,
				len(others))
		}
	}
	suppressor := in.object("actionsSuppressor").str("alarm")
	if suppressor != "" && v.findAlarm(v.alarmName(suppressor)) == nil {
		return refuse(validationError, "ActionsSuppressor must be an existing alarm, and %s does not exist", suppressor)
	}
	return refuseDistantActions(v, in)
}

// refuseAlarmInRule is DeleteAlarms' refusal, in its words: github.com/ekristen/aws-nuke/issues/462 and
// github.com/hashicorp/terraform-provider-aws/issues/34807 quote them. A composite alarm can be in its own rule, or in
// that of one in its own, and cannot be deleted before that changes.
func refuseAlarmInRule(v view, r *Resource) error {
	if len(v.rulesByAlarm()[r.ID]) > 0 {
		return refuse(validationError, "Cannot delete %s as there are composite alarm(s) depending on it.", r.ID)
	}
	return nil
}

// rulesByAlarm names the composite alarms that have an alarm in their rules, each once.
func (v view) rulesByAlarm() map[string][]string {
	rules := map[string][]string{}
	for _, r := range v.all(compositeAlarmType) {
		rule, err := parseAlarmRule(props(r.Properties).str("alarmRule"))
		if err != nil {
			continue // someone changed it behind the cloud's back
		}
		for _, reference := range rule.references {
			if name := v.alarmName(reference); !slices.Contains(rules[name], r.ID) {
				rules[name] = append(rules[name], r.ID)
			}
		}
	}
	return rules
}

// alarmName is the name of the alarm that a rule means, which it can also give as an ARN; empty when that is elsewhere.
func (v view) alarmName(reference string) string {
	if _, isARN := parseARN(reference); !isARN {
		return reference
	}
	name, here := strings.CutPrefix(reference, v.arn("cloudwatch", "alarm:"))
	if !here {
		return ""
	}
	return name
}

// nameInARN is the same wherever the alarm is.
func nameInARN(reference string) string {
	if a, isARN := parseARN(reference); isARN {
		return strings.TrimPrefix(a.resource, "alarm:")
	}
	return reference
}
