package identity

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
)

// history is what knows of a component whether it is created, and can ask before one of its children is.
type history interface {
	Created() bool
	BeforeCreate(what string, call pulumi.ResourceHookFunction) (pulumi.ResourceOption, error)
}

// WarnIfTaken is an option for the child that has the name: before the engine creates it, isThere asks AWS whether it
// has one already. A preview asks only if the component is new, for in a replacement the old one is there until then.
func (p *Plan) WarnIfTaken(
	b *component.Builder, of history, kind string, report check.Report, isThere func() bool,
) (pulumi.ResourceOption, error) {
	return of.BeforeCreate("whether the name is taken", func(*pulumi.ResourceHookArgs) error {
		if b.Accepts(nameTaken) || b.Ctx.DryRun() && !of.Created() {
			return nil
		}
		return component.Observe(b, report, Creation{p, kind, isThere()}, Observations)
	})
}
