package awssim

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	p "github.com/pulumi/pulumi-go-provider"
)

type resourceType struct {
	constructor any
	behaviour

	once sync.Once
	read contract
}

// behaviour is what a service adds to the properties of a resource type.
type behaviour struct {
	name     *autoName      // nil for what has no name, and for what the program has to name
	global   bool           // belongs to the account, and to no region of it
	defaults map[string]any // what the provider fills in when the program does not say

	replaces   []string                     // inputs whose change needs a new resource
	replacesIf func(old, in props) []string // more of them, depending on the change

	sets      []string // lists without an order
	caseless  []string // strings that AWS stores in lower case
	documents []string // JSON, of which the form does not count
	computed  []string // optional lists and maps that AWS fills in; the SDK's types tell it of scalars only
	ignored   []string // inputs that only count at creation
	writeOnly []string // inputs that AWS does not tell again, or that only the provider knows
	// inputs that are secret whatever the program says, or a part of an input: authenticationMode.passwords
	secrets []string

	// equal compares the values of inputs of which the provider looks at a part only.
	equal map[string]func(a, b any) bool

	// check is what the provider itself refuses before it asks AWS. It must cope with properties that are not known
	// yet.
	check func(props) []p.CheckFailure
	// rules is what AWS refuses looking at the properties alone.
	rules func(props) error
	// references is what AWS refuses looking at the rest of the cloud.
	references func(view, props) error
	// create completes the properties with what AWS makes up, and says the id.
	create func(view, props) (id string, outputs props, err error)
	// update settles the outputs of a change in place, which come with the new inputs merged in, or refuses the change.
	// Nil when the rules above are all there is to say.
	update func(v view, old, inputs, outputs props) error
	// unsettled names the outputs that an update makes unknown until it is done.
	unsettled func(old, inputs props) []string
	// beforeDelete is AWS's refusal to delete what is in use; else it does what AWS does on the way.
	beforeDelete func(view, *Resource) error
	// reread takes out of what is read of a resource what Pulumi knew and is so no more.
	reread func(v view, id string, state, inputs props)
	// imported leaves out inputs that an import must not report together.
	imported func(state, inputs props)
	// notFound is the error code for a resource that does not exist.
	notFound string
}

// contract is read once, when it is first needed: the plugin must start quickly.
func (t *resourceType) contract() contract {
	t.once.Do(func() { t.read = contractOf(t.constructor) })
	return t.read
}

// isComputed tells the inputs that AWS decides when the program does not, so that leaving one out is no change. In the
// SDK such an input comes back as a plain value, while one that may stay absent comes back as a pointer.
func (t *resourceType) isComputed(name string) bool {
	c := t.contract()
	output, ok := c.outputs[name]
	if !ok || c.required[name] {
		return false
	}
	switch output.Kind() {
	case reflect.Pointer:
		return false
	case reflect.Slice, reflect.Map:
		return slices.Contains(t.computed, name)
	}
	return true
}

func (t *resourceType) isSet(name string) bool       { return slices.Contains(t.sets, name) }
func (t *resourceType) isIgnored(name string) bool   { return slices.Contains(t.ignored, name) }
func (t *resourceType) isWriteOnly(name string) bool { return slices.Contains(t.writeOnly, name) }

// secretInputs are the inputs that are secret in whole or in part. The engine keeps such an input secret as a whole.
func (t *resourceType) secretInputs() []string {
	var names []string
	for _, path := range t.secrets {
		name, _, _ := strings.Cut(path, ".")
		names = append(names, name)
	}
	return names
}

// settle leaves one of each in the sets, as the provider does before anyone looks at them.
func (t *resourceType) settle(in props) props {
	for _, name := range t.sets {
		list, isList := in[name].([]any)
		if isList && !hasUnknown(list) {
			in[name] = distinct(list)
		}
	}
	return in
}

// same compares two values of an input.
func (t *resourceType) same(name string, a, b any) bool {
	textA, isTextA := a.(string)
	textB, isTextB := b.(string)
	equal, isSpecial := t.equal[name]
	switch {
	case isSpecial && !hasUnknown(a) && !hasUnknown(b):
		return equal(a, b)
	case isTextA && isTextB && slices.Contains(t.caseless, name):
		return strings.EqualFold(textA, textB)
	case isTextA && isTextB && slices.Contains(t.documents, name):
		return normalJSON(textA) == normalJSON(textB)
	}
	return (isEmpty(a) && isEmpty(b)) || same(a, b, t.isSet(name))
}

// merge lays the inputs of an update over the old properties: what is not sent any more goes, unless AWS decides it.
func (t *resourceType) merge(old, inputs props) props {
	out := old.clone()
	for name := range t.contract().inputs {
		if value, sent := inputs[name]; sent {
			out[name] = normal(value)
		} else if !t.isComputed(name) {
			delete(out, name)
		}
	}
	return out
}
