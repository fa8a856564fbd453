// Package component is what every component does with the engine: it names and tags its children, compares itself with
// its last deployment, and hands its timeouts on. The package does not know what the children are.
package component

import (
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
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

// NewBuilder is the builder of a component with this name in the program. Every child gets the tags; accepted are the
// names of the warnings that the program accepts.
func NewBuilder(
	ctx *pulumi.Context, parent pulumi.Resource, name string, tags inputs.Dictionary, accepted []string,
) *Builder {
	return &Builder{Ctx: ctx, Parent: parent, name: name, tags: tags, accepted: accepted}
}

// Name is the name of a child. It is API: to change one, give the child an alias.
func (b *Builder) Name(role string) string { return b.name + "-" + role }

// Tags are the tags of every child, or nil if there are none: with default tags in the provider, an empty map would
// show a difference in every update. (https://github.com/hashicorp/terraform-provider-aws/issues/38173)
func (b *Builder) Tags() pulumi.StringMapInput {
	if !b.tags.Counted || len(b.tags.Entries) > 0 {
		return b.tags.Input()
	}
	return nil
}

// Child are the options of every child. The options of the component are not among them: the engine and the SDK hand
// down providers, protect, retainOnDelete, aliases and transforms by themselves.
func (b *Builder) Child(opts ...pulumi.ResourceOption) []pulumi.ResourceOption {
	return append(opts, pulumi.Parent(b.Parent))
}

// Asking is the option of a call to the AWS provider that creates the children.
func (b *Builder) Asking() pulumi.InvokeOption { return pulumi.Parent(b.Parent) }

// Accepts says whether the program accepts the warnings of a rule.
func (b *Builder) Accepts(rule string) bool { return slices.Contains(b.accepted, rule) }

// Observe warns of what breaks a rule about something that AWS was asked for, so all of it is known.
func Observe[S any](b *Builder, report check.Report, of S, rules []check.Rule[S]) error {
	unknown := func(string) bool { return false }
	return b.Warn(report.Warnings(report.Redact(check.Run(of, unknown, rules))))
}

// Warn shows warnings at the component, except for the ones that the program accepts.
func (b *Builder) Warn(warnings []inputs.Warning) error {
	return inputs.Warn(b.Ctx, b.Parent, b.accepted, warnings)
}
