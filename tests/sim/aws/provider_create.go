package awssim

import (
	"context"
	"maps"

	p "github.com/pulumi/pulumi-go-provider"
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
	err = cloud.store.write(func(w *world) error {
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
