package scheduler

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/policy"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	maxScheduleName   = 64
	maxExpression     = 256
	maxZone           = 50
	maxDescription    = 512
	wrongValue        = "ValidationException"
	defaultGroup      = "default"
	stateMachinesOnly = "stateMachine:"
)

var scheduleName = regexp.MustCompile(`^[0-9A-Za-z_.-]+$`)

// ranges are those of numbers, by path (API, FlexibleTimeWindow and RetryPolicy).
var ranges = map[string][2]int{
	"flexibleTimeWindow.maximumWindowInMinutes":   {1, 1440},
	"target.retryPolicy.maximumEventAgeInSeconds": {60, 86400},
	"target.retryPolicy.maximumRetryAttempts":     {0, 185},
}

var scheduleBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: maxScheduleName},
	NotFound: notFound,
	Defaults: map[string]any{"scheduleExpressionTimezone": "UTC", "state": "ENABLED"},
	Replaces: []string{"name", "namePrefix", "groupName"},

	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.Apart("name", "namePrefix")
		c.Form("name", scheduleName, "The name must consist of alphanumerics, hyphens, and underscores.")
		c.Longest("name", maxScheduleName)
		c.Longest("groupName", maxScheduleName)
		c.Longest("description", maxDescription)
		c.Longest("scheduleExpression", maxExpression)
		c.Longest("scheduleExpressionTimezone", maxZone)
		c.Within(ranges)
		c.Word("flexibleTimeWindow.mode", "OFF", "FLEXIBLE")
		c.Word("state", "ENABLED", "DISABLED")
		c.ARNs("target.arn", "target.roleArn", "target.deadLetterConfig.arn", "kmsKeyArn")
		c.Dates("startDate", "endDate")
		return c.Failures()
	},
	Rules: refuseSchedule,
	References: func(v world.View, in props.Map) error {
		if err := refuseGroup(v, in.Str("groupName")); err != nil {
			return err
		}
		return refuseRole(v, in.Object("target").Str("roleArn"))
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		v.Serial++
		in.Otherwise("name", fmt.Sprintf("%s%026d", in.Str("namePrefix"), v.Serial))
		in.Otherwise("namePrefix", "")
		in.Otherwise("groupName", defaultGroup)
		id := in.Str("groupName") + "/" + in.Str("name")
		if v.Find(awstype.Schedule, v.Region, id) != nil {
			return "", nil, awserr.New("ConflictException", "Schedule %s already exists.", in.Str("name"))
		}
		in["arn"] = v.ARN("scheduler", "schedule/"+id)
		return id, in, nil
	},
	Update: func(v world.View, _, in, _ props.Map) error {
		if err := refuseSchedule(in); err != nil {
			return err
		}
		return refuseRole(v, in.Object("target").Str("roleArn"))
	},
}

func invalid(format string, args ...any) error { return awserr.New(wrongValue, format, args...) }

// refuseSchedule is what Scheduler refuses looking at the properties alone.
func refuseSchedule(in props.Map) error {
	if text, sent := in["scheduleExpression"].(string); sent {
		if _, ok := schedule.Parse(text); !ok {
			return invalid("Invalid Schedule Expression %s.", text)
		}
	}
	if name := in.Str("scheduleExpressionTimezone"); name != "" {
		if _, ok := schedule.Zone(name); !ok {
			return invalid("Invalid Schedule Expression Timezone %s.", name)
		}
	}
	window := in.Object("flexibleTimeWindow")
	minutes := window["maximumWindowInMinutes"] != nil
	switch {
	case window.Str("mode") == "FLEXIBLE" && !minutes:
		return invalid("MaximumWindowInMinutes is required when the mode of FlexibleTimeWindow is FLEXIBLE.")
	case window.Str("mode") == "OFF" && minutes:
		return invalid("MaximumWindowInMinutes is not allowed when the mode of FlexibleTimeWindow is OFF.")
	}
	return refuseTarget(in.Object("target"))
}

func refuseTarget(target props.Map) error {
	to, known := arn.Parse(target.Str("arn"))
	if known && to.Service == "states" && !strings.HasPrefix(to.Resource, stateMachinesOnly) {
		return invalid("Provided Arn is not in correct format.")
	}
	var document any
	if input, sent := target["input"].(string); sent && to.Service == "states" &&
		json.Unmarshal([]byte(input), &document) != nil {
		return invalid("Invalid Input: the input of a state machine must be JSON.")
	}
	if role := target.Str("roleArn"); role != "" && !policy.IsRole(role) {
		return invalid("Provided RoleArn is not in correct format.")
	}
	queue, known := arn.Parse(target.Object("deadLetterConfig").Str("arn"))
	if known && (queue.Service != "sqs" || strings.HasSuffix(queue.Resource, ".fifo")) {
		return invalid("The dead-letter queue has to be a standard queue of Amazon SQS.")
	}
	return nil
}

// refuseRole is about whether Scheduler can work with a role. One that the cloud does not have is trusted.
func refuseRole(v world.View, roleARN string) error {
	if policy.IsForeign(v, roleARN) {
		return awserr.New("AccessDeniedException", policy.CrossAccount)
	}
	if role := policy.RoleOf(v.World, roleARN); role != nil && !policy.Trusts(role, "scheduler.amazonaws.com") {
		return invalid("The execution role you provide must allow AWS EventBridge Scheduler to assume the role.")
	}
	return nil
}
