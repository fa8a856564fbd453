// Package inputs is what every component does with its inputs: it waits for their values, records them for the engine,
// and reports what is wrong with them. The package does not know what the inputs mean.
package inputs

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

// Setting is an input as a plan sees it: a value, which a preview may not know because it depends on a resource that
// does not exist yet. Rules are skipped while a value is not known. The update runs the program, and its rules, again.
type Setting[T any] struct {
	Value T
	Known bool
	// Given is false where the program left the input out.
	Given bool
	// Secret says that the value must not appear in messages or names.
	Secret bool
	// Origin is the Output that the value came from, or nil. Resources are given it, so that they get its dependencies
	// and its secrecy.
	Origin pulumi.Output
	// Resources are the resources that the value comes from.
	Resources []resource.URN
}

// Said says whether an input is given and not known to be empty. An empty text stands for none.
func Said(s Setting[string]) bool { return s.Given && !(s.Known && s.Value == "") }

// Fixed is a setting that the program or a default states outright.
func Fixed[T any](value T) Setting[T] { return Setting[T]{Value: value, Known: true} }

// resolve waits for the value of an input. Inside the plugin all values are there already; a program that embeds the
// component waits for the resources that the value comes from.
//
// T is the plain type of the input and I its Pulumi interface. absent is the value if the program gives none.
func resolve[T any, I pulumi.Input](ctx context.Context, input I, absent T) (Setting[T], error) {
	if any(input) == nil {
		return Fixed(absent), nil
	}
	output, isOutput := any(input).(pulumi.Output)
	if !isOutput {
		output = pulumi.ToOutput(input)
	}
	result, err := internals.UnsafeAwaitOutput(ctx, output)
	if err != nil {
		return Setting[T]{}, err
	}
	s := Setting[T]{Known: result.Known, Given: true, Secret: result.Secret}
	for _, r := range result.Dependencies {
		urn, err := internals.UnsafeAwaitOutput(ctx, r.URN())
		if err != nil {
			return Setting[T]{}, err
		}
		if urn.Known {
			s.Resources = append(s.Resources, resource.URN(urn.Value.(pulumi.URN)))
		}
	}
	// A map is no Output, but may hold some.
	if isOutput || !result.Known || result.Secret || len(result.Dependencies) > 0 {
		s.Origin = output
	}
	if !result.Known {
		return s, nil
	}
	switch value := result.Value.(type) {
	case nil:
		// An Output that turns out to hold nothing is an input left out.
		s.Value, s.Given = absent, false
	case T:
		s.Value = value
	case *T:
		if value == nil {
			s.Value, s.Given = absent, false
		} else {
			s.Value = *value
		}
	default:
		// A resource's id is a string of a type of its own.
		v := reflect.ValueOf(value)
		if v.Kind() != reflect.TypeFor[T]().Kind() || !v.CanConvert(reflect.TypeFor[T]()) {
			return Setting[T]{}, wrongTypeError{value, absent}
		}
		s.Value = v.Convert(reflect.TypeFor[T]()).Interface().(T)
	}
	return s, nil
}

// wrongTypeError is the error of an Output whose value is of a type that the input does not accept. Any other error of
// resolve means that a resource failed before it had the value.
type wrongTypeError struct{ got, want any }

func (e wrongTypeError) Error() string { return fmt.Sprintf("holds a %T, not a %T", e.got, e.want) }

// Derive is a setting that follows from another one, with the same dependencies and secrecy.
func Derive[T, U any](from Setting[T], f func(T) U) Setting[U] {
	to := Setting[U]{
		Known: from.Known, Given: from.Given, Secret: from.Secret, Origin: from.Origin, Resources: from.Resources,
	}
	if from.Known {
		to.Value = f(from.Value)
	}
	return to
}

// Input is the setting as a resource takes it.
func (s Setting[T]) Input() pulumi.Input {
	if s.Origin == nil {
		return pulumi.ToOutput(pulumi.Any(s.Value)).ApplyT(func(any) T { return s.Value })
	}
	// ApplyT runs only where the value is known; it carries over dependencies, secrecy and unknownness.
	return s.Origin.ApplyT(func(any) T { return s.Value })
}

// StringInput is a text as a resource takes it.
func StringInput(s Setting[string]) pulumi.StringOutput { return s.Input().(pulumi.StringOutput) }

// IntInput is a number as a resource takes it.
func IntInput(s Setting[int]) pulumi.IntOutput { return s.Input().(pulumi.IntOutput) }

// BoolInput is a truth value as a resource takes it.
func BoolInput(s Setting[bool]) pulumi.BoolOutput { return s.Input().(pulumi.BoolOutput) }

// List is an input that is a list: each element is a setting of its own.
type List struct {
	Elements []Setting[string]
	// Counted is false where not even the length is known yet.
	Counted bool
	// Given is false where the program left the input out.
	Given bool
	// Whole is the Output that the list came from as one, or nil.
	Whole pulumi.Output
}

// resolveList waits for the elements of a list one by one, so that an element which is not known yet hides neither the
// others nor the length.
func resolveList(ctx context.Context, input pulumi.StringArrayInput) (List, error) {
	switch input := input.(type) {
	case nil:
		return List{Counted: true}, nil
	case pulumi.StringArray:
		return resolveElements(ctx, input)
	}
	s, err := resolve(ctx, input, []string(nil))
	if err != nil {
		return List{}, err
	}
	l := List{Counted: s.Known, Given: s.Given, Whole: s.Origin}
	for _, value := range s.Value {
		l.Elements = append(l.Elements, Setting[string]{Value: value, Known: true, Given: true, Secret: s.Secret})
	}
	return l, nil
}

func resolveElements(ctx context.Context, inputs []pulumi.StringInput) (List, error) {
	l := List{Counted: true, Given: inputs != nil}
	for i, input := range inputs {
		s, err := resolve(ctx, input, "")
		if err != nil {
			return List{}, fmt.Errorf("[%d]: %w", i, err)
		}
		l.Elements = append(l.Elements, s)
	}
	return l, nil
}

// Input is the list as a resource takes it.
func (l List) Input() pulumi.StringArrayOutput { return l.Inputs().ToStringArrayOutput() }

// Inputs is the list as a resource takes it, element by element if it came so: one may be known and another not.
func (l List) Inputs() pulumi.StringArrayInput {
	if l.Whole != nil {
		return l.Whole.ApplyT(func(any) []string { return l.Values() }).(pulumi.StringArrayOutput)
	}
	elements := make(pulumi.StringArray, len(l.Elements))
	for i, e := range l.Elements {
		elements[i] = StringInput(e)
	}
	return elements
}

// Values are the values of the elements. All must be known.
func (l List) Values() []string {
	values := make([]string, len(l.Elements))
	for i, e := range l.Elements {
		values[i] = e.Value
	}
	return values
}

// Set are the values, sorted and each once, of a list whose order says nothing.
func (l List) Set() []string { return slices.Compact(slices.Sorted(slices.Values(l.Values()))) }

// ElementsKnown says whether the value of every element is known. In a preview some may not be.
func (l List) ElementsKnown() bool {
	return !slices.ContainsFunc(l.Elements, func(e Setting[string]) bool { return !e.Known })
}

// Dictionary is an input that is a map: each entry is a setting of its own.
type Dictionary struct {
	Entries map[string]Setting[string]
	// Counted is false where not even the keys are known yet.
	Counted bool
	// Given is false where the program left the input out.
	Given bool
	// Whole is the Output that the map came from as one, or nil.
	Whole pulumi.Output
}

// resolveMap waits for the entries of a map one by one.
func resolveMap(ctx context.Context, input pulumi.StringMapInput) (Dictionary, error) {
	d := Dictionary{Entries: map[string]Setting[string]{}, Counted: true, Given: input != nil}
	switch input := input.(type) {
	case nil:
		return d, nil
	case pulumi.StringMap:
		for key, value := range input {
			s, err := resolve(ctx, value, "")
			if err != nil {
				return Dictionary{}, fmt.Errorf("[%q]: %w", key, err)
			}
			d.Entries[key] = s
		}
		return d, nil
	}
	s, err := resolve(ctx, input, map[string]string(nil))
	if err != nil {
		return Dictionary{}, err
	}
	d.Counted, d.Given, d.Whole = s.Known, s.Given, s.Origin
	for key, value := range s.Value {
		d.Entries[key] = Setting[string]{
			Value: value, Known: true, Given: true, Secret: s.Secret, Origin: s.Origin, Resources: s.Resources,
		}
	}
	return d, nil
}

// All yields the entries in the order of their keys.
func (d Dictionary) All() iter.Seq2[string, Setting[string]] {
	return func(yield func(string, Setting[string]) bool) {
		for _, key := range slices.Sorted(maps.Keys(d.Entries)) {
			if !yield(key, d.Entries[key]) {
				return
			}
		}
	}
}

// Input is the map as a resource takes it.
func (d Dictionary) Input() pulumi.StringMapOutput {
	if d.Whole != nil {
		return d.Whole.ApplyT(func(any) map[string]string {
			values := map[string]string{}
			for key, e := range d.Entries {
				values[key] = e.Value
			}
			return values
		}).(pulumi.StringMapOutput)
	}
	entries := pulumi.StringMap{}
	for key, e := range d.Entries {
		entries[key] = StringInput(e)
	}
	return entries.ToStringMapOutput()
}

// Optional is a setting that is not sent where it is left out or empty.
func Optional(s Setting[string]) pulumi.StringPtrInput {
	if !Said(s) {
		return nil
	}
	return StringInput(s).ToStringPtrOutput()
}
