package trees

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider"
)

// place is where a value stands in a tree, and what the schema says of it.
type place struct {
	// name is the nearest name above the value: its own, or that of its list or map.
	name string
	// spec is empty where the schema knows of no value.
	spec schema.TypeSpec
	// secret says that the value is one whether or not the program marks it.
	secret bool
	// word says that the value is one of a few words.
	word bool
	// fields are those of an object.
	fields map[string]schema.PropertySpec
}

// served is the schema as the plugin serves it.
var served = sync.OnceValue(func() schema.PackageSpec {
	var spec schema.PackageSpec
	server, err := provider.Server(nil)
	if err == nil {
		var answer *rpc.GetSchemaResponse
		answer, err = server.GetSchema(context.Background(), &rpc.GetSchemaRequest{})
		err = errors.Join(err, json.Unmarshal([]byte(answer.GetSchema()), &spec))
	}
	if err != nil {
		panic(err)
	}
	return spec
})

// inputsOf is the place of all inputs of a component.
func inputsOf(component provider.Component) place {
	return place{fields: served().Resources[component.Token].InputProperties}
}

// at is the place of a value of a type.
func at(name string, spec schema.TypeSpec, secret bool) place {
	object := served().Types[strings.TrimPrefix(spec.Ref, "#/types/")]
	word := len(object.Enum) > 0 || len(spec.OneOf) > 0
	if word {
		spec = schema.TypeSpec{Type: "string", Plain: spec.Plain}
	}
	return place{name, spec, secret, word, object.Properties}
}

// entry is the place of a field of an object, or of an entry of a map.
func (p place) entry(name string) place {
	if field, ok := p.fields[name]; ok {
		return at(name, field.TypeSpec, p.secret || field.Secret)
	}
	if p.spec.AdditionalProperties != nil {
		return at(p.name, *p.spec.AdditionalProperties, p.secret)
	}
	return place{name: name, secret: p.secret}
}

// element is the place of each element of a list.
func (p place) element() place {
	if p.spec.Items != nil {
		return at(p.name, *p.spec.Items, p.secret)
	}
	return place{name: p.name, secret: p.secret}
}

// names are those that an object has here, or that maps here have in the examples.
func (p place) names() []string {
	if len(p.fields) > 0 {
		return slices.Sorted(maps.Keys(p.fields))
	}
	return examples().names[p.name]
}
