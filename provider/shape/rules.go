package shape

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/check"
)

const shapeSource = "the package's schema"

// Rules are the rules of inputCheck, for the documentation of the checks. They hold for every input; Input is the input
// in the example.
var Rules = []check.Doc{
	{
		Name: "required", Input: "instanceType",
		Holds:   "Every required input is given, also inside objects.",
		Example: `instanceType: null`,
		Source:  "the documented module, required inputs",
	},
	{
		Name: "known-name", Input: "redis_version",
		Holds: "Every input has a name that the package knows. A slip, the documented module's spelling, and AWS's " +
			"own name for the same thing are recognised.",
		Example: `redis_version: "7.0"`,
		Source:  shapeSource,
	},
	{
		Name: "type", Input: "port",
		Holds: "Every value is of the type of its input. None is converted: what a text, a number or a boolean " +
			"should have been is not guessed.",
		Example: `port: "6379"`,
		Source:  shapeSource,
	},
	{
		Name: "whole-number", Input: "replicationGroupSize",
		Holds:   "A number that counts is whole. It is never rounded.",
		Example: `replicationGroupSize: 2.5`,
		Source:  shapeSource,
	},
	{
		Name: "number-size", Input: "port",
		Holds:   "A number fits into 32 bits.",
		Example: `port: 1e300`,
		Source:  shapeSource,
	},
	{
		Name: "null-element", Input: "subnetIds",
		Holds:   "No element of a list, and no value of a map, is null.",
		Example: `subnetIds: [subnet-0aaaaaaaaaaaaaaa1, null, subnet-0aaaaaaaaaaaaaaa2]`,
		Source:  shapeSource,
	},
	{
		Name: "object", Input: "clusterMode",
		Holds:   "`clusterMode` is the object itself, not the documented module's list of one.",
		Example: "clusterMode: [{ numNodeGroups: 2, replicasPerNodeGroup: 0 }]",
		Source:  shapeSource,
	},
	{
		Name: "known-value", Input: "instanceType",
		Holds:   "A plain input is known when the program runs, since the component decides with it.",
		Example: `instanceType: ${other.instanceType}`,
		Source:  shapeSource,
	},
	{
		Name: "public-value", Input: "instanceType",
		Holds:   "A plain input is no secret, since it shows in names and in previews.",
		Example: `instanceType: { "fn::secret": cache.m7g.large }`,
		Source:  shapeSource,
	},
}
