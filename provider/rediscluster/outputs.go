package rediscluster

import (
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/elasticache"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

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

	c.setAccess(p, made)

	c.ConfigurationEndpoint = inputs.Absent()
	c.PrimaryEndpoint = inputs.Absent()
	c.ReaderEndpoint = inputs.Absent()
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

// setAccess tells how to connect, and who may.
func (c *RedisCluster) setAccess(p *plan, made *children) {
	c.ConnectionUrl, c.ReaderConnectionUrl, c.Environment = made.connection.url, made.readerURL, made.environment
	c.ConnectionSecretArn = made.secretARN
	c.AllowedSources = made.allowedSources(p)
	c.Authentication = pulumi.String(p.authentication()).ToStringOutput()
	c.AuthToken, c.UserGroupId = inputs.Absent(), inputs.Absent()
	if p.usesToken() {
		c.AuthToken = pulumi.ToSecret(made.token.ToStringPtrOutput()).(pulumi.StringPtrOutput)
	}
	if made.groupID != nil {
		c.UserGroupId = made.groupID.ToStringPtrOutput()
	}
	arns, policies := pulumi.StringMap{}, pulumi.StringMap{}
	for _, u := range p.plannedUsers {
		arns[u.name] = made.users[u.name].Arn
		if u.authentication == elasticache.ByIAM {
			policies[u.name] = pulumi.All(made.group.Arn, made.users[u.name].Arn).ApplyT(func(parts []any) string {
				return elasticache.ConnectPolicy(parts[0].(string), parts[1].(string))
			}).(pulumi.StringOutput)
		}
	}
	c.UserArns, c.IamConnectPolicies = arns.ToStringMapOutput(), policies.ToStringMapOutput()
	c.TransitEncryption = pulumi.All(made.group.TransitEncryptionEnabled, made.group.TransitEncryptionMode).ApplyT(func(parts []any) string {
		switch {
		case !parts[0].(bool):
			return "off"
		case parts[1] == tlsPreferred:
			return tlsPreferred
		}
		return tlsRequired
	}).(pulumi.StringOutput)
}

// authentication is how clients prove who they are.
func (p *plan) authentication() string {
	switch {
	case p.usesToken():
		return "token"
	case p.hasUsers():
		return "users"
	}
	return "none"
}

// allowedSources are who may connect: the sources of the rules, and the groups that have rules of their own.
func (n *network) allowedSources(p *plan) pulumi.StringArrayOutput {
	sources := pulumi.StringArray{}
	for _, rule := range p.ingress {
		if rule.kind == self {
			sources = append(sources, n.securityGroup.ID())
			continue
		}
		sources = append(sources, inputs.StringInput(rule.source))
	}
	for _, group := range slices.Concat(p.securityGroupIDs.Elements, p.additionalGroupIDs.Elements) {
		sources = append(sources, pulumi.Sprintf("by the rules of %s", inputs.StringInput(group)))
	}
	return sources.ToStringArrayOutput()
}
