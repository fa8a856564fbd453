package awssim_test

import (
	"strings"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/stretchr/testify/assert"
)

const oneState = `{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}`

var machineInputs = values{
	"name": "machine", "definition": oneState, "roleArn": "arn:aws:iam::123456789012:role/machine",
}

// trusting is a role that a service may assume.
func trusting(name, service string) values {
	return values{"name": name, "assumeRolePolicy": policy(strings.Replace(trust, "ecs-tasks", service, 1))}
}

func TestStateMachineLooksLikeAWS(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	inputs := machineInputs.with("name", nil)
	machine := e.create(machineType, "export", inputs)
	assert.Regexp(t, `^export-[0-9a-f]{7}$`, machine.str("name"))
	assert.Equal(t, "arn:aws:states:us-east-1:123456789012:stateMachine:"+machine.str("name"), machine.id)
	for key, want := range map[string]any{
		"arn": machine.id, "type": "STANDARD", "status": "ACTIVE", "creationDate": "2024-01-01T00:00:00Z", "publish": false,
		"tracingConfiguration": values{"enabled": false},
		"loggingConfiguration": values{"includeExecutionData": false, "level": "OFF"},
	} {
		assert.Equal(t, value(want), machine.outputs.Get(key), key)
	}
	e.unchanged(e.refresh(machine), inputs)
	for name, another := range map[string]string{"name": "other", "type": "EXPRESS"} {
		_, diff := e.diff(machine, inputs.with(name, another))
		assert.Equal(t, p.UpdateReplace, diff.DetailedDiff[name].Kind)
	}
	logged := inputs.and(values{
		"definition": strings.ReplaceAll(oneState, `"A"`, `"B"`), "tags": values{"a": "b"},
		"loggingConfiguration": values{
			"level": "ERROR", "logDestination": "arn:aws:logs:us-east-1:123456789012:log-group:/machine:*",
		},
	})
	id := machine.id
	machine = e.update(machine, logged)
	assert.Equal(t, id, machine.id)
	assert.NotEmpty(t, machine.str("revisionId"))
	e.unchanged(e.refresh(machine), logged)
	_, err := e.tryUpdate(machine, logged.with("definition", "{}"))
	assertRefused(t, err, "InvalidDefinition", "States")
	assert.NoError(t, e.delete(machine))
	e.assertEmpty()
	assert.Regexp(t, `^p-\d{26}$`,
		e.create(machineType, "prefixed", inputs.with("namePrefix", "p-")).str("name"))
}

// CreateStateMachine answers with the machine that exists when it is asked for the same one.
func TestNamesOfStateMachines(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	e.create(machineType, "machine", machineInputs)
	e.create(machineType, "same", machineInputs)
	other := strings.ReplaceAll(oneState, `"A"`, `"B"`)
	_, err := e.tryCreate(machineType, "other", machineInputs.with("definition", other))
	assertRefused(t, err, "StateMachineAlreadyExists", "stateMachine:machine")
	_, err = e.tryCreate(machineType, "express", machineInputs.with("type", "EXPRESS"))
	assertRefused(t, err, "StateMachineAlreadyExists", "stateMachine:machine")
}

// A role has to be the account's, and has to trust the service.
func TestRolesOfStateMachines(t *testing.T) {
	e := newEngine(t, newCloud(t), nil)
	_, err := e.tryCreate(machineType, "machine",
		machineInputs.with("roleArn", "arn:aws:iam::222222222222:role/machine"))
	assertRefused(t, err, "AccessDeniedException", "Cross-account pass role is not allowed.")
	role := e.create(roleType, "machine", trusting("machine", "scheduler"))
	_, err = e.tryCreate(machineType, "machine", machineInputs)
	assertRefused(t, err, "AccessDeniedException", "states.amazonaws.com")
	e.update(role, trusting("machine", "states"))
	machine := e.create(machineType, "machine", machineInputs)
	e.create(roleType, "other", trusting("other", "lambda"))
	_, err = e.tryUpdate(machine, machineInputs.with("roleArn", "arn:aws:iam::123456789012:role/other"))
	assertRefused(t, err, "AccessDeniedException", "states.amazonaws.com")
}

func TestRefusedStateMachines(t *testing.T) {
	named := func(name string) values { return machineInputs.with("name", name) }
	defined := func(text string) values { return machineInputs.with("definition", text) }
	state := func(a string) values {
		return defined(`{"StartAt":"A","States":{"A":` + a + `,"B":{"Type":"Succeed"}}}`)
	}
	logged := func(level, destination string) values {
		return machineInputs.with("loggingConfiguration", values{"level": level, "logDestination": destination})
	}
	inside := func(machine string) values {
		return state(`{"Type":"Map","End":true,"ItemProcessor":` + machine + `}`)
	}
	group := "arn:aws:logs:us-east-1:123456789012:log-group:/machine"
	next := `{"Type":"Pass","Next":"B"}`
	checkRefusals(t, map[string]refusalCase{
		"longest name":         {machineType, named(strings.Repeat("a", 80)), named(strings.Repeat("a", 81)), contract, "name: expected"},
		"name":                 {machineType, named("aZ_-9"), named("a.b"), contract, "name: the name should"},
		"name and prefix":      {machineType, named("a"), named("a").with("namePrefix", "b"), contract, "conflicts"},
		"type":                 {machineType, machineInputs.with("type", "EXPRESS"), machineInputs.with("type", "FAST"), contract, "type: expected"},
		"JSON":                 {machineType, defined(oneState), defined("{"), "InvalidDefinition", "INVALID_JSON_DESCRIPTION"},
		"states":               {machineType, defined(oneState), defined(`{"StartAt":"A","States":{}}`), "InvalidDefinition", "/States"},
		"start":                {machineType, defined(oneState), defined(strings.Replace(oneState, `:"A"`, `:"B"`, 1)), "InvalidDefinition", "Missing 'StartAt' target"},
		"next":                 {machineType, state(next), state(strings.Replace(next, `"B"`, `"C"`, 1)), "InvalidDefinition", "Missing 'Next' target"},
		"next of a choice":     {machineType, state(`{"Type":"Choice","Choices":[{"Next":"B"}]}`), state(`{"Type":"Choice","Choices":[{"Next":"C"}]}`), "InvalidDefinition", "Missing 'Next' target"},
		"next of a catch":      {machineType, state(`{"Type":"Task","End":true,"Catch":[{"Next":"B"}]}`), state(`{"Type":"Task","End":true,"Catch":[{"Next":"C"}]}`), "InvalidDefinition", "Missing 'Next' target"},
		"default of a choice":  {machineType, state(`{"Type":"Choice","Default":"B"}`), state(`{"Type":"Choice","Default":"C"}`), "InvalidDefinition", "Missing 'Next' target"},
		"type of a state":      {machineType, state(next), state(strings.Replace(next, "Pass", "Lambda", 1)), "InvalidDefinition", "/States/A/Type"},
		"end":                  {machineType, state(next), state(`{"Type":"Pass"}`), "InvalidDefinition", "either Next or End"},
		"end and next":         {machineType, state(next), state(`{"Type":"Pass","Next":"B","End":true}`), "InvalidDefinition", "either Next or End"},
		"state in a state":     {machineType, inside(oneState), inside(`{"StartAt":"A"}`), "InvalidDefinition", "/States/A/States"},
		"role's ARN":           {machineType, machineInputs, machineInputs.with("roleArn", "machine"), contract, "roleArn"},
		"role":                 {machineType, machineInputs, machineInputs.with("roleArn", "arn:aws:iam::123456789012:user/u"), "InvalidArn", "user/u"},
		"level of a log":       {machineType, logged("ALL", group+":*"), logged("DEBUG", group+":*"), contract, "loggingConfiguration.level"},
		"end of a destination": {machineType, logged("ALL", group+":*"), logged("ALL", group), "InvalidLoggingConfiguration", "ends with :*"},
		"destination":          {machineType, logged("OFF", ""), logged("ALL", ""), "InvalidLoggingConfiguration", "Log Destination"},
		"encryption":           {machineType, machineInputs.with("encryptionConfiguration", values{"type": "AWS_OWNED_KEY"}), machineInputs.with("encryptionConfiguration", values{"type": "NONE"}), contract, "encryptionConfiguration.type"},
		"tags":                 {machineType, machineInputs.with("tags", values{"a": "b"}), machineInputs.with("tags", values{"aws:a": "b"}), "InvalidTag", "aws:"},
	})
}
