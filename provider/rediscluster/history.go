package rediscluster

import (
	"cmp"
	"context"
	"errors"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// remember reads what the engine recorded of a cluster. It is nil where there is nothing to compare with: a state that
// was imported has no inputs.
func remember(ctx context.Context, sent, outputs resource.PropertyMap) *plan {
	args := &RedisClusterArgs{}
	inputs.Read(args, sent)
	return deployed(ctx, args, outputs)
}

// deployed is a cluster that was deployed with some inputs, and had some outputs.
func deployed(ctx context.Context, args *RedisClusterArgs, outputs resource.PropertyMap) *plan {
	p, _, err := newPlan(ctx, args)
	if err != nil || p.identity.Name == "" {
		return nil
	}
	p.engine.Deployed(component.Text(outputs, "engineVersionActual"))
	p.storage.LastSnapshot, p.access.Token.Last = component.Text(outputs, "finalSnapshotName"), component.Text(outputs,
		"authToken")
	p.topology.Members = component.Texts(outputs, "cacheClusterIds")
	return p
}

// history is what the engine tells of a cluster: what it was last deployed with, and what runs.
type history struct {
	ctx   *pulumi.Context
	plan  *plan
	hooks *component.Hooks

	mu sync.Mutex
	// then is what the cluster was last deployed with; nil where the engine has not told.
	then *plan
	// told is how the change is told: what was a secret then, or is one now, is one.
	told check.Report
	// refused and costs are what there is to say of the way from the last deployment to this one.
	refused, costs check.Problems
	// unmade is what has to be done in AWS before.
	unmade check.Problems
	// nodeType is the type of the nodes that run; empty where the replication group is new, and where nothing of it
	// changes.
	nodeType string
}

func newHistory(ctx *pulumi.Context, p *plan, token, name string, opts []pulumi.ResourceOption) (*history, error) {
	hooks, err := component.NewHooks(ctx, token, name, opts)
	return &history{ctx: ctx, plan: p, hooks: hooks}, err
}

// begin is called before the component is made.
func (h *history) begin(*pulumi.ResourceHookArgs) error {
	return h.found(h.plan.report(), h.plan.check(creationRules), nil)
}

// found takes note of what is said of a plan. What is refused fails an update here, and a preview later, like all that
// is wrong with the inputs.
func (h *history) found(told check.Report, refused, costs check.Problems) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.told, h.refused, h.costs = told, told.Redact(refused), told.Redact(costs)
	if err := told.Err(h.refused); err != nil && !h.ctx.DryRun() {
		return errors.New(err.Error())
	}
	return nil
}

// compare is called before the component is updated: neither where it is new, nor where no input changes. Where it
// refuses, the engine keeps the inputs of the last deployment, and the next update is held against them again.
func (h *history) compare(args *pulumi.ResourceHookArgs) error {
	then := remember(h.ctx.Context(), args.OldInputs, args.OldOutputs)
	if then == nil {
		return nil
	}
	h.mu.Lock()
	h.then = then
	h.mu.Unlock()
	c := planChange{Was: then, Now: h.plan}
	return h.found(reportOf(c), refusedChanges(c), costsOf(c))
}

// wait is until the engine has taken note of the component, and so has called if it was going to. The plan then names
// what a preview does not know as it was named before. The error is that of the changes that are refused.
func (h *history) wait(c pulumi.Resource) (check.Problems, error) {
	_, err := internals.UnsafeAwaitOutput(h.ctx.Context(), c.URN())
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.then != nil {
		h.plan.network.Ingress.Continue(h.then.network.Ingress)
	}
	return h.costs, cmp.Or(h.told.Err(h.refused), err)
}

// running is the type of the nodes that run, as far as the engine has told.
func (h *history) running() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.nodeType
}

// made is the error of what has to be done before the group is updated, in a preview, where it is told like all that is
// wrong with the inputs. An update is stopped by the engine.
func (h *history) made(group pulumi.Resource) error {
	if !h.ctx.DryRun() {
		return nil
	}
	_, err := internals.UnsafeAwaitOutput(h.ctx.Context(), group.URN())
	h.mu.Lock()
	defer h.mu.Unlock()
	return cmp.Or(h.plan.report().Err(h.unmade), err)
}
