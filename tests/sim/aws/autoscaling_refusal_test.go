package awssim_test

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
	"github.com/stretchr/testify/assert"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// twoSides are inputs just inside a rule, and just outside.
type twoSides struct {
	inside, outside values
	contains        string
}

func TestRefusedScalingTargets(t *testing.T) {
	e, _ := shardedCache(t, nil)
	inputs := between(shardDimension, 1, 4)
	for name, test := range map[string]twoSides{
		"namespace":       {inputs, inputs.with("serviceNamespace", "ecs"), "Unsupported service namespace"},
		"dimension":       {inputs, inputs.with("scalableDimension", "elasticache:cache-cluster:Nodes"), "Unsupported"},
		"type":            {inputs, inputs.with("resourceId", "cache-cluster/cache"), "Unsupported"},
		"group":           {inputs, inputs.with("resourceId", "replication-group/other"), "group doesn't exist: other"},
		"range":           {between(shardDimension, 4, 4), between(shardDimension, 4, 3), "Maximum capacity cannot be less"},
		"least":           {between(shardDimension, 1, 4), between(shardDimension, 0, 4), "cannot be less than 1"},
		"replicas, least": {between(replicaDimension, 0, 1), between(replicaDimension, -1, 1), "less than"},
		"replicas":        {between(replicaDimension, 1, 5), between(replicaDimension, 1, 6), "cannot be more than 5"},
		"nodes":           {between(shardDimension, 1, 250), between(shardDimension, 1, 251), "would make 502 nodes"},
		"tags":            {inputs.with("tags", values{"a": "b"}), inputs.with("tags", values{"aws:a": "b"}), "aws:"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, scalingTargetType, test.inside.properties()), "just inside")
			err := e.cloud.Refusal(region, scalingTargetType, test.outside.properties())
			assertRefused(t, err, "ValidationException", test.contains)
		})
	}
	assert.NoError(t, awssim.Refusal(scalingTargetType, inputs.properties()), "a name is taken on trust")
	notYet := property.New(property.Computed)
	assert.NoError(t, awssim.Refusal(scalingTargetType, inputs.with("resourceId", notYet).properties()))
	assert.Equal(t, "2 x 1", countsOf(t, e.cloud), "asking changes nothing")
}

// What the developer guide names as a prerequisite is refused of other groups.
func TestGroupsThatDoNotScale(t *testing.T) {
	tiered := func(version string) values {
		return values{
			"nodeType": "cache.r6gd.xlarge", "dataTieringEnabled": true, "engineVersion": version,
			"parameterGroupName": "default.redis" + map[string]string{"6.2": "6.x", "7.0": "7", "7.1": "7"}[version] +
				".cluster.on",
		}
	}
	redis := func(version, family string) values {
		return values{
			"engineVersion": version, "parameterGroupName": "default." + family + ".cluster.on",
			"nodeType": "cache.r5.large", "transitEncryptionEnabled": version != "5.0.6",
		}
	}
	node := func(nodeType string) values { return values{"nodeType": nodeType} }
	valkeyOn := func(nodeType string) values {
		return values{
			"engine": "valkey", "engineVersion": "8.0", "parameterGroupName": "default.valkey8.cluster.on",
			"nodeType": nodeType,
		}
	}
	for name, test := range map[string]twoSides{
		"cluster mode": {nil, values{
			"numCacheClusters": 2, "numNodeGroups": nil, "replicasPerNodeGroup": nil,
			"parameterGroupName": "default.redis7",
		}, "cluster mode is not enabled"},
		"Redis OSS":    {redis("6.0", "redis6.x"), redis("5.0.6", "redis5.0"), "the version of redis is 5.0.6, and 6.0.0"},
		"data tiering": {tiered("7.0"), tiered("6.2"), "the version of redis is 6.2.6, and 7.0.7"},
		"size":         {node("cache.r7g.2xlarge"), node("cache.r7g.4xlarge"), "its node type is cache.r7g.4xlarge"},
		"small":        {node("cache.m6g.large"), node("cache.t4g.medium"), "its node type is cache.t4g.medium"},
		"family":       {node("cache.m5.large"), node("cache.m4.large"), "its node type is cache.m4.large"},
		"newest":       {valkeyOn("cache.c8gn.large"), valkeyOn("cache.r4.large"), "its node type is cache.r4.large"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := between(shardDimension, 1, 4).properties()
			e, _ := shardedCache(t, test.inside)
			assert.NoError(t, e.cloud.Refusal(region, scalingTargetType, target), "just inside")
			e, _ = shardedCache(t, test.outside)
			assertRefused(t, e.cloud.Refusal(region, scalingTargetType, target), "ValidationException", test.contains)
		})
	}
	e, _ := shardedCache(t, nil)
	assert.NoError(t, e.cloud.Set(replicationType, "cache", "globalReplicationGroupId", "global"))
	assertRefused(t, e.cloud.Refusal(region, scalingTargetType, between(shardDimension, 1, 4).properties()),
		"ValidationException", "global datastore")
}

func TestRefusedScalingPolicies(t *testing.T) {
	e, _ := shardedCache(t, nil)
	e.create(scalingTargetType, "shards", between(shardDimension, 1, 4))
	e.create(scalingTargetType, "replicas", between(replicaDimension, 1, 4))
	cpu, memory := tracked(shardDimension, primaryCPU, 60), tracked(shardDimension, memoryUsage, 60)
	replicas := tracked(replicaDimension, replicaCPU, 60)
	custom := values{"customizedMetricSpecification": values{
		"namespace": "N", "metricName": "M", "statistic": "Average",
	}}
	metric := func(of string) values {
		return values{"predefinedMetricSpecification": values{"predefinedMetricType": of}}
	}
	longest := strings.Repeat("a", 255)
	for name, test := range map[string]twoSides{
		"metric of replicas":   {replicas, replicas.configured(metric(primaryCPU)), "is not supported for scalable dimension"},
		"metric of shards":     {memory, memory.configured(metric(replicaCPU)), "is not supported for scalable dimension"},
		"metric of Memcached":  {cpu, cpu.configured(metric("ElastiCacheEngineCPUUtilization")), "is not supported"},
		"type":                 {cpu, cpu.with("policyType", nil), "StepScaling is not supported for service namespace"},
		"prediction":           {cpu, cpu.with("policyType", "PredictiveScaling"), "PredictiveScaling is not supported"},
		"no configuration":     {cpu, cpu.with("targetTrackingScalingPolicyConfiguration", nil), "is required"},
		"two configurations":   {cpu, cpu.with("stepScalingPolicyConfiguration", values{"cooldown": 1}), "alone"},
		"no metric":            {cpu, cpu.configured(values{"predefinedMetricSpecification": nil}), "Exactly one metric"},
		"two metrics":          {cpu, cpu.configured(custom), "conflicts"},
		"target":               {cpu.configured(values{"targetValue": 0.1}), cpu.configured(values{"targetValue": 0}), "greater than 0"},
		"cooldown in":          {cpu.configured(values{"scaleInCooldown": 0}), cpu.configured(values{"scaleInCooldown": -1}), "Cooldowns"},
		"cooldown out":         {cpu.configured(values{"scaleOutCooldown": 0}), cpu.configured(values{"scaleOutCooldown": -1}), "Cooldowns"},
		"longest name":         {cpu.with("name", longest), cpu.with("name", longest+"a"), "(1 - 255)"},
		"name":                 {cpu.with("name", "a b"), cpu.with("name", "a\nb"), "PolicyName"},
		"empty name":           {cpu, cpu.with("name", ""), "PolicyName"},
		"dimension of nothing": {cpu, cpu.with("scalableDimension", "ecs:service:DesiredCount"), "Unsupported"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, scalingPolicyType, test.inside.properties()), "just inside")
			err := e.cloud.Refusal(region, scalingPolicyType, test.outside.properties())
			assert.ErrorContains(t, err, test.contains)
		})
	}
	assert.NoError(t, e.cloud.Refusal(region, scalingPolicyType,
		replicas.with("targetTrackingScalingPolicyConfiguration", values{
			"targetValue": 60, "customizedMetricSpecification": custom["customizedMetricSpecification"],
		}).properties()), "a metric of one's own")
}

// With data tiering memory is always full, so that only the capacity says anything.
func TestMetricOfTieredNodes(t *testing.T) {
	e, _ := shardedCache(t, values{
		"nodeType": "cache.r6gd.xlarge", "dataTieringEnabled": true, "numNodeGroups": 1,
	})
	e.create(scalingTargetType, "shards", between(shardDimension, 1, 4))
	onCapacity, onMemory := tracked(shardDimension, capacityUsage, 60), tracked(shardDimension, memoryUsage, 60)
	assert.NoError(t, e.cloud.Refusal(region, scalingPolicyType, onCapacity.properties()))
	assertRefused(t, e.cloud.Refusal(region, scalingPolicyType, onMemory.properties()),
		"ValidationException", "is not supported for node type cache.r6gd.xlarge")
}

func TestRefusedScheduledActions(t *testing.T) {
	e, _ := shardedCache(t, nil)
	e.create(scalingTargetType, "shards", between(shardDimension, 1, 4))
	inputs := scheduled(shardDimension, "rate(1 hour)", values{"minCapacity": 2})
	capacity := func(of values) values { return inputs.with("scalableTargetAction", of) }
	at := func(schedule string) values { return inputs.with("schedule", schedule) }
	longest := strings.Repeat("a", 256)
	times := func(start, end string) values { return inputs.and(values{"startTime": start, "endTime": end}) }
	for name, test := range map[string]twoSides{
		"capacity":      {capacity(values{"maxCapacity": 3}), capacity(values{}), "one of max_capacity,min_capacity must be"},
		"negative":      {inputs, capacity(values{"minCapacity": -1}), "at least (0)"},
		"zero":          {capacity(values{"minCapacity": 1}), capacity(values{"minCapacity": 0}), "cannot be less than 1"},
		"range":         {capacity(values{"minCapacity": 2, "maxCapacity": 2}), capacity(values{"minCapacity": 3, "maxCapacity": 2}), "Maximum capacity cannot be less"},
		"longest name":  {inputs.with("name", longest), inputs.with("name", longest+"a"), "1 to 256 characters"},
		"name":          {inputs.with("name", "a b-c.d_e"), inputs.with("name", "a/b"), "ScheduledActionName"},
		"colon in name": {inputs, inputs.with("name", "a:b"), "ScheduledActionName"},
		"space in name": {inputs, inputs.with("name", "a "), "ScheduledActionName"},
		"empty name":    {inputs, inputs.with("name", ""), "ScheduledActionName"},
		"rate":          {at("rate(10 minutes)"), at("rate(10 seconds)"), "Invalid Schedule expression: rate(10 seconds)"},
		"at":            {at("at(2026-06-01T08:00:00)"), at("at(2026-06-01)"), "Invalid Schedule expression"},
		"cron":          {at("cron(0 8 ? * MON-FRI *)"), at("cron(0 8 * * *)"), "Invalid Schedule expression"},
		"zone":          {inputs.with("timezone", "America/New_York"), inputs.with("timezone", "New York"), "Invalid Timezone: New York"},
		"no date":       {inputs.with("startTime", "2026-06-01T08:00:00+02:00"), inputs.with("startTime", "tomorrow"), "RFC3339"},
		"times": {
			times("2026-06-01T08:00:00Z", "2026-06-01T08:01:00Z"),
			times("2026-06-01T08:00:00Z", "2026-06-01T10:00:00+02:00"),
			"EndTime must be after StartTime",
		},
		"namespace": {inputs, inputs.with("serviceNamespace", "ecs"), "Unsupported"},
		"target":    {inputs, inputs.with("scalableDimension", replicaDimension), "No scalable target registered"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.NoError(t, e.cloud.Refusal(region, scheduledType, test.inside.properties()), "just inside")
			assert.ErrorContains(t, e.cloud.Refusal(region, scheduledType, test.outside.properties()), test.contains)
		})
	}
}
