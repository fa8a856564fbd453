// Package logs simulates Amazon CloudWatch Logs.
package logs

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/cloudwatch"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.LogGroup: {Constructor: cloudwatch.NewLogGroup, Behaviour: logGroupBehaviour},
	}
}
