package elasticache

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/arn"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/awserr"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// subnetsOfServerless are the subnets of a serverless cache: "If no subnet IDs are given and your VPC is in us-west-1,
// then ElastiCache will select 2 default subnets across AZs in your VPC. For all other Regions [...] 3 default subnets
// across AZs in your default VPC" (API, ServerlessCache, SubnetIds).
func subnetsOfServerless(v world.View, in props.Map) []string {
	if in.Has("subnetIds") {
		return in.Strs("subnetIds")
	}
	most := 3
	if v.Region == "us-west-1" {
		most = 2
	}
	var subnets []string
	for _, r := range v.All(awstype.Subnet) {
		if r.Default && len(subnets) < most {
			subnets = append(subnets, r.ID)
		}
	}
	return subnets
}

// refuseServerlessSurroundings looks at the subnets, the security groups, the user group and the key that a serverless
// cache names. "All the subnetIds must belong to the same VPC" (API, CreateServerlessCache, SubnetIds). Nothing is said
// of two subnets in one Availability Zone.
func refuseServerlessSurroundings(v world.View, in props.Map) error {
	in = in.Clone()
	in["subnetIds"] = props.Normal(subnetsOfServerless(v, in))
	network, err := networkOf(v, in)
	if err != nil {
		return err
	}
	if network == "" {
		return awserr.New(invalidValue, "There is no default VPC with default subnets: SubnetIds is needed.")
	}
	for _, id := range in.Strs("securityGroupIds") {
		if id == v.Get(awstype.VPC, network).Str("defaultSecurityGroupId") {
			continue
		}
		if group := v.Get(awstype.SecurityGroup, id); group == nil || group.Str("vpcId") != network {
			return awserr.New(invalidValue,
				"Some security group IDs are invalid or are not in the VPC of the subnets: %s", id)
		}
	}
	if arn.IsDistantKey(v.Region, in.Str("kmsKeyId")) {
		return awserr.New(invalidValue, "The key must be of the same region: %s", in.Str("kmsKeyId"))
	}
	if id := in.Str("userGroupId"); id != "" {
		return refuseAttachment(v, engineOfServerless(in), id)
	}
	return nil
}
