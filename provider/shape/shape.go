// Package shape compares the inputs of components with the schema: values of a wrong type, inputs that are missing, and
// names that no input has. It knows of the inputs what the registry of components says, and nothing else.
package shape

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Component is a component whose inputs are looked at, and the type of its arguments.
type Component struct {
	component.Definition
	Args reflect.Type
}

// Hold compares the inputs of every component with the schema before infer copies them into Go values. Neither the
// engine nor infer does that: a missing required input would be a nil pointer, 2.7 nodes would become 2, and only one
// of several wrong types would be reported, a different one each time.
func Hold(provider p.Provider, components []Component) p.Provider {
	construct := provider.Construct
	provider.Construct = func(ctx context.Context, req p.ConstructRequest) (p.ConstructResponse, error) {
		for _, one := range components {
			if one.Token == string(req.Urn.Type()) {
				c := inputCheck{component: one.Definition}
				req.Inputs = c.properties("", objectOf(one.Args, one.Inputs), req.Inputs)
				ctx = inputs.WithRefused(ctx, c.problems, c.meant)
			}
		}
		return construct(ctx, req)
	}
	return provider
}

// object are the properties of an object: the inputs of a component, or a nested one.
type object struct {
	specs    map[string]schema.PropertySpec
	required []string
	docs     map[string]inputs.Doc
}

func objectOf(of reflect.Type, docs map[string]inputs.Doc) object {
	specs, required := inputs.Specs(of, docs)
	return object{specs, required, docs}
}

// inputCheck collects everything in the inputs that the schema does not allow. It returns the inputs as infer can copy
// them: without what is not allowed, and with plain values for Outputs that must be plain.
type inputCheck struct {
	component component.Definition
	problems  []perrors.InputPropertyErrorDetails
	// meant are the inputs that were given under a wrong name.
	meant []string
}

func (c *inputCheck) add(path, format string, args ...any) {
	c.problems = append(c.problems,
		perrors.InputPropertyErrorDetails{PropertyPath: path, Reason: fmt.Sprintf(format, args...)})
}

// refuse adds a problem with a value, and returns what is left of the value. The path of a secret is spelled so that
// the engine does not quote it.
func (c *inputCheck) refuse(path string, value property.Value, format string, args ...any) (property.Value, bool) {
	if value.HasSecrets() {
		path = inputs.SecretPath(path)
	}
	c.add(path, format, args...)
	return property.Value{}, false
}

// properties checks an object: the inputs themselves, or a nested one.
func (c *inputCheck) properties(path string, of object, values property.Map) property.Map {
	specs := of.specs
	checked := map[string]property.Value{}
	for name, value := range values.AllStable {
		spec, known := specs[name]
		switch {
		case value.IsNull():
			// Left out; some SDKs send the outputs so.
		case !known:
			// A token under a wrong name is a token, and what sounds like one is taken for one.
			if other := c.elsewhere(join(path, name)); other != "" {
				c.refuse(join(path, name), value.WithSecret(value.Secret() || soundsSecret.MatchString(name)),
					"is not an input: %s", other)
				continue
			}
			meant, cure := suggestion(name, of), ""
			if meant == "" && path != "" {
				meant = field(name, specs)
			}
			if meant != "" {
				cure = fmt.Sprintf("; did you mean %s?", meant)
			}
			if meant != "" && values.Get(meant).IsNull() {
				c.meant = append(c.meant, join(path, meant))
			}
			c.refuse(join(path, name),
				value.WithSecret(value.Secret() || specs[meant].Secret || soundsSecret.MatchString(name)),
				"is not an input%s", cure)
		default:
			// What the schema calls a secret is one, whether or not the program says so.
			value = value.WithSecret(value.Secret() || spec.Secret)
			if value, ok := c.value(join(path, name), spec.TypeSpec, value); ok {
				checked[name] = value
			}
		}
	}
	for _, name := range of.required {
		if values.Get(name).IsNull() && !slices.Contains(c.meant, join(path, name)) {
			c.add(join(path, name), "is required: %s", firstSentence(of.docs[name].Meaning))
		}
	}
	return property.NewMap(checked)
}

// value checks one value. It returns the value as infer copies it, and whether anything of it is left.
func (c *inputCheck) value(path string, spec schema.TypeSpec, value property.Value) (property.Value, bool) {
	spec = c.withoutEnum(spec)
	if spec.Plain {
		if value.IsComputed() {
			return c.refuse(path, value,
				"is not known yet: it comes from a resource that does not exist, and the component decides with it; %s",
				knownCure(spec))
		}
		if value.Secret() && spec.Type != "array" {
			return c.refuse(path, value,
				"is a secret, but this input shows in the names of resources and in previews; pass a plain value")
		}
	}
	if value.IsComputed() {
		return value, true
	}
	switch {
	case spec.Ref != "":
		return c.nested(path, spec, value)
	case spec.Type == "array":
		return c.array(path, spec, value)
	case spec.Type == "object":
		return c.dictionary(path, spec, value)
	}
	if spec.Plain {
		// Known, so its origin no longer matters.
		value = value.WithDependencies(nil)
	}
	return c.scalar(path, spec.Type, value)
}

// withoutEnum is a type with a closed set of texts taken for a text: whether it is in the set is for a rule to say,
// which knows what was meant. What is not the type of an object is the type of such a set.
func (c *inputCheck) withoutEnum(spec schema.TypeSpec) schema.TypeSpec {
	_, isObject := c.objectOf(spec)
	if spec.Ref != "" && !isObject || len(spec.OneOf) > 0 {
		return schema.TypeSpec{Type: "string", Plain: spec.Plain}
	}
	return spec
}

// nested is an object of ours. The documented module takes a list of one such object.
func (c *inputCheck) nested(path string, spec schema.TypeSpec, value property.Value) (property.Value, bool) {
	token := strings.TrimPrefix(spec.Ref, "#/types/")
	nested, _ := c.objectOf(spec)
	switch {
	case (says(value, true, yes) || says(value, false, no[1:])) && nested.specs["enabled"].Type == "boolean":
		return c.refuse(path, value, "is %s; it takes an object: pass { enabled: %t }", shown(value),
			says(value, true, yes))
	case alarmsTypes[token] && says(value, false, no[1:]):
		return c.refuse(path, value,
			"is %s; it changes single alarms: use enableCloudwatchAlarms: false for no alarms at all", shown(value))
	case value.IsArray() && value.AsArray().Len() == 0 || says(value, false, no):
		return c.refuse(path, value, "is %s; leave it out where there is none", shown(value))
	case value.IsArray():
		return c.refuse(path, value, "is a list; pass the object itself: { %s }",
			strings.Join(keys(nested.specs), ", "))
	case !value.IsMap():
		fields := "an object with " + strings.Join(keys(nested.specs), " and ")
		return c.refuse(path, value, "is %s; it takes %s%s", shown(value), fields, objectCure(token, nested, value))
	}
	return property.New(c.properties(path, nested, value.AsMap())), true
}

// objectOf is the object that a type refers to. ok is false if it refers to none.
func (c *inputCheck) objectOf(spec schema.TypeSpec) (found object, ok bool) {
	for _, one := range c.component.Objects {
		if spec.Ref == "#/types/"+inputs.TypeToken(one.Type.Name()) {
			return objectOf(one.Type, one.Docs), true
		}
	}
	return object{}, false
}
