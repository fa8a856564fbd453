package flat

import (
	"encoding/json"
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// defaultsKey names the list of those properties of an object that the provider added.
const defaultsKey = "__defaults"

// plain is a value of the state as a program writes it: without the defaults of the provider in it, and without what
// marks a secret. A secret that comes from another resource is one again because that resource says so.
func plain(value any) any {
	switch value := value.(type) {
	case map[string]any:
		if value[resource.SigKey] == resource.SecretSig {
			var revealed any
			if err := json.Unmarshal(fmt.Append(nil, value["plaintext"]), &revealed); err != nil {
				panic(fmt.Sprintf("a secret of the state is no plain text: %v", err))
			}
			return plain(revealed)
		}
		return written(value)
	case []any:
		elements := make([]any, len(value))
		for i, element := range value {
			elements[i] = plain(element)
		}
		return elements
	}
	return value
}

// input is a value of the state as an input of a program. Where it came from other resources it waits for them, and
// has what they are now in the place of what they were.
func input(ctx *pulumi.Context, value any, from []*registered) pulumi.Input {
	if len(from) == 0 {
		return pulumi.Any(value)
	}
	var outputs []any
	for _, one := range from {
		outputs = append(outputs, pulumi.InternalGetRawOutputs(&one.ResourceState))
	}
	return pulumi.AllWithContext(ctx.Context(), outputs...).ApplyT(func(are []any) pulumi.AnyOutput {
		e := exchange{}
		for i, one := range from {
			properties, _ := are[i].(resource.PropertyMap)
			e.read(one.was, properties)
		}
		now := changed(value, e.text)
		switch {
		case e.missed:
			return pulumi.UnsafeUnknownOutput(nil).(pulumi.AnyOutput)
		case e.revealed:
			return pulumi.ToSecret(pulumi.Any(now)).(pulumi.AnyOutput)
		}
		return pulumi.Any(now)
	}).(pulumi.AnyOutput)
}

// changed is a value with each text in it changed.
func changed(value any, change func(string) string) any {
	switch value := value.(type) {
	case string:
		return change(value)
	case []any:
		elements := make([]any, len(value))
		for i, element := range value {
			elements[i] = changed(element, change)
		}
		return elements
	case map[string]any:
		properties := map[string]any{}
		for name, property := range value {
			properties[name] = changed(property, change)
		}
		return properties
	}
	return value
}
