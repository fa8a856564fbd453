package sfn

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
)

// stateTypes are the types of states. Source: the Amazon States Language, "State Types".
var stateTypes = []string{"Choice", "Fail", "Map", "Parallel", "Pass", "Succeed", "Task", "Wait"}

// faultOf is what is wrong with the shape of a definition; empty when nothing is. Expressions, and the fields of each
// type of state, are not looked at.
func faultOf(text string) string {
	var definition map[string]any
	if err := json.Unmarshal([]byte(text), &definition); err != nil {
		return "INVALID_JSON_DESCRIPTION: " + err.Error()
	}
	return faultOfMachine("", definition)
}

func faultOfMachine(path string, machine props.Map) string {
	fault := func(at, format string, args ...any) string {
		return fmt.Sprintf("SCHEMA_VALIDATION_FAILED: %s at %s", fmt.Sprintf(format, args...), path+at)
	}
	states := machine.Object("States")
	if len(states) == 0 {
		return fault("/States", "The field States is required and must have a state")
	}
	if start := machine.Str("StartAt"); states[start] == nil {
		return fault("/StartAt", "MISSING_TRANSITION_TARGET: Missing 'StartAt' target: %q", start)
	}
	for _, name := range props.SortedKeys(states) {
		at := "/States/" + name
		state := states.Object(name)
		if !slices.Contains(stateTypes, state.Str("Type")) {
			return fault(at+"/Type", "Value is not one of %v", stateTypes)
		}
		for _, next := range targetsOf(state) {
			if states[next] == nil {
				return fault(at, "MISSING_TRANSITION_TARGET: Missing 'Next' target: %q", next)
			}
		}
		ends := slices.Contains([]string{"Choice", "Fail", "Succeed"}, state.Str("Type"))
		if !ends && state.Flag("End") == state.Has("Next") {
			return fault(at, "A state must have either Next or End")
		}
		for _, inner := range machinesIn(state) {
			if problem := faultOfMachine(path+at, inner); problem != "" {
				return problem
			}
		}
	}
	return ""
}

// targetsOf are the states that can come after one.
func targetsOf(state props.Map) []string {
	var targets []string
	for _, from := range slices.Concat([]props.Map{state}, state.Objects("Choices"), state.Objects("Catch")) {
		for _, key := range []string{"Next", "Default"} {
			if from.Has(key) {
				targets = append(targets, from.Str(key))
			}
		}
	}
	return targets
}

// machinesIn are the machines inside a state: the branches of a Parallel, and what a Map does with each item.
func machinesIn(state props.Map) []props.Map {
	inner := state.Objects("Branches")
	for _, key := range []string{"ItemProcessor", "Iterator"} {
		if machine := state.Object(key); machine != nil {
			inner = append(inner, machine)
		}
	}
	return inner
}
