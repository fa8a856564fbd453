package appautoscaling

import (
	"fmt"
	"regexp"
	"time"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const maxActionName = 256

// actionName is the form of the name of a scheduled action: no control characters, no colon, slash or bar, and no space
// at the ends (PutScheduledAction, ScheduledActionName).
var actionName = regexp.MustCompile(`^[^\x00-\x1f\x7f-\x9f:/| ]([^\x00-\x1f\x7f-\x9f:/|]*[^\x00-\x1f\x7f-\x9f:/| ])?$`)

// times are the inputs that bound a schedule.
var times = []string{"startTime", "endTime"}

// actionBehaviour is that of a scheduled action. Putting one again puts it in the place of the first. The provider
// keeps the times of its state whatever AWS tells, unless AWS tells others.
var actionBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: maxActionName},
	NotFound: notFound,
	Identity: &registry.Identity{
		Key: namedKey,
		ID: func(in props.Map) string {
			return in.Str("name") + "-" + in.Str("serviceNamespace") + "-" + in.Str("resourceId")
		},
	},
	Defaults:  map[string]any{"timezone": "UTC"},
	Replaces:  append([]string{"name"}, place...),
	WriteOnly: times,
	Equal:     map[string]func(a, b any) bool{"startTime": sameTime, "endTime": sameTime},

	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.Dates(times...)
		action := in.Object("scalableTargetAction")
		for _, name := range []string{"minCapacity", "maxCapacity"} {
			if n := action.Num(name, 0); n < 0 {
				c.Fail("scalableTargetAction."+name, "expected %s to be at least (0), got %d", name, n)
			}
		}
		if action != nil && action["minCapacity"] == nil && action["maxCapacity"] == nil {
			c.Fail("scalableTargetAction",
				"\"scalable_target_action.0.max_capacity\": one of max_capacity,min_capacity must be specified")
		}
		return c.Failures()
	},
	Rules:      refuseAction,
	References: refuseUnregistered,
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		if old := v.Find(awstype.ScheduledAction, v.Region, namedKey(in)); old != nil {
			v.Overwrite(old)
		}
		v.Serial++
		in["arn"] = v.ARN("autoscaling", fmt.Sprintf("scheduledAction:%s:resource/%s/%s:scheduledActionName/%s",
			uuid(v, namedKey(in), fmt.Sprint(v.Serial)), service, in.Str("resourceId"), in.Str("name")))
		return in.Str("name") + "-" + service + "-" + in.Str("resourceId"), in, nil
	},
	Update: updateAction,
}

// sameTime compares points in time, which can be written in any zone.
func sameTime(a, b any) bool {
	one, errOne := time.Parse(time.RFC3339, fmt.Sprint(a))
	other, errOther := time.Parse(time.RFC3339, fmt.Sprint(b))
	return errOne == nil && errOther == nil && one.Equal(other)
}

// updateAction makes the provider's call, which has no more than what changed from its state. AWS deletes times that a
// call does not give, so that a change of anything else takes them away, and nobody hears of it. Without a change to
// send, and one time is left out, there is no call at all. Sources: internal/service/appautoscaling/scheduled_action.go
// of terraform-provider-aws v5; Application Auto Scaling API, PutScheduledAction: "If you don't specify start and end
// times, the old values are deleted."
func updateAction(v world.View, old, in, out props.Map) error {
	if err := refuseAction(in); err != nil {
		return err
	}
	if err := refuseUnregistered(v, in); err != nil {
		return err
	}
	called := false
	for _, name := range []string{"schedule", "scalableTargetAction", "timezone"} {
		called = called || !props.Same(in[name], v.Known[name], false)
	}
	sent := props.Map{}
	for _, name := range times {
		if in.Has(name) && !sameTime(in[name], v.Known[name]) {
			sent[name] = in[name]
			called = true
		}
	}
	for _, name := range times {
		switch {
		case !called:
			out[name] = old[name]
		default:
			out[name] = sent[name]
		}
		if out[name] == nil {
			delete(out, name)
		}
	}
	return nil
}

// refuseAction is what PutScheduledAction refuses looking at the properties alone. AWS documents the rules, and its
// words for none of them.
func refuseAction(in props.Map) error {
	action := in.Object("scalableTargetAction")
	least := action.Num("minCapacity", minCapacity)
	most := action.Num("maxCapacity", least)
	start, end := in.Str("startTime"), in.Str("endTime")
	name, known := in["name"].(string)
	_, isDimension := dimensions[in.Str("scalableDimension")]
	switch {
	case in.Str("serviceNamespace") != service || !isDimension:
		return awserr.New(wrongValue, "Unsupported service namespace, resource type or scalable dimension")
	case known && (!actionName.MatchString(name) || len(name) > maxActionName):
		return awserr.New(wrongValue, "ScheduledActionName must have 1 to %d characters, without : / | and control "+
			"characters, and without spaces at its ends", maxActionName)
	case most < least:
		return awserr.New(wrongValue, "Maximum capacity cannot be less than minimum capacity")
	case least < leastCapacity(in.Str("scalableDimension")):
		return awserr.New(wrongValue, "Minimum capacity of %s cannot be less than %d", in.Str("scalableDimension"),
			leastCapacity(in.Str("scalableDimension")))
	case start != "" && end != "" && !instant(end).After(instant(start)):
		return awserr.New(wrongValue, "EndTime must be after StartTime")
	}
	if text, sent := in["schedule"].(string); sent {
		if _, ok := schedule.Parse(text); !ok {
			return awserr.New(wrongValue, "Invalid Schedule expression: %s", text)
		}
	}
	if zone, sent := in["timezone"].(string); sent {
		if _, ok := schedule.Zone(zone); !ok {
			return awserr.New(wrongValue, "Invalid Timezone: %s", zone)
		}
	}
	return nil
}

// instant is the point in time that a text names. The provider has looked at its form.
func instant(text string) time.Time {
	t, _ := time.Parse(time.RFC3339, text)
	return t
}
