package iam

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/policy"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// maxTrustPolicy is how many characters a trust policy may have, white space aside (IAM user guide, "IAM and AWS STS
// quotas").
const maxTrustPolicy = 2048

const (
	syntaxErrors = "Syntax errors in policy."
	noActions    = "Policy statement must contain actions."
)

func malformed(format string, args ...any) error {
	return awserr.New("MalformedPolicyDocument", format, args...)
}

// jsonError is what is wrong with a JSON text.
func jsonError(text string) error {
	var document any
	return json.Unmarshal([]byte(text), &document)
}

// sizeOf counts the characters of a policy as IAM does: without white space.
func sizeOf(text string) int {
	size := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			size++
		}
	}
	return size
}

// statementsOf reads a policy by its grammar.
func statementsOf(text string) ([]props.Map, error) {
	statements, fault := policy.Read(text)
	if fault != policy.None {
		return nil, malformed("%s", faults[fault])
	}
	return statements, nil
}

// faults are IAM's words for what is wrong with the grammar of a policy.
var faults = map[policy.Fault]string{
	policy.NotJSON:     "This policy contains invalid Json",
	policy.BadSyntax:   syntaxErrors,
	policy.RepeatedSid: "Statement IDs (SID) in a single policy must be unique.",
}

// refuseIdentity is IAM's opinion of a policy that says what its role may do.
func refuseIdentity(text string) error {
	statements, err := statementsOf(text)
	if err != nil {
		return err
	}
	for _, statement := range statements {
		if statement["Principal"] != nil || statement["NotPrincipal"] != nil {
			return malformed("Policy document should not specify a principal.")
		}
		if err := refuseActions(policy.Either(statement, "Action")); err != nil {
			return err
		}
		if err := refuseResources(policy.Either(statement, "Resource")); err != nil {
			return err
		}
	}
	return nil
}

func refuseActions(actions []string) error {
	if len(actions) == 0 {
		return malformed(noActions)
	}
	for _, action := range actions {
		if action != "*" && strings.Count(action, ":") == 0 {
			return malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")
		}
		if strings.Count(action, ":") > 1 {
			return malformed("Actions/Condition can contain only one colon.")
		}
	}
	return nil
}

func refuseResources(resources []string) error {
	if len(resources) == 0 {
		return malformed("Policy statement must contain resources.")
	}
	for _, resource := range resources {
		if _, isARN := arn.Parse(resource); resource != "*" && !isARN {
			return malformed(`Resource %s must be in ARN format or "*".`, resource)
		}
	}
	return nil
}

// refuseTrust is IAM's opinion of a policy that says who may assume a role.
func refuseTrust(text string) error {
	statements, err := statementsOf(text)
	if err != nil {
		return err
	}
	if sizeOf(text) > maxTrustPolicy {
		return awserr.New(limitExceeded, "Cannot exceed quota for ACLSizePerRole: %d", maxTrustPolicy)
	}
	for _, statement := range statements {
		for _, prohibited := range []string{"Resource", "NotResource"} {
			if statement[prohibited] != nil {
				return malformed("Has prohibited field %s", prohibited)
			}
		}
		if err := refusePrincipal(statement); err != nil {
			return err
		}
		actions := policy.Either(statement, "Action")
		if len(actions) == 0 {
			return malformed(noActions)
		}
		for _, action := range actions {
			if !strings.HasPrefix(strings.ToLower(action), "sts:") {
				return malformed("AssumeRole policy may only specify STS AssumeRole actions.")
			}
		}
	}
	return nil
}

// refusePrincipal looks at the form of who is trusted. Whether an account or a user exists is taken on trust.
func refusePrincipal(statement props.Map) error {
	principal := statement["Principal"]
	if principal == "*" {
		return nil
	}
	types, _ := principal.(map[string]any)
	if len(types) == 0 && statement["NotPrincipal"] == nil {
		return malformed("Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: " +
			"The passed in policy has a statement with no principals!")
	}
	for _, kind := range props.SortedKeys(types) {
		names, ok := policy.Texts(types[kind])
		if !ok || !slices.Contains(policy.PrincipalTypes, kind) {
			return malformed(syntaxErrors)
		}
		for _, name := range names {
			if !policy.IsPrincipal(kind, name) {
				return malformed("Invalid principal in policy: %s", fmt.Sprintf("%q:%q", strings.ToUpper(kind), name))
			}
		}
	}
	return nil
}
