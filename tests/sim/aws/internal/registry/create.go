package registry

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/property"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/props"
	"github.com/pulumi-aws-redis/pulumi-aws-redis/tests/sim/aws/internal/world"
)

// CreateIn asks AWS, and puts what it made into the cloud. The id is the provider's.
func (t *Type) CreateIn(v world.View, token string, inputs props.Map) (string, props.Map, error) {
	if props.HasUnknown(map[string]any(inputs)) {
		return "", nil, fmt.Errorf("unknown values reached a create of %s", token)
	}
	if err := t.Refuse(v, inputs); err != nil {
		return "", nil, err
	}
	id, out, err := t.Create(v, inputs.Clone())
	if err != nil {
		return "", nil, err
	}
	created := &world.Resource{
		Type: token, Account: v.Account, Region: v.Region, ID: t.KeyOf(id, out), Properties: t.Stored(out),
	}
	if t.Global {
		created.Region = ""
	}
	v.Resources = append(v.Resources, created)
	return id, out, nil
}

// Refuse asks what AWS refuses of a creation.
func (t *Type) Refuse(v world.View, inputs props.Map) error {
	if t.Rules != nil {
		if err := t.Rules(inputs); err != nil {
			return err
		}
	}
	if t.References != nil {
		return t.References(v, inputs)
	}
	return nil
}

// Stored is what the cloud keeps: plain JSON, and a hash in place of a secret.
func (t *Type) Stored(out props.Map) props.Map {
	stored := out.Clone()
	for _, path := range t.Secrets {
		if secret := stored.Lookup(path); !props.IsEmpty(secret) {
			stored.Put(path, hashedAll(secret))
		}
	}
	return stored
}

// WithSecrets puts the secrets, which AWS does not tell, back into what the provider reports.
func (t *Type) WithSecrets(out, known props.Map) props.Map {
	out = out.Clone()
	for _, path := range t.Secrets {
		out.Put(path, nil)
		if secret := known.Lookup(path); !props.IsEmpty(secret) {
			out.Put(path, secret)
		}
	}
	return out
}

// SecretsOf names what must come out secret: what went in so, and what always is.
func (t *Type) SecretsOf(m property.Map) map[string]bool {
	secrets := props.SecretsOf(m)
	for _, name := range t.SecretInputs() {
		secrets[name] = true
	}
	return secrets
}

// Foresee is what a preview of a create can tell: the inputs; everything that AWS decides is unknown.
func (t *Type) Foresee(inputs props.Map) props.Map {
	out := inputs.Clone()
	c := t.Contract()
	for name := range c.Outputs {
		if _, isInput := c.Inputs[name]; !isInput || t.IsComputed(name) {
			if _, given := out[name]; !given {
				out[name] = props.Unknown{}
			}
		}
	}
	return out
}
