package appautoscaling

import (
	"fmt"
	"regexp"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	// maxPolicyName is the provider's, one below that of PutScalingPolicy.
	maxPolicyName    = 255
	maxResourceLabel = 1023
	targetTracking   = "TargetTrackingScaling"
	tracking         = "targetTrackingScalingPolicyConfiguration"
)

// printable is the form of the name of a policy (PutScalingPolicy, PolicyName).
var printable = regexp.MustCompile(`^[\x21-\x7E\x20]+$`)

// policyBehaviour is that of a scaling policy. Putting one again puts it in the place of the first.
var policyBehaviour = registry.Behaviour{
	Name:     &registry.AutoName{Property: "name", Max: maxPolicyName},
	NotFound: notFound,
	Identity: &registry.Identity{Key: namedKey, ID: func(in props.Map) string { return in.Str("name") }},
	Defaults: map[string]any{"policyType": "StepScaling"},
	Replaces: append([]string{"name"}, place...),
	Equal:    map[string]func(a, b any) bool{tracking: sameButForZeros},

	Check: func(in props.Map) []p.CheckFailure {
		c := check.Of(in)
		c.Longest("name", maxPolicyName)
		c.Longest(tracking+".predefinedMetricSpecification.resourceLabel", maxResourceLabel)
		c.Apart(tracking+".customizedMetricSpecification", tracking+".predefinedMetricSpecification")
		return c.Failures()
	},
	Rules:      refusePolicy,
	References: refusePolicyIn,
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		if old := v.Find(awstype.ScalingPolicy, v.Region, namedKey(in)); old != nil {
			v.Overwrite(old)
		}
		delete(v.Scale().Streaks, namedKey(in)) // its alarms are new
		v.Serial++
		in["arn"] = v.ARN("autoscaling", fmt.Sprintf("scalingPolicy:%s:resource/%s/%s:policyName/%s",
			uuid(v, namedKey(in), fmt.Sprint(v.Serial)), service, in.Str("resourceId"), in.Str("name")))
		settleTracking(v, in)
		return in.Str("name"), in, nil
	},
	Update: func(v world.View, _, in, out props.Map) error {
		if err := refusePolicy(in); err != nil {
			return err
		}
		settleTracking(v, out)
		return refusePolicyIn(v, in)
	},
}

// uuid is what AWS puts into ARNs, which is random there.
func uuid(v world.View, parts ...string) string {
	digest := world.Digest(append([]string{v.Account, v.Region}, parts...)...)
	return strings.Join([]string{digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]}, "-")
}

// settleTracking fills in what the provider sends for what the program leaves out, which is 0 for a cooldown, and the
// alarms of the policy: a high one and a low one. They are in no list of CloudWatch's here.
func settleTracking(v world.View, out props.Map) {
	if configuration := out.Object(tracking); configuration != nil {
		configuration.Otherwise("disableScaleIn", false)
		configuration.Otherwise("scaleInCooldown", 0)
		configuration.Otherwise("scaleOutCooldown", 0)
		out[tracking] = map[string]any(configuration)
	}
	var alarms []any
	for _, kind := range []string{"AlarmHigh", "AlarmLow"} {
		alarms = append(alarms, v.ARN("cloudwatch",
			"alarm:TargetTracking-"+out.Str("resourceId")+"-"+kind+"-"+uuid(v, out.Str("arn"), kind)))
	}
	out["alarmArns"] = alarms
}

// sameButForZeros compares two objects without what is 0 or false, which is the same as not sent.
func sameButForZeros(a, b any) bool { return props.Same(plain(a), plain(b), false) }

func plain(value any) any {
	object, isObject := props.Normal(value).(map[string]any)
	if !isObject {
		return value
	}
	for key, value := range object {
		if value == false || value == 0.0 {
			delete(object, key)
		}
	}
	return object
}

// refusePolicy is what PutScalingPolicy refuses looking at the properties alone. AWS documents the rules, and its words
// for none of them.
func refusePolicy(in props.Map) error {
	configuration := in.Object(tracking)
	predefined := configuration.Object("predefinedMetricSpecification")
	metric := predefined.Str("predefinedMetricType")
	dimension, known := dimensions[in.Str("scalableDimension")]
	_, fits := dimension.metrics[metric]
	value, _ := props.Normal(configuration["targetValue"]).(float64)
	switch {
	case in.Str("serviceNamespace") != service || !known:
		return awserr.New(wrongValue, "Unsupported service namespace, resource type or scalable dimension")
	case in["name"] != nil && !printable.MatchString(in.Str("name")):
		return awserr.New(wrongValue, "PolicyName must have 1 to 256 characters, all of them printable")
	case in.Str("policyType") != targetTracking:
		// Source: Application Auto Scaling API, PutScalingPolicy, PolicyType.
		return awserr.New(wrongValue, "Policy type %s is not supported for service namespace %s", in.Str("policyType"),
			service)
	case configuration == nil || in["stepScalingPolicyConfiguration"] != nil:
		return awserr.New(wrongValue, "TargetTrackingScalingPolicyConfiguration is required for policy type %s, alone",
			targetTracking)
	case (predefined == nil) == (configuration["customizedMetricSpecification"] == nil):
		return awserr.New(wrongValue, "Exactly one metric specification is required")
	case predefined != nil && predefined["predefinedMetricType"] != nil && !fits:
		return awserr.New(wrongValue, "Predefined metric type %s is not supported for scalable dimension %s", metric,
			in.Str("scalableDimension"))
	case configuration["targetValue"] != nil && value <= 0:
		return awserr.New(wrongValue, "TargetValue must be greater than 0")
	case configuration.Num("scaleInCooldown", 0) < 0 || configuration.Num("scaleOutCooldown", 0) < 0:
		return awserr.New(wrongValue, "Cooldowns must not be negative")
	}
	return nil
}

// refusePolicyIn is what PutScalingPolicy refuses looking at the target and its replication group.
func refusePolicyIn(v world.View, in props.Map) error {
	if err := refuseUnregistered(v, in); err != nil {
		return err
	}
	metric := in.Object(tracking).Object("predefinedMetricSpecification").Str("predefinedMetricType")
	group := v.Get(awstype.ReplicationGroup, groupOf(in))
	if dimensions[in.Str("scalableDimension")].metrics[metric].untiered && group.Flag("dataTieringEnabled") {
		return awserr.New(wrongValue, "Predefined metric type %s is not supported for node type %s", metric,
			group.Str("nodeType"))
	}
	return nil
}
