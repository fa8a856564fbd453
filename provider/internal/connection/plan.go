// Package connection is the concern of how clients are told what they need to connect: URLs, an environment, and a
// secret.
package connection

import (
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/engine"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/identity"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Plan is what clients are told to connect, and whether a secret holds it.
type Plan struct {
	identity *identity.Plan
	engine   *engine.Release

	// Secret is nil where the program asks for none.
	Secret *SecretRequest
}

// NewPlan decides. It goes as far as the values allow; what is wrong with them is for the rules to say.
func NewPlan(
	in *inputs.Resolver, args Inputs, identity *identity.Plan, engine *engine.Release,
) *Plan {
	return &Plan{identity: identity, engine: engine, Secret: takeConnectionSecret(in, args.ConnectionSecret)}
}

// SecretRequest is the secret that the program asks for.
type SecretRequest struct {
	Key, name inputs.Setting[string]
	// window is nil where the program leaves it to AWS.
	window *int
}

func takeConnectionSecret(in *inputs.Resolver, asked *ConnectionSecret) *SecretRequest {
	if asked == nil {
		return nil
	}
	return &SecretRequest{
		Key:    inputs.Take(in, "connectionSecret.kmsKeyId", asked.KmsKeyId, ""),
		name:   inputs.Take(in, "connectionSecret.name", asked.Name, ""),
		window: asked.RecoveryWindowInDays,
	}
}
