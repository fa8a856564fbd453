package convert

// shortcomings are what the compilers say of converted programs, by language and example, where a generator of Pulumi
// falls short. docs/languages.md tells of each.
var shortcomings = map[string][]string{
	// The elements of a list become pulumi.String, and no Output is one.
	"go/yaml": {"cannot use app.ID()", "as []pulumi.StringInput value"},
	// A plain value that can be left out is passed by value where the SDK takes a pointer.
	"go/serverless-yaml": {
		"cannot use app.ID()", "as []pulumi.StringInput value", "as *int value", "as *bool value",
	},
	// An object within an element of a list is written without its type.
	"go/scaling-yaml": {
		"cannot use app.ID()", "as []pulumi.StringInput value", "cannot use awsredis.EngineValkey",
		"cannot use awsredis.AutoScalingMetricCpu", "as *float64 value", "as *string value", "as *bool value",
		"missing type in composite literal",
	},
	// The arguments of a function of AWS have lists without a type. The parser goes on, and stumbles over the rest.
	"go/smallest-yaml": {
		"unexpected { in composite literal", "unexpected }, expected expression",
		"unexpected ) after top level declaration",
	},
	// Classes of arguments of functions are not imported, and their results are taken for plain values.
	"java/smallest-yaml": {"variable GetSubnetsFilterArgs", "method id()"},
	// Configuration is read as text, and a list that is one Output gets its elements one by one.
	"java/yaml": {
		"variable GetAvailabilityZonesFilterArgs", "int cannot be converted to String",
		"boolean cannot be converted to String", "method subnetIds in class Builder",
	},
	// An element of a map is called as a method.
	"java/serverless-yaml": {
		"variable GetAvailabilityZonesFilterArgs", "boolean cannot be converted to String",
		"method subnetIds in class Builder", "method app()", "package com.pulumi.awsredis.inputs does not exist",
		"variable ServerlessDataStorageArgs", "variable ServerlessEcpuPerSecondArgs", "variable UserArgs",
	},
	// Classes of nested inputs are looked for below com.pulumi, wherever the package says that its own are. The ones of
	// objects in lists are not imported at all.
	"java/scaling-yaml": {
		"variable GetAvailabilityZonesFilterArgs", "package com.pulumi.awsredis.inputs does not exist",
		"variable ClusterModeArgs", "variable AutoScalingArgs", "variable AutoScalingDimensionArgs",
		"variable AutoScalingScheduleArgs", "variable AutoScalingLimitsArgs",
	},
}
