package clusteralarms

import "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"

// Conditions in words, as docs/alarms.md shows them.
const (
	untieredNodes      = "nodes without data tiering"
	tieredNodes        = "nodes with data tiering (cache.r6gd)"
	replicatedClusters = "clusters with replicas"
	burstableNodes     = "burstable nodes (cache.t3, cache.t4g)"
)

// fewCPUs applies to nodes with one or two vCPUs. There AWS advises to watch the CPU of the host instead of the
// engine's, since the engine's thread shares the vCPUs with everything else.
func fewCPUs(node elasticache.NodeType, _ elasticache.Topology) bool {
	return node.VCPUs() == 1 || node.VCPUs() == 2
}

// manyCPUs also applies to nodes whose vCPUs this package does not know.
func manyCPUs(node elasticache.NodeType, t elasticache.Topology) bool { return !fewCPUs(node, t) }

func replicated(_ elasticache.NodeType, t elasticache.Topology) bool { return t.ReplicasPerShard > 0 }

// untiered applies to nodes that keep all data in memory. On nodes with an SSD, full memory is as it should be.
// Source: ElastiCache user guide, "Auto Scaling ElastiCache clusters", target tracking: "The expected use case for
// data-tiered instances is to have 100 percent memory usage".
func untiered(node elasticache.NodeType, _ elasticache.Topology) bool { return !node.DataTiering() }

func tiered(node elasticache.NodeType, _ elasticache.Topology) bool { return node.DataTiering() }

// knownCredits applies to burstable nodes that earn CPU credits at a rate this package knows.
func knownCredits(node elasticache.NodeType, _ elasticache.Topology) bool {
	return node.CreditsPerHour() > 0
}

// unknownCredits applies to other burstable nodes, but not to T2, whose credits AWS does not publish.
// Source: ElastiCache user guide, "Host-Level Metrics", CPUCreditBalance.
func unknownCredits(node elasticache.NodeType, t elasticache.Topology) bool {
	return node.Burstable() && node.Family != "t2" && !knownCredits(node, t)
}
