// Package breaks finds what breaks programs in a schema that follows another one. Additions break nothing.
package breaks

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// Break is a change that breaks programs, by the name that the changelog has to tell it under.
type Break struct {
	Name string // such as RedisCluster.port
	What string
}

func (b Break) String() string { return b.Name + ": " + b.What }

// Between are the breaks from a schema to a later one, sorted by name.
func Between(was, now schema.PackageSpec) []Break {
	f := &finder{}
	if was.Name != now.Name {
		f.add(was.Name, "the package is called %s now", now.Name)
	}
	for token, old := range was.Resources {
		f.resource(token, old, now.Resources)
	}
	for token, old := range was.Functions {
		f.function(token, old, now.Functions)
	}
	for token, old := range was.Types {
		f.typ(token, old, now.Types)
	}
	f.inputs("provider", was.Provider, now.Provider)
	slices.SortFunc(f.found, func(a, b Break) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.What, b.What))
	})
	return f.found
}

// Untold are the breaks whose names are not among those that the changelog tells.
func Untold(found []Break, told []string) []Break {
	var untold []Break
	for _, b := range found {
		if !slices.Contains(told, b.Name) {
			untold = append(untold, b)
		}
	}
	return untold
}

type finder struct{ found []Break }

func (f *finder) add(name, what string, args ...any) {
	f.found = append(f.found, Break{name, fmt.Sprintf(what, args...)})
}

// short is the name in a token, such as RedisCluster in aws-redis:index:RedisCluster.
func short(token string) string { return token[strings.LastIndex(token, ":")+1:] }

func (f *finder) resource(token string, old schema.ResourceSpec, all map[string]schema.ResourceSpec) {
	name := short(token)
	now, there := all[token]
	if !there {
		f.add(name, "the resource %s is gone", token)
		return
	}
	if old.IsComponent != now.IsComponent {
		f.add(name, "it is a component in one version alone")
	}
	f.inputs(name, &old, &now)
	f.outputs(name, old.ObjectTypeSpec, now.ObjectTypeSpec)
	for method := range old.Methods {
		if _, there := now.Methods[method]; !there {
			f.add(name+"."+method, "the method is gone")
		}
	}
}

func (f *finder) inputs(name string, old, now *schema.ResourceSpec) {
	if old == nil || now == nil {
		return
	}
	f.fields(name, old.InputProperties, now.InputProperties, old.RequiredInputs, now.RequiredInputs)
}

// fields are what a program writes: the inputs of a resource, the arguments of a function, an object.
func (f *finder) fields(name string, old, now map[string]schema.PropertySpec, wasRequired, required []string) {
	for property, spec := range old {
		path := name + "." + property
		later, there := now[property]
		switch {
		case !there:
			f.add(path, "the input is gone")
			continue
		case !sameType(spec.TypeSpec, later.TypeSpec):
			f.add(path, "the input has another type")
		case spec.Plain != later.Plain:
			f.add(path, "the input is plain in one version alone")
		}
		if !reflect.DeepEqual(spec.Default, later.Default) ||
			!reflect.DeepEqual(spec.DefaultInfo, later.DefaultInfo) {
			f.add(path, "the default is another one")
		}
		if !reflect.DeepEqual(spec.Const, later.Const) {
			f.add(path, "the constant is another one")
		}
		if later.ReplaceOnChanges && !spec.ReplaceOnChanges ||
			later.WillReplaceOnChanges && !spec.WillReplaceOnChanges {
			f.add(path, "a change replaces")
		}
	}
	for _, property := range required {
		if !slices.Contains(wasRequired, property) {
			f.add(name+"."+property, "the input is required")
		}
	}
}

// outputs are what a program reads.
func (f *finder) outputs(name string, old, now schema.ObjectTypeSpec) {
	for property, was := range old.Properties {
		path := name + "." + property
		is, there := now.Properties[property]
		switch {
		case !there:
			f.add(path, "the output is gone")
		case !sameType(was.TypeSpec, is.TypeSpec):
			f.add(path, "the output has another type")
		case slices.Contains(old.Required, property) && !slices.Contains(now.Required, property):
			f.add(path, "the output is not always there")
		case was.Secret != is.Secret:
			f.add(path, "the output is a secret in one version alone")
		}
	}
}

func (f *finder) function(token string, old schema.FunctionSpec, all map[string]schema.FunctionSpec) {
	name := short(token)
	now, there := all[token]
	if !there {
		f.add(name, "the function %s is gone", token)
		return
	}
	was, is := orEmpty(old.Inputs), orEmpty(now.Inputs)
	f.fields(name, was.Properties, is.Properties, was.Required, is.Required)
	f.outputs(name, returned(old), returned(now))
}

// returned is what a function returns; as it is read, it is in either of two fields.
func returned(spec schema.FunctionSpec) schema.ObjectTypeSpec {
	if spec.Outputs == nil && spec.ReturnType != nil {
		return orEmpty(spec.ReturnType.ObjectTypeSpec)
	}
	return orEmpty(spec.Outputs)
}

func orEmpty(o *schema.ObjectTypeSpec) schema.ObjectTypeSpec {
	if o == nil {
		return schema.ObjectTypeSpec{}
	}
	return *o
}

func (f *finder) typ(token string, old schema.ComplexTypeSpec, all map[string]schema.ComplexTypeSpec) {
	name := short(token)
	now, there := all[token]
	switch {
	case !there:
		f.add(name, "the type %s is gone", token)
		return
	case old.Type != now.Type:
		f.add(name, "the type is a %s, and was a %s", now.Type, old.Type)
		return
	}
	f.fields(name, old.Properties, now.Properties, old.Required, now.Required)
	later := map[string]string{}
	for _, value := range now.Enum {
		later[fmt.Sprint(value.Value)] = value.Name
	}
	for _, value := range old.Enum {
		called := cmp.Or(value.Name, fmt.Sprint(value.Value))
		switch name2, there := later[fmt.Sprint(value.Value)]; {
		case !there:
			f.add(name+"."+called, "the value %v is gone", value.Value)
		case name2 != value.Name:
			f.add(name+"."+called, "the value %v has another name", value.Value)
		}
	}
}

// sameType compares types, at any depth.
func sameType(a, b schema.TypeSpec) bool {
	a.Plain, b.Plain = false, false
	return reflect.DeepEqual(a, b)
}

// Bare is a schema without what has no part in a comparison: descriptions and languages. It is what is kept of a
// release.
func Bare(full []byte) ([]byte, error) {
	var spec map[string]any
	if err := json.Unmarshal(full, &spec); err != nil {
		return nil, err
	}
	maps.DeleteFunc(spec, func(key string, _ any) bool {
		return !slices.Contains([]string{"name", "provider", "resources", "functions", "types"}, key)
	})
	for _, named := range spec {
		undescribed(named)
	}
	return json.MarshalIndent(spec, "", " ")
}

// undescribed takes the descriptions out: texts under that key, for an input may have the name.
func undescribed(value any) {
	switch value := value.(type) {
	case map[string]any:
		for _, key := range []string{"description", "deprecationMessage"} {
			if _, isText := value[key].(string); isText {
				delete(value, key)
			}
		}
		for _, element := range value {
			undescribed(element)
		}
	case []any:
		for _, element := range value {
			undescribed(element)
		}
	}
}
