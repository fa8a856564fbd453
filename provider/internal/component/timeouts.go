package component

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

// Timeouts are the timeouts of a child: the ones that the program gives the component, and otherwise the child's own.
// Pulumi does not hand the timeouts of a component on to its children.
func Timeouts(otherwise pulumi.CustomTimeouts, opts []pulumi.ResourceOption) *pulumi.CustomTimeouts {
	if options, err := pulumi.NewResourceOptions(opts...); err == nil && options.CustomTimeouts != nil {
		for _, over := range []struct{ to, asked *string }{
			{&otherwise.Create, &options.CustomTimeouts.Create},
			{&otherwise.Update, &options.CustomTimeouts.Update},
			{&otherwise.Delete, &options.CustomTimeouts.Delete},
		} {
			if *over.asked != "" {
				*over.to = *over.asked
			}
		}
	}
	return &otherwise
}
