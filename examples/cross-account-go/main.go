// A cluster, and a copy of its snapshot in another account every night. Whoever takes over the account of the cluster
// can neither delete nor change the copies.
//
// The account that keeps the copies is given by a role there that you can assume:
// `pulumi config set backupRole arn:aws:iam::<account>:role/<role>`.
package main

import (
	"cmp"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/sdk/go/awsredis"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sns"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

const (
	name           = "sessions"
	instanceType   = "cache.t4g.small"
	snapshotWindow = "03:00-04:00"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		// Another region also outlasts the loss of the first one.
		settings := config.New(ctx, "")
		role := cmp.Or(settings.Get("backupRole"), "arn:aws:iam::222222222222:role/deploy")
		backup, err := aws.NewProvider(ctx, "backup", &aws.ProviderArgs{
			Region:     pulumi.String(cmp.Or(settings.Get("backupRegion"), "eu-central-1")),
			AssumeRole: aws.ProviderAssumeRoleArgs{RoleArn: pulumi.String(role)},
		})
		if err != nil {
			return err
		}
		clusterAccount := aws.GetCallerIdentityOutput(ctx, aws.GetCallerIdentityOutputArgs{}).AccountId()
		backupAccount := aws.GetCallerIdentityOutput(ctx, aws.GetCallerIdentityOutputArgs{},
			pulumi.Provider(backup)).AccountId()

		// CloudWatch notifies topics of its own region, so each account has one. Subscribe whoever is on call to both.
		alerts, err := sns.NewTopic(ctx, "alerts", nil)
		if err != nil {
			return err
		}
		backupAlerts, err := sns.NewTopic(ctx, "backup-alerts", nil, pulumi.Provider(backup))
		if err != nil {
			return err
		}

		vpc := ec2.LookupVpcOutput(ctx, ec2.LookupVpcOutputArgs{Default: pulumi.Bool(true)})
		inVpc := ec2.GetSubnetsFilterArgs{Name: pulumi.String("vpc-id"), Values: pulumi.StringArray{vpc.Id()}}
		subnets := ec2.GetSubnetsOutput(ctx, ec2.GetSubnetsOutputArgs{Filters: ec2.GetSubnetsFilterArray{inVpc}})
		app, err := ec2.NewSecurityGroup(ctx, "app", &ec2.SecurityGroupArgs{
			VpcId:       vpc.Id(),
			Description: pulumi.String("The application that uses Redis"),
		})
		if err != nil {
			return err
		}

		cache, err := awsredis.NewRedisCluster(ctx, "cache", &awsredis.RedisClusterArgs{
			Name:                               name,
			InstanceType:                       instanceType,
			ReplicationGroupSize:               2,
			EnableAutomaticFailover:            true,
			EnableMultiAz:                      true,
			VpcId:                              vpc.Id(),
			SubnetIds:                          subnets.Ids(),
			AllowConnectionsFromSecurityGroups: []pulumi.StringInput{app.ID()},
			GenerateAuthToken:                  pulumi.BoolRef(true),
			SnapshotWindow:                     pulumi.String(snapshotWindow),
			AlarmsSnsTopicArns:                 pulumi.StringArray{alerts.Arn},
		})
		if err != nil {
			return err
		}

		// In the other account: a bucket that locks every copy for 30 days, and an alarm if no new one arrives.
		vault, err := awsredis.NewRedisSnapshotVault(ctx, "vault", &awsredis.RedisSnapshotVaultArgs{
			Name:             name,
			SourceAccountIds: pulumi.StringArray{clusterAccount},
			// By its name, so that the vault does not depend on the cluster, which can be deleted while copies are
			// locked.
			ReplicationGroupIds: pulumi.StringArray{pulumi.String(name)},
			AlarmsSnsTopicArns:  pulumi.StringArray{backupAlerts.Arn},
		}, pulumi.Providers(backup))
		if err != nil {
			return err
		}

		// In the account of the cluster: an export each night, 3 hours after the snapshot window, which S3 copies to
		// the vault.
		nightly, err := awsredis.NewRedisSnapshotExport(ctx, "export", &awsredis.RedisSnapshotExportArgs{
			Name:               name,
			ReplicationGroupId: cache.ReplicationGroupId,
			InstanceType:       pulumi.String(instanceType),
			SnapshotWindow:     pulumi.String(snapshotWindow),
			CopyTo:             &awsredis.SnapshotCopyArgs{AccountId: backupAccount, BucketArn: vault.BucketArn},
			AlarmsSnsTopicArns: pulumi.StringArray{alerts.Arn},
		})
		if err != nil {
			return err
		}

		ctx.Export("endpoint", cache.Endpoint)
		ctx.Export("exportBucket", nightly.BucketName)
		ctx.Export("vaultBucket", vault.BucketName)
		// Start it to export at once: aws stepfunctions start-execution --state-machine-arn <ARN>
		ctx.Export("stateMachine", nightly.StateMachineArn)
		// What to pass as snapshotArns to fill a new cluster from a copy.
		ctx.Export("restoreInputs", nightly.RestoreInputs)
		return nil
	})
}
