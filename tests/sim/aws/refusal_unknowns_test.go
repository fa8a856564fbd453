package awssim_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// What is not known yet is not malformed.
func TestUnknownValuesAreNotSent(t *testing.T) {
	unknown := property.New(property.Computed)
	for name, test := range map[string]struct {
		token  string
		inputs values
	}{
		"VPC of a group":  {securityGroupType, values{"vpcId": unknown}},
		"VPC of a subnet": {subnetType, values{"vpcId": unknown, "cidrBlock": "10.0.0.0/24"}},
		"group of a rule": {ingressRuleType, values{"securityGroupId": unknown, "cidrIpv4": "10.0.0.0/8", "ipProtocol": "-1"}},
		"cache": {replicationType, cacheInputs.and(values{
			"securityGroupIds": []any{unknown}, "notificationTopicArn": unknown, "snapshotName": unknown, "parameterGroupName": unknown,
		})},
		"alarm":                     {metricAlarmType, alarmInputs.and(values{"alarmActions": []any{unknown}, "tags": values{"a": unknown}})},
		"rule of a composite alarm": {compositeAlarmType, values{"alarmName": unknown, "alarmRule": unknown, "actionsSuppressor": unknown}},
		"dashboard":                 {dashboardType, values{"dashboardName": unknown, "dashboardBody": unknown}},
	} {
		assert.NoError(t, awssim.Refusal(test.token, test.inputs.properties()), name)
		if test.token == compositeAlarmType {
			assert.NoError(t, awssim.InMemory().Refusal(region, test.token, test.inputs.properties()), name)
		}
	}
}

// The token is a secret: no answer may quote it.
func TestRefusalsDoNotQuoteTheToken(t *testing.T) {
	for _, inputs := range []values{
		{"authToken": "short-token"}, {"authToken": "with/slash/0123456789"}, {"authToken": "a-good-token-0123", "transitEncryptionEnabled": false},
	} {
		err := awssim.Refusal(replicationType, cacheInputs.and(inputs).properties())
		require.Error(t, err)
		assert.NotContains(t, err.Error(), inputs["authToken"])
	}
}
