// Package secretsmanager simulates AWS Secrets Manager.
package secretsmanager

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/secretsmanager"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/awstype"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/registry"
)

// Types are the resource types of the service.
func Types() map[string]*registry.Type {
	return map[string]*registry.Type{
		awstype.Secret:        {Constructor: secretsmanager.NewSecret, Behaviour: secretBehaviour},
		awstype.SecretVersion: {Constructor: secretsmanager.NewSecretVersion, Behaviour: secretVersionBehaviour},
	}
}
