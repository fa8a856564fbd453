package awssim

import "fmt"

// foreseeUpdate is what a preview of an update can tell: the state with the new inputs, and unknown what they unsettle.
func (t *resourceType) foreseeUpdate(state, inputs props) props {
	out := t.merge(state, inputs)
	if all, tagged := inputs["tagsAll"]; tagged {
		out["tagsAll"] = all
	}
	if t.unsettled != nil {
		for _, name := range t.unsettled(state, inputs) {
			if _, given := inputs[name]; !given {
				out[name] = unknown{}
			}
		}
	}
	return out
}

// wrap says what was being done, as the provider does around an error of AWS.
func (t *resourceType) wrap(doing, what string, err error) error {
	return fmt.Errorf("%s %s: %w", doing, what, err)
}
