package snapshots

import (
	"context"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// NewRedisSnapshotVault creates the vault. When an input is wrong it registers nothing, and returns an error that holds
// every problem (see package rediscluster, Problems). Like the other components, it waits for the Outputs among its
// inputs.
func NewRedisSnapshotVault(
	ctx *pulumi.Context, name string, args *RedisSnapshotVaultArgs, opts ...pulumi.ResourceOption,
) (*RedisSnapshotVault, error) {
	if args == nil {
		args = &RedisSnapshotVaultArgs{}
	}
	p, unwise, err := prepareVault(ctx.Context(), args, lookup{ctx, opts})
	if err != nil {
		return nil, err
	}
	c := &RedisSnapshotVault{}
	if err := ctx.RegisterComponentResourceV2(VaultToken, name, inputs.Recorded(args), c, opts...); err != nil {
		return nil, err
	}
	b := component.NewBuilder(ctx, c, name, p.identity.Tags, args.AcceptedWarnings)
	if err := b.Warn(unwise); err != nil {
		return nil, err
	}
	if err := p.build(b, c); err != nil {
		return nil, err
	}
	return c, ctx.RegisterResourceOutputs(c, inputs.Outputs(c))
}

// prepareVault turns the inputs into a plan that breaks no rule, and returns what is unwise about it.
func prepareVault(ctx context.Context, args *RedisSnapshotVaultArgs, aws facts) (*vaultPlan, []inputs.Warning, error) {
	in := inputs.NewResolver(ctx)
	p := newVaultPlan(in, args, aws)
	p.accepted.Component, p.accepted.Rules = "RedisSnapshotVault", vaultChecks()
	unknown := in.Unknown.Cover
	unwise, err := check.Settle(in, check.ReportOf[RedisSnapshotVaultArgs](in, "RedisSnapshotVault", "tags"),
		slices.Concat(check.Run(p, unknown, vaultRefusals), check.Run(p.accepted, unknown, check.AcceptedWarnings)),
		check.Run(p, unknown, vaultAdvice))
	return p, unwise, err
}
