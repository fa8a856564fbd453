package check

import (
	"reflect"
	"slices"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// ReportOf says how problems with the inputs A of a component are reported. maps are the inputs whose keys are as
// secret as their values.
func ReportOf[A any](in *inputs.Resolver, component string, maps ...string) Report {
	return Report{
		Component: component, Consequence: "nothing was changed", Order: inputs.Properties(reflect.TypeFor[A]()),
		Secrets: in.Secrets, Maps: maps,
	}
}

// Settle ends the checks of a component: with an error that holds every problem, or with what is unwise.
func Settle(in *inputs.Resolver, report Report, refused, unwise Problems) ([]inputs.Warning, error) {
	if in.Err != nil {
		return nil, in.Err
	}
	if err := report.Err(report.Redact(slices.Concat(Refused(in), refused))); err != nil {
		return nil, err
	}
	return report.Warnings(report.Redact(unwise)), nil
}
