package component

import (
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Hooks have the engine tell what a resource was last deployed with, before it takes note of the new inputs. A
// component has no other way to know: it is run anew each time.
type Hooks struct {
	ctx *pulumi.Context
	// prefix begins the names of what the engine calls. The URN of the component would do, but is not known before the
	// engine has it.
	prefix string
}

// NewHooks are those of a component of a type, with a name and options in the program.
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

// hook is what the engine calls, in a preview as well.
func (h *Hooks) hook(what string, call pulumi.ResourceHookFunction) ([]*pulumi.ResourceHook, error) {
	hook, err := h.ctx.RegisterResourceHook(h.prefix+": "+what, call, &pulumi.ResourceHookOptions{OnDryRun: true})
	return []*pulumi.ResourceHook{hook}, err
}

// OfComponent has the engine call before it makes the component, or updates it.
func (h *Hooks) OfComponent(begins, changes pulumi.ResourceHookFunction) (pulumi.ResourceOption, error) {
	beginning, err := h.hook("beginning", begins)
	if err != nil {
		return nil, err
	}
	change, err := h.hook("changes", changes)
	return pulumi.ResourceHooks(&pulumi.ResourceHookBinding{BeforeCreate: beginning, BeforeUpdate: change}), err
}

// BeforeUpdate has the engine call before it updates a child; what is a name for the call.
func (h *Hooks) BeforeUpdate(what string, call pulumi.ResourceHookFunction) (pulumi.ResourceOption, error) {
	hook, err := h.hook(what, call)
	return pulumi.ResourceHooks(&pulumi.ResourceHookBinding{BeforeUpdate: hook}), err
}

// Text is a property, where it is a text.
func Text(properties resource.PropertyMap, name string) string {
	if value, _ := inputs.Revealed(properties[resource.PropertyKey(name)]); value.IsString() {
		return value.StringValue()
	}
	return ""
}

// Texts are the elements of a property, where it is a list of texts.
func Texts(properties resource.PropertyMap, name string) (elements []string) {
	if value, _ := inputs.Revealed(properties[resource.PropertyKey(name)]); value.IsArray() {
		for _, element := range value.ArrayValue() {
			elements = append(elements, Text(resource.PropertyMap{"element": element}, "element"))
		}
	}
	return elements
}

// FirstText is a property, or its first element where it is a list.
func FirstText(properties resource.PropertyMap, name string) string {
	if text := Text(properties, name); text != "" {
		return text
	}
	if elements := Texts(properties, name); len(elements) > 0 {
		return elements[0]
	}
	return ""
}
