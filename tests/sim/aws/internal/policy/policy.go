// Package policy reads the policies of IAM, which several services take, each with words of its own for what is wrong.
package policy

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Fault is what is wrong with the grammar of a policy.
type Fault int

// The faults of a policy.
const (
	None Fault = iota
	NotJSON
	BadSyntax
	RepeatedSid
)

// The elements of a policy and of its statements. Source: the IAM user guide, "Grammar of the IAM JSON policy
// language".
var (
	policyElements    = []string{"Version", "Id", "Statement"}
	statementElements = []string{
		"Sid", "Principal", "NotPrincipal", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition",
	}
	policyVersions = []string{"", "2008-10-17", "2012-10-17"}
	// PrincipalTypes are the kinds of principals that a statement can name.
	PrincipalTypes = []string{"AWS", "Service", "Federated", "CanonicalUser"}
)

// Read takes a policy apart into its statements, by its grammar.
func Read(text string) ([]props.Map, Fault) {
	var document map[string]any
	if json.Unmarshal([]byte(text), &document) != nil {
		return nil, NotJSON
	}
	list, isList := document["Statement"].([]any)
	if !isList {
		list = []any{document["Statement"]}
	}
	if !hasOnly(document, policyElements) || len(list) == 0 ||
		!slices.Contains(policyVersions, props.Map(document).Str("Version")) {
		return nil, BadSyntax
	}
	var statements []props.Map
	seen := map[string]bool{}
	for _, one := range list {
		statement, isObject := one.(map[string]any)
		if !isObject || !isStatement(statement) {
			return nil, BadSyntax
		}
		sid := props.Map(statement).Str("Sid")
		if sid != "" && seen[sid] {
			return nil, RepeatedSid
		}
		seen[sid] = true
		statements = append(statements, statement)
	}
	return statements, None
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
		if _, ok := Texts(statement[key]); !ok {
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

// Texts reads what may be one text or a list of them, or may be left out.
func Texts(value any) (texts []string, ok bool) {
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

// Either are the texts of an element, or of its opposite.
func Either(statement props.Map, element string) []string {
	is, _ := Texts(statement[element])
	isNot, _ := Texts(statement["Not"+element])
	return append(is, isNot...)
}

// IsPrincipal holds a principal against the form that its kind has. Whether it exists is for the services to say.
func IsPrincipal(kind, name string) bool {
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

// RoleOf is the role of an ARN; nil where the cloud has none, of which nothing is known.
func RoleOf(w *world.World, roleARN string) props.Map {
	for _, r := range w.Resources {
		if role := props.Map(r.Properties); r.Type == awstype.Role && role.Str("arn") == roleARN {
			return role
		}
	}
	return nil
}

// Trusts says whether a role lets a service assume it. Conditions are not looked at.
func Trusts(role props.Map, service string) bool {
	statements, _ := Read(role.Str("assumeRolePolicy"))
	return slices.ContainsFunc(statements, func(statement props.Map) bool {
		services, _ := Texts(statement.Object("Principal")["Service"])
		return statement.Str("Effect") == "Allow" && slices.Contains(services, service)
	})
}

// IsRole tells the ARN of a role.
func IsRole(text string) bool {
	a, ok := arn.Parse(text)
	return ok && a.Service == "iam" && arn.AccountFormat.MatchString(a.Account) &&
		strings.HasPrefix(a.Resource, "role/")
}

// IsForeign tells a role of another account, which nobody can pass on to a service.
func IsForeign(v world.View, roleARN string) bool {
	a, ok := arn.Parse(roleARN)
	return ok && a.Account != v.Account
}

// CrossAccount is how services refuse a role of another account.
const CrossAccount = "Cross-account pass role is not allowed."
