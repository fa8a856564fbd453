package awssim

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/secretsmanager"
)

// secretsmanagerTypes are the resource types of the service.
func secretsmanagerTypes() map[string]*resourceType {
	return map[string]*resourceType{
		secretType:        {constructor: secretsmanager.NewSecret, behaviour: secretBehaviour},
		secretVersionType: {constructor: secretsmanager.NewSecretVersion, behaviour: secretVersionBehaviour},
	}
}
