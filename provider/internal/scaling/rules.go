package scaling

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/topology"
)

// Rules have to hold of a cluster that AWS scales.
var Rules = slices.Concat(clusterRules, dimensionRules, limitRules, scheduleRules, scheduleLimitRules)

// clusterRules are about the clusters that AWS scales.
var clusterRules = []check.Rule[*Plan]{
	{
		Name: "scaling-empty", Input: input,
		Holds:           "`autoScaling` says what AWS scales: `shards`, `replicas` or both.",
		Example:         shardsExample + "autoScaling: {}",
		Source:          guide,
		StricterThanAWS: "AWS would be sent nothing, and the cluster would not scale.",
		Needs:           []string{input},
		Check: func(p *Plan, say check.Say) {
			if p.Asked != nil && !p.On() {
				say(input, "has neither shards nor replicas, so nothing would scale: give one its limits, for example "+
					"shards: { min: 2, max: 6 }, or leave autoScaling out")
			}
		},
	},
	{
		Name: "scaling-cluster-mode", Input: input,
		Holds:   "AWS scales clusters with `clusterMode`.",
		Example: "autoScaling: { replicas: { min: 1, max: 3 } }",
		Source:  elasticache.AutoScalingSource,
		Needs:   []string{input, "clusterMode"},
		Check: func(p *Plan, say check.Say) {
			if p.On() && p.Topology.ClusterMode == nil {
				say(input, "needs clusterMode, and AWS scales no cluster without it: add clusterMode, with the "+
					"numbers that the cluster begins with, or leave autoScaling out")
			}
		},
	},
	{
		Name: "scaling-version", Input: "redisVersion",
		Holds: "AWS scales Valkey from 7.2 on, and Redis OSS from 6.0 on, with data tiering (cache.r6gd) from 7.0.7 " +
			"on.",
		Example: shardsExample + "redisVersion: 5.0.6\ninstanceType: cache.m5.large\n" +
			"autoScaling: { shards: { min: 2, max: 6 } }",
		Source: elasticache.AutoScalingSource,
		Needs:  slices.Concat([]string{input, "instanceType"}, engine.VersionInputs),
		Check: func(p *Plan, say check.Say) {
			version, ok := p.Engine.OfferedVersion()
			if !p.On() || !ok {
				return
			}
			if err := version.CheckAutoScaling(p.Engine.NodeType.DataTiering()); err != nil {
				say(p.Engine.VersionInput, "cannot be combined with autoScaling: %v", err)
			}
		},
	},
	{
		Name: "scaling-node", Input: "instanceType",
		Holds: "AWS scales nodes of the sizes large, xlarge and 2xlarge, of the families that it names: R5, R6g, " +
			"R6gd, R7g, M5, M6g, M7g and C7gn.",
		Example: shardsExample + "instanceType: cache.m7g.4xlarge\nautoScaling: { shards: { min: 2, max: 6 } }",
		Source:  elasticache.AutoScalingSource,
		Needs:   []string{input, "instanceType"},
		Reads:   engine.VersionInputs,
		Quotes:  []string{"instanceType"},
		Check: func(p *Plan, say check.Say) {
			version, ok := p.Engine.OfferedVersion()
			if !ok {
				version = elasticache.Version{}
			}
			if err := p.Engine.NodeType.CheckAutoScaling(version); p.On() && err != nil {
				say("instanceType", "%s cannot be combined with autoScaling: %v",
					spelling.Quote(p.Engine.InstanceType), err)
			}
		},
	},
	{
		Name: "scaling-nodes-most", Input: input,
		Holds: "The cluster has at most 500 nodes when it is at its largest, schedules included. (AWS's quota is 90 " +
			"until it is raised.)",
		Example: shardsExample + "autoScaling: { shards: { min: 2, max: 251 } }",
		Source:  "ElastiCache user guide, \"Quotas\"",
		StricterThanAWS: "AWS registers shards and replicas one by one, and may accept limits of both that it cannot " +
			"scale to together.",
		Needs: []string{input, topology.ShardsInput, topology.ReplicasInput},
		Check: func(p *Plan, say check.Say) {
			largest := p.Largest()
			if !p.On() || p.Topology.ClusterMode == nil || p.Topology.Shape.Nodes() > elasticache.MaxNodes ||
				largest.Shards > elasticache.MaxNodes || largest.ReplicasPerShard > elasticache.MaxReplicasPerShard {
				return
			}
			if nodes := largest.Nodes(); nodes > elasticache.MaxNodes {
				say(input, "lets the cluster have %d shards of %d nodes, which are %d nodes; AWS never accepts more "+
					"than %d: lower max of shards or of replicas", largest.Shards, 1+largest.ReplicasPerShard, nodes,
					elasticache.MaxNodes)
			}
		},
	},
}

// CreationRules hold for a cluster that is created, as a new one or to replace another.
var CreationRules = []check.Rule[*Plan]{{
	Name: "scaling-begins", Input: "clusterMode",
	Holds: "A cluster that AWS scales begins within the limits: `numNodeGroups` is within `autoScaling.shards`, " +
		"`replicasPerNodeGroup` within `autoScaling.replicas`.",
	Before: shardsExample,
	Example: shardsExample + "port: 6380\n" +
		"autoScaling: { shards: { min: 3, max: 6 } }",
	Source: registerSource,
	StricterThanAWS: "AWS would create the cluster, and scale it at once, which takes minutes to hours; " +
		"another number avoids that.",
	Needs: []string{input, topology.ShardsInput, topology.ReplicasInput},
	Check: func(p *Plan, say check.Say) {
		if p.Topology.ClusterMode == nil {
			return
		}
		begins := p.Topology.Shape
		for _, d := range p.Dimensions {
			d.set(&begins, max(d.Min, min(d.Max, d.of(begins))))
		}
		for _, d := range p.Dimensions {
			number, better := d.of(p.Topology.Shape), d.of(begins)
			if d.Min <= d.Max && number != better {
				say(d.input, "%d is outside of %s (%d to %d), so AWS would scale the new cluster at once: write %d, "+
					"and replicationGroupSize: %d", number, d.Path, d.Min, d.Max, better, begins.Nodes())
			}
		}
	},
}}
