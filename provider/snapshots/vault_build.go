package snapshots

import (
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
	watched := pulumi.All(vault.Arn, p.groups.Input(), p.caches.Input())
	c.RestoreArns = watched.ApplyT(func(known []any) map[string]string {
		return restoreForms(known[0].(string), known[1].([]string), known[2].([]string))
	}).(pulumi.StringMapOutput)
	c.RestoreHint = pulumi.Sprintf("aws s3api list-objects-v2 --bucket %s --query "+
		"\"Contents[?contains(Key, '-YYYY-MM-DD-')].Key\"", vault.Name)
}

// restoreForms are the forms of the ARNs of what a vault watches.
func restoreForms(bucket string, groups, caches []string) map[string]string {
	forms := map[string]string{}
	for _, group := range groups {
		forms[group] = bucket + "/" + objectForm(group)
	}
	for _, cache := range caches {
		forms[cache] = bucket + "/" + cacheObjectForm(cache)
	}
	if len(forms) == 0 {
		forms["any"] = bucket + "/" + objectForm("<replicationGroupId>")
	}
	return forms
}
