package awssim

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/vpc"
)

// ec2Types are the resource types of the service.
func ec2Types() map[string]*resourceType {
	return map[string]*resourceType{
		vpcType:           {constructor: ec2.NewVpc, behaviour: vpcBehaviour},
		subnetType:        {constructor: ec2.NewSubnet, behaviour: subnetBehaviour},
		securityGroupType: {constructor: ec2.NewSecurityGroup, behaviour: securityGroupBehaviour},
		ingressRuleType:   {constructor: vpc.NewSecurityGroupIngressRule, behaviour: ruleBehaviour(ingressRuleType)},
		egressRuleType:    {constructor: vpc.NewSecurityGroupEgressRule, behaviour: ruleBehaviour(egressRuleType)},
		prefixListType:    {constructor: ec2.NewManagedPrefixList, behaviour: prefixListBehaviour},
	}
}
