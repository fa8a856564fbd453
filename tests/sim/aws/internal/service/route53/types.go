// Package route53 simulates Amazon Route 53.
package route53

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/route53"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.Zone:   {Constructor: route53.NewZone, Behaviour: zoneBehaviour},
		awstype.Record: {Constructor: route53.NewRecord, Behaviour: recordBehaviour},
	}
}
