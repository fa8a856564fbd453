package trees

import (
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// Unknown is a preview of a request in which everything is unknown that may be: all but what the schema says is plain.
func Unknown(request Request) Request {
	return changed(request, true, func(value property.Value) property.Value {
		return property.New(property.Computed).WithSecret(value.Secret()).WithDependencies([]resource.URN{otherURN})
	})
}

// Secret is a request in which everything is a secret that may be unknown.
func Secret(request Request) Request {
	return changed(request, request.Preview, func(value property.Value) property.Value {
		return value.WithSecret(true)
	})
}

// changed is a request in which other values stand for all that need not be plain.
func changed(request Request, preview bool, to func(property.Value) property.Value) Request {
	inputs := changedIn(inputsOf(request.Component), property.New(request.Inputs), to)
	return Request{request.Component, preview, inputs.AsMap()}
}

func changedIn(at place, value property.Value, to func(property.Value) property.Value) property.Value {
	plain := len(at.fields) > 0 || at.spec.Plain
	switch {
	case value.IsNull():
		return value
	case !plain:
		return to(value)
	case value.IsMap() && len(at.fields) > 0:
		entries := value.AsMap().AsMap()
		for name, entry := range entries {
			entries[name] = changedIn(at.entry(name), entry, to)
		}
		return property.WithGoValue(value, property.NewMap(entries))
	case value.IsArray():
		elements := value.AsArray().AsSlice()
		for i, element := range elements {
			elements[i] = changedIn(at.element(), element, to)
		}
		return property.WithGoValue(value, property.NewArray(elements))
	}
	return value
}
