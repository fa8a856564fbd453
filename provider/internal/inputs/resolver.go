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

// Resolver collects what is found while waiting for the inputs, apart from their values.
type Resolver struct {
	ctx context.Context
	// Found are values of a wrong type.
	Found []perrors.InputPropertyErrorDetails
	// Secrets are the inputs that are secrets, or hold one, and the paths of secrets that were refused.
	Secrets Paths
	// Refused are the paths of values that were refused already. What is inside such a value is not known either.
	Refused Paths
	// Unknown are the paths whose values are not known, either not yet or because they were refused. A list with a
	// refused element is among them, because its length is not known.
	Unknown Paths
	// Err says why the value of an input never came: a resource failed. That is no problem with the inputs.
	Err error
}

// NewResolver starts with what was refused already (see [WithRefused]).
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

// saw notes that an input is not known, or that it is a secret or holds one.
func (in *Resolver) saw(name string, known, secret bool) {
	if !known {
		in.Unknown[name] = true
	}
	if secret {
		in.Secrets[Root(name)] = true
	}
}

// Take is the value of an input. absent is the value if the program gives none.
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

// TakeElements is the value of an input that is a list of known length.
func TakeElements(in *Resolver, name string, inputs []pulumi.StringInput) List {
	l, err := resolveElements(in.ctx, inputs)
	return in.list(name, l, err)
}

// TakePasswords is the value of an input that is a list of secrets, whether or not the program marks them. No rule
// quotes them, so the input is not noted as a secret, which would redact what rules say about it.
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

// Knows says whether the fields of the object at a path hold what the program says: none was refused.
func (in *Resolver) Knows(path string, fields ...string) bool {
	return !slices.ContainsFunc(fields, func(field string) bool { return in.Refused.Cover(path + "." + field) })
}
