package inputs

import (
	"fmt"
	"reflect"
)

// Part are some of the arguments of a component: those that the fields of T name. A component's arguments are one flat
// struct, since fields of an embedded one are no inputs, and each concern takes its own of them.
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
