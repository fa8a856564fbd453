package trees

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// Leads says whether a path leads to a value of a request, or to a field of the schema that is missing in it.
func Leads(request Request, path string) bool {
	keys, err := resource.ParsePropertyPathStrict(path)
	if err != nil || len(keys) == 0 {
		return false
	}
	at, value := inputsOf(request.Component), property.New(request.Inputs)
	for _, key := range keys {
		switch key := key.(type) {
		case string:
			if unescaped, err := strconv.Unquote(`"` + key + `"`); err == nil {
				key = unescaped
			}
			if !value.IsMap() && !value.IsNull() {
				return false
			}
			var entry property.Value
			if value.IsMap() {
				entry = value.AsMap().Get(key)
			}
			if entry.IsNull() && !slices.Contains(at.names(), key) && !has(value, key) {
				return false
			}
			at, value = at.entry(key), entry
		case int:
			if !value.IsArray() || key >= value.AsArray().Len() {
				return false
			}
			at, value = at.element(), value.AsArray().Get(key)
		}
	}
	return true
}

func has(value property.Value, key string) bool {
	if !value.IsMap() {
		return false
	}
	_, ok := value.AsMap().GetOk(key)
	return ok
}

// Quoted is what the engine quotes of a request together with a problem at a path: the value there, if the path leads
// to one.
func Quoted(request Request, path string) string {
	keys, err := resource.ParsePropertyPath(path)
	if err != nil {
		return ""
	}
	value, found := keys.Get(resource.NewProperty(resource.ToResourcePropertyMap(request.Inputs)))
	if !found {
		return ""
	}
	return fmt.Sprintf("%v", value)
}
