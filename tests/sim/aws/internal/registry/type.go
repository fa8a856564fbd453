// Package registry says what a resource type consists of, and what the provider does with any of them.
package registry

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	p "github.com/pulumi/pulumi-go-provider"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/contract"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// Type is a resource type: the SDK's constructor brings the properties, the service the behaviour.
type Type struct {
	Constructor any
	Behaviour

	once sync.Once
	read contract.Contract
}

// Behaviour is what a service adds to the properties of a resource type.
type Behaviour struct {
	Name     *AutoName      // nil for what has no name, and for what the program has to name
	Identity *Identity      // nil where the provider's id tells a resource from all others
	Global   bool           // belongs to the account, and to no region of it
	Defaults map[string]any // what the provider fills in when the program does not say

	Replaces   []string                         // inputs whose change needs a new resource
	ReplacesIf func(old, in props.Map) []string // more of them, depending on the change

	Sets      []string // lists without an order
	Caseless  []string // strings that AWS stores in lower case
	Documents []string // JSON, of which the form does not count
	Computed  []string // optional lists and maps that AWS fills in; the SDK's types tell it of scalars only
	Ignored   []string // inputs that only count at creation
	WriteOnly []string // inputs that AWS does not tell again, or that only the provider knows
	// inputs that are secret whatever the program says, or a part of an input: authenticationMode.passwords
	Secrets []string

	// Equal compares the values of inputs of which the provider looks at a part only.
	Equal map[string]func(a, b any) bool

	// Check is what the provider itself refuses before it asks AWS. It must cope with properties that are not known
	// yet.
	Check func(props.Map) []p.CheckFailure
	// Rules is what AWS refuses looking at the properties alone.
	Rules func(props.Map) error
	// References is what AWS refuses looking at the rest of the cloud.
	References func(world.View, props.Map) error
	// Create completes the properties with what AWS makes up, and says the id.
	Create func(world.View, props.Map) (id string, outputs props.Map, err error)
	// Update settles the outputs of a change in place, which come with the new inputs merged in, or refuses the change.
	// Nil when the rules above are all there is to say.
	Update func(v world.View, old, inputs, outputs props.Map) error
	// Unsettled names the outputs that an update makes unknown until it is done.
	Unsettled func(old, inputs props.Map) []string
	// BeforeDelete is AWS's refusal to delete what is in use; else it does what AWS does on the way.
	BeforeDelete func(world.View, *world.Resource) error
	// Reread takes out of what is read of a resource what Pulumi knew and is so no more.
	Reread func(v world.View, id string, state, inputs props.Map)
	// Imported leaves out inputs that an import must not report together.
	Imported func(state, inputs props.Map)
	// NotFound is the error code for a resource that does not exist.
	NotFound string
}

// Contract is read once, when it is first needed: the plugin must start quickly.
func (t *Type) Contract() contract.Contract {
	t.once.Do(func() { t.read = contract.Of(t.Constructor) })
	return t.read
}

// IsComputed tells the inputs that AWS decides when the program does not, so that leaving one out is no change. In the
// SDK such an input comes back as a plain value, while one that may stay absent comes back as a pointer.
func (t *Type) IsComputed(name string) bool {
	c := t.Contract()
	output, ok := c.Outputs[name]
	if !ok || c.Required[name] {
		return false
	}
	switch output.Kind() {
	case reflect.Pointer:
		return false
	case reflect.Slice, reflect.Map:
		return slices.Contains(t.Computed, name)
	}
	return true
}

func (t *Type) isSet(name string) bool       { return slices.Contains(t.Sets, name) }
func (t *Type) isIgnored(name string) bool   { return slices.Contains(t.Ignored, name) }
func (t *Type) isWriteOnly(name string) bool { return slices.Contains(t.WriteOnly, name) }

// SecretInputs are the inputs that are secret in whole or in part. The engine keeps such an input secret as a whole.
func (t *Type) SecretInputs() []string {
	var names []string
	for _, path := range t.Secrets {
		name, _, _ := strings.Cut(path, ".")
		names = append(names, name)
	}
	return names
}

// Settle leaves one of each in the sets, as the provider does before anyone looks at them.
func (t *Type) Settle(in props.Map) props.Map {
	for _, name := range t.Sets {
		list, isList := in[name].([]any)
		if isList && !props.HasUnknown(list) {
			in[name] = props.Distinct(list)
		}
	}
	return in
}

// same compares two values of an input.
func (t *Type) same(name string, a, b any) bool {
	textA, isTextA := a.(string)
	textB, isTextB := b.(string)
	equal, isSpecial := t.Equal[name]
	switch {
	case isSpecial && !props.HasUnknown(a) && !props.HasUnknown(b):
		return equal(a, b)
	case isTextA && isTextB && slices.Contains(t.Caseless, name):
		return strings.EqualFold(textA, textB)
	case isTextA && isTextB && slices.Contains(t.Documents, name):
		return props.NormalJSON(textA) == props.NormalJSON(textB)
	}
	return (props.IsEmpty(a) && props.IsEmpty(b)) || props.Same(a, b, t.isSet(name))
}

// Merge lays the inputs of an update over the old properties: what is not sent any more goes, unless AWS decides it.
func (t *Type) Merge(old, inputs props.Map) props.Map {
	out := old.Clone()
	for name := range t.Contract().Inputs {
		if value, sent := inputs[name]; sent {
			out[name] = props.Normal(value)
		} else if !t.IsComputed(name) {
			delete(out, name)
		}
	}
	return out
}
