package registry

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// ForeseeUpdate is what a preview of an update can tell: the state with the new inputs, and unknown what they unsettle.
func (t *Type) ForeseeUpdate(state, inputs props.Map) props.Map {
	out := t.Merge(state, inputs)
	if all, tagged := inputs["tagsAll"]; tagged {
		out["tagsAll"] = all
	}
	if t.Unsettled != nil {
		for _, name := range t.Unsettled(state, inputs) {
			if _, given := inputs[name]; !given {
				out[name] = props.Unknown{}
			}
		}
	}
	return out
}

// Wrap says what was being done, as the provider does around an error of AWS.
func (t *Type) Wrap(doing, what string, err error) error {
	return fmt.Errorf("%s %s: %w", doing, what, err)
}
