package inputs

import (
	"fmt"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Warning is one thing that is unwise about a component: the path, what to do about it, and the name of the rule.
type Warning struct{ Path, Reason, Rule string }

// String ends with the name of the rule, by which a program can accept the warning.
func (w Warning) String() string { return fmt.Sprintf("%s: %s [%s]", w.Path, w.Reason, w.Rule) }

// Warn shows what is unwise about a component as warnings of the component, except for the ones that the program
// accepts.
func Warn(ctx *pulumi.Context, component pulumi.Resource, accepted []string, unwise []Warning) error {
	for _, one := range unwise {
		if slices.Contains(accepted, one.Rule) {
			continue
		}
		if err := ctx.Log.Warn(one.String(), &pulumi.LogArgs{Resource: component}); err != nil {
			return err
		}
	}
	return nil
}
