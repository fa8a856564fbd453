package shape

import (
	"fmt"
	"math"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// array checks the elements. If the length must be known, marks of the whole array move to its elements. A refused
// element leaves a placeholder, so that the others keep their indices.
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

// dictionary checks the entries. A refused entry leaves its key, so that the rules see the key. A null entry is
// reported and left out.
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
