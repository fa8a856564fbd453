package awssim

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// createIn asks AWS, and puts what it made into the cloud.
func (t *resourceType) createIn(v view, token string, inputs props) (string, props, error) {
	if hasUnknown(map[string]any(inputs)) {
		return "", nil, fmt.Errorf("unknown values reached a create of %s", token)
	}
	if err := t.refuse(v, inputs); err != nil {
		return "", nil, err
	}
	id, out, err := t.create(v, inputs.clone())
	if err != nil {
		return "", nil, err
	}
	created := &Resource{Type: token, Region: v.region, ID: id, Properties: t.stored(out)}
	if t.global {
		created.Region = ""
	}
	v.Resources = append(v.Resources, created)
	return id, out, nil
}

func (t *resourceType) refuse(v view, inputs props) error {
	if t.rules != nil {
		if err := t.rules(inputs); err != nil {
			return err
		}
	}
	if t.references != nil {
		return t.references(v, inputs)
	}
	return nil
}

// stored is what the cloud keeps: plain JSON, and a hash in place of a secret.
func (t *resourceType) stored(out props) props {
	stored := out.clone()
	for _, path := range t.secrets {
		if secret := stored.lookup(path); !isEmpty(secret) {
			stored.put(path, hashedAll(secret))
		}
	}
	return stored
}

// withSecrets puts the secrets, which AWS does not tell, back into what the provider reports.
func (t *resourceType) withSecrets(out, known props) props {
	out = out.clone()
	for _, path := range t.secrets {
		out.put(path, nil)
		if secret := known.lookup(path); !isEmpty(secret) {
			out.put(path, secret)
		}
	}
	return out
}

// secretsOf names what must come out secret: what went in so, and what always is.
func (t *resourceType) secretsOf(m property.Map) map[string]bool {
	secrets := secretsOf(m)
	for _, name := range t.secretInputs() {
		secrets[name] = true
	}
	return secrets
}

// foresee is what a preview of a create can tell: the inputs; everything that AWS decides is unknown.
func (t *resourceType) foresee(inputs props) props {
	out := inputs.clone()
	c := t.contract()
	for name := range c.outputs {
		if _, isInput := c.inputs[name]; !isInput || t.isComputed(name) {
			if _, given := out[name]; !given {
				out[name] = unknown{}
			}
		}
	}
	return out
}
