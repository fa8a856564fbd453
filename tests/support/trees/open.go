package trees

import (
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// Unknown is a preview of a request in which everything is unknown that may be: all but what the schema says is plain.
func Unknown(request Request) Request {
	inputs := unknownIn(inputsOf(request.Component), property.New(request.Inputs))
	return Request{request.Component, true, inputs.AsMap()}
}

func unknownIn(at place, value property.Value) property.Value {
	known := len(at.fields) > 0 || at.spec.Plain
	switch {
	case value.IsNull():
		return value
	case !known:
		return property.New(property.Computed).WithSecret(value.Secret()).WithDependencies([]resource.URN{otherURN})
	case value.IsMap() && len(at.fields) > 0:
		entries := value.AsMap().AsMap()
		for name, entry := range entries {
			entries[name] = unknownIn(at.entry(name), entry)
		}
		return property.WithGoValue(value, property.NewMap(entries))
	case value.IsArray():
		elements := value.AsArray().AsSlice()
		for i, element := range elements {
			elements[i] = unknownIn(at.element(), element)
		}
		return property.WithGoValue(value, property.NewArray(elements))
	}
	return value
}
