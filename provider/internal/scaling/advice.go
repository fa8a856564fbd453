package scaling

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// lowestTarget and highestTarget are the range of targets that AWS documents.
const lowestTarget, highestTarget = 35, 70

// defaultPolicy is the maxmemory-policy of AWS's parameter groups.
// Source: ElastiCache developer guide, "Valkey and Redis OSS parameters".
const defaultPolicy = "volatile-lru"

// Advice is about scaling that AWS accepts and that is likely to do something else than was meant.
var Advice = []check.Rule[*Plan]{
	{
		Name: "scaling-quota", Input: input,
		Holds:   "At its largest, the cluster is within the quota of nodes that accounts begin with.",
		Example: shardsExample + "autoScaling: { shards: { min: 2, max: 46 } }",
		Source:  "ElastiCache user guide, \"Quotas\"",
		Silence: "use a lower `max`",
		Needs:   []string{input, topology.ShardsInput, topology.ReplicasInput},
		Check: func(p *Plan, say check.Say) {
			nodes := p.Largest().Nodes()
			if p.On() && nodes > elasticache.NodeQuota && p.Topology.Shape.Nodes() <= elasticache.NodeQuota {
				say(input, "lets the cluster have %d nodes; AWS's quota is %d in a cluster until you have it raised "+
					"(Service Quotas, \"Nodes per cluster\"), and AWS stops scaling there",
					nodes, elasticache.NodeQuota)
			}
		},
	},
	{
		Name: "scaling-family", Input: "instanceType",
		Holds: "All of AWS's pages say that it scales the family of the nodes.",
		Example: shardsExample + "engine: valkey\ninstanceType: cache.r8g.large\n" +
			"autoScaling: { shards: { min: 2, max: 6 } }",
		Source: elasticache.AutoScalingSource,
		Silence: "use a family that all pages name, for example cache.r7g or cache.m7g; or accept the warning once " +
			"the cluster scales",
		Needs: []string{input, "instanceType"},
		Check: func(p *Plan, say check.Say) {
			if doubt := p.Engine.NodeType.AutoScalingDoubt(); p.On() && doubt != "" {
				say("instanceType", "%s may be refused together with autoScaling: %s",
					spelling.Quote(p.Engine.InstanceType), doubt)
			}
		},
	},
	{
		Name: "scaling-target-range", Input: input,
		Holds:   "The target is 35 to 70.",
		Example: shardsExample + "autoScaling: { shards: { min: 2, max: 6, target: 85 } }",
		Source:  metricSource,
		Silence: "use a target from 35 to 70",
		Needs:   []string{input},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				if d.Target > 0 && d.Target <= 100 && (d.Target < lowestTarget || d.Target > highestTarget) {
					say(d.Path+".target", "%v is out of the range that AWS documents, %d to %d, so it may refuse it; "+
						"with a high one, nodes are full before there are more of them", d.Target, lowestTarget,
						highestTarget)
				}
			}
		},
	},
	{
		Name: "scaling-capacity", Input: input,
		Holds: "The metric `capacity` is for nodes with data tiering.",
		Example: shardsExample + "parameters: { maxmemory-policy: noeviction }\n" +
			"autoScaling: { shards: { min: 2, max: 6, metric: capacity } }",
		Source:  guide + ", \"Adding a scaling policy\"",
		Silence: "`metric: memory`",
		Needs:   []string{input, "instanceType"},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				if d.MetricWord == "capacity" && d.Metric.Word != "" && p.Engine.NodeType.Known() &&
					!p.Engine.NodeType.DataTiering() {
					say(d.Path+".metric", "\"capacity\" counts memory and SSD, and %s has no SSD for data, so that it "+
						"is the same as \"memory\": use that", spelling.Quote(p.Engine.InstanceType))
				}
			}
		},
	},
	{
		Name: "scaling-evicts", Input: input,
		Holds:   "A cluster that scales by memory or capacity evicts no keys: `maxmemory-policy` is `noeviction`.",
		Example: shardsExample + "autoScaling: { shards: { min: 2, max: 6, metric: memory } }",
		Source:  metricSource,
		Silence: "`parameters: { maxmemory-policy: noeviction }`, or `metric: cpu`",
		Needs:   slices.Concat([]string{input, "parameters", "parameterGroupName"}, engine.VersionInputs),
		Check: func(p *Plan, say check.Say) {
			policy, known := p.Parameters.Value("maxmemory-policy", defaultPolicy)
			if !known || policy == "noeviction" {
				return
			}
			for _, d := range p.Dimensions {
				if d.Metric.Word == "memory" || d.Metric.Word == "capacity" {
					say(d.Path+".metric", "%q counts what is used, and with maxmemory-policy %s a full cluster "+
						"evicts keys and stays full at every size: set parameters: { maxmemory-policy: noeviction }, "+
						"or scale by cpu", d.Metric.Word, spelling.Quote(policy))
				}
			}
		},
	},
	{
		Name: "scaling-fixed", Input: input,
		Holds:   "AWS has something to scale: `max` is more than `min`, or a schedule changes them.",
		Example: shardsExample + "autoScaling: { shards: { min: 2, max: 2 } }",
		Source:  "Application Auto Scaling API, RegisterScalableTarget",
		Silence: "use a higher `max`, or leave `autoScaling` out",
		Needs:   []string{input},
		Check: func(p *Plan, say check.Say) {
			for _, d := range p.Dimensions {
				if d.Min == d.Max && len(d.Schedules) == 0 {
					say(d.Path+".max", "%d is the same as min, so AWS scales nothing, and no schedule changes that: "+
						"use a higher max", d.Max)
				}
			}
		},
	},
	{
		Name: "scaling-one-node", Input: input,
		Holds: "Shards have a replica, also where AWS adds and removes shards or replicas.",
		Example: "replicationGroupSize: 2\nclusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 0 }\n" +
			"enableMultiAz: false\nautoScaling: { shards: { min: 2, max: 6 } }",
		Beside:  []string{"one-node"},
		Source:  "ElastiCache user guide, \"Mitigating failures\"",
		Silence: "have 1 replica or more in each shard",
		Needs:   []string{input, topology.ReplicasInput, "enableMultiAz"},
		Check: func(p *Plan, say check.Say) {
			if p.Scales(shardsKind.word) && !p.Scales(replicasKind.word) && p.Topology.ClusterMode != nil &&
				p.Topology.Shape.ReplicasPerShard == 0 {
				say(input+".shards", "scales shards without a replica: when the node of a shard fails, its keys are "+
					"lost, and with more shards that happens more often; have 1 replica or more in each shard")
			}
			if d, scaled := p.Find(replicasKind.word); scaled && !p.Topology.MultiAZ && d.lowest() == 0 {
				say(d.Path+".min", "0 lets AWS remove the last replica of each shard: when a node fails then, its "+
					"keys are lost, and without replicas there is no metric by which AWS would add one again; use 1 "+
					"or more. (AWS's pages disagree on whether it accepts 0)")
			}
		},
	},
}
