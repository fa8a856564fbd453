// Package sfn simulates the part of AWS Step Functions that holds state machines. Nothing runs them.
package sfn

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sfn"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.StateMachine: {Constructor: sfn.NewStateMachine, Behaviour: machineBehaviour},
	}
}
