package registry

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// Seen is what a read reports of a resource: its state, and the inputs that would have led to it. What AWS does not
// tell is taken from what Pulumi knew. A refresh keeps the inputs' own spelling where it means the same, and adds what
// someone else set; an import reports everything that is not empty.
func (t *Type) Seen(found, oldState, oldInputs props.Map, refresh bool) (state, inputs props.Map) {
	state, inputs = t.WithSecrets(found, oldState), props.Map{}
	for _, name := range t.WriteOnly {
		if value, known := oldState[name]; known {
			state[name] = value
		} else if refresh {
			delete(state, name)
		}
	}
	for name := range t.Contract().Inputs {
		value, exists := state[name]
		old, wasSent := oldInputs[name]
		switch {
		case wasSent && (t.isWriteOnly(name) || t.same(name, old, value)):
			inputs[name] = old
		case wasSent && exists:
			inputs[name] = value
		case wasSent:
		case exists && !props.IsEmpty(value) &&
			(!refresh || (!t.IsComputed(name) && !t.isWriteOnly(name) && !isZero(value))):
			inputs[name] = value
		}
	}
	if !refresh && t.Imported != nil {
		t.Imported(state, inputs)
	}
	return state, inputs
}
