// Package mocked answers what a component registers as AWS would, in outline or from the simulated AWS, for the tests
// beside the components.
package mocked

import (
	"maps"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Graph is what a program registered, by the name of the resource.
type Graph map[string]Resource

// Names are the names of the resources, sorted.
func (g Graph) Names() []string { return slices.Sorted(maps.Keys(g)) }

// Resource is a resource as a program registered it.
type Resource struct {
	pulumi.MockResourceArgs
	// Sent are the inputs as they went over the wire, secrets marked.
	Sent resource.PropertyMap
}

// Parent is the URN of the resource that this one belongs to.
func (r Resource) Parent() string { return r.RegisterRPC.GetParent() }

// Dependencies are the URNs of the resources that this one waits for.
func (r Resource) Dependencies() []string { return r.RegisterRPC.GetDependencies() }

// Get is a property without its secret mark.
func (r Resource) Get(property string) any {
	value := r.Inputs[resource.PropertyKey(property)]
	for {
		switch {
		case value.IsSecret():
			value = value.SecretValue().Element
		case value.IsOutput():
			value = value.OutputValue().Element
		default:
			return value.Mappable()
		}
	}
}

// Has says whether a property is given.
func (r Resource) Has(property string) bool {
	value, ok := r.Inputs[resource.PropertyKey(property)]
	return ok && !value.IsNull()
}

// IsSecret says whether a value is marked as a secret.
func IsSecret(v resource.PropertyValue) bool {
	return v.IsSecret() || v.IsOutput() && v.OutputValue().Secret
}
