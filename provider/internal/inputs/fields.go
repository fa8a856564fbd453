package inputs

import (
	"reflect"
	"strings"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// properties caches the answers of [Properties] by type. A plan needs a dozen types, and a change several plans.
var properties sync.Map

// Properties are the fields of a struct that are Pulumi properties: the index of each, by the property's name. The map
// is shared, and only read.
func Properties(t reflect.Type) map[string]int {
	if known, ok := properties.Load(t); ok {
		return known.(map[string]int)
	}
	fields := map[string]int{}
	for i := range t.NumField() {
		if tag, ok := t.Field(i).Tag.Lookup("pulumi"); ok {
			name, _, _ := strings.Cut(tag, ",")
			fields[name] = i
		}
	}
	properties.Store(t, fields)
	return fields
}

// IsSecret says whether a field is always a secret, whether or not the program marks it.
func IsSecret(field reflect.StructField) bool { return field.Tag.Get("provider") == "secret" }

// Recorded are the arguments that a pointer points to, as the engine records them in its state. A field that is always
// a secret is recorded as one.
func Recorded(args any) pulumi.Map { return recordFields(reflect.ValueOf(args).Elem()) }

func recordFields(v reflect.Value) pulumi.Map {
	fields := pulumi.Map{}
	for name, i := range Properties(v.Type()) {
		value := record(v.Field(i))
		if value == nil {
			continue
		}
		if IsSecret(v.Type().Field(i)) {
			value = pulumi.ToSecret(value)
		}
		fields[name] = value
	}
	return fields
}

// record is a value as the engine records it, or nil where the program left it out.
func record(v reflect.Value) pulumi.Input {
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Interface:
		if v.IsNil() {
			return nil
		}
	case reflect.Struct:
		return recordFields(v)
	}
	if input, ok := v.Interface().(pulumi.Input); ok {
		return input
	}
	switch v.Kind() {
	case reflect.Pointer:
		return record(v.Elem())
	case reflect.Slice:
		elements := pulumi.Array{}
		for i := range v.Len() {
			elements = append(elements, record(v.Index(i)))
		}
		return elements
	}
	return pulumi.Any(v.Interface())
}

// Outputs are the outputs of the component that a pointer points to, by name.
func Outputs(component any) pulumi.Map {
	registered := pulumi.Map{}
	v := reflect.ValueOf(component).Elem()
	for name, i := range Properties(v.Type()) {
		registered[name] = v.Field(i).Interface().(pulumi.Input)
	}
	return registered
}

// Absent is an output without a value, in every language.
func Absent() pulumi.StringPtrOutput {
	return pulumi.String("").ToStringOutput().ApplyT(func(string) *string { return nil }).(pulumi.StringPtrOutput)
}

// Read sets the arguments that a pointer points to from what the engine recorded: the inputs of the last deployment. It
// leaves out what another version of the component recorded and this one does not know, or knows as another type.
func Read(args any, recorded resource.PropertyMap) { setFields(reflect.ValueOf(args).Elem(), recorded) }

func setFields(v reflect.Value, properties resource.PropertyMap) {
	for name, i := range Properties(v.Type()) {
		if value, ok := properties[resource.PropertyKey(name)]; ok {
			setField(v.Field(i), value)
		}
	}
}

func setField(field reflect.Value, value resource.PropertyValue) {
	value, secret := Revealed(value)
	if value.IsNull() {
		return
	}
	switch field.Kind() {
	case reflect.Pointer:
		to := reflect.New(field.Type().Elem())
		setField(to.Elem(), value)
		field.Set(to)
	case reflect.Struct:
		if value.IsObject() {
			setFields(field, value.ObjectValue())
		}
	case reflect.Interface:
		if input := inputOf(value, secret); input != nil && reflect.TypeOf(input).AssignableTo(field.Type()) {
			field.Set(reflect.ValueOf(input))
		}
	case reflect.Slice:
		if !value.IsArray() {
			return
		}
		if elements, ok := inputOf(value, secret).(pulumi.StringArray); ok &&
			reflect.TypeFor[[]pulumi.StringInput]() == field.Type() {
			field.Set(reflect.ValueOf([]pulumi.StringInput(elements)))
			return
		}
		field.Set(reflect.MakeSlice(field.Type(), len(value.ArrayValue()), len(value.ArrayValue())))
		for i, element := range value.ArrayValue() {
			setField(field.Index(i), element)
		}
	case reflect.Int:
		if value.IsNumber() {
			field.SetInt(int64(value.NumberValue()))
		}
	case reflect.Float64:
		if value.IsNumber() {
			field.SetFloat(value.NumberValue())
		}
	case reflect.Bool:
		if value.IsBool() {
			field.SetBool(value.BoolValue())
		}
	case reflect.String:
		if value.IsString() {
			field.SetString(value.StringValue())
		}
	}
}

// inputOf is a value as a program would pass it, or nil where no input takes such a value.
func inputOf(value resource.PropertyValue, secret bool) pulumi.Input {
	var input pulumi.Input
	switch {
	case value.IsString():
		input = pulumi.String(value.StringValue())
	case value.IsNumber():
		input = pulumi.Int(int(value.NumberValue()))
	case value.IsBool():
		input = pulumi.Bool(value.BoolValue())
	case value.IsArray():
		elements := pulumi.StringArray{}
		for _, e := range value.ArrayValue() {
			e, secret := Revealed(e)
			if element, ok := inputOf(e, secret).(pulumi.StringInput); ok {
				elements = append(elements, element)
			}
		}
		input = elements
	case value.IsObject():
		entries := pulumi.StringMap{}
		for key, e := range value.ObjectValue() {
			e, secret := Revealed(e)
			if entry, ok := inputOf(e, secret).(pulumi.StringInput); ok {
				entries[string(key)] = entry
			}
		}
		input = entries
	default:
		return nil
	}
	if secret {
		return pulumi.ToSecret(input)
	}
	return input
}

// Revealed is a value without its mark as a secret, and whether it had one.
func Revealed(value resource.PropertyValue) (resource.PropertyValue, bool) {
	switch {
	case value.IsSecret():
		inner, _ := Revealed(value.SecretValue().Element)
		return inner, true
	case value.IsOutput():
		inner, secret := Revealed(value.OutputValue().Element)
		return inner, secret || value.OutputValue().Secret
	}
	return value, false
}
