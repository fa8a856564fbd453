package snapshots

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/bucket"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/policy"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/schedule"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/workflow"
)

// build creates all resources of the plan, and sets the outputs of the component.
func (p *vaultPlan) build(b *component.Builder, c *RedisSnapshotVault) error {
	vault, err := p.bucket.Build(b, p.accounts.Input())
	if err != nil {
		return err
	}
	run, err := p.machine.Build(b, workflow.Runs{
		Definition: p.definition(vault), After: vault.Ready,
		Permissions: func(log policy.Statement) pulumi.StringInput {
			return vault.Arn.ApplyT(func(arn string) string {
				return policy.Document(append(arrivalPermissions(arn), log)...)
			}).(pulumi.StringOutput)
		},
		Expression: inputs.StringInput(inputs.Derive(p.timing.expression, schedule.Expression.String)),
	})
	if err != nil {
		return err
	}
	watched, err := p.monitoring.Build(b, monitoring.Subject{
		Resource: run.Machine, Runs: pulumi.String("").ToStringOutput(), AnyARN: run.Machine.Arn,
		Dimensions: run.Dimensions(),
	})
	if err != nil {
		return err
	}
	c.BucketName, c.BucketArn, c.StateMachineArn = vault.Name, vault.ReadyArn(), run.Machine.Arn
	c.AlarmArns = watched.AlarmArns.ToStringMapOutput()
	p.setRestore(vault, c)
	return nil
}

// definition is the state machine with its settings.
func (p *vaultPlan) definition(vault *bucket.Bucket) pulumi.StringOutput {
	return pulumi.All(vault.Name, p.groups.Input(), p.caches.Input()).ApplyT(func(known []any) (string, error) {
		return settings{
			"bucket": known[0], "replicationGroupIds": known[1], "serverlessCacheNames": known[2],
			"maxAgeInHours": p.maxAgeInHours, "lockMode": p.bucket.Lock.Mode.API(), "lockInDays": p.lockInDays,
		}.in(p.place.Partition(), arrivalStates, lookLimit)
	}).(pulumi.StringOutput)
}

// setRestore says where copies are and what they are called.
func (p *vaultPlan) setRestore(vault *bucket.Bucket, c *RedisSnapshotVault) {
	c.RestoreArns = pulumi.All(vault.Arn, p.groups.Input(), p.caches.Input()).ApplyT(func(known []any) map[string]string {
		forms := map[string]string{}
		for _, group := range known[1].([]string) {
			forms[group] = fmt.Sprintf("%s/%s", known[0], objectForm(group))
		}
		for _, cache := range known[2].([]string) {
			forms[cache] = fmt.Sprintf("%s/%s", known[0], cacheObjectForm(cache))
		}
		if len(forms) == 0 {
			forms["any"] = fmt.Sprintf("%s/%s", known[0], objectForm("<replicationGroupId>"))
		}
		return forms
	}).(pulumi.StringMapOutput)
	c.RestoreHint = pulumi.Sprintf("aws s3api list-objects-v2 --bucket %s --query "+
		"\"Contents[?contains(Key, '-YYYY-MM-DD-')].Key\"", vault.Name)
}
