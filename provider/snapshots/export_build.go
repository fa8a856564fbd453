package snapshots

import (
	"slices"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// exportBuilder creates the resources of an export, children of the component.
type exportBuilder struct {
	*component.Builder
	plan *exportPlan
	to   target
}

// target is the bucket that takes the exports.
type target struct {
	name, arn pulumi.StringOutput
	// ready are what the bucket has to wait for; empty for a bucket of the program.
	ready []pulumi.Resource
}

// build creates all resources of the plan, and sets the outputs of the component.
func (p *exportPlan) build(builder *component.Builder, c *RedisSnapshotExport) error {
	b := &exportBuilder{builder, p, target{}}
	var err error
	if b.to, err = b.bucket(); err != nil {
		return err
	}
	copied, err := b.replication(c)
	if err != nil {
		return err
	}
	run, err := p.machine.Build(builder, workflow.Runs{
		Definition: b.definition(), Permissions: b.permissions, After: append(b.to.ready, copied...),
		Expression: inputs.StringInput(inputs.Derive(p.timing.expression, schedule.Expression.String)),
	})
	if err != nil {
		return err
	}
	dimensions := run.Dimensions()
	if p.copy != nil {
		dimensions["SourceBucket"] = b.to.name
		dimensions["DestinationBucket"] = inputs.StringInput(inputs.Derive(p.copy.bucketArn, bucketOfARN))
	}
	watched, err := p.monitoring.Build(builder, monitoring.Subject{
		Resource: run.Machine, Runs: pulumi.String("").ToStringOutput(), AnyARN: run.Machine.Arn,
		Dimensions: dimensions,
	})
	if err != nil {
		return err
	}
	c.BucketName, c.BucketArn, c.StateMachineArn = b.to.name, b.to.arn, run.Machine.Arn
	c.AlarmArns = watched.AlarmArns.ToStringMapOutput()
	c.RestoreInputs = b.restoreInputs()
	return nil
}

// restoreInputs say where the copies are and what they are called.
func (b *exportBuilder) restoreInputs() pulumi.StringMapOutput {
	p, bucketArn := b.plan, b.to.arn
	if p.copy != nil {
		bucketArn = inputs.StringInput(p.copy.bucketArn)
	}
	name := inputs.StringInput(p.source.name())
	return pulumi.StringMap{
		"accountId": pulumi.String(p.place.Account), "region": pulumi.String(p.place.Region),
		"bucketArn": bucketArn, p.source.nameInput(): name,
		"snapshotArn": pulumi.Sprintf("%s/%s", bucketArn, name.ApplyT(p.source.objects)),
	}.ToStringMapOutput()
}

// bucket creates the bucket, unless the program brings its own.
func (b *exportBuilder) bucket() (target, error) {
	if b.plan.bucket == nil {
		name := inputs.StringInput(b.plan.ownBucket)
		return target{name: name, arn: pulumi.Sprintf("arn:%s:s3:::%s", b.plan.place.Partition(), name)}, nil
	}
	made, err := b.plan.bucket.Build(b.Builder)
	if err != nil {
		return target{}, err
	}
	return target{made.Name, made.Arn, made.Ready}, nil
}

// definition is the state machine with its settings.
func (b *exportBuilder) definition() pulumi.StringOutput {
	p := b.plan
	return pulumi.All(inputs.StringInput(p.source.name()), b.to.name).ApplyT(func(known []any) (string, error) {
		minutes, states := int(p.timing.timeLimit.Minutes()), exportStates
		all := settings{
			p.source.nameInput(): known[0], "bucket": known[1], "maxAgeInHours": p.maxAgeInHours,
			"replicated": p.copy != nil, "waitSeconds": 300,
			// An export that has not grown for half of the time that it may take was broken off.
			"staleAfterMinutes": minutes / 2,
		}
		if p.source.serverless() {
			// AWS does not say how many objects there will be: they are all when no more have come for a while.
			states, all["settledAfterMinutes"] = serverlessStates, minutes/12
		}
		return all.in(p.place.Partition(), states, p.timing.timeLimit)
	}).(pulumi.StringOutput)
}

// permissions is the policy of the state machine's role.
func (b *exportBuilder) permissions(log policy.Statement) pulumi.StringInput {
	p := b.plan
	return pulumi.All(inputs.StringInput(p.source.name()), b.to.arn).ApplyT(func(known []any) string {
		name, bucket := known[0].(string), known[1].(string)
		statements := groupPermissions(p.place, name)
		if p.source.serverless() {
			statements = cachePermissions(p.place, name)
		}
		return policy.Document(append(slices.Concat(statements, bucketPermissions(bucket)), log)...)
	}).(pulumi.StringOutput)
}

// replication creates what copies the exports to the other account, and returns it.
func (b *exportBuilder) replication(c *RedisSnapshotExport) ([]pulumi.Resource, error) {
	c.ReplicationRoleArn = inputs.Absent()
	to := b.plan.copy
	if to == nil {
		return nil, nil
	}
	name := b.plan.identity.Name + "-snapshots"
	role, granted, err := workflow.Role(b.Builder, "copy", workflow.RolePrefix(name, "copy"),
		// AWS documents no condition for this service. Nobody else can pass the role to a bucket: that takes a
		// permission in this account.
		workflow.Trusted{Service: "s3.amazonaws.com"}, b.copyPolicy())
	if err != nil {
		return nil, err
	}
	c.ReplicationRoleArn = role.Arn.ToStringPtrOutput()
	rule, err := s3.NewBucketReplicationConfig(b.Ctx, b.Name("replication"), &s3.BucketReplicationConfigArgs{
		Bucket: b.to.name, Role: role.Arn,
		Rules: s3.BucketReplicationConfigRuleArray{s3.BucketReplicationConfigRuleArgs{
			Id: pulumi.String(ruleID), Status: pulumi.String("Enabled"), Priority: pulumi.Int(0),
			Filter: s3.BucketReplicationConfigRuleFilterArgs{Prefix: pulumi.String("")},
			DeleteMarkerReplication: s3.BucketReplicationConfigRuleDeleteMarkerReplicationArgs{
				Status: pulumi.String("Disabled"),
			},
			SourceSelectionCriteria: to.sourceSelection(), Destination: to.destination(),
		}},
	}, b.Child(pulumi.DependsOn(append([]pulumi.Resource{granted}, b.to.ready...)))...)
	return []pulumi.Resource{rule}, err
}

func (b *exportBuilder) copyPolicy() pulumi.StringOutput {
	to := b.plan.copy
	key := pulumi.String("").ToStringOutput()
	if inputs.Said(to.key) {
		key = inputs.StringInput(to.key)
	}
	return pulumi.All(b.to.arn, inputs.StringInput(to.bucketArn), key).ApplyT(func(known []any) string {
		return policy.Document(copyPermissions(known[0].(string), known[1].(string), known[2].(string))...)
	}).(pulumi.StringOutput)
}

// destination is the other bucket, as a rule of replication names it.
func (to *copyPlan) destination() s3.BucketReplicationConfigRuleDestinationArgs {
	d := s3.BucketReplicationConfigRuleDestinationArgs{
		Bucket: inputs.StringInput(to.bucketArn), Account: inputs.StringInput(to.account),
		AccessControlTranslation: s3.BucketReplicationConfigRuleDestinationAccessControlTranslationArgs{
			Owner: pulumi.String("Destination"),
		},
		Metrics: s3.BucketReplicationConfigRuleDestinationMetricsArgs{Status: pulumi.String("Enabled")},
	}
	if to.storageClass != "" {
		d.StorageClass = pulumi.String(to.storageClass)
	}
	if inputs.Said(to.key) {
		d.EncryptionConfiguration = s3.BucketReplicationConfigRuleDestinationEncryptionConfigurationArgs{
			ReplicaKmsKeyId: inputs.StringInput(to.key),
		}
	}
	if to.timeControl {
		// Fifteen minutes is the only time that S3 offers.
		// Source: S3 API, ReplicationTimeValue.
		d.ReplicationTime = s3.BucketReplicationConfigRuleDestinationReplicationTimeArgs{
			Status: pulumi.String("Enabled"),
			Time:   s3.BucketReplicationConfigRuleDestinationReplicationTimeTimeArgs{Minutes: pulumi.Int(15)},
		}
		d.Metrics = s3.BucketReplicationConfigRuleDestinationMetricsArgs{
			Status: pulumi.String("Enabled"),
			EventThreshold: s3.BucketReplicationConfigRuleDestinationMetricsEventThresholdArgs{
				Minutes: pulumi.Int(15),
			},
		}
	}
	return d
}

// sourceSelection has to be there with a key for the copies, although the exports themselves are encrypted by S3.
// Source: S3 API, Destination, EncryptionConfiguration.
func (to *copyPlan) sourceSelection() s3.BucketReplicationConfigRuleSourceSelectionCriteriaPtrInput {
	if !inputs.Said(to.key) {
		return nil
	}
	return s3.BucketReplicationConfigRuleSourceSelectionCriteriaArgs{
		SseKmsEncryptedObjects: s3.BucketReplicationConfigRuleSourceSelectionCriteriaSseKmsEncryptedObjectsArgs{
			Status: pulumi.String("Enabled"),
		},
	}
}

// bucketOfARN is the name of the bucket with an ARN.
func bucketOfARN(arn string) string {
	parsed, _ := aws.ParseBucketARN(arn)
	return parsed.Resource
}
