package snapshots

import (
	"bytes"
	_ "embed" // for the definitions of the state machines
	"encoding/json"
	"fmt"
	"time"
)

// The state machines, as Step Functions runs them but for the values of their settings.
var (
	//go:embed export.asl.json
	exportStates []byte
	//go:embed serverless.asl.json
	serverlessStates []byte
	//go:embed arrivals.asl.json
	arrivalStates []byte
)

// settings are the values that a state machine starts with, by their names in its first state.
type settings map[string]any

// in is a definition with its settings and its time limit, for a partition. Every setting of the definition has to be
// given, and no other.
func (s settings) in(partition string, definition []byte, limit time.Duration) (string, error) {
	var machine map[string]any
	definition = bytes.ReplaceAll(definition, []byte(`"arn:aws:states:`), []byte(`"arn:`+partition+`:states:`))
	if err := json.Unmarshal(definition, &machine); err != nil {
		return "", fmt.Errorf("reading the state machine: %w", err)
	}
	first := machine["States"].(map[string]any)["Settings"].(map[string]any)
	expected := first["Assign"].(map[string]any)
	for name := range expected {
		if _, given := s[name]; !given {
			return "", fmt.Errorf("the state machine wants the setting %s", name)
		}
	}
	if len(s) != len(expected) {
		return "", fmt.Errorf("the state machine wants %d settings, and there are %d", len(expected), len(s))
	}
	first["Assign"], first["Comment"] = map[string]any(s), "What this component was deployed with."
	machine["TimeoutSeconds"] = int(limit.Seconds())
	text, err := json.Marshal(machine)
	return string(text), err
}
