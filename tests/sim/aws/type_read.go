package awssim

// seen is what a read reports of a resource: its state, and the inputs that would have led to it. What AWS does not
// tell is taken from what Pulumi knew. A refresh keeps the inputs' own spelling where it means the same, and adds what
// someone else set; an import reports everything that is not empty.
func (t *resourceType) seen(found, oldState, oldInputs props, refresh bool) (state, inputs props) {
	state, inputs = t.withSecrets(found, oldState), props{}
	for _, name := range t.writeOnly {
		if value, known := oldState[name]; known {
			state[name] = value
		} else if refresh {
			delete(state, name)
		}
	}
	for name := range t.contract().inputs {
		value, exists := state[name]
		old, wasSent := oldInputs[name]
		switch {
		case wasSent && (t.isWriteOnly(name) || t.same(name, old, value)):
			inputs[name] = old
		case wasSent && exists:
			inputs[name] = value
		case wasSent:
		case exists && !isEmpty(value) && (!refresh || (!t.isComputed(name) && !t.isWriteOnly(name) && !isZero(value))):
			inputs[name] = value
		}
	}
	if !refresh && t.imported != nil {
		t.imported(state, inputs)
	}
	return state, inputs
}
