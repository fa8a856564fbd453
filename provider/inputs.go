package provider

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/rediscluster"
)

// withInputCheck holds the inputs of every cluster against the schema before infer copies them into Go values. Neither
// the engine nor infer does: a required input that is missing would be a nil pointer, 2.7 nodes would be 2, and of
// several wrong types one alone would be reported, a different one each time.
func withInputCheck(provider p.Provider) p.Provider {
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
		if component, ok := spec.Resources[string(req.Urn.Type())]; ok {
			c := inputCheck{spec: spec}
			req.Inputs = c.properties("", component.InputProperties, component.RequiredInputs, req.Inputs)
			if len(c.problems) > 0 {
				return p.ConstructResponse{}, rpcerror.WrapDetailedError(rediscluster.NewInputsError(c.problems))
			}
		}
		return construct(ctx, req)
	}
	return provider
}

// inputCheck gathers everything about the inputs that the schema does not allow. It returns the inputs as infer can
// copy them: a plain value that came as an Output is plain again.
type inputCheck struct {
	spec     schema.PackageSpec
	problems []perrors.InputPropertyErrorDetails
}

func (c *inputCheck) add(path, format string, args ...any) {
	c.problems = append(c.problems, perrors.InputPropertyErrorDetails{PropertyPath: path, Reason: fmt.Sprintf(format, args...)})
}

// refuse adds a problem with a value, under a path that keeps the engine from quoting it where it is a secret.
func (c *inputCheck) refuse(path string, value property.Value, format string, args ...any) {
	if value.Secret() {
		path = rediscluster.SecretPath(path)
	}
	c.add(path, format, args...)
}

// properties checks an object: the inputs themselves, or a nested one.
func (c *inputCheck) properties(path string, specs map[string]schema.PropertySpec, required []string, values property.Map) property.Map {
	for _, name := range required {
		if values.Get(name).IsNull() {
			c.add(join(path, name), "is required: %s", firstSentence(specs[name].Description))
		}
	}
	checked := map[string]property.Value{}
	for name, value := range values.AllStable {
		spec, known := specs[name]
		switch {
		case value.IsNull():
			// Left out; some SDKs send the outputs so.
		case !known:
			// A token under a wrong name is a token.
			meant, cure := suggestion(name, specs), ""
			if meant != "" {
				cure = fmt.Sprintf("; did you mean %s?", meant)
			}
			c.refuse(join(path, name), value.WithSecret(value.Secret() || specs[meant].Secret), "is not an input%s", cure)
		default:
			// What the schema calls a secret is one, whether or not the program says so.
			value = value.WithSecret(value.Secret() || spec.Secret)
			checked[name] = c.value(join(path, name), spec.TypeSpec, value)
		}
	}
	return property.NewMap(checked)
}

func (c *inputCheck) value(path string, spec schema.TypeSpec, value property.Value) property.Value {
	if spec.Plain {
		if value.IsComputed() {
			c.refuse(path, value, "is not known yet: it comes from a resource that does not exist, and the component decides with it; %s", knownCure(spec))
			return value
		}
		if value.Secret() && spec.Type != "array" {
			c.refuse(path, value, "is a secret, but this input shows in the names of resources and in previews; pass a plain value")
			return value
		}
	}
	if value.IsComputed() {
		return value
	}
	switch {
	case spec.Ref != "":
		return c.nested(path, spec, value)
	case spec.Type == "array":
		return c.array(path, spec, value)
	case spec.Type == "object":
		return c.dictionary(path, spec, value)
	}
	c.scalar(path, spec.Type, value)
	if spec.Plain {
		// Known, so its origin no longer matters.
		return value.WithDependencies(nil)
	}
	return value
}

// nested is an object of ours. The documented module takes a list of one such object.
func (c *inputCheck) nested(path string, spec schema.TypeSpec, value property.Value) property.Value {
	object := c.spec.Types[strings.TrimPrefix(spec.Ref, "#/types/")]
	switch {
	case value.IsArray():
		c.refuse(path, value, "is a list; pass the object itself: { %s }", strings.Join(keys(object.Properties), ", "))
		return value
	case !value.IsMap():
		c.wrongType(path, "an object with "+strings.Join(keys(object.Properties), " and "), value)
		return value
	}
	return property.New(c.properties(path, object.Properties, object.Required, value.AsMap()))
}

// array checks the elements. What an array carries as a whole goes to the elements where its length must be known.
func (c *inputCheck) array(path string, spec schema.TypeSpec, value property.Value) property.Value {
	if !value.IsArray() {
		c.wrongType(path, "a list", value)
		return value
	}
	elements := make([]property.Value, value.AsArray().Len())
	for i, element := range value.AsArray().All {
		at := fmt.Sprintf("%s[%d]", path, i)
		if element.IsNull() {
			c.add(at, "is null; leave it out or give it a value")
			continue
		}
		element = c.value(at, *spec.Items, element.WithSecret(element.Secret() || value.Secret()))
		if spec.Plain {
			element = element.WithDependencies(append(element.Dependencies(), value.Dependencies()...))
		}
		elements[i] = element
	}
	if spec.Plain {
		return property.New(elements)
	}
	return property.WithGoValue(value, property.NewArray(elements))
}

func (c *inputCheck) dictionary(path string, spec schema.TypeSpec, value property.Value) property.Value {
	if !value.IsMap() {
		c.wrongType(path, "an object of strings", value)
		return value
	}
	for key, element := range value.AsMap().AllStable {
		at := fmt.Sprintf("%s[%q]", path, key)
		if element.IsNull() {
			c.add(at, "is null; leave it out or give it a value")
			continue
		}
		c.value(at, *spec.AdditionalProperties, element.WithSecret(element.Secret() || value.Secret()))
	}
	return value
}

func (c *inputCheck) scalar(path, want string, value property.Value) {
	switch {
	case want == "string" && !value.IsString():
		c.wrongType(path, "a string", value)
	case want == "boolean" && !value.IsBool():
		c.wrongType(path, "true or false", value)
	case want == "integer" && !value.IsNumber():
		c.wrongType(path, "a whole number", value)
	case want == "integer":
		if n := value.AsNumber(); math.IsNaN(n) {
			c.refuse(path, value, "is not a number")
		} else if math.Abs(n) > math.MaxInt32 {
			c.refuse(path, value, "%s is too large for a whole number of 32 bits", shown(value))
		} else if n != math.Trunc(n) && value.Secret() {
			c.refuse(path, value, "is not a whole number; it is never rounded")
		} else if n != math.Trunc(n) {
			c.refuse(path, value, "%s is not a whole number; it is never rounded: pass %v or %v", shown(value), math.Floor(n), math.Ceil(n))
		}
	}
}

func (c *inputCheck) wrongType(path, want string, value property.Value) {
	c.refuse(path, value, "is %s; it takes %s%s", shown(value), want, cure(want, value))
}

// cure says how to write a value of the wrong type so that it has the right one, for the slips that are made most: a
// version without quotes, a number with them.
func cure(want string, value property.Value) string {
	switch {
	case value.Secret():
		return ""
	case want == "a string" && (value.IsNumber() || value.IsBool()):
		return fmt.Sprintf(": write it in quotes, %q", shown(value))
	case value.IsString() && want == "a whole number":
		if n, err := strconv.Atoi(value.AsString()); err == nil {
			return fmt.Sprintf(": write %d, without quotes", n)
		}
	case value.IsString() && want == "true or false":
		if b, err := strconv.ParseBool(value.AsString()); err == nil {
			return fmt.Sprintf(": write %t, without quotes", b)
		}
	case value.IsString() && want == "a list":
		return fmt.Sprintf(": pass [%q]", value.AsString())
	}
	return ""
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
		return fmt.Sprintf("the string %q", value.AsString())
	case value.IsNumber():
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

func join(path, name string) string {
	if path == "" {
		return name
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

// suggestion finds an input that differs in case, underscores or a plural alone, as the documented module's names do.
func suggestion(name string, specs map[string]schema.PropertySpec) string {
	fold := func(s string) string { return strings.TrimSuffix(strings.ToLower(strings.ReplaceAll(s, "_", "")), "s") }
	for known := range specs {
		if fold(known) == fold(name) {
			return known
		}
	}
	return ""
}

func keys(specs map[string]schema.PropertySpec) []string { return slices.Sorted(maps.Keys(specs)) }
