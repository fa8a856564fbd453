package elasticache

import (
	"cmp"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Quotas of nodes. Sources: the ElastiCache user guide, "Quotas for ElastiCache" for the defaults, "Working with
// shards" for what AWS raises them to on request: "a maximum of 500 per cluster if the engine version is Valkey 7.2 and
// higher, or Redis OSS 5.0.6 to 7.1 [...] For versions below 5.0.6, the limit is 250 per cluster."
const (
	nodesOfCluster = 90
	nodesOfRegion  = 300
	raisedNodes    = 500
	raisedNodesOld = 250
)

const (
	clusterQuotaCode    = "NodeQuotaForClusterExceeded"
	clusterQuotaMessage = "The request cannot be processed because it would exceed the allowed number of cache nodes " +
		"in a single cluster."
)

func nodeQuotas(w *world.World) (ofCluster, ofRegion int) {
	if w.NodeQuota == 0 {
		return nodesOfCluster, nodesOfRegion
	}
	return w.NodeQuota, w.NodeQuota * nodesOfRegion / nodesOfCluster
}

// mostNodes is what no raised quota exceeds.
func (e engineVersion) mostNodes() int {
	if e.atLeastEngine("5.0.6", "7.2") {
		return raisedNodes
	}
	return raisedNodesOld
}

// refuseNodes holds the nodes that a replication group is to have against the quotas of the account.
func refuseNodes(v world.View, id string, nodes int) error {
	ofCluster, ofRegion := nodeQuotas(v.World)
	if nodes > ofCluster {
		return awserr.New(clusterQuotaCode, clusterQuotaMessage)
	}
	for _, other := range v.All(awstype.ReplicationGroup) {
		if other.ID != id {
			nodes += props.Map(other.Properties).Num("numCacheClusters", 0)
		}
	}
	if nodes > ofRegion {
		return awserr.New("NodeQuotaForCustomerExceeded",
			"The request cannot be processed because it would exceed the allowed number of "+
				"cache nodes per customer.")
	}
	return nil
}

// subnetsOfGroup is the default quota of subnets in a group. Source: the table of quotas in the ElastiCache references
// of aws/agent-toolkit-for-aws: L-A87EE522, adjustable.
const subnetsOfGroup = 20

// serverlessOfRegion is the default quota of serverless caches in a region. Source: the same table, L-BBCDAECC,
// adjustable.
const serverlessOfRegion = 40

// refuseAnotherServerless holds the serverless caches of a region against the quota of the account.
func refuseAnotherServerless(v world.View) error {
	if len(v.All(awstype.ServerlessCache)) >= cmp.Or(v.ServerlessQuota, serverlessOfRegion) {
		return awserr.New("ServerlessCacheQuotaForCustomerExceededFault",
			"The number of serverless caches exceeds the customer quota.")
	}
	return nil
}

// refuseSubnets holds the subnets that a group is to have against the quota of the account.
func refuseSubnets(v world.View, in props.Map) error {
	if len(in.Strs("subnetIds")) > cmp.Or(v.SubnetQuota, subnetsOfGroup) {
		return awserr.New("CacheSubnetQuotaExceededFault",
			"The request cannot be processed because it would exceed the allowed number "+
				"of subnets in a cache subnet group.")
	}
	return nil
}
