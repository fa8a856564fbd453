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
		addEnums(spec, one.Inputs)
		spec.Resources[one.Token] = resource
		for _, object := range one.Objects {
			corrected := spec.Types[inputs.TypeToken(object.Type.Name())]
			correctInputs(object.Type, object.Docs, corrected.Properties)
			corrected.Description = object.About
			addEnums(spec, object.Docs)
			spec.Types[inputs.TypeToken(object.Type.Name())] = corrected
		}
	}
	withReferences(spec, components)
}

// correctInputs says of inputs what their values are. infer takes more for plain, and less, than the components do: it
// marks the elements of collections plain, and `subnetIds: [subnet.id]` would not compile; and it lets the length of a
// list and an object be Outputs, on which Construct would fail.
func correctInputs(of reflect.Type, docs map[string]inputs.Doc, properties map[string]schema.PropertySpec) {
	specs, _ := inputs.Specs(of, docs)
	for name, spec := range specs {
		property := properties[name]
		property.TypeSpec, property.Secret = spec.TypeSpec, spec.Secret
		properties[name] = property
	}
}

func (c Component) correct(resource schema.ResourceSpec) schema.ResourceSpec {
	correctInputs(c.Args, c.Inputs, resource.InputProperties)
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
