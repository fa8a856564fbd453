package identity

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
)

// history is what knows of a component whether it is created.
type history interface{ Created() bool }

// WarnIfTaken is what the engine calls before it creates the child that has the name: isThere asks AWS whether it has
// one already. A preview asks only if the component is new, for in a replacement the old one is there until then.
func (p *Plan) WarnIfTaken(
	b *component.Builder, of history, kind string, report check.Report, isThere func() bool,
) pulumi.ResourceHookFunction {
	return func(*pulumi.ResourceHookArgs) error {
		if b.Accepts(nameTaken) || b.Ctx.DryRun() && !of.Created() {
			return nil
		}
		return component.Observe(b, report, Creation{p, kind, isThere()}, Observations)
	}
}
