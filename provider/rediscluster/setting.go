package rediscluster

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/internals"
)

// setting is an input as the plan sees it: a value, unless this is a preview and the value depends on a resource that
// does not exist yet. Rules hold for known settings alone; the engine runs the program again, and the rules with it,
// once every value is known.
type setting[T any] struct {
	value T
	known bool
	// given is false where the program left the input out.
	given bool
	// secret says that the value must not appear in messages or names.
	secret bool
	// origin is the Output that the value came from, or nil. Resources take it along, so that they depend on what it
	// depends on and keep a secret a secret.
	origin pulumi.Output
	// resources are those that the value comes from.
	resources []resource.URN
}

// said is whether an input that may be empty is given and not known to be empty, which stands for none.
func said(s setting[string]) bool { return s.given && !(s.known && s.value == "") }

// fixed is a setting that the program or a default states outright.
func fixed[T any](value T) setting[T] { return setting[T]{value: value, known: true} }

// resolve waits for an input's value. Inside the plugin all values are there already; a program that embeds the
// component waits for the resources that the value comes from.
//
// T is the input's plain type and I its Pulumi interface; absent is what holds where the program gave nothing.
func resolve[T any, I pulumi.Input](ctx context.Context, input I, absent T) (setting[T], error) {
	if any(input) == nil {
		return fixed(absent), nil
	}
	output, isOutput := any(input).(pulumi.Output)
	if !isOutput {
		output = pulumi.ToOutput(input)
	}
	result, err := internals.UnsafeAwaitOutput(ctx, output)
	if err != nil {
		return setting[T]{}, err
	}
	s := setting[T]{known: result.Known, given: true, secret: result.Secret}
	for _, r := range result.Dependencies {
		urn, err := internals.UnsafeAwaitOutput(ctx, r.URN())
		if err != nil {
			return setting[T]{}, err
		}
		if urn.Known {
			s.resources = append(s.resources, resource.URN(urn.Value.(pulumi.URN)))
		}
	}
	// A map is no Output, but may hold some.
	if isOutput || !result.Known || result.Secret || len(result.Dependencies) > 0 {
		s.origin = output
	}
	if !result.Known {
		return s, nil
	}
	switch value := result.Value.(type) {
	case nil:
		// An Output that turns out to hold nothing is an input left out.
		s.value, s.given = absent, false
	case T:
		s.value = value
	case *T:
		if value == nil {
			s.value, s.given = absent, false
		} else {
			s.value = *value
		}
	default:
		// A resource's id is a string of a type of its own.
		v := reflect.ValueOf(value)
		if v.Kind() != reflect.TypeFor[T]().Kind() || !v.CanConvert(reflect.TypeFor[T]()) {
			return setting[T]{}, wrongTypeError{value, absent}
		}
		s.value = v.Convert(reflect.TypeFor[T]()).Interface().(T)
	}
	return s, nil
}

// wrongTypeError is an Output that turned out to hold something else than the input takes. Any other error of resolve is
// that of a resource which the input waited for in vain.
type wrongTypeError struct{ got, want any }

func (e wrongTypeError) Error() string { return fmt.Sprintf("holds a %T, not a %T", e.got, e.want) }

// derive is a setting that follows from another one.
func derive[T, U any](from setting[T], f func(T) U) setting[U] {
	to := setting[U]{known: from.known, given: from.given, secret: from.secret, origin: from.origin, resources: from.resources}
	if from.known {
		to.value = f(from.value)
	}
	return to
}

// input is the setting as a resource takes it.
func (s setting[T]) input() pulumi.Input {
	if s.origin == nil {
		return pulumi.ToOutput(pulumi.Any(s.value)).ApplyT(func(any) T { return s.value })
	}
	// ApplyT runs only where the value is known; it carries over dependencies, secrecy and unknownness.
	return s.origin.ApplyT(func(any) T { return s.value })
}

func stringInput(s setting[string]) pulumi.StringOutput { return s.input().(pulumi.StringOutput) }

func intInput(s setting[int]) pulumi.IntOutput { return s.input().(pulumi.IntOutput) }

func boolInput(s setting[bool]) pulumi.BoolOutput { return s.input().(pulumi.BoolOutput) }

// list is an input that is a list: each element is a setting of its own.
type list struct {
	elements []setting[string]
	// counted is false where not even the length is known yet.
	counted bool
	// given is false where the program left the input out.
	given bool
	// whole is the Output that the list came from as one, or nil.
	whole pulumi.Output
}

// resolveList waits for the elements of a list one by one, so that an element which is not known yet hides neither the
// others nor the length.
func resolveList(ctx context.Context, input pulumi.StringArrayInput) (list, error) {
	switch input := input.(type) {
	case nil:
		return list{counted: true}, nil
	case pulumi.StringArray:
		return resolveElements(ctx, input)
	}
	s, err := resolve(ctx, input, []string(nil))
	if err != nil {
		return list{}, err
	}
	l := list{counted: s.known, given: s.given, whole: s.origin}
	for _, value := range s.value {
		l.elements = append(l.elements, setting[string]{value: value, known: true, given: true, secret: s.secret})
	}
	return l, nil
}

func resolveElements(ctx context.Context, inputs []pulumi.StringInput) (list, error) {
	l := list{counted: true, given: inputs != nil}
	for i, input := range inputs {
		s, err := resolve(ctx, input, "")
		if err != nil {
			return list{}, fmt.Errorf("[%d]: %w", i, err)
		}
		l.elements = append(l.elements, s)
	}
	return l, nil
}

// input is the list as a resource takes it.
func (l list) input() pulumi.StringArrayOutput { return l.inputs().ToStringArrayOutput() }

// inputs are the same, element by element where they came so: that one is not known yet says nothing of the others.
func (l list) inputs() pulumi.StringArrayInput {
	if l.whole != nil {
		return l.whole.ApplyT(func(any) []string { return l.values() }).(pulumi.StringArrayOutput)
	}
	elements := make(pulumi.StringArray, len(l.elements))
	for i, e := range l.elements {
		elements[i] = stringInput(e)
	}
	return elements
}

// values are the elements, of which all are known.
func (l list) values() []string {
	values := make([]string, len(l.elements))
	for i, e := range l.elements {
		values[i] = e.value
	}
	return values
}

// dictionary is an input that is a map: each entry is a setting of its own.
type dictionary struct {
	entries map[string]setting[string]
	// counted is false where not even the keys are known yet.
	counted bool
	// given is false where the program left the input out.
	given bool
	// whole is the Output that the map came from as one, or nil.
	whole pulumi.Output
}

// resolveMap waits for the entries of a map one by one.
func resolveMap(ctx context.Context, input pulumi.StringMapInput) (dictionary, error) {
	d := dictionary{entries: map[string]setting[string]{}, counted: true, given: input != nil}
	switch input := input.(type) {
	case nil:
		return d, nil
	case pulumi.StringMap:
		for key, value := range input {
			s, err := resolve(ctx, value, "")
			if err != nil {
				return dictionary{}, fmt.Errorf("[%q]: %w", key, err)
			}
			d.entries[key] = s
		}
		return d, nil
	}
	s, err := resolve(ctx, input, map[string]string(nil))
	if err != nil {
		return dictionary{}, err
	}
	d.counted, d.given, d.whole = s.known, s.given, s.origin
	for key, value := range s.value {
		d.entries[key] = setting[string]{value: value, known: true, given: true, secret: s.secret, origin: s.origin, resources: s.resources}
	}
	return d, nil
}

// all are the entries by their keys, in the order of the keys.
func (d dictionary) all() iter.Seq2[string, setting[string]] {
	return func(yield func(string, setting[string]) bool) {
		for _, key := range slices.Sorted(maps.Keys(d.entries)) {
			if !yield(key, d.entries[key]) {
				return
			}
		}
	}
}

// input is the map as a resource takes it.
func (d dictionary) input() pulumi.StringMapOutput {
	if d.whole != nil {
		return d.whole.ApplyT(func(any) map[string]string {
			values := map[string]string{}
			for key, e := range d.entries {
				values[key] = e.value
			}
			return values
		}).(pulumi.StringMapOutput)
	}
	entries := pulumi.StringMap{}
	for key, e := range d.entries {
		entries[key] = stringInput(e)
	}
	return entries.ToStringMapOutput()
}
