// Package location is where a component is: the region and the account of the AWS provider that creates its children.
package location

import (
	"cmp"
	"slices"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"

	names "github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/aws"
)

// Region is the region of the AWS provider that creates the children of a component with these options. It is empty
// where the provider does not answer: in a preview that does not know its configuration yet, or in unit tests of a
// program. Rules skip a region that is not known, so a failure here fails nothing.
func Region(ctx *pulumi.Context, opts []pulumi.ResourceOption) string {
	from, ok := Asking(ctx, opts)
	if !ok {
		return ""
	}
	answer, err := aws.GetRegion(ctx, &aws.GetRegionArgs{}, from...)
	if err != nil {
		_ = ctx.Log.Debug("The region of the AWS provider is not known, so no input is held against it: "+err.Error(),
			nil)
		return ""
	}
	// Version 7 of the provider has another property for the name, and the same for the id.
	return cmp.Or(answer.Id, answer.Name)
}

// Account is the id of the account in which the provider creates the children of a component. It is empty where
// [Region] is.
func Account(ctx *pulumi.Context, opts []pulumi.ResourceOption) string {
	from, ok := Asking(ctx, opts)
	if !ok {
		return ""
	}
	answer, err := aws.GetCallerIdentity(ctx, &aws.GetCallerIdentityArgs{}, from...)
	if err != nil {
		_ = ctx.Log.Debug("The account of the AWS provider is not known, so no input is held against it: "+err.Error(),
			nil)
		return ""
	}
	return answer.AccountId
}

// Asking are the options of a call to the AWS provider that creates the children of a component. Such a call has the
// plugin version of the children, so it uses the same default provider as they do.
func Asking(ctx *pulumi.Context, opts []pulumi.ResourceOption) (from []pulumi.InvokeOption, ok bool) {
	options, err := pulumi.NewResourceOptions(opts...)
	if err != nil {
		return nil, false
	}
	if options.Parent != nil {
		from = append(from, pulumi.Parent(options.Parent))
	}
	for _, provider := range append(slices.Clone(options.Providers), options.Provider) {
		if provider != nil && isOfAWS(ctx, provider) {
			from = append(from, pulumi.Provider(provider))
		}
	}
	return from, true
}

// isOfAWS says whether a provider belongs to the package aws. The SDK does not export the package; the URN names it.
func isOfAWS(ctx *pulumi.Context, provider pulumi.ProviderResource) bool {
	awaited, err := internals.UnsafeAwaitOutput(ctx.Context(), provider.URN())
	urn, _ := awaited.Value.(pulumi.URN)
	return err == nil && urn != "" && resource.URN(urn).Type() == "pulumi:providers:aws"
}

// Partition is the partition of a region, and "aws" if that is not known.
func Partition(region string) string { return cmp.Or(names.PartitionOf(region), "aws") }
