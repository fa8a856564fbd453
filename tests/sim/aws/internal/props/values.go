package props

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sort"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// Unknown is a value that the engine does not know yet. It equals nothing, itself included (see [Same]).
type Unknown struct{}

// FromMap strips secretness and dependencies, which are the engine's business, and leaves internal keys out.
func FromMap(m property.Map) Map {
	out := Map{}
	for k, v := range m.All {
		if IsInternal(k) {
			continue
		}
		if plain := FromValue(v); plain != nil {
			out[k] = plain
		}
	}
	return out
}

// FromValue is the plain form of one value.
func FromValue(v property.Value) any {
	switch {
	case v.IsComputed():
		return Unknown{}
	case v.IsBool():
		return v.AsBool()
	case v.IsNumber():
		return v.AsNumber()
	case v.IsString():
		return v.AsString()
	case v.IsArray():
		list := make([]any, 0, v.AsArray().Len())
		for _, e := range v.AsArray().All {
			list = append(list, FromValue(e))
		}
		return list
	case v.IsMap():
		object := map[string]any{}
		for k, e := range v.AsMap().All {
			if plain := FromValue(e); plain != nil && !IsInternal(k) {
				object[k] = plain
			}
		}
		return object
	case v.IsResourceReference():
		// A resource where a string is expected stands for its ID.
		return FromValue(v.AsResourceReference().ID)
	}
	return nil
}

// ToMap is the way back; the properties named in secrets come out secret.
func (p Map) ToMap(secrets map[string]bool) property.Map {
	out := make(map[string]property.Value, len(p))
	for k, v := range p {
		out[k] = ToValue(v).WithSecret(secrets[k])
	}
	return property.NewMap(out)
}

// ToValue is the way back of one value.
func ToValue(v any) property.Value {
	switch v := Normal(v).(type) {
	case Unknown:
		return property.New(property.Computed)
	case bool:
		return property.New(v)
	case float64:
		return property.New(v)
	case string:
		return property.New(v)
	case []any:
		list := make([]property.Value, len(v))
		for i, e := range v {
			list[i] = ToValue(e)
		}
		return property.New(property.NewArray(list))
	case map[string]any:
		object := make(map[string]property.Value, len(v))
		for k, e := range v {
			object[k] = ToValue(e)
		}
		return property.New(property.NewMap(object))
	}
	return property.New(property.Null)
}

// SecretsOf names the properties that hold a secret anywhere inside.
func SecretsOf(m property.Map) map[string]bool {
	secrets := map[string]bool{}
	for k, v := range m.All {
		if v.HasSecrets() {
			secrets[k] = true
		}
	}
	return secrets
}

// Normal brings the Go values that services write into the shape that JSON gives back, so that they compare equal.
func Normal(v any) any {
	switch v := v.(type) {
	case int:
		return float64(v)
	case []string:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = e
		}
		return list
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = Normal(e)
		}
		return list
	case map[string]string:
		object := make(map[string]any, len(v))
		for k, e := range v {
			object[k] = e
		}
		return object
	case Map:
		return Normal(map[string]any(v))
	case map[string]any:
		object := make(map[string]any, len(v))
		for k, e := range v {
			if e != nil {
				object[k] = Normal(e)
			}
		}
		return object
	}
	return v
}

// Same compares two plain values; sets compare without order and repetitions. An unknown value is never the same.
func Same(a, b any, set bool) bool {
	a, b = Normal(a), Normal(b)
	if HasUnknown(a) || HasUnknown(b) {
		return false
	}
	listA, isListA := a.([]any)
	listB, isListB := b.([]any)
	if set && isListA && isListB {
		return slices.Equal(slices.Compact(sorted(listA)), slices.Compact(sorted(listB)))
	}
	return reflect.DeepEqual(a, b)
}

func sorted(list []any) []string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = spelled(e)
	}
	sort.Strings(out)
	return out
}

// Distinct is a list without repetitions.
func Distinct(list []any) []any {
	seen := map[string]bool{}
	out := make([]any, 0, len(list))
	for _, e := range list {
		if !seen[spelled(e)] {
			out = append(out, e)
		}
		seen[spelled(e)] = true
	}
	return out
}

// spelled is the same text for equal values: fmt prints maps in key order.
func spelled(v any) string { return fmt.Sprintf("%v", v) }

// NormalJSON is a JSON text in the form into which the provider brings it: keys in order, no space. What is no JSON
// stays.
func NormalJSON(text string) string {
	var document any
	if json.Unmarshal([]byte(text), &document) != nil {
		return text
	}
	normalized, err := json.Marshal(document)
	if err != nil {
		return text
	}
	return string(normalized)
}

// HasUnknown says whether a value is unknown, in whole or in part.
func HasUnknown(v any) bool {
	switch v := v.(type) {
	case Unknown:
		return true
	case []any:
		return slices.ContainsFunc(v, HasUnknown)
	case map[string]any:
		for _, e := range v {
			if HasUnknown(e) {
				return true
			}
		}
	}
	return false
}

// IsEmpty tells a value that Terraform cannot tell from one that was not sent.
func IsEmpty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

// IsInternal tells the keys that Pulumi and the provider keep for themselves, such as __defaults.
func IsInternal(key string) bool { return len(key) > 1 && key[:2] == "__" }
