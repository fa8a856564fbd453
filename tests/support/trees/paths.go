package trees

import (
	"fmt"
	"strconv"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// Leads says whether a path leads to a value of a request, or to a field of the schema that is missing in it.
func Leads(request Request, path string) bool {
	keys, err := resource.ParsePropertyPathStrict(path)
	at, value := inputsOf(request.Component), property.New(request.Inputs)
	for _, key := range keys {
		var ok bool
		if at, value, ok = step(at, value, key); !ok {
			return false
		}
	}
	return err == nil && len(keys) > 0
}

// step is the place and the value that a key of a path leads to.
func step(at place, value property.Value, key any) (place, property.Value, bool) {
	switch key := key.(type) {
	case string:
		// An older engine has keys with odd characters as they are written.
		if unquoted, err := strconv.Unquote(`"` + key + `"`); err == nil {
			key = unquoted
		}
		entry, sent := property.New(property.Null), false
		if value.IsMap() {
			entry, sent = value.AsMap().GetOk(key)
		}
		_, known := at.fields[key]
		return at.entry(key), entry, sent || known && (value.IsMap() || value.IsNull())
	case int:
		if value.IsArray() && key < value.AsArray().Len() {
			return at.element(), value.AsArray().Get(key), true
		}
	}
	return at, value, false
}

// Quoted is what the engine quotes of a request together with a problem at a path: the value there, if the path leads
// to one.
func Quoted(request Request, path string) string {
	keys, err := resource.ParsePropertyPath(path)
	if err != nil {
		return ""
	}
	value, _ := keys.Get(resource.NewProperty(resource.ToResourcePropertyMap(request.Inputs)))
	return fmt.Sprintf("%v", value)
}
