// Package ec2 simulates the network: VPCs, subnets, security groups with their rules, and prefix lists.
package ec2

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.VPC:           {Constructor: ec2.NewVpc, Behaviour: vpcBehaviour},
		awstype.Subnet:        {Constructor: ec2.NewSubnet, Behaviour: subnetBehaviour},
		awstype.SecurityGroup: {Constructor: ec2.NewSecurityGroup, Behaviour: securityGroupBehaviour},
		awstype.IngressRule: {
			Constructor: vpc.NewSecurityGroupIngressRule,
			Behaviour:   ruleBehaviour(awstype.IngressRule),
		},
		awstype.EgressRule: {
			Constructor: vpc.NewSecurityGroupEgressRule,
			Behaviour:   ruleBehaviour(awstype.EgressRule),
		},
		awstype.PrefixList: {Constructor: ec2.NewManagedPrefixList, Behaviour: prefixListBehaviour},
	}
}
