// Package sqs simulates the part of Amazon SQS that holds queues. No messages pass.
package sqs

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/sqs"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.Queue: {Constructor: sqs.NewQueue, Behaviour: queueBehaviour},
	}
}
