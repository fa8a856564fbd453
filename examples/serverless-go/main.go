// A serverless cache in the default VPC, with a user who logs in with IAM, and one page for all alarms. Deploy it with
// `pulumi up`. AWS bills the data and the work, up to the maxima.
package main

import (
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/sdk/go/awsredis"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		settings := config.New(ctx, "")

		vpc := ec2.LookupVpcOutput(ctx, ec2.LookupVpcOutputArgs{Default: pulumi.Bool(true)})
		inVpc := ec2.GetSubnetsFilterArgs{Name: pulumi.String("vpc-id"), Values: pulumi.StringArray{vpc.Id()}}
		subnets := ec2.GetSubnetsOutput(ctx, ec2.GetSubnetsOutputArgs{Filters: ec2.GetSubnetsFilterArray{inVpc}})
		// A cache takes two or three, each in another zone, and keeps them. A default VPC may have more.
		two := subnets.Ids().ApplyT(func(ids []string) []string {
			return slices.Sorted(slices.Values(ids))[:2]
		}).(pulumi.StringArrayOutput)

		app, err := ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{
			VpcId:       vpc.Id(),
			Description: pulumi.String("The application that uses Redis"),
		})
		if err != nil {
			return err
		}
		// Subscribe a pager. It hears once, for the cache as a whole.
		pager, err := sns.NewTopic(ctx, "pager", nil)
		if err != nil {
			return err
		}

		cache, err := awsredis.NewRedisServerlessCache(ctx, "cache", &awsredis.RedisServerlessCacheArgs{
			Name:                               "sessions",
			VpcId:                              vpc.Id(),
			SubnetIds:                          two,
			AllowConnectionsFromSecurityGroups: []pulumi.StringInput{app.ID()},
			// The ceiling of the bill: GB, and units of work per second. It can be changed later, not removed.
			DataStorage:   &awsredis.ServerlessDataStorageArgs{Maximum: pulumi.IntRef(10)},
			EcpuPerSecond: &awsredis.ServerlessEcpuPerSecondArgs{Maximum: pulumi.IntRef(50_000)},
			Users: []awsredis.UserArgs{{
				Name: "app", AccessString: pulumi.String("on ~* +@all -@dangerous +info"), Iam: pulumi.BoolRef(true),
			}},
			CompositeAlarmSnsTopicArns: []pulumi.StringInput{pager.Arn},
			// Nothing is left of the data of a cache that is deleted. To destroy the stack, set it to false and deploy
			// first: `pulumi config set deletionProtection false`.
			DeletionProtection: pulumi.BoolRef(settings.Get("deletionProtection") != "false"),
		})
		if err != nil {
			return err
		}

		// Clients must speak the cluster protocol, with TLS.
		ctx.Export("endpoint", cache.Endpoint)
		// Attach this policy to the role of the application.
		ctx.Export("policy", cache.IamConnectPolicies.MapIndex(pulumi.String("app")))
		return nil
	})
}
