// Package props has the properties of resources as plain JSON values.
package props

import (
	"maps"
	"slices"
	"sort"
	"strings"
)

// Map are properties as plain JSON values: string, float64, bool, []any, map[string]any, and [Unknown] in previews.
// Nulls are left out: AWS and the provider treat them as properties that were not sent.
type Map map[string]any

// Clone is a copy of which nothing is shared.
func (p Map) Clone() Map {
	out := make(Map, len(p))
	for k, v := range p {
		out[k] = Normal(v)
	}
	return out
}

// Lookup is the value at a path, such as authenticationMode.passwords.
func (p Map) Lookup(path string) any {
	name, rest, nested := strings.Cut(path, ".")
	if !nested {
		return p[name]
	}
	return p.Object(name).Lookup(rest)
}

// Put sets the value at a path, or removes it when there is none. A path into an object that was not sent leads
// nowhere.
func (p Map) Put(path string, value any) {
	name, rest, nested := strings.Cut(path, ".")
	switch {
	case nested:
		if inner := p.Object(name); inner != nil {
			inner.Put(rest, value)
			p[name] = map[string]any(inner)
		}
	case value == nil:
		delete(p, name)
	default:
		p[name] = Normal(value)
	}
}

// Known leaves out what holds an unknown value.
func (p Map) Known() Map {
	out := Map{}
	for k, v := range p {
		if !HasUnknown(v) {
			out[k] = v
		}
	}
	return out
}

// Has says whether a property has a value that is not empty.
func (p Map) Has(key string) bool { return !IsEmpty(p[key]) }

// Str is a string property; empty when it was not sent.
func (p Map) Str(key string) string {
	s, _ := p[key].(string)
	return s
}

// Flag is a boolean property; false when it was not sent.
func (p Map) Flag(key string) bool {
	b, _ := p[key].(bool)
	return b
}

// Num is the whole number under key, or otherwise when it was not sent.
func (p Map) Num(key string, otherwise int) int {
	switch n := p[key].(type) {
	case float64:
		return int(n)
	case int:
		return n
	}
	return otherwise
}

// Strs are the strings of a list.
func (p Map) Strs(key string) []string {
	list, _ := Normal(p[key]).([]any)
	out := make([]string, 0, len(list))
	for _, e := range list {
		if s, ok := e.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// Objects are the elements of a list of objects.
func (p Map) Objects(key string) []Map {
	list, _ := Normal(p[key]).([]any)
	out := make([]Map, 0, len(list))
	for _, e := range list {
		if o, ok := e.(map[string]any); ok {
			out = append(out, o)
		}
	}
	return out
}

// Object is a nested object; nil when it was not sent.
func (p Map) Object(key string) Map {
	o, _ := Normal(p[key]).(map[string]any)
	return o
}

// Otherwise sets key when it was not sent.
func (p Map) Otherwise(key string, value any) {
	if _, sent := p[key]; !sent {
		p[key] = Normal(value)
	}
}

// SortedKeys are the keys of a map, in alphabetical order.
func SortedKeys[V any](m map[string]V) []string {
	keys := slices.Collect(maps.Keys(m))
	sort.Strings(keys)
	return keys
}
