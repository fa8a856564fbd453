package awssim

import (
	"context"
	"fmt"
	"maps"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

func (s *simulator) create(_ context.Context, req p.CreateRequest) (p.CreateResponse, error) {
	token := string(req.Urn.Type())
	t, err := typeOf(token)
	if err != nil {
		return p.CreateResponse{}, err
	}
	inputs, secrets := t.settle(fromMap(req.Properties)), t.secretsOf(req.Properties)
	s.addTags(t, inputs)
	if req.DryRun {
		return p.CreateResponse{Properties: t.foresee(inputs).toMap(secrets)}, nil
	}
	cloud, err := s.open()
	if err != nil {
		return p.CreateResponse{}, err
	}
	failure, err := cloud.enter("create", token)
	if err != nil {
		return p.CreateResponse{}, err
	}
	if failure != nil && !failure.HalfWay {
		return p.CreateResponse{}, t.wrap("creating", token, failure.error())
	}
	var id string
	var out props
	err = cloud.write(func(w *world) error {
		id, out, err = t.createIn(view{world: w, region: s.region}, token, inputs)
		return err
	})
	if err != nil {
		return p.CreateResponse{}, t.wrap("creating", token, err)
	}
	resp := p.CreateResponse{ID: id, Properties: t.withSecrets(out, inputs).toMap(secrets)}
	if failure != nil {
		err := t.wrap("waiting for the creation of", token, failure.error())
		resp.PartialState = &p.InitializationFailed{Reasons: []string{err.Error()}}
		return resp, err
	}
	return resp, nil
}

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

// addTags merges the provider's default tags under the resource's own, into tagsAll.
func (s *simulator) addTags(t *resourceType, inputs props) {
	if _, tagged := t.contract().outputs["tagsAll"]; !tagged {
		return
	}
	if _, later := inputs["tags"].(unknown); later {
		inputs["tagsAll"] = unknown{}
		return
	}
	all := map[string]any{}
	maps.Copy(all, s.defaultTags)
	maps.Copy(all, inputs.object("tags"))
	inputs["tagsAll"] = all
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
