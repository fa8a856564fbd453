package elasticache

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// lookedUp is what getReplicationGroup tells of a group as the resource tells it.
var lookedUp = []string{
	"arn", "automaticFailoverEnabled", "clusterMode", "configurationEndpointAddress", "description",
	"logDeliveryConfigurations", "memberClusters", "multiAzEnabled", "nodeType", "numCacheClusters", "numNodeGroups",
	"port", "primaryEndpointAddress", "readerEndpointAddress", "replicasPerNodeGroup", "replicationGroupId",
	"snapshotRetentionLimit", "snapshotWindow",
}

// lookUpReplicationGroup answers with the group of an id. The error is the provider's, for which the group is not there
// (internal/service/elasticache/replication_group_data_source.go of terraform-provider-aws v5).
func lookUpReplicationGroup(v world.View, args props.Map) (props.Map, error) {
	id := strings.ToLower(args.Str("replicationGroupId"))
	group := v.Get(awstype.ReplicationGroup, id)
	if group == nil {
		return nil, fmt.Errorf("reading ElastiCache Replication Group (%s): couldn't find resource",
			args.Str("replicationGroupId"))
	}
	out := props.Map{
		"id": id, "authTokenEnabled": !slices.Contains(tokens(v, id), noToken), "snapshotRetentionLimit": 0,
		"logDeliveryConfigurations": []any{},
	}
	for _, name := range lookedUp {
		if group[name] != nil {
			out[name] = group[name]
		}
	}
	return out, nil
}
