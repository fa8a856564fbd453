package component

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

// Timeouts are those that the program gives a component, which Pulumi does not hand on to what is inside it, over the
// ones that a child has otherwise.
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
