package inputs

import (
	"fmt"
	"reflect"
)

// Part are the arguments of a component that the fields of T name. The arguments of a component are one flat struct,
// because Pulumi ignores the fields of an embedded one, and each concern takes its own fields.
func Part[T any](args any) T {
	var part T
	from, to := reflect.ValueOf(args).Elem(), reflect.ValueOf(&part).Elem()
	names := Properties(from.Type())
	for name, i := range Properties(to.Type()) {
		at, ok := names[name]
		if !ok {
			panic(fmt.Sprintf("%s has no input %s, which %s takes", from.Type(), name, to.Type()))
		}
		to.Field(i).Set(from.Field(at))
	}
	return part
}

// OrElse is a value, or the default of an input.
func OrElse[T any](value *T, absent T) T {
	if value == nil {
		return absent
	}
	return *value
}
