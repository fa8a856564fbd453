package iam

import (
	"fmt"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

const (
	maxPolicyName = 128
	// maxRolePolicies is how many characters all policies inside a role may have together, white space aside.
	maxRolePolicies = 10240
)

var rolePolicyBehaviour = registry.Behaviour{
	Name:      &registry.AutoName{Property: "name", Max: maxPolicyName},
	Global:    true,
	NotFound:  noSuchEntity,
	Replaces:  []string{"name", "namePrefix", "role"},
	Documents: []string{"policy"},

	Check: func(in props.Map) []p.CheckFailure {
		in = in.Known()
		failures := checkName(in, maxPolicyName)
		if text, sent := in["policy"].(string); sent {
			if reason := checkPolicyJSON("policy", text); reason != "" {
				failures = append(failures, p.CheckFailure{Property: "policy", Reason: reason})
			}
		}
		if role, sent := in["role"].(string); sent && !nameFormat.MatchString(role) {
			failures = append(failures, p.CheckFailure{Property: "role", Reason: `"role" must match [\w+=,.@-]`})
		}
		return failures
	},
	Rules: refuseRolePolicy,
	References: func(v world.View, in props.Map) error {
		return refusePolicyIn(v, in)
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		id := in.Str("role") + ":" + nameIn(v, in)
		if old := v.Find(awstype.RolePolicy, "", id); old != nil {
			v.Overwrite(old) // PutRolePolicy "adds or updates"
		}
		in["policy"] = props.NormalJSON(in.Str("policy"))
		return id, in, nil
	},
	Update: func(v world.View, _, in, out props.Map) error {
		out["policy"] = props.NormalJSON(out.Str("policy"))
		if err := refuseRolePolicy(in); err != nil {
			return err
		}
		return refusePolicyIn(v, in)
	},
}

func refuseRolePolicy(in props.Map) error {
	text, sent := in["policy"].(string)
	if !sent {
		return nil
	}
	if sizeOf(text) > maxRolePolicies {
		return tooLarge(in.Str("role"))
	}
	return refuseIdentity(text)
}

// refusePolicyIn looks at the role that a policy is for, and at the room that its other policies leave.
func refusePolicyIn(v world.View, in props.Map) error {
	name := in.Str("role")
	role := v.Get(awstype.Role, name)
	if role == nil {
		return awserr.New(noSuchEntity, "The role with name %s cannot be found.", name)
	}
	size := sizeOf(in.Str("policy"))
	for _, other := range policiesOf(v, name) {
		if policy := props.Map(other.Properties); policy.Str("name") != in.Str("name") {
			size += sizeOf(policy.Str("policy"))
		}
	}
	for _, own := range role.Objects("inlinePolicies") {
		size += sizeOf(own.Str("policy"))
	}
	if size > maxRolePolicies {
		return tooLarge(name)
	}
	return nil
}

// policiesOf are the policies inside a role that programs created apart from it.
func policiesOf(v world.View, role string) []*world.Resource {
	var policies []*world.Resource
	for _, r := range v.All(awstype.RolePolicy) {
		if props.Map(r.Properties).Str("role") == role {
			policies = append(policies, r)
		}
	}
	return policies
}

func tooLarge(role string) error {
	return awserr.New(limitExceeded, "Maximum policy size of %d bytes exceeded for role %s", maxRolePolicies, role)
}

// checkPolicyJSON is the provider's opinion of the text of a policy; empty when it has nothing against it.
func checkPolicyJSON(argument, text string) string {
	complaint := ""
	switch {
	case text == "":
		return fmt.Sprintf("%q is an empty string, which is not a valid JSON value", argument)
	case text[0] == '"':
		complaint = "contains a JSON-encoded string, not a JSON-encoded object"
	case text[0] == '[':
		complaint = "contains a JSON array, not a JSON object"
	case text[0] == ' ' || text[0] == '\t' || text[0] == '\r' || text[0] == '\n':
		complaint = "leading space characters are not allowed"
	case text[0] != '{':
		complaint = "not a JSON object"
	default:
		err := jsonError(text)
		if err == nil {
			return ""
		}
		complaint = err.Error()
	}
	return fmt.Sprintf("%q contains an invalid JSON policy: %s", argument, complaint)
}
