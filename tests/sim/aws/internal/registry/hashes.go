package registry

import (
	"fmt"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// hashed is what the cloud keeps of a secret among the properties of a resource.
func hashed(secret string) string { return "sha256:" + world.Digest(secret) }

// hashedAll is the same for a secret or a list of them.
func hashedAll(secrets any) any {
	list, isList := props.Normal(secrets).([]any)
	if !isList {
		return hashed(fmt.Sprint(secrets))
	}
	for i, secret := range list {
		list[i] = hashed(fmt.Sprint(secret))
	}
	return list
}
