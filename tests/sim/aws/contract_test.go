package awssim_test

import (
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

func TestContract(t *testing.T) {
	rule := values{
		"securityGroupId": noGroup, "ipProtocol": "tcp", "fromPort": 1, "toPort": 1, "cidrIpv4": "10.0.0.0/8",
	}
	group := values{"family": "redis7", "parameters": []any{values{"name": "a", "value": "b"}}}
	tests := map[string]struct {
		token    string
		inputs   values
		property string // of the one failure; empty when there is none
		reason   string
	}{
		"complete":                {ingressRuleType, rule, "", ""},
		"unknown property":        {ingressRuleType, rule.with("cidr", "10.0.0.0/8"), "cidr", "unknown key"},
		"misspelt case":           {vpcType, values{"cidrblock": "10.0.0.0/16"}, "cidrblock", "unknown key"},
		"missing string":          {ingressRuleType, rule.with("securityGroupId", nil), "securityGroupId", "Missing required"},
		"missing list":            {subnetGroupType, values{}, "subnetIds", "Missing required"},
		"missing number":          {metricAlarmType, alarmInputs.with("evaluationPeriods", nil), "evaluationPeriods", "Missing required"},
		"null is missing":         {subnetGroupType, values{"subnetIds": property.New(property.Null)}, "subnetIds", "Missing required"},
		"null is absent":          {ingressRuleType, rule.with("description", property.New(property.Null)), "", ""},
		"string for a number":     {ingressRuleType, rule.with("fromPort", "1"), "fromPort", "expected a whole number, got a string"},
		"number for a string":     {ingressRuleType, rule.with("securityGroupId", 7), "securityGroupId", "expected a string, got a number"},
		"string for a boolean":    {vpcType, values{"enableDnsSupport": "true"}, "enableDnsSupport", "expected a boolean, got a string"},
		"fraction":                {ingressRuleType, rule.with("toPort", 1.5), "toPort", "got a fraction"},
		"fraction that may be":    {metricAlarmType, alarmInputs.with("threshold", 1.5), "", ""},
		"string for a list":       {subnetGroupType, values{"subnetIds": noSubnet}, "subnetIds", "expected a list, got a string"},
		"element of a list":       {subnetGroupType, values{"subnetIds": []any{noSubnet, 2}}, "subnetIds[1]", "expected a string"},
		"value of a map":          {vpcType, values{"tags": values{"a.b": true}}, `tags["a.b"]`, "expected a string, got a boolean"},
		"list for a map":          {vpcType, values{"tags": []string{"a"}}, "tags", "expected a map, got a list"},
		"nested unknown property": {parameterGroupType, group.with("parameters", []any{values{"name": "a", "value": "b", "x": 1}}), "parameters[0].x", "unknown key"},
		"nested missing":          {parameterGroupType, group.with("parameters", []any{values{"name": "a"}}), "parameters[0].value", "Missing required"},
		"nested wrong type":       {parameterGroupType, group.with("parameters", []any{values{"name": "a", "value": 1}}), "parameters[0].value", "expected a string"},
		"action is not a string":  {metricAlarmType, alarmInputs.with("alarmActions", []any{1}), "alarmActions[0]", "expected a string"},
		"not known yet":           {ingressRuleType, rule.with("securityGroupId", property.New(property.Computed)), "", ""},
		"list not known yet":      {subnetGroupType, values{"subnetIds": property.New(property.Computed)}, "", ""},
		"secret":                  {replicationType, cacheInputs.with("authToken", property.New("0123456789abcdef").WithSecret(true)), "", ""},
		"secret of a wrong type":  {replicationType, cacheInputs.with("authToken", property.New(424242.0).WithSecret(true)), "authToken", "expected a string"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			failures := newEngine(t, newCloud(t), nil).check(test.token, "name", property.Map{}, test.inputs).Failures
			if test.property == "" {
				assert.Empty(t, failures)
				return
			}
			require.Len(t, failures, 1)
			assert.Equal(t, test.property, failures[0].Property)
			assert.Contains(t, failures[0].Reason, test.reason)
			assert.NotContains(t, failures[0].Reason, "424242")
		})
	}
}

func TestCheckReportsAllProblems(t *testing.T) {
	failures := newEngine(t, newCloud(t), nil).check(ingressRuleType, "r", property.Map{}, values{
		"fromPort": "x", "nope": 1,
	}).Failures
	var paths []string
	for _, f := range failures {
		paths = append(paths, f.Property)
	}
	assert.ElementsMatch(t, []string{"fromPort", "nope", "ipProtocol", "securityGroupId"}, paths)
}

func TestCheckKeepsSecrets(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	checked := e.check(replicationType, "r", property.Map{}, cacheInputs.and(values{
		"authToken": "0123456789abcdef", "description": property.New("hidden").WithSecret(true),
	}))
	require.Empty(t, checked.Failures)
	assert.True(t, checked.Inputs.Get("description").Secret())
	assert.True(t, checked.Inputs.Get("authToken").Secret(),
		"the token is secret even when the program does not say so")
}

func TestUnsupportedType(t *testing.T) {
	err := awssim.Refusal("aws:s3/bucket:Bucket", property.Map{})
	assert.ErrorContains(t, err, "no resource type")
}

func TestAutomaticNames(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	unnamed := cacheInputs.with("replicationGroupId", nil)

	first := e.check(replicationType, "Cache", property.Map{}, unnamed)
	require.Empty(t, first.Failures)
	name := first.Inputs.Get("replicationGroupId").AsString()
	assert.Regexp(t, `^cache-[0-9a-f]{7}$`, name)

	again, err := e.server.Check(p.CheckRequest{
		Urn: urnOf(replicationType, "Cache"), State: first.Inputs, Inputs: unnamed.properties(),
		RandomSeed: []byte("another"),
	})
	require.NoError(t, err)
	assert.Equal(t, name, again.Inputs.Get("replicationGroupId").AsString(), "an update keeps the name")

	given := e.check(replicationType, "Cache", property.Map{}, cacheInputs)
	renamed := e.check(replicationType, "other", given.Inputs, unnamed)
	assert.Regexp(t, `^other-[0-9a-f]{7}$`, renamed.Inputs.Get("replicationGroupId").AsString(),
		"a given name is not kept")

	fits := e.check(replicationType, "a23456789012345678901234567890ab", property.Map{}, unnamed)
	assert.Empty(t, fits.Failures)
	tooLong := e.check(replicationType, "a23456789012345678901234567890abc", property.Map{}, unnamed)
	require.Len(t, tooLong.Failures, 1)
	assert.Equal(t, "replicationGroupId", tooLong.Failures[0].Property)
	assert.Contains(t, tooLong.Failures[0].Reason, "plus 7 random chars is longer than maximum length 40")
}
