// Package component is what every component does with the engine: it names and tags its children, hears what it was
// last deployed with, and carries over the timeouts that the program gives it. It knows nothing of what the children
// are.
package component

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Builder turns the parts of a plan into resources, children of a component.
type Builder struct {
	Ctx *pulumi.Context
	// Parent is the component.
	Parent pulumi.Resource

	name     string
	tags     inputs.Dictionary
	accepted []string
}

// NewBuilder makes the children of a component: name is that of the component in the program, tags are those of every
// child, and accepted the warnings that the program has accepted.
func NewBuilder(
	ctx *pulumi.Context, parent pulumi.Resource, name string, tags inputs.Dictionary, accepted []string,
) *Builder {
	return &Builder{Ctx: ctx, Parent: parent, name: name, tags: tags, accepted: accepted}
}

// Name is the name of a child. It is API: to change one, give the child an alias.
func (b *Builder) Name(role string) string { return b.name + "-" + role }

// Tags are those of every child, or nothing at all: an empty map differs for ever from the tags that a provider's own
// default tags make of it. (https://github.com/hashicorp/terraform-provider-aws/issues/38173)
func (b *Builder) Tags() pulumi.StringMapInput {
	if !b.tags.Counted || len(b.tags.Entries) > 0 {
		return b.tags.Input()
	}
	return nil
}

// Child are the options of every child. Nothing of the user's own options is handed on: what the children should have
// of them (providers, protect, retainOnDelete, aliases, transforms) the engine and the SDK hand down by themselves.
func (b *Builder) Child(opts ...pulumi.ResourceOption) []pulumi.ResourceOption {
	return append(opts, pulumi.Parent(b.Parent))
}

// Warn tells the engine what is unwise about the component and not accepted: a line each, beside the component.
func (b *Builder) Warn(warnings []inputs.Warning) error {
	return inputs.Warn(b.Ctx, b.Parent, b.accepted, warnings)
}
