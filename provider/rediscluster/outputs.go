package rediscluster

import (
	"slices"

	awselasticache "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/elasticache"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/connection"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Token is the type of the component. It is a constant, so that a program that embeds the component registers the same
// type as the plugin.
const Token = "aws-redis:index:RedisCluster"

// RedisCluster is an ElastiCache replication group with all that it needs. Its outputs are documented in outputDocs.
type RedisCluster struct {
	pulumi.ResourceState

	AlarmArns             pulumi.StringMapOutput   `pulumi:"alarmArns"`
	AllowedSources        pulumi.StringArrayOutput `pulumi:"allowedSources"`
	Arn                   pulumi.StringOutput      `pulumi:"arn"`
	Authentication        pulumi.StringOutput      `pulumi:"authentication"`
	AuthToken             pulumi.StringPtrOutput   `pulumi:"authToken" provider:"secret"`
	CacheClusterIds       pulumi.StringArrayOutput `pulumi:"cacheClusterIds"`
	CacheNodeId           pulumi.StringOutput      `pulumi:"cacheNodeId"`
	CachePort             pulumi.IntOutput         `pulumi:"cachePort"`
	ConfigurationEndpoint pulumi.StringPtrOutput   `pulumi:"configurationEndpoint"`
	ConnectionSecretArn   pulumi.StringPtrOutput   `pulumi:"connectionSecretArn"`
	ConnectionUrl         pulumi.StringOutput      `pulumi:"connectionUrl" provider:"secret"`
	DashboardUrl          pulumi.StringPtrOutput   `pulumi:"dashboardUrl"`
	Endpoint              pulumi.StringOutput      `pulumi:"endpoint"`
	Environment           pulumi.StringMapOutput   `pulumi:"environment" provider:"secret"`
	EngineVersionActual   pulumi.StringOutput      `pulumi:"engineVersionActual"`
	FinalSnapshotName     pulumi.StringPtrOutput   `pulumi:"finalSnapshotName"`
	IamConnectPolicies    pulumi.StringMapOutput   `pulumi:"iamConnectPolicies"`
	ParameterGroupName    pulumi.StringOutput      `pulumi:"parameterGroupName"`
	PrimaryEndpoint       pulumi.StringPtrOutput   `pulumi:"primaryEndpoint"`
	ReaderConnectionUrl   pulumi.StringPtrOutput   `pulumi:"readerConnectionUrl" provider:"secret"`
	ReaderEndpoint        pulumi.StringPtrOutput   `pulumi:"readerEndpoint"`
	ReplicationGroupId    pulumi.StringOutput      `pulumi:"replicationGroupId"`
	SecurityGroupId       pulumi.StringOutput      `pulumi:"securityGroupId"`
	SubnetGroupName       pulumi.StringOutput      `pulumi:"subnetGroupName"`
	TransitEncryption     pulumi.StringOutput      `pulumi:"transitEncryption"`
	UserArns              pulumi.StringMapOutput   `pulumi:"userArns"`
	UserGroupId           pulumi.StringPtrOutput   `pulumi:"userGroupId"`
}

// unlessEmpty is an endpoint that is absent while AWS answers with an empty name for it.
func unlessEmpty(address pulumi.StringOutput) pulumi.StringPtrOutput {
	return address.ApplyT(func(address string) *string {
		if address == "" {
			return nil
		}
		return &address
	}).(pulumi.StringPtrOutput)
}

func (c *RedisCluster) setOutputs(p *plan, made children) {
	group := made.group
	c.AlarmArns = made.monitoring.AlarmArns.ToStringMapOutput()
	c.Arn = group.Arn
	c.CacheClusterIds = group.MemberClusters.ApplyT(func(ids []string) []string {
		// The provider returns a set.
		return slices.Sorted(slices.Values(ids))
	}).(pulumi.StringArrayOutput)
	c.CacheNodeId = pulumi.String(elasticache.NodeID).ToStringOutput()
	c.CachePort = group.Port.Elem()
	c.DashboardUrl = made.monitoring.DashboardURL
	c.EngineVersionActual = group.EngineVersionActual
	c.FinalSnapshotName = group.FinalSnapshotIdentifier
	c.ParameterGroupName = group.ParameterGroupName
	c.ReplicationGroupId = group.ReplicationGroupId
	c.SecurityGroupId = made.network.SecurityGroupID()
	c.SubnetGroupName = made.network.SubnetGroupName

	c.setAccess(p, made)

	c.ConfigurationEndpoint = inputs.Absent()
	c.PrimaryEndpoint = inputs.Absent()
	c.ReaderEndpoint = inputs.Absent()
	if p.topology.Shape.ClusterMode {
		c.Endpoint = group.ConfigurationEndpointAddress
	} else {
		c.Endpoint = group.PrimaryEndpointAddress
		c.PrimaryEndpoint = group.PrimaryEndpointAddress.ToStringPtrOutput()
		c.ReaderEndpoint = group.ReaderEndpointAddress.ToStringPtrOutput()
	}
	if p.topology.SpeaksCluster() {
		c.ConfigurationEndpoint = unlessEmpty(group.ConfigurationEndpointAddress)
	}
}

// endpoints are where clients connect to.
func (p *plan) endpoints(group *awselasticache.ReplicationGroup) connection.Endpoints {
	at := connection.Endpoints{
		Kind: "replication group", Port: group.Port.Elem(), TLS: inputs.BoolInput(p.access.TLS.Enabled),
		Host: group.PrimaryEndpointAddress, Reader: &connection.Reader{Host: group.ReaderEndpointAddress},
		ClusterMode: p.topology.Shape.ClusterMode,
	}
	if at.ClusterMode {
		at.Host, at.Reader = group.ConfigurationEndpointAddress, nil
	}
	return at
}

// setAccess tells how to connect, and who may.
func (c *RedisCluster) setAccess(p *plan, made children) {
	c.ConnectionUrl, c.ReaderConnectionUrl, c.Environment = made.connection.URL, made.connection.ReaderURL,
		made.connection.Environment
	c.ConnectionSecretArn = made.connection.SecretARN
	c.AllowedSources = p.network.Ingress.AllowedSources(made.network.Groups)
	who := p.access.Outputs(made.access, made.group)
	c.Authentication, c.TransitEncryption = who.Authentication, who.TransitEncryption
	c.AuthToken, c.UserGroupId = who.AuthToken, who.UserGroupID
	c.UserArns, c.IamConnectPolicies = who.UserARNs, who.IAMConnectPolicies
}
