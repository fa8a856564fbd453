package seven

import (
	"fmt"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// Check compares values with the fields: whatever has no field is refused, at any depth, and so are a list, a map, an
// object or a scalar in the place of something else, and a field that is required and not there.
func (f Fields) Check(values property.Map) []p.CheckFailure { return f.check("", values) }

// check compares the fields of the object behind a prefix, which is empty or ends with a dot.
func (f Fields) check(prefix string, values property.Map) []p.CheckFailure {
	var failures []p.CheckFailure
	for name, value := range values.AllStable {
		path := prefix + name
		switch kind := f.Kind(path); {
		case len(name) > 1 && name[:2] == "__": // the engine's own
		case kind == "":
			failures = append(failures, p.CheckFailure{
				Property: path,
				Reason: fmt.Sprintf("Invalid or unknown key: version %s of the provider has no argument %q here",
					Published().Version, name),
			})
		default:
			failures = append(failures, f.value(path, kind, value)...)
		}
	}
	for path := range f {
		if name, ok := childOf(prefix, path); ok && f.Requires(path) {
			if value, sent := values.GetOk(name); !sent || value.IsNull() {
				failures = append(failures, p.CheckFailure{Property: path, Reason: "Missing required argument"})
			}
		}
	}
	return failures
}

func (f Fields) value(path, kind string, value property.Value) []p.CheckFailure {
	fits := map[string]bool{
		"string": value.IsString() || value.IsResourceReference(), "number": value.IsNumber(),
		"boolean": value.IsBool(), "list": value.IsArray(), "map": value.IsMap(), "object": value.IsMap(),
	}
	var failures []p.CheckFailure
	switch {
	case value.IsComputed() || value.IsNull():
	case !fits[kind]:
		return []p.CheckFailure{{Property: path, Reason: "Incorrect type: expected a " + kind}}
	case kind == "list":
		for _, element := range value.AsArray().All {
			failures = append(failures, f.value(path+"[]", f.Kind(path+"[]"), element)...)
		}
	case kind == "object":
		return f.check(path+".", value.AsMap())
	}
	return failures
}

// childOf is the name of a field of the object behind a prefix, if the path leads to one.
func childOf(prefix, path string) (string, bool) {
	if len(path) <= len(prefix) || path[:len(prefix)] != prefix {
		return "", false
	}
	name := path[len(prefix):]
	for _, r := range name {
		if r == '.' || r == '[' {
			return "", false
		}
	}
	return name, true
}
