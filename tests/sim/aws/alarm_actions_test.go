package awssim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// Alarms act on more than topics. Each form is one that PutMetricAlarm documents.
func TestAlarmActions(t *testing.T) {
	const both, metricOnly = true, false
	instance := alarmInputs.with("dimensions", values{"InstanceId": "i-0123456789abcdef0"})
	for action, composite := range map[string]bool{
		"arn:aws:sns:us-east-1:123456789012:topic":                                                                                         both,
		"arn:aws:lambda:us-east-1:123456789012:function:f":                                                                                 both,
		"arn:aws:lambda:us-east-1:123456789012:function:f:1":                                                                               both,
		"arn:aws:lambda:us-east-1:123456789012:function:f:alias":                                                                           both,
		"arn:aws:ssm:us-east-1:123456789012:opsitem:3#CATEGORY=performance":                                                                both,
		"arn:aws:ssm:us-east-1:123456789012:opsitem:3":                                                                                     both,
		"arn:aws:ssm-incidents::123456789012:responseplan/plan":                                                                            both,
		"arn:aws:aiops:us-east-1:123456789012:investigation-group:a1b2c3":                                                                  both,
		"arn:aws:automate:us-east-1:ec2:recover":                                                                                           metricOnly,
		"arn:aws:swf:us-east-1:123456789012:action/actions/AWS_EC2.InstanceId.Reboot/1.0":                                                  metricOnly,
		"arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:8c0d2e3f:autoScalingGroupName/group:policyName/policy":                   metricOnly,
		"arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:8c0d2e3f:resource/elasticache/replication-group/cache:policyName/policy": metricOnly,
	} {
		actions := values{
			"alarmActions":            []string{action},
			"okActions":               []string{action},
			"insufficientDataActions": []string{action},
		}
		assert.NoError(t, awssim.Refusal(metricAlarmType, instance.and(actions).properties()), action)
		err := awssim.Refusal(compositeAlarmType, compositeInputs.and(actions).properties())
		assert.Equal(t, composite, err == nil, "%s: %v", action, err)
	}
	query := values{"id": "m", "returnData": true, "metric": values{
		"metricName": "StatusCheckFailed", "namespace": "AWS/EC2", "period": 60, "stat": "Maximum", "dimensions": values{"InstanceId": "i-0123456789abcdef0"},
	}}
	assert.NoError(t, awssim.Refusal(metricAlarmType, values{
		"name": "status", "comparisonOperator": "GreaterThanThreshold", "evaluationPeriods": 1, "threshold": 0, "metricQueries": []any{query},
		"alarmActions": []string{"arn:aws:automate:us-east-1:ec2:recover"},
	}.properties()), "an instance in an expression")
}
