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
}

// createdAlarm is an alarm in CloudWatch. Its name differs from the planned one if a transform of the program changes
// it.
type createdAlarm struct {
	resource pulumi.Resource
	name     pulumi.StringOutput
}
