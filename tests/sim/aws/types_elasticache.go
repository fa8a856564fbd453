package awssim

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
)

// elasticacheTypes are the resource types of the service.
func elasticacheTypes() map[string]*resourceType {
	return map[string]*resourceType{
		subnetGroupType:    {constructor: elasticache.NewSubnetGroup, behaviour: subnetGroupBehaviour},
		parameterGroupType: {constructor: elasticache.NewParameterGroup, behaviour: parameterGroupBehaviour},
		replicationType:    {constructor: elasticache.NewReplicationGroup, behaviour: replicationBehaviour},
		userType:           {constructor: elasticache.NewUser, behaviour: userBehaviour},
		userGroupType:      {constructor: elasticache.NewUserGroup, behaviour: userGroupBehaviour},
	}
}
