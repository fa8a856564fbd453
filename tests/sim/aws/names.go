package awssim

import (
	"context"
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// autoName says how the provider names a resource whose program leaves the name to it.
type autoName struct {
	property  string
	max       int
	transform func(string) string // nil when the name is taken as it is
}

// randomDigits is the length of the suffix: name, hyphen, seven hexadecimal digits.
const randomDigits = 7

// engineNaming is what the engine says about names when it asks for a check.
type engineNaming struct {
	seed     []byte
	proposed string
	disabled bool
}

type engineNamingKey struct{}

// propose makes the name of a new resource. An engine that was configured with a pattern for names has decided already.
func (a autoName) propose(naming engineNaming, logicalName string) (string, error) {
	name := naming.proposed
	switch {
	case naming.disabled:
		return "", fmt.Errorf("automatic naming is disabled: give %s explicitly", a.property)
	case name == "":
		var err error
		if name, err = resource.NewUniqueName(naming.seed, logicalName+"-", randomDigits, a.max, nil); err != nil {
			return "", err
		}
	case len(name) > a.max:
		return "", fmt.Errorf("proposed name '%s' is longer than maximum length %d", name, a.max)
	}
	if a.transform != nil {
		name = a.transform(name)
	}
	return name, nil
}

// namingOf finds what [bridgeServer] put into the context; in process there is a seed alone.
func namingOf(ctx context.Context, seed []byte) engineNaming {
	if naming, ok := ctx.Value(engineNamingKey{}).(engineNaming); ok {
		return naming
	}
	return engineNaming{seed: seed}
}
