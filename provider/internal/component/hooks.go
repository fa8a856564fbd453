package component

import (
	"cmp"
	"errors"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Hooks are functions that the engine calls before it creates or updates the component and its children. It passes what
// the resource was last deployed with, which a component cannot know otherwise: each run of the program starts anew.
//
// One hook for creations and one for updates serve all of them, and the component is registered with both. The SDK
// (3.276) drops a resource, without an error, if a hook of it could not be registered, and the engine deletes what is
// no longer in the program. A component that the engine knows has its hooks, and so have its children: see
// [Hooks.Registered].
// Source: https://github.com/pulumi/pulumi/blob/v3.276.0/sdk/go/pulumi/context.go, registerResource.
type Hooks struct {
	ctx *pulumi.Context
	// prefix begins the names of the hooks, which are unique in a program. It takes the place of the URN, which is not
	// known until the engine has registered the component.
	prefix string
	// creation and update are the hooks.
	creation, update []*pulumi.ResourceHook

	mu sync.Mutex
	// calls are the functions of each resource, by its name in the program.
	calls map[string]calls
}

// calls are what the engine calls before it creates a resource, and before it updates it. Either may be nil.
type calls struct{ creates, updates pulumi.ResourceHookFunction }

// NewHooks are the hooks of a component with this token, name and options in the program.
func NewHooks(ctx *pulumi.Context, token, name string, opts []pulumi.ResourceOption) (*Hooks, error) {
	h := &Hooks{ctx: ctx, prefix: token + " " + name, calls: map[string]calls{}}
	if options, err := pulumi.NewResourceOptions(opts...); err == nil && options.Parent != nil {
		parent, err := internals.UnsafeAwaitOutput(ctx.Context(), options.Parent.URN())
		if err != nil {
			return nil, err
		}
		urn, _ := parent.Value.(pulumi.URN)
		if err := registered(ctx, urn, "the parent of this component"); err != nil {
			return nil, err
		}
		h.prefix += " in " + string(urn)
	}
	var errs [2]error
	h.creation, errs[0] = h.hook("creation", func(c calls) pulumi.ResourceHookFunction { return c.creates })
	h.update, errs[1] = h.hook("update", func(c calls) pulumi.ResourceHookFunction { return c.updates })
	return h, errors.Join(errs[:]...)
}

// hook registers a function that the engine calls in previews and updates, and which calls the one of the resource.
// what completes its name.
func (h *Hooks) hook(what string, of func(calls) pulumi.ResourceHookFunction) ([]*pulumi.ResourceHook, error) {
	hook, err := h.ctx.RegisterResourceHook(h.prefix+": "+what, func(args *pulumi.ResourceHookArgs) error {
		h.mu.Lock()
		call := of(h.calls[args.Name])
		h.mu.Unlock()
		if call == nil {
			return nil
		}
		return call(args)
	}, &pulumi.ResourceHookOptions{OnDryRun: true})
	return []*pulumi.ResourceHook{hook}, err
}

// Of is an option for the component, or a child that is registered after it: the engine calls one function before it
// creates the resource of this name, and the other before it updates it.
func (h *Hooks) Of(name string, creates, updates pulumi.ResourceHookFunction) pulumi.ResourceOption {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.calls[name] = calls{creates, updates}
	return pulumi.ResourceHooks(&pulumi.ResourceHookBinding{BeforeCreate: h.creation, BeforeUpdate: h.update})
}

// Registered waits until the engine has registered a component with hooks, and is an error if it has not.
func (h *Hooks) Registered(component pulumi.Resource) error {
	urn, err := internals.UnsafeAwaitOutput(h.ctx.Context(), component.URN())
	if err != nil {
		return err
	}
	return registered(h.ctx, urn.Value.(pulumi.URN), "this component")
}

// Kept is an output of a child with hooks, or an error where the SDK has dropped the child: a transformation in a Go
// program may add hooks of its own. It does not wait, for that program would.
func (h *Hooks) Kept(child pulumi.Resource, output pulumi.StringOutput) pulumi.StringOutput {
	kept := child.URN().ApplyT(func(urn pulumi.URN) (string, error) {
		return string(urn), registered(h.ctx, urn, "a child of this component")
	})
	return pulumi.All(kept, output).ApplyT(func(all []any) string { return all[1].(string) }).(pulumi.StringOutput)
}

// NotRegistered ends the error of a resource that the SDK has dropped, where nobody canceled the run.
const NotRegistered = ": the program has another one of this type and name, or the Pulumi CLI is older than 3.182, " +
	"or the run was stopped"

// registered is an error where a resource has no URN, for then the engine does not know it.
func registered(ctx *pulumi.Context, urn pulumi.URN, what string) error {
	if urn != "" {
		return nil
	}
	return cmp.Or(ctx.Context().Err(), errors.New("the engine did not register "+what+NotRegistered))
}

// Stop is the answer of a hook that finds an error. It stops an update. A preview goes on, so that the component can
// return the error itself, with the path of each problem: the engine gets no more than the text from a hook.
func (h *Hooks) Stop(err error) error {
	if err == nil || h.ctx.DryRun() {
		return nil
	}
	return errors.New(err.Error())
}

// Text is a property that is a text, and empty where it is something else.
func Text(properties resource.PropertyMap, name string) string {
	if value, _ := inputs.Revealed(properties[resource.PropertyKey(name)]); value.IsString() {
		return value.StringValue()
	}
	return ""
}

// Texts are the elements of a property that is a list of texts.
func Texts(properties resource.PropertyMap, name string) (elements []string) {
	if value, _ := inputs.Revealed(properties[resource.PropertyKey(name)]); value.IsArray() {
		for _, element := range value.ArrayValue() {
			elements = append(elements, Text(resource.PropertyMap{"element": element}, "element"))
		}
	}
	return elements
}

// FirstText is a property that is a text, or the first element of a property that is a list.
func FirstText(properties resource.PropertyMap, name string) string {
	if text := Text(properties, name); text != "" {
		return text
	}
	if elements := Texts(properties, name); len(elements) > 0 {
		return elements[0]
	}
	return ""
}
