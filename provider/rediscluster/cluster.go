// Package rediscluster is the component RedisCluster: Amazon ElastiCache for Redis OSS and Valkey, ready for
// production.
//
// [New] reads as one story. The inputs become a plan of parts, one for each concern; the plan is checked; and builders
// translate it into resources. Only the plan decides. The same New serves the plugin, a Go program that imports
// this package, and unit tests with mocks.
package rediscluster

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

// New creates a cluster. When an input is wrong it registers nothing, and returns an error that holds every problem
// (see [Problems]).
//
// Inputs that are legal and unwise become warnings of the component, and so does what a change of a running cluster
// costs.
//
// New decides with the values of Outputs, so it waits for them. They must not depend on anything that the same
// goroutine has yet to do.
func New(
	ctx *pulumi.Context, name string, args *RedisClusterArgs, opts ...pulumi.ResourceOption,
) (*RedisCluster, error) {
	if args == nil {
		args = &RedisClusterArgs{}
	}
	p, unwise, err := prepare(ctx.Context(), args, func() string { return location.Region(ctx, opts) })
	if err != nil {
		return nil, err
	}

	c := &RedisCluster{}
	h, err := newHistory(ctx, p, name, opts)
	if err != nil {
		return nil, err
	}
	costs, err := h.register(name, args, c, opts)
	if err != nil {
		return nil, err
	}
	b := &builder{component.NewBuilder(ctx, c, name, p.identity.Tags, p.accepted.Names), p, h, timeouts(p, opts)}
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
// if a rule needs the region of the cluster.
func prepare(
	ctx context.Context, args *RedisClusterArgs, region func() string,
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
	if made.network, err = p.network.Build(b.Builder); err != nil {
		return made, err
	}
	if made.access, err = p.access.Build(b.Builder); err != nil {
		return made, err
	}
	if made.group, err = b.replicationGroup(made.network, made.access); err != nil {
		return made, err
	}
	if err = p.scaling.Build(b.Builder, made.group, b.history.scaledBefore()); err != nil {
		return made, err
	}
	if made.connection, err = p.connection.Build(b.Builder, p.endpoints(made.group), made.access.Login); err != nil {
		return made, err
	}
	if !b.history.Created() {
		p.network.Ingress.WarnOfOtherRules(b.Builder, made.network.Groups, p.report())
	}
	p.monitoring.WarnOfMembers(b.Builder, made.group.MemberClusters, p.report())
	made.monitoring, err = p.monitoring.Build(b.Builder, monitoring.Subject{
		Resource: made.group,
		Runs:     b.nodeTypeThatRuns(made.group),
		AnyARN:   made.network.AnyARN(made.group.Arn),
	})
	return made, err
}
