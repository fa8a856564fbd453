// Package iam simulates the part of AWS IAM that gives a program permissions: roles, and the policies inside them.
package iam

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/iam"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.Role:       {Constructor: iam.NewRole, Behaviour: roleBehaviour},
		awstype.RolePolicy: {Constructor: iam.NewRolePolicy, Behaviour: rolePolicyBehaviour},
	}
}
