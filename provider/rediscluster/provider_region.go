package rediscluster

import (
	"cmp"
	"slices"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
)

// regionOf is the region of the AWS provider that creates the children of a component with these options. It is empty
// where the provider does not answer: in a preview that does not know its configuration yet, or in unit tests of a
// program. Rules skip a region that is not known, so a failure here fails nothing.
func regionOf(ctx *pulumi.Context, opts []pulumi.ResourceOption) string {
	options, err := pulumi.NewResourceOptions(opts...)
	if err != nil {
		return ""
	}
	var from []pulumi.InvokeOption
	if options.Parent != nil {
		from = append(from, pulumi.Parent(options.Parent))
	}
	for _, provider := range append(slices.Clone(options.Providers), options.Provider) {
		if provider != nil && isOfAWS(ctx, provider) {
			from = append(from, pulumi.Provider(provider))
		}
	}
	// The call has the plugin version of the children, so it uses the same default provider as they do.
	answer, err := aws.GetRegion(ctx, &aws.GetRegionArgs{}, from...)
	if err != nil {
		_ = ctx.Log.Debug("The region of the AWS provider is not known, so no input is held against it: "+err.Error(),
			nil)
		return ""
	}
	// Version 7 of the provider has another property for the name, and the same for the id.
	return cmp.Or(answer.Id, answer.Name)
}

// isOfAWS says whether a provider belongs to the package aws. The SDK does not export the package; the URN names it.
func isOfAWS(ctx *pulumi.Context, provider pulumi.ProviderResource) bool {
	awaited, err := internals.UnsafeAwaitOutput(ctx.Context(), provider.URN())
	urn, _ := awaited.Value.(pulumi.URN)
	return err == nil && urn != "" && resource.URN(urn).Type() == "pulumi:providers:aws"
}
