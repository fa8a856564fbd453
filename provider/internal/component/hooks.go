package component

import (
	"errors"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Hooks are functions that the engine calls before it creates or updates a resource. It passes what the resource was
// last deployed with, which a component cannot know otherwise: each run of the program starts anew.
type Hooks struct {
	ctx *pulumi.Context
	// prefix begins the names of the hooks, which are unique in a program. It takes the place of the URN, which is not
	// known until the engine has registered the component.
	prefix string
}

// NewHooks are the hooks of a component with this token, name and options in the program.
func NewHooks(ctx *pulumi.Context, token, name string, opts []pulumi.ResourceOption) (*Hooks, error) {
	h := &Hooks{ctx, token + " " + name}
	if options, err := pulumi.NewResourceOptions(opts...); err == nil && options.Parent != nil {
		parent, err := internals.UnsafeAwaitOutput(ctx.Context(), options.Parent.URN())
		if err != nil {
			return nil, err
		}
		urn, _ := parent.Value.(pulumi.URN)
		h.prefix += " in " + string(urn)
	}
	return h, nil
}

// hook registers a function that the engine calls in previews and updates; what completes its name.
func (h *Hooks) hook(what string, call pulumi.ResourceHookFunction) ([]*pulumi.ResourceHook, error) {
	hook, err := h.ctx.RegisterResourceHook(h.prefix+": "+what, call, &pulumi.ResourceHookOptions{OnDryRun: true})
	return []*pulumi.ResourceHook{hook}, err
}

// OfComponent is an option for the component: the engine calls one function before it creates the component, and the
// other before it updates it.
func (h *Hooks) OfComponent(creates, updates pulumi.ResourceHookFunction) (pulumi.ResourceOption, error) {
	creation, err := h.hook("beginning", creates)
	if err != nil {
		return nil, err
	}
	change, err := h.hook("changes", updates)
	return pulumi.ResourceHooks(&pulumi.ResourceHookBinding{BeforeCreate: creation, BeforeUpdate: change}), err
}

// BeforeUpdate is an option for a child: the engine calls a function before it updates the child. what names the hook.
func (h *Hooks) BeforeUpdate(what string, call pulumi.ResourceHookFunction) (pulumi.ResourceOption, error) {
	hook, err := h.hook(what, call)
	return pulumi.ResourceHooks(&pulumi.ResourceHookBinding{BeforeUpdate: hook}), err
}

// BeforeCreate is an option for a child: the engine calls a function before it creates the child. what names the hook.
func (h *Hooks) BeforeCreate(what string, call pulumi.ResourceHookFunction) (pulumi.ResourceOption, error) {
	hook, err := h.hook(what, call)
	return pulumi.ResourceHooks(&pulumi.ResourceHookBinding{BeforeCreate: hook}), err
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
