package rediscluster

import (
	"context"
	"slices"
	"testing"

	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// scalingCases are about what AWS scales, and when.
var scalingCases = map[string][]ruleCase{
	"scaling-empty": {
		{all(shards(2, 1), scales(between(2, 6), nil)), all(shards(2, 1), scales(nil, nil)), "autoScaling", "has neither shards nor replicas"},
		{asIs, scales(nil, nil, daily("day", nil, nil)), "autoScaling", "nothing would scale"},
	},
	"scaling-cluster-mode": {
		{all(shards(2, 1), scales(between(2, 6), nil)), scales(between(1, 6), nil), "autoScaling", "needs clusterMode"},
		{asIs, scales(nil, between(1, 3)), "autoScaling", "needs clusterMode"},
	},
	"scaling-version": {
		{all(scaled, version("6.0"), nodeType("cache.m5.large")), all(scaled, version("5.0.6"), nodeType("cache.m5.large")), "redisVersion", "cannot be combined with autoScaling: AWS scales Redis OSS from 6.0 on, and this is Redis OSS 5.0.6"},
		{all(scaled, version("6.x"), nodeType("cache.m5.large")), all(scaled, engineVersion("4.0.10"), nodeType("cache.m5.large")), "engineVersion", "Redis OSS 4.0.10"},
		{all(scaled, version("7.0"), nodeType("cache.r6gd.xlarge")), all(scaled, version("6.2"), nodeType("cache.r6gd.xlarge")), "redisVersion", "with data tiering from 7.0.7 on, and this is Redis OSS 6.2: use 7.0"},
		{all(scaled, runs("valkey"), engineVersion("7.2")), all(scaled, version("6.x"), nodeType("cache.r6gd.xlarge")), "redisVersion", "Redis OSS 6.x"},
	},
	"scaling-node": {
		{all(scaled, nodeType("cache.m7g.2xlarge")), all(scaled, nodeType("cache.m7g.4xlarge")), "instanceType", `sizes large, xlarge and 2xlarge only: use "cache.m7g.2xlarge"`},
		{all(scaled, nodeType("cache.r6gd.2xlarge")), all(scaled, nodeType("cache.r6gd.4xlarge")), "instanceType", `use "cache.r6gd.2xlarge"`},
		{all(scaled, nodeType("cache.r5.xlarge")), all(scaled, nodeType("cache.r4.xlarge")), "instanceType", `AWS scales no nodes of the family R4: use "cache.r7g.xlarge"`},
		{all(scaled, nodeType("cache.c7gn.large")), all(scaled, nodeType("cache.t4g.medium")), "instanceType", `the family T4g: use "cache.m7g.large"`},
		{all(scaled, runs("valkey"), nodeType("cache.m8g.large")), all(scaled, runs("valkey"), nodeType("cache.m8g.4xlarge")), "instanceType", `use "cache.m7g.2xlarge"`},
		{scaled, all(scaled, version("6.0"), nodeType("cache.m4.large")), "instanceType", `use "cache.m6g.large"`},
	},
	"scaling-nodes-most": {
		{all(shards(2, 1), scales(between(2, 250), nil)), all(shards(2, 1), scales(between(2, 251), nil)), "autoScaling", "251 shards of 2 nodes, which are 502 nodes; AWS never accepts more than 500"},
		{all(shards(2, 1), scales(between(2, 83), between(1, 5))), all(shards(2, 1), scales(between(2, 84), between(1, 5))), "autoScaling", "84 shards of 6 nodes, which are 504 nodes"},
		{all(shards(2, 1), scales(between(2, 6), nil, daily("day", limits(2, 250), nil))), all(shards(2, 1), scales(between(2, 6), nil, daily("day", limits(2, 300), nil))), "autoScaling", "300 shards of 2 nodes"},
	},
	"scaling-metric": {
		{scaledBy("memory"), scaledBy("Memory"), "autoScaling.shards.metric", `"Memory" is none of cpu, memory, capacity: use "memory"`},
		{scaledBy("cpu"), scaledBy("ElastiCachePrimaryEngineCPUUtilization"), "autoScaling.shards.metric", `use "cpu"`},
		{scaledBy("capacity"), scaledBy("capcity"), "autoScaling.shards.metric", `use "capacity"`},
		{scaledBy("capacity"), scaledBy("connections"), "autoScaling.shards.metric", `"connections" is none of cpu, memory, capacity`},
		{all(shards(2, 1), scales(nil, metric(between(1, 3), "cpu"))), all(shards(2, 1), scales(nil, metric(between(1, 3), "memory"))), "autoScaling.replicas.metric", `"memory" is no metric of replicas: use "cpu", the only one`},
		{all(shards(2, 1), scales(nil, metric(between(1, 3), "cpu"))), all(shards(2, 1), scales(nil, metric(between(1, 3), "ElastiCacheReplicaEngineCPUUtilization"))), "autoScaling.replicas.metric", `use "cpu"`},
		{all(scaledBy("capacity"), nodeType("cache.r6gd.xlarge")), all(scaledBy("memory"), nodeType("cache.r6gd.xlarge")), "autoScaling.shards.metric", `no metric of nodes with data tiering (cache.r6gd.xlarge), whose memory is always full: use "capacity"`},
	},
	"scaling-target": {
		{target(0.01), target(0), "autoScaling.shards.target", "0 is no percentage: use 35 to 70"},
		{target(100), target(100.5), "autoScaling.shards.target", "100.5 is no percentage"},
		{target(60), target(-60), "autoScaling.shards.target", "-60 is no percentage"},
	},
	"scaling-cooldown": {
		{cooldowns(0, 0), cooldowns(-1, 0), "autoScaling.shards.scaleInCooldown", "-1 is negative"},
		{cooldowns(0, 3600), cooldowns(0, -600), "autoScaling.shards.scaleOutCooldown", "-600 is negative"},
	},
	"scaling-limits": {
		{all(shards(2, 1), scales(between(2, 2), nil)), all(shards(2, 1), scales(between(3, 2), nil)), "autoScaling.shards.min", "3 is more than max, which is 2"},
		{all(shards(1, 1), scales(between(1, 6), nil)), all(shards(1, 1), scales(between(0, 6), nil)), "autoScaling.shards.min", "0 is out of range: AWS scales to 1 to 500 shards"},
		{all(shards(2, 0), scales(between(2, 500), nil)), all(shards(2, 0), scales(between(2, 501), nil)), "autoScaling.shards.max", "501 is out of range"},
		{all(shards(2, 1), scales(nil, between(1, 5))), all(shards(2, 1), scales(nil, between(1, 6))), "autoScaling.replicas.max", "6 is out of range: AWS scales to 0 to 5 replicas in each shard"},
		{all(shards(2, 1), multiAZ(false), scales(nil, between(0, 5))), all(shards(2, 1), multiAZ(false), scales(nil, between(-1, 5))), "autoScaling.replicas.min", "-1 is out of range"},
	},
	"scaling-multi-az": {
		{all(shards(2, 1), scales(nil, between(1, 3))), all(shards(2, 1), scales(nil, between(0, 3))), "autoScaling.replicas.min", "0 leaves no replica in another zone, and enableMultiAz is true"},
		{all(shards(2, 1), scales(nil, between(1, 3), daily("night", nil, limits(1, 1)))), all(shards(2, 1), scales(nil, between(1, 3), daily("night", nil, limits(0, 1)))), "autoScaling.schedules[0].replicas.min", "use 1 or more, or enableMultiAz: false"},
	},
	"scaling-quota": {
		{all(shards(2, 1), scales(between(2, 45), nil)), all(shards(2, 1), scales(between(2, 46), nil)), "autoScaling", "lets the cluster have 92 nodes; AWS's quota is 90"},
		{all(shards(46, 1), scales(between(2, 60), nil)), all(shards(2, 1), scales(between(2, 16), between(1, 5))), "autoScaling", "96 nodes"},
	},
	"scaling-family": {
		{all(scaled, nodeType("cache.r7g.large")), all(scaled, runs("valkey"), nodeType("cache.r8g.large")), "instanceType", `"cache.r8g.large" may be refused together with autoScaling: AWS's pages disagree`},
	},
	"scaling-target-range": {
		{target(35), target(34.5), "autoScaling.shards.target", "34.5 is out of the range that AWS documents, 35 to 70"},
		{target(70), target(71), "autoScaling.shards.target", "71 is out of the range"},
	},
	"scaling-capacity": {{all(scaledBy("capacity"), nodeType("cache.r6gd.xlarge")), scaledBy("capacity"), "autoScaling.shards.metric", `"cache.m7g.large" has no SSD for data`}},
	"scaling-evicts": {
		{all(scaledBy("memory"), parameterOf("maxmemory-policy", "noeviction")), scaledBy("memory"), "autoScaling.shards.metric", `"memory" counts what is used, and with maxmemory-policy "volatile-lru" a full cluster evicts keys`},
		{all(scaledBy("memory"), parameterGroup("my-parameters")), all(scaledBy("memory"), parameterGroup("default.redis7.cluster.on")), "autoScaling.shards.metric", "noeviction"},
		{scaledBy("cpu"), all(scaledBy("capacity"), parameterOf("maxmemory-policy", "allkeys-lfu")), "autoScaling.shards.metric", `"allkeys-lfu"`},
	},
	"scaling-fixed": {
		{all(shards(2, 1), scales(between(2, 3), nil)), all(shards(2, 1), scales(between(2, 2), nil)), "autoScaling.shards.max", "2 is the same as min"},
		{all(shards(2, 1), scales(between(2, 2), nil, daily("day", limits(4, 4), nil))), all(shards(2, 1), scales(nil, between(1, 1))), "autoScaling.replicas.max", "1 is the same as min"},
	},
	"scaling-one-node": {
		{all(shards(2, 1), scales(between(2, 6), nil)), all(shards(2, 0), scales(between(2, 6), nil)), "autoScaling.shards", "scales shards without a replica"},
		{all(shards(2, 1), scales(between(2, 6), between(1, 3))), all(shards(2, 0), scales(between(2, 9), nil)), "autoScaling.shards", "its keys are lost"},
		{all(shards(2, 1), multiAZ(false), scales(nil, between(1, 3))), all(shards(2, 1), multiAZ(false), scales(nil, between(0, 3))), "autoScaling.replicas.min", "no metric by which AWS would add one again"},
	},
}

// scaled is a cluster whose shards AWS scales.
func scaled(a *args) { all(shards(2, 1), scales(between(2, 6), nil))(a) }

func scaledBy(word string) func(*args) {
	return all(shards(2, 1), scales(metric(between(2, 6), word), nil))
}

// metric is a dimension that AWS scales by a metric.
func metric(d *AutoScalingDimension, word string) *AutoScalingDimension {
	d.Metric = &word
	return d
}

func target(percent float64) func(*args) {
	return all(shards(2, 1), scales(&AutoScalingDimension{Min: 2, Max: 6, Target: &percent}, nil))
}

func cooldowns(in, out int) func(*args) {
	return all(shards(2, 1), scales(&AutoScalingDimension{
		Min: 2, Max: 6, ScaleInCooldown: &in, ScaleOutCooldown: &out,
	}, nil))
}

// While a part of autoScaling is of a wrong type, nothing is said about the numbers that stand for it.
func TestScalingOfWrongType(t *testing.T) {
	t.Parallel()
	wrong := with(all(shards(2, 1), scales(between(0, 0), nil)))
	refused := []perrors.InputPropertyErrorDetails{{PropertyPath: "autoScaling.shards.min", Reason: "is a text"}}
	for ctx, says := range map[context.Context]bool{
		t.Context(): true, inputs.WithRefused(t.Context(), refused, nil): false,
	} {
		p := newPlan(ctx, wrong)
		require.NoError(t, p.in.Err)
		p.region = region
		assert.Equal(t, says, len(p.check(refusals)) > 0)
		assert.Equal(t, says, len(p.check(creationRules)) > 0)
		assert.Equal(t, says, slices.ContainsFunc(p.check(advice), func(one check.Problem) bool {
			return one.Rule.Name == "scaling-fixed"
		}))
	}
}
