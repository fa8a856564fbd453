package component

import (
	"cmp"
	"context"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

// History compares a component with its last deployment, which only the engine remembers. P is the plan of the
// component. The engine calls History before it registers the component, so a refused update changes nothing, and the
// next update is compared with the same deployment again.
type History[P any] struct {
	*Hooks
	// Now is the plan of this run.
	Now *P

	name  string
	judge Judge[P]

	mu      sync.Mutex
	created bool
	was     *P
	verdict Verdict
}

// Judge is what a component says of a deployment.
type Judge[P any] struct {
	// Remember makes the plan of the last deployment from what the engine recorded of it. It is nil where nothing can
	// be compared: a state that was imported has no inputs.
	Remember func(ctx context.Context, sent, outputs resource.PropertyMap) *P
	// Creation judges a component that is new.
	Creation func(now *P) Verdict
	// Change judges a component that is deployed already.
	Change func(c check.Change[*P]) Verdict
}

// Verdict is what the rules of a component find about a deployment.
type Verdict struct {
	// Report says how the problems are reported.
	Report check.Report
	// Refused stop the deployment. Costs are warnings.
	Refused, Costs check.Problems
}

// NewHistory is the history of a component with this token, name and options in the program.
func NewHistory[P any](
	ctx *pulumi.Context, token, name string, opts []pulumi.ResourceOption, now *P, judge Judge[P],
) (*History[P], error) {
	hooks, err := NewHooks(ctx, token, name, opts)
	if err != nil {
		return nil, err
	}
	return &History[P]{Hooks: hooks, Now: now, name: name, judge: judge}, nil
}

// Compares is the option that the component is registered with.
func (h *History[P]) Compares() pulumi.ResourceOption { return h.Of(h.name, h.creates, h.updates) }

// creates is called before the engine creates the component.
func (h *History[P]) creates(*pulumi.ResourceHookArgs) error {
	h.mu.Lock()
	h.created = true
	h.mu.Unlock()
	return h.keep(nil, h.judge.Creation(h.Now))
}

// updates is called before the engine updates the component, and only if one of its inputs changes.
func (h *History[P]) updates(args *pulumi.ResourceHookArgs) error {
	was := h.judge.Remember(h.ctx.Context(), args.OldInputs, args.OldOutputs)
	if was == nil {
		return nil
	}
	return h.keep(was, h.judge.Change(check.Change[*P]{Was: was, Now: h.Now}))
}

// keep holds a verdict for Wait, without the secrets in it.
func (h *History[P]) keep(was *P, v Verdict) error {
	v.Refused, v.Costs = v.Report.Redact(v.Refused), v.Report.Redact(v.Costs)
	h.mu.Lock()
	h.was, h.verdict = was, v
	h.mu.Unlock()
	return h.Stop(v.Report.Err(v.Refused))
}

// Wait waits until the engine has registered the component, and so has called History if it was going to. It returns
// the plan of the last deployment, which is nil where there is none or no input changes, and what the change costs.
// Changes that are refused are the error.
func (h *History[P]) Wait(component pulumi.Resource) (was *P, costs check.Problems, err error) {
	err = h.Registered(component)
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.was, h.verdict.Costs, cmp.Or(h.verdict.Report.Err(h.verdict.Refused), err)
}

// Created says, after Wait, whether this deployment creates the component, or would in a preview. What is created has
// nothing in AWS that somebody else could have changed.
func (h *History[P]) Created() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.created
}
