package provider

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// withSchemaCorrections serves a schema that says of the inputs and outputs what the components really take and give,
// where infer cannot tell it from the Go types.
func withSchemaCorrections(provider p.Provider, components []Component) p.Provider {
	inner := provider.GetSchema
	provider.GetSchema = func(ctx context.Context, req p.GetSchemaRequest) (p.GetSchemaResponse, error) {
		resp, err := inner(ctx, req)
		if err != nil {
			return resp, err
		}
		var spec schema.PackageSpec
		if err := json.Unmarshal([]byte(resp.Schema), &spec); err != nil {
			return resp, fmt.Errorf("reading the inferred schema: %w", err)
		}
		correct(&spec, components)
		corrected, err := json.Marshal(spec)
		if err != nil {
			return resp, fmt.Errorf("writing the corrected schema: %w", err)
		}
		return p.GetSchemaResponse{Schema: string(corrected)}, nil
	}
	return provider
}

func correct(spec *schema.PackageSpec, components []Component) {
	for _, one := range components {
		resource := one.correct(spec.Resources[one.Token])
		withEnums(spec, resource.InputProperties, one.Inputs)
		spec.Resources[one.Token] = resource
		for _, object := range one.Objects {
			token := "aws-redis:index:" + object.Type.Name()
			corrected := correctObject(object.Type, spec.Types[token])
			corrected.Description = object.About
			withEnums(spec, corrected.Properties, object.Docs)
			spec.Types[token] = corrected
		}
	}
	withReferences(spec, components)
}

// correctObject says what of an object is plain: everything but what may be an Output, and the elements of lists of
// such.
func correctObject(of reflect.Type, object schema.ComplexTypeSpec) schema.ComplexTypeSpec {
	for name, i := range inputs.Properties(of) {
		field, property := of.Field(i), object.Properties[name]
		property.Plain = field.Type.Kind() != reflect.Interface
		property.Secret = inputs.IsSecret(field)
		if field.Type.Kind() == reflect.Slice && field.Type.Elem().Kind() == reflect.Struct {
			property.Items.Plain = true
		} else {
			elementsNotPlain(property)
		}
		object.Properties[name] = property
	}
	return object
}

func (c Component) correct(resource schema.ResourceSpec) schema.ResourceSpec {
	for name, i := range inputs.Properties(c.Args) {
		field := c.Args.Field(i).Type
		input := resource.InputProperties[name]
		// A collection may hold Outputs. infer marks the elements plain, and `subnetIds: [subnet.id]` would not
		// compile. Of objects and of plain values, though, the component decides with what is in them.
		if field.Kind() == reflect.Slice && field.Elem().Kind() != reflect.Interface {
			input.Items.Plain = true
		} else {
			elementsNotPlain(input)
		}
		// A slice's length and an object behind a pointer are what the component decides with. infer lets them be
		// Outputs, on which Construct would fail.
		input.Plain = input.Plain || field.Kind() == reflect.Slice || isObject(field)
		resource.InputProperties[name] = input
	}
	for _, output := range resource.Properties {
		elementsNotPlain(output)
	}
	// An output that there may be nothing for is absent then, and no SDK may promise it.
	for name, i := range inputs.Properties(c.Result) {
		if c.Result.Field(i).Type == reflect.TypeFor[pulumi.StringPtrOutput]() {
			resource.Required = slices.DeleteFunc(resource.Required, func(required string) bool {
				return required == name
			})
		}
	}
	return resource
}

func elementsNotPlain(property schema.PropertySpec) {
	for _, element := range []*schema.TypeSpec{property.Items, property.AdditionalProperties} {
		if element != nil {
			element.Plain = false
		}
	}
}

// isObject says whether an input is a nested object of ours.
func isObject(t reflect.Type) bool {
	return t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct
}
