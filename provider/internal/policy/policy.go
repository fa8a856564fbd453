// Package policy writes the policies of IAM and of resources, statement by statement. It knows their form, and not what
// they are for.
package policy

import (
	"encoding/json"
	"slices"
)

// Statement is one statement of a policy.
type Statement struct {
	// Sid names the statement within its policy.
	Sid string
	// Why names the calls that need what the statement allows, or what it is there to stop. It is not sent to AWS.
	Why  string
	Deny bool
	// Principal is who the statement is about, in the policy of a resource.
	Principal Principal
	Actions   []string
	Resources []string
	// Conditions all have to hold.
	Conditions []Condition
}

// Principal is a kind of principal and its names. The zero value is none: the policies of a role have no principals.
type Principal struct {
	// Kind is "AWS" or "Service", or "*" for everybody.
	Kind  string
	Names []string
}

// Everybody is every principal, also one without credentials.
var Everybody = Principal{Kind: "*"}

// Service is an AWS service.
func Service(name string) Principal { return Principal{"Service", []string{name}} }

// Accounts are all principals of some accounts, as far as the accounts themselves allow it. An account exists, so AWS
// takes the policy while a role that the conditions name does not exist yet.
// Source: IAM user guide, "AWS JSON policy elements: Principal", AWS account principals.
func Accounts(partition string, ids []string) Principal {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = "arn:" + partition + ":iam::" + id + ":root"
	}
	return Principal{"AWS", names}
}

// Condition compares a key of a request with values. It holds if the key is like one of them.
type Condition struct {
	Operator, Key string
	Values        []string
}

// OnlyTLS denies every request that is not encrypted on its way.
// Source: S3 user guide, "Security best practices for Amazon S3", enforce encryption of data in transit.
func OnlyTLS(resources ...string) Statement {
	return Statement{
		Sid: "OnlyTLS", Why: "refuses requests without TLS", Deny: true, Principal: Everybody,
		Actions: []string{"s3:*"}, Resources: resources,
		Conditions: []Condition{{"Bool", "aws:SecureTransport", []string{"false"}}},
	}
}

// AssumedBy is the trust policy of a role that a service assumes for one resource of one account: nobody else can have
// the service act as the role. What is empty is not asked for.
// Source: IAM user guide, "The confused deputy problem".
func AssumedBy(service, account, source string) string {
	s := Statement{Sid: "Trust", Principal: Service(service), Actions: []string{"sts:AssumeRole"}}
	if account != "" {
		s.Conditions = append(s.Conditions, Condition{"StringEquals", "aws:SourceAccount", []string{account}})
	}
	if source != "" {
		s.Conditions = append(s.Conditions, Condition{"ArnLike", "aws:SourceArn", []string{source}})
	}
	return Document(s)
}

// ARN is the ARN of a resource, and empty if its region or account is not known.
func ARN(partition, service, region, account, resource string) string {
	if region == "" || account == "" {
		return ""
	}
	return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource
}

// version of the language of policies.
// Source: IAM user guide, "IAM JSON policy elements: Version".
const version = "2012-10-17"

// Document is the policy as AWS takes it. It is the same text for the same statements.
func Document(statements ...Statement) string {
	written := make([]any, len(statements))
	for i, s := range statements {
		written[i] = s.written()
	}
	// Maps are written in the order of their keys, and there is nothing in them that JSON cannot hold.
	text, _ := json.Marshal(map[string]any{"Version": version, "Statement": written})
	return string(text)
}

func (s Statement) written() map[string]any {
	w := map[string]any{"Sid": s.Sid, "Effect": "Allow", "Action": texts(s.Actions)}
	if s.Deny {
		w["Effect"] = "Deny"
	}
	if len(s.Resources) > 0 {
		w["Resource"] = texts(s.Resources)
	}
	switch s.Principal.Kind {
	case "":
	case Everybody.Kind:
		w["Principal"] = Everybody.Kind
	default:
		w["Principal"] = map[string]any{s.Principal.Kind: texts(s.Principal.Names)}
	}
	if len(s.Conditions) > 0 {
		conditions := map[string]map[string]any{}
		for _, c := range s.Conditions {
			if conditions[c.Operator] == nil {
				conditions[c.Operator] = map[string]any{}
			}
			conditions[c.Operator][c.Key] = texts(c.Values)
		}
		w["Condition"] = conditions
	}
	return w
}

// texts are several texts, or the only one, as AWS writes them back: anything else would show as a difference.
func texts(all []string) any {
	if len(all) == 1 {
		return all[0]
	}
	return slices.Clone(all)
}
