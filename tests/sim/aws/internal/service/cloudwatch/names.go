package cloudwatch

import (
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// putAlarm makes room for an alarm: what has its name already is overwritten, and the provider does not ask before.
// Metric alarms and composite alarms share their names, and neither overwrites the other: AWS documents that a name is
// unique in its region, and not in which words it says so.
func putAlarm(v world.View, token, name string) error {
	old := findAlarm(v, name)
	switch {
	case old == nil:
	case old.Type != token:
		return awserr.New(awserr.ValidationError,
			"An alarm with the name %s exists already, and its type is another one", name)
	default:
		v.Overwrite(old)
	}
	return nil
}

// findAlarm is the alarm with a name, metric or composite.
func findAlarm(v world.View, name string) *world.Resource {
	for _, token := range []string{awstype.MetricAlarm, awstype.CompositeAlarm} {
		if r := v.Find(token, v.Region, name); r != nil {
			return r
		}
	}
	return nil
}

// refuseAlarmInRule is DeleteAlarms' refusal, in its words: github.com/ekristen/aws-nuke/issues/462 and
// github.com/hashicorp/terraform-provider-aws/issues/34807 quote them. A composite alarm can be in its own rule, or in
// that of one in its own, and cannot be deleted before that changes.
func refuseAlarmInRule(v world.View, r *world.Resource) error {
	if len(rulesByAlarm(v)[r.ID]) > 0 {
		return awserr.New(awserr.ValidationError, "Cannot delete %s as there are composite alarm(s) depending on it.",
			r.ID)
	}
	return nil
}

// rulesByAlarm names the composite alarms that have an alarm in their rules, each once.
func rulesByAlarm(v world.View) map[string][]string {
	rules := map[string][]string{}
	for _, r := range v.All(awstype.CompositeAlarm) {
		rule, err := parseAlarmRule(props.Map(r.Properties).Str("alarmRule"))
		if err != nil {
			continue // someone changed it behind the cloud's back
		}
		for _, reference := range rule.references {
			if name := alarmName(v, reference); !slices.Contains(rules[name], r.ID) {
				rules[name] = append(rules[name], r.ID)
			}
		}
	}
	return rules
}

// alarmName is the name of the alarm that a rule means, which it can also give as an ARN; empty when that is elsewhere.
func alarmName(v world.View, reference string) string {
	if _, isARN := arn.Parse(reference); !isARN {
		return reference
	}
	name, here := strings.CutPrefix(reference, v.ARN("cloudwatch", "alarm:"))
	if !here {
		return ""
	}
	return name
}

// nameInARN is the same wherever the alarm is.
func nameInARN(reference string) string {
	if a, isARN := arn.Parse(reference); isARN {
		return strings.TrimPrefix(a.Resource, "alarm:")
	}
	return reference
}
