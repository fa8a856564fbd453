package registry

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// Identity is for resources that share their ids: the provider finds them by more than the id.
type Identity struct {
	// Key tells a resource from all others by its properties, and is what an import is given. It is the id under which
	// the cloud keeps the resource; empty when a property is missing.
	Key func(props.Map) string
	// ID is the provider's id.
	ID func(props.Map) string
}

// KeyOf is the id under which the cloud keeps a resource of which the provider has an id and some properties. An import
// has no properties yet, and comes with the key.
func (t *Type) KeyOf(id string, known props.Map) string {
	if t.Identity == nil {
		return id
	}
	if key := t.Identity.Key(known); key != "" {
		return key
	}
	return id
}

// IDOf is the provider's id of a resource that the cloud keeps under a key.
func (t *Type) IDOf(key string, properties props.Map) string {
	if t.Identity == nil {
		return key
	}
	return t.Identity.ID(properties)
}
