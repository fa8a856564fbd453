package rediscluster

import (
	"context"
	"slices"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/scaling"
)

// remember makes the plan of the last deployment from what the engine recorded of it. It is nil where nothing can be
// compared: a state that was imported has no inputs.
func remember(ctx context.Context, sent, outputs resource.PropertyMap) *plan {
	args := &RedisClusterArgs{}
	inputs.Read(args, sent)
	return deployed(ctx, args, outputs)
}

// deployed is the plan of a cluster that was deployed with these inputs, and then had these outputs.
func deployed(ctx context.Context, args *RedisClusterArgs, outputs resource.PropertyMap) *plan {
	p := newPlan(ctx, args)
	if p.in.Err != nil || p.identity.Name == "" {
		return nil
	}
	p.engine.Deployed(component.Text(outputs, "engineVersionActual"))
	p.storage.LastSnapshot = component.Text(outputs, "finalSnapshotName")
	p.access.Token.Last = component.Text(outputs, "authToken")
	p.topology.Members = component.Texts(outputs, "cacheClusterIds")
	return p
}

// history adds the replication group that runs to the history of the component. The two differ while a change waits
// for the maintenance window, and after somebody changed the group by hand.
type history struct {
	*component.History[plan]

	// was is the plan of the last deployment; nil if there is none, or if no input changes.
	was *plan

	mu sync.Mutex
	// nodeType is the type of the nodes that run. It is empty until the engine updates the group.
	nodeType string
	// manualSteps have to be done in AWS before the group can be updated.
	manualSteps *component.Refusal
}

func newHistory(ctx *pulumi.Context, p *plan, name string, opts []pulumi.ResourceOption) (*history, error) {
	judge := component.JudgeBy(rulebook(), remember)
	byTheRules := judge.Change
	judge.Change = func(c planChange) component.Verdict {
		if scaling.AsksWhatRuns(c.Was.scaling, c.Now.scaling) {
			members := runningMembers(ctx, opts, c.Was.identity.Name)
			if len(members) > 0 || c.Was.scaling.On() {
				// Of a cluster that AWS scales, the nodes of the last deployment say little.
				c.Was.topology.Members = members
			}
		}
		return byTheRules(c)
	}
	h, err := component.NewHistory(ctx, Token, name, opts, p, judge)
	if err != nil {
		return nil, err
	}
	return &history{History: h, manualSteps: h.Refusal()}, nil
}

// register registers the cluster, and returns what the change since its last deployment costs. The plan then names
// resources as the last deployment did, where a preview does not know the names.
func (h *history) register(
	name string, args *RedisClusterArgs, c *RedisCluster, opts []pulumi.ResourceOption,
) (check.Problems, error) {
	was, costs, err := h.Register(Token, name, args, c, opts)
	h.was = was
	if was != nil {
		h.Now.network.Ingress.Continue(was.network.Ingress)
	}
	return costs, err
}

// scaledBefore is how the last deployment was scaled; nil if there is none, or if no input changes.
func (h *history) scaledBefore() *scaling.Plan {
	if h.was == nil {
		return nil
	}
	return h.was.scaling
}

// comparesGroup is called before the engine updates the replication group. It compares what the plan asks for with what
// runs, so it also reports what an earlier update asked for and AWS has still to do.
func (b *builder) comparesGroup(args *pulumi.ResourceHookArgs) error {
	runs := planRunning{Now: b.plan, Property: func(property string) string {
		return component.FirstText(args.OldOutputs, property)
	}}
	report, unknown := b.plan.report(), b.plan.in.Unknown.Cover
	steps := report.Redact(check.Run(runs, unknown, slices.Concat(manualSteps, runningRefusals)))
	b.history.mu.Lock()
	b.history.nodeType = runs.Property("nodeType")
	b.history.mu.Unlock()
	if err := b.history.manualSteps.Stop(report.Err(steps)); err != nil {
		return err
	}
	found := append(check.Run(runs, unknown, pendingChanges), b.snapshotsOff(args.OldOutputs)...)
	return b.Warn(report.Warnings(report.Redact(found)))
}

// snapshotsOff is what stands in the way of snapshots that somebody turned off by hand. Where the program turned them
// off, and turns them on now, the rule about the change says the same.
func (b *builder) snapshotsOff(runs resource.PropertyMap) check.Problems {
	retention := runs["snapshotRetentionLimit"]
	was := b.history.was
	if !retention.IsNumber() || retention.NumberValue() > 0 || was != nil && was.storage.Retention.Value < 1 {
		return nil
	}
	return check.Run(snapshotsOff{b.plan, component.Texts(runs, "memberClusters")}, b.plan.in.Unknown.Cover,
		snapshotsAgain)
}

// runningNodeType is the type of the nodes that run. It is empty until the engine updates the group.
func (h *history) runningNodeType() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.nodeType
}
