package appautoscaling

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	wrongValue = "ValidationException"
	// notFound is the error code for targets, policies and scheduled actions that do not exist.
	notFound = "ObjectNotFoundException"
	// service is the namespace of ElastiCache, and groupPrefix how the id of a resource in it begins.
	service     = "elasticache"
	groupPrefix = "replication-group/"
)

// serviceRole is the role with which the service scales replication groups.
const serviceRole = "role/aws-service-role/elasticache.application-autoscaling.amazonaws.com/" +
	"AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG"

// minCapacity is the least that a target of shards can have. Source: Application Auto Scaling API,
// RegisterScalableTarget, MinCapacity, which names services that allow 0, and ElastiCache is not among them. Replicas
// may go to 0 here, as in the template of the ElastiCache developer guide, "Use CloudFormation for Auto Scaling
// policies".
const minCapacity = 1

// leastCapacity is the least that a target of a dimension can have.
func leastCapacity(dimension string) int {
	if dimensions[dimension].count == "replicasPerNodeGroup" {
		return 0
	}
	return minCapacity
}

// place are the inputs that say what is scaled. Each needs another resource to change.
var place = []string{"resourceId", "scalableDimension", "serviceNamespace"}

// targetKey is what tells a target from all others, and what the provider imports it by.
func targetKey(in props.Map) string {
	parts := []string{in.Str("serviceNamespace"), in.Str("resourceId"), in.Str("scalableDimension")}
	if slices.Contains(parts, "") {
		return ""
	}
	return strings.Join(parts, "/")
}

// namedKey is the same of what belongs to a target and has a name.
func namedKey(in props.Map) string {
	if target := targetKey(in); target != "" && in.Has("name") {
		return target + "/" + in.Str("name")
	}
	return ""
}

// groupOf is the id of the replication group that a target, a policy or a scheduled action is about.
func groupOf(in props.Map) string { return strings.TrimPrefix(in.Str("resourceId"), groupPrefix) }

// targetBehaviour is that of a scalable target. Registering one again puts it in the place of the first, which is how
// AWS updates it, and leaves its policies alone.
func targetBehaviour(resize Resize) registry.Behaviour {
	return registry.Behaviour{
		NotFound: notFound,
		Identity: &registry.Identity{Key: targetKey, ID: func(in props.Map) string { return in.Str("resourceId") }},
		Replaces: place,
		Equal:    map[string]func(a, b any) bool{"suspendedState": sameButForZeros},

		Rules:      refuseTarget,
		References: refuseTargetIn,
		Create: func(v world.View, in props.Map) (string, props.Map, error) {
			if old := v.Find(awstype.ScalingTarget, v.Region, targetKey(in)); old != nil {
				v.Overwrite(old)
			}
			in["arn"] = v.ARN("application-autoscaling",
				"scalable-target/"+world.Digest(v.Account, v.Region, targetKey(in))[:32])
			// A role of one's own is ignored: the service has one for each namespace (RegisterScalableTarget, RoleARN).
			in["roleArn"] = v.GlobalARN("iam", serviceRole)
			settleSuspension(in)
			return in.Str("resourceId"), in, settleIntoRange(v, in, resize)
		},
		Update: func(v world.View, old, in, out props.Map) error {
			out["roleArn"] = old["roleArn"]
			settleSuspension(out)
			if err := cmp.Or(refuseTarget(in), refuseTargetIn(v, out)); err != nil {
				return err
			}
			if !isRegisteredAgain(v.Known, out) {
				for _, name := range registered {
					out[name] = old[name]
				}
				return nil
			}
			return settleIntoRange(v, out, resize)
		},
		// Source: Application Auto Scaling API, DeregisterScalableTarget.
		BeforeDelete: func(v world.View, target *world.Resource) error {
			delete(v.Scale().Ended, target.ID)
			for _, r := range slices.Clone(v.Resources) {
				if slices.Contains([]string{awstype.ScalingPolicy, awstype.ScheduledAction}, r.Type) &&
					r.Account == target.Account && r.Region == target.Region && targetKey(r.Properties) == target.ID {
					v.Remove(r)
				}
			}
			return nil
		},
	}
}

// registered are the inputs that the provider sends with RegisterScalableTarget, beside what is scaled.
var registered = []string{"minCapacity", "maxCapacity", "suspendedState"}

// isRegisteredAgain tells an update that registers the target: one of the tags alone does not, so that it leaves what a
// scheduled action changed. Source: internal/service/appautoscaling/target.go of terraform-provider-aws v5.
func isRegisteredAgain(state, out props.Map) bool {
	return slices.ContainsFunc(registered, func(name string) bool { return !props.Same(out[name], state[name], false) })
}

// suspensions are the parts of the suspended state.
var suspensions = []string{"dynamicScalingInSuspended", "dynamicScalingOutSuspended", "scheduledScalingSuspended"}

// settleSuspension fills in what is suspended when nobody says: nothing.
func settleSuspension(out props.Map) {
	state := out.Object("suspendedState")
	if state == nil {
		state = props.Map{}
	}
	for _, name := range suspensions {
		state.Otherwise(name, false)
	}
	out["suspendedState"] = map[string]any(state)
}

// refuseTarget is what RegisterScalableTarget refuses looking at the properties alone. The first message is in AWS's
// words, as github.com/pulumi/pulumi-policy-aws/issues/11 quotes them.
func refuseTarget(in props.Map) error {
	dimension, known := dimensions[in.Str("scalableDimension")]
	least := in.Num("minCapacity", minCapacity)
	most := in.Num("maxCapacity", least)
	switch {
	case in.Str("serviceNamespace") != service || !strings.HasPrefix(in.Str("resourceId")+"/", groupPrefix) || !known:
		if in["resourceId"] == nil && in.Str("serviceNamespace") == service && known {
			break // not known yet
		}
		return awserr.New(wrongValue, "Unsupported service namespace, resource type or scalable dimension")
	case most < least:
		return awserr.New(wrongValue, "Maximum capacity cannot be less than minimum capacity")
	case least < leastCapacity(in.Str("scalableDimension")):
		return awserr.New(wrongValue, "Minimum capacity of %s cannot be less than %d", in.Str("scalableDimension"),
			leastCapacity(in.Str("scalableDimension")))
	case dimension.most > 0 && most > dimension.most:
		return awserr.New(wrongValue, "Maximum capacity of %s cannot be more than %d", in.Str("scalableDimension"),
			dimension.most)
	}
	return tags.CheckPlain(wrongValue, in)
}

// refuseUnregistered is about the target of a policy or a scheduled action. Without one the answer is in AWS's words,
// as github.com/ansible/ansible/issues/40237 quotes them.
func refuseUnregistered(v world.View, in props.Map) error {
	if v.Find(awstype.ScalingTarget, v.Region, targetKey(in)) == nil {
		return awserr.New(notFound,
			"No scalable target registered for service namespace: %s, resource ID: %s, scalable dimension: %s",
			in.Str("serviceNamespace"), in.Str("resourceId"), in.Str("scalableDimension"))
	}
	return nil
}
