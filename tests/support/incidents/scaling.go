package incidents

import (
	"math"

	awssim "github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws"
)

// mostShards is the maximum of the cluster that grows.
const mostShards = 8

// whileScaling happen to clusters that AWS scales.
var whileScaling = []Incident{
	{
		Title: "Growth by 10 % an hour for a day",
		Story: "The data of a cluster that scales by memory grows by 10 % an hour. AWS adds shards, from 2 up to its " +
			"maximum of 8; then they fill up.",
		Inputs: `
instanceType: cache.r7g.large
replicationGroupSize: 4
clusterMode: { numNodeGroups: 2, replicasPerNodeGroup: 1 }
autoScaling: { shards: { min: 2, max: 8, metric: memory } }
parameters: { maxmemory-policy: noeviction }
`,
		Harm: growthTo(100 * mostShards), Felt: "writes are refused, since nothing may be evicted",
		hours: 24,
		load: func(after int, node awssim.Load) map[string]float64 {
			return map[string]float64{
				"DatabaseMemoryUsageCountedForEvictPercentage": min(100, grown(after)/float64(node.Shards)),
			}
		},
	},
	{
		Title: "A hot key",
		Story: "One key takes 80 % of the CPU of its primary. The shards scale by CPU: AWS adds a fourth, which does " +
			"not cool that primary.",
		Inputs: `
instanceType: cache.r7g.large
replicationGroupSize: 6
clusterMode: { numNodeGroups: 3, replicasPerNodeGroup: 1 }
autoScaling: { shards: { min: 3, max: 6 } }
`,
		Harm: 0, Felt: "commands of the shard with the key queue",
		load: func(after int, node awssim.Load) map[string]float64 {
			cpu := 165 / float64(node.Shards)
			if after >= 0 && node.NodeGroup == "0002" {
				cpu = min(99, cpu+80)
			}
			if node.Role == "Replica" {
				cpu = 10
			}
			return map[string]float64{"EngineCPUUtilization": cpu}
		},
	},
}

// The data that grows is measured in percent of what a shard can hold.
const (
	dataAtFirst   = 100
	growthPerHour = 1.1
)

// grown is the data a number of minutes after the growth began.
func grown(after int) float64 {
	return dataAtFirst * math.Pow(growthPerHour, float64(max(0, after))/60)
}

// growthTo is after how many minutes there is so much data.
func growthTo(data float64) int {
	return int(60 * math.Log(data/dataAtFirst) / math.Log(growthPerHour))
}
