// Package varied gives the inputs of a component in ways that must not matter to a rule which does not read them: with
// one value and another, in the open and as a secret, and not known yet.
package varied

import (
	"fmt"
	"iter"
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Way is one way to give an input.
type Way[A any] struct {
	Args *A
	// Values are the texts in the input, if it is a text or holds some.
	Values []string
	// Other says that the value differs from the one in the arguments.
	Other, Secret, Unknown bool
}

// Values are texts, numbers and truth values for inputs, by paths without indices.
type Values struct {
	// Defaults are what holds where an input is left out.
	Defaults map[string]any
	// Others are values that no other input has.
	Others map[string]any
}

// Ways are the ways to give each input of some arguments that may be an Output, by its path. Where the arguments leave
// it out, it is given, with its default and with another value: what is compared is what stands there, not whether
// something does.
func Ways[A any](args *A, values Values) iter.Seq2[string, []Way[A]] {
	return func(yield func(string, []Way[A]) bool) {
		walk(reflect.ValueOf(args).Elem(), "", values, func(path string, at []int, ways []way) bool {
			var given []Way[A]
			for _, one := range ways {
				changed := clone(reflect.ValueOf(args).Elem())
				field(changed, at).Set(reflect.ValueOf(one.input))
				given = append(given, Way[A]{
					changed.Addr().Interface().(*A), one.values, one.other, one.secret, one.unknown,
				})
			}
			return yield(path, given)
		})
	}
}

// way is an input as it is given in one way.
type way struct {
	input                  any
	values                 []string
	other, secret, unknown bool
}

// element is what stands before the index of an element of a list in the way to a field.
const element = -1

func walk(v reflect.Value, prefix string, values Values, yield func(path string, at []int, ways []way) bool) bool {
	for name, i := range inputs.Properties(v.Type()) {
		path, f := prefix+name, v.Field(i)
		below := func(to reflect.Value, inside string, at ...int) bool {
			return walk(to, inside+".", values, func(path string, rest []int, ways []way) bool {
				return yield(path, append(append([]int{i}, at...), rest...), ways)
			})
		}
		switch {
		case f.Kind() == reflect.Pointer && f.Type().Elem().Kind() == reflect.Struct:
			to := reflect.New(f.Type().Elem())
			if !f.IsNil() {
				to = f
			}
			if !below(to.Elem(), path) {
				return false
			}
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			for n := range f.Len() {
				if !below(f.Index(n), inputs.Element(path, n), element, n) {
					return false
				}
			}
		default:
			key := inputs.Root(path) + suffix(prefix, name)
			other, ok := values.Others[key]
			if !ok && variable(f.Type()) {
				panic(fmt.Sprintf("%s takes an Output and has no other value: give it one in Others", key))
			}
			if ways := waysOf(f, values.Defaults[key], other); len(ways) > 0 && !yield(path, []int{i}, ways) {
				return false
			}
		}
	}
	return true
}

// suffix is the name of a part of an input, to append to the name of the input.
func suffix(prefix, name string) string {
	if prefix == "" {
		return ""
	}
	return "." + name
}

// variable says whether a field may be an Output, or have one in it.
func variable(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[pulumi.Input]()) || t == reflect.TypeFor[[]pulumi.StringInput]()
}

// field is what a way leads to, through objects that are made where there are none.
func field(v reflect.Value, at []int) reflect.Value {
	for i := 0; i < len(at); i++ {
		if at[i] == element {
			i++
			v = v.Index(at[i])
			continue
		}
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(at[i])
	}
	return v
}

// clone is a copy of arguments, and of the objects in them.
func clone(v reflect.Value) reflect.Value {
	to := reflect.New(v.Type()).Elem()
	to.Set(v)
	for _, field := range to.Fields() {
		switch f := field; {
		case f.Kind() == reflect.Pointer && f.Type().Elem().Kind() == reflect.Struct && !f.IsNil():
			f.Set(clone(f.Elem()).Addr())
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct && !f.IsNil():
			elements := reflect.MakeSlice(f.Type(), f.Len(), f.Len())
			for n := range f.Len() {
				elements.Index(n).Set(clone(f.Index(n)))
			}
			f.Set(elements)
		}
	}
	return to
}

// waysOf are the ways to give one input, whether or not the arguments hold a value for it.
func waysOf(f reflect.Value, standard, other any) []way {
	switch given := f.Interface().(type) {
	case pulumi.BoolPtrInput, pulumi.IntPtrInput, pulumi.StringPtrInput, pulumi.StringInput:
		return scalars(given, f.Type(), standard, other)
	case []pulumi.StringInput:
		return lists(given, other, func(elements []pulumi.StringInput) any { return elements })
	case pulumi.StringArray:
		return lists(given, other, func(elements []pulumi.StringInput) any { return pulumi.StringArray(elements) })
	case pulumi.StringMap:
		return maps(given, other)
	}
	if f.IsValid() && f.Kind() == reflect.Interface && f.IsNil() {
		switch f.Type() {
		case reflect.TypeFor[pulumi.StringArrayInput]():
			return lists(nil, other, func(elements []pulumi.StringInput) any { return pulumi.StringArray(elements) })
		case reflect.TypeFor[pulumi.StringMapInput]():
			return maps(nil, other)
		}
		return scalars(nil, f.Type(), standard, other)
	}
	return nil
}

func scalars(given any, kind reflect.Type, standard, other any) []way {
	var of func(value any) pulumi.Input
	var unknown any
	switch kind {
	case reflect.TypeFor[pulumi.BoolPtrInput]():
		of = func(value any) pulumi.Input { return pulumi.Bool(value.(bool)) }
		unknown = notKnown(func(any) *bool { return nil })
	case reflect.TypeFor[pulumi.IntPtrInput]():
		of = func(value any) pulumi.Input { return pulumi.Int(value.(int)) }
		unknown = notKnown(func(any) *int { return nil })
	case reflect.TypeFor[pulumi.StringPtrInput]():
		of = func(value any) pulumi.Input { return pulumi.String(value.(string)) }
		unknown = notKnown(func(any) *string { return nil })
	default:
		of = func(value any) pulumi.Input { return pulumi.String(value.(string)) }
		unknown = notKnown(func(any) string { return "" })
	}
	ways := []way{{input: unknown, unknown: true}}
	text := func(value any) []string {
		if s, ok := value.(string); ok {
			return []string{s}
		}
		return nil
	}
	add := func(input pulumi.Input, values []string, other bool) {
		ways = append(ways, way{input: input, values: values, other: other},
			way{input: pulumi.ToSecret(input), values: values, other: other, secret: true})
	}
	switch given := given.(type) {
	case pulumi.Bool:
		add(given, nil, false)
		other = !bool(given)
	case pulumi.Int:
		add(given, nil, false)
	case pulumi.String:
		add(given, text(string(given)), false)
	case nil:
		if standard != nil {
			add(of(standard), text(standard), false)
		}
	default:
		return nil // an Output of the case's own
	}
	add(of(other), text(other), true)
	return ways
}

func notKnown(as any) any { return pulumi.UnsafeUnknownOutput(nil).ApplyT(as) }

// lists are ways to give a list, of the same length.
func lists(given []pulumi.StringInput, other any, of func([]pulumi.StringInput) any) []way {
	var ways []way
	add := func(elements []pulumi.StringInput, other bool) {
		open, secret, unknown := way{other: other}, way{other: other, secret: true}, way{other: other, unknown: true}
		var secrets, unknowns []pulumi.StringInput
		for _, e := range elements {
			if s, ok := e.(pulumi.String); ok {
				open.values = append(open.values, string(s))
			}
			secrets = append(secrets, pulumi.ToSecret(e).(pulumi.StringOutput))
			unknowns = append(unknowns, notKnown(func(any) string { return "" }).(pulumi.StringOutput))
		}
		secret.values = open.values
		open.input, secret.input, unknown.input = of(elements), of(secrets), of(unknowns)
		ways = append(ways, open, secret, unknown)
	}
	if len(given) > 0 {
		add(given, false)
	} else {
		given = make([]pulumi.StringInput, 1)
	}
	others := make([]pulumi.StringInput, len(given))
	for i := range given {
		others[i] = pulumi.String(other.(string))
	}
	add(others, true)
	return ways
}

// maps are ways to give a map, of the same keys.
func maps(given pulumi.StringMap, other any) []way {
	var ways []way
	add := func(entries pulumi.StringMap, other bool) {
		open, secret, unknown := way{input: entries, other: other}, way{other: other, secret: true}, way{
			other: other, unknown: true,
		}
		secrets, unknowns := pulumi.StringMap{}, pulumi.StringMap{}
		for key, e := range entries {
			if s, ok := e.(pulumi.String); ok {
				open.values = append(open.values, string(s))
			}
			secrets[key] = pulumi.ToSecret(e).(pulumi.StringOutput)
			unknowns[key] = notKnown(func(any) string { return "" }).(pulumi.StringOutput)
		}
		secret.values, secret.input, unknown.input = open.values, secrets, unknowns
		ways = append(ways, open, secret, unknown)
	}
	others := pulumi.StringMap{}
	if len(given) > 0 {
		add(given, false)
		for key := range given {
			others[key] = pulumi.String(other.(string))
		}
	} else {
		others["owner"] = pulumi.String(other.(string))
	}
	add(others, true)
	return ways
}
