package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	getRules = "aws:vpc/getSecurityGroupRules:getSecurityGroupRules"
	getRule  = "aws:vpc/getSecurityGroupRule:getSecurityGroupRule"
)

// Programs find the rules of a security group, inward and outward, and look at one by its id.
func TestRulesAreFound(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	n := e.network()
	inward := values{
		"securityGroupId": n.group.id, "ipProtocol": "tcp", "fromPort": 6379, "toPort": 6380, "cidrIpv4": "10.0.0.0/16",
		"description": "office", "tags": values{"a": "b"},
	}
	one := e.create(ingressRuleType, "one", inward)
	two := e.create(egressRuleType, "two",
		values{"securityGroupId": n.group.id, "ipProtocol": "-1", "referencedSecurityGroupId": n.group.id})
	other := e.create(securityGroupType, "other", values{"vpcId": n.vpc.id})
	e.create(ingressRuleType, "elsewhere", inward.with("securityGroupId", other.id))

	list := func(args values) (ids []any) {
		found, err := e.invoke(getRules, args)
		require.NoError(t, err)
		for _, id := range found.Get("ids").AsArray().All {
			ids = append(ids, id.AsString())
		}
		return ids
	}
	ofGroup := filter("group-id", n.group.id)
	assert.ElementsMatch(t, []any{one.id, two.id}, list(values{"filters": []any{ofGroup}}))
	assert.ElementsMatch(t, []any{one.id}, list(values{"filters": []any{ofGroup, filter("tag:a", "b")}}))
	assert.Empty(t, list(values{"filters": []any{filter("group-id", "sg-0123456789abcdef0")}}))
	_, err := e.invoke(getRules, values{"filters": []any{filter("vpc-id", n.vpc.id)}})
	assert.ErrorContains(t, err, "The filter 'vpc-id' is invalid")

	found, err := e.invoke(getRule, values{"securityGroupRuleId": one.id})
	require.NoError(t, err)
	assert.Equal(t, "10.0.0.0/16", found.Get("cidrIpv4").AsString())
	assert.Equal(t, "office", found.Get("description").AsString())
	assert.Equal(t, 6380., found.Get("toPort").AsNumber())
	assert.Equal(t, "b", found.Get("tags").AsMap().Get("a").AsString())
	assert.False(t, found.Get("isEgress").AsBool())
	found, err = e.invoke(getRule, values{"securityGroupRuleId": two.id})
	require.NoError(t, err)
	assert.Equal(t, n.group.id, found.Get("referencedSecurityGroupId").AsString())
	assert.Equal(t, -1., found.Get("fromPort").AsNumber(), "all ports")
	assert.True(t, found.Get("isEgress").AsBool())
	_, err = e.invoke(getRule, values{"securityGroupRuleId": "sgr-0123456789abcdef0"})
	assert.ErrorContains(t, err, "no matching Security Group Rule found")
	_, err = e.invoke(getRule, values{"filters": []any{ofGroup}})
	assert.ErrorContains(t, err, "multiple Security Group Rules matched")
}
