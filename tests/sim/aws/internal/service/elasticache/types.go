// Package elasticache simulates Amazon ElastiCache for Redis OSS and Valkey, and the metrics that it publishes.
package elasticache

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.SubnetGroup:      {Constructor: elasticache.NewSubnetGroup, Behaviour: subnetGroupBehaviour},
		awstype.ParameterGroup:   {Constructor: elasticache.NewParameterGroup, Behaviour: parameterGroupBehaviour},
		awstype.ReplicationGroup: {Constructor: elasticache.NewReplicationGroup, Behaviour: replicationBehaviour},
		awstype.User:             {Constructor: elasticache.NewUser, Behaviour: userBehaviour},
		awstype.UserGroup:        {Constructor: elasticache.NewUserGroup, Behaviour: userGroupBehaviour},
		awstype.ServerlessCache:  {Constructor: elasticache.NewServerlessCache, Behaviour: serverlessBehaviour},
	}
}

// Functions are what a program asks of replication groups and serverless caches.
func Functions() map[string]*registry.Function {
	return map[string]*registry.Function{
		"aws:elasticache/getServerlessCache:getServerlessCache": {
			SDK: elasticache.LookupServerlessCache, Answer: lookUpServerlessCache,
		},
		"aws:elasticache/getReplicationGroup:getReplicationGroup": {
			SDK: elasticache.LookupReplicationGroup, Answer: lookUpReplicationGroup,
		},
	}
}
