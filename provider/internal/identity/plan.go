// Package identity is the concern of the name, the description and the tags of a component and its children.
package identity

import (
	"cmp"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is the name, the description and the tags of a component, which its children get as well.
type Plan struct {
	// Name is the id of what the component deploys: of a replication group, or of a serverless cache.
	Name string
	// givenDescription is what the program says, and Description what AWS is sent.
	givenDescription, Description inputs.Setting[string]
	Tags                          inputs.Dictionary
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say. title begins
// the default description, for example "Valkey cluster"; the name follows.
func NewPlan(in *inputs.Resolver, args Inputs, title string) *Plan {
	p := &Plan{
		Name:             args.Name,
		givenDescription: inputs.Take(in, "description", args.Description, ""),
		Tags:             inputs.TakeMap(in, "tags", args.Tags),
	}
	p.Description = inputs.Derive(p.givenDescription, func(given string) string {
		return cmp.Or(given, title+" "+p.Name)
	})
	return p
}

// NewTagged is the plan of a component that has a name and tags, and no description.
func NewTagged(in *inputs.Resolver, name string, tags pulumi.StringMapInput) *Plan {
	return &Plan{Name: name, Tags: inputs.TakeMap(in, "tags", tags)}
}
