package rediscluster

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/access"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/network"
)

// builder turns the parts of a plan into resources, children of the component.
type builder struct {
	*component.Builder
	plan    *plan
	history *history
	// timeouts are the timeouts of the replication group.
	timeouts *pulumi.CustomTimeouts
}

// children are the resources of a cluster.
type children struct {
	network    *network.Network
	access     *access.Access
	group      *elasticache.ReplicationGroup
	connection *connection.Connection
	monitoring *monitoring.Monitoring
}
