package elasticache

// NodeQuota is how many nodes a cluster has, until AWS raises it.
// Source: ElastiCache user guide, "Quotas", nodes per cluster.
const NodeQuota = 90
