package inputs

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	perrors "github.com/pulumi/pulumi/sdk/v3/go/pulumi/errors"
)

// Resolver gathers what waiting for the inputs brings up beside their values.
type Resolver struct {
	ctx context.Context
	// Found is what is not even of the type of its input.
	Found []perrors.InputPropertyErrorDetails
	// Secrets are the inputs of which the value, or a part of it, is a secret, and the paths of secrets that were
	// refused.
	Secrets Paths
	// Refused are the paths of values that were refused already. What lies in one of them is not known either.
	Refused Paths
	// Unknown are the paths of which the value is not known: yet, or because it was refused. A list of which an element
	// was refused is among them, for how long it will be.
	Unknown Paths
	// Err is why an input that was waited for never came: some other resource's failure, and no problem of the inputs.
	Err error
}

// NewResolver begins with what was refused before the inputs were values of Go.
func NewResolver(ctx context.Context) *Resolver {
	found, paths := refusedIn(ctx)
	in := &Resolver{ctx: ctx, Found: found, Secrets: Paths{}, Refused: Paths{}, Unknown: Paths{}}
	for _, one := range found {
		path := strings.TrimSuffix(one.PropertyPath, secretMark)
		paths = append(paths, path)
		if path != one.PropertyPath {
			in.Secrets[path] = true
		}
		if list, isElement := listOf(path); isElement {
			in.Unknown[list] = true
		}
	}
	for _, path := range paths {
		in.Refused[path], in.Unknown[path] = true, true
	}
	return in
}

func (in *Resolver) failed(name string, err error) {
	var wrongType wrongTypeError
	switch {
	case errors.As(err, &wrongType):
		in.Found = append(in.Found, perrors.InputPropertyErrorDetails{PropertyPath: name, Reason: err.Error()})
		in.Unknown[name] = true
	case err != nil:
		in.Err = errors.Join(in.Err, fmt.Errorf("waiting for %s: %w", name, err))
	}
}

// saw notes of an input that it is not known, or that it or a part of it is a secret.
func (in *Resolver) saw(name string, known, secret bool) {
	if !known {
		in.Unknown[name] = true
	}
	if secret {
		in.Secrets[Root(name)] = true
	}
}

// Take is the value of an input; absent is what holds where the program gave nothing.
func Take[T any, I pulumi.Input](in *Resolver, name string, input I, absent T) Setting[T] {
	s, err := resolve(in.ctx, input, absent)
	in.failed(name, err)
	s.Known = s.Known && !in.Refused.Cover(name)
	in.saw(name, s.Known, s.Secret)
	return s
}

// TakeList is the value of an input that is a list.
func TakeList(in *Resolver, name string, input pulumi.StringArrayInput) List {
	l, err := resolveList(in.ctx, input)
	return in.list(name, l, err)
}

// TakeElements is the value of an input that is a list of which the length is always known.
func TakeElements(in *Resolver, name string, inputs []pulumi.StringInput) List {
	l, err := resolveElements(in.ctx, inputs)
	return in.list(name, l, err)
}

// TakePasswords is the value of a list of secrets, whether or not the program marks them, which no rule quotes: that
// they are secrets is not noted of the input, and so keeps no rule from saying what is wrong with it.
func TakePasswords(in *Resolver, name string, inputs []pulumi.StringInput) List {
	l, err := resolveElements(in.ctx, inputs)
	in.failed(name, err)
	l.Counted = l.Counted && !in.Unknown.Cover(name)
	for i, e := range l.Elements {
		l.Elements[i].Known = e.Known && !in.Refused[Element(name, i)]
		l.Elements[i].Secret = true
	}
	return l
}

func (in *Resolver) list(name string, l List, err error) List {
	in.failed(name, err)
	l.Counted = l.Counted && !in.Unknown[name]
	in.saw(name, l.Counted, false)
	for i, e := range l.Elements {
		l.Elements[i].Known = e.Known && !in.Refused[Element(name, i)]
		in.saw(name, true, e.Secret)
	}
	return l
}

// TakeMap is the value of an input that is a map.
func TakeMap(in *Resolver, name string, input pulumi.StringMapInput) Dictionary {
	d, err := resolveMap(in.ctx, input)
	in.failed(name, err)
	in.saw(name, d.Counted, false)
	for key, e := range d.Entries {
		e.Known = e.Known && !in.Refused[Entry(name, key)]
		d.Entries[key] = e
		in.saw(name, true, e.Secret)
	}
	return d
}

// Knows says whether fields of the object at a path were not refused, so that what they hold is what the program says.
func (in *Resolver) Knows(path string, fields ...string) bool {
	return !slices.ContainsFunc(fields, func(field string) bool { return in.Refused.Cover(path + "." + field) })
}
