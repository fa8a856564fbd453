package awssim

import (
	"maps"
	"slices"
	"sort"
	"strings"
)

// props are properties as plain JSON values: string, float64, bool, []any, map[string]any, and [unknown] in previews.
// Nulls are left out: AWS and the provider treat them as properties that were not sent.
type props map[string]any

func (p props) clone() props {
	out := make(props, len(p))
	for k, v := range p {
		out[k] = normal(v)
	}
	return out
}

// lookup is the value at a path, such as authenticationMode.passwords.
func (p props) lookup(path string) any {
	name, rest, nested := strings.Cut(path, ".")
	if !nested {
		return p[name]
	}
	return p.object(name).lookup(rest)
}

// put sets the value at a path, or removes it when there is none. A path into an object that was not sent leads
// nowhere.
func (p props) put(path string, value any) {
	name, rest, nested := strings.Cut(path, ".")
	switch {
	case nested:
		if inner := p.object(name); inner != nil {
			inner.put(rest, value)
			p[name] = map[string]any(inner)
		}
	case value == nil:
		delete(p, name)
	default:
		p[name] = normal(value)
	}
}

// known leaves out what holds an unknown value.
func (p props) known() props {
	out := props{}
	for k, v := range p {
		if !hasUnknown(v) {
			out[k] = v
		}
	}
	return out
}

func (p props) has(key string) bool { return !isEmpty(p[key]) }

func (p props) str(key string) string {
	s, _ := p[key].(string)
	return s
}

func (p props) flag(key string) bool {
	b, _ := p[key].(bool)
	return b
}

// num is the whole number under key, or otherwise when it was not sent.
func (p props) num(key string, otherwise int) int {
	switch n := p[key].(type) {
	case float64:
		return int(n)
	case int:
		return n
	}
	return otherwise
}

func (p props) strs(key string) []string {
	list, _ := normal(p[key]).([]any)
	out := make([]string, 0, len(list))
	for _, e := range list {
		if s, ok := e.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// objects are the elements of a list of objects.
func (p props) objects(key string) []props {
	list, _ := normal(p[key]).([]any)
	out := make([]props, 0, len(list))
	for _, e := range list {
		if o, ok := e.(map[string]any); ok {
			out = append(out, o)
		}
	}
	return out
}

func (p props) object(key string) props {
	o, _ := normal(p[key]).(map[string]any)
	return o
}

// otherwise sets key when it was not sent.
func (p props) otherwise(key string, value any) {
	if _, sent := p[key]; !sent {
		p[key] = normal(value)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := slices.Collect(maps.Keys(m))
	sort.Strings(keys)
	return keys
}
