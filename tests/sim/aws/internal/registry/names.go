package registry

import (
	"context"
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// AutoName says how the provider names a resource whose program leaves the name to it.
type AutoName struct {
	Property  string
	Max       int
	Transform func(string) string // nil when the name is taken as it is
}

// Prefix is the input with which a program gives the beginning of the name alone: namePrefix, or bucketPrefix.
func (a AutoName) Prefix() string { return a.Property + "Prefix" }

// randomDigits is the length of the suffix: name, hyphen, seven hexadecimal digits.
const randomDigits = 7

// Naming is what the engine says about names when it asks for a check.
type Naming struct {
	Seed     []byte
	Proposed string
	Disabled bool
}

// NamingKey is the key of the [Naming] in the context of a check.
type NamingKey struct{}

// Propose makes the name of a new resource. An engine that was configured with a pattern for names has decided already.
func (a AutoName) Propose(naming Naming, logicalName string) (string, error) {
	name := naming.Proposed
	switch {
	case naming.Disabled:
		return "", fmt.Errorf("automatic naming is disabled: give %s explicitly", a.Property)
	case name == "":
		var err error
		if name, err = resource.NewUniqueName(naming.Seed, logicalName+"-", randomDigits, a.Max, nil); err != nil {
			return "", err
		}
	case len(name) > a.Max:
		return "", fmt.Errorf("proposed name '%s' is longer than maximum length %d", name, a.Max)
	}
	if a.Transform != nil {
		name = a.Transform(name)
	}
	return name, nil
}

// NamingOf finds what the server put into the context; in process there is a seed alone.
func NamingOf(ctx context.Context, seed []byte) Naming {
	if naming, ok := ctx.Value(NamingKey{}).(Naming); ok {
		return naming
	}
	return Naming{Seed: seed}
}
