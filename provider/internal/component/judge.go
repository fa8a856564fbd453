package component

import (
	"context"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// JudgeBy judges deployments by the rules of a component.
func JudgeBy[P any](
	book check.Rulebook[*P], remember func(ctx context.Context, sent, outputs resource.PropertyMap) *P,
) Judge[P] {
	return Judge[P]{
		Remember: remember,
		Creation: func(now *P) Verdict {
			return Verdict{Report: book.Report(now), Refused: book.Run(now, book.Creation)}
		},
		Change: func(c check.Change[*P]) Verdict {
			return Verdict{Report: book.ReportOf(c), Refused: book.Refused(c), Costs: book.Costs(c)}
		},
	}
}

// Register registers a component with its inputs, after the engine has compared it with its last deployment. It returns
// what [History.Wait] returns.
func (h *History[P]) Register(
	token, name string, args any, component pulumi.ComponentResource, opts []pulumi.ResourceOption,
) (was *P, costs check.Problems, err error) {
	// Last, since the options of a component that is constructed for another language bring hooks of their own.
	options := append(slices.Clone(opts), h.Compares())
	if err := h.ctx.RegisterComponentResourceV2(token, name, inputs.Recorded(args), component, options...); err != nil {
		return nil, nil, err
	}
	return h.Wait(component)
}
