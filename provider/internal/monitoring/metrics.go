package monitoring

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
)

const (
	// swapBytes is the use of swap that AWS calls too much.
	// Source: ElastiCache user guide, "Which metrics should I monitor?", SwapUsage.
	swapBytes = 50_000_000

	// leastFreeable is the free memory below which AWS calls a host under pressure, and freeableShare the share of a
	// node's memory that is kept free besides: AWS reserves a quarter for all but the data.
	// Source: ElastiCache user guide, "Which metrics should I monitor?", SwapUsage; "Managing reserved memory".
	leastFreeable = 100_000_000
	freeableShare = 0.05

	connectionsShare = 0.8

	bytesPerGiB = 1 << 30

	// engineCPU is the use of the one CPU that the engine's main thread runs on.
	engineCPU = "EngineCPUUtilization"
)

// fewCPUs is a node on which AWS advises to watch the host instead of the engine: the engine's thread and everything
// else share two virtual CPUs at most.
func fewCPUs(t elasticache.NodeType, _ elasticache.Topology) bool {
	return t.VCPUs() == 1 || t.VCPUs() == 2
}

func manyCPUs(node elasticache.NodeType, t elasticache.Topology) bool { return !fewCPUs(node, t) }

func replicated(_ elasticache.NodeType, t elasticache.Topology) bool { return t.ReplicasPerShard > 0 }

// untiered is a node whose memory is all that it has. Where there is an SSD as well, memory that is full is as it
// should be.
// Source: ElastiCache user guide, "Auto Scaling ElastiCache clusters", target tracking: "The expected use case for
// data-tiered instances is to have 100 percent memory usage".
func untiered(node elasticache.NodeType, _ elasticache.Topology) bool { return !node.DataTiering() }

func tiered(node elasticache.NodeType, _ elasticache.Topology) bool { return node.DataTiering() }

// onKnownCredits is a burstable node of which it is known what it earns.
func onKnownCredits(node elasticache.NodeType, _ elasticache.Topology) bool {
	return node.CreditsPerHour() > 0
}

// onOtherCredits is a burstable node of another generation. Of T2 AWS publishes no credits.
// Source: ElastiCache user guide, "Host-Level Metrics", CPUCreditBalance.
func onOtherCredits(node elasticache.NodeType, t elasticache.Topology) bool {
	return node.Burstable() && node.Family != "t2" && !onKnownCredits(node, t)
}

// enoughMinutes is what the credits of a node last for that uses less than it earns.
const enoughMinutes = 24 * 60

// creditsLast is for how many minutes a node's credits last at the present use. The balance itself would not do: every
// node begins with none, and is well as long as it uses less than it earns; and one that burns has a threshold of
// credits crossed the sooner the more it burns. A node without credits is held to what it earns, and must not look as
// if it had recovered.
func creditsLast(node elasticache.NodeType) *formula {
	const inPeriod = 60 / 5 // CloudWatch has both metrics every five minutes
	earned := node.CreditsPerHour() / inPeriod
	return &formula{
		what: "CPUCreditBalance in minutes at the present use",
		expression: fmt.Sprintf("IF(balance < 1, IF(usage > %s, 0, %d), IF(usage > %s, 5 * balance / (usage - %s), "+
			"%d))",
			number(0.9*earned), enoughMinutes, number(earned), number(earned), enoughMinutes),
		terms: []term{{"balance", "CPUCreditBalance", "Average"}, {"usage", "CPUCreditUsage", "Average"}},
	}
}

const (
	untieredNodes      = "nodes without data tiering"
	tieredNodes        = "nodes with data tiering (cache.r6gd)"
	replicatedClusters = "clusters with replicas"
	burstableNodes     = "burstable nodes (cache.t3, cache.t4g)"
)
