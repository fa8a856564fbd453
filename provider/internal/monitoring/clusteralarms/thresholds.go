package clusteralarms

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

const (
	// swapBytes is the use of swap that AWS calls too much.
	// Source: ElastiCache user guide, "Which metrics should I monitor?", SwapUsage.
	swapBytes = 50_000_000

	// leastFreeable is the free memory below which AWS says that a host is under pressure.
	// Source: ElastiCache user guide, "Which metrics should I monitor?", SwapUsage.
	leastFreeable = 100_000_000
	// freeableShare is the share of a node's memory that should stay free. AWS reserves a quarter for everything but
	// the data.
	// Source: ElastiCache user guide, "Managing reserved memory".
	freeableShare = 0.05
	bytesPerGiB   = 1 << 30

	connectionsShare = 0.8
)

func fixedLimit(threshold float64) func(elasticache.NodeType) float64 {
	return func(elasticache.NodeType) float64 { return threshold }
}

// maxConnections is the number of clients that a node accepts.
func maxConnections(node elasticache.NodeType) float64 { return float64(node.MaxConnections()) }

// enoughMinutes stands for the credits of a node that uses no more than it earns.
const enoughMinutes = 24 * 60

// minutesOfCredits calculates how many minutes a node's credits last if it uses as many as now. A threshold on the
// balance itself would be wrong twice. Every node starts without credits, and is well as long as it uses fewer than it
// earns. And the faster a node burns its credits, the less time a fixed balance leaves. A node that has no credits left
// must use clearly less than it earns before the alarm recovers: at a balance of 0 its use cannot exceed what it earns.
func minutesOfCredits(node elasticache.NodeType) *monitoring.Formula {
	const periodsPerHour = 60 / 5 // CloudWatch has both metrics every five minutes
	earned := node.CreditsPerHour() / periodsPerHour
	return &monitoring.Formula{
		Result: "CPUCreditBalance in minutes at the present use",
		Expression: fmt.Sprintf("IF(balance < 1, IF(usage > %s, 0, %d), IF(usage > %s, 5 * balance / (usage - %s), "+
			"%d))",
			monitoring.InNumbers(0.9*earned), enoughMinutes, monitoring.InNumbers(earned),
			monitoring.InNumbers(earned), enoughMinutes),
		Terms: []monitoring.Term{
			{ID: "balance", Metric: "CPUCreditBalance", Statistic: "Average"},
			{ID: "usage", Metric: "CPUCreditUsage", Statistic: "Average"},
		},
	}
}
