package monitoring

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

// Subject is what is watched, as AWS has it.
type Subject struct {
	// Resource is what the metrics are of. An alarm that exists before it would only report missing data.
	Resource pulumi.Resource
	// Runs is what runs, for [Watched.Fit]: of a cluster, the node type.
	Runs pulumi.StringOutput
	// AnyARN is the ARN of anything in the same partition, region and account.
	AnyARN pulumi.StringOutput
	// Dimensions are the values of dimensions that only AWS knows, by the names of the dimensions.
	Dimensions pulumi.StringMap
}

// dimensions are the dimensions of an alarm. The plan leaves empty what only AWS knows.
func (s Subject) dimensions(planned PlannedAlarm) pulumi.StringMap {
	all := pulumi.StringMap{}
	for name, value := range planned.Dimensions {
		if all[name] = pulumi.String(value); value == "" {
			all[name] = s.Dimensions[name]
		}
	}
	return all
}

// createdAlarm is an alarm in CloudWatch. Its name differs from the planned one if a transform of the program changes
// it.
type createdAlarm struct {
	resource pulumi.Resource
	name     pulumi.StringOutput
}
