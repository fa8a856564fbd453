package awssim

import (
	"path"
	"reflect"
	"strings"

	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/contract"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Schema describes the types and functions of the simulation, for programs in languages that ask the provider for it,
// such as YAML. It comes from the SDK's types like everything else, so it is a part of the real schema.
func Schema() schema.PackageSpec {
	b := &schemaBuilder{types: map[string]schema.ComplexTypeSpec{}}
	config := b.object(contract.Of(aws.NewProvider).Inputs, nil, false)
	spec := schema.PackageSpec{
		Name:        Package,
		Version:     Version,
		Description: "A simulated AWS for tests.",
		Types:       b.types,
		// Bridged packages put a file's name behind the module's: aws:ec2/vpc:Vpc is in the module ec2.
		Meta:      &schema.MetadataSpec{ModuleFormat: "(.*)(?:/[^/]*)"},
		Resources: map[string]schema.ResourceSpec{},
		Functions: map[string]schema.FunctionSpec{},
		Config:    schema.ConfigSpec{Variables: config.Properties},
		Provider:  &schema.ResourceSpec{InputProperties: config.Properties},
	}
	for token, t := range resourceTypes() {
		spec.Resources[token] = b.resource(t)
	}
	for token, f := range functions() {
		inputs := b.object(f.Args(), nil, false)
		outputs := b.object(f.Result(), nil, true)
		spec.Functions[token] = schema.FunctionSpec{Inputs: &inputs, Outputs: &outputs}
	}
	return spec
}

type schemaBuilder struct {
	types map[string]schema.ComplexTypeSpec
}

func (b *schemaBuilder) resource(t *registry.Type) schema.ResourceSpec {
	c := t.Contract()
	inputs := b.object(c.Inputs, c.Required, false)
	outputs := b.object(c.Outputs, nil, true)
	for _, name := range t.SecretInputs() {
		for _, properties := range []map[string]schema.PropertySpec{inputs.Properties, outputs.Properties} {
			p := properties[name]
			p.Secret = true
			properties[name] = p
		}
	}
	return schema.ResourceSpec{
		ObjectTypeSpec: outputs, InputProperties: inputs.Properties, RequiredInputs: inputs.Required,
	}
}

// object describes fields. Outputs are required unless they are pointers; inputs when they are named so.
func (b *schemaBuilder) object(
	fields map[string]reflect.Type, required map[string]bool, outputs bool,
) schema.ObjectTypeSpec {
	spec := schema.ObjectTypeSpec{Type: "object", Properties: map[string]schema.PropertySpec{}}
	for _, name := range props.SortedKeys(fields) {
		t := fields[name]
		spec.Properties[name] = schema.PropertySpec{TypeSpec: b.typeSpec(t)}
		if required[name] || (outputs && contract.IsRequiredField(t)) {
			spec.Required = append(spec.Required, name)
		}
	}
	return spec
}

func (b *schemaBuilder) typeSpec(t reflect.Type) schema.TypeSpec {
	switch t.Kind() {
	case reflect.Pointer:
		return b.typeSpec(t.Elem())
	case reflect.Bool:
		return schema.TypeSpec{Type: "boolean"}
	case reflect.Int:
		return schema.TypeSpec{Type: "integer"}
	case reflect.Float64:
		return schema.TypeSpec{Type: "number"}
	case reflect.Slice:
		items := b.typeSpec(t.Elem())
		return schema.TypeSpec{Type: "array", Items: &items}
	case reflect.Map:
		values := b.typeSpec(t.Elem())
		return schema.TypeSpec{Type: "object", AdditionalProperties: &values}
	case reflect.Struct:
		return schema.TypeSpec{Ref: "#/types/" + b.nested(t)}
	}
	// Strings, and the actions of alarms: a string or a topic, which stands for its ARN.
	return schema.TypeSpec{Type: "string"}
}

// nested registers an object type under the token that the real schema has for it, such as
// aws:elasticache/ParameterGroupParameter:ParameterGroupParameter.
func (b *schemaBuilder) nested(t reflect.Type) string {
	module := path.Base(t.PkgPath())
	if module == Package {
		module = "index"
	}
	token := strings.Join([]string{Package, module + "/" + t.Name(), t.Name()}, ":")
	if _, known := b.types[token]; known {
		return token
	}
	b.types[token] = schema.ComplexTypeSpec{} // ends recursion
	fields := contract.TaggedFields(t)
	required := map[string]bool{}
	for name, field := range fields {
		required[name] = contract.IsRequiredField(field)
	}
	b.types[token] = schema.ComplexTypeSpec{ObjectTypeSpec: b.object(fields, required, false)}
	return token
}
