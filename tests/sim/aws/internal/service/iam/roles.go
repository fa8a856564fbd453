package iam

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/tags"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// The quotas of a role. Source: the IAM user guide, "IAM and AWS STS quotas".
const (
	maxRoleName        = 64
	maxDescription     = 1000
	maxManagedPolicies = 10
	minSession         = 3600
	maxSession         = 43200
)

// created is when all roles were created: time does not pass.
const created = "2024-01-01T00:00:00Z"

const (
	noSuchEntity   = "NoSuchEntity"
	limitExceeded  = "LimitExceeded"
	alreadyExists  = "EntityAlreadyExists"
	deleteConflict = "DeleteConflict"
)

var (
	nameFormat = regexp.MustCompile(`^[\w+=,.@-]+$`)
	pathFormat = regexp.MustCompile(`^(/|/[!-~]*/)$`)
)

var roleBehaviour = registry.Behaviour{
	Name:      &registry.AutoName{Property: "name", Max: maxRoleName},
	Global:    true,
	NotFound:  noSuchEntity,
	Defaults:  map[string]any{"forceDetachPolicies": false, "maxSessionDuration": minSession, "path": "/"},
	Replaces:  []string{"name", "namePrefix", "path"},
	Sets:      []string{"inlinePolicies", "managedPolicyArns"},
	Computed:  []string{"inlinePolicies", "managedPolicyArns"},
	Documents: []string{"assumeRolePolicy"},
	WriteOnly: []string{"forceDetachPolicies"},

	Check: checkRole,
	Rules: refuseRole,
	References: func(v world.View, in props.Map) error {
		// "Names are not distinguished by case" (API, CreateRole, RoleName).
		for _, other := range v.All(awstype.Role) {
			if strings.EqualFold(other.ID, in.Str("name")) {
				return awserr.New(alreadyExists, "Role with name %s already exists.", in.Str("name"))
			}
		}
		return nil
	},
	Create: func(v world.View, in props.Map) (string, props.Map, error) {
		name := nameIn(v, in)
		in["arn"] = v.GlobalARN("iam", "role"+in.Str("path")+name)
		in["assumeRolePolicy"] = props.NormalJSON(in.Str("assumeRolePolicy"))
		in["createDate"] = created
		in["uniqueId"] = "AROA" + strings.ToUpper(world.Digest(name, fmt.Sprint(v.Serial)))[:17]
		in.Otherwise("inlinePolicies", []any{})
		in.Otherwise("managedPolicyArns", []any{})
		return name, in, nil
	},
	Update: func(_ world.View, _, in, out props.Map) error {
		out["assumeRolePolicy"] = props.NormalJSON(out.Str("assumeRolePolicy"))
		return refuseRole(in)
	},
	// "You must first delete the policies" (API, DeleteRole). The provider deletes them when it is told to force it, or
	// when the role has policies of its own; managed policies of the role it detaches.
	BeforeDelete: func(v world.View, r *world.Resource) error {
		policies := policiesOf(v, r.ID)
		role := props.Map(r.Properties)
		if len(policies) > 0 && !role.Flag("forceDetachPolicies") && !role.Has("inlinePolicies") {
			return awserr.New(deleteConflict, "Cannot delete entity, must delete policies first.")
		}
		for _, policy := range policies {
			v.Remove(policy)
		}
		return nil
	},
}

// checkRole is what the provider refuses of a role.
func checkRole(in props.Map) []p.CheckFailure {
	in = in.Known()
	failures := checkName(in, maxRoleName)
	fail := func(key, format string, args ...any) {
		failures = append(failures, p.CheckFailure{Property: key, Reason: fmt.Sprintf(format, args...)})
	}
	if text, sent := in["assumeRolePolicy"].(string); sent {
		if err := jsonError(text); err != nil {
			fail("assumeRolePolicy", `"assume_role_policy" contains an invalid JSON: %s`, err)
		}
	}
	if n := utf8.RuneCountInString(in.Str("description")); n > maxDescription {
		fail("description", "expected length of description to be in the range (0 - %d), got %d", maxDescription, n)
	}
	if n := in.Num("maxSessionDuration", minSession); n < minSession || n > maxSession {
		fail("maxSessionDuration", "expected max_session_duration to be in the range (%d - %d), got %d", minSession,
			maxSession, n)
	}
	for i, one := range in.Strs("managedPolicyArns") {
		if !arn.PassesProvider(one) {
			fail(fmt.Sprintf("managedPolicyArns[%d]", i), `"managed_policy_arns" (%s) is an invalid ARN`, one)
		}
	}
	if one := in.Str("permissionsBoundary"); one != "" && !arn.PassesProvider(one) {
		fail("permissionsBoundary", `"permissions_boundary" (%s) is an invalid ARN`, one)
	}
	for i, own := range in.Objects("inlinePolicies") {
		at := fmt.Sprintf("inlinePolicies[%d]", i)
		if reason := checkPolicyJSON("policy", own.Str("policy")); own.Has("policy") && reason != "" {
			fail(at+".policy", "%s", reason)
		}
		if name := own.Str("name"); name != "" && !nameFormat.MatchString(name) {
			fail(at+".name", `%q must match [\w+=,.@-]`, "name")
		}
	}
	return failures
}

// checkName is what the provider refuses of the name of a role or a policy.
func checkName(in props.Map, longest int) []p.CheckFailure {
	name := in.Str("name")
	switch {
	case in["name"] != nil && in["namePrefix"] != nil:
		return []p.CheckFailure{{Property: "name", Reason: `"name": conflicts with name_prefix`}}
	case len(name) > longest:
		return []p.CheckFailure{{
			Property: "name",
			Reason:   fmt.Sprintf("expected length of name to be in the range (1 - %d), got %s", longest, name),
		}}
	case in["name"] != nil && !nameFormat.MatchString(name):
		return []p.CheckFailure{{Property: "name", Reason: `invalid value for name (must match [\w+=,.@-])`}}
	}
	return nil
}

// refuseRole is what IAM refuses looking at the properties of a role alone.
func refuseRole(in props.Map) error {
	if path := in.Str("path"); path != "" && !pathFormat.MatchString(path) {
		return awserr.New(awserr.ValidationError, "The specified value for path is invalid. It must begin and end "+
			"with / and contain only alphanumeric characters and/or / characters.")
	}
	if text, sent := in["assumeRolePolicy"].(string); sent {
		if err := refuseTrust(text); err != nil {
			return err
		}
	}
	managed := in.Strs("managedPolicyArns")
	for _, one := range append(slices.Clone(managed), in.Str("permissionsBoundary")) {
		if a, _ := arn.Parse(one); one != "" && (a.Service != "iam" || !strings.HasPrefix(a.Resource, "policy/")) {
			return awserr.New(awserr.ValidationError, "ARN %s is not valid.", one)
		}
	}
	if len(managed) > maxManagedPolicies {
		return awserr.New(limitExceeded, "Cannot exceed quota for PoliciesPerRole: %d", maxManagedPolicies)
	}
	size := 0
	for _, own := range in.Objects("inlinePolicies") {
		if text := own.Str("policy"); text != "" {
			if err := refuseIdentity(text); err != nil {
				return err
			}
			size += sizeOf(text)
		}
	}
	if size > maxRolePolicies {
		return tooLarge(in.Str("name"))
	}
	return refuseTags(in)
}

// refuseTags adds a rule of IAM's own to what services share: keys are not distinguished by case.
func refuseTags(in props.Map) error {
	seen := map[string]bool{}
	for _, key := range props.SortedKeys(in.Object("tags")) {
		if seen[strings.ToLower(key)] {
			return awserr.New("InvalidInput",
				"Duplicate tag keys found. Please note that Tag keys are case insensitive.")
		}
		seen[strings.ToLower(key)] = true
	}
	return tags.CheckPlain(awserr.ValidationError, in)
}

// nameIn completes the name, of which the program may have given the beginning.
func nameIn(v world.View, in props.Map) string {
	v.Serial++
	in.Otherwise("name", fmt.Sprintf("%s%026d", in.Str("namePrefix"), v.Serial))
	in.Otherwise("namePrefix", "")
	return in.Str("name")
}
