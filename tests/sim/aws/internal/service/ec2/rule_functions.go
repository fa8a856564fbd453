package ec2

import (
	"errors"
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// ruleFilters are those of DescribeSecurityGroupRules (EC2 API, DescribeSecurityGroupRules, Filter).
var ruleFilters = filters{"group-id": textOf("securityGroupId"), "security-group-rule-id": idOf}

// rulesOf are the rules in a region that pass the filters, inward and outward.
func rulesOf(v world.View, wanted []props.Map) ([]*world.Resource, error) {
	rules := slices.Concat(v.All(awstype.IngressRule), v.All(awstype.EgressRule))
	found, err := ruleFilters.pick(rules, wanted)
	if err != nil {
		return nil, fmt.Errorf("reading Security Group Rules: %w", err)
	}
	return found, nil
}

// findRules answers with the ids of rules, of which there may be none. The provider sends filters and tags alone.
// Source: the AWS provider, internal/service/ec2/vpc_security_group_rules_data_source.go.
func findRules(v world.View, args props.Map) (props.Map, error) {
	found, err := rulesOf(v, filtersOf(args))
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(found))
	for i, rule := range found {
		ids[i] = rule.ID
	}
	out := args.Clone()
	out["id"], out["ids"] = v.Region, ids
	return out, nil
}

// findRule answers with the one rule that the arguments name. The errors are the provider's.
// Source: the AWS provider, internal/service/ec2/vpc_security_group_rule_data_source.go.
func findRule(v world.View, args props.Map) (props.Map, error) {
	wanted := filtersOf(args)
	if id := args.Str("securityGroupRuleId"); id != "" {
		wanted = append(wanted, exactly("security-group-rule-id", id))
	}
	found, err := rulesOf(v, wanted)
	switch {
	case err != nil:
		return nil, err
	case len(found) == 0:
		return nil, errors.New("no matching Security Group Rule found")
	case len(found) > 1:
		return nil, errors.New("multiple Security Group Rules matched; use additional constraints to reduce matches " +
			"to a single Security Group Rule")
	}
	rule, out := found[0], args.Clone()
	for _, key := range []string{
		"arn", "cidrIpv4", "cidrIpv6", "description", "fromPort", "ipProtocol", "prefixListId",
		"referencedSecurityGroupId", "securityGroupId", "toPort",
	} {
		if value := rule.Properties[key]; value != nil {
			out[key] = value
		}
	}
	for _, key := range []string{"fromPort", "toPort"} {
		out.Otherwise(key, -1) // all ports
	}
	out["id"], out["securityGroupRuleId"] = rule.ID, rule.ID
	out["isEgress"] = rule.Type == awstype.EgressRule
	out["tags"] = tagsOf(rule)
	return out, nil
}
