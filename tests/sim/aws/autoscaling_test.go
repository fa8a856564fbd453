package awssim_test

import (
	"fmt"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

const (
	shardDimension   = "elasticache:replication-group:NodeGroups"
	replicaDimension = "elasticache:replication-group:Replicas"
	primaryCPU       = "ElastiCachePrimaryEngineCPUUtilization"
	replicaCPU       = "ElastiCacheReplicaEngineCPUUtilization"
	memoryUsage      = "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage"
	capacityUsage    = "ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage"

	shardTarget = "elasticache/replication-group/cache/" + shardDimension
)

// scaled are the inputs that say what is scaled, which is the replication group called cache.
func scaled(dimension string) values {
	return values{
		"serviceNamespace": "elasticache", "resourceId": "replication-group/cache", "scalableDimension": dimension,
	}
}

// between are the inputs of a target.
func between(dimension string, least, most int) values {
	return scaled(dimension).and(values{"minCapacity": least, "maxCapacity": most})
}

// tracked are the inputs of a policy.
func tracked(dimension, metric string, target float64) values {
	return scaled(dimension).and(values{
		"name": "track", "policyType": "TargetTrackingScaling",
		"targetTrackingScalingPolicyConfiguration": values{
			"targetValue":                   target,
			"predefinedMetricSpecification": values{"predefinedMetricType": metric},
		},
	})
}

// configured changes something in the configuration of a policy.
func (v values) configured(change values) values {
	const key = "targetTrackingScalingPolicyConfiguration"
	return v.with(key, v[key].(values).and(change))
}

// scheduled are the inputs of a scheduled action.
func scheduled(dimension, schedule string, action values) values {
	return scaled(dimension).and(values{"name": "peak", "schedule": schedule, "scalableTargetAction": action})
}

// shardedCache is an engine over a cloud with a replication group called cache that can be scaled.
func shardedCache(t *testing.T, change values) (*engine, resourceState) {
	t.Helper()
	e := newEngine(t, awssim.InMemory(), nil)
	n := e.network()
	inputs := clusterInputs.and(values{"subnetGroupName": n.subnets.id, "securityGroupIds": []string{n.group.id}})
	return e, e.create(replicationType, "cache", inputs.and(change))
}

// countsOf are the shards and the replicas of the group called cache in the cloud.
func countsOf(t *testing.T, cloud *awssim.Cloud) string {
	t.Helper()
	group, err := cloud.Get(replicationType, "cache")
	require.NoError(t, err)
	return fmt.Sprintf("%v x %v", group.Properties["numNodeGroups"], group.Properties["replicasPerNodeGroup"])
}

func TestScalingTargetLooksLikeAWS(t *testing.T) {
	e, _ := shardedCache(t, nil)
	inputs := between(shardDimension, 1, 4).with("tags", values{"team": "a"})
	target := e.create(scalingTargetType, "target", inputs)
	assert.Equal(t, "replication-group/cache", target.id)
	assert.Regexp(t, `^arn:aws:application-autoscaling:us-east-1:123456789012:scalable-target/[0-9a-f]{32}$`,
		target.str("arn"))
	assert.Equal(t, "arn:aws:iam::123456789012:role/aws-service-role/"+
		"elasticache.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG",
		target.str("roleArn"))
	assert.Equal(t, value(values{
		"dynamicScalingInSuspended": false, "dynamicScalingOutSuspended": false, "scheduledScalingSuspended": false,
	}), target.outputs.Get("suspendedState"))
	e.unchanged(e.refresh(target), inputs)
	for name, another := range map[string]string{
		"resourceId": "replication-group/other", "scalableDimension": replicaDimension, "serviceNamespace": "ecs",
	} {
		_, diff := e.diff(target, inputs.with(name, another))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[name].Kind)
	}
	changed := inputs.and(values{"maxCapacity": 5, "suspendedState": values{"dynamicScalingInSuspended": true}})
	target = e.update(target, changed)
	assert.True(t, target.outputs.Get("suspendedState").AsMap().Get("dynamicScalingInSuspended").AsBool())

	// another dimension of the same group has the same id
	replicas := e.create(scalingTargetType, "replicas", between(replicaDimension, 1, 3))
	assert.Equal(t, target.id, replicas.id)
	assert.Equal(t, value(5), e.refresh(target).outputs.Get("maxCapacity"))
	assert.Equal(t, value(3), e.refresh(replicas).outputs.Get("maxCapacity"))
	require.NoError(t, e.delete(replicas))
	assert.Empty(t, e.refresh(replicas).id)
	assert.NotEmpty(t, e.refresh(target).id)

	imported, err := e.server.Read(p.ReadRequest{ID: shardTarget, Urn: target.urn})
	require.NoError(t, err)
	assert.Equal(t, target.id, imported.ID)
	assert.Equal(t, value(5), imported.Inputs.Get("maxCapacity"))

	// registering it again is an update
	e.create(scalingPolicyType, "policy", tracked(shardDimension, primaryCPU, 60))
	e.create(scalingTargetType, "again", between(shardDimension, 2, 6))
	assert.Equal(t, value(6), e.refresh(target).outputs.Get("maxCapacity"))
	_, err = e.cloud.Get(scalingPolicyType, shardTarget+"/track")
	assert.NoError(t, err, "the policy stays")
	overwritten, err := e.cloud.Overwritten()
	require.NoError(t, err)
	require.Len(t, overwritten, 1)
	assert.Equal(t, shardTarget, overwritten[0].ID)
}

// The count moves into the range of a target when the target is registered, and when it changes.
func TestRegistrationMovesTheCount(t *testing.T) {
	e, _ := shardedCache(t, values{"numNodeGroups": 3, "replicasPerNodeGroup": 1})
	target := e.create(scalingTargetType, "target", between(shardDimension, 1, 4))
	assert.Equal(t, "3 x 1", countsOf(t, e.cloud), "it is within")
	target = e.update(target, between(shardDimension, 4, 6))
	assert.Equal(t, "4 x 1", countsOf(t, e.cloud))
	target = e.update(target, between(shardDimension, 1, 2))
	assert.Equal(t, "2 x 1", countsOf(t, e.cloud))
	e.create(scalingTargetType, "replicas", between(replicaDimension, 2, 2))
	assert.Equal(t, "2 x 2", countsOf(t, e.cloud))
	_, err := e.tryUpdate(target, between(shardDimension, 31, 31))
	assertRefused(t, err, "NodeQuotaForClusterExceeded", "allowed number of cache nodes in a single cluster")
	assert.Equal(t, "2 x 2", countsOf(t, e.cloud))
}

func TestScalingPolicyLooksLikeAWS(t *testing.T) {
	e, group := shardedCache(t, nil)
	inputs := tracked(shardDimension, primaryCPU, 60)
	_, err := e.tryCreate(scalingPolicyType, "policy", inputs)
	assertRefused(t, err, "ObjectNotFoundException", "No scalable target registered for service namespace: "+
		"elasticache, resource ID: replication-group/cache, scalable dimension: "+shardDimension)
	target := e.create(scalingTargetType, "target", between(shardDimension, 1, 4))
	policy := e.create(scalingPolicyType, "policy", inputs)
	assert.Equal(t, "track", policy.id)
	assert.Regexp(t, `^arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}:resource/elasticache/`+
		`replication-group/cache:policyName/track$`, policy.str("arn"))
	require.Len(t, policy.strs("alarmArns"), 2)
	assert.Regexp(t, `^arn:aws:cloudwatch:us-east-1:123456789012:alarm:`+
		`TargetTracking-replication-group/cache-AlarmHigh-[0-9a-f-]{36}$`, policy.strs("alarmArns")[0])
	assert.Regexp(t, `-AlarmLow-`, policy.strs("alarmArns")[1])
	e.unchanged(policy, inputs)
	e.unchanged(e.refresh(policy), inputs)
	e.unchanged(policy, inputs.configured(values{"disableScaleIn": false, "scaleInCooldown": 0}))
	for name, another := range map[string]string{
		"name": "other", "resourceId": "replication-group/other", "scalableDimension": replicaDimension,
	} {
		_, diff := e.diff(policy, inputs.with(name, another))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[name].Kind)
	}
	changed := inputs.configured(values{"targetValue": 50, "scaleInCooldown": 900, "disableScaleIn": true})
	policy = e.update(policy, changed)
	e.unchanged(e.refresh(policy), changed)
	_, err = e.tryUpdate(policy, inputs.configured(values{"targetValue": 0}))
	assertRefused(t, err, "ValidationException", "TargetValue")
	imported, err := e.server.Read(p.ReadRequest{ID: shardTarget + "/track", Urn: policy.urn})
	require.NoError(t, err)
	assert.Equal(t, "track", imported.ID)
	assert.Regexp(t, `^p-[0-9a-f]{7}$`, e.create(scalingPolicyType, "p", inputs.with("name", nil)).str("name"))

	// a target takes its policies and its scheduled actions with it, and a group leaves its target behind
	action := e.create(scheduledType, "action", scheduled(shardDimension, "rate(1 hour)", values{"minCapacity": 2}))
	replicas := e.create(scalingTargetType, "replicas", between(replicaDimension, 1, 3))
	other := e.create(scalingPolicyType, "other", tracked(replicaDimension, replicaCPU, 60))
	require.NoError(t, e.delete(target))
	assert.Empty(t, e.refresh(policy).id)
	assert.Empty(t, e.refresh(action).id)
	assert.NotEmpty(t, e.refresh(other).id, "it has another target")
	require.NoError(t, e.delete(group))
	assert.NotEmpty(t, e.refresh(replicas).id)
	require.NoError(t, e.delete(replicas))
	assert.NoError(t, e.delete(other), "it went with its target")
}

func TestScheduledActionLooksLikeAWS(t *testing.T) {
	e, _ := shardedCache(t, nil)
	inputs := scheduled(shardDimension, "cron(0 8 ? * MON-FRI *)", values{"minCapacity": 4}).
		with("timezone", "Europe/Berlin")
	_, err := e.tryCreate(scheduledType, "action", inputs)
	assertRefused(t, err, "ObjectNotFoundException", "No scalable target registered")
	e.create(scalingTargetType, "target", between(shardDimension, 1, 4))
	action := e.create(scheduledType, "action", inputs)
	assert.Equal(t, "peak-elasticache-replication-group/cache", action.id)
	assert.Regexp(t, `^arn:aws:autoscaling:us-east-1:123456789012:scheduledAction:[0-9a-f-]{36}:resource/elasticache/`+
		`replication-group/cache:scheduledActionName/peak$`, action.str("arn"))
	e.unchanged(e.refresh(action), inputs)
	assert.Equal(t, value("UTC"), e.create(scheduledType, "utc", inputs.and(values{"name": "utc", "timezone": nil})).
		outputs.Get("timezone"))
	for name, another := range map[string]string{
		"name": "other", "resourceId": "replication-group/other", "scalableDimension": replicaDimension,
	} {
		_, diff := e.diff(action, inputs.with(name, another))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[name].Kind)
	}
	assert.Equal(t, "2 x 1", countsOf(t, e.cloud), "nothing happens before its time")
	require.NoError(t, e.delete(action))
	assert.Empty(t, e.refresh(action).id)
}

// AWS deletes the times that a call does not give, and the provider gives no more than what changed from its state,
// which keeps them.
func TestTimesOfScheduledActionsGoUnseen(t *testing.T) {
	e, _ := shardedCache(t, nil)
	e.create(scalingTargetType, "target", between(shardDimension, 1, 4))
	inputs := scheduled(shardDimension, "rate(1 hour)", values{"minCapacity": 4}).and(values{
		"startTime": "2026-06-01T08:00:00Z", "endTime": "2026-06-02T08:00:00Z",
	})
	action := e.create(scheduledType, "action", inputs)
	inAWS := func() []any {
		r, err := e.cloud.Get(scheduledType, shardTarget+"/peak")
		require.NoError(t, err)
		return []any{r.Properties["startTime"], r.Properties["endTime"]}
	}
	sameInstant := inputs.with("startTime", "2026-06-01T10:00:00+02:00")
	e.unchanged(action, sameInstant)
	assert.Equal(t, []any{"2026-06-01T08:00:00Z", "2026-06-02T08:00:00Z"}, inAWS())
	moved := inputs.with("endTime", "2026-06-03T08:00:00Z")
	action = e.update(action, moved)
	assert.Equal(t, []any{nil, "2026-06-03T08:00:00Z"}, inAWS())
	action = e.update(action, moved.with("schedule", "rate(2 hours)"))
	assert.Equal(t, []any{nil, nil}, inAWS())
	e.unchanged(action, moved.with("schedule", "rate(2 hours)"))
	e.unchanged(e.refresh(action), moved.with("schedule", "rate(2 hours)"))
}
