// Package serverlesscache is the component RedisServerlessCache: a serverless cache of Amazon ElastiCache, for Valkey
// and Redis OSS, ready for production.
//
// [New] reads as one story, as that of package rediscluster does, with the same concerns. What is here is about the
// cache itself: its limits, its snapshots, and what this version of the AWS provider cannot change.
package serverlesscache

import (
	"context"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/location"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/monitoring"
)

// New creates a cache. When an input is wrong it registers nothing, and returns an error that holds every problem (see
// package rediscluster, Problems). Like the other components, it waits for the Outputs among its inputs.
func New(
	ctx *pulumi.Context, name string, args *RedisServerlessCacheArgs, opts ...pulumi.ResourceOption,
) (*RedisServerlessCache, error) {
	if args == nil {
		args = &RedisServerlessCacheArgs{}
	}
	p, unwise, err := prepare(ctx.Context(), args, func() string { return location.Region(ctx, opts) })
	if err != nil {
		return nil, err
	}
	c := &RedisServerlessCache{}
	h, err := component.NewHistory(ctx, Token, name, opts, p, component.JudgeBy(rulebook(), remember))
	if err != nil {
		return nil, err
	}
	was, costs, err := h.Register(Token, name, args, c, opts)
	if err != nil {
		return nil, err
	}
	if was != nil {
		p.ingress.Continue(was.ingress)
	}
	b := &builder{
		component.NewBuilder(ctx, c, name, p.identity.Tags, p.accepted.Names), p, h, h.Refusal(),
		component.Timeouts(pulumi.CustomTimeouts{}, opts),
	}
	if err := b.Warn(p.report().Warnings(slices.Concat(unwise, costs))); err != nil {
		return nil, err
	}
	made, err := b.children()
	if err != nil {
		return nil, err
	}
	c.setOutputs(p, made)
	return c, ctx.RegisterResourceOutputs(c, inputs.Outputs(c))
}

// prepare turns the inputs into a plan that breaks no rule, and returns what is unwise about it. It calls region only
// if a rule needs the region of the cache.
func prepare(
	ctx context.Context, args *RedisServerlessCacheArgs, region func() string,
) (p *plan, unwise check.Problems, err error) {
	p = newPlan(ctx, args)
	p.accepted.Rules = everyRule()
	if p.namesRegion() {
		p.region = region()
	}
	unwise, err = rulebook().Settle(p)
	return p, unwise, err
}

// children creates all resources of the plan.
func (b *builder) children() (made children, err error) {
	p := b.plan
	if made.groups, err = p.ingress.Build(b.Builder, opening); err != nil {
		return made, err
	}
	if !b.history.Created() {
		p.ingress.WarnOfOtherRules(b.Builder, made.groups, p.report())
	}
	if made.access, err = p.users.Build(b.Builder); err != nil {
		return made, err
	}
	if made.cache, err = b.cache(made.groups, made.access); err != nil {
		return made, err
	}
	made.connection, err = p.connection.Build(b.Builder, endpoints(made.cache), made.access.Login)
	if err != nil {
		return made, err
	}
	made.monitoring, err = p.monitoring.Build(b.Builder, monitoring.Subject{
		Resource: made.cache, Runs: pulumi.String("").ToStringOutput(), AnyARN: made.groups.AnyARN(made.cache.Arn),
	})
	return made, err
}
