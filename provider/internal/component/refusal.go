package component

import (
	"cmp"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
)

// Refusal is what a hook of a child finds that stops the update of the child.
type Refusal struct {
	hooks *Hooks

	mu  sync.Mutex
	err error
}

// Refusal is an empty one.
func (h *Hooks) Refusal() *Refusal { return &Refusal{hooks: h} }

// Stop is the answer of the hook that found an error. See [Hooks.Stop].
func (r *Refusal) Stop(err error) error {
	r.mu.Lock()
	r.err = err
	r.mu.Unlock()
	return r.hooks.Stop(err)
}

// Wait waits, in a preview, until the engine has compared the child with what runs, and returns what the hook found. In
// an update the hook has stopped the engine already.
func (r *Refusal) Wait(child pulumi.Resource) error {
	if !r.hooks.ctx.DryRun() {
		return nil
	}
	_, err := internals.UnsafeAwaitOutput(r.hooks.ctx.Context(), child.URN())
	r.mu.Lock()
	defer r.mu.Unlock()
	return cmp.Or(r.err, err)
}
