// Package inputstest has inputs for the tests of the concerns.
package inputstest

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

// Unknown is a text that is not known yet, as it is in a preview.
func Unknown() pulumi.StringOutput {
	return pulumi.UnsafeUnknownOutput(nil).ApplyT(func(any) string { return "" }).(pulumi.StringOutput)
}

// UnknownPtr is a text that is not known yet, for an input that may be left out.
func UnknownPtr() pulumi.StringPtrOutput { return Unknown().ToStringPtrOutput() }

// AllKnown answers whether an input is unknown, for a run of rules over inputs that are all known.
func AllKnown(string) bool { return false }
