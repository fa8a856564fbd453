package convert

// shortcomings are what the compilers say of converted programs, by language and example, where a generator of Pulumi
// falls short. docs/languages.md tells of each.
var shortcomings = map[string][]string{
	// The elements of a list become pulumi.String, and no Output is one.
	"go/yaml":            {"cannot use app.ID()"},
	"go/serverless-yaml": {"cannot use app.ID()"},
	// A word of a closed set is passed by value where the SDK takes a pointer.
	"go/scaling-yaml": {"cannot use awsredis.EngineValkey"},
	// The arguments of a function of AWS have lists without a type.
	"go/smallest-yaml": {"missing ',' in composite literal"},
	// Classes of arguments of functions are not imported.
	"java/smallest-yaml":   {"GetSubnetsFilterArgs"},
	"java/yaml":            {"GetAvailabilityZonesFilterArgs"},
	"java/serverless-yaml": {"GetAvailabilityZonesFilterArgs"},
	// Classes of nested inputs are looked for below com.pulumi, wherever the package says that its own are.
	"java/scaling-yaml": {"GetAvailabilityZonesFilterArgs", "package com.pulumi.awsredis.inputs does not exist"},
}
