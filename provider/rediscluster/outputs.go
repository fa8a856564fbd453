package rediscluster

import (
	"reflect"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/elasticache"
)

// absent is an endpoint that the mode does not have. AWS answers with an empty string, which a program would take for
// a host name.
func absent() pulumi.StringPtrOutput {
	return pulumi.String("").ToStringOutput().ApplyT(func(string) *string { return nil }).(pulumi.StringPtrOutput)
}

// unlessEmpty is an endpoint that may be missing still, in a preview of the step that brings it.
func unlessEmpty(address pulumi.StringOutput) pulumi.StringPtrOutput {
	return address.ApplyT(func(address string) *string {
		if address == "" {
			return nil
		}
		return &address
	}).(pulumi.StringPtrOutput)
}

func (c *RedisCluster) setOutputs(p *plan, made *children) {
	group := made.group
	c.AlarmArns = made.alarmArns.ToStringMapOutput()
	c.Arn = group.Arn
	c.CacheClusterIds = group.MemberClusters.ApplyT(func(ids []string) []string {
		// The provider returns a set.
		return slices.Sorted(slices.Values(ids))
	}).(pulumi.StringArrayOutput)
	c.CacheNodeId = pulumi.String(elasticache.NodeID).ToStringOutput()
	c.CachePort = group.Port.Elem()
	c.DashboardUrl = made.dashboardURL
	c.EngineVersionActual = group.EngineVersionActual
	c.FinalSnapshotName = group.FinalSnapshotIdentifier
	c.ParameterGroupName = group.ParameterGroupName
	c.ReplicationGroupId = group.ReplicationGroupId
	c.SecurityGroupId = made.securityGroupID()
	c.SubnetGroupName = made.subnetGroupName

	c.ConfigurationEndpoint = absent()
	c.PrimaryEndpoint = absent()
	c.ReaderEndpoint = absent()
	if p.topology.ClusterMode {
		c.Endpoint = group.ConfigurationEndpointAddress
	} else {
		c.Endpoint = group.PrimaryEndpointAddress
		c.PrimaryEndpoint = group.PrimaryEndpointAddress.ToStringPtrOutput()
		c.ReaderEndpoint = group.ReaderEndpointAddress.ToStringPtrOutput()
	}
	if p.speaksCluster() {
		c.ConfigurationEndpoint = unlessEmpty(group.ConfigurationEndpointAddress)
	}
}

// outputs are the fields above, by the names that the tags give them.
func (c *RedisCluster) outputs() pulumi.Map {
	registered := pulumi.Map{}
	v := reflect.ValueOf(c).Elem()
	for name, i := range Properties(v.Type()) {
		registered[name] = v.Field(i).Interface().(pulumi.Input)
	}
	return registered
}
