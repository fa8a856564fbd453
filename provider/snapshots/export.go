package snapshots

import (
	"context"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// NewRedisSnapshotExport creates the export. When an input is wrong it registers nothing, and returns an error that
// holds every problem (see package rediscluster, Problems). Like the other components, it waits for the Outputs among
// its inputs.
func NewRedisSnapshotExport(
	ctx *pulumi.Context, name string, args *RedisSnapshotExportArgs, opts ...pulumi.ResourceOption,
) (*RedisSnapshotExport, error) {
	if args == nil {
		args = &RedisSnapshotExportArgs{}
	}
	p, unwise, err := prepareExport(ctx.Context(), args, lookup{ctx, opts})
	if err != nil {
		return nil, err
	}
	c := &RedisSnapshotExport{}
	if err := ctx.RegisterComponentResourceV2(ExportToken, name, inputs.Recorded(args), c, opts...); err != nil {
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

// prepareExport turns the inputs into a plan that breaks no rule, and returns what is unwise about it.
func prepareExport(
	ctx context.Context, args *RedisSnapshotExportArgs, aws facts,
) (*exportPlan, []inputs.Warning, error) {
	in := inputs.NewResolver(ctx)
	p := newExportPlan(in, args, aws)
	p.accepted.Component, p.accepted.Rules = "RedisSnapshotExport", exportChecks()
	unknown := in.Unknown.Cover
	unwise, err := check.Settle(in, check.ReportOf[RedisSnapshotExportArgs](in, "RedisSnapshotExport", "tags"),
		slices.Concat(check.Run(p, unknown, exportRefusals), check.Run(p.accepted, unknown, check.AcceptedWarnings)),
		check.Run(p, unknown, exportAdvice))
	return p, unwise, err
}
