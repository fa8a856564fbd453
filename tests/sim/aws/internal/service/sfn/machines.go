package sfn

import (
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
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	maxMachineName = 80
	// maxDefinition is how many characters a definition may have (API, CreateStateMachine).
	maxDefinition = 1024 * 1024
	wrongLogging  = "InvalidLoggingConfiguration"
	// created is when all machines were created: time does not pass.
	created = "2024-01-01T00:00:00Z"
)

var machineName = regexp.MustCompile(`^[0-9A-Za-z_-]+$`)

var machineBehaviour = registry.Behaviour{
	Name:      &registry.AutoName{Property: "name", Max: maxMachineName},
	NotFound:  "StateMachineDoesNotExist",
	Defaults:  map[string]any{"publish": false, "type": "STANDARD"},
	Replaces:  []string{"name", "namePrefix", "type"},
	WriteOnly: []string{"publish"},

	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.Apart("name", "namePrefix")
		c.Longest("name", maxMachineName)
		c.Form("name", machineName, "the name should only contain 0-9, A-Z, a-z, - and _")
		c.Longest("definition", maxDefinition)
		c.ARNs("roleArn")
		c.Word("type", "STANDARD", "EXPRESS")
		c.Word("loggingConfiguration.level", "ALL", "ERROR", "FATAL", "OFF")
		c.Word("encryptionConfiguration.type", "AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY")
		return c.Failures()
	},
	Rules: refuseMachine,
	References: func(v world.View, in props.Map) error {
		return refuseRole(v, in.Str("roleArn"))
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		v.Serial++
		in.Otherwise("name", fmt.Sprintf("%s%026d", in.Str("namePrefix"), v.Serial))
		in.Otherwise("namePrefix", "")
		id := v.ARN("states", "stateMachine:"+in.Str("name"))
		if old := v.Find(awstype.StateMachine, v.Region, id); old != nil {
			if !isSame(old.Properties, in) {
				return "", nil, awserr.New("StateMachineAlreadyExists", "State Machine Already Exists: '%s'", id)
			}
			v.Remove(old)
		}
		in["arn"], in["creationDate"], in["status"] = id, created, "ACTIVE"
		in["revisionId"], in["stateMachineVersionArn"], in["versionDescription"] = "", "", ""
		complete(in)
		return id, in, nil
	},
	Update: func(v world.View, _, in, out props.Map) error {
		if err := refuseMachine(in); err != nil {
			return err
		}
		v.Serial++
		out["revisionId"] = world.Digest(out.Str("arn"), fmt.Sprint(v.Serial))[:32]
		complete(out)
		return refuseRole(v, in.Str("roleArn"))
	},
}

// isSame says whether CreateStateMachine answers with the machine that exists: it is "an idempotent API", and looks at
// these (API, CreateStateMachine).
func isSame(old, in props.Map) bool {
	for _, name := range []string{"definition", "type", "loggingConfiguration", "tracingConfiguration"} {
		if in.Has(name) && !props.Same(in[name], old[name], false) {
			return false
		}
	}
	return true
}

// complete fills in the settings that a machine has when nobody gives them.
func complete(out props.Map) {
	out.Otherwise("loggingConfiguration", map[string]any{"includeExecutionData": false, "level": "OFF"})
	out.Otherwise("tracingConfiguration", map[string]any{"enabled": false})
	out.Otherwise("encryptionConfiguration", map[string]any{"type": "AWS_OWNED_KEY"})
}

// refuseMachine is what Step Functions refuses looking at the properties alone.
func refuseMachine(in props.Map) error {
	if text, sent := in["definition"].(string); sent {
		if problem := faultOf(text); problem != "" {
			return awserr.New("InvalidDefinition", "Invalid State Machine Definition: '%s'", problem)
		}
	}
	if role := in.Str("roleArn"); role != "" && !policy.IsRole(role) {
		return awserr.New("InvalidArn", "Invalid Role Arn: '%s'", role)
	}
	logging := in.Object("loggingConfiguration")
	level, destination := logging.Str("level"), logging.Str("logDestination")
	switch {
	case level != "" && level != "OFF" && destination == "":
		return awserr.New(wrongLogging, "Invalid Logging Configuration: Must specify exactly one Log Destination.")
	case destination != "" && !isLogDestination(destination):
		return awserr.New(wrongLogging, "Invalid Logging Configuration: Log Destination %s is invalid: it has to be "+
			"the ARN of a log group that ends with :*", destination)
	}
	return tags.CheckPlain("InvalidTag", in)
}

func isLogDestination(text string) bool {
	a, ok := arn.Parse(text)
	return ok && a.Service == "logs" && strings.HasPrefix(a.Resource, "log-group:") && strings.HasSuffix(text, ":*")
}

// refuseRole is about whether Step Functions can work with a role. One that the cloud does not have is trusted.
func refuseRole(v world.View, roleARN string) error {
	const denied = "AccessDeniedException"
	if policy.IsForeign(v, roleARN) {
		return awserr.New(denied, policy.CrossAccount)
	}
	role := policy.RoleOf(v.World, roleARN)
	if role == nil || policy.Trusts(role, "states.amazonaws.com") ||
		policy.Trusts(role, "states."+v.Region+".amazonaws.com") {
		return nil
	}
	return awserr.New(denied, "Neither the global service principal states.amazonaws.com, nor the regional one is "+
		"authorized to assume the provided role.")
}
