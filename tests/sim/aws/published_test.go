package awssim_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// publishedNames are the metrics with some dimensions, by name and with their units.
func publishedNames(t *testing.T, cloud *awssim.Cloud, dimensions map[string]string) map[string]string {
	t.Helper()
	published, err := cloud.Metrics(region)
	require.NoError(t, err)
	names := map[string]string{}
	for _, m := range published {
		if maps.Equal(m.Dimensions, dimensions) {
			names[m.Namespace+" "+m.Name] = m.Unit
		}
	}
	return names
}

func TestMetricsOfExecutionsAndQueues(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	machine := e.create(machineType, "machine", machineInputs)
	e.create(queueType, "queue", values{"name": "dead"})
	names := publishedNames(t, e.cloud, map[string]string{"StateMachineArn": machine.id})
	for _, outcome := range []string{"Failed", "TimedOut", "Aborted", "Succeeded"} {
		assert.Equal(t, "Count", names["AWS/States Executions"+outcome], outcome)
	}
	names = publishedNames(t, e.cloud, map[string]string{"QueueName": "dead"})
	assert.Equal(t, "Count", names["AWS/SQS ApproximateNumberOfMessagesVisible"])
	assert.Equal(t, "Seconds", names["AWS/SQS ApproximateAgeOfOldestMessage"])
	require.NoError(t, e.delete(machine))
	assert.Empty(t, publishedNames(t, e.cloud, map[string]string{"StateMachineArn": machine.id}))
}

// Rules for replication publish where the source is, and when they are told to.
func TestMetricsOfReplication(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	for _, name := range []string{"source", "target"} {
		e.create(bucketType, name, bucketNamed(name).with("objectLockEnabled", true))
	}
	rule := replicas("target")
	measured := rule.with("destination", rule["destination"].(values).with("metrics", values{"status": "Enabled"}))
	dimensions := map[string]string{"SourceBucket": "source", "DestinationBucket": "target", "RuleId": "all"}
	replication := e.create(bucketReplicaType, "r", replicated("source", measured))
	names := publishedNames(t, e.cloud, dimensions)
	assert.Equal(t, []string{
		"AWS/S3 BytesPendingReplication", "AWS/S3 OperationsFailedReplication", "AWS/S3 OperationsPendingReplication",
		"AWS/S3 ReplicationLatency",
	}, slices.Sorted(maps.Keys(names)))
	assert.Equal(t, "Seconds", names["AWS/S3 ReplicationLatency"])
	for _, silent := range []values{rule, measured.with("status", "Disabled")} {
		replication = e.update(replication, replicated("source", silent))
		assert.Empty(t, publishedNames(t, e.cloud, dimensions))
	}
}

// An alarm goes off on what a test observes of any service.
func TestAlarmOnAnExecution(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	machine := e.create(machineType, "machine", machineInputs)
	e.create(metricAlarmType, "failed", values{
		"name": "failed", "comparisonOperator": "GreaterThanThreshold", "evaluationPeriods": 1, "period": 60,
		"namespace": "AWS/States", "metricName": "ExecutionsFailed", "statistic": "Sum", "threshold": 0,
		"dimensions": values{"StateMachineArn": machine.id}, "treatMissingData": "notBreaching",
	})
	require.NoError(t, e.cloud.Observe(region, awssim.Datapoint{Metric: awssim.Metric{
		Namespace: "AWS/States", Name: "ExecutionsFailed", Unit: "Count",
		Dimensions: map[string]string{"StateMachineArn": machine.id},
	}, Value: 1, Minute: 0}))
	for minute, want := range map[int]string{0: "ALARM", 9: "OK"} {
		state, err := e.cloud.AlarmState(region, "failed", minute)
		require.NoError(t, err)
		assert.Equal(t, want, state)
	}
}
