package inputs

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// TypeToken is the token of a type or a set of texts that inputs take.
func TypeToken(name string) string { return "aws-redis:index:" + name }

// Specs are the fields of the arguments of a component, or of an object, as the schema describes their values, and the
// names of the fields that must be given. They come from the Go types alone, so they cost little.
func Specs(of reflect.Type, docs map[string]Doc) (specs map[string]schema.PropertySpec, required []string) {
	specs = map[string]schema.PropertySpec{}
	for field := range of.Fields() {
		tag, ok := field.Tag.Lookup("pulumi")
		if !ok {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if options != "optional" {
			required = append(required, name)
		}
		spec := schema.PropertySpec{TypeSpec: typeSpec(field.Type), Secret: IsSecret(field)}
		spec.Plain = isPlain(field.Type)
		if field.Type.Kind() == reflect.Slice {
			spec.Items.Plain = isPlain(field.Type.Elem())
		}
		if enum := docs[name].Enum; enum != nil {
			spec.TypeSpec = enumSpec(*enum, spec.Plain)
		}
		specs[name] = spec
	}
	return specs, required
}

// isPlain says whether a value must be known when the program runs, since the component decides with it. What may be an
// Output is of a type of Pulumi's, and those are interfaces.
func isPlain(t reflect.Type) bool { return t.Kind() != reflect.Interface }

// enumSpec is the type of an input that takes a closed set of texts. An input that takes Outputs may be any text as
// well: an Output of a text is no Output of the set. A wrong text is refused by a rule, which knows what was meant.
func enumSpec(enum Enum, plain bool) schema.TypeSpec {
	reference := "#/types/" + TypeToken(enum.Name)
	if plain {
		return schema.TypeSpec{Ref: reference, Plain: true}
	}
	return schema.TypeSpec{OneOf: []schema.TypeSpec{{Type: "string"}, {Type: "string", Ref: reference}}}
}

// typeSpec is a Go type as the schema has it.
func typeSpec(t reflect.Type) schema.TypeSpec {
	switch t.Kind() {
	case reflect.Pointer:
		return typeSpec(t.Elem())
	case reflect.Interface:
		return typeSpec(valueOf(t))
	case reflect.Struct:
		return schema.TypeSpec{Ref: "#/types/" + TypeToken(t.Name())}
	case reflect.Slice:
		elements := typeSpec(t.Elem())
		return schema.TypeSpec{Type: "array", Items: &elements}
	case reflect.Map:
		elements := typeSpec(t.Elem())
		return schema.TypeSpec{Type: "object", AdditionalProperties: &elements}
	case reflect.Bool:
		return schema.TypeSpec{Type: "boolean"}
	case reflect.Int:
		return schema.TypeSpec{Type: "integer"}
	case reflect.Float64:
		return schema.TypeSpec{Type: "number"}
	case reflect.String:
		return schema.TypeSpec{Type: "string"}
	}
	panic(fmt.Sprintf("no input has the type %s", t))
}

// valueOf is the type of the value of an input: string for a pulumi.StringInput, which has a method that makes it a
// StringOutput.
func valueOf(input reflect.Type) reflect.Type {
	method, ok := input.MethodByName("To" + strings.TrimSuffix(input.Name(), "Input") + "Output")
	if !ok {
		panic(fmt.Sprintf("%s is no input of Pulumi", input))
	}
	return reflect.Zero(method.Type.Out(0)).Interface().(pulumi.Output).ElementType()
}
