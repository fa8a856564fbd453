// Package shape holds the inputs of components against the schema: what is of a wrong type, missing, or under another
// name. It knows nothing of what the inputs mean but what the registry of components says.
package shape

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/component"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/lazyregexp"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/spelling"
)

// Hold holds the inputs of every component against the schema before infer copies them into Go values. Neither
// the engine nor infer does: a required input that is missing would be a nil pointer, 2.7 nodes would be 2, and of
// several wrong types one alone would be reported, a different one each time.
func Hold(provider p.Provider, components []component.Definition) p.Provider {
	var once sync.Once
	var spec schema.PackageSpec
	var specErr error
	construct := provider.Construct
	provider.Construct = func(ctx context.Context, req p.ConstructRequest) (p.ConstructResponse, error) {
		once.Do(func() {
			resp, err := provider.GetSchema(context.WithoutCancel(ctx), p.GetSchemaRequest{})
			specErr = errors.Join(err, json.Unmarshal([]byte(resp.Schema), &spec))
		})
		if specErr != nil {
			return p.ConstructResponse{}, fmt.Errorf("reading the schema: %w", specErr)
		}
		if resource, ok := spec.Resources[string(req.Urn.Type())]; ok {
			c := inputCheck{spec: spec, component: definitionOf(string(req.Urn.Type()), components)}
			object := object{resource.InputProperties, resource.RequiredInputs, c.component.Inputs}
			req.Inputs = c.properties("", object, req.Inputs)
			ctx = inputs.WithRefused(ctx, c.problems, c.meant)
		}
		return construct(ctx, req)
	}
	return provider
}

// definitionOf is the component of a type; the zero Definition where there is none.
func definitionOf(token string, components []component.Definition) component.Definition {
	for _, one := range components {
		if one.Token == token {
			return one
		}
	}
	return component.Definition{CouldBe: func(string, string) bool { return true }}
}

// object are the properties of an object: the inputs of a component, or a nested one.
type object struct {
	specs    map[string]schema.PropertySpec
	required []string
	docs     map[string]inputs.Doc
}

// inputCheck gathers everything about the inputs that the schema does not allow. It returns the inputs as infer can
// copy them: without what is not allowed, and with a plain value that came as an Output plain again.
type inputCheck struct {
	spec      schema.PackageSpec
	component component.Definition
	problems  []perrors.InputPropertyErrorDetails
	// meant are the inputs that were given under a wrong name.
	meant []string
}

func (c *inputCheck) add(path, format string, args ...any) {
	c.problems = append(c.problems,
		perrors.InputPropertyErrorDetails{PropertyPath: path, Reason: fmt.Sprintf(format, args...)})
}

// refuse adds a problem with a value, under a path that keeps the engine from quoting it where it is a secret. It
// returns what is left of the value.
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
			c.add(join(path, name), "is required: %s", firstSentence(specs[name].Description))
		}
	}
	return property.NewMap(checked)
}

// value checks one value. What it returns is the value as infer copies it, and whether anything of it is left.
func (c *inputCheck) value(path string, spec schema.TypeSpec, value property.Value) (property.Value, bool) {
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

// nested is an object of ours. The documented module takes a list of one such object.
func (c *inputCheck) nested(path string, spec schema.TypeSpec, value property.Value) (property.Value, bool) {
	token := strings.TrimPrefix(spec.Ref, "#/types/")
	nested := c.spec.Types[token]
	switch {
	case (says(value, true, yes) || says(value, false, no[1:])) && nested.Properties["enabled"].Type == "boolean":
		return c.refuse(path, value, "is %s; it takes an object: pass { enabled: %t }", shown(value),
			says(value, true, yes))
	case token == alarmsType && says(value, false, no[1:]):
		return c.refuse(path, value,
			"is %s; it changes single alarms: use enableCloudwatchAlarms: false for no alarms at all", shown(value))
	case value.IsArray() && value.AsArray().Len() == 0 || says(value, false, no):
		return c.refuse(path, value, "is %s; leave it out where there is none", shown(value))
	case value.IsArray():
		return c.refuse(path, value, "is a list; pass the object itself: { %s }",
			strings.Join(keys(nested.Properties), ", "))
	case !value.IsMap():
		fields := "an object with " + strings.Join(keys(nested.Properties), " and ")
		return c.refuse(path, value, "is %s; it takes %s%s", shown(value), fields, objectCure(token, nested, value))
	}
	return property.New(c.properties(path, object{nested.Properties, nested.Required, c.docsOf(token)}, value.AsMap())),
		true
}

// docsOf documents the fields of an object of a type.
func (c *inputCheck) docsOf(token string) map[string]inputs.Doc {
	for _, one := range c.component.Objects {
		if strings.HasSuffix(token, ":"+one.Type.Name()) {
			return one.Docs
		}
	}
	return nil
}

// array checks the elements. What an array carries as a whole goes to the elements where its length must be known. An
// element that is refused leaves its place, so that the others keep theirs.
func (c *inputCheck) array(path string, spec schema.TypeSpec, value property.Value) (property.Value, bool) {
	if !value.IsArray() {
		if spec.Items.Ref == "#/types/"+userType {
			return c.refuse(path, value, "is %s; it takes a list of objects%s", shown(value), userListCure(value))
		}
		return c.wrongType(path, "a list", value)
	}
	elements := make([]property.Value, value.AsArray().Len())
	for i, element := range value.AsArray().All {
		at := fmt.Sprintf("%s[%d]", path, i)
		elements[i] = property.New("")
		if spec.Items.Ref != "" {
			elements[i] = property.New(property.Map{})
		}
		if element.IsNull() {
			c.add(at, "is null; leave it out or give it a value")
			continue
		}
		element, ok := c.value(at, *spec.Items, element.WithSecret(element.Secret() || value.Secret()))
		if !ok {
			continue
		}
		if spec.Plain {
			element = element.WithDependencies(append(element.Dependencies(), value.Dependencies()...))
		}
		elements[i] = element
	}
	if spec.Plain {
		return property.New(elements), true
	}
	return property.WithGoValue(value, property.NewArray(elements)), true
}

// dictionary checks the entries. One that is refused leaves its key, so that the rules see it. One that is null may be
// left out, and is.
func (c *inputCheck) dictionary(path string, spec schema.TypeSpec, value property.Value) (property.Value, bool) {
	if !value.IsMap() {
		return c.wrongType(path, "an object of strings", value)
	}
	entries := map[string]property.Value{}
	for key, entry := range value.AsMap().AllStable {
		at := inputs.Entry(path, key)
		if entry.IsNull() {
			c.add(at, "is null; leave it out or give it a value")
			continue
		}
		entries[key] = property.New("")
		if entry, ok := c.value(at, *spec.AdditionalProperties,
			entry.WithSecret(entry.Secret() || value.Secret())); ok {
			entries[key] = entry
		}
	}
	return property.WithGoValue(value, property.NewMap(entries)), true
}

func (c *inputCheck) scalar(path, want string, value property.Value) (property.Value, bool) {
	switch {
	case want == "string" && value.IsString() && textOfOutput.MatchString(value.AsString()):
		return c.refuse(path, value,
			"is an Output that was turned into text; pass the Output itself, or build the text from it with the "+
				"SDK's functions (interpolate, format, apply)")
	case want == "string" && !value.IsString():
		return c.wrongType(path, "a string", value)
	case want == "number" && !value.IsNumber():
		return c.wrongType(path, "a number", value)
	case want == "number" && (math.IsNaN(value.AsNumber()) || math.IsInf(value.AsNumber(), 0)):
		return c.refuse(path, value, "is %s, not a finite number", shown(value))
	case want == "boolean" && !value.IsBool():
		return c.wrongType(path, "true or false", value)
	case want == "integer" && !value.IsNumber():
		return c.wrongType(path, "a whole number", value)
	case want == "integer":
		switch n := value.AsNumber(); {
		case math.IsNaN(n) || math.IsInf(n, 0):
			return c.refuse(path, value, "is %s, not a finite number; it takes a whole number", shown(value))
		case n < math.MinInt32 || n > math.MaxInt32:
			return c.refuse(path, value, "%s is out of range of a whole number of 32 bits", shown(value))
		case n != math.Trunc(n) && value.Secret():
			return c.refuse(path, value, "is not a whole number; it is never rounded")
		case n != math.Trunc(n):
			return c.refuse(path, value, "%s is not a whole number; it is never rounded: pass %v or %v", shown(value),
				math.Floor(n), math.Ceil(n))
		}
	}
	return value, true
}

func (c *inputCheck) wrongType(path, want string, value property.Value) (property.Value, bool) {
	return c.refuse(path, value, "is %s; it takes %s%s", shown(value), want, c.cure(path, want, value))
}

// knownCure says what to pass where an Output of a resource cannot be.
func knownCure(spec schema.TypeSpec) string {
	if spec.Type == "array" {
		return "put the Outputs inside the list, whose length must be known when the program runs"
	}
	return "pass a value that is known when the program runs"
}

// shown is a value as a message may quote it.
func shown(value property.Value) string {
	switch {
	case value.Secret():
		return "a secret " + kind(value)
	case value.IsString():
		return "the string " + spelling.Quote(value.AsString())
	case value.IsNumber():
		if n := value.AsNumber(); math.Abs(n) > math.MaxInt64 {
			return strconv.FormatFloat(n, 'g', -1, 64)
		}
		return strconv.FormatFloat(value.AsNumber(), 'f', -1, 64)
	case value.IsBool():
		return strconv.FormatBool(value.AsBool())
	case value.IsArray():
		return "a list"
	case value.IsMap():
		return "an object"
	case value.IsResourceReference():
		return "a resource"
	}
	return "an asset or archive"
}

// kind is what sort of value a secret is.
func kind(value property.Value) string {
	switch {
	case value.IsString():
		return "string"
	case value.IsNumber():
		return "number"
	case value.IsBool():
		return "true or false"
	case value.IsArray():
		return "list"
	}
	return "object"
}

// soundsSecret are names that people give to what nobody else should see.
var soundsSecret = lazyregexp.New(`(?i)token|pass|pwd|secret|credential|auth`)

// textOfOutput is what the SDKs make of an Output that is put into a text: it says how to do that right, and is no
// value.
var textOfOutput = lazyregexp.New(`^.{0,200}Calling \[?(toString|toJSON|__str__)\]? on an \[?Output`)

func join(path, name string) string {
	switch {
	case name == "":
		name = `[""]`
		fallthrough
	case path == "":
		return path + name
	}
	return path + "." + name
}

// firstSentence is what an input means, in short.
func firstSentence(description string) string {
	sentence, _, _ := strings.Cut(description, ". ")
	sentence, _, _ = strings.Cut(sentence, "\n")
	first, size := utf8.DecodeRuneInString(sentence)
	return string(unicode.ToLower(first)) + strings.TrimSuffix(sentence[size:], ".")
}
