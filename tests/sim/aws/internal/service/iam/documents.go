package iam

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// maxTrustPolicy is how many characters a trust policy may have, white space aside (IAM user guide, "IAM and AWS STS
// quotas").
const maxTrustPolicy = 2048

const (
	syntaxErrors = "Syntax errors in policy."
	noActions    = "Policy statement must contain actions."
)

// The elements of a policy and of its statements. Source: the IAM user guide, "Grammar of the IAM JSON policy
// language".
var (
	policyElements    = []string{"Version", "Id", "Statement"}
	statementElements = []string{
		"Sid", "Principal", "NotPrincipal", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition",
	}
	policyVersions = []string{"", "2008-10-17", "2012-10-17"}
	principalTypes = []string{"AWS", "Service", "Federated", "CanonicalUser"}
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
	var policy map[string]any
	if json.Unmarshal([]byte(text), &policy) != nil {
		return nil, malformed("This policy contains invalid Json")
	}
	list, isList := policy["Statement"].([]any)
	if !isList {
		list = []any{policy["Statement"]}
	}
	if !hasOnly(policy, policyElements) || len(list) == 0 ||
		!slices.Contains(policyVersions, props.Map(policy).Str("Version")) {
		return nil, malformed(syntaxErrors)
	}
	var statements []props.Map
	seen := map[string]bool{}
	for _, one := range list {
		statement, isObject := one.(map[string]any)
		if !isObject || !isStatement(statement) {
			return nil, malformed(syntaxErrors)
		}
		sid := props.Map(statement).Str("Sid")
		if sid != "" && seen[sid] {
			return nil, malformed("Statement IDs (SID) in a single policy must be unique.")
		}
		seen[sid] = true
		statements = append(statements, statement)
	}
	return statements, nil
}

func isStatement(statement props.Map) bool {
	for _, pair := range [][2]string{
		{"Action", "NotAction"}, {"Resource", "NotResource"}, {"Principal", "NotPrincipal"},
	} {
		if statement[pair[0]] != nil && statement[pair[1]] != nil {
			return false
		}
	}
	for _, key := range []string{"Action", "NotAction", "Resource", "NotResource"} {
		if _, ok := textsOf(statement[key]); !ok {
			return false
		}
	}
	_, isObject := statement["Condition"].(map[string]any)
	return hasOnly(statement, statementElements) && (isObject || statement["Condition"] == nil) &&
		slices.Contains([]string{"Allow", "Deny"}, statement.Str("Effect"))
}

func hasOnly(object map[string]any, known []string) bool {
	for key := range object {
		if !slices.Contains(known, key) {
			return false
		}
	}
	return true
}

// textsOf reads what may be one text or a list of them, or may be left out.
func textsOf(value any) (texts []string, ok bool) {
	switch value := value.(type) {
	case nil:
		return nil, true
	case string:
		return []string{value}, true
	case []any:
		texts = props.Map{"": value}.Strs("")
		return texts, len(texts) == len(value)
	}
	return nil, false
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
		if err := refuseActions(either(statement, "Action")); err != nil {
			return err
		}
		if err := refuseResources(either(statement, "Resource")); err != nil {
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

// either are the texts of an element, or of its opposite.
func either(statement props.Map, element string) []string {
	is, _ := textsOf(statement[element])
	isNot, _ := textsOf(statement["Not"+element])
	return append(is, isNot...)
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
		actions := either(statement, "Action")
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
		names, ok := textsOf(types[kind])
		if !ok || !slices.Contains(principalTypes, kind) {
			return malformed(syntaxErrors)
		}
		for _, name := range names {
			if !isPrincipal(kind, name) {
				return malformed("Invalid principal in policy: %s", fmt.Sprintf("%q:%q", strings.ToUpper(kind), name))
			}
		}
	}
	return nil
}

func isPrincipal(kind, name string) bool {
	switch kind {
	case "Service": // ecs-tasks.amazonaws.com
		return strings.Contains(name, ".") && !strings.ContainsAny(name, "*:/ ")
	case "AWS":
		a, isARN := arn.Parse(name)
		return name == "*" || arn.AccountFormat.MatchString(name) ||
			(isARN && (a.Service == "iam" || a.Service == "sts") && arn.AccountFormat.MatchString(a.Account))
	}
	return name != ""
}
